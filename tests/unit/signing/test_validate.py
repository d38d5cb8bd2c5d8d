import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from congvan.model.signature import Level, Signature, Verdict
from congvan.signing.trust import Trust, read_trust
from congvan.signing.validate import NoPdfError, signatures_of
from tests.pki import SIGNED_AT, Identity, ocsp_response, pki, signed, stamped, with_proof
from tests.pki import trust as put_trust
from tests.unit.signing.papers import paper

_BEFORE = datetime(2026, 2, 1, tzinfo=UTC)  # the revoked signer's certificate was called back in March


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    """What an archive trusts."""
    return read_trust(put_trust(tmp_path_factory.mktemp("reports")))


def _only(data: bytes, trust: Trust) -> Signature:
    (found,) = signatures_of(data, trust)
    return found


@pytest.mark.parametrize("level", [Level.B_B, Level.B_T, Level.B_LT, Level.B_LTA])
def test_each_level_is_told(level: Level, trust: Trust) -> None:
    """What PAdES calls it, who signed, when, and whether a third party proves the time."""
    found = _only(signed(paper(), level=level), trust)
    assert (found.verdict, found.level, found.time) == (Verdict.VALID, level, SIGNED_AT)
    assert (found.signer, found.organisation) == ("Nguyễn Văn Mẫu", "Ủy ban nhân dân xã Mẫu")
    assert (found.root, found.serial) == (
        "Gốc thử nghiệm của Congvan",
        f"{pki().signer.certificate.serial_number:x}",
    )
    assert found.time_proven is (level is not Level.B_B)
    assert found.authority == ("" if level is Level.B_B else "Cấp dấu thời gian thử nghiệm")


def test_nobody_signed(trust: Trust) -> None:
    """A plain PDF has no signatures; that is no error here."""
    assert signatures_of(paper(), trust) == ()


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n", b"PK\x03\x04", paper()[:400]])
def test_what_is_no_pdf_is_said(data: bytes, trust: Trust) -> None:
    """An exception of ours, not one of the library's."""
    with pytest.raises(NoPdfError):
        signatures_of(data, trust)


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch, trust: Trust) -> None:
    """The certificates name a list and a service in the network; without either the answer is the same."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked")

    data = signed(paper(), level=Level.B_T)
    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert _only(data, trust).verdict is Verdict.VALID


def test_no_roots_trust_nobody() -> None:
    """Above all not those of the machine."""
    assert _only(signed(paper()), Trust()).verdict is Verdict.FOREIGN


def _who(name: str) -> Identity:
    found = getattr(pki(), name)
    assert isinstance(found, Identity)
    return found


@pytest.mark.parametrize(
    ("who", "verdict"), [("stranger", Verdict.FOREIGN), ("expired", Verdict.EXPIRED), ("weak", Verdict.WEAK)]
)
def test_a_bad_signer_is_told(who: str, verdict: Verdict, trust: Trust) -> None:
    """Same name under another root, a certificate that had ended, a key of 1,024 bits."""
    assert _only(signed(paper(), _who(who)), trust).verdict is verdict


def test_an_expired_certificate_was_valid_once(trust: Trust) -> None:
    """It is judged as of the signing, not as of today: an archive is read for decades."""
    then = datetime(2025, 5, 4, tzinfo=UTC)
    assert _only(signed(paper(), pki().expired, Level.B_T, at=then), trust).verdict is Verdict.VALID


def test_sha1_is_weak(trust: Trust) -> None:
    """Two files of the same SHA-1 can be made today."""
    assert _only(signed(paper(), algorithm="sha1"), trust).verdict is Verdict.WEAK


def test_a_revoked_certificate_is_told(trust: Trust) -> None:
    """By the list in the file's own security store."""
    assert _only(with_proof(signed(paper(), pki().revoked, Level.B_T)), trust).verdict is Verdict.REVOKED


def test_an_answer_of_the_authority_tells_it_too(trust: Trust) -> None:
    """By OCSP, with no list at hand, and although nothing tells of the authority above."""
    answer = ocsp_response(pki().signer, good=False)
    data = with_proof(signed(paper(), level=Level.B_T), crls=False, ocsps=(answer,))
    assert _only(data, trust).verdict is Verdict.REVOKED


def test_signed_before_it_was_revoked(trust: Trust) -> None:
    """It holds if a time stamp proves so; else a thief of the key could claim an earlier day."""
    proven = signed(paper(), pki().revoked, Level.B_T, at=_BEFORE)
    claimed = signed(paper(), pki().revoked, at=_BEFORE)
    assert _only(with_proof(proven), trust).verdict is Verdict.VALID
    assert _only(with_proof(claimed), trust).verdict is Verdict.REVOKED


def test_a_stamp_of_a_stranger_proves_nothing(trust: Trust) -> None:
    """The signature stands, its time is only claimed."""
    found = _only(signed(paper(), level=Level.B_T, tsa=pki().stranger_tsa), trust)
    assert (found.verdict, found.level, found.time_proven) == (Verdict.VALID, Level.B_B, False)


def test_signer_then_seal_then_stamp(trust: Trust) -> None:
    """Both hold, in the order of signing; the first is proven to be there by the time of the document's stamp."""
    officer = signed(paper(), certify=True)
    both = stamped(signed(officer, pki().seal, Level.B_T, field="Seal"))
    first, second = signatures_of(both, trust)
    assert [x.verdict for x in (first, second)] == [Verdict.VALID, Verdict.VALID]
    assert (first.signer, second.signer) == ("Nguyễn Văn Mẫu", "UBND xã Mẫu")
    assert (first.claimed, first.time) == (SIGNED_AT, SIGNED_AT + timedelta(days=365))
    assert second.time == SIGNED_AT


def test_signatures_of_the_time_before_pades(trust: Trust) -> None:
    """They are valid, and of none of the levels."""
    found = _only(signed(paper(), pades=False), trust)
    assert (found.verdict, found.level) == (Verdict.VALID, Level.NONE)


def test_the_answer_does_not_depend_on_the_order_of_roots(tmp_path: Path) -> None:
    """Nor on what their files are called."""
    one, other = pki().root, pki().other_root
    first, second = (
        read_trust(put_trust(tmp_path / str(at), *who)) for at, who in enumerate([(one, other), (other, one)])
    )
    assert first == second
    assert first.fingerprint != read_trust(put_trust(tmp_path / "c")).fingerprint

"""Whose certificate a signature bears: what it is for, what it is called, and by which number keys are too short."""

import pytest
from cryptography.x509 import ObjectIdentifier
from cryptography.x509.oid import ExtendedKeyUsageOID as Purpose

from congvan.errors import ArchiveError, MachineError
from congvan.model.signature import Level, Signature, Verdict
from congvan.model.trust import FEWEST_BITS, Trust
from congvan.signing import evidence, known
from congvan.signing.fitness import visible
from congvan.signing.keys import name_of, refuse_unfit
from congvan.signing.validate import signatures_of
from tests import pki
from tests.unit.signing.papers import paper

_TRUST = Trust((pki.pki().root.der,))


def _only(who: pki.Identity, trust: Trust = _TRUST) -> Signature:
    (found,) = signatures_of(pki.signed(paper(), who), trust)
    return found


@pytest.mark.parametrize(
    "purposes",
    [
        (Purpose.SERVER_AUTH,),
        (Purpose.CODE_SIGNING,),
        (Purpose.TIME_STAMPING,),
        (Purpose.SERVER_AUTH, Purpose.CODE_SIGNING),
    ],
)
def test_a_certificate_for_something_else_signs_nothing(purposes: tuple[ObjectIdentifier, ...]) -> None:
    """Of a web server, of programs, of time stamps: refused before signing, and found afterwards."""
    who = pki.signer_with(*purposes)
    assert _only(who).verdict is Verdict.UNFIT
    with pytest.raises(ArchiveError, match="not for signing documents"):
        refuse_unfit(pki.simple_signer(who), pki.SIGNED_AT)


@pytest.mark.parametrize(
    "purposes",
    [
        (),
        (Purpose.EMAIL_PROTECTION, Purpose.CLIENT_AUTH),
        (Purpose.SERVER_AUTH, Purpose.EMAIL_PROTECTION),
        (Purpose.ANY_EXTENDED_KEY_USAGE,),
        (ObjectIdentifier("1.3.6.1.5.5.7.3.36"),),
        (ObjectIdentifier("1.2.3.4.5"),),
    ],
)
def test_other_purposes_are_let_be(purposes: tuple[ObjectIdentifier, ...]) -> None:
    """None named, e-mail, documents (RFC 9336), an authority's own."""
    who = pki.signer_with(*purposes)
    assert _only(who).verdict is Verdict.VALID
    refuse_unfit(pki.simple_signer(who), pki.SIGNED_AT)


@pytest.mark.parametrize("who", [pki.pki().mute, pki.first_version(pki.signer_with())], ids=["no usage", "version 1"])
def test_a_certificate_that_does_not_say_what_it_is_for(who: pki.Identity) -> None:
    """It is called so, and not one of an unknown root."""
    assert _only(who).verdict is Verdict.UNFIT
    with pytest.raises(ArchiveError, match="does not say that its key is for signing"):
        refuse_unfit(pki.simple_signer(who), pki.SIGNED_AT)


def test_the_level_does_not_depend_on_trust() -> None:
    """What a signature proves is one thing, who stands behind it another."""
    found = _only(pki.pki().stranger)
    assert (found.verdict, found.level) == (Verdict.FOREIGN, Level.B_B)


@pytest.mark.parametrize(("bits", "verdict"), [(1024, Verdict.WEAK), (2048, Verdict.VALID)])
def test_the_fewest_bits_of_a_key(bits: int, verdict: Verdict) -> None:
    """By our own number."""
    assert FEWEST_BITS == 2048
    assert _only(pki.signer_with(bits=bits)).verdict is verdict


def test_the_number_is_ours_and_not_the_librarys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Raised by one, it refuses the key that is just long enough."""
    monkeypatch.setattr(evidence, "FEWEST_BITS", FEWEST_BITS + 1)
    assert _only(pki.signer_with(bits=2048)).verdict is Verdict.WEAK


def test_names_are_visible_text() -> None:
    """No control, no mark that turns the direction of writing, one line, not endless; Vietnamese stays as it is."""
    assert visible("Nguyễn\u202e Văn\n\tMẫu\u200b\x00") == "Nguyễn Văn Mẫu"
    assert visible("Ngo\u0302 Thi\u0323") == "Ngo\u0302 Thi\u0323"
    assert len(visible("a" * 5000)) == 200
    found = _only(pki.signer_with(name="Lê\u202eunh"))
    assert found.signer == "Lêunh"
    certificate = pki.simple_signer(pki.signer_with(name="Lê\u202eunh")).signing_cert
    assert certificate
    assert name_of(certificate) == "Lêunh"


def test_another_version_of_the_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A method that is called otherwise would look like a signature that cannot be read."""
    known.require_known.cache_clear()
    monkeypatch.setattr(known, "WRITTEN_FOR", {"pyhanko": "0.1."})
    with pytest.raises(MachineError, match=r"has pyhanko 0\.38.*needs 0\.1\.x"):
        signatures_of(paper(), _TRUST)


@pytest.fixture(autouse=True)
def _forget() -> None:
    known.require_known.cache_clear()

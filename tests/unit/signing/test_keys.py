"""Keys in PKCS#12 files: opened with the right passphrase alone, which nothing shows; who may not sign."""

import pickle
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from congvan.errors import ArchiveError, MachineError
from congvan.signing.keys import Passphrase, key_of_file, name_of, refuse_unfit, root_of
from congvan.signing.trust import read_trust
from tests import pki

WRONG = "mat-khau-sai-9876"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The officer's key file."""
    path = tmp_path / "key.p12"
    path.write_bytes(pki.pki().signer.pkcs12)
    return path


def test_the_right_passphrase_opens_it(file: Path) -> None:
    """Vietnamese letters and all; the root behind it is named although it is not in the file."""
    with key_of_file(file, Passphrase(pki.PASSWORD)) as key:
        assert key.signing_cert is not None
        assert name_of(key.signing_cert) == "Nguyễn Văn Mẫu"
        assert root_of(key) == "Gốc thử nghiệm của Congvan"


def test_a_file_without_passphrase_opens_with_none(tmp_path: Path) -> None:
    """Such files exist; the empty answer opens them."""
    who = pki.pki().signer
    bare = pkcs12.serialize_key_and_certificates(None, who.key, who.certificate, None, serialization.NoEncryption())
    (tmp_path / "bare.p12").write_bytes(bare)
    with key_of_file(tmp_path / "bare.p12", Passphrase("")) as key:
        assert key.signing_cert is not None


def test_a_wrong_passphrase_shows_nothing(file: Path) -> None:
    """Neither in the sentence nor in a whole traceback, with the values of every frame; and no library's words."""
    with pytest.raises(ArchiveError, match="passphrase is wrong") as caught, key_of_file(file, Passphrase(WRONG)):
        pass
    told = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert "_open" in told or "key_of_file" in told
    assert WRONG not in told
    assert "cryptography" not in told


@pytest.mark.parametrize("data", [b"", b"-----BEGIN PRIVATE KEY-----", b"\x30\x82" * 400])
def test_what_is_no_key_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """In the same sentence as a wrong passphrase: the two cannot be told apart."""
    (tmp_path / "x.p12").write_bytes(data)
    with pytest.raises(ArchiveError, match="cannot be opened"), key_of_file(tmp_path / "x.p12", Passphrase("")):
        pass


@pytest.mark.parametrize("passphrase", ["x", ""])
@pytest.mark.parametrize(
    ("has_key", "said"), [(False, "holds no private key"), (True, "holds no certificate of its key")]
)
def test_a_file_that_lacks_something_is_refused(tmp_path: Path, passphrase: str, has_key: bool, said: str) -> None:
    """One that holds a certificate alone, or a key alone: it opens, so nobody looks for another passphrase."""
    who = pki.pki().signer
    lock = serialization.BestAvailableEncryption(b"x") if passphrase else serialization.NoEncryption()
    key, certificate = (who.key, None) if has_key else (None, who.certificate)
    (tmp_path / "x.p12").write_bytes(pkcs12.serialize_key_and_certificates(None, key, certificate, None, lock))
    with pytest.raises(ArchiveError, match=said), key_of_file(tmp_path / "x.p12", Passphrase(passphrase)):
        pass


def test_a_file_that_is_away_is_named(tmp_path: Path) -> None:
    """With the system's reason."""
    with pytest.raises(MachineError, match="no such file"), key_of_file(tmp_path / "x.p12", Passphrase("")):
        pass


def test_a_passphrase_shows_itself_to_nobody() -> None:
    """Not printed, not formatted, not pickled."""
    secret = Passphrase(WRONG)
    assert WRONG not in f"{secret} {secret!r} {[secret]}"
    with pytest.raises(TypeError, match="not copied"):
        pickle.dumps(secret)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (datetime(2023, 5, 1, tzinfo=UTC), "valid from 2024-01-01 on"),
        (datetime(2034, 5, 1, tzinfo=UTC), "expired on 2033-12-31"),
    ],
)
def test_a_certificate_signs_in_its_time(when: datetime, said: str) -> None:
    """Neither before nor after; the sentence names the day."""
    with pytest.raises(ArchiveError, match=said):
        refuse_unfit(pki.simple_signer(pki.pki().signer), when)


def test_an_authority_does_not_sign_letters() -> None:
    """A certificate whose use is another one; what to do is said."""
    with pytest.raises(ArchiveError, match=r"not for signing\. Sign with one whose key usage is"):
        refuse_unfit(pki.simple_signer(pki.pki().intermediate), pki.SIGNED_AT)


def test_a_private_key_is_no_root(tmp_path: Path) -> None:
    """Whoever exports a root with its key is told so, and the root is not trusted."""
    root = pki.pki().root
    plain = root.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "root.pem").write_bytes(root.pem + plain)
    trust = read_trust(tmp_path)
    assert trust.roots == ()
    assert [str(x.why.english) for x in trust.faults] == [
        "it holds a private key, which must not be in an archive; have its certificate called back"
    ]

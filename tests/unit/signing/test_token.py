"""Keys on a PKCS#11 token: found, used, and every way in which they are not there said in one sentence."""

import io
import sys
from pathlib import Path

import pytest
from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader

from congvan.errors import ArchiveError, CongvanError, MachineError
from congvan.model.signature import Verdict
from congvan.signing.appearance import Role
from congvan.signing.keys import Passphrase, Token, key_of_token
from congvan.signing.sign import Signing, sign
from congvan.signing.trust import read_trust
from congvan.signing.validate import signatures_of
from tests import pki, signers

PIN = Passphrase(signers.PIN)


def _signed(token: Token) -> bytes:
    unsigned, block = signers.letter()
    with key_of_token(token, PIN) as key:
        return sign(Signing(unsigned, block, Role.SIGNER, pki.SIGNED_AT), key)


def test_the_only_key_signs(tmp_path: Path) -> None:
    """It need not be named; the certificate beside it says who, and its issuer need not be on the token."""
    data = _signed(Token(signers.module(), signers.TOKEN))
    trust = read_trust(pki.trust(tmp_path))
    (found,) = signatures_of(data, trust)
    assert found.signer == "Nguyễn Văn Mẫu"
    assert found.verdict is Verdict.FOREIGN  # the intermediate authority is on no token, and in no folder
    assert _algorithm(data) == "sha256_ecdsa"


def test_a_named_key_signs() -> None:
    """Where there are several; of RSA, too."""
    data = _signed(Token(signers.module(), signers.CROWDED, "rsa"))
    assert _algorithm(data) in {"rsassa_pkcs1v15", "sha256_rsa"}


def _algorithm(data: bytes) -> str:
    (signature,) = PdfFileReader(io.BytesIO(data)).embedded_signatures
    content: cms.SignedData = signature.signed_data
    return str(content["signer_infos"][0]["signature_algorithm"]["algorithm"].native)


@pytest.mark.parametrize(
    ("token", "pin", "kind", "said"),
    [
        (Token(Path("/no/such.so"), signers.TOKEN), signers.PIN, ArchiveError, "There is no PKCS#11 module /no/such."),
        (Token(Path(__file__), signers.TOKEN), signers.PIN, MachineError, "cannot be loaded"),
        (Token(Path(), "vắng"), signers.PIN, ArchiveError, "no token 'vắng'; the module sees: congvan, dong."),
        (Token(Path(), signers.TOKEN, "x"), signers.PIN, ArchiveError, "has no such key; it has: lanh-dao."),
        (Token(Path(), signers.CROWDED), signers.PIN, ArchiveError, "several keys: con-dau, rsa. Name one with --key."),
        (Token(Path(), signers.TOKEN), "9999-sai", ArchiveError, "refuses the PIN"),
        (Token(Path(), signers.TOKEN), "", ArchiveError, "refuses the PIN"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_named(token: Token, pin: str, kind: type[CongvanError], said: str) -> None:
    """Module, token, key; a wrong PIN is told without the PIN."""
    token = token if token.module != Path() else Token(signers.module(), token.label, token.key)
    with pytest.raises(kind) as caught, key_of_token(token, Passphrase(pin)):
        pass
    assert said in str(caught.value)
    assert not pin or pin not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_the_extra_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says how to install it."""
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    with pytest.raises(MachineError, match=r"pip install 'congvan\[pkcs11\]'"), key_of_token(Token(Path(), "x"), PIN):
        pass

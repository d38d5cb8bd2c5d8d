"""Other people's programs say the same of our signatures: OpenSSL and Poppler share no code with pyHanko."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from congvan.model.signature import Level, Verdict
from congvan.signing.trust import Trust
from congvan.signing.validate import signatures_of
from tests.pki import SIGNED_AT, Identity, pki, signed
from tests.unit.signing.papers import paper

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)")
_CASES = {
    "sound": (signed(paper()), True),
    "long": (signed(paper(), level=Level.B_LTA), True),
    "flipped": ((_sound := signed(paper())).replace(b"/Type", b"/Typf", 1), False),
    "foreign": (signed(paper(), pki().stranger), False),
    "expired": (signed(paper(), pki().expired), False),
}


def _verified_by_openssl(data: bytes, root: Identity, folder: Path) -> bool:
    """Whether `openssl cms -verify` takes the first signature of a PDF, as of the day it was signed."""
    found = _RANGE.search(data)
    assert found
    start, length, second, rest = (int(x) for x in found.groups())
    content = data[start : start + length] + data[second : second + rest]
    cms = bytes.fromhex(data[start + length + 1 : second - 1].decode())
    size = 4 + int.from_bytes(cms[2:4], "big")  # 0x30 0x82 and two bytes of length; behind it is padding
    for name, part in (("signed", content), ("cms", cms[:size]), ("root.pem", root.pem)):
        (folder / name).write_bytes(part)
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "cms", "-content", "signed",
               "-CAfile", "root.pem", "-purpose", "any", "-out", "out",
               "-attime", str(int(SIGNED_AT.timestamp()))]  # fmt: skip
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not on this machine")
@pytest.mark.parametrize("case", _CASES)
def test_openssl_says_the_same(case: str, tmp_path: Path) -> None:
    """Of a sound signature, of one broken by a byte, of a stranger's, of one made too late."""
    data, holds = _CASES[case]
    (found, *_) = signatures_of(data, Trust((pki().root.der,)))
    assert (found.verdict is Verdict.VALID) is holds
    assert _verified_by_openssl(data, pki().root, tmp_path) is holds


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler-utils are not on this machine")
@pytest.mark.parametrize("case", ["sound", "long", "flipped"])
def test_poppler_reads_the_same(case: str, tmp_path: Path) -> None:
    """Who signed, when, and whether the bytes are those that were signed; it trusts nobody here."""
    data, holds = _CASES[case]
    (tmp_path / "a.pdf").write_bytes(data)
    command = ["pdfsig", "-nocert", "a.pdf"]
    environment = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False).stdout
    assert "Signer Certificate Common Name: Nguyễn Văn Mẫu" in said
    assert f"Signing Time: {datetime(2026, 5, 4, 1, 30, tzinfo=UTC):%b %d %Y %H:%M:%S}" in said
    first = said.partition("Signature #2")[0]
    assert ("Signature Validation: Signature is Valid." in first) is holds

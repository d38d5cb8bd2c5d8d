from pathlib import Path

import pytest

from congvan.model.trust import FEWEST_BITS
from congvan.signing.trust import read_trust
from tests.pki import pki, trust


def test_a_folder_that_is_not_there_trusts_nobody(tmp_path: Path) -> None:
    """As every archive without signed letters."""
    found = read_trust(tmp_path / "_trust")
    assert (found.roots, found.faults) == ((), ())


@pytest.mark.parametrize("name", ["goc.pem", "goc.crt", "goc.cer", "GOC.CRT"])
def test_roots_come_in_either_form(name: str, tmp_path: Path) -> None:
    """As their authorities publish them: PEM or DER, under any of the usual endings."""
    for content in (pki().root.pem, pki().root.der):
        (tmp_path / name).write_bytes(content)
        assert read_trust(tmp_path).roots == (pki().root.der,)


def test_a_bundle_holds_several(tmp_path: Path) -> None:
    """A country's roots come in one file; the same one twice is one."""
    (tmp_path / "a.pem").write_bytes(pki().root.pem + pki().other_root.pem)
    (tmp_path / "b.pem").write_bytes(pki().root.pem)
    assert set(read_trust(tmp_path).roots) == {pki().root.der, pki().other_root.der}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no certificate"),
        (b"hello", "no certificate"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "no certificate"),
        (pki().root.pem[:300], "no certificate"),
        (pki().signer.pem, "of an authority"),
        (pki().root.pem + pki().signer.pem, "of an authority"),
        (b"x" * 1_000_001, "too large"),
    ],
    ids=["empty", "text", "damaged", "half", "signer", "mixed", "large"],
)
def test_what_cannot_be_trusted_is_said(content: bytes, why: str, tmp_path: Path) -> None:
    """By the file's name and a reason; nothing of such a file is trusted."""
    (tmp_path / "goc.crt").write_bytes(content)
    found = read_trust(tmp_path)
    assert found.roots == ()
    assert [x.file for x in found.faults] == ["goc.crt"]
    assert why in found.faults[0].why.english


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Who may write a link could make an archive trust another folder's file."""
    root = trust(tmp_path / "reports") / "root-1.pem"
    (tmp_path / "_trust").mkdir()
    (tmp_path / "_trust" / "goc.pem").symlink_to(root)
    assert read_trust(tmp_path / "_trust").roots == ()


def test_the_manual_names_the_fewest_bits() -> None:
    """The number that is asked for, as Vietnamese writes it."""
    manual = Path(__file__).parents[3] / "docs" / "signing.md"
    assert f"RSA dưới {FEWEST_BITS:,} bit".replace(",", ".") in manual.read_text("utf-8")

"""Signed copies of a built edition, judged again."""

from pathlib import Path

from congvan.checking.copies import published_faults
from tests.pki import pki, signed, trust
from tests.unit.signing.papers import paper


def test_a_published_copy_is_verified_again(tmp_path: Path) -> None:
    """By the archive's own roots, by its address in the edition; without the archive there is nobody to trust."""
    reports, site = tmp_path / "reports", tmp_path / "site"
    trust(reports)
    for name, data in {
        "a/good.signed.pdf": signed(paper()),
        "a/bad.signed.pdf": signed(paper()).replace(b"/Type", b"/Typf", 1),
        "b/strange.signed.pdf": signed(paper(), pki().stranger),
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    found = {(x.rule.code, x.place.path) for x in published_faults(site, reports)}
    assert found == {("CV537", "a/bad.signed.pdf"), ("CV538", "b/strange.signed.pdf")}
    assert published_faults(site, None) == []

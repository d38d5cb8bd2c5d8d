"""Files that the public edition must not hold, and values that it may."""

import hashlib
from pathlib import Path

import pytest

from congvan.model.terms import Audience
from congvan.project import hashes
from congvan.project.hashes import files_of
from congvan.project.permitted import permitted
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, Files, changed, sound

TABLE = "ô,giá trị\r\n" * 20
ATTACHED = FEBRUARY.removesuffix(".md")
DECLARED = "attachments: [{{file: bang.csv, title: Bảng số liệu, visibility: {}}}]\ncopies:"


def _kept(root: Path, files: Files) -> dict[str, str]:
    found = files_of(sound(root, files), Audience.PUBLIC, root / "reports").kept
    return {x.origin: x.digest for x in found}


def _with_table(visibility: str) -> Files:
    return changed(FEBRUARY, "copies:", DECLARED.format(visibility)) | {f"{ATTACHED}/bang.csv": TABLE}


def test_internal_attachment_and_drafts_source_are_kept(tmp_path: Path) -> None:
    """An internal attachment and the source of what is not public are known by their bytes."""
    kept = _kept(tmp_path, _with_table("internal"))
    assert kept[f"{FEBRUARY}: attachments"] == hashlib.sha256(TABLE.encode()).hexdigest()
    assert kept[DRAFT] == hashlib.sha256((tmp_path / DRAFT).read_bytes()).hexdigest()
    assert FEBRUARY not in kept


def test_what_anybody_may_read_is_not_kept(tmp_path: Path) -> None:
    """A file that is public at one letter is no secret at another, and nothing is kept from the office itself."""
    assert set(_kept(tmp_path, _with_table("public"))) == {DRAFT}
    archive = sound(tmp_path / "b", _with_table("internal"))
    assert files_of(archive, Audience.INTERNAL, tmp_path / "b/reports") == hashes.Files()


@pytest.mark.parametrize("value", ["0237000000", "vanphong@example.com", "0200000123"])
def test_what_may_stand_is_permitted_however_typed(tmp_path: Path, value: str) -> None:
    """Offices' own contact data and the reviewed list are keys to compare with."""
    archive = sound(tmp_path, changed(AGENCY, "0237 000 000", "'+84 237 000 000'"))
    assert value in permitted(archive, ("84200000123", ""))
    assert "" not in permitted(archive, ("",))

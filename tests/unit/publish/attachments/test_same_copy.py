"""A published copy that is cleaned again stays as it is: so it is known which later copy is of the same file."""

from pathlib import Path

import pytest

from congvan.publish.attachments import is_same_copy
from congvan.publish.attachments.cleaning import clean
from congvan.store.cache import Cache
from tests.unit.publish.attachments import documents as made

KINDS = {
    "jpg": made.jpeg(6), "png": made.png(), "gif": made.gif(), "webp": made.webp(), "tif": made.tiff(),
    "docx": made.word(), "xlsx": made.sheet(), "pptx": made.slides(), "odt": made.odt(),
    "zip": made.package(a__csv="a,b\n", b__jpg=made.jpeg()), "csv": b"a,b\n", "pdf": made.saved(made.a_pdf()),
}  # fmt: skip


@pytest.mark.parametrize("ending", KINDS)
def test_a_clean_copy_stays_as_it_is(ending: str) -> None:
    """Whatever it is."""
    once = clean(KINDS[ending], ending)
    assert clean(once, ending) == once


def test_copies_of_one_file_and_of_another(tmp_path: Path) -> None:
    """The old one may hold what is taken out today; what cannot be read or cleaned tells nothing."""
    cache = Cache(tmp_path / "cache")
    files = {"old": made.jpeg(), "new": clean(made.jpeg(), "jpg"), "other": clean(made.jpeg(6), "jpg"), "bad": b"\xff"}
    for name, data in files.items():
        (tmp_path / f"{name}.jpg").write_bytes(data)
    old, new, other, bad, none = (tmp_path / f"{x}.jpg" for x in ("old", "new", "other", "bad", "none"))
    told = [is_same_copy(x, y, cache, 1) for x, y in ((old, new), (old, other), (bad, new), (none, new), (old, none))]
    assert told == [True, False, None, None, None]

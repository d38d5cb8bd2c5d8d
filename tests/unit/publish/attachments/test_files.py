"""From views to files: who gets which bytes, what is refused and where, what the cache spares, what pictures tell."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from congvan.errors import MachineError, RefusedError
from congvan.model import address
from congvan.model.finding import Place
from congvan.model.terms import Audience
from congvan.model.view import AttachmentView, LetterView
from congvan.publish.attachments import attached_files, guard
from congvan.publish.attachments.declared import declared_at
from congvan.publish.pdf.engine import require_engine
from congvan.store.cache import Cache
from tests.factories import a_letter
from tests.unit.publish.attachments import documents as made


def a_view(folder: Path, **files: bytes) -> LetterView:
    """A letter with these public files; `__` stands for a dot."""
    attached = []
    for name, data in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(data)
        attached.append(AttachmentView(path.name, "Tệp", len(data), str(path), internal=False))
    return replace(a_letter(), attachments=tuple(attached))


def test_the_internal_edition_gives_files_as_they_are(tmp_path: Path) -> None:
    """Where they lie, untouched: colleagues need remarks and macros."""
    view = a_view(tmp_path, a__docx=made.word(), b__xlsm=b"x")
    files = attached_files([view], Audience.INTERNAL, Cache(tmp_path / "cache"))
    assert list(files.values()) == [tmp_path / "a.docx", tmp_path / "b.xlsm"]


def test_the_public_edition_gives_cleaned_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By address; the sources stay as they were; a second time no process is started."""
    view, cache = a_view(tmp_path, a__jpg=made.jpeg(), b__csv=b"a,b\n"), Cache(tmp_path / "cache")
    files = attached_files([view], Audience.PUBLIC, cache, workers=1)
    assert list(files) == [address.attachment(view.id, x) for x in ("a.jpg", "b.csv")]
    copy, figures = (x.read_bytes() for x in files.values())
    assert figures == b"a,b\n"
    assert b"zq" not in copy
    assert Image.open(io.BytesIO(copy)).tobytes() == Image.open(io.BytesIO(made.jpeg())).tobytes()
    assert (tmp_path / "a.jpg").read_bytes() == made.jpeg()
    monkeypatch.setattr(guard, "Pool", None)
    assert attached_files([view], Audience.PUBLIC, cache) == files


def test_all_that_is_refused_is_told_at_once(tmp_path: Path) -> None:
    """Each file with its reason, at its letter; the good one among them stops nothing."""
    folder = tmp_path / "2026-04"
    folder.mkdir()
    (tmp_path / "2026-04.md").write_text("---\nattachments:\n- {file: a.jpg, title: Hình}\n---\n", encoding="utf-8")
    view = a_view(folder, a__jpg=b"\xff\xd8\xff\xe0", b__csv=b"a,b\n", c__rar=b"Rar!\0")
    with pytest.raises(RefusedError) as refused:
        attached_files([view], Audience.PUBLIC, Cache(tmp_path / "cache"), workers=1)
    assert [(x.rule.code, x.place) for x in refused.value.findings] == [
        ("CV527", Place(view.id.source, 3, 10)),
        ("CV526", Place(view.id.source)),
    ]


@pytest.mark.parametrize(
    ("line", "column"),
    [("- {file: a.jpg, title: Hình}", 10), ("- file: 'a.jpg'", 9), ("  file: a.jpg  # x", 9), ("- title: a.jpg", None)],
)
def test_what_only_cleaning_tells_stands_where_the_file_is_declared(
    tmp_path: Path, line: str, column: int | None
) -> None:
    """At line and column, as `congvan check` tells the rest; at the letter, if its name is written in another way."""
    folder = tmp_path / "2026-04"
    folder.mkdir()
    (tmp_path / "2026-04.md").write_text(f"---\nattachments:\n- file: xa.jpg\n{line}\n---\n", encoding="utf-8")
    (file,) = a_view(folder, a__jpg=b"\xff\xd8\xff\xe0").attachments
    assert declared_at("x.md", file) == Place("x.md", 4 if column else None, column)


def test_a_file_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    """It was there when the letter was checked."""
    view = a_view(tmp_path, a__csv=b"a")
    (tmp_path / "a.csv").unlink()
    with pytest.raises(MachineError, match=r"a\.csv"):
        attached_files([view], Audience.PUBLIC, Cache(tmp_path / "cache"))


def _remarked() -> bytes:
    """A JPEG without EXIF, but with a remark and XMP."""
    out = io.BytesIO()
    made.picture().save(out, "JPEG", comment=b"zqcomment", xmp=made.XMP)
    return out.getvalue()


@pytest.mark.parametrize("data", [made.jpeg(), made.jpeg(6), _remarked(), made.png(), made.png(8)])
def test_pictures_in_pdfs_tell_nothing_either(data: bytes) -> None:
    """Of either edition: a printed letter is handed on."""
    require_engine()
    from congvan.publish.pdf.fetcher import checked_picture  # noqa: PLC0415 - only after `require_engine`

    kept = checked_picture("a", data)
    assert b"zq" in data
    assert b"zq" not in kept
    assert not dict(Image.open(io.BytesIO(kept)).getexif())

"""From views to files: who gets which bytes, what is refused and where, what the cache spares, what pictures tell."""

import ast
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from congvan.contents import sign
from congvan.errors import MachineError, RefusedError
from congvan.model import address, limits
from congvan.model.finding import Place
from congvan.model.terms import Audience
from congvan.model.text import Language, said
from congvan.model.view import AttachmentView, LetterView
from congvan.processes.pool import Lost
from congvan.publish import attachments
from congvan.publish.attachments import attached_files, guard, pictures, tiff
from congvan.publish.attachments.cleaning import clean
from congvan.publish.attachments.declared import declared_at
from congvan.publish.pdf.engine import require_engine
from congvan.store.cache import Cache
from tests.factories import a_letter
from tests.unit.publish.attachments import documents as made

_ABOUT_COPIES = ("__init__.py", "guard.py")  # which ask for copies, keep and give them, and write no byte of them


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


def test_a_copy_is_kept_under_all_that_makes_it() -> None:
    """Every module of ours that it is made with, and the bounds of model/: a stricter one makes copies anew."""
    package = attachments._PACKAGE
    counted = {x for room in attachments._ROOMS for x in (package / room).rglob("*.py")}
    needed = {
        str(node.module)
        for file in counted - {package / "publish" / "attachments" / x for x in _ABOUT_COPIES}
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("congvan.")
    }
    files = {package.joinpath(*x.split(".")[1:]) for x in needed}
    assert not [x for x in files if x.with_suffix(".py") not in counted and x / "__init__.py" not in counted]
    assert package / "model" / "limits.py" in counted


def test_a_changed_bound_changes_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of what an older one let through is taken."""
    monkeypatch.setattr(attachments, "_PACKAGE", tmp_path)
    keys = set()
    for room in ("model", "contents", "publish/attachments"):
        (tmp_path / room).mkdir(parents=True)
        for words in ("1", "2"):
            (tmp_path / room / "a.py").write_text(words)
            keys.add(attachments._makers.__wrapped__())
    assert len(keys) == 6


@pytest.mark.parametrize(("kind", "make"), [("png", made.png), ("tiff", made.tiff)])
def test_too_many_pixels_are_told_as_such(
    kind: str, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not as a package that unpacks to too much; the number is the one that holds."""
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1)
    monkeypatch.setattr(tiff, "MOST_PIXELS", 1)
    with pytest.raises(sign.UnreadableError) as refused:
        clean(make(), kind)
    words = said(refused.value.sign.what, Language.EN, Audience.PUBLIC)
    assert f"{limits.MOST_PIXELS // 10**6} million pixels" in words


def test_too_many_pages_are_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """By their number."""
    most = tiff._MOST_PAGES
    monkeypatch.setattr(tiff, "_MOST_PAGES", 0)
    with pytest.raises(sign.UnreadableError) as refused:
        clean(made.tiff(), "tif")
    assert f"{most} pages" in said(refused.value.sign.what, Language.EN, Audience.PUBLIC)


def test_each_way_to_lose_a_file_has_its_own_words() -> None:
    """Nobody mends a sound file because the machine starts no process."""
    words = {x: said(guard._REASONS[x].what, Language.EN, Audience.PUBLIC) for x in Lost}
    assert len(set(words.values())) == len(Lost)
    assert "memory" not in words[Lost.DIED]
    assert "the machine" in words[Lost.DIED]
    assert not [x for x, said_of in words.items() if x is not Lost.DIED and "the machine" in said_of]

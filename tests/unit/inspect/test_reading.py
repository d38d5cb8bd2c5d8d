"""What cannot be inspected is refused in one clear sentence, whatever the file holds."""

import os
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from congvan.inspect import guard, inspect_pdf, reading
from congvan.inspect.reading import UnreadablePdfError, read_sheet

GOOD = Path(__file__).with_name("word-good.pdf").read_bytes()


def _encrypted() -> bytes:
    with pikepdf.open(BytesIO(GOOD)) as pdf:
        pdf.save(out := BytesIO(), encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def _empty() -> bytes:
    with pikepdf.new() as pdf:
        pdf.save(out := BytesIO())
    return out.getvalue()


def _many() -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(reading.MOST_PAGES + 1):
            pdf.add_blank_page()
        pdf.save(out := BytesIO())
    return out.getvalue()


def _blank() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out := BytesIO())
    return out.getvalue()


def _scanned() -> bytes:
    """A scan with a layer of words that a machine read from it."""
    Image.new("RGB", (595, 842), "white").save(made := BytesIO(), "PDF")
    with pikepdf.open(made) as scan, pikepdf.open(BytesIO(GOOD)) as words:
        scan.pages[0].add_overlay(words.pages[0], pikepdf.Rectangle(0, 0, 595, 842))
        scan.save(out := BytesIO())
    return out.getvalue()


def _volume() -> bytes:
    """A PDF that says in its metadata that it is a bound volume."""
    with pikepdf.open(BytesIO(GOOD)) as pdf:
        with pdf.open_metadata() as said:
            said["dc:type"] = {"Tập công văn"}
        pdf.save(out := BytesIO())
    return out.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no PDF": (lambda: b"PK\x03\x04 a Word file", "is not a PDF"),
    "nothing": (lambda: b"", "is not a PDF"),
    "encrypted": (_encrypted, "is encrypted"),
    "cut off": (lambda: GOOD[: len(GOOD) // 5], "is damaged"),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "is damaged"),
    "no page": (_empty, "has no page"),
    "too many pages": (_many, "has 201 pages; at most 200"),
    "a bound volume": (_volume, "is a bound volume"),
    "no text": (_blank, "holds no text"),
    "scanned": (_scanned, "is a scan"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_letter(name: str, tmp_path: Path) -> None:
    """One sentence says what it is instead."""
    make, words = BAD[name]
    path = tmp_path / "thu.pdf"
    path.write_bytes(make())
    with pytest.raises(UnreadablePdfError, match=words):
        read_sheet(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Nor is a folder a file."""
    for path, words in ((tmp_path / "x.pdf", "cannot be read"), (tmp_path, "is a folder")):
        with pytest.raises(UnreadablePdfError, match=words):
            read_sheet(path)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused before it is read."""
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    (tmp_path / "thu.pdf").write_bytes(GOOD)
    with pytest.raises(UnreadablePdfError, match="too large"):
        read_sheet(tmp_path / "thu.pdf")


def test_the_guard_gives_the_report_and_the_sentence(tmp_path: Path) -> None:
    """What is found in the other process arrives in this one; so does what is wrong with the file."""
    path = tmp_path / "thu.pdf"
    path.write_bytes(GOOD)
    assert inspect_pdf(path).is_kept
    path.write_bytes(b"x")
    with pytest.raises(UnreadablePdfError, match="is not a PDF"):
        inspect_pdf(path)


def test_a_file_that_takes_too_long_ends_its_process_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time allowed there is a sentence, not a wait: here for a pipe into which nobody writes."""
    monkeypatch.setattr(guard, "SECONDS", 0.5)
    path = tmp_path / "thu.pdf"
    os.mkfifo(path)
    begun = time.monotonic()
    with pytest.raises(UnreadablePdfError, match="takes longer"):
        inspect_pdf(path)
    assert time.monotonic() - begun < 10

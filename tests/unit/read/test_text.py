import unicodedata
from pathlib import Path

import pytest

from congvan.model.finding import Finding
from congvan.read.text import MAX_BYTES, entries, read_text


def _code(found: str | Finding) -> str:
    return found.rule.code if isinstance(found, Finding) else found


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbf---\n", "---\n"),
        (unicodedata.normalize("NFD", "Bỉm Sơn đã độc lập").encode(), "Bỉm Sơn đã độc lập"),
        (b"", ""),
    ],
)
def test_text_is_brought_into_one_form(tmp_path: Path, data: bytes, text: str) -> None:
    """Line ends, the mark at the beginning, and composed letters: whatever the editor, one text."""
    (tmp_path / "x.md").write_bytes(data)
    assert read_text(tmp_path / "x.md", "x.md") == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("số".encode("utf-16"), ("CV002", "1")),
        (b"abc\xf0\x28", ("CV002", "4")),
        (b"\xed\xa0\x80", ("CV002", "1")),  # half of a surrogate pair
    ],
)
def test_another_encoding(tmp_path: Path, data: bytes, expected: tuple[str, str]) -> None:
    """What is not UTF-8 is a finding that names the byte, counted from 1."""
    (tmp_path / "x.md").write_bytes(data)
    found = read_text(tmp_path / "x.md", "x.md")
    assert isinstance(found, Finding)
    assert (found.rule.code, found.values["offset"]) == expected


def test_size(tmp_path: Path) -> None:
    """The largest file that is read, and the first that is not."""
    (tmp_path / "x.md").write_bytes(b"x" * MAX_BYTES)
    assert len(_code(read_text(tmp_path / "x.md", "x.md"))) == MAX_BYTES
    (tmp_path / "x.md").write_bytes(b"x" * (MAX_BYTES + 1))
    assert _code(read_text(tmp_path / "x.md", "x.md")) == "CV003"


def test_no_such_file(tmp_path: Path) -> None:
    """A file that cannot be opened is a finding that holds no path of the machine."""
    found = read_text(tmp_path / "x.md", "reports/x.md")
    assert isinstance(found, Finding)
    assert found.rule.code == "CV001"
    assert str(tmp_path) not in str(found)


def test_hidden_files_are_not_there(tmp_path: Path) -> None:
    """What begins with a dot, ends with a tilde, or is Word's lock belongs to an editor; the rest comes by name."""
    for name in ("b.md", "a.md", ".git", ".a.md.swp", "a.md~", "~$a.docx"):
        (tmp_path / name).write_text("")
    assert [x.name for x in entries(tmp_path)] == ["a.md", "b.md"]

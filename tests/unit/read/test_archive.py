import os
from pathlib import Path

import pytest

from congvan.errors import ArchiveError
from tests.plain_check import read_archive
from tests.small_archive import AGENCY, DRAFT, FOLDER, JANUARY, SERIES, SOUND, write


def test_everything_is_found(tmp_path: Path) -> None:
    """Agencies, series and letters, each under its id and with its source."""
    raw, findings = read_archive(write(tmp_path, {f"{FOLDER}/2026-01/b.pdf": b"12345"}))
    assert findings == []
    assert [(x.id, x.source) for x in raw.agencies] == [("xa-mau", AGENCY)]
    assert [(x.id, x.source) for x in raw.series] == [("bao-cao", SERIES)]
    assert [x.source for x in raw.letters] == [JANUARY, JANUARY.replace("01.md", "02.md"), DRAFT]
    assert [(x.name, x.size) for x in raw.letters[0].files] == [("b.pdf", 5)]
    assert str(raw.letters[2].id) == "xa-mau/bao-cao/2026-03"


def test_a_broken_file_is_remembered(tmp_path: Path) -> None:
    """What could not be read is told once, and others may know that it was there."""
    raw, findings = read_archive(write(tmp_path, {DRAFT: "x", SERIES: b"\xff", AGENCY: "["}))
    assert sorted(x.place.path for x in findings) == [AGENCY, SERIES, DRAFT]
    assert raw.broken == {AGENCY, SERIES, DRAFT}


@pytest.mark.parametrize("name", ["2026-04.md", "2026-03/bang.xlsx"])
def test_what_is_no_plain_file_is_not_opened(tmp_path: Path, name: str) -> None:
    """A named pipe would never end: it is told as misplaced, like a folder."""
    reports = write(tmp_path, {})
    path = reports / "xa-mau/bao-cao" / name
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    _, findings = read_archive(reports)
    assert [(x.rule.code, x.place.path) for x in findings] == [("CV005", f"{FOLDER}/{name}")]


@pytest.mark.parametrize(
    "name", ["a.p12", "xa-mau/a.PFX", "xa-mau/bao-cao/2026-01/a.key", "_trust/a.p12", "_series/a.jks"]
)
def test_a_key_is_told_wherever_it_lies(tmp_path: Path, name: str) -> None:
    """Its file's name suffices, and it is nobody's attachment."""
    raw, findings = read_archive(write(tmp_path, {f"reports/{name}": b"x"}))
    assert [(x.rule.code, x.place.path) for x in findings] == [("CV548", f"reports/{name}")]
    assert raw.letters[0].files == ()


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A file name in another encoding is told in a name that can be printed."""
    reports = write(tmp_path, {})
    Path(os.fsdecode(os.fsencode(reports) + b"/xa-mau/\xe9.md")).write_text("x")
    _, findings = read_archive(reports)
    assert [(x.rule.code, x.place.path) for x in findings] == [("CV005", "reports/xa-mau/\ufffd.md")]


def test_composed_names(tmp_path: Path) -> None:
    """An attachment's name comes composed, as front matter names it, however the file system keeps it."""
    reports = write(tmp_path, {f"{FOLDER}/2026-03/ba\u0309ng.pdf": b"x"})
    raw, _ = read_archive(reports)
    assert [x.name for x in raw.letters[2].files] == ["bảng.pdf"]
    assert Path(raw.letters[2].files[0].path).read_bytes() == b"x"


def test_no_folder(tmp_path: Path) -> None:
    """Without `reports` there is no archive."""
    with pytest.raises(ArchiveError, match="reports"):
        read_archive(tmp_path / "reports")


def test_line_ends_do_not_matter(tmp_path: Path) -> None:
    """A letter saved on another system is the same letter, its places included."""
    windows = SOUND[JANUARY].replace("\n", "\r\n").encode("utf-8-sig")
    assert read_archive(write(tmp_path / "a", {JANUARY: windows})) == read_archive(write(tmp_path / "b", {}))

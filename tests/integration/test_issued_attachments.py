"""Attachments of issued letters that are exchanged under their names are held against a real git history."""

import hashlib
import shutil
from pathlib import Path

import pytest

from congvan import checking
from congvan.model.finding import Finding
from congvan.model.text import Language
from tests.integration.repository import DAYS, commit, git, rename_agency, save
from tests.small_archive import FEBRUARY, JANUARY, SOUND, changed, write

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
FILE = JANUARY.replace(".md", "/bang.csv")
OTHER = FILE.replace("bang", "khac")
TOLD = "---\n\nThực hiện", "attachments: [{file: bang.csv, title: Bảng số liệu, visibility: public}]\n---\n\nThực hiện"
LETTER = str(changed(JANUARY, *TOLD)[JANUARY])
DECLARED = LETTER.replace("---\n\nThực hiện", "changes: [{date: 2026-02-01, note: Sửa bảng}]\n---\n\nThực hiện")
ISSUED, EXCHANGED = "Việc,Số\nMột,1\n", "Việc,Số\nMột,2\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with the small archive, whose January has an attachment, committed once."""
    folder = tmp_path / "kho"
    write(folder, {JANUARY: LETTER, FILE: ISSUED})
    git(folder, "init", "-q")
    git(folder, "config", "core.autocrlf", "false")
    commit(folder, {}, "Nhập kho", DAYS[1])
    return folder


def found(root: Path, cache: Path | None = None) -> list[Finding]:
    """What of the changes of issued letters is told."""
    return [x for x in checking.check(root / "reports", cache, None) if x.rule.code == "CV550"]


def told(root: Path, cache: Path | None = None) -> list[str]:
    """The files that changed without a word."""
    return [x.place.path for x in found(root, cache)]


def test_the_file_that_was_issued(root: Path, tmp_path: Path) -> None:
    """Nothing is told of it; nor of one that is written again with the same bytes, or with other line ends."""
    assert told(root, tmp_path / "cache") == told(root, tmp_path / "cache") == []
    for text in (ISSUED, ISSUED.replace("\n", "\r\n")):
        write(root, {JANUARY: LETTER, FILE: text})
        assert told(root) == []


@pytest.mark.parametrize("saved", [True, False])
def test_an_exchanged_file(root: Path, tmp_path: Path, *, saved: bool) -> None:
    """Committed or not, kept or not: it is told at the file, with since when, and not what stands in it."""
    (save if saved else write)(root, {JANUARY: LETTER, FILE: EXCHANGED})
    for _ in range(2):
        (finding,) = found(root, tmp_path / "cache")
        assert (finding.place.path, finding.is_error) == (FILE, True)
        assert finding.message(Language.EN).startswith("attachments of this issued letter changed since it was written")
        assert "20/02/2026" in finding.message(Language.VI)
    write(root, {JANUARY: LETTER, FILE: ISSUED})
    assert told(root, tmp_path / "cache") == []


def test_declared_with_it_or_later(root: Path) -> None:
    """As for the text; the next exchange needs another word, and the entry must stay."""
    save(root, {FILE: EXCHANGED})
    assert told(root) == [FILE]
    write(root, {JANUARY: DECLARED, FILE: EXCHANGED})
    assert told(root) == []
    save(root, {JANUARY: DECLARED}, day=DAYS[3])
    assert told(root) == []
    save(root, {FILE: "Việc,Số\nMột,3\n"}, day=DAYS[4])
    assert told(root) == [FILE]
    save(root, {FILE: EXCHANGED}, day=DAYS[5])
    assert told(root) == []
    save(root, {JANUARY: LETTER, FILE: ISSUED}, day=DAYS[6])
    assert told(root) == [JANUARY, FILE]


def test_a_correcting_letter_says_it(root: Path) -> None:
    """A letter dated since then corrects the one whose attachment was exchanged."""
    save(root, {FILE: EXCHANGED})
    corrects = str(SOUND[FEBRUARY]).replace("---\n\nThực", "corrects: xa-mau/bao-cao/2026-01\n---\n\nThực")
    write(root, {JANUARY: LETTER, FEBRUARY: corrects.replace("2026-02-19", "2026-02-21")})
    assert FILE not in told(root)


def test_files_that_came_or_went(root: Path) -> None:
    """One that nobody declares is no part of the letter; one more that is declared is a change of its own words."""
    save(root, {OTHER: "Việc\n"})
    assert told(root) == []
    more = LETTER.replace("public}]", "public}, {file: khac.csv, title: Bảng khác, visibility: public}]")
    write(root, {JANUARY: more, FILE: ISSUED})
    assert told(root) == [JANUARY]
    git(root, "checkout", "-q", ".")
    commit(root, {FILE: None}, "Xóa", DAYS[3])
    assert told(root) == []
    assert "CV501" in {x.rule.code for x in checking.check(root / "reports", None, None)}
    save(root, {FILE: EXCHANGED}, day=DAYS[4])
    assert told(root) == [FILE]


def test_a_file_that_came_after_its_letter(root: Path) -> None:
    """The letter was committed first: what came then is what was issued."""
    git(root, "checkout", "-q", "--orphan", "new")
    git(root, "rm", "-q", "--cached", FILE)
    (root / FILE).unlink()
    commit(root, {}, "Chưa có tệp", DAYS[2])
    save(root, {FILE: ISSUED}, day=DAYS[3])
    assert told(root) == []
    save(root, {FILE: EXCHANGED}, day=DAYS[4])
    assert told(root) == [FILE]


def test_moved_with_its_letter(root: Path) -> None:
    """Another name of the agency changes no attachment."""
    rename_agency(root, FILE, JANUARY, FEBRUARY, JANUARY.replace("01", "03"))
    commit(root, {}, "Đổi tên", DAYS[2])
    assert told(root) == []
    (root / FILE.replace("xa-mau", "xa-moi")).write_text(EXCHANGED, "utf-8")
    assert told(root) == [FILE.replace("xa-mau", "xa-moi")]


def test_moved_away_and_back(root: Path) -> None:
    """What a letter went out with counts, though its file was another letter's in between."""
    april = JANUARY.replace("01.md", "04.md")
    other = LETTER.replace("number: 1", "number: 4").replace("2026-01-19", "2026-04-19")
    away = FILE.replace("2026-01", "2026-04")
    commit(root, {JANUARY: None, FILE: None, april: other, away: ISSUED}, "Tháng tư", DAYS[3])
    commit(root, {JANUARY: LETTER, FILE: EXCHANGED, april: None, away: None}, "Trả lại", DAYS[4])
    assert told(root) == [FILE]
    save(root, {FILE: ISSUED}, day=DAYS[5])
    assert told(root) == []


def test_drafts_change_as_they_like(root: Path) -> None:
    """What stood there before the letter was issued does not count."""
    git(root, "checkout", "-q", "--orphan", "new")
    draft = LETTER.replace("issued", "draft").replace("number: 1", "number:").replace("date: 2026-01-19", "date:")
    commit(root, {JANUARY: draft, FILE: EXCHANGED}, "Dự thảo", DAYS[2])
    save(root, {JANUARY: LETTER, FILE: ISSUED}, day=DAYS[3])
    assert told(root) == []


def test_line_ends_that_git_changes(root: Path) -> None:
    """Git has the lines with one end, the folder with two: no change, and none that nobody could mend."""
    save(root, {".gitattributes": "*.csv text eol=crlf\n"})
    (root / FILE).unlink()
    git(root, "checkout", "-q", "--", FILE)
    assert b"\r\n" in (root / FILE).read_bytes()
    assert told(root) == []
    write(root, {JANUARY: LETTER, FILE: EXCHANGED.replace("\n", "\r\n")})
    assert told(root) == [FILE]


def test_files_that_git_keeps_elsewhere(root: Path) -> None:
    """Git LFS keeps a note with the file's hash; the folder has the file, or the note where it was not fetched."""
    save(root, {".gitattributes": "*.csv filter=lfs diff=lfs merge=lfs -text\n"})
    assert told(root) == []
    save(root, {JANUARY: DECLARED, FILE: _pointer(EXCHANGED)}, day=DAYS[3])
    for text in (EXCHANGED, _pointer(EXCHANGED)):
        write(root, {JANUARY: DECLARED, FILE: text})
        assert told(root) == []
    for text in (ISSUED, _pointer(ISSUED)):
        write(root, {JANUARY: DECLARED, FILE: text})
        assert told(root) == [FILE]


def _pointer(text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(text.encode())}\n"


@pytest.mark.parametrize("rule", ["filter=khoa", "working-tree-encoding=UTF-16", "ident"])
def test_files_that_programs_change(root: Path, rule: str) -> None:
    """What git has is then compared with itself: what lies in the folder was made of it by somebody else."""
    (root / ".gitattributes").write_text(f"*.csv {rule}\n")
    write(root, {JANUARY: LETTER, FILE: EXCHANGED})
    assert told(root) == []
    (root / ".gitattributes").unlink()  # so that git takes what lies there
    commit(root, {FILE: EXCHANGED}, "Sửa", DAYS[3])
    assert told(root) == [FILE]
    (root / ".gitattributes").write_text(f"*.csv {rule}\n")
    assert told(root) == [FILE]


def test_a_repository_of_the_other_hash(tmp_path: Path) -> None:
    """Ids of SHA-256 serve as those of SHA-1 do."""
    folder = tmp_path / "kho"
    write(folder, {JANUARY: LETTER, FILE: ISSUED})
    git(folder, "init", "-q", "--object-format=sha256")
    commit(folder, {}, "Nhập kho", DAYS[1])
    assert told(folder) == []
    write(folder, {JANUARY: LETTER, FILE: EXCHANGED})
    assert told(folder) == [FILE]

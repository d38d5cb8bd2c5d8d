"""Issued letters that change are held against a real git history: whole, shallow, moved, rewritten, or none."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from congvan import checking
from congvan.checking import issued as fixity
from congvan.model.finding import Finding
from congvan.model.text import Language
from congvan.read.git import OverdueError
from tests.integration.repository import DAYS, commit, git, rename_agency, save
from tests.small_archive import DRAFT, FEBRUARY, JANUARY, SOUND, changed, write

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
TYPO = changed(JANUARY, "việc mẫu", "việc khác")
ENTRY = "---\n\nThực hiện", "changes: [{date: 2026-02-01, note: Sửa trích yếu}]\n---\n\nThực hiện"
DECLARED = changed(JANUARY, "việc mẫu", "việc khác", *ENTRY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with the small archive, committed once."""
    folder = tmp_path / "kho"
    write(folder, {})
    git(folder, "init", "-q")
    commit(folder, {}, "Nhập kho", DAYS[1])
    return folder


def found(root: Path, cache: Path | None = None) -> list[Finding]:
    """What of the changes of issued letters is told."""
    return [x for x in checking.check(root / "reports", cache, None) if x.rule.code == "CV550"]


def told(root: Path) -> list[str]:
    """The letters that changed without a word."""
    return [x.place.path for x in found(root)]


def test_first_build(root: Path) -> None:
    """Nothing was there before."""
    assert told(root) == []


@pytest.mark.parametrize("saved", [True, False])
def test_changed_letter(root: Path, *, saved: bool) -> None:
    """Committed or not, a change is told at the letter, with what changed and since when; not what it says."""
    (save if saved else write)(root, TYPO)
    (finding,) = found(root)
    assert (finding.place.path, finding.place.line, finding.is_error) == (JANUARY, 2, True)
    assert "subject" in finding.message(Language.EN)
    assert "20/02/2026" in finding.message(Language.VI)
    assert "việc khác" not in finding.message(Language.EN) + finding.hint(Language.EN)


def test_declared_with_it_or_later(root: Path) -> None:
    """The entry may come with the change, or in a commit of its own; what comes after it needs another."""
    save(root, DECLARED)
    assert told(root) == []
    save(root, {JANUARY: str(DECLARED[JANUARY]).replace("việc khác", "việc mới")}, day=DAYS[3])
    assert told(root) == [JANUARY]


def test_words_of_a_draft_make_no_draft(root: Path) -> None:
    """What a note or the text says of a draft is no status."""
    notes = changed(JANUARY, "status: issued", 'status: issued\nnotes: "a\nstatus: draft\nb"')
    draft = {DRAFT: str(SOUND[DRAFT]).replace("status: draft", '"status": draft')}
    save(root, notes | draft)
    git(root, "checkout", "-q", "--orphan", "new")
    commit(root, {}, "Tất cả", DAYS[3])
    save(root, {JANUARY: str(notes[JANUARY]).replace("việc mẫu", "việc khác")}, day=DAYS[4])
    assert told(root) == [JANUARY]


def test_declared_and_taken_back(root: Path) -> None:
    """An entry that let a change pass, or a withdrawal, must stay."""
    save(root, DECLARED)
    save(root, TYPO, day=DAYS[3])
    (finding,) = found(root)
    assert "changes" in finding.message(Language.EN)
    withdrawn = str(SOUND[FEBRUARY]).replace(
        "status: issued", "status: withdrawn\nwithdrawn: {date: 2026-03-01, reason: Sai}"
    )
    save(root, DECLARED | {FEBRUARY: withdrawn}, day=DAYS[4])
    assert told(root) == []
    save(root, {FEBRUARY: SOUND[FEBRUARY]}, day=DAYS[5])
    assert told(root) == [FEBRUARY]


def test_declared_later(root: Path) -> None:
    """An entry in a later commit heals."""
    save(root, TYPO)
    save(root, TYPO | changed(FEBRUARY, "count: 12", "count: 13"), day=DAYS[3])
    assert told(root) == [JANUARY, FEBRUARY]
    save(root, DECLARED, day=DAYS[4])
    assert told(root) == [FEBRUARY]
    save(root, {FEBRUARY: SOUND[FEBRUARY]}, day=DAYS[5])
    assert told(root) == []


def test_drafts_and_issue(root: Path) -> None:
    """A draft changes as it likes; what was issued counts from then on."""
    draft = str(SOUND[DRAFT])
    save(root, {DRAFT: draft.replace("count: 12", "count: 14")})
    issued = draft.replace("draft", "issued").replace("number:", "number: 3").replace("date:", "date: 2026-03-19")
    save(root, {DRAFT: issued}, day=DAYS[3])
    assert told(root) == []
    write(root, {DRAFT: issued.replace("count: 12", "count: 15")})
    assert told(root) == [DRAFT]


def test_replaced_and_withdrawn(root: Path) -> None:
    """A letter whose page says that it is withdrawn, or that another corrects it, may say why in its text."""
    withdrawn = str(TYPO[JANUARY]).replace(
        "status: issued", "status: withdrawn\nwithdrawn: {date: 2026-03-01, reason: Sai}"
    )
    write(root, {JANUARY: withdrawn})
    assert told(root) == []
    corrects = str(SOUND[FEBRUARY]).replace("---\n\nThực", "corrects: xa-mau/bao-cao/2026-01\n---\n\nThực")
    write(root, TYPO | {FEBRUARY: corrects.replace("2026-02-19", "2026-02-21")})
    assert told(root) == [FEBRUARY]  # whose own date was changed; the letter that it corrects says so


def test_moved_letters(root: Path) -> None:
    """A letter keeps its past under another agency's name; a new month's letter has none of the last one's."""
    rename_agency(root, JANUARY, FEBRUARY, DRAFT)
    commit(root, {}, "Đổi tên", DAYS[2])
    assert told(root) == []
    moved = JANUARY.replace("xa-mau", "xa-moi")
    write(root, {moved: TYPO[JANUARY]})
    assert told(root) == [moved]
    later = str(SOUND[FEBRUARY]).replace("number: 2", "number: 7").replace("2026-02-19", "2026-04-19")
    commit(root, {moved: None, f"{Path(moved).parent.as_posix()}/2026-04.md": later}, "Xóa một, thêm một", DAYS[4])
    assert told(root) == []


def lost(root: Path, cache: Path | None = None) -> list[str]:
    """The letters that are gone without a word."""
    return [x.place.path for x in checking.check(root / "reports", cache, None) if x.rule.code == "CV559"]


def test_deleted_letters(root: Path, tmp_path: Path) -> None:
    """Committed or not; a draft may go, and what was put back is there; what was put back may go again no more."""
    for name in (FEBRUARY, DRAFT):
        (root / name).unlink()
    assert lost(root) == [FEBRUARY]
    commit(root, {}, "Xóa", DAYS[2])
    assert lost(root, tmp_path / "cache") == lost(root, tmp_path / "cache") == [FEBRUARY]
    save(root, {FEBRUARY: SOUND[FEBRUARY]}, day=DAYS[3])
    assert lost(root, tmp_path / "cache") == []
    (root / FEBRUARY).unlink()
    assert lost(root) == [FEBRUARY]


def _draft(name: str) -> str:
    """A letter of the small archive as a draft, without number and date."""
    text = str(SOUND[name]).replace("status: issued", "status: draft")
    return re.sub(r"(?m)^(number|date):.*", r"\1:", text)


def test_drafts_again(root: Path) -> None:
    """An issued letter is no draft again, nor deleted as one, whatever other draft there is; its number may change."""
    write(root, {FEBRUARY: _draft(FEBRUARY)})
    assert lost(root) == [FEBRUARY]
    commit(root, {}, "Lấy lại", DAYS[2])
    (finding,) = [x for x in checking.check(root / "reports", None, None) if x.rule.code == "CV559"]
    assert (finding.place.line, "it is a draft again" in finding.message(Language.EN)) == (2, True)
    assert "dự thảo" in finding.message(Language.VI)
    write(root, {FEBRUARY: str(SOUND[FEBRUARY]).replace("number: 2", "number: 5")})
    assert lost(root) == told(root) == []
    commit(root, {FEBRUARY: None}, "Xóa", DAYS[3])
    assert lost(root) == [FEBRUARY]


APRIL = FEBRUARY.replace("-02.md", "-04.md")
OTHER = "number: 2", "number: 4", "2026-02-19", "2026-04-19", "60 triệu", "70 triệu"


@pytest.mark.parametrize("text", [str(changed(FEBRUARY, *OTHER)[FEBRUARY]), _draft(FEBRUARY)], ids=["issued", "draft"])
def test_a_letter_made_into_the_next_one(root: Path, text: str) -> None:
    """Last month's file, moved into the next month's, committed or not, issued or as a draft, is gone."""
    (root / FEBRUARY).rename(root / APRIL)
    (root / APRIL).write_text(text, "utf-8")
    assert lost(root) == [FEBRUARY]
    commit(root, {}, "Tháng tư", DAYS[3])
    assert lost(root) == [FEBRUARY]
    save(root, {FEBRUARY: SOUND[FEBRUARY]}, day=DAYS[4])
    assert lost(root) == told(root) == []


def test_moved_away_and_back(root: Path) -> None:
    """A letter that bears its file or number again is held to what it said, though it was another in between."""
    other = str(changed(FEBRUARY, *OTHER)[FEBRUARY])
    typo = str(changed(FEBRUARY, "60 triệu", "61 triệu")[FEBRUARY])
    commit(root, {FEBRUARY: None, APRIL: other}, "Tháng tư", DAYS[3])
    write(root, {FEBRUARY: typo})
    assert told(root) == [FEBRUARY]
    (root / FEBRUARY).unlink()
    commit(root, {APRIL: None, FEBRUARY: typo}, "Trả lại", DAYS[4])
    assert told(root) == [FEBRUARY]


def test_numbered_away_and_back(root: Path) -> None:
    """So is one that was a draft twice, and had another number in between."""
    for number, text in enumerate((_draft(FEBRUARY), str(SOUND[FEBRUARY]).replace("number: 2", "number: 3"))):
        save(root, {FEBRUARY: text}, day=DAYS[3 + number])
    assert told(root) == lost(root) == []
    save(root, {FEBRUARY: _draft(FEBRUARY)}, day=DAYS[6])
    save(root, changed(FEBRUARY, "60 triệu", "61 triệu"), day=DAYS[7])
    assert told(root) == [FEBRUARY]


def test_renamed_drafts(root: Path) -> None:
    """A draft may have any name, and become a letter under it."""
    for text in (SOUND[DRAFT], changed(FEBRUARY, *OTHER)[FEBRUARY]):
        (root / DRAFT).unlink(missing_ok=True)
        save(root, {APRIL: text})
        assert lost(root) == told(root) == []


def test_what_corrects_is_asked_anew(root: Path, tmp_path: Path) -> None:
    """What was kept knows nothing of a letter that replaces another since, or is a draft again."""
    save(root, TYPO)
    replaces = str(SOUND[DRAFT]).replace("---\n\nThực", "replaces: xa-mau/bao-cao/2026-01\n---\n\nThực")
    issued = replaces.replace("draft", "issued").replace("number:", "number: 3").replace("date:", "date: 2026-03-19")
    save(root, {DRAFT: issued.replace("issued", "draft")}, day=DAYS[3])
    for text, names in ((issued, []), (issued.replace("issued", "draft"), [JANUARY]), (issued, [])):
        write(root, TYPO | {DRAFT: text})
        assert [x.place.path for x in found(root, tmp_path / "cache")] == told(root) == names


def test_moved_letters_are_not_lost(root: Path) -> None:
    """Before git knows of it, and after."""
    rename_agency(root, JANUARY, FEBRUARY, DRAFT)
    assert lost(root) == []
    commit(root, {}, "Đổi tên", DAYS[2])
    assert lost(root) == []
    write(root, {FEBRUARY.replace("xa-mau", "xa-moi"): str(SOUND[FEBRUARY]).replace("count: 12", "count: 13")})
    assert lost(root) == []


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_shallow_clones(root: Path, tmp_path: Path, depth: int) -> None:
    """What a part of a history shows is held against; what it does not show stops nobody."""
    save(root, {"khac.txt": "x"})
    save(root, TYPO, day=DAYS[3])
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", str(depth), f"file://{root}", str(clone))
    assert told(clone) == ([] if depth == 1 else [JANUARY])
    write(clone, changed(FEBRUARY, "count: 12", "count: 13"))
    assert FEBRUARY in told(clone)


def test_history_is_whole_or_not(root: Path, tmp_path: Path) -> None:
    """Only a whole history makes the last edition superfluous."""
    clone = tmp_path / "clone"
    save(root, {"khac.txt": "x"})
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    shutil.copytree(root, tmp_path / "plain", ignore=shutil.ignore_patterns(".git"))
    known = [checking.read_and_check(x / "reports").past_is_known for x in (root, clone, tmp_path / "plain")]
    assert known == [True, False, False]


@pytest.mark.parametrize("how", ["squash", "rebase", "amend"])
def test_rewritten_history(root: Path, how: str) -> None:
    """What a rewritten history does not know any more stops nobody; what it knows still counts."""
    save(root, TYPO)
    save(root, {"khac.txt": "x"}, day=DAYS[3])
    if how == "squash":
        git(root, "checkout", "-q", "--orphan", "new")
        commit(root, {}, "Tất cả", DAYS[4])
    elif how == "amend":
        git(root, "commit", "-q", "--amend", "-m", "Khác")
    else:
        git(root, "checkout", "-q", "-b", "side", "HEAD~2")
        commit(root, {"mới.txt": "x"}, "Bên", DAYS[3])
        git(root, "rebase", "-q", "side", "main")
    assert told(root) == ([] if how == "squash" else [JANUARY])


def test_merged_branches(root: Path) -> None:
    """Each branch declares its own change; a branch that does not is found behind the merge."""
    git(root, "checkout", "-q", "-b", "side")
    save(root, changed(FEBRUARY, "count: 12", "count: 13"), day=DAYS[3])
    git(root, "checkout", "-q", "main")
    save(root, DECLARED, day=DAYS[2])
    git(root, "merge", "-q", "--no-edit", "side")
    assert told(root) == [FEBRUARY]


def test_no_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository, without the program, or where it does not answer, nothing is found."""
    save(root, TYPO)
    with mock.patch.object(fixity, "open_repository", side_effect=OverdueError):
        assert told(root) == []
    with monkeypatch.context() as changes:
        changes.setenv("PATH", os.devnull)
        assert told(root) == []
    shutil.rmtree(root / ".git")
    with mock.patch.object(subprocess, "Popen", side_effect=AssertionError):
        assert told(root) == []


def test_git_is_asked_once_for_a_commit(root: Path, tmp_path: Path) -> None:
    """What git said is kept; another letter, or another commit, is seen all the same; a spoiled entry is made again."""
    cache = tmp_path / "cache"
    save(root, TYPO)
    assert len(found(root, cache)) == 1
    with mock.patch.object(fixity, "_read", side_effect=AssertionError):
        assert len(found(root, cache)) == 1
        write(root, {JANUARY: SOUND[JANUARY]})
        assert found(root, cache) == []
        write(root, changed(FEBRUARY, "count: 12", "count: 13"))
        assert [x.place.path for x in found(root, cache)] == [FEBRUARY]
    kept = cache / "issued.json"
    assert kept.stat().st_mode & 0o077 == 0
    for spoil in (lambda x: x[:-9], lambda x: x.replace(b"2026", b"2025"), lambda _: b""):
        _spoil(kept, spoil)
        assert [x.place.path for x in found(root, cache)] == [FEBRUARY]
    save(root, DECLARED, day=DAYS[3])
    assert [x.place.path for x in found(root, cache)] == [FEBRUARY]


def _spoil(file: Path, how: Callable[[bytes], bytes]) -> None:
    file.write_bytes(how(file.read_bytes()))


def test_versions_that_cannot_be_read(root: Path) -> None:
    """What is no letter, and what no check would admit today, stops nobody."""
    for number, content in enumerate(("nothing", "---\n: [\n---\n", "---\nstatus: issued\n---\n", "\0" * 100)):
        save(root, {JANUARY: content}, day=DAYS[3 + number])
    save(root, {JANUARY: SOUND[JANUARY]}, day=DAYS[8])
    assert told(root) == []

"""Signed copies of issued letters that vanish or are exchanged are held against a real git history."""

import shutil
from pathlib import Path

import pytest

from congvan import checking
from congvan.checking import desk
from congvan.checking.copies import Judged
from congvan.model.text import Language
from tests.integration.repository import DAYS, commit, git, rename_agency, save
from tests.integration.test_issued_letters import ENTRY, TYPO
from tests.small_archive import FEBRUARY, JANUARY, SOUND, changed, write

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
COPY = JANUARY.replace(".md", ".signed.pdf")
SIGNED = b"%PDF\0 signed by one"
TWICE, OTHER = SIGNED + b" and by two", b"%PDF\0 signed by somebody else"
SAID = changed(JANUARY, *ENTRY)
DECLARED = changed(JANUARY, "việc mẫu", "việc khác", *ENTRY)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the small archive, whose January was signed after it was issued; what signs it is not asked."""
    monkeypatch.setattr(desk, "judged", lambda *_: Judged())
    folder = tmp_path / "kho"
    write(folder, {})
    git(folder, "init", "-q")
    git(folder, "config", "core.autocrlf", "false")
    commit(folder, {}, "Nhập kho", DAYS[1])
    commit(folder, {COPY: SIGNED}, "Ký", DAYS[1])
    return folder


def told(root: Path, cache: Path | None = None) -> list[tuple[str, str]]:
    """What changed or went without a word: code and file."""
    found = checking.check(root / "reports", cache, None)
    return [(x.rule.code, x.place.path) for x in found if x.rule.code in ("CV550", "CV559")]


def put(root: Path, content: bytes | None, letter: object = SOUND[JANUARY]) -> None:
    """Let this signed copy lie beside the letter, or none."""
    write(root, {JANUARY: str(letter)})
    (root / COPY).write_bytes(content) if content else (root / COPY).unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (SIGNED, []),
        (TWICE, []),
        (OTHER, [("CV550", COPY)]),
        (SIGNED[:-3], [("CV550", COPY)]),
        (None, [("CV559", COPY)]),
    ],
)
def test_what_lies_there_now(root: Path, tmp_path: Path, content: bytes | None, found: list[tuple[str, str]]) -> None:
    """The same, or with signatures more: committed or not, kept or not; nothing else."""
    put(root, content)
    assert told(root, tmp_path / "cache") == told(root, tmp_path / "cache") == found
    commit(root, {}, "Sửa", DAYS[2])
    assert told(root) == found


def test_a_signature_taken_back(root: Path) -> None:
    """What was signed twice was not signed once."""
    save(root, {}, day=DAYS[2])
    commit(root, {COPY: TWICE}, "Ký tiếp", DAYS[2])
    put(root, SIGNED)
    assert told(root) == [("CV550", COPY)]


@pytest.mark.parametrize("declared", [DECLARED, SAID])
def test_signed_anew(root: Path, declared: dict[str, object]) -> None:
    """With or after an entry under `changes`, in one commit or two, committed or not; then it is held again."""
    text = declared[JANUARY]
    for content in (None, OTHER):
        put(root, content, text)
        assert told(root) == []
    put(root, SIGNED, text)
    commit(root, {}, "Sửa", DAYS[2])
    for content in (None, OTHER):
        put(root, content, text)
        assert told(root) == []
    commit(root, {}, "Ký lại", DAYS[3])
    for content, code in ((SIGNED, "CV550"), (None, "CV559"), (OTHER + b" and more", "")):
        put(root, content, text)
        assert told(root) == ([(code, COPY)] if code else [])


def test_said_afterwards(root: Path) -> None:
    """A copy that was exchanged, and declared in a later commit, counts from then on."""
    put(root, OTHER)
    commit(root, {}, "Ký lại", DAYS[2])
    put(root, OTHER, SAID[JANUARY])
    assert told(root) == []
    commit(root, {}, "Khai", DAYS[3])
    put(root, SIGNED, SAID[JANUARY])
    assert told(root) == [("CV550", COPY)]


def test_withdrawn_letters_keep_their_copy(root: Path) -> None:
    """Who received it can still show what was signed."""
    gone = "status: issued", "status: withdrawn\nwithdrawn: {date: 2026-03-01, reason: Sai}"
    put(root, None, changed(JANUARY, *gone)[JANUARY])
    assert told(root) == [("CV559", COPY)]


def test_moved_with_its_letter(root: Path) -> None:
    """Another name of the agency changes no copy; under it, it may not go."""
    rename_agency(root, COPY, JANUARY, FEBRUARY, JANUARY.replace("01", "03"))
    assert told(root) == []
    commit(root, {}, "Đổi tên", DAYS[2])
    assert told(root) == []
    moved = COPY.replace("xa-mau", "xa-moi")
    (root / moved).write_bytes(OTHER)
    assert told(root) == [("CV550", moved)]
    (root / moved).unlink()
    assert told(root) == [("CV559", moved)]


def test_what_a_signed_letter_is_told_to_do(root: Path) -> None:
    """No entry mends its text, for the copy would be of another; at the copy it does."""
    write(root, TYPO)
    (finding,) = [x for x in checking.check(root / "reports", None, None) if x.rule.code == "CV550"]
    assert "changes:" not in finding.hint(Language.EN)
    assert "corrects:" in finding.hint(Language.EN)
    put(root, OTHER)
    (finding,) = [x for x in checking.check(root / "reports", None, None) if x.rule.code == "CV550"]
    assert "changes:" in finding.hint(Language.VI)
    assert "bản đã ký" in finding.message(Language.VI)
    put(root, None, TYPO[JANUARY])
    (finding,) = [x for x in checking.check(root / "reports", None, None) if x.rule.code == "CV550"]
    assert "changes:" in finding.hint(Language.EN)

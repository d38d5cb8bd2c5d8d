"""Letters and what lies beside them, followed back through commits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import pytest

from congvan.check.held import Stay
from congvan.checking import trail
from congvan.checking.trail import Trails, follow, who
from congvan.read.archive import SIGNED
from congvan.read.git import Commit, Repository, Touch

LETTER, MOVED = "xa-mau/bao-cao/2026-01.md", "xa-moi/bao-cao/2026-01.md"
DAY = date(2026, 2, 20)


@dataclass
class Log:
    """A repository that has nothing but commits: path, bytes, where it was moved from; the newest comes first."""

    commits: Sequence[Sequence[tuple[str, ...]]]
    shallow: bool = False
    breaks_off: bool = False

    def touches(self) -> Iterator[Touch | None]:
        """Tell them as git does."""
        for number, files in enumerate(self.commits):
            commit = Commit(f"{number}", has_parent=True, who="An", day=DAY, why="")
            for path, blob, *origin in files:
                yield Touch(commit, path, "", blob, "".join(origin))
        if self.breaks_off:
            yield None


def trails(*commits: Sequence[tuple[str, ...]], wanted: str = LETTER, **more: bool) -> Trails:
    """Follow a letter that is there now."""
    return follow(cast("Repository", Log(commits, **more)), {wanted})


def beside(letter: str, name: str) -> str:
    """The path of a file that goes with a letter."""
    return letter.removesuffix(".md") + (name if name == SIGNED else f"/{name}")


def test_whole_or_not() -> None:
    """A history that is shallow, or that git did not tell to its end, is a part."""
    commits = [(LETTER, "b")], [(LETTER, "a")]
    assert trails(*commits).whole
    assert not trails(*commits, shallow=True).whole
    assert not trails(*commits, breaks_off=True).whole
    assert len(trails(*commits, breaks_off=True).steps) == 2


def test_steps_have_the_names_of_then_and_now() -> None:
    """The oldest comes first; the commit that moved a letter tells whence."""
    found = trails([(MOVED, "c")], [(MOVED, "b", LETTER)], [(LETTER, "a")], wanted=MOVED)
    assert [(x.blob, x.path, x.moved_from, x.now, x.at) for x in found.steps] == [
        ("a", LETTER, "", MOVED, 2),
        ("b", MOVED, LETTER, MOVED, 1),
        ("c", MOVED, "", MOVED, 0),
    ]


def test_letters_that_are_gone_are_followed() -> None:
    """Under the name that they had last, and back through what moved them; what is no letter is not."""
    found = trails([(MOVED, "b", LETTER), ("_series/bao-cao.yml", "y")], [(LETTER, "a")], wanted="x")
    assert [(x.path, x.now) for x in found.steps] == [(LETTER, MOVED), (MOVED, MOVED)]
    assert (who("_series/bao-cao.yml"), who("a/b.md"), str(who(LETTER))) == (None, None, LETTER.removesuffix(".md"))


def test_letters_that_are_gone_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often they were touched; what lay beside them is known."""
    monkeypatch.setattr(trail, "_MOST_GONE", 1)
    found = trails([(LETTER, "c")], [(LETTER, "b")], [(LETTER, "a"), (beside(LETTER, "a.csv"), "1")], wanted="x")
    assert [x.blob for x in found.steps] == ["a", "b", "c"]
    assert found.last(LETTER) == {"a.csv": "1"}


def test_attachments_as_a_commit_left_them() -> None:
    """Of one that came later, its first; by its composed name, however it was typed."""
    composed, typed = "b\u1ea3ng.csv", "ba\u0309ng.csv"
    found = trails(
        [(beside(LETTER, composed), "3"), (beside(LETTER, "new.csv"), "y")],
        [(beside(LETTER, "new.csv"), "x")],
        [(LETTER, "a"), (beside(LETTER, typed), "2")],
        [(beside(LETTER, typed), "1")],
    )
    assert found.files_at([Stay(LETTER, 2)], 2) == {composed: "2", "new.csv": "x"}
    assert found.files_at([Stay(LETTER, 2)], 0) == {composed: "3", "new.csv": "y"}
    assert found.last(LETTER) == {composed: "3", "new.csv": "y"}


def test_attachments_of_a_letter_that_was_moved() -> None:
    """They are those of its own days in each file, not those of the letter that came there after it, or was before."""
    found = trails(
        [(LETTER, "z"), (beside(LETTER, "a.csv"), "another"), (beside(LETTER, "b.csv"), "another")],
        [(MOVED, "b", LETTER), (beside(MOVED, "a.csv"), "1"), (beside(MOVED, "c.csv"), "9")],
        [(LETTER, "a"), (beside(LETTER, "a.csv"), "1")],
        [(beside(MOVED, "a.csv"), "before")],
        wanted=MOVED,
    )
    stays = [Stay(LETTER, 2), Stay(MOVED, 1)]
    assert found.files_at(stays, 2) == {"a.csv": "1", "c.csv": "9"}
    assert found.files_at(stays, 1) == {"a.csv": "1", "c.csv": "9"}


def test_signed_copies_are_no_attachments() -> None:
    """They are told by themselves, of all the files in which the letter lay."""
    found = trails(
        [(beside(MOVED, SIGNED), "3")],
        [(MOVED, "b", LETTER), (beside(MOVED, SIGNED), "2")],
        [(beside(LETTER, SIGNED), "2")],
        [(LETTER, "a"), (beside(LETTER, SIGNED), "1")],
        wanted=MOVED,
    )
    stays = [Stay(LETTER, 3), Stay(MOVED, 1)]
    assert [(x.blob, x.at) for x in found.copies(stays)] == [("1", 3), ("2", 2), ("2", 1), ("3", 0)]
    assert found.files_at(stays, 3) == {}

"""Git's log enters; what each letter and the files that go with it went through leaves, under the names they had.

What stays true: a letter is followed back through the commits that moved it, its attachments with it.
"""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from congvan.model.identity import LetterId
from congvan.read.git import Repository, Touch
from congvan.vietnamese.normalise import nfc

_MOST_VERSIONS = 500  # of a letter that are followed back
_MOST_FILES = 5_000  # touches of all its attachments, likewise
_MOST_GONE = 1000  # files of which it is asked what they were


@dataclass(frozen=True, slots=True)
class Step:
    """A touch of a letter: the bytes that it left, on which day, and whether the letter came from elsewhere.

    `at` tells which commit it was: the newest is 0.
    """

    blob: str
    day: date | None
    moved: bool
    at: int


@dataclass(frozen=True, slots=True)
class FileStep:
    """A touch of a letter's attachment."""

    name: str
    blob: str
    at: int


@dataclass(slots=True)
class Chain:
    """What touched a letter and its attachments, the oldest first."""

    steps: list[Step] = field(default_factory=list)
    files: list[FileStep] = field(default_factory=list)

    def files_at(self, at: int) -> dict[str, str]:
        """Give the ids of the attachments' bytes as that commit left them; of one that came later, its first."""
        found: dict[str, str] = {}
        for file in self.files:
            if file.at >= at or file.name not in found:
                found[file.name] = file.blob
        return found


Chains: TypeAlias = Mapping[str, Chain]


def chains_of(repository: Repository, wanted: Container[str]) -> tuple[Chains, bool]:
    """Follow letters back, those that are gone too, by their paths now; and tell whether git has all that there was."""
    return _Trail(wanted).follow(repository)


def who(path: str) -> LetterId | None:
    """The letter whose file lies there, or lay; None for any other file."""
    try:
        return LetterId.parse(path.removesuffix(".md")) if path.endswith(".md") else None
    except ValueError:
        return None


@dataclass
class _Trail:
    """Goes through the touches, the newest first. `names` has the path that a letter has now, by one that it had."""

    wanted: Container[str]
    names: dict[str, str] = field(default_factory=dict)
    chains: dict[str, Chain] = field(default_factory=lambda: defaultdict(Chain))
    gone: int = 0

    def follow(self, repository: Repository) -> tuple[Chains, bool]:
        """Go through all of them."""
        whole, at, commit = not repository.shallow, -1, ""
        for touch in repository.touches():
            if touch is None:
                whole = False
                continue
            at, commit = at + (touch.commit.id != commit), touch.commit.id
            if path := self._now(touch):
                self._letter(path, touch, at)
            else:
                self._file(touch, at)
        for chain in self.chains.values():
            chain.steps.reverse()
            chain.files.reverse()
        return self.chains, whole

    def _letter(self, path: str, touch: Touch, at: int) -> None:
        steps = self.chains[path].steps
        if len(steps) < _MOST_VERSIONS:
            steps.append(Step(touch.after, touch.commit.day, bool(touch.moved_from), at))
        if touch.moved_from:
            self.names[touch.moved_from] = path

    def _file(self, touch: Touch, at: int) -> None:
        folder, _, name = touch.path.rpartition("/")
        path = self._known(f"{folder}.md")
        if path and len(files := self.chains[path].files) < _MOST_FILES:
            files.append(FileStep(nfc(name), touch.after, at))

    def _known(self, path: str) -> str | None:
        return self.names.get(path) or (path if path in self.wanted else None)

    def _now(self, touch: Touch) -> str | None:
        """The path that a touched letter has now, or had last. Its own former name may be another letter's today."""
        if path := self._known(touch.path):
            return path
        if self.gone >= _MOST_GONE or not who(touch.path):
            return None
        self.gone += 1
        self.names[touch.path] = touch.path
        return touch.path

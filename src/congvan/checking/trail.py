"""Git's log enters; what letters, their attachments and signed copies went through leaves, under the names they had.

What stays true: a letter is followed back through the commits that moved it; what is gone is followed too.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from congvan.check.held import Stay
from congvan.model.identity import LetterId
from congvan.read.archive import SIGNED
from congvan.read.git import Repository, Touch
from congvan.vietnamese.normalise import nfc

_MOST_VERSIONS = 500  # of a letter that are followed back
_MOST_FILES = 5_000  # touches of all that lies beside one, likewise
_MOST_GONE = 1000  # files of which it is asked what they were


@dataclass(frozen=True, slots=True)
class Step:
    """A touch of a letter: the bytes that it left, on which day, in which file, and where that was moved from.

    `at` tells which commit it was: the newest is 0. `now` is the path that the letter has today, or had last.
    """

    blob: str
    day: date | None
    path: str
    moved_from: str
    at: int
    now: str


@dataclass(frozen=True, slots=True)
class FileStep:
    """A touch of a letter's attachment, or of its signed copy, whose name is `SIGNED`."""

    name: str
    blob: str
    at: int


@dataclass(frozen=True, slots=True)
class Trails:
    """What touched letters, the oldest first; what lay beside them, by the path that the letter had then, likewise.

    `whole` tells whether git has all that there was.
    """

    steps: Sequence[Step]
    files: Mapping[str, Sequence[FileStep]]
    whole: bool

    def files_at(self, stays: Sequence[Stay], at: int) -> dict[str, str]:
        """Give the ids of a letter's attachments' bytes as that commit left them; of one that came later, its first."""
        found: dict[str, str] = {}
        first = max((number for number, x in enumerate(stays) if x.since >= at), default=0)
        for stay, end in _with_ends(stays[first:]):
            for name, blob in self._left(stay.path, min(at, stay.since), end).items():
                found.setdefault(name, blob)
        return found

    def copies(self, stays: Sequence[Stay]) -> Iterator[FileStep]:
        """Give what touched a letter's signed copies, the oldest first."""
        for number, (stay, end) in enumerate(_with_ends(stays)):
            for step in self.files.get(stay.path, ()):
                if step.name == SIGNED and step.at > end and (number == 0 or step.at <= stay.since):
                    yield step

    def last(self, path: str) -> dict[str, str]:
        """Give the ids of what lies beside a letter at the last commit, or lay last."""
        return {x.name: x.blob for x in self.files.get(path, ())}

    def _left(self, path: str, at: int, end: int) -> dict[str, str]:
        found: dict[str, str] = {}
        for step in self.files.get(path, ()):
            if step.name != SIGNED and (step.at >= at or (step.name not in found and step.at > end)):
                found[step.name] = step.blob
        return found


def _with_ends(stays: Sequence[Stay]) -> Iterator[tuple[Stay, int]]:
    """Give each stay with the commit that ended it."""
    yield from ((x, y.since) for x, y in pairwise(stays))
    yield stays[-1], -1


def follow(repository: Repository, wanted: Container[str]) -> Trails:
    """Follow letters back, those that are gone too."""
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
    steps: list[Step] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    files: dict[str, list[FileStep]] = field(default_factory=lambda: defaultdict(list))
    gone: int = 0

    def follow(self, repository: Repository) -> Trails:
        """Go through all of them."""
        whole, at, commit = not repository.shallow, -1, ""
        for touch in repository.touches():
            if touch is None:
                whole = False
                continue
            at, commit = at + (touch.commit.id != commit), touch.commit.id
            if now := self._now(touch):
                self._letter(now, touch, at)
            else:
                self._file(touch, at)
        self.steps.reverse()
        return Trails(self.steps, {path: x[::-1] for path, x in self.files.items()}, whole)

    def _letter(self, now: str, touch: Touch, at: int) -> None:
        self.versions[now] += 1
        if self.versions[now] <= _MOST_VERSIONS:
            self.steps.append(Step(touch.after, touch.commit.day, touch.path, touch.moved_from, at, now))
        if touch.moved_from:
            self.names[touch.moved_from] = now

    def _file(self, touch: Touch, at: int) -> None:
        folder, _, name = touch.path.rpartition("/")
        path = f"{folder}.md"
        if touch.path.endswith(SIGNED):
            path, name = f"{touch.path.removesuffix(SIGNED)}.md", SIGNED
        if self._known(path) and len(files := self.files[path]) < _MOST_FILES:
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

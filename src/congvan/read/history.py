"""A folder of letters enters; each letter's versions leave, the newest first, as git has them.

What stays true: no git, no repository, no commit gives no versions and no error; a git that does not answer gives
none either, and each letter says so. However long the history, a letter
has at most `MOST` versions and a bounded number of lines. Names and messages are plain words: no control characters,
no e-mail addresses.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import LCSseq

from congvan.model.history import Rewritten, Version
from congvan.model.identity import LetterId
from congvan.read.blobs import blob_id, kind_of
from congvan.read.git import Blobs, OverdueError, Touch, open_repository
from congvan.vietnamese.normalise import nfc

MOST = 20  # versions of a letter that are told
_MOST_BYTES = 512 * 1024  # of a version that is compared; a letter of 200 pages has half of it
_MOST_LINES = 4_000  # of both versions
_MOST_TOLD = 24_000  # characters of all rewritten lines of a letter, the newest first
_LONGEST_NAME, _LONGEST_WHY = 80, 200
_MAIL = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")
_SPACE = re.compile(r"\s+")


def read_history(reports: Path, wanted: Collection[LetterId]) -> Mapping[LetterId, tuple[Version, ...]]:
    """Give the versions of these letters, below the folder `reports`; of a letter that git does not know, none."""
    try:
        repository = open_repository(reports)
    except OverdueError:
        return {x: (Version("unread"),) for x in wanted}
    if repository is None:
        return {}
    trail = _Trail({f"{x}.md": x for x in wanted})
    for touch in repository.touches():
        trail.follow(touch, shallow=repository.shallow)
    saved = repository.files()
    with repository.blobs() as blobs:
        return {
            who: versions
            for path, who in trail.letters.items()
            if (versions := tuple(_versions(reports / path, saved.get(path), trail.of(path), blobs)))
        }


@dataclass
class _Past:
    """What touched a letter, the newest first, and whether there is more than that, or should be."""

    touches: list[Touch] = field(default_factory=list)
    more: bool = False
    cut: bool = False


@dataclass
class _Trail:
    """Follows letters back through the commits, under the names that they had then."""

    letters: Mapping[str, LetterId]
    pasts: dict[str, _Past] = field(default_factory=lambda: defaultdict(_Past))
    names: dict[str, str] = field(default_factory=dict)  # a letter's former path → its path now
    cut: bool = False

    def follow(self, touch: Touch | None, *, shallow: bool) -> None:
        """Take the next older touch; None says that git broke off."""
        if touch is None or (shallow and not touch.commit.has_parent):
            self.cut = True  # what the oldest commit of a part seems to have made, an unknown one made
            return
        path = self.names.get(touch.path) or (touch.path if touch.path in self.letters else "")
        if not path:
            return
        if touch.moved_from:
            self.names[touch.moved_from] = path
        past = self.pasts[path]
        if len(past.touches) < MOST:
            past.touches.append(touch)
        else:
            past.more = True

    def of(self, path: str) -> _Past:
        """Give what is known of a letter."""
        known = self.pasts.get(path, _Past())
        begins = bool(known.touches) and not known.touches[-1].before and not known.more
        return _Past(known.touches, known.more, self.cut and not begins)


def _versions(file: Path, saved: str | None, past: _Past, blobs: Blobs) -> Iterator[Version]:
    """Tell a letter's versions. `saved` is the id of its bytes at the last commit, if it is there."""
    texts = _Texts(blobs)
    if saved:
        yield from _unsaved(file, saved, texts)
    for touch in past.touches:
        commit = touch.commit
        rewritten = texts.rewritten(touch.before, touch.after) if touch.before else ()
        yield Version(
            "changed" if touch.before else "first",
            commit.day,
            plain_words(commit.who, _LONGEST_NAME),
            plain_words(commit.why, _LONGEST_WHY),
            rewritten,
            touch.moved_from.removesuffix(".md"),
        )
    if past.more:
        yield Version("more")
    elif past.cut and (saved or past.touches):
        yield Version("cut")


def _unsaved(file: Path, saved: str, texts: "_Texts") -> Iterator[Version]:
    try:
        data = file.read_bytes()
    except OSError:
        return
    if blob_id(data, kind_of(saved)) != saved:
        rewritten = texts.against(saved, data)
        if rewritten != ():  # the same lines with other ends are no other text
            yield Version("unsaved", rewritten=rewritten)


class _Texts:
    """Compares one letter's versions, each read once."""

    def __init__(self, blobs: Blobs) -> None:
        """Take where the bytes are."""
        self._blobs = blobs
        self._known: dict[str, list[str] | None] = {}
        self._left = _MOST_TOLD

    def rewritten(self, before: str, after: str) -> tuple[Rewritten, ...] | None:
        """Compare two versions by their ids; None where their lines are not told."""
        return self._compared(self._lines(before), self._lines(after))

    def against(self, before: str, data: bytes) -> tuple[Rewritten, ...] | None:
        """Compare a version with bytes at hand."""
        return self._compared(self._lines(before), _lines(data))

    def _lines(self, name: str) -> list[str] | None:
        if name not in self._known:
            data = self._blobs.get(name, _MOST_BYTES)
            self._known[name] = None if data is None else _lines(data)
        return self._known[name]

    def _compared(self, before: list[str] | None, after: list[str] | None) -> tuple[Rewritten, ...] | None:
        if before is None or after is None or len(before) + len(after) > _MOST_LINES:
            return None
        found = tuple(_rewritten(before, after))
        size = sum(len(x.before) + len(x.after) for x in found)
        if size > self._left:
            return None
        self._left -= size
        return found


def _lines(data: bytes) -> list[str] | None:
    """Give a file's lines; None if it is no text."""
    if len(data) > _MOST_BYTES or b"\0" in data:
        return None
    try:
        return [x.rstrip() for x in nfc(data.decode("utf-8-sig")).split("\n")]
    except UnicodeDecodeError:
        return None


def _rewritten(before: list[str], after: list[str]) -> Iterator[Rewritten]:
    """Give the lines that are not in both, neighbours together."""
    numbers: dict[str, int] = {}
    one, other = ([numbers.setdefault(x, len(numbers)) for x in lines] for lines in (before, after))
    old: list[str] = []
    new: list[str] = []
    for step in LCSseq.opcodes(one, other):
        if step.tag == "equal":
            if old or new:
                yield Rewritten("\n".join(old), "\n".join(new))
            old, new = [], []
        else:
            old += before[step.src_start : step.src_end]
            new += after[step.dest_start : step.dest_end]
    if old or new:
        yield Rewritten("\n".join(old), "\n".join(new))


def plain_words(text: str, most: int) -> str:
    """Give words that anybody can have written as plain words: no control characters, no addresses, not too many."""
    spaced = _SPACE.sub(" ", text[: most * 8])
    kept = "".join(x for x in spaced if unicodedata.category(x)[0] != "C")
    words = _MAIL.sub("…", nfc(kept)).strip()
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"

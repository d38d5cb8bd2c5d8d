"""Versions of all letters enter in the order in which they were written; what each file must still say leaves.

A letter is its file and its symbol (number, notation, date). One that is moved under its symbol takes its past along;
a file that bears again what it, or the file that it came from, was issued as, is held to that; under another symbol
it is another letter, if it was a draft in between or came from elsewhere, and the one before must be somewhere else.
"""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from congvan.check.issued import Said, Version, is_reworded, tells


@dataclass(frozen=True, slots=True)
class Stay:
    """A file in which a letter lay, and from which commit on (the newest is 0)."""

    path: str
    since: int


@dataclass(frozen=True, slots=True)
class Held:
    """An issued letter: the version that it must still say, where it lay, and when readers were told of other words.

    `turns` are commits, the issue first: a signed copy from before one of them was of other words.
    """

    version: Version
    stays: tuple[Stay, ...]
    turns: tuple[int, ...]

    def after(self, version: Version, corrected: tuple[date, ...]) -> "Held":
        """The letter after another version of it: that is what counts, if it tells of its changes."""
        if not tells(self.version, version.said, corrected):
            return self
        turns = (*self.turns, version.at) if is_reworded(self.version.said, version.said) else self.turns
        return replace(self, version=version, turns=turns)

    def at(self, version: Version) -> "Held":
        """The letter in the file of that version."""
        known = self.stays[-1].path == version.path
        return self if known else replace(self, stays=(*self.stays, Stay(version.path, version.at)))


@dataclass
class Register:
    """What was issued, by file and symbol. `heirs` tell where a letter went, or as what its file was issued anew."""

    letters: dict[str, dict[str, Held]] = field(default_factory=lambda: defaultdict(dict))
    bears: dict[str, str] = field(default_factory=dict)  # the symbol of the letter that a file must say
    bore: dict[str, str] = field(default_factory=dict)  # likewise; of one that lies elsewhere now, what it was
    heirs: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)  # files that are no issued letter just now

    def see(self, version: Version, corrected: tuple[date, ...] = ()) -> None:
        """Take the next version; `corrected` are the days of letters that correct it."""
        path, said = version.path, version.said
        if version.moved_from:
            self._come(version)
        if not said.is_issued:
            self.drafts.add(path)
            return
        symbol = self.bears.get(path)
        if symbol is None or (path in self.drafts and said.symbol != symbol):
            known = self.letters[path].get(said.symbol)
            self._bear(version, known or Held(version, (Stay(path, version.at),), (version.at,)))
        held = self.letters[path][self.bears[path]]
        self.letters[path][self.bears[path]] = held.after(version, corrected)
        self.drafts.discard(path)

    def held(self, path: str) -> Held | None:
        """The letter that a file must still say; None if none was issued in it."""
        return self.letters[path][self.bears[path]] if path in self.bears else None

    def free(self, path: str, said: Said) -> bool:
        """Whether that is another letter than the file must say: issued anew after it was a draft."""
        return path in self.drafts and said.symbol not in self.letters[path]

    def gone(self, present: Container[str]) -> Iterator[tuple[str, Said]]:
        """Give the letters whose files are not there now, and which lie in no other that is."""
        for path, symbol in self.bore.items():
            if path not in present and not self._lies_elsewhere(path, symbol, present):
                yield path, self.letters[path][symbol].version.said

    def _come(self, version: Version) -> None:
        """Let a file know what the one that it came from was; under the same symbol it is that letter."""
        path, origin = version.path, version.moved_from
        self.letters[path] = self.letters[origin] | self.letters[path]
        symbol = self.bears.get(origin)
        if path not in self.bears and version.said.is_issued and version.said.symbol == symbol:
            del self.bears[origin]
            self._bear(version, self.letters[origin][symbol])

    def _bear(self, version: Version, held: Held) -> None:
        """Let a file be a letter; what it was before is issued anew by it, and where that came from it lies no more."""
        path, symbol = version.path, version.said.symbol
        before, origin = self.bears.get(path), held.stays[-1].path
        if before is not None:
            self.heirs[path, before] = path, symbol
        if origin != path:
            self.heirs[origin, symbol] = path, symbol
        self.letters[path][symbol] = held.at(version)
        self.bears[path] = self.bore[path] = symbol

    def _lies_elsewhere(self, path: str, symbol: str, present: Container[str]) -> bool:
        at, seen = (path, symbol), {(path, symbol)}
        while at[0] not in present and (heir := self.heirs.get(at)) and heir not in seen:
            at = heir
            seen.add(at)
        is_same = self.bears.get(at[0]) == symbol or _without_agency(at[0]) == _without_agency(path)
        return at[0] in present and is_same


def _without_agency(path: str) -> str:
    return path.partition("/")[2]

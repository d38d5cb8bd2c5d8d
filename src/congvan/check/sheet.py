"""One letter as its rules see it: as read, as far as it was admitted, with whom it belongs to.

Rules of one letter are functions of a `Sheet` and of nothing else, so that what they find may be kept by content.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from congvan.check.body_text import BodyText, body_text
from congvan.check.outline import Block, outline
from congvan.check.parts import Part, parts_of
from congvan.model.agency import Agency
from congvan.model.finding import Place
from congvan.model.identity import LetterId
from congvan.model.letter import FrontMatter, RawLetter, Value
from congvan.model.series import Series
from congvan.model.source import Path, Scalar, Tree
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.typeface.supplied import VENDORED, Fonts


@dataclass(frozen=True, slots=True)
class House:
    """What the archive as a whole lends to the rules of one letter; a change of it is a change for every letter."""

    proper_names: tuple[str, ...] = ()  # of all agencies
    offices: tuple[str, ...] = ()  # telephones and e-mails of the offices themselves, as `personal` keys them
    allowed: tuple[str, ...] = ()  # the allow list's values likewise, in its order; empty for one that allows nothing
    fonts: Fonts = VENDORED  # what letters are set in


class Passage(Protocol):
    """Words of a letter, wherever they stand: the body, or one field of the front matter."""

    @property
    def field(self) -> str:
        """The dotted name of the field; empty for the body."""

    @property
    def prose(self) -> str:
        """The words."""

    def place(self, offset: int) -> Place:
        """The place of a character of `prose`."""

    def audience(self, start: int, end: int | None = None) -> Audience:
        """For whom the characters from `start` to `end` are."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """The words of one field. In a folded or literal scalar every character is placed at the scalar's beginning."""

    field: str
    prose: str
    begins: Place
    whose: Audience

    def place(self, offset: int) -> Place:
        """Give the place of a character."""
        style = self.prose.style if isinstance(self.prose, Scalar) else ""
        line, column = self.begins.line, self.begins.column
        if style in ("|", ">") or line is None or column is None:
            return self.begins
        return Place(self.begins.path, line, column + offset + len(style))

    def audience(self, start: int, end: int | None = None) -> Audience:  # noqa: ARG002 - a field is for one audience
        """Tell for whom the field is."""
        return self.whose


@dataclass(frozen=True)
class Sheet:
    """One letter under examination. `front`, `agency` and `series` are None where they were not admitted."""

    raw: RawLetter
    front: FrontMatter | None
    agency: Agency | None
    series: Series | None
    visibility: Audience
    data: Mapping[str, Value]
    house: House

    @property
    def id(self) -> LetterId:
        """Who the letter is."""
        return self.raw.id

    @property
    def source(self) -> str:
        """The letter's file."""
        return self.raw.source

    @cached_property
    def body(self) -> BodyText:
        """The body with the lines and columns of the file."""
        whose = Audience.INTERNAL if self.raw.unsure else self.visibility
        return body_text(self.raw.source, self.raw.body, whose)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The body's headings, items, paragraphs and table rows."""
        return outline(self.body.text)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The letter itself, then its appendices."""
        return parts_of(self.body.text, self.body.prose, self.blocks)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that people read: the fields of the front matter that hold words, then the body."""
        return (*self._fields(), self.body)

    def quote(self, passage: Passage, start: int, end: int) -> Quote:
        """Quote words of a passage in a finding, for those who may read them there."""
        return Quote(passage.prose[start:end], passage.audience(start, end))

    def _fields(self) -> Iterator[FieldText]:
        for path, text in _texts(dict(self.raw.front), ()):
            pattern = tuple("*" if isinstance(x, int) else x for x in path)
            if pattern in _READ:
                whose = _READ[pattern] or self._own(path)
                seen = self.visibility if whose is Audience.PUBLIC else Audience.INTERNAL
                yield FieldText(".".join(map(str, path)), text, self.raw.positions.value(*path), seen)

    def _own(self, path: Path) -> Audience:
        """The audience that an entry of a list declares for itself, internal if it says nothing."""
        entry: Any = dict(self.raw.front)
        for part in path[:-1]:
            entry = entry[part]
        said = entry.get("visibility") if isinstance(entry, dict) else None
        return Audience.PUBLIC if said == Audience.PUBLIC else Audience.INTERNAL


# The fields that hold words of people, and for whom they are; None: as the entry that holds them says.
_READ: Mapping[tuple[str, ...], Audience | None] = {
    ("subject",): Audience.PUBLIC,
    ("to",): Audience.PUBLIC,
    ("to", "*"): Audience.PUBLIC,
    ("copies",): Audience.PUBLIC,
    ("copies", "*"): Audience.PUBLIC,
    ("signer", "authority"): Audience.PUBLIC,
    ("signer", "authority", "*"): Audience.PUBLIC,
    ("signer", "title"): Audience.PUBLIC,
    ("signer", "name"): Audience.PUBLIC,
    ("contact", "name"): Audience.INTERNAL,
    ("attachments", "*", "title"): None,
    ("withdrawn", "reason"): Audience.PUBLIC,
    ("changes", "*", "note"): Audience.PUBLIC,
    ("notes",): Audience.INTERNAL,
}


def _texts(tree: Tree, path: Path) -> Iterator[tuple[Path, Scalar]]:
    """Every scalar of a tree with its path, in order."""
    if isinstance(tree, Scalar):
        yield path, tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _texts(value, (*path, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _texts(value, (*path, index))

"""What is on the pages of a PDF, as a person with a ruler sees it: lines of words, rules, boxes, pictures, tables.

Lengths are in points from the top left corner of the page. Nothing here knows what a letter is.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

MM = 72 / 25.4  # points
Colour = tuple[float, ...]
_Kind = TypeVar("_Kind", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page (from 1)."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Where its middle is, across."""
        return (self.x0 + self.x1) / 2

    def holds(self, other: "Box", slack: float = 1.0) -> bool:
        """Whether the other box lies within, but for so many points."""
        across = self.x0 - slack <= other.x0 and other.x1 <= self.x1 + slack
        return (
            self.page == other.page and across and self.top - slack <= other.top and other.bottom <= self.bottom + slack
        )

    def meets(self, other: "Box") -> bool:
        """Whether the two share a part of the page."""
        across = self.x0 < other.x1 and other.x0 < self.x1
        return self.page == other.page and across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Char:
    """One character (or what one glyph stands for). `baseline` is the height on which it stands."""

    text: str
    box: Box
    baseline: float
    size: float
    font: str
    colour: Colour | None

    @property
    def is_ink(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.text.strip())

    @property
    def is_bold(self) -> bool:
        """Whether its face is bold, as the face's name says."""
        return any(x in self.font.casefold() for x in ("bold", "black", "heavy", "demi"))

    @property
    def is_italic(self) -> bool:
        """Whether its face is slanted, as the face's name says."""
        return any(x in self.font.casefold() for x in ("italic", "oblique"))


@dataclass(frozen=True, eq=False)  # each is itself: two may look the same
class Line:
    """Characters side by side on one height, with no wide gap among them; blanks at its ends are left out."""

    chars: tuple[Char, ...]

    @cached_property
    def text(self) -> str:
        """The words, each gap as one space."""
        return " ".join("".join(x.text for x in self.chars).replace("\u00a0", " ").split())

    @cached_property
    def box(self) -> Box:
        """What the line takes of the page."""
        return around([x.box for x in self.chars if x.is_ink])

    @property
    def page(self) -> int:
        """The page it is on."""
        return self.chars[0].box.page

    @cached_property
    def baseline(self) -> float:
        """The height on which most of it stands."""
        return most(self.chars, lambda x: round(x.baseline, 2))

    @cached_property
    def size(self) -> float:
        """The size of most of it, in points."""
        return most(self.chars, lambda x: round(x.size, 2))

    @cached_property
    def is_bold(self) -> bool:
        """Whether most of it is bold."""
        return most(self.chars, lambda x: x.is_bold)

    @cached_property
    def is_italic(self) -> bool:
        """Whether most of it is slanted."""
        return most(self.chars, lambda x: x.is_italic)

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return self.text == self.text.upper() and self.text != self.text.lower()

    def cut(self, start: int, end: int | None = None) -> "Line":
        """Give a part of the line by positions among its characters.

        Raises:
            ValueError: there is nothing to see in that part.
        """
        return line_of(self.chars[start:end])


def line_of(chars: Sequence[Char]) -> Line:
    """Make a line of characters from left to right, without the blanks at its ends.

    Raises:
        ValueError: they are all blank.
    """
    seen = [i for i, x in enumerate(chars) if x.is_ink]
    if not seen:
        raise ValueError
    return Line(tuple(chars[seen[0] : seen[-1] + 1]))


def around(boxes: Iterable[Box]) -> Box:
    """Give the smallest box that holds all, which are on the page of the first."""
    every = list(boxes)
    page = every[0].page
    here = [x for x in every if x.page == page]
    return Box(
        page, min(x.x0 for x in here), min(x.top for x in here), max(x.x1 for x in here), max(x.bottom for x in here)
    )


def most(chars: Iterable[Char], of: Callable[[Char], _Kind]) -> _Kind:
    """Give the value that most of the characters that can be seen have."""
    return Counter(of(x) for x in chars if x.is_ink).most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class Stroke:
    """Something drawn: a rule, a border or a filled shape. `is_solid` is false for a dashed one."""

    box: Box
    is_solid: bool
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page. `tint` names the colour of most of what is not white or clear; None: could not be told."""

    box: Box
    has_transparency: bool
    tint: str | None


@dataclass(frozen=True, eq=False)
class Page:
    """One page. `lines` go from top to bottom, `tables` are the boxes of ruled tables."""

    number: int
    width: float
    height: float
    rotation: int
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]
    pictures: tuple[Picture, ...]
    tables: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The whole page."""
        return Box(self.number, 0, 0, self.width, self.height)

    @property
    def is_landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @property
    def rules(self) -> list[Stroke]:
        """The level lines drawn on it."""
        return [x for x in self.strokes if x.box.height < MOST_THICK and x.box.width > LEAST_LONG]


MOST_THICK = 2.5  # points: what is thicker is a bar, not a rule
LEAST_LONG = 5.0  # points: what is shorter is a dash


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface that the PDF uses: its name without the subset's mark."""

    name: str
    is_embedded: bool


@dataclass(frozen=True, eq=False)
class Sheet:
    """A whole PDF."""

    pages: tuple[Page, ...]
    faces: tuple[Face, ...]

    @property
    def lines(self) -> list[Line]:
        """All lines, page after page."""
        return [x for page in self.pages for x in page.lines]

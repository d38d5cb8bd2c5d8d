"""A letter's PDF and the words of its signature block enter; where its signature and its seal belong leaves.

The place is found in the PDF itself, by what a reader would look for: the signer's name, with the room of a signature
between it and the title above. Lengths are in points from the page's lower left corner, as PDF has them.
"""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber

from congvan.errors import ArchiveError
from congvan.model.text import Text

MM = 72 / 25.4
_TOUCH = 0.1  # points by which boxes may overlap that only touch: programs round them
# The least room between title and name in which a signature is looked for; our letters keep 27 mm (model/form).
_LEAST_ROOM = 20 * MM
_MIDDLE = 2 * MM  # by which title and name may be off each other's middle
_COLUMN = 0.4  # of a page's width: right of it stands a block (Decree 30/2020, Appendix I), left of it text begins
# Fields are made before anyone knows the pictures, and are never changed: a signature is at most so wide, a seal lies
# left of the middle and is at most so large.
SIGNATURE_WIDTH, SEAL_WIDTH, SEAL_HEIGHT = 60 * MM, 62 * MM, 50 * MM


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, across and up."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be seen in it."""
        return self.width <= _TOUCH or self.height <= _TOUCH

    def holds(self, other: "Box") -> bool:
        """Whether the other lies in it."""
        return (
            self.left - _TOUCH <= other.left
            and self.bottom - _TOUCH <= other.bottom
            and other.right <= self.right + _TOUCH
            and other.top <= self.top + _TOUCH
        )

    def within(self, sheet: "Box") -> "Box":
        """What of it lies on the sheet."""
        return Box(
            max(self.left, sheet.left),
            max(self.bottom, sheet.bottom),
            min(self.right, sheet.right),
            min(self.top, sheet.top),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """The room between title and name: on which page (from 0), and which marked content is the name's."""

    page: int
    signature: Box
    seal: Box
    name_mark: int | None


def find_place(data: bytes, titles: Sequence[str], name: str) -> Place:
    """Find where a letter is signed.

    `titles` are the lines of authority and title above the room, `name` stands below it.

    Raises:
        ArchiveError: the PDF has no such block.
    """
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number in range(len(pdf.pages) - 1, -1, -1):  # appendices may follow the block, nothing else
            for place in _places(pdf.pages[number], number, titles, name):
                return place
            pdf.pages[number].close()
    raise ArchiveError(Text("The PDF has no room for a signature above the name '{name}'."), name=name)


def reserved(page: Any) -> list[Box]:
    """Give the rooms for signatures and seals of a page (pdfplumber's) that are known by their looks alone."""
    lines = [x for x in page.extract_words(keep_blank_chars=True) if x["x0"] >= _COLUMN * float(page.width)]
    rooms = [room for below in lines if (room := _room(page, lines, below)) is not None]
    return [box for _, room in rooms for box in (_signature(room), _seal(room))]


def _room(page: Any, lines: Sequence[dict[str, Any]], below: dict[str, Any]) -> tuple[dict[str, Any], Box] | None:
    """The line above that has the same middle, and the room between, if a signature fits there."""
    middle = _middle(below)
    over = [x for x in lines if x["bottom"] <= below["top"] and abs(_middle(x) - middle) <= _MIDDLE]
    title = max(over, key=lambda x: x["bottom"], default=None)
    if title is None or below["top"] - title["bottom"] < _LEAST_ROOM:
        return None
    height = float(page.height)
    return title, Box(middle, height - float(below["top"]), middle, height - float(title["bottom"]))


def _places(page: Any, number: int, titles: Sequence[str], name: str) -> Iterator[Place]:
    lines = page.extract_words(keep_blank_chars=True, extra_attrs=["mcid"])
    wanted, above = _plain(name), _plain(" ".join(titles))
    for below in (x for x in lines if _plain(x["text"]) == wanted):
        found = _room(page, lines, below)
        if found is None or _plain(found[0]["text"]) not in above:
            continue
        room, sheet = found[1], Box(0, 0, float(page.width), float(page.height))
        yield Place(number, _signature(room).within(sheet), _seal(room).within(sheet), below["mcid"])


def _signature(room: Box) -> Box:
    middle = room.left
    return Box(middle - SIGNATURE_WIDTH / 2, room.bottom, middle + SIGNATURE_WIDTH / 2, room.top)


def _seal(room: Box) -> Box:
    right, up = room.middle
    return Box(right - SEAL_WIDTH, up - SEAL_HEIGHT / 2, right, up + SEAL_HEIGHT / 2)


def _middle(word: dict[str, Any]) -> float:
    return float(word["x0"] + word["x1"]) / 2


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())

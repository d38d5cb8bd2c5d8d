"""A long list enters, its parts leave, each short enough for one page, with where it stands among the others.

What stays true: every item is on one part, in order; there is always a first part, an empty one if there is nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from congvan.model import address

Item = TypeVar("Item")

# A line of a table of letters takes about 220 bytes: a part is then under 60 KB before compression.
LETTERS_A_PART = 200


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """One part of the list that begins at `page`: its items, its number from 1, how many parts and items there are."""

    page: str
    items: tuple[Item, ...]
    number: int
    parts: int
    first: int  # the number of its first item within the whole list, from 1; 0 if there is none
    total: int

    @property
    def address(self) -> str:
        """Where this part is."""
        return address.part(self.page, self.number)

    @property
    def last(self) -> int:
        """The number of its last item within the whole list; 0 if there is none."""
        return self.first + len(self.items) - 1 if self.items else 0

    @property
    def turns(self) -> tuple[tuple[str, str], ...]:
        """The ways to other parts, as words and address: to the first, one back, one on, to the last."""
        back = (("Trang đầu", 1), ("Trang trước", self.number - 1)) if self.number > 1 else ()
        on = (("Trang sau", self.number + 1), ("Trang cuối", self.parts)) if self.number < self.parts else ()
        return tuple((words, address.part(self.page, number)) for words, number in (*back, *on))


def parts(page: str, items: Sequence[Item], most: int = LETTERS_A_PART) -> tuple[Part[Item], ...]:
    """Divide a list that begins at the address `page` into parts of at most `most` items."""
    count = max(1, -(-len(items) // most))
    return tuple(
        Part(page, tuple(items[i * most : (i + 1) * most]), i + 1, count, i * most + 1 if items else 0, len(items))
        for i in range(count)
    )


def titled(title: str, part: Part[Item]) -> str:
    """Tell the parts apart in a browser's tab: `Công văn tháng 4 năm 2026 (trang 2/5)`."""
    return title if part.number == 1 else f"{title} (trang {part.number}/{part.parts})"

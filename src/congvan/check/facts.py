"""What other letters must know of a letter: small, plain, and all that is compared across letters.

An archive of 100,000 letters is compared by their facts; the letters themselves are read one at a time.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from congvan.check.sheet import Sheet
from congvan.model.amount import Amount
from congvan.model.finding import Place
from congvan.model.identity import LetterId
from congvan.model.letter import Value
from congvan.model.terms import Audience, Status

Figure: TypeAlias = int | float | str | bool | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A letter that the body links to, and where."""

    letter: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Facts:
    """One letter's facts. Without a sound front matter (`admitted`) all but identity and `replaces` are empty.

    `figures` are leaves by dotted name without `data.`; money in đồng. `places` are line and column by dotted name.
    """

    id: LetterId
    admitted: bool
    visibility: Audience
    status: Status
    number: int | None
    notation: str
    date: date | None
    replaces: str
    corrects: str
    figures: Mapping[str, Figure]
    mentions: tuple[Mention, ...]
    places: Mapping[str, tuple[int, int]]

    @property
    def source(self) -> str:
        """The letter's file."""
        return self.id.source

    @property
    def symbol(self) -> str:
        """Number and notation as printed: `12/UBND-VHXH`, below ten with a leading zero; blank in a draft."""
        number = "" if self.number is None else f"{self.number:02}"
        return f"{number}/{self.notation}"

    @property
    def is_in_force(self) -> bool:
        """Whether the letter has been issued, whatever became of it later."""
        return self.status is not Status.DRAFT

    def place(self, name: str) -> Place:
        """Give the place of a field's value, or of the nearest thing above it."""
        parts = name.split(".")
        for end in range(len(parts), 0, -1):
            found = self.places.get(".".join(parts[:end]))
            if found:
                return Place(self.source, *found)
        return Place(self.source, 1, 1)

    def number_of(self, name: str) -> float | None:
        """Give a figure that is a number; None for what is none."""
        value = self.figures.get(name)
        return None if isinstance(value, str | bool) else value


_PLACED = ("status", "number", "notation", "date", "replaces", "corrects", "withdrawn")


def facts_of(sheet: Sheet, mentions: tuple[Mention, ...]) -> Facts:
    """Take the facts of a letter."""
    front, positions = sheet.front, sheet.raw.positions
    figures = dict(_leaves(dict(sheet.data), ()))
    names = [*_PLACED, "data", *(f"data.{x}" for x in figures)]
    values = ((x, positions.values.get(tuple(x.split(".")))) for x in names)
    return Facts(
        id=sheet.id,
        admitted=front is not None,
        visibility=sheet.visibility,
        status=front.status if front else Status.DRAFT,
        number=front.number if front else None,
        notation=front.notation if front else "",
        date=front.date if front else None,
        replaces=str(sheet.raw.front.get("replaces") or ""),
        corrects=str(sheet.raw.front.get("corrects") or ""),
        figures=figures,
        mentions=mentions,
        places={name: value for name, value in values if value},
    )


def _leaves(value: Value, path: tuple[str, ...]) -> Iterator[tuple[str, Figure]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        plain = [dict(_leaves(x, ("",))) for x in value]
        yield ".".join(path), json.dumps(plain, ensure_ascii=False)
    else:
        yield ".".join(path), value.dong if isinstance(value, Amount) else value

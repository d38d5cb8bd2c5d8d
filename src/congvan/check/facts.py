"""What other letters must know of a letter: small, plain, and all that is compared across letters.

An archive of 100,000 letters is compared by their facts; the letters themselves are read one at a time.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from typing import TypeAlias

from congvan.check.issued import Said, said_by
from congvan.check.outline import Kind
from congvan.check.people.privacy import used_allowances
from congvan.check.sheet import Sheet
from congvan.check.waivers import of_letter
from congvan.model.amount import Amount
from congvan.model.finding import Place
from congvan.model.identity import LetterId
from congvan.model.letter import Value
from congvan.model.terms import Audience, Status
from congvan.model.waiver import Waiver
from congvan.read.blobs import ids_of

Figure: TypeAlias = int | float | str | bool | None

_NO_NUMBER = (str, bool)


@dataclass(frozen=True, slots=True)
class Mention:
    """A letter that the body links to, where, and who reads the link."""

    letter: str
    line: int
    column: int
    audience: Audience


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the body that is long enough to be compared: a digest of its words, and where its heading is."""

    digest: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Facts:
    """One letter's facts. Without a sound front matter (`admitted`) all but identity and `replaces` are empty.

    `figures` are leaves by dotted name without `data.`; money in đồng. `places` are lines and columns by dotted name,
    as text (`12:5`), for they are many and hardly ever asked for.
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
    places: Mapping[str, str]
    waivers: tuple[Waiver, ...] = ()
    sections: tuple[Section, ...] = ()
    allowed: tuple[int, ...] = ()  # entries of the allow list that the letter rests on, from 0
    said: Said = field(default_factory=Said)  # what of it must not change without a word
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # an issued letter's attachments, by git's ids
    copy: tuple[str, ...] = ()  # its signed copy likewise

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
                line, _, column = found.partition(":")
                return Place(self.source, int(line), int(column))
        return Place(self.source, 1, 1)

    def number_of(self, name: str) -> float | None:
        """Give a figure that is a number; None for what is none."""
        value = self.figures.get(name)
        return None if isinstance(value, _NO_NUMBER) else value


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
        places={name: f"{at[0]}:{at[1]}" for name, at in values if at},
        waivers=of_letter(sheet),
        sections=tuple(_sections(sheet)) if front else (),
        allowed=used_allowances(sheet),
        said=said_by(sheet.raw) if front else Said(),
        files=dict(_files(sheet)),
    )


def _files(sheet: Sheet) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The declared attachments of an issued letter, and the ids that git may know their bytes by."""
    if sheet.front is None or sheet.front.status is Status.DRAFT:
        return
    declared = {x.file for x in sheet.front.attachments}
    for file in sheet.raw.files:
        if file.name in declared and (ids := ids_of(file.path)):
            yield file.name, ids


_LEAST_WORDS = 12  # shorter sections ("Trong kỳ không phát sinh.") are often the same
_SECTION_LEVEL = 2


def _sections(sheet: Sheet) -> Iterator[Section]:
    """Take the sections whose words an author must have looked at: figures filled in from the data are new anyway."""
    letter = sheet.parts[0]  # an appendix may well stay as it was
    headings = [x for x in letter.blocks if x.kind is Kind.HEADING and x.level <= _SECTION_LEVEL]
    figures = [start for start, x in sheet.body.placeholders if x.name[0] == "data"]
    for heading, after in pairwise([*headings, None]):
        if heading is None:
            continue
        end = after.start if after else letter.end
        content = sheet.body.text[heading.end : end]
        words = (content if after else _without_closing(content)).casefold().split()
        filled = bisect_left(figures, heading.start) != bisect_left(figures, end)
        if len(words) >= _LEAST_WORDS and not filled:
            place = sheet.body.place(heading.start)
            said = " ".join([*heading.text.casefold().split(), "\n", *words])
            digest = blake2b(said.encode(errors="replace"), digest_size=8).hexdigest()
            yield Section(digest, place.line or 1, place.column or 1)


def _without_closing(content: str) -> str:
    """The words of the last section without the sentence that closes the letter, which is always the same."""
    start = content.rstrip().rfind("\n")
    return content[: start + 1] if "./." in content[start + 1 :] else content


def _leaves(value: Value, path: tuple[str, ...]) -> Iterator[tuple[str, Figure]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        plain = [dict(_leaves(x, ("",))) for x in value]
        yield ".".join(path), json.dumps(plain, ensure_ascii=False)
    else:
        yield ".".join(path), value.dong if isinstance(value, Amount) else value

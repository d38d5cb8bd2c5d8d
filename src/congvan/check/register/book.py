"""The register of outgoing letters: one number and symbol per agency and year, dates in the order of the numbers.

Where an agency says that the archive holds its whole register, no number is left out.

Source: Decree 30/2020, Art. 15 (numbers run from 01 on 1 January to 31 December) and Appendix IV.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from congvan.check.facts import Facts
from congvan.model.finding import Finding
from congvan.model.rules import register as rules
from congvan.model.text import Quote
from congvan.vietnamese.dates import short_date


def check_register(letters: Iterable[Facts]) -> Iterator[Finding]:
    """Check all numbered letters against one another."""
    books: dict[tuple[str, str, int], list[tuple[int, date, Facts]]] = defaultdict(list)
    for letter in letters:
        number, day = letter.number, letter.date
        if number is not None and day is not None:
            books[letter.id.agency, letter.notation, day.year].append((number, day, letter))
    for book in books.values():
        yield from _check_book(sorted(book, key=lambda x: (x[0], x[1], str(x[2].id))))


def _check_book(book: list[tuple[int, date, Facts]]) -> Iterator[Finding]:
    for (before, earlier, other), (number, day, letter) in pairwise(book):
        if number == before:
            place = letter.place("number")
            yield rules.DUPLICATE_NUMBER.at(place, "number", symbol=_symbol(letter), year=day.year, other=other.source)
        elif day < earlier:
            yield rules.DATE_BACKWARDS.at(
                letter.place("date"), "date", symbol=_symbol(letter), date=Quote(short_date(day), letter.visibility),
                other_symbol=_symbol(other), other_date=Quote(short_date(earlier), other.visibility),
                other=other.source,
            )  # fmt: skip


def _symbol(letter: Facts) -> Quote:
    return Quote(letter.symbol, letter.visibility)


def check_gaps(letters: Iterable[Facts]) -> Iterator[Finding]:
    """Check the numbers of one agency whose whole register is in the archive.

    The first year may begin at any number: an archive may begin within it. Notations share one run of numbers unless a
    number occurs under two of them in a year; then each has its own.
    """
    years: dict[int, list[_Entry]] = defaultdict(list)
    for letter in letters:
        if letter.number is not None and letter.date is not None:
            years[letter.date.year].append((letter.number, letter.notation, letter))
    for year, entries in years.items():
        for run in _runs(entries):
            yield from _check_run(run, year, begins=year == min(years))


_Entry: TypeAlias = tuple[int, str, Facts]


def _runs(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """The entries in the order of their numbers, apart by notation where these have their own."""
    of_number: dict[int, set[str]] = defaultdict(set)
    for number, notation, _ in entries:
        of_number[number].add(notation)
    own = any(len(x) > 1 for x in of_number.values())
    for notation in sorted({x[1] for x in entries}) if own else [""]:
        yield sorted((x for x in entries if not own or x[1] == notation), key=lambda x: (x[0], str(x[2].id)))


def _check_run(run: Sequence[_Entry], year: int, *, begins: bool) -> Iterator[Finding]:
    before = run[0][0] if begins else 0
    for number, _, letter in run:
        if number > before + 1:
            left_out = str(before + 1) if number == before + 2 else f"{before + 1}–{number - 1}"
            place = letter.place("number")
            numbers = Quote(left_out, letter.visibility)  # they tell the letter's own
            yield rules.NUMBERS_MISSING.at(place, "number", symbol=_symbol(letter), year=year, numbers=numbers)
        before = number

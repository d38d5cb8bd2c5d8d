"""The register of outgoing letters: one number and symbol per agency and year, dates in the order of the numbers.

Source: Decree 30/2020, Art. 15 (numbers run from 01 on 1 January to 31 December) and Appendix IV.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from congvan.check.facts import Facts
from congvan.model.finding import Finding
from congvan.model.rules import register as rules
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
            yield rules.DUPLICATE_NUMBER.at(place, "number", symbol=letter.symbol, year=day.year, other=other.source)
        elif day < earlier:
            yield rules.DATE_BACKWARDS.at(
                letter.place("date"), "date", symbol=letter.symbol, date=short_date(day),
                other_symbol=other.symbol, other_date=short_date(earlier), other=other.source,
            )  # fmt: skip

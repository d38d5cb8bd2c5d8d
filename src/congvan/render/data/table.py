"""What a table of data is: typed columns with their heads, and rows. CSV, workbook and data package are made from it.

What stays true: no two heads are equal, not even but for capitals; every cell is of its column's kind or None.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from congvan.model.view import FigureKind, PlainValue, Rollup, Unit
from congvan.render.csv_text import Cell, csv_text


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, what its cells are, and what it means. `name` is the dotted name or the key of JSON."""

    head: str
    name: str
    kind: FigureKind
    meaning: str
    unit: Unit = ""
    rollup: Rollup | None = None
    values: tuple[str, ...] = ()  # all that there can be, where they are few
    required: bool = False
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table and what it is called; the first column names each row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_csv(table: Table) -> str:
    """Give a table as CSV; of columns that all readers know by a key, the keys are the heads."""
    return csv_text([x.head for x in table.columns], table.rows)


def told_apart(columns: Iterable[Column]) -> Iterator[Column]:
    """Give the columns with heads of which no two are equal: from the second on, the dotted name stands behind."""
    taken: set[str] = set()
    for column in columns:
        head = next(x for x in _heads(column) if x.casefold() not in taken)
        taken.add(head.casefold())
        yield replace(column, head=head)


def _heads(column: Column) -> Iterator[str]:
    yield column.head
    named = f"{column.head} [{column.name}]"
    yield named
    number = 2
    while True:
        yield f"{named} {number}"
        number += 1


def typed(value: PlainValue, kind: FigureKind) -> Cell:
    """Give a figure's value as its column's kind; None if it is no such thing, which a check has refused before."""
    if value is None or value == "":
        return None
    match kind, value:
        case "boolean", bool():
            return value
        case ("integer", int()) | ("number", int() | float()):
            return None if isinstance(value, bool) else value
        case "date", str():
            return _day(value)
        case "text", _:
            return _words(value)
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _words(value: PlainValue) -> str:
    return ("false", "true")[value] if isinstance(value, bool) else str(value)

"""The appendix of a consolidated letter: the figures of each agency side by side, as their letters print them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from congvan.model.markdown import in_draft

_COLUMNS = 5  # of a table, besides the agency: more are put into a table below


@dataclass(frozen=True, slots=True)
class Parts:
    """The figures by agency, as printed: a label a column; a row an agency's name and a text a column."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def are_several(self) -> bool:
        """Whether there is something to compare, so that the letter has an appendix of it."""
        return bool(self.columns) and len(self.rows) > 1


def appendix(parts: Parts) -> Iterator[str]:
    """Put the figures of each agency side by side; so many columns a table as a page has room for."""
    if not parts.are_several:
        return
    yield from ("", "# Phụ lục: Số liệu của từng cơ quan")
    for start in range(0, len(parts.columns), _COLUMNS):
        stop = start + _COLUMNS
        columns = parts.columns[start:stop]
        yield from ("", _row("Cơ quan", columns), _row("---", ["---:"] * len(columns), plain=False))
        yield from (_row(agency, texts[start:stop]) for agency, texts in parts.rows)


def _row(first: str, cells: Iterable[str], *, plain: bool = True) -> str:
    return f"| {' | '.join(in_draft(x) if plain else x for x in (first, *cells))} |"

"""An edition enters; its letters leave sorted onto shelves, once, so that no page has to look through all of them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from congvan.model.view import AgencyView, Duty, EditionView, LetterView, SeriesView
from congvan.vietnamese.collate import sort_key

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The edition's letters and duties by agency, series and year; within each the newest period first."""

    by_agency: Mapping[str, tuple[LetterView, ...]]
    by_series: Mapping[str, tuple[LetterView, ...]]
    by_year: Mapping[int, tuple[LetterView, ...]]
    duties_by_agency: Mapping[str, tuple[Duty, ...]]
    duties_by_series: Mapping[str, tuple[Duty, ...]]

    @classmethod
    def of(cls, edition: EditionView) -> "Shelf":
        """Sort an edition's letters and duties."""
        letters = sorted(edition.letters, key=_newest_period_first, reverse=True)
        duties = sorted(edition.duties, key=lambda x: (x.due, sort_key(x.agency.short), x.series.id))
        return cls(
            by_agency=grouped(letters, lambda x: x.id.agency),
            by_series=grouped(letters, lambda x: x.id.series),
            by_year=grouped(letters, lambda x: x.id.period.year),
            duties_by_agency=grouped(duties, lambda x: x.agency.id),
            duties_by_series=grouped(duties, lambda x: x.series.id),
        )


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, tuple[Item, ...]]:
    """Group items by key; groups and items keep the order in which they come."""
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(members) for name, members in groups.items()}


def agencies_in_order(agencies: Iterable[AgencyView]) -> list[AgencyView]:
    """Sort agencies by name, as a Vietnamese dictionary does."""
    return sorted(agencies, key=lambda x: (sort_key(x.short), x.id))


def series_in_order(series: Iterable[SeriesView]) -> list[SeriesView]:
    """Sort series by name, as a Vietnamese dictionary does."""
    return sorted(series, key=lambda x: (sort_key(x.short), x.id))


def _newest_period_first(view: LetterView) -> tuple[object, ...]:
    return (view.id.period.order, view.date is None, view.date, str(view.id))

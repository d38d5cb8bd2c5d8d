"""An edition enters; its letters leave sorted onto shelves, once, so that no page has to look through all of them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, TypeVar

from congvan.model.view import AgencyView, Duty, EditionView, LetterView, SeriesView
from congvan.vietnamese.collate import sort_key

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")
Month: TypeAlias = tuple[int, int]  # year, then the month's number


@dataclass(frozen=True, slots=True)
class Shelf:
    """The edition's letters and duties by agency, series, year and month; within each the newest period first.

    A letter's month is the one in which its period ends; there the letters of one period stand by agency's name, then
    series. `issued` has the letters with a date, the newest date first; `drafts` those without, the first due first.
    """

    by_agency: Mapping[str, tuple[LetterView, ...]]
    by_series: Mapping[str, tuple[LetterView, ...]]
    by_year: Mapping[int, tuple[LetterView, ...]]
    by_month: Mapping[Month, tuple[LetterView, ...]]
    issued: tuple[LetterView, ...]
    drafts: tuple[LetterView, ...]
    duties_by_agency: Mapping[str, tuple[Duty, ...]]
    duties_by_series: Mapping[str, tuple[Duty, ...]]

    @classmethod
    def of(cls, edition: EditionView) -> "Shelf":
        """Sort an edition's letters and duties."""
        letters = sorted(edition.letters, key=_newest_period_first, reverse=True)
        rank = {x.id: place for place, x in enumerate(agencies_in_order(edition.agencies))}
        listed = sorted(letters, key=lambda x: (rank.get(x.id.agency, len(rank)), x.id.series))
        listed.sort(key=lambda x: x.id.period.order, reverse=True)
        duties = sorted(edition.duties, key=lambda x: (x.due, sort_key(x.agency.short), x.series.id))
        return cls(
            by_agency=grouped(letters, lambda x: x.id.agency),
            by_series=grouped(letters, lambda x: x.id.series),
            by_year=grouped(listed, lambda x: x.id.period.year),
            by_month=grouped(listed, lambda x: (x.id.period.year, x.id.period.last_month)),
            issued=tuple(newest_first(x for x in edition.letters if not x.is_draft)),
            drafts=tuple(sorted((x for x in listed if x.is_draft), key=lambda x: x.day)),
            duties_by_agency=grouped(duties, lambda x: x.agency.id),
            duties_by_series=grouped(duties, lambda x: x.series.id),
        )


def newest_first(letters: Iterable[LetterView]) -> list[LetterView]:
    """Sort letters by date of issue, the newest first; between those of one day the order given decides."""
    return sorted(letters, key=lambda x: x.date or date.min, reverse=True)


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

"""An edition enters; the days on which reports are due leave, as entries of a calendar.

In it stand what is overdue, and what comes due in the next half year as far as the edition does not hold it yet. The
site's calendar has one entry a series and period, for all agencies; an agency's has its own alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from congvan.model import address
from congvan.model.period import Period
from congvan.model.view import Duty, EditionView, LetterView, SeriesView
from congvan.render.data.feed import name_of
from congvan.render.pages.shelf import Shelf, grouped
from congvan.render.rollup import firsts, owes, reporters
from congvan.vietnamese.dates import short_date

AHEAD = timedelta(days=183)
_MOST_NAMES = 10  # of agencies in one entry: a phone shows no more


@dataclass(frozen=True, slots=True)
class Deadline:
    """One entry: a whole day. `page` is where to read more; what is overdue rings no alarm."""

    id: UUID
    day: date
    title: str
    text: str
    page: str
    overdue: bool


def owed(edition: EditionView, shelf: Shelf) -> tuple[Duty, ...]:
    """Give every report that is owed, overdue or due within `AHEAD`; the earliest due first."""
    told = {_key(x): x for x in edition.duties}
    held = {(x.id.agency, x.id.series, x.id.period) for x in edition.letters}
    for series in edition.series:
        for duty in _coming(series, shelf.by_series.get(series.id, ()), edition):
            if _key(duty) not in held:
                told.setdefault(_key(duty), duty)
    return tuple(sorted(told.values(), key=lambda x: (x.due, x.series.id, x.period.order, x.agency.id)))


def site_deadlines(duties: Iterable[Duty]) -> Iterator[Deadline]:
    """Give one entry for each series and period."""
    for (series, period), members in grouped(duties, lambda x: (x.series.id, x.period)).items():
        yield _deadline(members, f"site/{series}/{period}", address.series(series), _names(members))


def agency_deadlines(duties: Sequence[Duty]) -> Iterator[Deadline]:
    """Give one entry for each report that one agency owes."""
    for duty in duties:
        what = f"{duty.agency.id}/{duty.series.id}/{duty.period}"
        yield _deadline((duty,), what, address.agency(duty.agency.id), "")


def _key(duty: Duty) -> tuple[str, str, Period]:
    return (duty.agency.id, duty.series.id, duty.period)


def _coming(series: SeriesView, letters: Sequence[LetterView], edition: EditionView) -> Iterator[Duty]:
    first: Mapping[str, Period] = firsts(letters)
    agencies = reporters(series.id, edition.agencies)
    for period, due in _periods(series, edition.as_of):
        for agency in agencies:
            if owes(series, period, first.get(agency.id)):
                yield Duty(agency, series, period, due, overdue=False)


def _periods(series: SeriesView, as_of: date) -> Iterator[tuple[Period, date]]:
    """The periods whose report falls due from today on, with the day."""
    period = Period.containing(as_of - timedelta(days=31 * (series.months_after + 1)), series.frequency).previous
    while (due := series.due(period)) is not None and due <= as_of + AHEAD:
        if due >= as_of:
            yield period, due
        period = period.following


def _deadline(duties: Sequence[Duty], what: str, page: str, names: str) -> Deadline:
    first = duties[0]
    told = "Quá hạn báo cáo" if first.overdue else "Hạn báo cáo"
    asked = first.series.requested_by
    by = f"Theo văn bản số {asked.number} ngày {short_date(asked.date)} của {asked.agency}." if asked else ""
    text = "\n".join(filter(None, (f"{first.series.title}, {first.period.label}.", by, names)))
    title = f"{told}: {first.series.short}, {first.period.label}"
    return Deadline(name_of("duty", what), first.due, title, text, page, first.overdue)


def _names(duties: Sequence[Duty]) -> str:
    names = "; ".join(x.agency.short for x in duties[:_MOST_NAMES])
    more = len(duties) - _MOST_NAMES
    return f"Chưa có trong kho: {names}" + (f" và {more} cơ quan khác." if more > 0 else ".")

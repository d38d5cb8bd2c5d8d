"""What agencies owe around today and an edition does not hold: told from what the edition shows alone."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from congvan.model.archive import Archive
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.view import AgencyView, Duty, SeriesView

_AHEAD = timedelta(days=31)  # "due soon": within a month
_BEHIND = timedelta(days=62)  # older gaps stand on the series' board, not on the home page


def duties(
    archive: Archive,
    agencies: Mapping[str, AgencyView],
    series: Mapping[str, SeriesView],
    held: set[LetterId],
    today: date,
) -> Iterator[Duty]:
    """Give the missing reports due within a month ahead or two behind, the earliest due first."""
    found = [
        Duty(agency, series[name], period, due, due < today)
        for agency in agencies.values()
        for name in agency.series
        for period in _around(today, archive, name)
        if (due := archive.series[name].due(period)) is not None
        and today - _BEHIND <= due <= today + _AHEAD
        and LetterId(agency.id, name, period) not in held
        and _has_begun(agency, series[name], period, due, held)
    ]
    yield from sorted(found, key=lambda x: (x.due, x.agency.id, x.series.id))


def _around(today: date, archive: Archive, series: str) -> Iterator[Period]:
    """The period of today with its neighbours, in order."""
    here = Period.containing(today, archive.series[series].file.frequency)
    following = Period.containing(here.last_day + timedelta(days=1), here.frequency)
    yield from (here.previous.previous, here.previous, here, following)


def _has_begun(agency: AgencyView, series: SeriesView, period: Period, due: date, held: set[LetterId]) -> bool:
    """Whether the duty existed: it was asked for before it was due, and the agency's first letter is not later."""
    if series.requested_by and due < series.requested_by.date:
        return False
    first = min((x.period.last_day for x in held if (x.agency, x.series) == (agency.id, series.id)), default=None)
    return first is None or first <= period.last_day

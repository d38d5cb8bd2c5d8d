"""What agencies owe around today and an edition does not hold: told from what the edition shows alone."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from congvan.model.archive import Archive
from congvan.model.duties import BEHIND, has_begun
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.view import AgencyView, Duty, SeriesView

_AHEAD = timedelta(days=31)  # "due soon": within a month


def duties(
    archive: Archive,
    agencies: Mapping[str, AgencyView],
    series: Mapping[str, SeriesView],
    held: set[LetterId],
    today: date,
) -> Iterator[Duty]:
    """Give the missing reports due within a month ahead or two behind, the earliest due first."""
    first = _firsts(held)
    found = [
        Duty(agency, series[name], period, due, due < today)
        for agency in agencies.values()
        for name in agency.series
        if name not in agency.consolidates  # it adds up what the others report
        for period in _around(today, archive, name)
        if (due := archive.series[name].due(period)) is not None
        and today - BEHIND <= due <= today + _AHEAD
        and LetterId(agency.id, name, period) not in held
        and has_begun(period, due, _asked(series[name]), first.get((agency.id, name)))
    ]
    yield from sorted(found, key=lambda x: (x.due, x.agency.id, x.series.id))


def _around(today: date, archive: Archive, series: str) -> Iterator[Period]:
    """The period of today with its neighbours, in order."""
    here = Period.containing(today, archive.series[series].file.frequency)
    yield from (here.previous.previous, here.previous, here, here.following)


def _asked(series: SeriesView) -> date | None:
    """The day of the letter that asks for the reports."""
    return series.requested_by.date if series.requested_by else None


def _firsts(held: Iterable[LetterId]) -> dict[tuple[str, str], Period]:
    """The period of the first letter that the edition shows, by agency and series; one pass over the letters."""
    found: dict[tuple[str, str], Period] = {}
    for letter in held:
        known = found.get((letter.agency, letter.series))
        if known is None or letter.period.order < known.order:
            found[letter.agency, letter.series] = letter.period
    return found

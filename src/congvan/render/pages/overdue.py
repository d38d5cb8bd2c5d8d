"""An edition enters; the reports missing for so long that they are no news leave, told as by the boards.

What fell due lately is in `edition.duties`; both together are what the boards call missing.
"""

from collections.abc import Iterable, Sequence

from congvan.model.duties import BEHIND
from congvan.model.period import Period
from congvan.model.view import Duty, EditionView, LetterView, SeriesView
from congvan.render.pages.board import Standing, missing, newest_periods
from congvan.render.pages.shelf import Shelf, agencies_in_order
from congvan.render.rollup import is_consolidated, reporters


def missing_for_long(edition: EditionView, shelf: Shelf) -> tuple[Duty, ...]:
    """Give what has been missing for longer than `BEHIND`; the earliest due first. One pass over the boards."""
    found = [
        duty
        for series in edition.series
        for duty in missing(
            *standing_of(series, edition, shelf.by_series.get(series.id, ()), shelf.duties_by_series.get(series.id, ()))
        )
        if duty.due < edition.as_of - BEHIND
    ]
    return tuple(sorted(found, key=lambda x: x.due))


def standing_of(
    series: SeriesView, edition: EditionView, letters: Sequence[LetterView], duties: Iterable[Duty]
) -> tuple[Standing, tuple[Period, ...]]:
    """Give what the boards of a series are made of, and its periods from the newest known back to the first."""
    owing = reporters(series.id, edition.agencies)
    own = [x for x in letters if not is_consolidated(x)]
    lines = agencies_in_order({x.id: x for x in (*owing, *(y.agency for y in own))}.values())
    known = {x.id.period for x in letters} | {x.period for x in duties}
    standing = Standing.of(series, lines, owing, own, edition.as_of, edition.audience)
    return standing, newest_periods(series.frequency, known, most=None)

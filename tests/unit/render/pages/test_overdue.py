from datetime import date

import pytest

from congvan.model.period import Period
from congvan.model.view import Duty, EditionView
from congvan.render.pages.board import State, make_board
from congvan.render.pages.overdue import missing_for_long, standing_of
from congvan.render.pages.shelf import Shelf
from tests.factories import a_letter, a_series, an_agency, an_edition

SERIES = a_series(requested_by=None)
WARDS = (an_agency(), an_agency(id="ha-long", short="UBND xã Hà Long"))
DEPARTMENT = an_agency(id="so", short="Sở Mẫu", consolidates=(SERIES.id,))


def edition_of(as_of: date) -> EditionView:
    """Two wards, each with gaps, and a department that adds them up and owes nothing itself."""
    held = ((WARDS[0], "2025-09"), (WARDS[0], "2026-02"), (WARDS[0], "2026-04"), (WARDS[1], "2025-12"))
    letters = [a_letter(period, agency=agency, series=SERIES) for agency, period in held]
    return an_edition(*letters, agencies=(*WARDS, DEPARTMENT), series=(SERIES,), as_of=as_of)


def told(duties: tuple[Duty, ...]) -> list[tuple[str, str]]:
    """Name agency and period."""
    return sorted((x.agency.id, str(x.period)) for x in duties)


def test_what_is_missing_for_long_stands_from_each_agency_s_first_letter_on() -> None:
    """Sixty-two days are recent: on 4 May what was due by 2 March is old, what was due on 20 March is not."""
    found = told(missing_for_long(edition_of(date(2026, 5, 4)), Shelf.of(edition_of(date(2026, 5, 4)))))
    of_ward = ["2025-10", "2025-11", "2025-12", "2026-01"]
    assert found == [("bim-son", x) for x in of_ward] + [("ha-long", "2026-01"), ("ha-long", "2026-02")]


@pytest.mark.parametrize("as_of", [date(2025, 9, 1), date(2026, 5, 4), date(2027, 12, 31)])
def test_the_board_calls_all_of_it_missing(as_of: date) -> None:
    """The counts of home and agencies are those of the boards that they lead to."""
    edition = edition_of(as_of)
    shelf = Shelf.of(edition)
    board = make_board(*standing_of(SERIES, edition, shelf.by_series[SERIES.id], ()))
    cells = {
        (line.agency.id, str(period))
        for line in board.lines
        for period, cell in zip(board.periods, line.cells, strict=True)
        if cell.state is State.MISSING
    }
    old = {x for x in cells if (as_of - SERIES.due(Period.parse(x[1]))).days > 62}  # type: ignore[operator] # it has one
    assert set(told(missing_for_long(edition, shelf))) == old

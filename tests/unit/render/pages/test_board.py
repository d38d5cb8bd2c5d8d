from datetime import date

import pytest

from congvan.model.period import Period
from congvan.model.terms import Frequency, Status
from congvan.model.view import Duty, LetterView
from congvan.render.pages.board import MOST_PERIODS, WORDS, State, make_board, newest_periods
from tests.factories import a_draft, a_duty, a_letter, a_series, an_agency

AGENCY, SERIES = an_agency(), a_series()


def periods(*texts: str) -> tuple[Period, ...]:
    """Read periods."""
    return tuple(Period.parse(x) for x in texts)


@pytest.mark.parametrize(
    ("letters", "duties", "state"),
    [
        ((a_letter(),), (), State.IN_TIME),
        ((a_letter(date=date(2026, 4, 20)),), (), State.IN_TIME),
        ((a_letter(date=date(2026, 4, 21)),), (), State.LATE),
        ((a_letter(due=None),), (), State.IN_TIME),
        ((a_draft("2026-04"),), (), State.DRAFT),
        ((a_letter(status=Status.WITHDRAWN),), (), State.WITHDRAWN),
        ((a_letter(status=Status.REPLACED),), (), State.IN_TIME),
        ((), (a_duty("2026-04", overdue=True),), State.MISSING),
        ((), (a_duty("2026-04"),), State.AWAITED),
    ],
)
def test_a_cell_tells_how_an_agency_stands(
    letters: tuple[LetterView, ...], duties: tuple[Duty, ...], state: State
) -> None:
    """In time is up to and with the due day; a letter that is there decides before a duty."""
    board = make_board(SERIES, [AGENCY], letters, duties)
    assert [[cell.state for cell in line.cells] for line in board.lines] == [[state]]


def test_states_differ_without_colour() -> None:
    """Every state has a word of its own; how late a letter came is told in days."""
    assert set(WORDS) == set(State) - {State.LATE}
    assert len(set(WORDS.values())) == len(WORDS)


def test_a_late_cell_says_how_late_and_leads_to_the_letter() -> None:
    """The word carries the days, the link the letter."""
    cell = make_board(SERIES, [AGENCY], [a_letter(date=date(2026, 4, 23))], []).lines[0].cells[0]
    assert cell.word.replace("\u00a0", " ") == "muộn 3 ngày"
    assert cell.target == "bim-son/khcn-tai-chinh/2026-04/"
    assert cell.hint == "Số 12/UBND-VHXH, 23/4/2026"


def test_a_period_for_which_nobody_reported_keeps_its_place() -> None:
    """A gap is what the board is there to show."""
    board = make_board(SERIES, [AGENCY], [a_letter("2026-04"), a_letter("2026-02")], [])
    assert board.periods == periods("2026-04", "2026-03", "2026-02")
    assert [x.state for x in board.lines[0].cells] == [State.IN_TIME, State.NONE, State.IN_TIME]


@pytest.mark.parametrize(
    ("frequency", "known", "expected"),
    [
        (Frequency.MONTHLY, (), ()),
        (Frequency.MONTHLY, ("2026-01", "2025-11"), ("2026-01", "2025-12", "2025-11")),
        (Frequency.QUARTERLY, ("2026-Q1", "2025-Q3", "2026-04"), ("2026-Q1", "2025-Q4", "2025-Q3")),
        (Frequency.HALF_YEARLY, ("2026-H1", "2025-H1"), ("2026-H1", "2025-H2", "2025-H1")),
        (Frequency.NINE_MONTHS, ("2026-9M", "2025-9M"), ("2026-9M", "2025-9M")),
        (Frequency.YEARLY, ("2026",), ("2026",)),
    ],
)
def test_periods_run_back_without_gaps(frequency: Frequency, known: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """From the newest known to the oldest known, of the series' own frequency alone."""
    assert newest_periods(frequency, periods(*known)) == periods(*expected)


def test_the_board_stays_narrow() -> None:
    """Ten years of months are not laid out side by side."""
    found = newest_periods(Frequency.MONTHLY, periods("2016-01", "2026-04"))
    assert len(found) == MOST_PERIODS
    assert found[-1] == Period.parse("2025-05")


def test_agencies_stand_in_the_order_given_with_or_without_letters() -> None:
    """Whoever owes and never reported is on the board."""
    other = an_agency(id="ha-long", short="UBND xã Hà Long")
    board = make_board(SERIES, [other, AGENCY], [a_letter()], [])
    assert [(x.agency.id, x.cells[0].state) for x in board.lines] == [
        ("ha-long", State.NONE),
        ("bim-son", State.IN_TIME),
    ]

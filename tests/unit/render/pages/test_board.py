from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest

from congvan.model.period import Period
from congvan.model.terms import Frequency, Status
from congvan.model.view import AgencyView, LetterView, SeriesView
from congvan.render.pages.board import (
    MEANINGS,
    MOST_PERIODS,
    WORDS,
    Board,
    Standing,
    State,
    make_board,
    newest_periods,
)
from tests.factories import a_draft, a_letter, a_series, an_agency

AGENCY, SERIES = an_agency(), a_series()


def periods(*texts: str) -> tuple[Period, ...]:
    """Read periods."""
    return tuple(Period.parse(x) for x in texts)


def board_of(
    letters: Sequence[LetterView],
    *shown: str,
    agencies: Sequence[AgencyView] = (AGENCY,),
    series: SeriesView = SERIES,
    as_of: date = date(2026, 5, 4),
) -> Board:
    """Make the board of these periods, for agencies that all owe the series."""
    return make_board(Standing.of(series, agencies, agencies, letters, as_of), periods(*shown))


@pytest.mark.parametrize(
    ("letters", "as_of", "state"),
    [
        ((a_letter(),), date(2026, 5, 4), State.IN_TIME),
        ((a_letter(date=date(2026, 4, 20)),), date(2026, 5, 4), State.IN_TIME),
        ((a_letter(date=date(2026, 4, 21)),), date(2026, 5, 4), State.LATE),
        ((a_letter(due=None),), date(2026, 5, 4), State.IN_TIME),
        ((a_draft("2026-04"),), date(2026, 5, 4), State.DRAFT),
        ((a_letter(status=Status.WITHDRAWN),), date(2026, 5, 4), State.WITHDRAWN),
        ((a_letter(status=Status.REPLACED),), date(2026, 5, 4), State.REPLACED),
        ((), date(2026, 4, 20), State.AWAITED),
        ((), date(2026, 4, 21), State.MISSING),
        # missed long ago is missed still, and before its first letter an agency owed nothing
        ((a_letter("2026-03"),), date(2027, 1, 1), State.MISSING),
        ((a_letter("2026-05"),), date(2027, 1, 1), State.NONE),
    ],
)
def test_a_cell_tells_how_an_agency_stands(letters: Sequence[LetterView], as_of: date, state: State) -> None:
    """In time is up to and with the due day; a letter that is there decides before a duty."""
    board = board_of(letters, "2026-04", as_of=as_of)
    assert [[cell.state for cell in line.cells] for line in board.lines] == [[state]]


def test_before_the_reports_were_asked_for_nobody_owed_them() -> None:
    """The series was asked for on 30 March, when March's day was past."""
    board = board_of([], "2026-04", "2026-03")
    assert [x.state for x in board.lines[0].cells] == [State.MISSING, State.NONE]


def test_without_a_due_day_nobody_is_late() -> None:
    """What is not there is told, and not as overdue."""
    cell = board_of([], "2026-04", series=a_series(due_day=None)).lines[0].cells[0]
    assert (cell.state, cell.word) == (State.AWAITED, WORDS[State.MISSING])


def test_who_does_not_owe_the_series_is_not_missing() -> None:
    """An agency that reported once without having to."""
    board = make_board(Standing.of(SERIES, [AGENCY], [], [a_letter("2026-03")], date(2027, 1, 1)), periods("2026-04"))
    assert board.lines[0].cells[0].state is State.NONE


def test_states_differ_without_colour() -> None:
    """Every state has a word of its own, and a meaning; how late a letter came is told in days."""
    assert set(WORDS) == set(State) - {State.LATE}
    assert len(set(WORDS.values())) == len(WORDS)
    assert set(MEANINGS) == set(State)


def test_a_late_cell_says_how_late_and_leads_to_the_letter() -> None:
    """The word carries the days, the link the letter."""
    cell = board_of([a_letter(date=date(2026, 4, 23))], "2026-04").lines[0].cells[0]
    assert cell.word.replace("\u00a0", " ") == "muộn 3 ngày"
    assert cell.target == "bim-son/khcn-tai-chinh/2026-04/"


WARDS = tuple(an_agency(id=f"xa-{n}") for n in range(20))


@pytest.mark.parametrize(
    ("late", "there", "told"),
    [
        (1, 19, "18/20 đúng hạn, 1 muộn, 1 thiếu"),
        (0, 20, "20/20 đúng hạn"),
        (2, 2, "2 muộn, 18 thiếu trong 20 cơ quan"),
        (0, 0, "20 thiếu trong 20 cơ quan"),
    ],
)
def test_a_period_is_told_in_a_sentence_and_a_picture(late: int, there: int, told: str) -> None:
    """Whoever reported, whoever was late, whoever is missing; the picture's parts fill it."""
    days = [date(2026, 4, 20 + (at < late)) for at in range(there)]
    letters = [a_letter(agency=x, date=day) for x, day in zip(WARDS, days, strict=False)]
    (tally,) = board_of(letters, "2026-04", agencies=WARDS).tallies
    assert tally.words.replace("\u00a0", " ") == told
    assert tally.due == date(2026, 4, 20)
    assert tally.parts[0][1] == 0
    assert sum(length for *_, length in tally.parts) == pytest.approx(100)
    for (_, begin, length), (_, after, _) in pairwise(tally.parts):
        assert begin + length == pytest.approx(after)


def test_a_period_of_which_nobody_owed_a_report_says_so() -> None:
    """There is no picture of nothing."""
    (tally,) = board_of([], "2026-03").tallies
    assert (tally.words, tally.parts) == ("không cơ quan nào phải báo cáo", ())


def test_the_legend_explains_what_is_there() -> None:
    """No more signs than the board shows."""
    board = board_of([a_letter(), a_letter("2026-02")], "2026-04", "2026-03", as_of=date(2026, 4, 18))
    assert [x for x, _, _ in board.legend] == [State.IN_TIME, State.NONE]


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
    board = board_of([a_letter()], "2026-04", agencies=[other, AGENCY])
    assert [(x.agency.id, x.cells[0].state) for x in board.lines] == [
        ("ha-long", State.MISSING),
        ("bim-son", State.IN_TIME),
    ]

"""A series' letters and duties enter, the board leaves: who has reported for which period, newest period first.

Each cell tells its state by a word, never by colour alone. 166 agencies make 2,000 cells, so they are kept short.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from congvan.model import address
from congvan.model.period import Period
from congvan.model.terms import Frequency, Status
from congvan.model.view import AgencyView, Duty, LetterView, SeriesView
from congvan.render.pages import words
from congvan.vietnamese.dates import short_date

MOST_PERIODS = 12


class State(StrEnum):
    """How an agency stands for one period. The style sheet gives each a sign and a colour: `cv-is-<value>`."""

    IN_TIME = "in-time"
    LATE = "late"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"
    AWAITED = "awaited"
    NONE = "none"


# No-break spaces where they keep a narrow cell's lines sensible. `late` is told in days.
WORDS = {
    State.IN_TIME: "đúng\u00a0hạn",
    State.DRAFT: "dự\u00a0thảo",
    State.WITHDRAWN: "thu\u00a0hồi",
    State.MISSING: "chưa\u00a0có",
    State.AWAITED: "chưa đến\u00a0hạn",
    State.NONE: "–",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One agency in one period. `target` is the letter's page, `hint` says more; both may be empty."""

    state: State
    word: str
    target: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One agency's line."""

    agency: AgencyView
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board."""

    periods: tuple[Period, ...]
    lines: tuple[Line, ...]


def make_board(
    series: SeriesView, agencies: Iterable[AgencyView], letters: Sequence[LetterView], duties: Sequence[Duty]
) -> Board:
    """Lay out the newest periods of a series (at most `MOST_PERIODS`) against the agencies, in the order given."""
    letter_of = {(x.id.agency, x.id.period): x for x in letters}
    duty_of = {(x.agency.id, x.period): x for x in duties}
    periods = newest_periods(series.frequency, {period for _, period in (*letter_of, *duty_of)})
    lines = tuple(
        Line(
            agency,
            tuple(_cell(letter_of.get((agency.id, x)), duty_of.get((agency.id, x))) for x in periods),
        )
        for agency in agencies
    )
    return Board(periods, lines)


def newest_periods(frequency: Frequency, known: Iterable[Period]) -> tuple[Period, ...]:
    """Give the periods from the newest known one back, without gaps, to the oldest known or `MOST_PERIODS`."""
    mine = sorted((x for x in known if x.frequency is frequency), key=lambda x: x.order)
    if not mine:
        return ()
    periods = [mine[-1]]
    while periods[-1].order > mine[0].order and len(periods) < MOST_PERIODS:
        periods.append(periods[-1].previous)
    return tuple(periods)


def _cell(view: LetterView | None, duty: Duty | None) -> Cell:
    if view is not None:
        state = _state(view)
        word = WORDS.get(state, f"muộn {view.days_late}\u00a0ngày")
        day = f", {short_date(view.date)}" if view.date else ""
        return Cell(state, word, address.letter(view.id), f"{words.number(view)}{day}")
    if duty is not None:
        state = State.MISSING if duty.overdue else State.AWAITED
        return Cell(state, WORDS[state], hint=f"hạn {short_date(duty.due)}")
    return Cell(State.NONE, WORDS[State.NONE])


def _state(view: LetterView) -> State:
    if view.status is Status.WITHDRAWN:
        return State.WITHDRAWN
    if view.is_draft:
        return State.DRAFT
    return State.LATE if view.days_late else State.IN_TIME

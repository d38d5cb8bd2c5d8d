"""A series' letters enter, the board leaves: who has reported for which period, newest period first.

Each cell tells its state by a word and a sign, never by colour alone. 166 agencies make 2,000 cells, so they are kept
short. An agency that consolidates the series is not on the board: it adds up what the others report.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from congvan.model import address
from congvan.model.period import Period
from congvan.model.terms import Audience, Frequency, Status
from congvan.model.view import AgencyView, Duty, LetterView, SeriesView
from congvan.render.rollup import firsts, owes
from congvan.vietnamese.numbers import format_number

MOST_PERIODS = 12  # as many columns as a table of agencies has room for beside their names: a year of months


class State(StrEnum):
    """How an agency stands for one period. The style sheet gives each a sign and a colour: `cv-is-<value>`."""

    IN_TIME = "in-time"
    LATE = "late"
    MISSING = "missing"
    AWAITED = "awaited"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    NONE = "none"


# No-break spaces where they keep a narrow cell's lines sensible. `late` is told in days.
WORDS = {
    State.IN_TIME: "đúng\u00a0hạn",
    State.DRAFT: "dự\u00a0thảo",
    State.WITHDRAWN: "thu\u00a0hồi",
    State.REPLACED: "thay\u00a0thế",
    State.MISSING: "chưa\u00a0có",
    State.AWAITED: "chưa đến\u00a0hạn",
    State.NONE: "–",
}
MEANINGS = {
    State.IN_TIME: "ban hành đến hết ngày hạn nộp",
    State.LATE: "muộn bao nhiêu ngày so với hạn nộp",
    State.MISSING: "đã quá hạn mà kho chưa có công văn",
    State.AWAITED: "chưa có công văn và chưa đến hạn nộp",
    State.DRAFT: "đang soạn, chưa ban hành",
    State.WITHDRAWN: "đã ban hành rồi thu hồi",
    State.REPLACED: "đã được công văn khác thay thế",
    State.NONE: "kỳ này cơ quan không phải báo cáo",
}
# The public is not told whether a report is missing or internal: one word says both, of every missing one.
_PUBLIC_WORD = "không\u00a0có"
_PUBLIC_MEANING = "đã quá hạn, không có trên bản công khai"
# In a sentence: what is counted, in the order in which a reader asks for it.
_TOLD = (
    (State.IN_TIME, "đúng hạn"),
    (State.LATE, "muộn"),
    (State.MISSING, "thiếu"),
    (State.AWAITED, "chưa đến hạn"),
    (State.DRAFT, "dự thảo"),
    (State.WITHDRAWN, "thu hồi"),
    (State.REPLACED, "đã thay thế"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One agency in one period. `target` is the letter's page, or empty."""

    state: State
    word: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One agency's line."""

    agency: AgencyView
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """One period's line of the summary: how many agencies stand how."""

    period: Period
    due: date | None
    counts: Mapping[State, int]
    audience: Audience = Audience.INTERNAL

    @property
    def owing(self) -> int:
        """How many agencies had to report, or did."""
        return sum(self.counts.values())

    @property
    def words(self) -> str:
        """The period in a sentence: `18/20 đúng hạn, 1 muộn, 1 thiếu`."""
        if not self.owing:
            return "không cơ quan nào phải báo cáo"
        words = dict(_TOLD)
        if self.audience is Audience.PUBLIC:
            words[State.MISSING] = _PUBLIC_WORD
        told = [f"{format_number(self.counts[x])}\u00a0{word}" for x, word in words.items() if self.counts.get(x)]
        if State.IN_TIME in self.counts:
            told[0] = f"{format_number(self.counts[State.IN_TIME])}/{format_number(self.owing)} đúng hạn"
            return ", ".join(told)
        return f"{', '.join(told)} trong {format_number(self.owing)} cơ quan"

    @property
    def parts(self) -> tuple[tuple[State, float, float], ...]:
        """The period as a picture: each state with where its part of a bar of 100 begins, and how long it is."""
        found: list[tuple[State, float, float]] = []
        begin = 0
        for state, _ in _TOLD:
            count = self.counts.get(state, 0)
            if count:
                found.append((state, _percent(begin, self.owing), _percent(count, self.owing)))
            begin += count
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board. `legend` has the states that it shows, with their words and meanings."""

    periods: tuple[Period, ...]
    lines: tuple[Line, ...]
    tallies: tuple[Tally, ...]
    legend: tuple[tuple[State, str, str], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the boards of one series, one a year and one of the newest periods, are made of; sorted once."""

    series: SeriesView
    agencies: tuple[AgencyView, ...]
    owing: frozenset[str]
    letters: Mapping[tuple[str, Period], LetterView]
    first: Mapping[str, Period]
    as_of: date
    audience: Audience

    @classmethod
    def of(
        cls,
        series: SeriesView,
        agencies: Iterable[AgencyView],
        owing: Iterable[AgencyView],
        letters: Sequence[LetterView],
        as_of: date,
        audience: Audience = Audience.INTERNAL,
    ) -> "Standing":
        """Sort a series' letters; `agencies` are the board's lines in order, `owing` those of them that must report."""
        return cls(
            series,
            tuple(agencies),
            frozenset(x.id for x in owing),
            MappingProxyType({(x.id.agency, x.id.period): x for x in letters}),
            MappingProxyType(firsts(letters)),
            as_of,
            audience,
        )

    def word(self, state: State) -> str:
        """Name a state other than late for those who read the edition."""
        return _PUBLIC_WORD if state is State.MISSING and self.audience is Audience.PUBLIC else WORDS[state]


def make_board(standing: Standing, periods: Sequence[Period]) -> Board:
    """Lay out these periods against the agencies."""
    lines = tuple(Line(x, tuple(_cell(standing, x.id, y) for y in periods)) for x in standing.agencies)
    return Board(
        tuple(periods),
        lines,
        tuple(_tally(standing, period, [x.cells[at] for x in lines]) for at, period in enumerate(periods)),
        _legend(standing, {cell.state for line in lines for cell in line.cells}),
    )


def missing(standing: Standing, periods: Iterable[Period]) -> Iterator[Duty]:
    """Give what the board of these periods calls missing, period by period."""
    for period in periods:
        due = standing.series.due(period)
        if due is not None and due < standing.as_of:
            for agency in standing.agencies:
                if _cell(standing, agency.id, period).state is State.MISSING:
                    yield Duty(agency, standing.series, period, due, overdue=True)


def newest_periods(
    frequency: Frequency, known: Iterable[Period], most: int | None = MOST_PERIODS
) -> tuple[Period, ...]:
    """Give the periods from the newest known one back, without gaps, to the oldest known or so many; None: to all."""
    mine = sorted((x for x in known if x.frequency is frequency), key=lambda x: x.order)
    if not mine:
        return ()
    periods = [mine[-1]]
    while periods[-1].order > mine[0].order and (most is None or len(periods) < most):
        periods.append(periods[-1].previous)
    return tuple(periods)


def _cell(standing: Standing, agency: str, period: Period) -> Cell:
    view = standing.letters.get((agency, period))
    if view is not None:
        state = _state(view)
        late = f"muộn {format_number(view.days_late)}\u00a0ngày"
        word = late if state is State.LATE else standing.word(state)
        return Cell(state, word, address.letter(view.id))
    if agency not in standing.owing or not owes(standing.series, period, standing.first.get(agency)):
        return Cell(State.NONE, standing.word(State.NONE))
    due = standing.series.due(period)
    if due is None:  # it is not there, and nobody can say that it is late
        return Cell(State.AWAITED, standing.word(State.MISSING))
    state = State.MISSING if due < standing.as_of else State.AWAITED
    return Cell(state, standing.word(state))


def _state(view: LetterView) -> State:
    if view.is_draft:
        return State.DRAFT
    if view.status is not Status.ISSUED:
        return State.WITHDRAWN if view.status is Status.WITHDRAWN else State.REPLACED
    return State.LATE if view.days_late else State.IN_TIME


def _tally(standing: Standing, period: Period, cells: Iterable[Cell]) -> Tally:
    counts: Mapping[State, int] = Counter(x.state for x in cells if x.state is not State.NONE)
    return Tally(period, standing.series.due(period), counts, standing.audience)


def _legend(standing: Standing, shown: set[State]) -> tuple[tuple[State, str, str], ...]:
    meanings = dict(MEANINGS)
    if standing.audience is Audience.PUBLIC:
        meanings[State.MISSING] = _PUBLIC_MEANING
    words = {x: standing.word(x) if x in WORDS else "muộn … ngày" for x in MEANINGS}
    return tuple((x, words[x], meaning) for x, meaning in meanings.items() if x in shown)


def _percent(part: int, whole: int) -> float:
    """A share of a hundred, in hundredths."""
    return round(100 * part / whole, 2)

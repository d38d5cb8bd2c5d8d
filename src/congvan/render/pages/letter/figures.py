"""A letter's dossier enters; its figures leave, each beside that of the period before and those of a year.

Letters that were withdrawn or replaced no longer count: what they reported is shown in the table of all periods, marked
by a word, but nothing is compared with it and no column of a chart is it. A period without a letter is a gap.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from markupsafe import Markup

from congvan.model.period import Period
from congvan.model.terms import Status
from congvan.model.view import Figure, LetterView
from congvan.render.charts import Point, chart
from congvan.render.pages.letter.change import change, is_number
from congvan.render.pages.letter.dossier import MOST_PERIODS, STANDING, Dossier
from congvan.render.pages.words import STATUS, short_period

_LONGEST_TEXT = 120  # characters of a former value: the letter of that period has all of it
_FEWEST = 2  # values that make a chart; where there is one, the table says it
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: its label below its group's, the value before, how it changed, the chart, the values newest first.

    `before`, `change` and `chart` are empty where there is nothing to tell.
    """

    label: str
    figure: Figure
    before: str
    change: str
    chart: Markup
    history: tuple[tuple[str, str], ...]

    @property
    def is_words(self) -> bool:
        """Whether the value is to be read as a text, not as a number."""
        return isinstance(self.figure.value, str)


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures under one outermost label; `label` is empty for those that stand alone."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FigurePart:
    """The figures of a letter. `previous` is the letter they are compared with, `notes` what a reader must know.

    `periods` are the short names of those that the charts and the tables show, the oldest first.
    """

    groups: tuple[FigureGroup, ...]
    previous: LetterView | None
    periods: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def has_charts(self) -> bool:
        """Whether any figure has a chart."""
        return any(row.chart for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class _Past:
    """The letter of a period, if there is one, with its figures by name. `name` is the period's short one."""

    name: str
    period: Period
    letter: LetterView | None
    figures: Mapping[str, Figure]

    @property
    def stands(self) -> bool:
        """Whether its figures count."""
        return self.letter is not None and self.letter.status in STANDING


def figure_part(dossier: Dossier) -> FigurePart:
    """Put a letter's figures beside those of the letters before it."""
    view = dossier.view
    earlier = [x for x in dossier.run if x.id != view.id]
    previous = dossier.previous
    past = _past(view, earlier)
    before = _by_name(previous) if previous else None
    rows = (_row(x, before, past, comparable=dossier.counts_on) for x in view.figures)
    return FigurePart(
        tuple(_grouped(rows)),
        previous,
        tuple(x.name for x in past),
        tuple(_notes(dossier, past)) if view.figures else (),
    )


def _past(view: LetterView, earlier: Sequence[LetterView]) -> tuple[_Past, ...]:
    """Give the last periods up to the letter's own, the oldest first; none from before the first letter."""
    letters = {x.id.period: x for x in (*earlier, view)}
    periods = [view.id.period]
    while len(periods) < MOST_PERIODS:
        periods.append(periods[-1].previous)
    while periods[-1] not in letters:
        periods.pop()
    return tuple(_Past(short_period(x), x, letters.get(x), _by_name(letters.get(x))) for x in reversed(periods))


def _by_name(letter: LetterView | None) -> Mapping[str, Figure]:
    return {x.name: x for x in letter.figures} if letter else {}


def _row(figure: Figure, before: Mapping[str, Figure] | None, past: Sequence[_Past], *, comparable: bool) -> Row:
    old = before.get(figure.name) if before is not None else None
    return Row(
        " – ".join(figure.labels),
        figure,
        _shown(old) if before is not None else "",
        change(figure, old, comparable=comparable) if before is not None else "",
        _chart(figure, past),
        tuple((x.name, _told(figure, x, is_own=x is past[-1])) for x in reversed(past)),
    )


def _shown(figure: Figure | None) -> str:
    text = figure.text if figure else ""
    return (shorten(text, _LONGEST_TEXT, placeholder="…") if len(text) > _LONGEST_TEXT else text) or _NONE


def _told(figure: Figure, past: _Past, *, is_own: bool) -> str:
    """Tell what a period's letter says of a figure, and whether that letter no longer counts or is a draft."""
    text = _shown(past.figures.get(figure.name))
    if past.letter is None or is_own or past.letter.status is Status.ISSUED:
        return text
    return f"{text} ({STATUS[past.letter.status].lower()})"


def _chart(figure: Figure, past: Sequence[_Past]) -> Markup:
    """Draw a figure over the periods; the letter's own value is drawn even if the letter no longer counts."""
    drawn = [_number(x.figures.get(figure.name)) if x.stands or x is past[-1] else None for x in past]
    if len(drawn) - drawn.count(None) < _FEWEST:
        return Markup()
    points = [Point(x.name, value) for x, value in zip(past, drawn, strict=True)]
    return chart(points, title=" – ".join(figure.labels), unit=figure.unit)


def _number(figure: Figure | None) -> float | None:
    return figure.value if figure and is_number(figure.value) else None


def _grouped(rows: Iterator[Row]) -> Iterator[FigureGroup]:
    """Group neighbouring figures by their outermost label."""
    for label, members in groupby(rows, key=lambda x: x.figure.labels[0] if len(x.figure.labels) > 1 else ""):
        yield FigureGroup(label, tuple(members))


def _notes(dossier: Dossier, past: Sequence[_Past]) -> Iterator[str]:
    """Say what a reader of the comparison must know."""
    own, previous = dossier.view.id.period, dossier.previous
    if previous is None:
        yield "Chưa có kỳ trước để so sánh."
    elif previous.id.period != own.previous:
        yield f"Kỳ gần nhất có số liệu để so sánh là {previous.id.period.label}."
    if previous and not dossier.counts_on:
        yield f"Kỳ trước thuộc năm {previous.id.period.year}: chỉ tiêu cộng dồn trong năm được tính lại từ đầu năm."
    for x in past[:-1]:
        if x.letter and not x.stands:
            status = STATUS[x.letter.status].lower()
            yield f"Công văn {x.period.label} {status}: số liệu của kỳ đó không dùng để so sánh."

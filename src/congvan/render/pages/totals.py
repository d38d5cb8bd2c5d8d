"""What the letters of a series come to, period by period, enters; a table and a picture of each figure leave."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from congvan.model.period import Period
from congvan.model.view import FigureField, Rollup
from congvan.render.charts import Point, chart
from congvan.render.pages.words import short_period
from congvan.render.rollup import PeriodTotals, Sum, Total
from congvan.vietnamese.numbers import format_number

_METHODS: Mapping[Rollup, str] = MappingProxyType(
    {"sum": "cộng", "max": "cao nhất", "min": "thấp nhất", "average": "bình quân"}
)
_MILLION, _THOUSAND = 10**6, 10**3


@dataclass(frozen=True, slots=True)
class PeriodHead:
    """A column's head: `entered` letters are added up, `owing` there ought to be."""

    period: Period
    entered: int
    owing: int

    @property
    def share(self) -> str:
        """Of a period that is not complete how much of it is there, `2/3`; else nothing."""
        return f"{format_number(self.entered)}/{format_number(self.owing)}" if self.entered < self.owing else ""


@dataclass(frozen=True, slots=True)
class TotalCell:
    """One period's value as printed. `letters` tells how many letters have it, if not all that were added up do."""

    text: str
    letters: int | None


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One figure through the periods: its label, how it is put together and in what it counts, and its picture."""

    label: str
    how: str
    internal: bool
    cells: tuple[TotalCell, ...]
    picture: Markup


@dataclass(frozen=True, slots=True)
class TotalGroup:
    """Figures of one group of the schema; `label` is empty for those of none."""

    label: str
    rows: tuple[TotalRow, ...]


@dataclass(frozen=True, slots=True)
class TotalTable:
    """The whole table."""

    periods: tuple[PeriodHead, ...]
    groups: tuple[TotalGroup, ...]

    @property
    def has_letters(self) -> bool:
        """Whether any letter is added up."""
        return any(x.entered for x in self.periods)

    @property
    def has_partial(self) -> bool:
        """Whether any sum is of some of the agencies only."""
        return any(x.entered and x.share for x in self.periods)


def make_totals(
    fields: Sequence[FigureField], periods: Sequence[Period], of: Mapping[Period, PeriodTotals]
) -> TotalTable:
    """Lay out the figures that are put together against these periods, in the periods' and the schema's order."""
    columns = [of.get(x) for x in periods]
    totals = [{y.field.name: y for y in x.totals} if x else {} for x in columns]
    entered = tuple(len(x.entered) if x else 0 for x in columns)
    owing = tuple(x.owing if x else 0 for x in columns)
    heads = [PeriodHead(x, *counts) for x, *counts in zip(periods, entered, owing, strict=True)]
    groups: dict[str, list[TotalRow]] = {}
    for field in fields:
        if field.rollup:
            course = [x.get(field.name) for x in totals]
            row = _row(field, field.rollup, course, heads)
            groups.setdefault(" / ".join(field.labels[:-1]), []).append(row)
    return TotalTable(
        tuple(heads),
        tuple(TotalGroup(label, tuple(rows)) for label, rows in groups.items()),
    )


def _row(field: FigureField, how: Rollup, course: Sequence[Total | None], heads: Sequence[PeriodHead]) -> TotalRow:
    values = [x.value if x else None for x in course]
    factor, unit = _scale(field, how, values)
    told = ", ".join(x for x in (unit, _method(field, how)) if x)
    texts = _aligned([None if x is None else _written(x, factor) for x in values])
    cells = tuple(_cell(*x) for x in zip(texts, course, heads, strict=True))
    return TotalRow(field.labels[-1], told, field.internal, cells, _picture(field, how, values, heads))


def _method(field: FigureField, how: Rollup) -> str:
    if how == "count":
        return "số cơ quan “có”" if field.kind == "boolean" else "số cơ quan có khai"
    return _METHODS[how]


def _scale(field: FigureField, how: Rollup, values: Sequence[Sum | None]) -> tuple[int, str]:
    """Give in what a row counts: money in millions where that takes three decimals at most, so that columns compare."""
    if field.unit != "đồng" or how == "count":
        return 1, ""
    there = [x for x in values if isinstance(x, int) and x]  # sums of money are whole
    large = there and all(x % _THOUSAND == 0 and abs(x) >= _MILLION for x in there)
    return (_MILLION, "triệu đồng") if large else (1, "đồng")


def _aligned(texts: Sequence[str | None]) -> list[str]:
    """Write all numbers of a row with as many decimals as the longest needs, so that they compare at a glance."""
    places = max((len(x.partition(",")[2]) for x in texts if x), default=0)
    return ["–" if x is None else _padded(x, places) for x in texts]


def _padded(text: str, places: int) -> str:
    whole, _, decimals = text.partition(",")
    return f"{whole},{decimals:0<{places}}" if places else whole


def _cell(text: str, total: Total | None, head: PeriodHead) -> TotalCell:
    if total is None or total.value is None:
        return TotalCell(text, None)
    return TotalCell(text, total.letters if total.letters != head.entered else None)


def _written(value: Sum, factor: int) -> str:
    """Write a value in its row's unit; the decimals are cut off as text, so nothing is rounded."""
    if factor == 1 or not isinstance(value, int):
        return format_number(value)
    whole, rest = divmod(abs(value), factor)
    decimals = f"{rest:0{len(str(factor)) - 1}}".rstrip("0")
    return ("-" if value < 0 else "") + format_number(whole) + (f",{decimals}" if decimals else "")


def _picture(field: FigureField, how: Rollup, values: Sequence[Sum | None], heads: Sequence[PeriodHead]) -> Markup:
    points = tuple(_points(values, heads))[::-1]
    unit = "cơ quan" if how == "count" else field.unit
    return chart(points, title=f"{' / '.join(field.labels)} ({_method(field, how)})", unit=unit, wide=True)


def _points(values: Sequence[Sum | None], heads: Sequence[PeriodHead]) -> Iterator[Point]:
    for head, value in zip(heads, values, strict=True):
        yield Point(short_period(head.period), value, f"{head.share} cơ quan" if head.share else "")

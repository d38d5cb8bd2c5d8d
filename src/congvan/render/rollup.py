"""The letters of a series enter; what they come to together leaves, period by period and figure by figure.

Letters that were issued and still stand are added up, one each; drafts, replaced and withdrawn ones are not, nor the
letters of an agency that consolidates the series, which hold such sums themselves. Arithmetic is exact. Everything is
read from the views of one audience: a figure or a letter that it may not see is in no sum.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from congvan.model.duties import has_begun
from congvan.model.period import Period
from congvan.model.terms import Status
from congvan.model.view import AgencyView, FigureField, LetterView, PlainValue, Rollup, SeriesView

Sum: TypeAlias = int | Decimal
Exact: TypeAlias = tuple[Fraction, int]  # a value, and the decimals with which it was written
_NUMBERS = frozenset({"integer", "number"})
_TEN = 10
_MOST_DECIMALS = 4  # of an average; more would claim what no report measures


@dataclass(frozen=True, slots=True)
class Total:
    """A figure of several letters together: `letters` of them have a value for it; without any there is no value."""

    field: FigureField
    value: Sum | None
    letters: int


@dataclass(frozen=True, slots=True)
class PeriodTotals:
    """What one period comes to. `entered` are the letters added up, `missing` the agencies that owe one not there."""

    period: Period
    entered: tuple[LetterView, ...]
    missing: tuple[AgencyView, ...]
    totals: tuple[Total, ...]

    @property
    def owing(self) -> int:
        """How many agencies there ought to be in the sums: those that are, and those that owe."""
        return len({x.id.agency for x in self.entered} | {x.id for x in self.missing})


def reporters(series: str, agencies: Iterable[AgencyView]) -> tuple[AgencyView, ...]:
    """Give the agencies that owe a series, in the order given; not those that consolidate it."""
    return tuple(x for x in agencies if series in x.series and series not in x.consolidates)


def is_consolidated(view: LetterView) -> bool:
    """Whether a letter is of an agency that consolidates its series: a sum itself, and no part of one."""
    return view.id.series in view.agency.consolidates


def enters(view: LetterView) -> bool:
    """Whether a letter's figures are added up."""
    return view.status is Status.ISSUED and not is_consolidated(view)


def firsts(letters: Iterable[LetterView]) -> dict[str, Period]:
    """Give the period of each agency's first letter, among letters of one series."""
    found: dict[str, Period] = {}
    for view in letters:
        known = found.get(view.id.agency)
        if known is None or view.id.period.order < known.order:
            found[view.id.agency] = view.id.period
    return found


def owes(series: SeriesView, period: Period, first: Period | None) -> bool:
    """Whether an agency that must report a series must do so for a period; `first` is that of its first letter.

    A series without a due day is owed all the same, for periods that end after it was asked for.
    """
    asked = series.requested_by.date if series.requested_by else None
    due = series.due(period) or period.last_day
    return period.frequency is series.frequency and has_begun(period, due, asked, first)


def rollup(
    series: SeriesView, letters: Sequence[LetterView], agencies: Iterable[AgencyView]
) -> tuple[PeriodTotals, ...]:
    """Add up the letters of a series, the newest period first; one pass over the letters.

    `agencies` are those of the edition: who owes a letter is told from them. A period is there if a letter of it is,
    though it may be a draft that enters nothing.
    """
    by_period: dict[Period, list[LetterView]] = {}
    for view in letters:
        by_period.setdefault(view.id.period, []).append(view)
    owing, first = reporters(series.id, agencies), firsts(letters)
    return tuple(
        _period_totals(series, period, by_period[period], [x for x in owing if owes(series, period, first.get(x.id))])
        for period in sorted(by_period, key=lambda x: x.order, reverse=True)
    )


def _period_totals(
    series: SeriesView, period: Period, letters: Iterable[LetterView], owing: Iterable[AgencyView]
) -> PeriodTotals:
    entered = tuple(sorted(filter(enters, letters), key=lambda x: x.id.agency))
    there = {x.id.agency for x in entered}
    missing = tuple(x for x in owing if x.id not in there)
    return PeriodTotals(period, entered, missing, tuple(_totals(series.fields, entered)))


def _totals(fields: Iterable[FigureField], letters: Sequence[LetterView]) -> Iterator[Total]:
    values = [{x.name: x.value for x in view.figures} for view in letters]
    for field in fields:
        if field.rollup:
            yield total(field, field.rollup, [x.get(field.name) for x in values])


def total(field: FigureField, how: Rollup, values: Iterable[PlainValue]) -> Total:
    """Put the values of one figure together by a method.

    `sum`, `max`, `min`, `average` are of numbers, and what is none is left out. `count` tells how many say yes, of
    figures that are no yes or no how many have a value at all.
    """
    given = [x for x in values if x is not None and x != ""]
    if how == "count":
        told = sum(x is True for x in given) if field.kind == "boolean" else len(given)
        return Total(field, told if given else None, len(given))
    exact = [_exact(x) for x in given if isinstance(x, int | float) and not isinstance(x, bool)]
    return Total(field, _METHODS[how](field, exact) if exact and field.kind in _NUMBERS else None, len(exact))


def _exact(value: float) -> Exact:
    """Take a number as it was written, not as the machine holds it: 0.1 is a tenth."""
    written = Decimal(str(value))
    exponent = written.as_tuple().exponent
    return Fraction(written), max(0, -exponent) if isinstance(exponent, int) else 0


def _sum(_: FigureField, values: Sequence[Exact]) -> Sum:
    return _rounded(sum((x for x, _ in values), Fraction()), max(y for _, y in values))


def _max(_: FigureField, values: Sequence[Exact]) -> Sum:
    return _rounded(*max(values))


def _min(_: FigureField, values: Sequence[Exact]) -> Sum:
    return _rounded(*min(values))


def _average(field: FigureField, values: Sequence[Exact]) -> Sum:
    """Money in whole đồng; else one decimal more than the values were written with."""
    decimals = 0 if field.unit == "đồng" else min(_MOST_DECIMALS, 1 + max(y for _, y in values))
    return _rounded(sum((x for x, _ in values), Fraction()) / len(values), decimals)


def _rounded(value: Fraction, decimals: int) -> Sum:
    """Write a value with so many decimals at most, half a unit away from zero; whole ones as whole numbers."""
    one: int = _TEN**decimals  # typed: a power may be a fraction, to mypy
    units = int(abs(value) * one + Fraction(1, 2)) * (1 if value >= 0 else -1)
    if units % one == 0:
        return units // one
    while units % _TEN == 0:
        units, decimals = units // _TEN, decimals - 1
    return Decimal(f"{units}e-{decimals}")  # made from text: arithmetic would round after 28 digits


_METHODS: Mapping[Rollup, Callable[[FigureField, Sequence[Exact]], Sum]] = MappingProxyType(
    {"sum": _sum, "max": _max, "min": _min, "average": _average}
)

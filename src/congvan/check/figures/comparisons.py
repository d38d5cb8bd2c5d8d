"""The checks that a series declares for its figures: sums, limits, and how a figure may differ from last period's."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from congvan.check.facts import Facts
from congvan.check.hints import nearest
from congvan.model.finding import Finding, Place
from congvan.model.rules import figures as rules
from congvan.model.series import AtMost, NotDecreasing, Property, SameAsPrevious, Series, Sum, WithinFactor
from congvan.model.terms import Audience
from congvan.model.text import Quote, Text
from congvan.vietnamese.amounts import format_dong
from congvan.vietnamese.numbers import format_number


def check_declared(series: Series) -> Iterator[Finding]:
    """Tell whether `checks`, `rollup` and `facets` of a series speak of figures that its schema has."""
    known = {x.name for x in series.properties()}
    for index, check in enumerate(series.file.checks):
        if len(check.declared()) != 1:
            place = series.positions.value("checks", index)
            yield rules.CHECK_KINDS.at(place, f"checks.{index}", kinds=", ".join(_RUNS))
        for kind, part, name in check.named():
            if name not in known:
                place = series.positions.value("checks", index, kind, *part)
                yield rules.CHECK_UNKNOWN_FIGURE.at(place, f"checks.{index}.{kind}", name=name, **nearest(name, known))
    for name in series.file.rollup or {}:
        if name not in known:
            place = series.positions.key("rollup", name)
            yield rules.CHECK_UNKNOWN_FIGURE.at(place, f"rollup.{name}", name=name, **nearest(name, known))
    for index, name in enumerate(series.file.facets):
        if name not in known:
            place = series.positions.value("facets", index)
            yield rules.CHECK_UNKNOWN_FIGURE.at(place, f"facets.{index}", name=name, **nearest(name, known))


def check_figures(series: Series, letters: Sequence[Facts]) -> Iterator[Finding]:
    """Run the declared checks on one agency's letters of the series, in the order of their periods."""
    properties = {x.name: x for x in series.properties()}
    for check in series.file.checks:
        for kind, declared in check.declared().items():
            yield from _RUNS[kind](letters, declared, properties)


def _sum(letters: Sequence[Facts], check: Sum, properties: Mapping[str, Property]) -> Iterator[Finding]:
    for letter in letters:
        parts = [letter.number_of(name) for name in check.of]
        total = letter.number_of(check.total)
        given = [x for x in parts if x is not None]
        if total is None or len(given) < len(parts) or abs(sum(given) - total) <= _TOLERANCE:
            continue
        show = _shower((letter,), properties, (check.total, *check.of))
        yield rules.SUM_DIFFERS.at(
            letter.place(f"data.{check.total}"), check.total, total=check.total, parts=" + ".join(check.of),
            expected=show(check.total, sum(given)), found=show(check.total, total),
        )  # fmt: skip


def _at_most(letters: Sequence[Facts], check: AtMost, properties: Mapping[str, Property]) -> Iterator[Finding]:
    for letter in letters:
        value, limit = letter.number_of(check.value), letter.number_of(check.limit)
        if value is None or limit is None or value - limit <= _TOLERANCE:
            continue
        show = _shower((letter,), properties, (check.value, check.limit))
        yield rules.EXCEEDS.at(
            letter.place(f"data.{check.value}"), check.value, value=check.value, limit=check.limit,
            found=show(check.value, value), allowed=show(check.limit, limit),
        )  # fmt: skip


def _not_decreasing(
    letters: Sequence[Facts], check: NotDecreasing, properties: Mapping[str, Property]
) -> Iterator[Finding]:
    for pair in _pairs(letters, check.value, within_year=True):
        if pair.last - pair.value > _TOLERANCE:
            yield rules.DECREASES.at(pair.place, check.value, **pair.said(properties))


def _same(letters: Sequence[Facts], check: SameAsPrevious, properties: Mapping[str, Property]) -> Iterator[Finding]:
    for pair in _pairs(letters, check.value, within_year=True):
        if abs(pair.value - pair.last) > _TOLERANCE:
            yield rules.CHANGES.at(pair.place, check.value, **pair.said(properties))


def _factor(letters: Sequence[Facts], check: WithinFactor, properties: Mapping[str, Property]) -> Iterator[Finding]:
    for pair in _pairs(letters, check.value, within_year=check.within is not None):
        if pair.last <= 0 or pair.value <= 0:  # from nothing, to nothing: no factor tells how far that is
            continue
        higher = pair.value > pair.last * check.factor
        if higher or pair.value * check.factor < pair.last:
            way = (_ABOVE if higher else _BELOW).of(factor=str(check.factor))
            yield rules.FAR_OFF.at(pair.place, check.value, way=way, **pair.said(properties))


_ABOVE, _BELOW = (
    Text("more than {factor} times"),
    Text("less than 1/{factor} of"),
)
_RUNS: Mapping[str, Callable[[Sequence[Facts], Any, Mapping[str, Property]], Iterator[Finding]]] = {
    "sum": _sum,
    "at_most": _at_most,
    "not_decreasing": _not_decreasing,
    "same_as_previous": _same,
    "within_factor": _factor,
}
_DECIMALS = 6  # of a sum of decimals as printed: 0,3, not 0,30000000000000004
_TOLERANCE = 1e-9  # figures that are no money may be decimals; money is whole and differs by 1 at least


@dataclass(frozen=True, slots=True)
class _Pair:
    """A figure in one letter, and the last that an earlier letter has."""

    name: str
    earlier: Facts
    last: float
    letter: Facts
    value: float

    @property
    def place(self) -> Place:
        return self.letter.place(f"data.{self.name}")

    def said(self, properties: Mapping[str, Property]) -> dict[str, str | Quote]:
        show = _shower((self.letter, self.earlier), properties, (self.name,))
        return {
            "value": self.name,
            "period": str(self.earlier.id.period),
            "before": show(self.name, self.last),
            "found": show(self.name, self.value),
        }


def _pairs(letters: Sequence[Facts], name: str, *, within_year: bool) -> Iterator[_Pair]:
    """Each letter that has the figure, with the nearest before it that has it too."""
    earlier: tuple[Facts, float] | None = None
    for letter in letters:
        value = letter.number_of(name)
        if value is None:
            continue
        if earlier and not (within_year and earlier[0].id.period.year != letter.id.period.year):
            yield _Pair(name, *earlier, letter, value)
        earlier = letter, value


def _shower(
    letters: Sequence[Facts], properties: Mapping[str, Property], names: Sequence[str]
) -> Callable[[str, float], Quote]:
    """A way to print a figure: for the internal audience if any letter or any figure concerned is."""
    hidden = any(properties[n].audience is Audience.INTERNAL for n in names if n in properties)
    hidden = hidden or any(x.visibility is Audience.INTERNAL for x in letters)

    def show(name: str, value: float) -> Quote:
        money = name in properties and properties[name].schema.get("format") == "vnd"
        text = format_dong(int(value)) if money else format_number(round(value, _DECIMALS))
        return Quote(text, Audience.INTERNAL if hidden else Audience.PUBLIC)

    return show

"""The checks that a series declares for its figures: sums, limits, and what may not fall within a year."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from congvan.check.facts import Facts
from congvan.check.figures import HIDDEN
from congvan.check.hints import nearest
from congvan.model.finding import Finding
from congvan.model.rules import figures as rules
from congvan.model.series import AtMost, FigureCheck, NotDecreasing, Property, Series, Sum
from congvan.model.source import Path
from congvan.model.terms import Audience
from congvan.vietnamese.amounts import format_dong
from congvan.vietnamese.numbers import format_number


def check_declared(series: Series) -> Iterator[Finding]:
    """Tell whether `checks` and `rollup` of a series speak of figures that its schema has."""
    known = {x.name for x in series.properties()}
    for index, check in enumerate(series.file.checks):
        if sum(getattr(check, kind) is not None for kind in _KINDS) != 1:
            place = series.positions.value("checks", index)
            yield rules.CHECK_KINDS.at(place, f"checks.{index}", kinds=", ".join(_KINDS))
        for kind, part, name in _named(check):
            if name not in known:
                place = series.positions.value("checks", index, kind, *part)
                yield rules.CHECK_UNKNOWN_FIGURE.at(place, f"checks.{index}.{kind}", name=name, **nearest(name, known))
    for name in series.file.rollup or {}:
        if name not in known:
            place = series.positions.key("rollup", name)
            yield rules.CHECK_UNKNOWN_FIGURE.at(place, f"rollup.{name}", name=name, **nearest(name, known))


_KINDS = ("sum", "at_most", "not_decreasing")


def _named(check: FigureCheck) -> Iterator[tuple[str, Path, str]]:
    """Every figure name in one entry of `checks`: kind, place within it, name."""
    for kind in _KINDS:
        part = getattr(check, kind)
        for key, value in part.model_dump().items() if part else ():
            if isinstance(value, tuple):
                yield from ((kind, (key, index), name) for index, name in enumerate(value))
            elif key != "within":
                yield kind, (key,), value


def check_figures(series: Series, letters: Sequence[Facts]) -> Iterator[Finding]:
    """Run the declared checks on one agency's letters of the series, in the order of their periods."""
    properties = {x.name: x for x in series.properties()}
    for index, letter in enumerate(letters):
        for check in series.file.checks:
            if check.sum:
                yield from _sum(letter, check.sum, properties)
            if check.at_most:
                yield from _at_most(letter, check.at_most, properties)
            if check.not_decreasing:
                yield from _not_decreasing(letters[:index], letter, check.not_decreasing, properties)


def _sum(letter: Facts, check: Sum, properties: Mapping[str, Property]) -> Iterator[Finding]:
    parts = [letter.number_of(name) for name in check.of]
    total = letter.number_of(check.total)
    if total is None or None in parts:
        return
    expected = sum(x for x in parts if x is not None)
    if abs(expected - total) > _TOLERANCE:
        show = _shower(letter, properties, (check.total, *check.of))
        yield rules.SUM_DIFFERS.at(
            letter.place(f"data.{check.total}"), check.total, total=check.total, parts=" + ".join(check.of),
            expected=show(check.total, expected), found=show(check.total, total),
        )  # fmt: skip


def _at_most(letter: Facts, check: AtMost, properties: Mapping[str, Property]) -> Iterator[Finding]:
    value, limit = letter.number_of(check.value), letter.number_of(check.limit)
    if value is not None and limit is not None and value > limit:
        show = _shower(letter, properties, (check.value, check.limit))
        yield rules.EXCEEDS.at(
            letter.place(f"data.{check.value}"), check.value, value=check.value, limit=check.limit,
            found=show(check.value, value), allowed=show(check.limit, limit),
        )  # fmt: skip


def _not_decreasing(
    earlier: Sequence[Facts], letter: Facts, check: NotDecreasing, properties: Mapping[str, Property]
) -> Iterator[Finding]:
    value = letter.number_of(check.value)
    same_year = (x for x in reversed(earlier) if x.id.period.year == letter.id.period.year)
    before = next((x for x in same_year if x.number_of(check.value) is not None), None)
    if before is None or value is None:
        return
    last = before.number_of(check.value)
    if last is not None and value < last:
        show = _shower(letter, properties, (check.value,), before)
        yield rules.DECREASES.at(
            letter.place(f"data.{check.value}"), check.value, value=check.value, period=before.id.period,
            before=show(check.value, last), found=show(check.value, value),
        )  # fmt: skip


_DECIMALS = 6  # of a sum of decimals as printed: 0,3, not 0,30000000000000004
_TOLERANCE = 1e-9  # figures that are no money may be decimals; money is whole and differs by 1 at least


def _shower(
    letter: Facts, properties: Mapping[str, Property], names: Sequence[str], *others: Facts
) -> Callable[[str, float], str]:
    """A way to print a figure: hidden if the letter or any figure concerned is internal."""
    hidden = any(properties[n].audience is Audience.INTERNAL for n in names if n in properties)
    hidden = hidden or any(x.visibility is Audience.INTERNAL for x in (letter, *others))

    def show(name: str, value: float) -> str:
        if hidden:
            return HIDDEN
        money = name in properties and properties[name].schema.get("format") == "vnd"
        return format_dong(int(value)) if money else format_number(round(value, _DECIMALS))

    return show

"""Values enter, words for them leave: as short as a chart has room for, and a sentence for those who do not see it."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from congvan.render.charts.point import Exact
from congvan.vietnamese.numbers import format_number

_NAMED = ((12, "nghìn tỷ"), (9, "tỷ"), (6, "triệu"))  # powers of ten
_BEYOND = 18  # no budget and no count has so many digits: a slip of the pen must not burst the picture
_DIGITS = 3  # that count: what a label of a picture is read for


def short(value: Decimal) -> str:
    """Write a value for a label, rounded where it is long: `24`, `98,5`, `382.000`, `1,53 tỷ`, `10 nghìn tỷ`."""
    if not value:
        return "0"
    if value.adjusted() >= _BEYOND:
        return f"{_rounded(value.scaleb(-value.adjusted()))} × 10^{value.adjusted()}"
    for power, name in _NAMED:
        if value.adjusted() >= power:
            return f"{_rounded(value.scaleb(-power))} {name}"
    return _rounded(value)


def _rounded(value: Decimal) -> str:
    """Write all digits before the comma, and behind it as many as make three that count; half up."""
    places = max(0, _DIGITS - 1 - value.adjusted())
    rounded = value.scaleb(places).to_integral_value(ROUND_HALF_UP).scaleb(-places)
    return format_number(int(rounded) if rounded == rounded.to_integral_value() else rounded.normalize())


def summary(points: Sequence[Exact], title: str, unit: str) -> str:
    """Tell a chart: what, from when to when, the last value, the highest, the lowest, and how many there are not.

    Periods whose value is not of all are named with of how much it is.
    """
    there = [(x.value, x.label) for x in points if x.value is not None]
    told = {"gần nhất": there[-1], "cao nhất": max(there, key=_value), "thấp nhất": min(there, key=_value)}
    values = ", ".join(f"{word} {f'{short(x)} {unit}'.rstrip()} ({label})" for word, (x, label) in told.items())
    gaps = len(points) - len(there)
    missing = f"; {gaps} kỳ không có số liệu" if gaps else ""
    parts = ", ".join(f"{x.label} ({x.partial})" for x in points if x.value is not None and x.partial)
    partial = f"; chưa đủ: {parts}" if parts else ""
    return f"{title}. Biểu đồ cột từ {points[0].label} đến {points[-1].label}: {values}{missing}{partial}."


def _value(pair: tuple[Decimal, str]) -> Decimal:
    return pair[0]

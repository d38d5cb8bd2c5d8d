"""One figure of two letters enters; how it changed leaves, in words and with a sign, without a judgement."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeGuard

from congvan.model.view import Figure, PlainValue
from congvan.vietnamese.amounts import format_dong
from congvan.vietnamese.numbers import format_number

_TENTH = Decimal("0.1")
_MOST_TIMES = 10  # from a change of ten times as much on, the two values say more than their ratio
_FEW = 20  # from so many on, a percentage of things counted says something: of four late files one less is no "−25%"
_OF_SHARES = ("%", "tỷ lệ", "tỉ lệ")  # labels of figures that are shares: a percentage of a percentage misleads


def change(now: Figure, before: Figure | None, *, comparable: bool = True) -> str:
    """Tell how a figure changed: `tăng 12 (+5,3%)`, `không đổi`, `từ không sang có`; nothing if there is no value.

    Where the periods are not `comparable`, for one is of the year before and counting began anew, no ratio is told.
    """
    old = before.value if before else None
    if now.value is None or old is None or before is None:
        return _appeared(now, before)
    if now.value == old and isinstance(now.value, bool) == isinstance(old, bool):
        return "không đổi"
    if isinstance(now.value, bool) and isinstance(old, bool):
        return f"từ {before.text} sang {now.text}"
    if is_number(now.value) and is_number(old):
        return _moved(now, Fraction(str(now.value)), Fraction(str(old)), with_ratio=comparable)
    return "đã thay đổi"


def is_number(value: PlainValue) -> TypeGuard[int | float]:
    """Whether a value can be counted with; yes and no cannot."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _appeared(now: Figure, before: Figure | None) -> str:
    if before is None:
        return "chỉ tiêu mới"
    if now.value is None:
        return "" if before.value is None else "kỳ này không có"
    return "kỳ trước không có"


def _moved(figure: Figure, now: Fraction, before: Fraction, *, with_ratio: bool) -> str:
    word, sign = ("tăng", "+") if now > before else ("giảm", "−")
    step = abs(now - before)
    text = format_dong(int(step)) if figure.unit == "đồng" else format_number(_decimal(step))
    if _is_share(figure):
        return f"{word} {text}{' điểm %' if _in_percent(figure, now, before) else ''}"
    few = isinstance(figure.value, int) and before < _FEW
    ratio = _percent(step, before) if with_ratio and now >= 0 and not few else None
    return f"{word} {text} ({sign}{format_number(ratio)}%)" if ratio else f"{word} {text}"


def _percent(step: Fraction, before: Fraction) -> Decimal | None:
    """Give the step in percent of what there was, in tenths; None where that says nothing."""
    if before <= 0 or step >= before * _MOST_TIMES:
        return None
    return _decimal(step / before * 100).quantize(_TENTH, ROUND_HALF_UP)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator if value.denominator > 1 else Decimal(value.numerator)


def _in_percent(figure: Figure, now: Fraction, before: Fraction) -> bool:
    """Whether a share is told in per cent: by its label, or for it is more than the whole, 1."""
    return any("%" in label for label in figure.labels) or max(abs(now), abs(before)) > 1


def _is_share(figure: Figure) -> bool:
    return any(word in label.lower() for label in figure.labels for word in _OF_SHARES)

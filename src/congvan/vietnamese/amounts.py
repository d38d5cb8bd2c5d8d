"""Money as letters write it enters; whole đồng leave, and the other way round. No binary fractions anywhere.

A dot groups thousands, a comma is the decimal mark: `2,382 tỷ` is 2 382 000 000 đồng, `2.382 tỷ` a thousand
times more and the usual slip. What may be a slip is asked about (`AmbiguousAmount`), never guessed.
"""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from congvan.vietnamese.numbers import AmbiguousNumber, Fault, UnreadableNumber, format_number, parse_number

_THOUSAND, _MILLION, _BILLION = 10**3, 10**6, 10**9
_FACTORS = {
    "nghìn tỷ": 10**12,
    "tỷ": _BILLION,
    "triệu": _MILLION,
    "nghìn": _THOUSAND,
    "": 1,
}
_NUMBER = "[0-9][0-9.,]*"
_UNIT = "(?:nghìn|ngàn) (?:tỷ|tỉ)|tỷ|tỉ|triệu|nghìn|ngàn"
_AMOUNT = re.compile(f"(?:{_NUMBER} ?(?:{_UNIT}) ?)*(?:{_NUMBER})?")
_PART = re.compile(f"({_NUMBER}) ?({_UNIT}|)")
_CURRENCY = re.compile(" ?(?:đồng|vnđ|vnd|đ|₫)$")
_ONE_DOT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_MINUS = ("-", "\u2212", "\u2013", "âm ")
_LONGEST = 80  # characters; no amount needs half of them
_PRINTED_UNITS = ("nghìn tỷ", "tỷ", "triệu")  # from the largest; thousands are printed in digits


class AmbiguousAmount(ValueError):  # noqa: N818 - a word of the product, not of the program
    """An amount that may be meant otherwise than the rule reads it. The message never holds the value."""

    def __init__(self, readings: tuple[int, ...]) -> None:
        """Take what it may mean, in whole đồng: one value or more, none of them certain."""
        super().__init__("the amount may be read in more than one way")
        self.readings = readings


class UnreadableAmount(ValueError):  # noqa: N818 - as above
    """Text that is no amount. The message never holds the text."""

    def __init__(self, fault: Fault) -> None:
        """Take what is wrong."""
        super().__init__(f"no amount can be read: {fault}")
        self.fault = fault


def parse_dong(text: str) -> int:
    """Read whole đồng: `382 triệu`, `2,0 tỷ`, `2.382.000.000 đồng`, `1,5 nghìn tỷ`, `2 tỷ 382 triệu`.

    Case, kind of space and the currency's name (`đồng`, `đ`, `VND`, `VNĐ`) do not matter. One dot followed by
    one group of three is asked about where it may be a decimal point:

    - with a unit (`2.382 tỷ`, `382.500 nghìn`): always;
    - without a unit, but with the currency (`2.382 đồng`): never, there is no smaller money than a đồng;
    - the bare number: `382.000` is taken, for nobody writes three decimal zeros without a unit; `2.382` is
      asked about, for a budget hardly has 2 382 đồng in it: far likelier the unit was forgotten. `2,382` is
      asked about alike.

    Raises:
        AmbiguousAmount: as above, or dot and comma are used as another country does (`2.5 tỷ`, `2,382,000`).
        UnreadableAmount: anything else, and negative amounts and fractions of a đồng.
    """
    plain = _plain(text)
    if not plain:
        raise UnreadableAmount(Fault.EMPTY)
    if len(plain) > _LONGEST:
        raise UnreadableAmount(Fault.LONG)
    if plain.startswith(_MINUS):
        raise UnreadableAmount(Fault.NEGATIVE)
    number = _CURRENCY.sub("", plain)
    parts = _parts(number)
    if len(parts) > 1:
        return _several(parts, has_currency=number != plain)
    return _single(*parts[0], has_currency=number != plain)


def format_dong(dong: int, written: str = "") -> str:
    """Write an amount as a letter prints it: `2,382 tỷ đồng`, `382,5 triệu đồng`, `2.382.000.123 đồng`.

    If `written` bears a unit and means the same amount, the officer's own writing is kept (`2,0 tỷ` gives
    `2,0 tỷ đồng`). Otherwise the largest unit is taken that needs no more than three decimals and cannot be
    misread: `parse_dong` reads back whatever this prints of an amount that is not negative.
    """
    return f"{_kept(dong, written) or _shortest(dong)} đồng"


def group_digits(n: int) -> str:
    """Write a whole number with its thousands grouped by dots: `2.382.000`."""
    return format_number(n)


def _plain(text: str) -> str:
    """Give the text composed, in lower case, with single ordinary spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _parts(number: str) -> list[tuple[str, str]]:
    """Part an amount into numbers, each with its unit as written (maybe none)."""
    if not number or not _AMOUNT.fullmatch(number):
        raise UnreadableAmount(Fault.FORM)
    return _PART.findall(number)


def _factor(unit: str) -> int:
    return _FACTORS[unit.replace("tỉ", "tỷ").replace("ngàn", "nghìn")]


def _single(number: str, unit: str, *, has_currency: bool) -> int:
    """Read an amount of one part."""
    if _ONE_GROUP.fullmatch(number):
        return _one_group(number, unit, has_currency=has_currency)
    try:
        return _dong(parse_number(number), _factor(unit))
    except AmbiguousNumber as ambiguous:
        raise _asked(*(Fraction(reading) * _factor(unit) for reading in ambiguous.readings)) from None
    except UnreadableNumber as unreadable:
        raise UnreadableAmount(unreadable.fault) from None


def _one_group(number: str, unit: str, *, has_currency: bool) -> int:
    """Read a number whose one dot or comma is followed by three digits: the rules in `parse_dong`."""
    grouped, factor = int(number.replace(".", "").replace(",", "")), _factor(unit)
    if unit and "," in number:
        return _dong(parse_number(number), factor)
    if unit:
        raise _asked(Fraction(grouped) * factor, Fraction(number) * factor)
    if "." in number and (has_currency or grouped % _THOUSAND == 0):
        return grouped
    if has_currency:  # `2,382 đồng`: no fraction of a đồng can be meant
        raise AmbiguousAmount((grouped,))
    raise AmbiguousAmount((grouped, grouped * _THOUSAND, grouped * _MILLION))  # đồng, 2,382 triệu, 2,382 tỷ


def _several(parts: list[tuple[str, str]], *, has_currency: bool) -> int:
    """Read `2 tỷ 382 triệu`: the parts grow smaller, each is less than one of the unit before it."""
    factors = [_factor(unit) for _, unit in parts]
    if not (parts[-1][1] or has_currency):  # `2 tỷ 3` is spoken language for 2,3 tỷ
        raise UnreadableAmount(Fault.FORM)
    if any(_ONE_GROUP.fullmatch(number) for number, unit in parts if unit):
        raise UnreadableAmount(Fault.GROUPING)
    sums = [_single(number, unit, has_currency=True) for number, unit in parts]
    if any(value % factor for value, factor in zip(sums[:-1], factors[:-1], strict=True)):
        raise UnreadableAmount(Fault.FORM)
    if any(after >= before for before, after in zip(factors[:-1], sums[1:], strict=True)):
        raise UnreadableAmount(Fault.FORM)
    return sum(sums)


def _dong(value: int | Decimal, factor: int) -> int:
    """Give a number of units in đồng, if they make whole ones."""
    exact = Fraction(value) * factor  # Decimal would round after 28 digits
    if exact.denominator != 1:
        raise UnreadableAmount(Fault.FRACTION)
    return int(exact)


def _asked(*readings: Fraction) -> AmbiguousAmount | UnreadableAmount:
    """Give the exception that asks which of the readings is meant; those that are no whole đồng cannot be."""
    whole = tuple(int(reading) for reading in readings if reading.denominator == 1)
    return AmbiguousAmount(whole) if whole else UnreadableAmount(Fault.FRACTION)


def _kept(dong: int, written: str) -> str:
    """Give the officer's own writing without the currency, if it has a unit and means this amount."""
    try:
        if parse_dong(written) != dong:
            return ""
    except (AmbiguousAmount, UnreadableAmount):
        return ""
    parts = _parts(_CURRENCY.sub("", _plain(written)))
    return " ".join(" ".join(part).strip() for part in parts) if parts[0][1] else ""


def _shortest(dong: int) -> str:
    """Write the amount in the largest unit that is exact and not to be misread; else in digits."""
    for unit in _PRINTED_UNITS:
        text = _in_units(abs(dong), _FACTORS[unit])
        if text and not _ONE_DOT.fullmatch(text):
            return f"{'-' if dong < 0 else ''}{text} {unit}"
    return group_digits(dong)


def _in_units(dong: int, factor: int) -> str:
    """Write an amount in units no larger than itself, with three decimals at most; nothing if inexact."""
    thousandths, rest = divmod(dong * _THOUSAND, factor)
    if rest or dong < factor:
        return ""
    whole, decimals = divmod(thousandths, _THOUSAND)
    return group_digits(whole) + (f",{decimals:03}".rstrip("0") if decimals else "")

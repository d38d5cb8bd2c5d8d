"""Numbers as Vietnamese texts write them enter and leave; values are exact: whole numbers or decimals.

A dot groups thousands, a comma is the decimal mark. What does not keep to that is never guessed at.
"""

import re
from decimal import Decimal
from enum import StrEnum

# Longer than any figure a report holds, and short of the length at which Python refuses to read a number.
_LONGEST = 60
_PLAIN = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?", re.ASCII)
_FOREIGN = re.compile(r"[0-9]+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?", re.ASCII)
_MINUS = ("-", "\u2212")  # the key on the keyboard and the sign of typography


class Fault(StrEnum):
    """Why a number or an amount cannot be read."""

    EMPTY = "empty"
    LONG = "long"
    FORM = "form"
    GROUPING = "grouping"
    NEGATIVE = "negative"
    FRACTION = "fraction"


class AmbiguousNumber(ValueError):  # noqa: N818 - a word of the product, not of the program
    """A number that may be meant otherwise than the rule reads it. The message never holds the value."""

    def __init__(self, readings: tuple[int | Decimal, ...]) -> None:
        """Take what it may mean: one value or more, none of them certain."""
        super().__init__("the number may be read in more than one way")
        self.readings = readings


class UnreadableNumber(ValueError):  # noqa: N818 - as above
    """Text that is no Vietnamese number. The message never holds the text."""

    def __init__(self, fault: Fault) -> None:
        """Take what is wrong."""
        super().__init__(f"no number can be read: {fault}")
        self.fault = fault


def parse_number(text: str) -> int | Decimal:
    """Read a number: `1.234` is 1234, `05` is 5, `98,5` is 98.5: a Decimal with the digits as written.

    Raises:
        AmbiguousNumber: a dot that does not group by three (`1.5`, `0.123`), or commas that do (`1,234,567`):
            another country's number, whose value `readings` offers to be asked about.
        UnreadableNumber: anything else.
    """
    digits = text.strip()
    return _read("-", digits[1:]) if digits.startswith(_MINUS) else _read("", digits)


def format_number(value: float | Decimal) -> str:
    """Write a number: `1.234`, `98,5`, `-1.234,50`; decimals as many as the value carries.

    Raises:
        ValueError: the value is not finite.
    """
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise ValueError("only finite numbers can be written")
    whole, _, fraction = f"{exact:f}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return sign + f"{int(digits):,}".replace(",", ".") + (f",{fraction}" if fraction else "")


def _read(sign: str, digits: str) -> int | Decimal:
    """Read the digits behind a sign (`-` or nothing)."""
    if not digits:
        raise UnreadableNumber(Fault.EMPTY)
    if len(digits) > _LONGEST:
        raise UnreadableNumber(Fault.LONG)
    if found := _PLAIN.fullmatch(digits):
        whole, fraction = found[1].replace(".", ""), found[2]
        return _exact(f"{sign}{whole}.{fraction}" if fraction else sign + whole)
    if _FOREIGN.fullmatch(digits):
        raise AmbiguousNumber((_exact(sign + digits.replace(",", "")),))
    raise UnreadableNumber(Fault.GROUPING if set(digits) <= set("0123456789.,") else Fault.FORM)


def _exact(digits: str) -> int | Decimal:
    """Read digits in the program's own notation, without rounding."""
    return Decimal(digits) if "." in digits else int(digits)

"""What was most likely meant by a value that is not in its form: the text as typed → as it should be typed, or nothing.

Only what can mean one thing is corrected; `4/17/2026` or `sáng mai` are left to the officer.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

_NUMERALS = re.compile(r"\d+", re.ASCII)
_LONGEST = 40  # characters; nobody types a longer date or number, and what is looked at stays small
_YEAR, _COMPACT = 4, 8  # digits: 2026; 20260417
_CENTURY = 2000  # of a year typed with two digits
_SLASHED = re.compile(
    r"(?:(?:công văn )?số\s*:?\s*)?0*(?P<number>[1-9]\d{0,8})?\s*/\s*(?P<notation>[^\s/].*)", re.IGNORECASE
)
_LABELLED = re.compile(r"(?:công văn )?số\s*:?\s*0*(?P<number>[1-9]\d{0,8})", re.IGNORECASE)
_TRUTHS = dict.fromkeys(("yes", "y", "có", "co", "true", "đúng", "x", "1"), "true") | dict.fromkeys(
    ("no", "n", "không", "khong", "false", "sai", "0"), "false"
)


def date_meant(typed: str) -> str:
    """Give `2026-04-17` for `17/4/2026`, `2026-4-17`, `ngày 17 tháng 4 năm 2026`; empty for what is no real day."""
    parts = _NUMERALS.findall(typed) if len(typed) <= _LONGEST else []
    if len(parts) == 1 and len(parts[0]) == _COMPACT:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    if len(parts) != 3:  # noqa: PLR2004 - year, month, day
        return ""
    year, month, day = parts if len(parts[0]) == _YEAR else reversed(parts)
    try:
        return date(int(year) + (_CENTURY if len(year) < _YEAR else 0), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def whole_meant(typed: str) -> str:
    """Give `12` for `012`, `Số: 12` and `12/UBND-VHXH`; empty for what holds no number above nought."""
    if len(typed) > _LONGEST:
        return ""
    number, _ = number_and_notation(typed)
    plain = typed.strip().lstrip("0")
    return number or (plain if plain.isascii() and plain.isdecimal() and len(plain) < 10 else "")  # noqa: PLR2004


def truth_meant(typed: str) -> str:
    """Give `true` or `false` for `có`, `Không`, `yes`; empty for other words."""
    return _TRUTHS.get(typed.strip().lower(), "")


def number_and_notation(typed: str) -> tuple[str, str]:
    """Part `Số: 12/UBND-VHXH` into `12` and `UBND-VHXH`; each is empty where it is not there, so both for others."""
    found = _SLASHED.fullmatch(typed.strip())
    if found:
        return found["number"] or "", notation_meant(found["notation"])
    labelled = _LABELLED.fullmatch(typed.strip())
    return (labelled["number"], "") if labelled else ("", "")


def notation_meant(typed: str) -> str:
    """Give a notation in its form: capitals, a hyphen without spaces; `ubnd – vhxh` is `UBND-VHXH`."""
    return re.sub(r"\s*[-\u2010-\u2015\u2212]\s*", "-", typed.strip()).upper()


# What corrects a value of a kind (`model.fields`).
CORRECTIONS: Mapping[str, Callable[[str], str]] = {
    "date": date_meant,
    "whole-number": whole_meant,
    "true-or-false": truth_meant,
}

"""A line of a file → the short frame that shows it in a terminal, with a caret under the place of a finding.

What a terminal or a forge's log would obey or hide (control characters, marks without width, `##[…]`) is shown as
`\ufffd`: a letter may hold anything.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from congvan.model.finding import Place

WIDTH = 100  # columns of the line that are shown: with the number before them, what most windows have
_BEFORE = 60  # of them before the caret, where the line is longer
_CUT, _ODD = "…", "\ufffd"
# Other, by Unicode's general categories: control, format, surrogate, private use; and line and paragraph separators.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

# What GitHub's and Azure's runners obey wherever it stands in a line. `::…::` they obey at a line's beginning alone,
# where a finding has the place or its own margin; GitLab's sections begin with control characters.
_COMMAND = re.compile(r"##(?=\[|vso\[)")


class Ink(StrEnum):
    """The parts of what is printed, for whoever paints them."""

    PLACE = "place"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    FRAME = "frame"
    CARET = "caret"
    HINT = "hint"


Paint: TypeAlias = Callable[[str, Ink], str]
SourceLine: TypeAlias = Callable[[Place], str | None]  # the line of a place; None where it may not be shown


def plain(text: str, _: Ink) -> str:
    """Paint nothing."""
    return text


def no_line(_: Place) -> None:
    """Show no line."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A line as it is shown, and how many columns stand before the caret."""

    text: str
    before: int


def frame(line: str, column: int) -> Frame:
    """Cut a line to `WIDTH` columns round its character `column` (from 1)."""
    at = min(column - 1, len(line))
    start, end = max(0, at - WIDTH), at + WIDTH  # as much as could be shown: a line may be very long
    shown = [_shown(x) for x in line[start:end]]
    widths = [_width(x) for x in shown]
    is_whole = start == 0 and end >= len(line) and sum(widths) <= WIDTH
    first, last = (0, len(widths)) if is_whole else _window(widths, at - start)
    opening = _CUT if start + first > 0 else ""
    closing = _CUT if start + last < len(line) else ""
    before = sum(widths[first : at - start]) + len(opening)
    return Frame(harmless(f"{opening}{''.join(shown[first:last])}{closing}".rstrip()), before)


def _window(widths: list[int], at: int) -> tuple[int, int]:
    """Choose from which to which character a line that is too long is shown: some on both sides of `at`."""
    room = WIDTH - len(_CUT) * 2
    first = at
    while first > 0 and sum(widths[first - 1 : at]) <= _BEFORE:
        first -= 1
    last = first
    while last < len(widths) and sum(widths[first : last + 1]) <= room:
        last += 1
    while first > 0 and sum(widths[first - 1 : last]) <= room:  # the line ends soon: more of what is before
        first -= 1
    return first, last


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    return _ODD if unicodedata.category(character) in _UNSHOWN else character


def _width(character: str) -> int:
    """Give a character's columns: none for a mark upon the one before, two for a wide one (Unicode annex 11)."""
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def one_line(text: str) -> str:
    """Give a sentence as it may be printed in one line."""
    if not text.isprintable():  # few: in nearly all nothing is odd
        text = "".join(_shown(" " if x == "\n" else x) for x in text)
    return harmless(text)


def harmless(text: str) -> str:
    """Give a line in which no runner of a forge finds a command; as long as before."""
    return _COMMAND.sub(f"#{_ODD}", text) if "##" in text else text

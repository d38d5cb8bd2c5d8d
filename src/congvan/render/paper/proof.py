"""A short address enters; what a letter's paper bears of it leaves: a QR code drawn as a path, and the same in words.

What stays true: the code's white border (4 modules, ISO/IEC 18004, 6.3.8) lies in margins that nothing else is set in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

import segno

from congvan.typeface.faces import Typeface

_SIDE, _MOST = 16.0, 20.0  # millimetres: as large as the margin has room for it
_MODULE = 0.5  # millimetres, at least, as long as there is room: what an office's scanner still parts at 150 dpi
_BELOW = 2.4  # millimetres from the code to the words: more than four modules
_FOOT = 7.0  # millimetres below it to the sheet's edge, which printers leave white
_PITCH = 1.15  # ems from line to line, as proof.css has it
_WIDTH = 21 * 72 / 25.4  # points, as proof.css has it
_PIXELS = 96 / 25.4  # of CSS in a millimetre
_PARTS = re.compile(r"[^./-]*[./-]+|[^./-]+")
_WORDS = "Kiểm tra văn bản:"


@dataclass(frozen=True, slots=True)
class ProofMark:
    """The mark, ready to be set: lengths in millimetres; `path` draws modules of side 1, `scale` makes them fit.

    `above_foot` is the way from its top to the foot of the sheet.
    """

    address: str
    words: str
    lines: tuple[str, ...]
    label: str
    side: str
    above_foot: str
    below: str
    scale: str
    path: str


def proof_mark(address: str, size: float, typeface: Typeface) -> ProofMark:
    """Make the mark of a full address, its words set in that size (points).

    The code is the smallest one that holds the address with error correction M.
    """
    # "M" and no more: the same address gives the same code for ever, whatever else would fit
    rows = segno.make_qr(address, error="m", boost_error=False).matrix
    side = min(max(_SIDE, _MODULE * len(rows)), _MOST)
    shown = address.partition("://")[2] or address  # as people type it
    lines = tuple(_lines(shown, size, typeface))
    rows_of_words = 1 + sum(ceil(typeface.width(x, size) / _WIDTH) for x in lines)
    high = side + _BELOW + rows_of_words * size * _PITCH * 25.4 / 72
    return ProofMark(
        address,
        _WORDS,
        lines,
        f"Mã QR: {shown}",
        f"{side:g}",
        f"{high + _FOOT:.2f}",
        f"{side + _BELOW:g}",
        f"{side / len(rows) * _PIXELS:.5f}",
        "".join(sorted(_bars(rows))),
    )


def _lines(text: str, size: float, typeface: Typeface) -> Iterator[str]:
    """Break an address behind its signs, so that each line fits; what has none is broken by who sets it."""
    line = ""
    for part in _PARTS.findall(text):
        if line and typeface.width(line + part, size) > _WIDTH:
            yield line
            line = ""
        line += part
    yield line


def _bars(rows: Sequence[Sequence[int]]) -> Iterator[str]:
    """Draw the black modules as upright or level rectangles, few of them: each costs the layout time."""
    begun: dict[tuple[int, int], int] = {}  # runs of the row above, by start and length, with the row they began on
    for down, row in enumerate([*rows, ()]):
        runs = set(_runs(row))
        for run in [x for x in begun if x not in runs]:
            yield _bar(run, begun.pop(run), down)
        for run in runs - begun.keys():
            begun[run] = down


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where black begins in a row, and over how many modules."""
    at = 0
    for black, modules in groupby(row):
        count = len(list(modules))
        if black:
            yield at, count
        at += count


def _bar(run: tuple[int, int], top: int, bottom: int) -> str:
    return f"M{run[0]} {top}h{run[1]}v{bottom - top}h-{run[1]}"

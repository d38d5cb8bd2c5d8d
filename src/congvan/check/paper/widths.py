"""What is wider than the paper: a table whose words do not fit beside one another, and a word longer than a line.

Widths are those of the typeface, sizes those of the form. What is uncertain is not too wide:
a placeholder counts for nothing, and a line may end behind a hyphen or a slash.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from congvan.check.body_text import FILLER
from congvan.check.outline import Block, Kind
from congvan.check.paper.printed import printed
from congvan.check.parts import Part
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.form import Form, form_of
from congvan.model.rules import paper as rules
from congvan.model.text import Quote
from congvan.typeface.common import common_width

_AIR = (
    8.5  # points that a cell takes beside its words, as the style sheet of letters sets it: 4 on each side, and a rule
)
_SHORTEST = 30  # characters: no shorter word is longer than a line, not even of the widest letters
_LONG = re.compile(rf"[^\s{FILLER}]{{{_SHORTEST},}}")
_DRAWN_LINE = re.compile(r"(.)\1*[.;]?")  # of dots, say: another rule asks what should stand there
# Where a line may end within a word; an upright stroke parts cells.
_BREAK = re.compile(r"(?<=[-\u2010\u2012-\u2014/?!|\u00ad\u200b])")
_SPACES = re.compile(r"[ \t\n]+")  # no line ends at a no-break space
_MARKUP = re.compile(rf"[*_`~{FILLER}]+")
_LINK = re.compile(r"!?\[([^\]\n]*)\](?:\([^)\n]*\))?")
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t:|-]+")
_FIGURE = re.compile(r"[-+(\u2212\u2013]?\d[\d.,\u00a0\u202f]*\d[%)]?")
_PACKED = 1.5  # points of air in a cell of a table with so many columns that `letter.css` takes it away
_MM = 25.4 / 72  # of a point


def check_widths(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's tables and words."""
    form = form_of((sheet.front and sheet.front.date) or sheet.id.period.last_day)
    for part in sheet.parts:
        turned = bool(part.appendix and part.appendix.turned)
        room = form.text_width(landscape=turned)
        for rows in _tables(sheet, part):
            needed = _needed(rows, form)
            broken = _broken_figure(rows, form, room) if needed > room else None
            if broken:
                row, figure = broken
                at = max(row.start, sheet.body.text.find(figure, row.start, row.end))
                shown = Quote(figure, sheet.body.audience(at, at + len(figure)))
                yield rules.FIGURE_BROKEN.at(sheet.body.place(at), figure=shown, how=_how(part))
            elif needed > room:
                place = sheet.body.place(_first(sheet, rows[0]))
                values = {"needed": f"{needed * _MM:.0f}", "room": f"{room * _MM:.0f}"}
                yield rules.TABLE_WIDE.at(place, **values, how=_how(part))
    yield from _long_words(sheet, form)


def _how(part: Part) -> object:
    if part.appendix is None:
        return rules.FEWER_COLUMNS
    return rules.FEWER_COLUMNS_TURNED if part.appendix.turned else rules.TURN_APPENDIX


# --- tables -----------------------------------------------------------------------------------------------------------


def _tables(sheet: Sheet, part: Part) -> Iterator[list[Block]]:
    """Each table of a part as its rows: those that follow one another line by line."""
    rows = [x for x in part.blocks if x.kind is Kind.TABLE]
    ends = [0, *(x.end for x in rows)]
    begins = (sheet.body.text[a : x.start].strip(" \t") != "\n" for a, x in zip(ends, rows, strict=False))
    number = 0
    counted = []
    for row, begin in zip(rows, begins, strict=True):
        number += begin
        counted.append((number, row))
    for _, group in groupby(counted, key=lambda x: x[0]):
        yield [row for _, row in group]


def _needed(rows: Sequence[Block], form: Form) -> float:
    """The least width of a table in points: of the longest word of each column, in the smallest type, with its air."""
    size = form["table"].least
    if len(rows) < 2 or not _RULE.fullmatch(rows[1].text):  # noqa: PLR2004 - a head, and the line below it
        return 0.0
    cells = [[_word(x, size, bold=i == 0) for x in _cells(row)] for i, row in enumerate(rows) if i != 1]
    columns = list(zip_longest(*cells, fillvalue=0.0))[: len(cells[0])]
    return sum(max(x) + _AIR for x in columns)


def _broken_figure(rows: Sequence[Block], form: Form, room: float) -> tuple[Block, str] | None:
    """The first figure that would be broken, with its row: the columns of a table too wide have shares of the room.

    A column gets what its longest word needs, an even share at most; what is left goes to those with long lines
    (`render/paper/tables.py` sets them so).
    """
    size = form["table"].least
    body = [(row, _cells(row)) for i, row in enumerate(rows) if i != 1]
    count = len(body[0][1])
    columns = list(zip_longest(*(cells for _, cells in body), fillvalue=""))[:count]
    left = room - count * _AIR
    words = [max(_word(x, size, bold=i == 0) for i, x in enumerate(column)) for column in columns]
    lines = [max(common_width(_MARKUP.sub("", x).strip(), size) for x in column) for column in columns]
    least = [max(0.0, min(x, left / count)) for x in words]
    asked = [max(0.0, x - a) for x, a in zip(lines, least, strict=True)]
    given = min(1.0, max(0.0, left - sum(least)) / sum(asked)) if any(asked) else 0.0
    air = _AIR - _PACKED if left < count * size else 0.0
    widths = [a + b * given + air for a, b in zip(least, asked, strict=True)]
    for row, cells in body[1:]:
        for cell, width in zip(cells, widths, strict=False):
            for word in _SPACES.split(_MARKUP.sub("", cell)):
                if _FIGURE.fullmatch(word) and common_width(word, size, bold="**" in cell) > width:
                    return row, word
    return None


def _cells(row: Block) -> list[str]:
    return _CELL.split(_LINK.sub(r"\1", row.text.strip().strip("|")))


def _word(cell: str, size: float, *, bold: bool) -> float:
    """The width of a cell's longest word, in points."""
    bold = bold or "**" in cell
    words = (piece for word in _SPACES.split(_MARKUP.sub("", cell)) for piece in _BREAK.split(word))
    return max(common_width(x, size, bold=bold) for x in words)


def _first(sheet: Sheet, row: Block) -> int:
    text = sheet.body.text[row.start : row.end]
    return row.start + len(text) - len(text.lstrip())


# --- words ------------------------------------------------------------------------------------------------------------


def _long_words(sheet: Sheet, form: Form) -> Iterator[Finding]:
    if not _LONG.search(sheet.body.text):
        return
    turned = [(x.start, x.end) for x in sheet.parts if x.appendix and x.appendix.turned]
    text = printed(sheet)
    for found in _LONG.finditer(text):
        room = form.text_width(landscape=any(a <= found.start() < b for a, b in turned))
        at = found.start()
        for piece in _BREAK.split(found[0]):
            is_word = len(piece) >= _SHORTEST and not _DRAWN_LINE.fullmatch(piece)
            if is_word and common_width(_MARKUP.sub("", piece), form["body"].value) > room:
                first = at + len(piece) - len(piece.lstrip("*_`~"))
                yield rules.WORD_LONG.at(sheet.body.place(first), count=len(_MARKUP.sub("", piece)))
            at += len(piece)

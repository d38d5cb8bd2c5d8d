"""Tables get the largest type that sits well in the room there is, columns as wide as their words ask, figures in line.

What stays true: no table is wider than its room; words are broken only where the smallest type is too large for them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.html import HtmlElement

from congvan.model.form import Form, Measure
from congvan.render.paper.figures import Shown, shown
from congvan.render.paper.notes import without_notes
from congvan.typeface.faces import Typeface
from congvan.vietnamese.fold import fold

FIGURE, ORDINAL, TIGHT, PACKED = "figure", "ordinal", "tight", "packed"  # classes

_AIR = 9.5  # points that a cell takes beside its words: 4 on each side (`letter.css` says the same), rules, rounding
_SIDE = 4.0
_RAISED = 0.65  # of the cell's size: what calls a footnote (`letter.css` says the same)
_LINES = 5  # a cell with more is hard to read: smaller type comes first
_WORTH = 3  # points: by up to two sizes smaller, if every cell then stands on one line
_HEAD_LINES = 2.5
_SHORT = 6.0  # em: what is no longer stands on one line
_ORDINALS = frozenset({"stt", "tt", "so tt", "so thu tu"})
_SPACE = re.compile(r"[ \t\n]+")  # no line ends at a no-break space


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its cells from the top, and what those below the head show if all of them are figures.

    Widths in em, without the air: of the longest word, of the longest cell below the head on one line, of the head.
    """

    cells: Sequence[HtmlElement]
    figures: Sequence[Shown]
    word: float
    line: float
    head: float

    def whole(self) -> float:
        """How wide it must be, in em, for every cell below the head to stand on one line."""
        return max(self.word, self.line, self.head / _HEAD_LINES)

    def fair(self) -> float:
        """How wide it should be, in em, to be easily read."""
        return max(self.word, min(self.line, _SHORT), self.line / _LINES, self.head / _HEAD_LINES)


def set_tables(part: HtmlElement, form: Form, typeface: Typeface, room: float) -> None:
    """Set the tables of a part that is `room` points wide, in place."""
    for table in part.iter("table"):
        for link in table.xpath("./thead//a"):
            link.drop_tag()  # the head stands on several pages, and a link in it would have to (PDF/UA-1, 7.18.5)
        every = [[cell for cell in row if cell.tag in {"th", "td"}] for row in table.iter("tr")]
        rows = [row for row in every if row]
        if _is_plain(table, rows):
            _set(table, list(_columns(rows, typeface)), form["table"], typeface, room)
        else:
            table.set("style", f"font-size:{(form['table'].least + form['table'].most) / 2:g}pt")
            table.classes.add(TIGHT)


def _is_plain(table: HtmlElement, rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Whether each row has the same cells, one for each column, and no table stands within another."""
    within = table.xpath(".//*[@colspan or @rowspan] | .//table | ancestor::table")
    return len({len(row) for row in rows}) == 1 and not within


def _columns(rows: Sequence[Sequence[HtmlElement]], typeface: Typeface) -> Iterator[_Column]:
    for cells in zip(*rows, strict=True):
        below = [shown(x) for x in cells if x.tag == "td"]
        figures = [x for x in below if x]
        if len(figures) < len(below) or not any(x.is_figure for x in figures):
            figures = []
        heads = [x for x in cells if x.tag == "th"]
        kept_whole = _line(figures, typeface)
        words = [_word(x, typeface) for x in (heads if figures else cells)]
        lines = [_width(_text(x), x, typeface) for x in cells if x.tag == "td"]
        head = max((_width(_text(x), x, typeface) for x in heads), default=0.0)
        yield _Column(cells, figures, max([kept_whole, *words]), max([kept_whole, *lines]), head)


def _text(cell: HtmlElement) -> str:
    return _SPACE.sub(" ", without_notes(cell).text_content()).strip(" ")


def _word(cell: HtmlElement, typeface: Typeface) -> float:
    return max(_width(word, cell, typeface) for word in _text(cell).split(" "))


def _width(text: str, cell: HtmlElement, typeface: Typeface) -> float:
    return typeface.width(text, 1, bold=cell.tag == "th" or cell.find(".//strong") is not None)


def _line(figures: Sequence[Shown], typeface: Typeface) -> float:
    """The width of figures that stand on one decimal line, in em."""
    whole = max((typeface.width(x.whole, 1, bold=x.bold) for x in figures), default=0.0)
    return whole + _rest(figures, typeface)


def _rest(figures: Sequence[Shown], typeface: Typeface) -> float:
    """The widest of what stands behind the whole part, in em."""
    return max((_behind(x, typeface) for x in figures), default=0.0)


def _behind(figure: Shown, typeface: Typeface) -> float:
    """Decimals and unit, and what calls a footnote, in em."""
    return typeface.width(figure.rest, 1, bold=figure.bold) + typeface.width(figure.call, _RAISED, bold=figure.bold)


def _set(table: HtmlElement, columns: Sequence[_Column], bounds: Measure, typeface: Typeface, room: float) -> None:
    left = room - len(columns) * _AIR
    sizes = [bounds.most - step for step in range(int(bounds.most - bounds.least) + 1)]
    ways = (*((x, _Column.whole) for x in sizes if x > bounds.most - _WORTH), *((x, _Column.fair) for x in sizes))
    way = next((x for x in ways if sum(map(x[1], columns)) * x[0] <= left), None)
    size = way[0] if way else sizes[-1]
    least = [way[1](x) if way else x.word for x in columns]
    table.set("style", f"font-size:{size:g}pt")
    if sum(least) * size > left:  # a column with long words gets its even share, so that the others need not be broken
        table.classes.update({TIGHT, PACKED} if left < len(columns) * size else {TIGHT})
        least = [max(0.0, min(x, left / size / len(columns))) for x in least]
    widths = _shares([x * size + _AIR for x in least], columns, size, room)
    cols = "".join(f'<col style="width:{x:.2%}">' for x in widths)
    table.insert(0, lxml_html.fragment_fromstring(f"<table><colgroup>{cols}</colgroup></table>")[0])
    for column in columns:
        _align(column, size, typeface)


def _shares(least: Sequence[float], columns: Sequence[_Column], size: float, room: float) -> list[float]:
    """What each column gets of the room: the least that it needs, then towards its longest line, then evenly."""
    asked = [max(0.0, x.line * size + _AIR - a) for x, a in zip(columns, least, strict=True)]
    spare = room - sum(least)
    given = min(1.0, spare / sum(asked)) if spare > 0 and any(asked) else 0.0
    widths = [a + b * given for a, b in zip(least, asked, strict=True)]
    return [x / sum(widths) for x in widths]


def _align(column: _Column, size: float, typeface: Typeface) -> None:
    """Set figures so that their decimal marks stand in one line; where the writer said `:---:`, as that says."""
    head = next((fold(_text(x)).strip(" .") for x in column.cells if x.tag == "th"), "")
    below = [x for x in column.cells if x.tag == "td"]
    aligned = {x.get("align") for x in below}
    if head in _ORDINALS and aligned == {None}:
        for cell in below:
            cell.classes.add(ORDINAL)
    elif column.figures and not aligned & {"center", "left"}:
        widest = _rest(column.figures, typeface)
        for cell, figure in zip(below, column.figures, strict=True):
            lacking = (widest - _behind(figure, typeface)) * size
            cell.classes.add(FIGURE)
            cell.set("style", f"padding-right:{_SIDE + lacking:.2f}pt")

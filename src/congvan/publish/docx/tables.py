"""A table of a letter's body → a table of a Word file: drawn lines, whole rows, a head that is repeated."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Pt
from docx.table import Table, _Cell
from lxml.html import HtmlElement

from congvan.publish.docx.ooxml import element, keep_row_whole, put, repeat_row, set_width
from congvan.publish.docx.phrases import whole
from congvan.render.paper.notes import without_notes
from congvan.typeface.faces import Typeface

Place = tuple[int, int]  # row, column
MOST_COLUMNS = 63  # Word's own bound
_MOST_ROWS = 10_000
_AIR, _RULE = 8.0, 0.5  # points: both margins of a cell, as Table Grid in template/word/styles.xml has them; a line
_PADDING = re.compile(r"padding-right:\s*([0-9.]+)pt")
_SHARE = re.compile(r"width:\s*([0-9.]+)%")
_SIZE = re.compile(r"font-size:\s*([0-9.]+)pt")


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell where it lies: its element, its first row and column, its last."""

    element: HtmlElement
    first: Place
    last: Place


def size_of(table: HtmlElement) -> float | None:
    """The size of a table's letters in points, where it is set smaller than the body."""
    found = _SIZE.search(table.get("style", ""))
    return float(found[1]) if found else None


def laid(table: HtmlElement) -> list[Laid]:
    """Give the cells of a table with their places; of cells that overlap the later is cut to where it is free."""
    taken: set[Place] = set()
    cells: list[Laid] = []
    rows = _rows(table)
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            bottom = min(y + _span(cell, "rowspan"), len(rows))
            right = next((i for i in range(x + 1, x + _span(cell, "colspan")) if (y, i) in taken),
                         x + _span(cell, "colspan"))  # fmt: skip
            here = {(i, j) for i in range(y, bottom) for j in range(x, right)}
            if here & taken:
                bottom, here = y + 1, {(y, j) for j in range(x, right)}
            taken |= here
            cells.append(Laid(cell, (y, x), (bottom - 1, right - 1)))
    return cells


def heads(table: HtmlElement) -> int:
    """How many rows are the table's head."""
    return len([row for row in table.iter("tr") if _table_of(row) is table and row.getparent().tag == "thead"])


def widths(table: HtmlElement, cells: Sequence[Laid], room: float, size: float, typeface: Typeface) -> list[float]:
    """Share the room among the columns, in points, as the PDF does.

    Where it leaves that to its engine, so do we: each column gets its longest word, the rest goes by what they hold
    (CSS 2.2, 17.5.2.2). Word would do so itself, but others take what the file says.
    """
    columns = 1 + max(x.last[1] for x in cells)
    said = [_SHARE.search(x.get("style", "")) for x in table.findall("colgroup/col")]
    if len(said) == columns and all(said):
        return [room * float(x[1]) / 100 for x in said if x]
    least, most = [_AIR + _RULE] * columns, [_AIR + _RULE] * columns
    for cell in cells:
        column = cell.first[1]
        if column == cell.last[1]:
            word, line = _measured(cell.element, size, typeface)
            least[column] = max(least[column], word + _AIR + _RULE)
            most[column] = max(most[column], line + _AIR + _RULE)
    return _shared(least, most, room)


def _shared(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    if sum(least) >= room:
        return [room * x / sum(least) for x in least]
    if sum(most) <= room:
        return [room * x / sum(most) for x in most]
    spare = room - sum(least)
    wanted = sum(b - a for a, b in zip(least, most, strict=True))
    return [a + spare * (b - a) / wanted for a, b in zip(least, most, strict=True)]


def _measured(cell: HtmlElement, size: float, typeface: Typeface) -> tuple[float, float]:
    """The width of a cell's longest word, and of all of them on one line."""
    words = without_notes(cell).text_content().split()
    bold = cell.tag == "th"
    return (
        max((typeface.width(x, size, bold=bold) for x in words), default=0.0),
        typeface.width(" ".join(words), size, bold=bold),
    )


def moved_in(cell: HtmlElement) -> float:
    """How far a figure stands from its cell's right edge, in points, so that the decimal marks stand in one line."""
    found = _PADDING.search(cell.get("style", ""))
    return max(0.0, float(found[1]) - _AIR / 2) if found else 0.0


def make_table(table: Table, cells: Sequence[Laid], shares: Sequence[float], head: int,
               fill: Callable[[_Cell, HtmlElement], None]) -> None:  # fmt: skip
    """Set an empty table of as many rows and columns, and let `fill` write each cell."""
    table.style = "Table Grid"
    table.autofit = False
    set_width(table, Pt(sum(shares)))
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Pt(share)
    for number, row in enumerate(table.rows):
        keep_row_whole(row)
        if number < head:
            repeat_row(row)
    grid = [list(row.cells) for row in table.rows]
    for line in grid:
        for cell, share in zip(line, shares, strict=True):
            cell.width = Pt(share)
    for each in cells:
        cell = grid[each.first[0]][each.first[1]]
        if each.first != each.last:
            cell = cell.merge(grid[each.last[0]][each.last[1]])
        if each.element.tag == "th":
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        fill(cell, each.element)


def bare(table: Table, shares: Sequence[float]) -> None:
    """Set an empty table that nobody sees: columns of those widths in points, no lines, no margins."""
    table.autofit = False
    set_width(table, Pt(sum(shares)))
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Pt(share)
        for cell in column.cells:
            cell.width = Pt(share)
    for row in table.rows:
        keep_row_whole(row)
    margins = put(table._tblPr, element("tblCellMar"))
    margins.extend(element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))


def _rows(table: HtmlElement) -> list[list[HtmlElement]]:
    """The rows of the head, of the body, of the foot: in this order, whatever the letter's."""
    parts = [("thead",), ("tbody", "table"), ("tfoot",)]
    own = [row for row in table.iter("tr") if _table_of(row) is table]
    ordered = [row for names in parts for row in own if row.getparent().tag in names]
    return [[cell for cell in row if cell.tag in {"th", "td"}] for row in ordered]


def _table_of(row: HtmlElement) -> HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _span(cell: HtmlElement, name: str) -> int:
    return max(1, min(whole(cell.get(name), 1), MOST_COLUMNS if name == "colspan" else _MOST_ROWS))

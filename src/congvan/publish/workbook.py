"""Tables enter, an Excel workbook leaves: cells are of their kinds, and no text is taken for a formula or a link.

What stays true: the same tables give the same bytes; whatever Excel has no room for is shortened visibly, or kept as
text where a number would lose digits. The only place that knows XlsxWriter.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from congvan.model.view import FigureKind
from congvan.render.csv_text import Cell
from congvan.render.data.table import Column, Table

_Formats: TypeAlias = Mapping[str, Format]

# Excel's limits: characters in a cell; digits that a number keeps; its first day that other programs count alike.
_LONGEST, _MOST_DIGITS, _FIRST_DAY = 32_767, 10**15, date(1900, 3, 1)
_CUT = "…"
_WIDTHS: Mapping[FigureKind, int] = {"integer": 14, "number": 12, "boolean": 12, "date": 13, "text": 24}
_MONEY_WIDTH, _NAME_WIDTH, _WIDEST = 20, 44, 60
_HEAD_HEIGHT = 62  # four lines: heads of figures are long
_ODD_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_NUMBER_FORMATS = {
    "head": None,
    "integer": "0",
    "money": "#,##0",
    "number": "General",
    "date": "dd/mm/yyyy",
    "text": "@",
}
_OPTIONS = {
    "in_memory": True,  # no files of this machine with their times and modes
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": _NUMBER_FORMATS["date"],
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name on the tab (at most 31 characters), and what it holds."""

    name: str
    table: Table


def workbook(sheets: Iterable[Sheet], title: str, as_of: date) -> bytes:
    """Give a workbook; `as_of` is the day on which it says it was made."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": title[:255], "created": datetime.combine(as_of, time())})
    formats = dict(_made(book))
    for sheet in sheets:
        _fill(book.add_worksheet(_ODD_IN_SHEET_NAME.sub(" ", sheet.name)), sheet.table, formats)
    book.close()
    return out.getvalue()


def _made(book: xlsxwriter.Workbook) -> Iterator[tuple[str, Format]]:
    for name, number in _NUMBER_FORMATS.items():
        yield name, book.add_format({"num_format": number, "valign": "top"} if number else _HEAD)


_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF4", "bottom": 1}


def _fill(sheet: Worksheet, table: Table, formats: _Formats) -> None:
    last = len(table.columns) - 1
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), last)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _width(column, first=at == 0))
    sheet.set_row(0, _HEAD_HEIGHT)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, _fitting(column.head), formats["head"])
    styles = [formats[_style(x)] for x in table.columns]
    for down, row in enumerate(table.rows, start=1):
        for at, (cell, style) in enumerate(zip(row, styles, strict=True)):
            _write(sheet, (down, at), cell, style)


def _style(column: Column) -> str:
    if column.unit:
        return "money"
    return "text" if column.kind == "boolean" else column.kind


def _width(column: Column, *, first: bool) -> int:
    if first:
        return _NAME_WIDTH
    return _MONEY_WIDTH if column.unit else min(_WIDEST, max(_WIDTHS[column.kind], len(column.head) // 3))


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell, style: Format) -> None:
    match cell:
        case None:
            return
        case bool():
            sheet.write_boolean(*at, cell, style)
        case date() if cell >= _FIRST_DAY:
            sheet.write_datetime(*at, cell, style)
        case int() | float() if abs(cell) < _MOST_DIGITS:
            sheet.write_number(*at, cell, style)
        case _:
            sheet.write_string(*at, _fitting(str(cell)), style)


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT

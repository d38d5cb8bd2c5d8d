import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from congvan.publish.workbook import Sheet, workbook
from congvan.render.data.series_table import series_table
from congvan.render.data.table import Column, Table
from tests.unit.render.data.data_series import SERIES, a_reported, a_wide_series

DAY = date(2026, 5, 4)


def read(content: bytes) -> Worksheet:
    """Open a workbook's first sheet with another library."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def made(*cells: object, kind: str = "text") -> Worksheet:
    """A sheet with one column of these cells."""
    column = Column("Cột", "a", kind, "")  # type: ignore[arg-type]
    return read(workbook([Sheet("a", Table("a", (column,), tuple((x,) for x in cells)))], "a", DAY))  # type: ignore[misc]


def test_cells_are_of_their_kinds() -> None:
    """Numbers are numbers, days are days, truth is truth, and no text becomes a formula, a link or a number."""
    sheet = read(workbook([Sheet("Số liệu", series_table(SERIES, (a_reported(),), "", internal=False))], "a", DAY))
    row = {str(sheet.cell(1, x).value): sheet.cell(2, x) for x in range(1, sheet.max_column + 1)}
    kinds = {head: (cell.value, cell.data_type) for head, cell in row.items()}
    assert kinds["Kinh phí / Tổng số (đồng)"] == (2_382_000_000, "n")
    assert kinds["Quỹ / Từ ngày"] == (datetime(2025, 12, 31), "d")  # noqa: DTZ001 - a day
    assert kinds["Quỹ / Đã thành lập"] == (True, "b")
    assert kinds["Ghi chú"][0] == "=HYPERLINK(1)"
    assert {kinds[x][1] for x in ("Ghi chú", "ghi chú [note.again]", "Số, ký hiệu [number]")} <= {"s", "inlineStr"}
    assert kinds["Số, ký hiệu [number]"][0] == "0012"
    assert row["Kinh phí / Tổng số (đồng)"].number_format == "#,##0"
    assert row["ghi chú [note.again]"].hyperlink is None


def test_head_stays_and_filters() -> None:
    """The head is frozen, every column can be filtered, forty columns and more are there."""
    sheet = read(workbook([Sheet("a", series_table(a_wide_series(40), (), "", internal=False))], "a", DAY))
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(sheet.max_column)}2"
    assert sheet.max_column == 51


def test_what_excel_cannot_hold() -> None:
    """A number of more digits than Excel keeps is text; too long a text ends with a mark; a day before 1900 is text."""
    sheet = made(10**15 - 1, 10**15, -(10**18), date(1899, 1, 1), "x" * 40_000, kind="integer")
    values = [sheet.cell(x, 1).value for x in range(2, 7)]
    assert values[:4] == [999_999_999_999_999, "1000000000000000", "-1000000000000000000", "1899-01-01"]
    assert (len(str(values[4])), str(values[4])[-1]) == (32_767, "…")


def test_odd_characters_do_not_break_it() -> None:
    """Control characters become Excel's escapes, and what looks like one is no escape."""
    assert [x.value for x in made("a\x01b", "_x0041_", "<b>&")["A"]][1:] == ["a_x0001_b", "_x0041_", "<b>&"]


def test_same_tables_same_bytes_and_no_clock() -> None:
    """Made twice it is one file; nothing in it tells the time, the machine or a person."""
    sheets = [Sheet("Số liệu", series_table(SERIES, (a_reported(),), "", internal=False))]
    first = workbook(sheets, "Số liệu", DAY)
    assert first == workbook(sheets, "Số liệu", DAY)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {x.date_time for x in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = package.read("docProps/core.xml").decode()
    assert told.count("2026-05-04T00:00:00Z") == 2
    assert str(Path.cwd()) not in told


def test_a_sheets_name_is_one_that_excel_takes() -> None:
    """Brackets and slashes are no part of it."""
    sheet = Sheet("a/b [c]", Table("a", (Column("x", "x", "text", ""),), ()))
    assert openpyxl.load_workbook(io.BytesIO(workbook([sheet], "a", DAY))).sheetnames == ["a b  c "]

"""A series with figures of every kind, and letters of it with odd values, for the tests of tables and their files."""

from datetime import date
from typing import Any

from congvan.model.view import Figure, FigureField, LetterView, PlainValue, SeriesView
from tests.factories import a_letter, a_series

FIELDS = (
    FigureField("budget.total", ("Kinh phí", "Tổng số"), "integer", "đồng", "sum"),
    FigureField("files.count", ("Hồ sơ", "Tiếp nhận"), "integer", "", "sum"),
    FigureField("files.rate", ("Hồ sơ", "Đúng hạn (%)"), "number", "", "average"),
    FigureField("fund.open", ("Quỹ", "Đã thành lập"), "boolean", "", "count"),
    FigureField("fund.since", ("Quỹ", "Từ ngày"), "date"),
    FigureField("note", ("Ghi chú",), "text"),
    FigureField("note.again", ("ghi chú",), "text"),  # equal but for a capital
    FigureField("number", ("Số, ký hiệu",), "text"),  # a head that every series has
)
SERIES = a_series(id="so-lieu", title="Báo cáo số liệu", fields=FIELDS)
FULL: dict[str, PlainValue] = {
    "budget.total": 2_382_000_000,
    "files.count": -5,
    "files.rate": 98.7,
    "fund.open": True,
    "fund.since": "2025-12-31",
    "note": "=HYPERLINK(1)",
    "note.again": "https://example.com/a",
    "number": "0012",
}


def a_reported(period: str = "2026-04", values: dict[str, Any] | None = None, **changes: Any) -> LetterView:
    """Make a letter of the series with these figures; those left out are given as nothing."""
    given = FULL if values is None else values
    figures = tuple(_figure(x, given.get(x.name)) for x in FIELDS)
    return a_letter(period, **{"series": SERIES, "figures": figures, "date": date(2026, 4, 17), **changes})


def _figure(field: FigureField, value: PlainValue) -> Figure:
    return Figure(field.name, field.labels, str(value), value, field.unit)


def a_wide_series(columns: int) -> SeriesView:
    """Make a series with so many figures."""
    return a_series(fields=tuple(FigureField(f"f{x}", ("Nhóm", f"Số {x}"), "integer") for x in range(columns)))

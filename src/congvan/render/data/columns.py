"""A table enters; what its columns are leaves as a table: the workbook's second sheet."""

from collections.abc import Iterable, Mapping

from congvan.model.view import FigureKind, Rollup
from congvan.render.data.table import Column, Table

_KINDS: Mapping[FigureKind, str] = {
    "integer": "số nguyên",
    "number": "số",
    "boolean": "TRUE là có, FALSE là chưa",
    "date": "ngày",
    "text": "chữ",
}
_ROLLUPS: Mapping[Rollup, str] = {
    "sum": "cộng",
    "count": "đếm",
    "max": "lớn nhất",
    "min": "nhỏ nhất",
    "average": "trung bình",
}
_HEADS = ("Cột", "Tên trong dữ liệu", "Kiểu", "Đơn vị", "Ý nghĩa", "Cộng gộp các cơ quan", "Chỉ nội bộ")


def columns_table(table: Table, *, internal: bool) -> Table:
    """Give one row a column; who may see it is told in the internal edition alone."""
    heads = _HEADS if internal else _HEADS[:-1]
    rows = tuple(tuple(_row(x))[: len(heads)] for x in table.columns)
    return Table("Giải thích các cột", tuple(Column(x, x, "text", "") for x in heads), rows)


def _row(column: Column) -> Iterable[str | None]:
    rollup = _ROLLUPS[column.rollup] if column.rollup else None
    private = "nội bộ" if column.internal else None
    return (column.head, column.name, _KINDS[column.kind], column.unit or None, column.meaning, rollup, private)

"""What a series' letters come to enters; a table of it leaves, one row a period: the workbook's third sheet."""

from collections.abc import Sequence
from decimal import Decimal

from congvan.model.view import FigureField, SeriesView
from congvan.render.csv_text import Cell
from congvan.render.data.series_table import figure_head
from congvan.render.data.table import Column, Table, told_apart
from congvan.render.rollup import PeriodTotals

_KNOWN = (
    Column("Kỳ báo cáo", "period", "text", "Kỳ báo cáo"),
    Column("Số cơ quan đã cộng", "entered", "integer", "Bao nhiêu công văn được cộng"),
    Column("Số cơ quan còn thiếu", "missing", "integer", "Bao nhiêu cơ quan chưa có công văn"),
)


def sums_table(series: SeriesView, periods: Sequence[PeriodTotals]) -> Table | None:
    """Give the sums, the newest period first; None where the series adds nothing up, or there is no letter."""
    fields = [x for x in series.fields if x.rollup]
    if not fields or not periods:
        return None
    columns = tuple(told_apart((*_KNOWN, *(_column(x) for x in fields))))
    return Table(f"Tổng hợp: {series.title}", columns, tuple(_row(x) for x in periods))


def _column(field: FigureField) -> Column:
    whole = field.kind == "integer" and field.rollup != "average"
    money = field.unit if field.rollup != "count" else ""
    return Column(figure_head(field), field.name, "integer" if whole else "number", "", unit=money, rollup=field.rollup)


def _row(period: PeriodTotals) -> tuple[Cell, ...]:
    sums = (float(x.value) if isinstance(x.value, Decimal) else x.value for x in period.totals)
    return (str(period.period), len(period.entered), len(period.missing), *sums)

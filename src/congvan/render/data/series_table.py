"""A series with its letters enters; their figures leave as a table: one row a letter, one column a figure.

Heads are Vietnamese, from the labels of the series' schema, for people who open the file in a spreadsheet.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from congvan.model import address
from congvan.model.view import FigureField, FigureKind, LetterView, SeriesView
from congvan.render.csv_text import Cell
from congvan.render.data.table import Column, Table, told_apart, typed
from congvan.render.pages import words

_SEPARATOR = " / "  # between labels


@dataclass(frozen=True, slots=True)
class _Known:
    """A column that every series has, and how a letter fills it."""

    column: Column
    of: Callable[[LetterView], Cell]


def series_table(series: SeriesView, letters: Sequence[LetterView], site_url: str, *, internal: bool) -> Table:
    """Give a series' letters in the order in which they enter. `internal` tells whose edition it is.

    Where the `site_url` is known, a column leads to each letter's page.
    """
    known = [x for x in (*_KNOWN, *_leading(site_url)) if internal or not x.column.internal]
    columns = told_apart((*(x.column for x in known), *map(_column, series.fields)))
    rows = tuple((*(x.of(view) for x in known), *_figures(view, series.fields)) for view in letters)
    return Table(series.title, tuple(columns), rows)


def _figures(view: LetterView, fields: Sequence[FigureField]) -> Iterator[Cell]:
    values = {x.name: x.value for x in view.figures}
    return (typed(values.get(x.name), x.kind) for x in fields)


def figure_head(field: FigureField) -> str:
    """Give the head of a figure's column: its labels from the outermost in, and the unit where they do not say it."""
    head = _SEPARATOR.join(field.labels)
    return f"{head} ({field.unit})" if field.unit and field.unit not in field.labels[-1].casefold() else head


def _column(field: FigureField) -> Column:
    return Column(
        figure_head(field),
        field.name,
        field.kind,
        _SEPARATOR.join(field.labels),
        unit=field.unit,
        rollup=field.rollup,
        internal=field.internal,
    )


def _known(head: str, name: str, meaning: str, of: Callable[[LetterView], Cell], kind: FigureKind = "text") -> _Known:
    values = tuple(words.STATUS.values()) if name == "status" else ()
    column = Column(head, name, kind, meaning, values=values, required=name in _ALWAYS, internal=name == "internal")
    return _Known(column, of)


def _leading(site_url: str) -> Iterator[_Known]:
    if site_url:
        yield _known(
            "Trang công văn", "url", "Địa chỉ trang của công văn",
            lambda x: address.absolute(address.letter(x.id), site_url),
        )  # fmt: skip


_ALWAYS = frozenset({"id", "agency", "agency_name", "period", "period_from", "period_to", "status"})
_KNOWN = (
    _known("Mã công văn", "id", "Cơ quan/loại báo cáo/kỳ báo cáo; không bao giờ đổi", lambda x: str(x.id)),
    _known("Mã cơ quan", "agency", "Mã của cơ quan ban hành trong kho", lambda x: x.id.agency),
    _known("Cơ quan", "agency_name", "Tên cơ quan ban hành", lambda x: x.agency.name),
    _known("Kỳ báo cáo", "period", "Ví dụ 2026-04, 2026-Q2, 2026-H1, 2026-9M, 2026", lambda x: str(x.id.period)),
    _known("Kỳ từ ngày", "period_from", "Ngày đầu của kỳ báo cáo", lambda x: x.id.period.first_day, "date"),
    _known("Kỳ đến ngày", "period_to", "Ngày cuối của kỳ báo cáo", lambda x: x.id.period.last_day, "date"),
    _known("Trạng thái", "status", "Công văn đang ở trạng thái nào", words.status),
    _known("Nội bộ", "internal", "Công văn chỉ lưu hành nội bộ", lambda x: x.internal, "boolean"),
    _known("Số, ký hiệu", "symbol", "Số, ký hiệu công văn", lambda x: x.symbol if x.number is not None else None),
    _known("Ngày ban hành", "date", "Ngày ghi trên công văn", lambda x: x.date, "date"),
    _known("Hạn nộp", "due", "Ngày phải nộp báo cáo", lambda x: x.due, "date"),
    _known(
        "Số ngày muộn", "days_late", "Ngày ban hành sau hạn nộp bao nhiêu ngày; 0 là đúng hạn",
        lambda x: x.days_late if x.date and x.due else None, "integer",
    ),
)  # fmt: skip

"""An edition enters; its letters leave as one flat table (`data/letters.csv`): heads are the keys of `letters.json`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.relation import RELATIONS, RelationKind
from congvan.model.terms import Audience, Status
from congvan.model.view import EditionView, FigureKind, LetterView
from congvan.render.csv_text import Cell
from congvan.render.data.table import Column, Table

_Facts = Mapping[str, FileFacts]
_STATUSES = tuple(x.value for x in Status)


@dataclass(frozen=True, slots=True)
class _Field:
    """A column, and how a letter fills it."""

    column: Column
    of: Callable[[LetterView, FileFacts | None], Cell]


def letters_table(edition: EditionView, facts: _Facts) -> Table:
    """Give one row a letter, in the edition's order."""
    fields = [x for x in _FIELDS if edition.audience is Audience.INTERNAL or not x.column.internal]
    rows = tuple(tuple(x.of(view, facts.get(address.letter_pdf(view.id))) for x in fields) for view in edition.letters)
    return Table("Danh mục công văn", tuple(x.column for x in fields), rows)


def _field(
    name: str, meaning: str, of: Callable[[LetterView, FileFacts | None], Cell], kind: FigureKind = "text"
) -> _Field:
    values = _STATUSES if name == "status" else ()
    column = Column(name, name, kind, meaning, values=values, required=name in _ALWAYS, internal=name == "internal")
    return _Field(column, of)


def _related(kind: RelationKind, view: LetterView, _: FileFacts | None) -> str | None:
    """The other letters' ids; there is nearly always one at most."""
    return "; ".join(str(x.letter) for x in view.relations if x.kind == kind) or None


def _tie_fields() -> Iterator[_Field]:
    for tie in RELATIONS.values():
        if tie.column:
            yield _field(tie.kind.replace("-", "_"), tie.column, partial(_related, tie.kind))


_ALWAYS = frozenset(
    {"id", "agency", "agency_name", "series", "series_title", "period", "period_from", "period_to", "status", "url"}
)
_FIELDS = (
    _field("id", "Mã công văn: cơ quan/loại báo cáo/kỳ báo cáo", lambda x, _: str(x.id)),
    _field("agency", "Mã cơ quan ban hành", lambda x, _: x.id.agency),
    _field("agency_name", "Tên cơ quan ban hành", lambda x, _: x.agency.name),
    _field("series", "Mã loại báo cáo", lambda x, _: x.id.series),
    _field("series_title", "Tên loại báo cáo", lambda x, _: x.series.title),
    _field("period", "Kỳ báo cáo", lambda x, _: str(x.id.period)),
    _field("period_from", "Ngày đầu của kỳ báo cáo", lambda x, _: x.id.period.first_day, "date"),
    _field("period_to", "Ngày cuối của kỳ báo cáo", lambda x, _: x.id.period.last_day, "date"),
    _field("status", "Trạng thái", lambda x, _: x.status.value),
    _field("internal", "Công văn chỉ lưu hành nội bộ", lambda x, _: x.internal, "boolean"),
    _field("number", "Số", lambda x, _: x.number, "integer"),
    _field("symbol", "Số, ký hiệu", lambda x, _: x.symbol if x.number is not None else None),
    _field("date", "Ngày ban hành", lambda x, _: x.date, "date"),
    _field("due", "Hạn nộp", lambda x, _: x.due, "date"),
    _field("days_late", "Số ngày nộp muộn", lambda x, _: x.days_late if x.date and x.due else None, "integer"),
    _field("subject", "Trích yếu", lambda x, _: x.subject),
    _field("to", "Nơi nhận trả lời (Kính gửi)", lambda x, _: "; ".join(x.to) or None),
    _field("signer_title", "Chức vụ của người ký", lambda x, _: x.signer.title if x.signer else None),
    _field("signer_name", "Người ký", lambda x, _: x.signer.name if x.signer else None),
    *_tie_fields(),
    _field("withdrawn", "Ngày thu hồi", lambda x, _: x.withdrawn.date if x.withdrawn else None, "date"),
    _field("attachments", "Số tệp kèm theo", lambda x, _: len(x.attachments), "integer"),
    _field("url", "Trang của công văn, tính từ gốc của trang", lambda x, _: address.letter(x.id)),
    _field("pdf", "Tệp PDF, tính từ gốc của trang", lambda x, pdf: address.letter_pdf(x.id) if pdf else None),
    _field("pdf_bytes", "Độ dài tệp PDF, byte", lambda _, pdf: pdf.size if pdf else None, "integer"),
    _field("pdf_sha256", "Mã kiểm SHA-256 của tệp PDF", lambda _, pdf: pdf.sha256 if pdf else None),
    _field("json", "Dữ liệu JSON của công văn, tính từ gốc của trang", lambda x, _: address.letter_json(x.id)),
)

"""The form → the styles of a Word file: one row per part of the letter, sizes by their names in the form.

Styles that Word knows keep its own names, so that its navigation and its menus work; those of the decree's parts have
the decree's names.
"""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from congvan.model.form import Form
from congvan.publish.docx.ooxml import element, put

LEFT, CENTRE, JUSTIFIED = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
# Lines of what is no body stand so much of the letters' size apart, as in the PDF.
_TIGHT = 1.2
_NUMBER_GAP = 5  # points over number and date, below the line that bears the rule
_BODY = "body"


@dataclass(frozen=True, slots=True)
class _Style:
    """One style. `size` names a measure of the form; `gap` is the space above, a measure or points."""

    id: str
    name: str
    size: str
    align: WD_ALIGN_PARAGRAPH = LEFT
    bold: bool = False
    italic: bool = False
    gap: str | float = 0
    is_body: bool = False  # first line moved in, lines as far apart as the body's
    is_far_in: bool = False  # … as far as may be
    is_wide: bool = False  # lines as far apart as the body's
    with_next: bool = False
    level: int | None = None  # of the outline


def _heading(level: int) -> _Style:
    return _Style(f"Heading{level}", f"heading {level}", _BODY, LEFT, bold=True, gap="paragraph-gap", is_body=True,
                  with_next=True, level=level - 1)  # fmt: skip


_STYLES = (
    _Style("BodyText", "Body Text", _BODY, JUSTIFIED, gap="paragraph-gap", is_body=True),
    *(_heading(level) for level in range(1, 6)),
    _Style("ListBullet", "List Bullet", _BODY, JUSTIFIED, gap="paragraph-gap", is_body=True),
    _Style("ListBullet2", "List Bullet 2", _BODY, JUSTIFIED, gap="paragraph-gap", is_body=True),
    _Style("ListBullet3", "List Bullet 3", _BODY, JUSTIFIED, gap="paragraph-gap", is_body=True, is_far_in=True),
    _Style("TableText", "Nội dung bảng", _BODY),
    _Style("Picture", "Hình ảnh", _BODY, CENTRE, gap="paragraph-gap"),
    _Style("FootnoteText", "footnote text", "note", JUSTIFIED),
    _Style("Header", "header", "page-number", CENTRE),
    _Style("Footer", "footer", "notice", CENTRE, italic=True),
    _Style("State", "Quốc hiệu", "state", CENTRE, bold=True),
    _Style("Motto", "Tiêu ngữ", "motto", CENTRE, bold=True),
    _Style("Parent", "Cơ quan chủ quản", "parent", CENTRE),
    _Style("Issuer", "Cơ quan ban hành", "issuer", CENTRE, bold=True),
    _Style("Number", "Số, ký hiệu", "number", CENTRE, gap=_NUMBER_GAP),
    _Style("PlaceAndDate", "Địa danh, thời gian", "date", CENTRE, italic=True, gap=_NUMBER_GAP),
    _Style("SubjectLine", "Trích yếu", "subject", CENTRE, gap="subject-gap"),
    _Style("Urgency", "Mức độ khẩn", "urgency", CENTRE, bold=True),
    _Style("To", "Kính gửi", "to", CENTRE, with_next=True),
    _Style("Authority", "Quyền hạn, chức vụ", "authority", CENTRE, bold=True, with_next=True),
    _Style("Signer", "Người ký", "signer", CENTRE, bold=True, gap="signature-room"),
    _Style("CopiesTitle", "Nơi nhận", "copies-title", bold=True, italic=True),
    _Style("Copy", "Nơi nhận, từng nơi", "copies"),
    _Style("Office", "Địa chỉ cơ quan", "office", CENTRE),
    _Style("Appendix", "Phụ lục", "appendix-name", CENTRE, bold=True, is_wide=True, with_next=True, level=0),
    _Style("AppendixTitle", "Tên phụ lục", "appendix-title", CENTRE, bold=True, is_wide=True, with_next=True),
    _Style("AppendixOf", "Kèm theo", "appendix-of", CENTRE, italic=True, is_wide=True, with_next=True),
)
_NUMBERED = {"ListBullet": 1, "ListBullet2": 2, "ListBullet3": 3}  # style → its list in template/word/numbering.xml


def add_styles(document: Document, form: Form) -> None:
    """Give a new document all styles."""
    document.styles["Normal"].font.size = Pt(form[_BODY].value)
    for row in _STYLES:
        _add(document, row, form)


def _add(document: Document, row: _Style, form: Form) -> None:
    style = document.styles.add_style(row.name, WD_STYLE_TYPE.PARAGRAPH, builtin=row.id in _WORDS_OWN)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - for the type checker: what was asked for
    style.style_id = row.id
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(form[row.size].value)
    style.font.bold = row.bold or None
    style.font.italic = row.italic or None
    paragraph = style.paragraph_format
    paragraph.alignment = row.align
    paragraph.space_before = Pt(form[row.gap].points if isinstance(row.gap, str) else row.gap)
    paragraph.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    pitch = form["line-pitch"].points if row.is_body or row.is_wide else form[row.size].value * _TIGHT
    paragraph.line_spacing = Pt(pitch)
    paragraph.keep_with_next = row.with_next or None
    if row.is_body:
        measure = form["first-line"]
        paragraph.first_line_indent = Mm(measure.most) if row.is_far_in else Pt(measure.points)
    properties = style.element.get_or_add_pPr()
    if row.level is not None:
        put(properties, element("outlineLvl", val=row.level))
    if row.id in _NUMBERED:
        numbers = put(properties, element("numPr"))
        numbers.append(element("numId", val=_NUMBERED[row.id]))


# These are Word's: it translates their names, and its own functions look for them.
_WORDS_OWN = frozenset(
    {
        "BodyText",
        "ListBullet",
        "ListBullet2",
        "ListBullet3",
        "FootnoteText",
        "Header",
        "Footer",
        *(f"Heading{x}" for x in range(1, 6)),
    }
)

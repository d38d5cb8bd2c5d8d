"""What stands round the body on the first sheet and at the letter's end, each part in its style.

What stays true: all words come from `render.letter_words`, all numbers from the form.
"""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from congvan.model.form import Form
from congvan.publish.docx.ooxml import box, new_paragraph, rule_above, set_style
from congvan.publish.docx.tables import bare
from congvan.render.letter_words import MOTTO, STATE, Sheet
from congvan.typeface.faces import Typeface

_RED = RGBColor(255, 0, 0)
_URGENCY_GAP = Pt(10)
_FRAME = 1.2  # points: the urgency's box, as in the PDF
_RULE_ROOM = 3.0  # points: the line that bears a rule
_ASCENT = 0.891  # of the size: how high Times New Roman's line stands over its base line
_TO_LEFT, _TO_RIGHT, _TO_ABOVE, _TO_BELOW, _DASH = Mm(22), Mm(6), Pt(14), Pt(8), 8.0  # as in the PDF


def write_letterhead(document: Document, sheet: Sheet, subject: str, form: Form, face: Typeface, width: float) -> None:
    """Write issuer, State and motto, number, date and subject, in two columns that nobody sees."""
    left = form["left-column"].points
    table = document.add_table(2, 2)
    bare(table, (left, width - left))
    (issuer, state), (number, date) = (row.cells for row in table.rows)
    _write_issuer(issuer, sheet, form, face, left)
    _write_state(state, form, face, width - left)
    _first(number, f"Số: {sheet.number}", "Number")
    _first(date, sheet.place_and_date, "PlaceAndDate")
    about = new_paragraph(number, "SubjectLine", f"V/v {subject}")
    if sheet.urgency:
        about.paragraph_format.space_after = _URGENCY_GAP
        _write_urgency(number, *sheet.urgency, form)


def write_addressees(document: Document, sheet: Sheet, form: Form, face: Typeface) -> None:
    """Write who the letter goes to: one on the line, several below with their dashes under the colon."""
    one = sheet.to[0] if len(sheet.to) == 1 else ""
    first = new_paragraph(document, "To", f"Kính gửi: {one}".rstrip())
    first.paragraph_format.space_before = _TO_ABOVE
    last = first
    if not one:
        first.alignment = WD_ALIGN_PARAGRAPH.LEFT
        first.paragraph_format.left_indent = _TO_LEFT
        indent = _TO_LEFT.pt + face.width("Kính gửi", form["to"].value) + _DASH
        for name in sheet.to:
            last = new_paragraph(document, "To", f"- {name}")
            last.alignment = WD_ALIGN_PARAGRAPH.LEFT
            last.paragraph_format.left_indent = Pt(indent)
            last.paragraph_format.first_line_indent = Pt(-_DASH)
            last.paragraph_format.right_indent = _TO_RIGHT
    last.paragraph_format.space_after = _TO_BELOW


def write_end(document: Document, sheet: Sheet, form: Form, width: float) -> None:
    """Write the signature and who gets copies. It never stands alone on a page: what is above goes with it."""
    _keep_last(document)
    gap = document.add_paragraph()
    gap.paragraph_format.keep_with_next = True
    _exactly(gap, form["authority"].value)
    table = document.add_table(1, 2)
    bare(table, (width / 2, width / 2))
    copies, signature = table.rows[0].cells
    title = _first(copies, "Nơi nhận:", "CopiesTitle")
    # on one base line with the signer's title, which is larger
    title.paragraph_format.space_before = Pt((form["authority"].value - form["copies-title"].value) * _ASCENT)
    for name in sheet.copies:
        copy = new_paragraph(copies, "Copy", f"- {name}")
        copy.paragraph_format.left_indent, copy.paragraph_format.first_line_indent = Pt(6), Pt(-6)
    lines = [*((line, "Authority") for line in sheet.authority), (sheet.signer, "Signer")]
    _first(signature, *lines[0])
    for text, style in lines[1:]:
        new_paragraph(signature, style, text)


def _write_issuer(cell: _Cell, sheet: Sheet, form: Form, face: Typeface, room: float) -> None:
    lines = [*((x, "Parent") for x in sheet.parent), *((x, "Issuer") for x in sheet.issuer)]
    for number, (text, style) in enumerate(lines):
        paragraph = new_paragraph(cell, style, text) if number else _first(cell, text, style)
        for run in paragraph.runs:
            run.font.size = Pt(sheet.head_size)
    if sheet.issuer:
        last = face.width(sheet.issuer[-1], sheet.head_size, bold=True)
        write_rule(cell, last * form["issuer-rule"].value, room, form)


def _write_state(cell: _Cell, form: Form, face: Typeface, room: float) -> None:
    _first(cell, STATE, "State")
    new_paragraph(cell, "Motto", MOTTO)
    write_rule(cell, face.width(MOTTO, form["motto"].value, bold=True) * form["motto-rule"].value, room, form)


def _write_urgency(cell: _Cell, words: str, wide: int, form: Form) -> None:
    """The red box below the subject: a table of one cell, in the middle."""
    frame = cell.add_table(1, 1)
    bare(frame, (Mm(wide).pt,))
    frame.alignment = WD_TABLE_ALIGNMENT.CENTER
    inner = frame.cell(0, 0)
    box(inner, _FRAME, str(_RED))
    inner.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    row = frame.rows[0]
    row.height, row.height_rule = Pt(form["urgency-height"].points), WD_ROW_HEIGHT_RULE.EXACTLY
    for run in _first(inner, words, "Urgency").runs:
        run.font.color.rgb = _RED
    _exactly(cell.paragraphs[-1], 1)  # Word wants it behind a table


def _first(cell: _Cell, text: str, style: str) -> Paragraph:
    """Write the paragraph that a new cell has already."""
    paragraph: Paragraph = cell.paragraphs[0]
    set_style(paragraph, style)
    paragraph.add_run(text)
    return paragraph


def write_rule(holder: Document | _Cell, wide: float, room: float, form: Form) -> Paragraph:
    """Draw a line of that width (points) in the middle of the room: the border of an empty line."""
    bearer = holder.add_paragraph()
    _exactly(bearer, _RULE_ROOM)
    bearer.paragraph_format.space_before = Pt(2)
    bearer.paragraph_format.left_indent = bearer.paragraph_format.right_indent = Pt((room - wide) / 2)
    rule_above(bearer, form["rule"].points)
    return bearer


def _exactly(paragraph: Paragraph, height: float) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(height)


def _keep_last(document: Document) -> None:
    """Let the body's last paragraph, or its table's last row, stay with what follows."""
    last = document.element.body.inner_content_elements[-1]
    for paragraph in [last] if last.tag.endswith("}p") else last.tr_lst[-1].iter(qn("w:p")):
        Paragraph(paragraph, document._body).paragraph_format.keep_with_next = True

"""Sections of a Word file: the sheet, its margins, the number over each page, the office at the first page's foot."""

from dataclasses import dataclass

from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from congvan.model.form import Form
from congvan.publish.docx.ooxml import element, page_field, put, rule_above, set_style
from congvan.render.letter_words import Sheet

_OFFICE_GAP = 6.0  # points between the text and the office's rule
_TIGHT = 1.2  # as far apart as the lines of what is no body stand, in type sizes


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages of a section are like."""

    landscape: bool = False
    is_appendix: bool = False

    def width(self, form: Form) -> float:
        """The width of the text in points."""
        return form.text_width(landscape=self.landscape)

    def height(self, form: Form) -> float:
        """The height of the text in points."""
        return form.text_height(landscape=self.landscape)


def set_section(section: Section, pages: Pages, sheet: Sheet, form: Form) -> None:
    """Give a section its sheet, its header and its footer."""
    _set_sheet(section, pages, form)
    section.different_first_page_header_footer = True
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        header.is_linked_to_previous = False
        _fill_header(header, sheet, form, pages.width(form), numbered=numbered)
    for footer, first in ((section.first_page_footer, not pages.is_appendix), (section.footer, False)):
        footer.is_linked_to_previous = False
        _fill_footer(footer, sheet, form, first=first)
    if pages.is_appendix:
        _count_anew(section)


def _count_anew(section: Section) -> None:
    """Let the section's pages count from 1; what it has of the section before goes."""
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    put(section._sectPr, element("pgNumType", start=1))


def _set_sheet(section: Section, pages: Pages, form: Form) -> None:
    across, down = Pt(form["page-width"].points), Pt(form["page-height"].points)
    section.orientation = WD_ORIENTATION.LANDSCAPE if pages.landscape else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = (down, across) if pages.landscape else (across, down)
    section.left_margin, section.right_margin = Pt(form["margin-left"].points), Pt(form["margin-right"].points)
    section.top_margin, section.bottom_margin = Pt(form["margin-top"].points), Pt(form["margin-bottom"].points)
    section.gutter = Pt(0)
    # in the middle of the margins
    section.header_distance = Pt((form["margin-top"].points - form["page-number"].value * _TIGHT) / 2)
    section.footer_distance = Pt(_notice_distance(form))


def _notice_distance(form: Form) -> float:
    return (form["margin-bottom"].points - form["notice"].value * _TIGHT) / 2


def _fill_header(header: _Header, sheet: Sheet, form: Form, width: float, *, numbered: bool) -> None:
    """The number in the middle, the mark of a draft, replaced or withdrawn letter on the right."""
    paragraph = header.paragraphs[0]
    stops = paragraph.paragraph_format.tab_stops
    paragraph.alignment = 0  # left: the stops set the rest
    stops.add_tab_stop(Pt(width / 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT)
    if numbered:
        paragraph.add_run("\t")
        page_field(paragraph)
    if sheet.mark:
        run = paragraph.add_run("\t" if numbered else "\t\t")
        run.add_text(sheet.mark)
        run.bold, run.font.size = True, Pt(form["mark"].value)


def _fill_footer(footer: _Footer, sheet: Sheet, form: Form, *, first: bool) -> None:
    """In the margin the notices; on the first page, above the margin, the office's address below a line.

    What stands above the margin makes Word end the page's text higher, as a footnote would.
    """
    notices = footer.paragraphs[0]
    notices.add_run(". ".join(sheet.notices))
    _exactly(notices, form["notice"].value * _TIGHT)
    if first and sheet.office:
        office = notices.insert_paragraph_before(sheet.office)
        set_style(office, "Office")
        below = form["margin-bottom"].points - _notice_distance(form) - form["notice"].value * _TIGHT
        office.paragraph_format.space_after = Pt(below)
        office.paragraph_format.space_before = Pt(_OFFICE_GAP)
        rule_above(office, form["rule"].points, distance=2)


def _exactly(paragraph: Paragraph, height: float) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(height)

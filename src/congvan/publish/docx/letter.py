"""A view and its body enter; the bytes of its Word file leave."""

from datetime import datetime, time

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.section import Section
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import html as lxml_html

from congvan.model import address
from congvan.model.form import Form, form_of
from congvan.model.view import LetterView
from congvan.publish.bodies import KeptBodies
from congvan.publish.docx.ooxml import new_paragraph
from congvan.publish.docx.package import new_document, saved
from congvan.publish.docx.pages import Pages, set_section
from congvan.publish.docx.pictures import pictures_of
from congvan.publish.docx.runs import Writer
from congvan.publish.docx.sheet import write_addressees, write_end, write_letterhead, write_rule
from congvan.publish.docx.story import Story
from congvan.publish.docx.styles import add_styles
from congvan.render.body import Body, with_addresses
from congvan.render.letter_words import Sheet, enclosed_with, sheet_of
from congvan.render.paper import Appendix, on_paper
from congvan.store.cache import Cache
from congvan.typeface.faces import Typeface, vendored

_MOST_PROPERTY = 255  # characters: Word's own bound of a property's text
_UPRIGHT_PICTURE, _TURNED_PICTURE = 200 * 72 / 25.4, 130 * 72 / 25.4  # points, as in the PDF


def letter_docx(view: LetterView, cache: Cache) -> bytes:
    """Give a letter as a Word file, its body from the cache where it is there.

    Raises:
        RefusedError: a picture cannot be used.
    """
    return make_docx(view, KeptBodies([view], cache)[view.id])


def make_docx(view: LetterView, body: Body) -> bytes:
    """Give a letter as a Word file. Links within the archive are printed as words alone.

    Raises:
        RefusedError: a picture cannot be used.
    """
    form, face = form_of(view.day), vendored()  # as wide as Times New Roman, which Word has by its name
    sheet = sheet_of(view, form)
    document, notes = new_document()
    add_styles(document, form)
    _set_properties(document, view, sheet)
    writer = Writer(document, notes, pictures_of(view, body), _places(body))
    paper = on_paper(with_addresses(body.html, _led), form, face)
    _write_letter(writer, view, sheet, form, face, paper.body)
    for appendix in paper.appendices:
        _write_appendix(writer, appendix, view, sheet, form, face)
    _end(document)
    return saved(document)


def _write_letter(writer: Writer, view: LetterView, sheet: Sheet, form: Form, face: Typeface, html: str) -> None:
    document, pages = writer.document, Pages()
    width = pages.width(form)
    set_section(document.sections[0], pages, sheet, form)
    _take_no_room(document.add_paragraph())  # LibreOffice puts a whole line before a table that begins a document
    write_letterhead(document, sheet, view.subject, form, face, width)
    write_addressees(document, sheet, form, face)
    writer.room = (width, _UPRIGHT_PICTURE)
    Story(writer, form, face, width).write(lxml_html.fragment_fromstring(html, create_parent="div"))
    write_end(document, sheet, form, width)


def _write_appendix(
    writer: Writer, appendix: Appendix, view: LetterView, sheet: Sheet, form: Form, face: Typeface
) -> None:
    document, pages = writer.document, Pages(landscape=appendix.landscape, is_appendix=True)
    set_section(_new_section(document), pages, sheet, form)
    writer.room = (pages.width(form), _TURNED_PICTURE if pages.landscape else _UPRIGHT_PICTURE)
    story = Story(writer, form, face, pages.width(form))
    if appendix.label:
        story.write_title(appendix.name, appendix.title, appendix.id)
        new_paragraph(document, "AppendixOf", enclosed_with(view))
        rule = write_rule(document, form["appendix-rule"].points, pages.width(form), form)
        rule.paragraph_format.keep_with_next = True
        rule.paragraph_format.space_before, rule.paragraph_format.space_after = Pt(3), Pt(8)
    story.write(lxml_html.fragment_fromstring(appendix.html, create_parent="div"))


def _new_section(document: Document) -> Section:
    """Begin a section on a new page; the paragraph that ends the one before takes no room."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    _take_no_room(document.paragraphs[-1])
    return section


def _end(document: Document) -> None:
    """Word wants a paragraph behind a table at the document's end."""
    if document.element.body.inner_content_elements[-1].tag.endswith("}tbl"):
        _take_no_room(document.add_paragraph())


def _take_no_room(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(1)


def _places(body: Body) -> dict[str, int]:
    """Number the headings that links within the letter may lead to, by their ids."""
    return {heading.id: number for number, heading in enumerate(body.headings, start=1)}


def _led(attribute: str, link: str) -> str | None:
    """Keep what leads somewhere without the archive: other hosts, places in the letter, the file's own pictures."""
    return link if attribute == "src" or link.startswith("#") or address.is_outside(link) else None


def _set_properties(document: Document, view: LetterView, sheet: Sheet) -> None:
    """Say what the file is, as the PDF does; its times are the letter's own, a draft has none."""
    properties = document.core_properties
    properties.title = sheet.title[:_MOST_PROPERTY]
    properties.author = view.agency.name[:_MOST_PROPERTY]
    properties.subject = view.subject[:_MOST_PROPERTY]
    properties.keywords = f"{view.series.short}, {view.id.period.label}"[:_MOST_PROPERTY]
    properties.language = "vi-VN"
    if view.date:
        properties.created = properties.modified = datetime.combine(view.date, time())

"""A part of a body's HTML → paragraphs and tables of a Word file, by one table of handlers, one for each tag.

What stays true: no words are lost: an element that has no handler gives what stands in it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import html as lxml_html
from lxml.html import HtmlElement

from congvan.model.form import Form
from congvan.publish.docx.ooxml import bookmark, new_paragraph, rule_above, set_style
from congvan.publish.docx.phrases import Break, Look, Phrase, Picture, Words, inside, phrases, whole
from congvan.publish.docx.runs import Writer
from congvan.publish.docx.tables import MOST_COLUMNS, heads, laid, make_table, moved_in, size_of, widths
from congvan.typeface.faces import Typeface

_BLOCKS = frozenset(
    {"h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "hr", "table"}
)
_ALIGNED = MappingProxyType(
    {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT, "left": WD_ALIGN_PARAGRAPH.LEFT}
)
_TABLE_GAP, _TIGHT = 8, 1.2  # points over a table; of the letters' size from line to line within one


@dataclass(frozen=True, slots=True)
class _Place:
    """Where blocks go: into the document or a cell, in a style, how far moved in (points), how deep in lists.

    `before` is what the next paragraph begins with; `cell` is the cell's element, `size` its letters' size.
    """

    holder: Document | _Cell
    style: str = "BodyText"
    indent: float = 0
    depth: int = 0
    before: str = ""
    cell: HtmlElement | None = None
    size: float = 0


class Story:
    """Writes parts of a body into one document."""

    def __init__(self, writer: Writer, form: Form, typeface: Typeface, width: float) -> None:
        """Take what writes phrases, the numbers, and the width of the text in points."""
        self._writer, self._form, self._typeface, self._width = writer, form, typeface, width

    def write(self, root: HtmlElement) -> None:
        """Write what stands in an element at the document's end."""
        self._flow(root, _Place(self._writer.document))

    def write_title(self, name: str, title: str, place: str) -> None:
        """Write an appendix' name and its title (HTML) in capitals, in the middle."""
        document = self._writer.document
        paragraph = new_paragraph(document, "Appendix", name)
        self._mark(paragraph, place)
        if title:
            words = phrases(inside(lxml_html.fragment_fromstring(title, create_parent="div")))
            self._writer.write(new_paragraph(document, "AppendixTitle"), words, caps=True)

    def _mark(self, paragraph: Paragraph, place: str) -> None:
        if number := self._writer.places.get(place):
            bookmark(paragraph, number)

    def _flow(self, element: HtmlElement, place: _Place) -> None:
        """Write an element's blocks; what stands between them is a paragraph, too."""
        loose: list[HtmlElement | str] = []
        for node in inside(element):
            if isinstance(node, str) or node.tag not in _BLOCKS:
                loose.append(node)
                continue
            place = self._loose(loose, place)
            loose = []
            _HANDLERS[str(node.tag)](self, node, place)
            place = replace(place, before="", style=_CONTINUED.get(place.style, place.style))
        self._loose(loose, place)

    def _loose(self, nodes: list[HtmlElement | str], place: _Place) -> _Place:
        found = phrases(nodes)
        if not found:
            return place
        self._paragraph(found, place)
        return replace(place, before="", style=_CONTINUED.get(place.style, place.style))

    def _paragraph(self, found: tuple[Phrase, ...], place: _Place, *, caps: bool = False,
                   bold: bool | None = None) -> Paragraph:  # fmt: skip
        is_picture = [type(x) for x in found] == [Picture] and place.cell is None
        style = "Picture" if is_picture else place.style
        paragraph = self._begun(place, style)
        if place.before:
            self._writer.write(paragraph, [Words(place.before, Look())])
        if place.indent and not is_picture:
            paragraph.paragraph_format.left_indent = Pt(place.indent)
        self._writer.write(paragraph, found, caps=caps, bold=bold)
        if place.cell is not None:
            self._set_in_cell(paragraph, place, place.cell)
        return paragraph

    def _begun(self, place: _Place, style: str) -> Paragraph:
        """A new paragraph; a cell's first is there already."""
        holder = place.holder
        if isinstance(holder, _Cell) and len(holder._tc.inner_content_elements) == 1:
            first: Paragraph = holder.paragraphs[0]
            if not first.runs:
                set_style(first, style)
                return first
        return new_paragraph(holder, style)

    def _set_in_cell(self, paragraph: Paragraph, place: _Place, cell: HtmlElement) -> None:
        is_head = cell.tag == "th"
        align = cell.get("align") or ("center" if is_head or "ordinal" in cell.classes else "")
        align = "right" if "figure" in cell.classes else align
        style = paragraph.paragraph_format
        if align := "center" if is_head else align:
            style.alignment = _ALIGNED.get(align)
        style.line_spacing_rule, style.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(place.size * _TIGHT)
        if away := moved_in(cell):
            style.right_indent = Pt(away)
        for run in paragraph.runs:
            run.font.size = Pt(place.size)
            if is_head:
                run.font.bold = True

    # One handler for each tag.

    def text(self, element: HtmlElement, place: _Place) -> None:
        """A paragraph: `p`, `dt`."""
        found = phrases(inside(element))
        if found:
            withheld = "withheld" in element.classes
            self._paragraph(tuple(_italic(found)) if withheld else found, place)

    def typed(self, element: HtmlElement, place: _Place) -> None:
        """`pre`: lines end where they were typed."""
        lines = element.text_content().strip("\n").split("\n")
        found = [x for line in lines for x in (Break(), Words(line, Look()))][1:]
        if element.text_content().strip():
            self._paragraph(tuple(found), place)

    def heading(self, element: HtmlElement, place: _Place) -> None:
        """A heading: `I.` in capitals, `a)` in regular weight."""
        level = int(str(element.tag)[1]) - 1
        found = phrases(inside(element))
        if not found:
            return
        paragraph = self._paragraph(
            found,
            replace(place, style=f"Heading{level}", before=""),
            caps="part" in element.classes,
            bold=False if "point" in element.classes else None,
        )
        self._mark(paragraph, element.get("id", ""))

    def items(self, element: HtmlElement, place: _Place) -> None:
        """A list; numbers of raw HTML lists are words."""
        style = _LISTS[min(place.depth, len(_LISTS) - 1)]
        number = whole(element.get("start"), 1)
        for node in inside(element):
            before = f"{number}. " if element.tag == "ol" else ""
            inner = replace(place, style="BodyText" if before else style, before=before, depth=place.depth + 1)
            if isinstance(node, str) or node.tag not in _BLOCKS:
                self._loose([node], place)  # what raw HTML has outside of items
            elif node.tag == "li":
                self._flow(node, inner)
                number += 1
            else:
                _HANDLERS[str(node.tag)](self, node, place)

    def inner(self, element: HtmlElement, place: _Place) -> None:
        """What only holds others: `div`, `dl`, an item outside of lists."""
        self._flow(element, place)

    def moved_in(self, element: HtmlElement, place: _Place) -> None:
        """A quotation, or what `dd` explains."""
        self._flow(element, replace(place, indent=place.indent + self._form["first-line"].points))

    def parting(self, element: HtmlElement, place: _Place) -> None:  # noqa: ARG002 - all handlers take both
        """A line across a third of the text."""
        paragraph = new_paragraph(place.holder, "Picture")
        side = Pt(self._width / 3)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
        rule_above(paragraph, self._form["rule"].points)

    def table(self, element: HtmlElement, place: _Place) -> None:
        """A table as wide as the text; of one within a cell, or too wide for Word, the words row by row."""
        cells = laid(element)
        if place.cell is not None or not cells or max(x.last[1] for x in cells) >= MOST_COLUMNS:
            for row in element.iter("tr", "caption"):
                self._loose(list(_cells_in_line(row)), place)
            return
        for caption in element.findall("caption"):
            self._paragraph(phrases(inside(caption)), replace(place, style="Picture"))
        self._part_from_above(place)
        size = size_of(element) or self._form["body"].value
        shares = widths(element, cells, self._width, size, self._typeface)
        rows = 1 + max(x.last[0] for x in cells)

        def fill(cell: _Cell, source: HtmlElement) -> None:
            set_style(cell.paragraphs[0], "TableText")
            self._flow(source, _Place(cell, "TableText", cell=source, size=size))

        made = self._writer.document.add_table(rows, len(shares))
        make_table(made, cells, shares, heads(element), fill)

    def _part_from_above(self, place: _Place) -> None:
        """Leave air over a table; two tables without a paragraph between them would be one to Word."""
        above = self._writer.document.element.body.inner_content_elements
        if above and above[-1].tag.endswith("}p"):
            Paragraph(above[-1], self._writer.document).paragraph_format.space_after = Pt(_TABLE_GAP)
            return
        spacer = place.holder.add_paragraph()
        spacer.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        spacer.paragraph_format.line_spacing = Pt(_TABLE_GAP)


_Handler = Callable[[Story, HtmlElement, _Place], None]
_HANDLERS: Mapping[str, _Handler] = MappingProxyType(
    {
        **dict.fromkeys(("p", "dt"), Story.text),
        **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Story.heading),
        **dict.fromkeys(("ul", "ol"), Story.items),
        **dict.fromkeys(("div", "dl", "li"), Story.inner),
        **dict.fromkeys(("blockquote", "dd"), Story.moved_in),
        "hr": Story.parting,
        "pre": Story.typed,
        "table": Story.table,
    }
)
_LISTS = ("ListBullet", "ListBullet2", "ListBullet3")  # by how deep they stand: `-`, `+`, `*`
# A list's item has its dash once: its further paragraphs are paragraphs.
_CONTINUED = MappingProxyType(dict.fromkeys(_LISTS, "BodyText"))


def _italic(found: Iterable[Phrase]) -> Iterator[Phrase]:
    for phrase in found:
        yield Words(phrase.text, replace(phrase.look, italic=True)) if isinstance(phrase, Words) else phrase


def _cells_in_line(row: HtmlElement) -> Iterator[HtmlElement | str]:
    """The cells of a row, with spaces between them."""
    for node in inside(row):
        yield node
        yield " "

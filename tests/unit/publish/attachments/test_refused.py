"""What may not be published is refused, with its reason; its good neighbour is not. No bomb bursts."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from congvan.contents.public import signs_of_public
from congvan.contents.sign import UnreadableError
from congvan.publish.attachments.cleaning import clean
from congvan.publish.attachments.guard import Errand, cleaned
from congvan.publish.attachments.refusal import RefusedFile
from congvan.store.cache import Cache
from tests.unit.publish.attachments import documents as made

_word = cache(made.word)
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EXE = b"MZ\x90\0" + b"\0" * 60


def code_of(data: bytes, ending: str) -> str:
    """The code under which a file is refused; nothing if it is published."""
    try:
        clean(data, ending)
    except (RefusedFile, UnreadableError) as refused:
        return refused.sign.rule.code
    return ""


def _related(kind: str, target: str, mode: str = "") -> bytes:
    """A document with one more relationship."""
    relation = f'<Relationship Id="rId77" Type="{_R}/{kind}" Target="{target}"{mode}/></Relationships>'
    return made.repacked(_word(), {
        "word/_rels/document.xml.rels": (b"</Relationships>", relation.encode()),
        **({} if mode else {f"word/{target}": b"\0" * 8}),
    })  # fmt: skip


def _imaged(name: str, data: bytes) -> bytes:
    """A document with a part of this name and these bytes."""
    return made.repacked(_related("image", f"media/{name}"), {f"word/media/{name}": data})


def _book_related(kind: str) -> bytes:
    """A workbook with one more relationship."""
    relation = f'<Relationship Id="r8" Type="{_R}/{kind}" Target="x.xml"/></Relationships>'
    return made.repacked(made.sheet(), {"xl/_rels/workbook.xml.rels": (b"</Relationships>", relation.encode())})


_OUT = ' TargetMode="External"'
_written = made.written


def _typed(words: bytes) -> bytes:
    """A document whose main part begins with a declaration."""
    with zipfile.ZipFile(io.BytesIO(_word())) as package:
        content = package.read("word/document.xml")
    return made.repacked(_word(), {"word/document.xml": content.replace(b"?>", b"?>" + words, 1)})


_LAUGHS = (
    b"<!DOCTYPE x [<!ENTITY a 'ha'>"
    + b"".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>".encode() for i in range(9))
    + b"]>"
)
_FILE = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


def _claiming(name: str, megabytes: int) -> bytes:
    """A workbook with a member that would unpack to so much: what is claimed is what may be taken."""
    data = bytearray(made.repacked(made.sheet(), {"xl/a.xml": b"<x/>"}))
    at = data.rfind(name.encode()) - 46  # its name in the list of files
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = struct.pack("<I", megabytes * 2**20)
    return bytes(data)


def _lying() -> bytes:
    """A package whose file is larger than its list says."""
    data = bytearray(made.package(a__txt="x" * 5000))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _locked() -> bytes:
    """A package whose file needs a password, by its flags."""
    data = bytearray(made.package(a__txt="x"))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


REFUSED: list[tuple[str, str, str, Callable[[], bytes]]] = [
    ("CV518", "docx", "an insertion", lambda: _written('<w:ins w:author="a"><w:r><w:t>x</w:t></w:r></w:ins>')),
    ("CV518", "docx", "a deletion", lambda: _written('<w:del><w:r><w:delText>x</w:delText></w:r></w:del>')),
    ("CV518", "docx", "another prefix", lambda: _written(
        '<z:ins xmlns:z="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')),
    ("CV518", "docx", "strict", lambda: _written(
        '<z:moveFrom xmlns:z="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')),
    ("CV518", "docx", "behind a remark that speaks of sheets", lambda: _written("<!-- <sheetData> --><w:ins/>")),
    ("CV518", "xlsx", "a shared workbook", lambda: _book_related("revisionHeaders")),
    ("CV518", "odt", "OpenDocument", lambda: made.odt("<text:changed-region/>")),
    ("CV509", "docx", "macros under another name", lambda: _related("vbaProject", "x.bin")),
    ("CV509", "odt", "Basic", lambda: made.odt(Basic__="", **{"Basic/Standard/a.xml": "<x/>"})),
    ("CV509", "odt", "a listener", lambda: made.odt("<text:p><script:event-listener/></text:p>")),
    ("CV520", "docx", "an object", lambda: _related("oleObject", "x.bin")),
    ("CV520", "docx", "ActiveX", lambda: _related("control", "x.bin")),
    ("CV520", "docx", "a foreign document", lambda: _related("aFChunk", "a.html")),
    ("CV520", "docx", "DDE in two runs", lambda: _written(
        "<w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\a</w:instrText></w:r>")),
    ("CV520", "docx", "DDE at once", lambda: _written('<w:fldSimple w:instr=" DDE excel a "/>')),
    ("CV520", "docx", "a script's link", lambda: _related("hyperlink", "javascript:alert(1)", _OUT)),
    ("CV521", "docx", "a machine's link", lambda: _related("hyperlink", "file:///C:/a.docx", _OUT)),
    ("CV521", "docx", "a network's link", lambda: _related("hyperlink", "\\\\may-chu\\a.docx", _OUT)),
    ("CV521", "docx", "a linked picture", lambda: _related("image", "https://example.com/a.png", _OUT)),
    ("CV521", "docx", "a template from elsewhere", lambda: _related("attachedTemplate", "https://a.vn/a.dotm", _OUT)),
    ("CV521", "docx", "a picture's field", lambda: _written('<w:fldSimple w:instr="INCLUDEPICTURE a.png"/>')),
    ("CV521", "xlsx", "another workbook", lambda: _book_related("externalLink")),
    ("CV521", "xlsx", "a source of data", lambda: _book_related("connections")),
    ("CV529", "docx", "signed", lambda: _related("origin", "s.sigs")),
    ("CV519", "doc", "of 2003", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ("CV519", "rtf", "RTF", lambda: rb"{\rtf1 {\info{\author a}} x}"),
    ("CV524", "pdf", "a package behind", lambda: made.saved(pikepdf.new()) + made.package(a__exe=_EXE)),
    ("CV524", "pdf", "a page before", lambda: b"<html><script>1</script>\n" + made.saved(pikepdf.new())),
    ("CV524", "jpg", "a package behind", lambda: made.jpeg() + made.package(a__txt="x")),
    ("CV524", "gif", "a PDF within", lambda: made.gif()[:-10] + b"%PDF-1.7\n"),
    ("CV524", "csv", "a page", lambda: b"\n <!DOCTYPE html><script>1</script>"),
    ("CV525", "zip", "a drawing that can run scripts", lambda: made.package(a__svg="<svg/>")),
    ("CV525", "zip", "a page", lambda: made.package(a__html="<p>")),
    ("CV525", "zip", "a program", lambda: made.package(a__exe="x")),
    ("CV525", "zip", "a program with another name", lambda: made.package(a__txt=_EXE)),
    ("CV525", "zip", "a script within a package", lambda: made.package(a__zip=made.package(a__ps1="x"))),
    ("CV526", "zip", "what we do not know", lambda: made.package(a__bin=b"\0\1\2")),
    ("CV518", "zip", "tracked changes", lambda: made.package(a__docx=_written("<w:ins/>"))),
    ("CV526", "7z", "what we do not know", lambda: b"7z\xbc\xaf\x27\x1c" + b"\0" * 30),
    ("CV526", "py", "a script", lambda: b"print(1)\n"),
    ("CV526", "exe", "a program", lambda: _EXE),
    ("CV527", "docx", "a billion laughs", lambda: _typed(_LAUGHS)),
    ("CV527", "docx", "a file for an entity", lambda: _typed(_FILE)),
    ("CV527", "docx", "no XML", lambda: made.repacked(_word(), {"word/document.xml": b"<w:p>"})),
    ("CV527", "xlsx", "a bomb", lambda: _claiming("xl/a.xml", 301)),
    ("CV527", "zip", "a bomb within a package", lambda: made.package(
        a__txt=b"x" * 2**20, b__zip=_claiming("[Content_Types].xml", 300))),
    ("CV527", "zip", "too many files", lambda: made.packed({f"{x}.txt": "" for x in range(5001)})),
    ("CV527", "zip", "a way out", lambda: made.packed({"../a.txt": "x"})),
    ("CV527", "zip", "too deep", lambda: made.package(a__zip=made.package(a__zip=made.package(
        a__zip=made.package(a__zip=made.package(a__txt="x")))))),
    ("CV527", "zip", "a lie about its size", _lying),
    ("CV528", "zip", "locked", _locked),
    ("CV528", "odt", "locked", lambda: made.odt('<text:p/><m:encryption-data xmlns:m="x"/>')),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "ending", "make"), [(x[0], x[1], x[3]) for x in REFUSED], ids=[f"{x[0]} {x[1]} {x[2]}" for x in REFUSED]
)
def test_refused(code: str, ending: str, make: Callable[[], bytes]) -> None:
    """Each is refused under its code, already by the quick look of `congvan check`."""
    data = make()
    assert code_of(data, ending) == code
    assert [x.rule.code for x in signs_of_public(data, ending) if x.refuses] == [code]


@pytest.mark.parametrize("name", ["a.emf", "a.wmf", "a.odttf", "a.ttf", "ObjectReplacements/a"])
def test_a_part_that_is_not_what_its_name_says_is_refused(name: str) -> None:
    """A program by the name of a drawing or of a font."""
    assert code_of(_imaged(name, _EXE), "docx") == "CV520"


NEIGHBOURS: list[tuple[str, str, Callable[[], bytes]]] = [
    ("docx", "remarks and the page's number", lambda: _written('<w:fldSimple w:instr=" PAGE "/>')),
    ("docx", "a link to a page", lambda: _related("hyperlink", "https://example.com/a?b=DDE", _OUT)),
    ("docx", "a link to a file beside", lambda: _related("hyperlink", "bang.xlsx", _OUT)),
    ("docx", "the writer's own template", lambda: _related("attachedTemplate", "file:///C:\\a\\Normal.dotm", _OUT)),
    ("odt", "no change in the list of changes", lambda: made.odt("<text:tracked-changes/>")),
    ("zip", "documents and texts", lambda: made.packed({"thư mục/a.docx": _word(), "b.csv": "a,b\n"})),
    ("csv", "figures", "a,b\nsố,2\n".encode),
    ("csv", "in an old encoding", lambda: "a,b\nsè".encode("cp1252")),
    ("txt", "that speaks of PDF and HTML", lambda: b"Xem <html> va PDF\n"),
    ("csv", "nothing", lambda: b""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "make"), [(x[0], x[2]) for x in NEIGHBOURS], ids=[f"{x[0]} {x[1]}" for x in NEIGHBOURS]
)
def test_a_good_neighbour_is_published(ending: str, make: Callable[[], bytes]) -> None:
    """And keeps nothing of who made it."""
    made_of = clean(make(), ending)
    if ending in {"docx", "odt", "zip"}:
        with zipfile.ZipFile(io.BytesIO(made_of)) as package:
            assert not [x for x in package.namelist() if b"zq" in package.read(x)]
    else:
        assert made_of == make()


def test_documents_in_a_package_are_cleaned_too() -> None:
    """A package is as clean as what is in it."""
    copy = clean(made.packed({"a/b.docx": _word(), "c.jpg": made.jpeg()}), "zip")
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert package.namelist() == ["a/b.docx", "c.jpg"]
        assert package.read("a/b.docx") == clean(_word(), "docx")
        assert package.read("c.jpg") == clean(made.jpeg(), "jpg")


def _slow_picture() -> bytes:
    """A PNG that says it has 49 million points, and whose data unpack to as many: no refusal, but not at once."""
    rows = zlib.compress(b"\0" * (7001 * 7000))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 7000, 7000, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    parts = (struct.pack(">I", len(x)) + kind + x + struct.pack(">I", zlib.crc32(kind + x)) for kind, x in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_one_that_takes_too_long_is_refused_and_holds_up_no_other(tmp_path: Path) -> None:
    """Its process is ended; the other's copy is made."""
    (tmp_path / "slow.png").write_bytes(_slow_picture())
    (tmp_path / "a.csv").write_bytes(b"a,b\n")
    slow = Errand(str(tmp_path / "slow.png"), "png", "0" * 64, tmp_path / "cache")
    quick = Errand(str(tmp_path / "a.csv"), "csv", "1" * 64, tmp_path / "cache")
    (stopped,) = cleaned([slow], 1, seconds=0.001)
    ((_, done),) = cleaned([quick], 1)
    assert stopped[1] is not None
    assert stopped[1].rule.code == "CV527"
    assert done is None
    assert Cache(tmp_path / "cache").get("attachment", "1" * 64) == b"a,b\n"

"""Places in files that an office attaches: pictures, Word files, workbooks, packages, fonts; and in their names."""

import base64
import io
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from fontTools.ttLib import TTFont
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image, PngImagePlugin

from tests.mutation.archive import LETTER, PUBLIC_FILE, WITHHELD, workbook
from tests.mutation.places import BOOK, Place, Plant, changed, made, one_of, put

_ATTACHED = f"{LETTER}/{PUBLIC_FILE}"
_SAME = frozenset({"CV903", "CV915"})  # byte for byte an internal file, so with its words


# --- packages ---------------------------------------------------------------------------------------------


def zipped(comment: bytes = b"", /, **members: str | bytes) -> bytes:
    """A package of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = comment
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str = "", /, **parts: str | bytes) -> bytes:
    """A Word file: its body's XML, and other parts by name."""
    head = '<?xml version="1.0"?>'
    document = f'{head}<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>'
    whole = {name: f"{head}{x}" if isinstance(x, str) and name.endswith(".xml") else x for name, x in parts.items()}
    return zipped(**{"[Content_Types].xml": f"{head}<Types/>", "word/document.xml": document, **whole})


def _word(make: Callable[[str], bytes]) -> Plant:
    return made(f"{LETTER}/bao-cao.docx", make)


def _part(name: str, form: str) -> Plant:
    return _word(lambda x: docx(**{name: form.format(escape(x))}))


def _runs(text: str) -> str:
    """A text split over runs of three letters, as Word splits it after every change."""
    pieces = (text[at : at + 3] for at in range(0, len(text), 3))
    return "".join(f'<w:r><w:t xml:space="preserve">{escape(x)}</w:t></w:r>' for x in pieces)


def _book(change: Callable[[openpyxl.Workbook, str], object]) -> Plant:
    """Change the series' real workbook as an office's program would."""

    def rewritten(content: bytes, text: str) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(content))
        change(book, text)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return changed(BOOK, rewritten)


def _cell(book: openpyxl.Workbook, text: str) -> None:
    book.worksheets[0]["Z99"] = text


def _number(book: openpyxl.Workbook, text: str) -> None:
    book.worksheets[0]["Z98"] = int(text.replace(" ", ""))


def _comment(book: openpyxl.Workbook, text: str) -> None:
    book.worksheets[0]["A1"].comment = Comment(text, "văn thư")


def _commenter(book: openpyxl.Workbook, text: str) -> None:
    book.worksheets[0]["A2"].comment = Comment("xem lại", text)


def _hidden(book: openpyxl.Workbook, text: str) -> None:
    sheet = book.create_sheet("Nháp")
    sheet.sheet_state, sheet["A1"] = "veryHidden", text


def _sheet_name(book: openpyxl.Workbook, text: str) -> None:
    book.create_sheet(text[:31])


def _formula(book: openpyxl.Workbook, text: str) -> None:
    book.worksheets[0]["Z97"] = f'=IF(TRUE,"","{text}")'


def _name(book: openpyxl.Workbook, text: str) -> None:
    book.defined_names["ghi_chu"] = DefinedName("ghi_chu", attr_text=f'"{text}"')


def _header(book: openpyxl.Workbook, text: str) -> None:
    header: Any = book.worksheets[0].oddHeader
    header.left.text = text


def _author(book: openpyxl.Workbook, text: str) -> None:
    book.properties.lastModifiedBy = text


def _property(book: openpyxl.Workbook, text: str) -> None:
    known: Any = book
    known.custom_doc_props.append(StringProperty(name="ghi_chu", value=text))


def _member(**entry: Callable[[str], object]) -> Plant:
    """A package with one member, of which one thing is the text."""

    def make(text: str) -> bytes:
        told = {name: value(text) for name, value in entry.items()}
        info = zipfile.ZipInfo(str(told.get("filename", "a.txt")))
        info.comment = bytes(told.get("comment", b""))  # type: ignore[call-overload]
        info.extra = bytes(told.get("extra", b""))  # type: ignore[call-overload]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr(info, "a")
        return out.getvalue()

    return made("a.zip", make)


def _extra(text: str) -> bytes:
    return struct.pack("<HH", 0x7075, len(text.encode()) + 5) + b"\1" + bytes(4) + text.encode()


def _saved_again(text: str) -> bytes:
    """A workbook with the text among other cells, as whoever copies a sheet saves it."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (["STT", "Nội dung"], [1, "Việc khác"], [2, text]):
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


# --- pictures and fonts -----------------------------------------------------------------------------------


def _chunked(kind: bytes, body: Callable[[str], bytes]) -> Plant:
    """A PNG with one more chunk before its pixels (PNG specification, 5.3)."""

    def make(text: str) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (4, 4), "white").save(out, "PNG")
        data, chunk = out.getvalue(), kind + body(text)
        return data[:33] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + data[33:]

    return made("a.png", make)


def _png(key: str, *, packed: bool) -> Plant:
    def make(text: str) -> bytes:
        info, out = PngImagePlugin.PngInfo(), io.BytesIO()
        info.add_itxt(key, text, zip=packed)
        Image.new("RGB", (4, 4), "white").save(out, "PNG", pnginfo=info)
        return out.getvalue()

    return made("b.png", make)


def _jpeg(trailer: Callable[[str], bytes] = lambda _: b"", **saving: Callable[[str], object]) -> Plant:
    def make(text: str) -> bytes:
        return _saved("JPEG", **{name: value(text) for name, value in saving.items()}) + trailer(text)

    return made("a.jpg", make)


def _saved(form: str, **saving: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, form, **saving)
    return out.getvalue()


def _exif(tag: int, encoding: str = "utf-8") -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        tags = Image.Exif()
        tags[tag] = text.encode(encoding)
        return tags.tobytes()

    return make


def _xmp(text: str) -> bytes:
    inside = f'<rdf:Description xmlns:dc="d"><dc:creator>{escape(text)}</dc:creator></rdf:Description>'
    return f'<x:xmpmeta xmlns:x="x"><rdf:RDF xmlns:rdf="r">{inside}</rdf:RDF></x:xmpmeta>'.encode()


def jpeg_xmp(text: str) -> bytes:
    """A photograph whose program wrote the text into its metadata."""
    return _saved("JPEG", xmp=_xmp(text))


def _photoshop(text: str) -> bytes:
    """A caption as press agencies write it (IPTC-IIM 2:120 in an image resource block)."""
    caption = b"\x1c\x02\x78" + struct.pack(">H", len(text.encode())) + text.encode()
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(caption)) + caption + b"\0" * (len(caption) % 2)
    body = b"Photoshop 3.0\0" + block
    picture = _saved("JPEG")
    return picture[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + picture[2:]


def _font(folder: Path, text: str) -> None:
    name = one_of(folder, "assets/congvan/fonts/*latin-400*.woff2")
    font = TTFont(folder / name)
    font["name"].setName(text, 5, 3, 1, 0x409)
    out = io.BytesIO()
    font.save(out)
    put(folder, name, out.getvalue())


# --- names, links, whole files ----------------------------------------------------------------------------


def _named(form: Callable[[str], str]) -> Plant:
    return lambda folder, text: put(folder, form(text), b"a")


def _link(folder: Path, _: str) -> None:
    (folder / "thu.md").symlink_to("/etc/hostname")


FILE_PLACES: Mapping[str, Place] = {
    "Word: split over runs": Place(_word(lambda x: docx(f"<w:p>{_runs(x)}</w:p>"))),
    "Word: comment": Place(_part("word/comments.xml", '<w:comments xmlns:w="w"><w:t>{}</w:t></w:comments>')),
    "Word: deleted text": Place(_word(lambda x: docx(f"<w:del><w:delText>{escape(x)}</w:delText></w:del>"))),
    "Word: whose change it is": Place(_word(lambda x: docx(f'<w:ins w:author="{x}"><w:t>a</w:t></w:ins>')),
                                      "contact name"),
    "Word: footnote": Place(_part("word/footnotes.xml", '<w:f xmlns:w="w"><w:t>{}</w:t></w:f>')),
    "Word: page's header": Place(_part("word/header1.xml", '<w:hdr xmlns:w="w"><w:t>{}</w:t></w:hdr>')),
    "Word: author": Place(_part("docProps/core.xml", "<c><creator>{}</creator></c>"), "contact name"),
    "Word: company": Place(_part("docProps/app.xml", "<p><Company>{}</Company></p>"), "contact name"),
    "Word: own property": Place(_part("docProps/custom.xml", "<p><lpwstr>{}</lpwstr></p>")),
    "Word: custom XML": Place(_part("customXml/item1.xml", '<a b="{}"/>')),
    "Word: link": Place(_part("word/_rels/document.xml.rels", '<r><Relationship Target="mailto:{}"/></r>'),
                        "contact e-mail"),
    "Word: picture's metadata": Place(_word(lambda x: docx(**{"word/media/a.jpg": jpeg_xmp(x)}))),
    "Word: workbook within": Place(_word(lambda x: docx(**{"word/embeddings/a.xlsx": workbook(x)})), "internal cell",
                                   _SAME),
    "workbook: cell": Place(_book(_cell)),
    "workbook: number": Place(_book(_number), "contact phone"),
    "workbook: comment": Place(_book(_comment)),
    "workbook: comment's author": Place(_book(_commenter), "contact name"),
    "workbook: hidden sheet": Place(_book(_hidden)),
    "workbook: sheet's name": Place(_book(_sheet_name), "contact name"),
    "workbook: formula": Place(_book(_formula)),
    "workbook: name": Place(_book(_name)),
    "workbook: page's header": Place(_book(_header), "contact name"),
    "workbook: last author": Place(_book(_author), "contact name"),
    "workbook: own property": Place(_book(_property)),
    "workbook: attached": Place(changed(_ATTACHED, lambda _, x: workbook(x)), "internal cell", _SAME),
    "internal file under another name": Place(made("tep.bin", workbook), "internal cell", _SAME),
    "internal file in a package": Place(made("a.zip", lambda x: zipped(**{"a.bin": workbook(x)})), "internal cell",
                                        _SAME),
    "internal file as data": Place(made("a.css", lambda x: (
        b"p {background: url(data:application/zip;base64," + base64.b64encode(workbook(x)) + b")}")),
        "internal cell", _SAME),
    "internal workbook saved again": Place(made("tep.xlsx", _saved_again), "internal cell"),
    "internal cell in a Word file": Place(_word(lambda x: docx(f"<w:p>{_runs(x)}</w:p>")), "internal cell"),
    "internal paragraph in a workbook": Place(_book(_cell), "internal paragraph"),
    "internal page in a Word file": Place(_part("word/footnotes.xml", '<w:f xmlns:w="w"><w:t>{}</w:t></w:f>'),
                                          "internal page"),
    "package: member": Place(made("a.zip", lambda x: zipped(**{"a.txt": x}))),
    "package: member's name": Place(_member(filename=lambda x: f"{x}.txt"), "contact name"),
    "package: member's comment": Place(_member(comment=str.encode)),
    "package: member's extra field": Place(_member(extra=_extra)),
    "package: comment": Place(made("a.zip", lambda x: zipped(x.encode(), **{"a.txt": "a"}))),
    "package: in a package": Place(made("a.zip", lambda x: zipped(**{"b.zip": zipped(**{"a.txt": x})}))),
    "package: before its beginning": Place(made("a.zip", lambda x: x.encode() + zipped(**{"a.txt": "a"})),
                                           rules=frozenset({"CV907"})),
    "PNG: tEXt": Place(_chunked(b"tEXt", lambda x: b"Comment\0" + x.encode("latin-1")), "contact e-mail"),
    "PNG: zTXt": Place(_chunked(b"zTXt", lambda x: b"Comment\0\0" + zlib.compress(x.encode("latin-1"))),
                       "contact e-mail"),
    "PNG: eXIf": Place(_chunked(b"eXIf", lambda x: _exif(0x13B)(x).removeprefix(b"Exif\0\0")), "contact name"),
    "PNG: private chunk": Place(_chunked(b"zqZq", str.encode)),
    "PNG: iTXt": Place(_png("Comment", packed=False)),
    "PNG: iTXt, packed": Place(_png("Comment", packed=True)),
    "JPEG: artist": Place(_jpeg(exif=_exif(0x13B)), "contact name"),
    "JPEG: Windows' author": Place(_jpeg(exif=_exif(0x9C9D, "utf-16-le")), "contact name"),
    "JPEG: comment": Place(_jpeg(comment=str.encode)),
    "JPEG: XMP": Place(made("b.jpg", jpeg_xmp)),
    "JPEG: caption": Place(made("c.jpg", _photoshop)),
    "JPEG: after its end": Place(_jpeg(trailer=str.encode)),
    "WebP: EXIF": Place(made("a.webp", lambda x: _saved("WEBP", exif=_exif(0x13B)(x))), "contact name"),
    "WebP: XMP": Place(made("b.webp", lambda x: _saved("WEBP", xmp=_xmp(x)))),
    "GIF: comment": Place(made("a.gif", lambda x: _saved("GIF", comment=x.encode()))),
    "TIFF: description": Place(made("a.tif", lambda x: _saved("TIFF", description=x)), "contact e-mail"),
    "SVG: title": Place(made("a.svg", lambda x: f"<svg xmlns='http://www.w3.org/2000/svg'><title>{x}</title></svg>"
                             .encode())),
    "SVG: picture within": Place(made("b.svg", lambda x: (
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='data:image/jpeg;base64,"
        f"{base64.b64encode(jpeg_xmp(x)).decode()}'/></svg>").encode())),
    "font: name": Place(_font),
    "file's name": Place(_named(lambda x: f"{x}.txt"), "contact name"),
    "file's name: joined": Place(_named(lambda x: f"{x.replace(' ', '-').lower()}.txt"), "contact name"),
    "file's name: percent codes": Place(_named(lambda x: "".join(f"%{y:02X}" for y in x.encode()) + ".txt"),
                                        "contact name"),
    "file's name: attachment's": Place(_named(lambda x: f"tep/{x}"), "internal file"),
    "folder's name": Place(_named(lambda x: f"{unicodedata.normalize('NFD', x)}/a.txt"), "contact name"),
    "link to a file": Place(_link, rules=frozenset({"CV909"})),
}  # fmt: skip

__all__ = ["FILE_PLACES", "WITHHELD", "docx", "jpeg_xmp", "zipped"]

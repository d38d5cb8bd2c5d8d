"""One secret, in places that only some programs show: split over runs, beside the members, in drawings of no page."""

import base64
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from PIL import Image

from tests.unit.verify.planted import NAME

Plant = Callable[[], tuple[str, bytes]]


def page(body: str) -> tuple[str, bytes]:
    """A page with that body."""
    return "index.html", f"<!doctype html><html lang=vi><title>a</title><body>{body}</body></html>".encode()


def package(name: str, members: dict[str, str | bytes]) -> tuple[str, bytes]:
    """A zip package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for member, content in members.items():
            file.writestr(member, content)
    return name, out.getvalue()


def docx(body: str) -> tuple[str, bytes]:
    """A Word file with that body."""
    return package("a.docx", {"word/document.xml": f'<?xml version="1.0"?><w:d xmlns:w="urn:w">{body}</w:d>'})


def gz(content: bytes, *, name: bytes = b"", comment: bytes = b"") -> tuple[str, bytes]:
    """A compressed file that names what is in it (RFC 1952)."""
    flags = (8 if name else 0) | (16 if comment else 0)
    beside = b"".join(x + b"\0" for x in (name, comment) if x)
    packed = gzip.compress(content, mtime=0)
    return "a.txt.gz", packed[:3] + bytes([flags]) + packed[4:10] + beside + packed[10:]


def pdf(change: Callable[[pikepdf.Pdf], None]) -> tuple[str, bytes]:
    """A PDF of one page, changed."""
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(200, 200))
        change(file)
        out = io.BytesIO()
        file.save(out)
    return "a.pdf", out.getvalue()


def drawing(file: pikepdf.Pdf, **more: object) -> pikepdf.Object:
    """A drawing whose text is spelt with another code for each letter, as subset fonts are."""
    codes = {letter: number for number, letter in enumerate(sorted(set(NAME)), 1)}
    table = "".join(f"<{number:02x}> <{ord(letter):04x}>\n" for letter, number in codes.items())
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{table}endbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        ToUnicode=file.make_stream(mapping.encode()),
    )  # fmt: skip
    shown = bytes(codes[letter] for letter in NAME).hex()
    stream = file.make_stream(f"BT /F1 9 Tf 9 9 Td <{shown}> Tj ET".encode())
    stream.BBox = pikepdf.Array([0, 0, 200, 200])
    stream.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    for key, value in more.items():
        stream[f"/{key}"] = value
    return file.make_indirect(stream)


def _annotation(file: pikepdf.Pdf) -> None:
    look = drawing(file, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    stamp = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 99, 99], AP=pikepdf.Dictionary(N=look)
    )
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(stamp)])


def _pattern(file: pikepdf.Pdf) -> None:
    tile = drawing(file, PatternType=1, PaintType=1, TilingType=1, XStep=99, YStep=99)
    file.pages[0].Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P1=tile))


def _unused_form(file: pikepdf.Pdf) -> None:
    file.Root.Unused = drawing(file, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)


def _picture(data: bytes, *filters: str) -> tuple[str, bytes]:
    """A PDF that draws a picture packed in that way, the last filter its own form."""

    def add(file: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(file, data)
        stream.Type, stream.Subtype, stream.Width, stream.Height = pikepdf.Name.XObject, pikepdf.Name.Image, 8, 8
        stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        stream.Filter = pikepdf.Array([pikepdf.Name(x) for x in filters])
        file.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=file.make_indirect(stream)))
        file.pages[0].Contents = file.make_stream(b"q 9 0 0 9 0 0 cm /I Do Q")

    return pdf(add)


def _field(file: pikepdf.Pdf) -> None:
    field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("a"), V=pikepdf.String(NAME))
    file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([file.make_indirect(field)]))


def _after_its_end(more: bytes) -> tuple[str, bytes]:
    name, content = pdf(lambda _: None)
    return name, content.replace(b"startxref", more + b"\nstartxref")


def _jpeg(trailer: bytes = b"", segments: bytes = b"") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "JPEG")
    data = out.getvalue()
    return data[:2] + segments + data[2:] + trailer


def _xmp_in_two() -> bytes:
    """A packet split within a word over two segments."""
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32
    parts = (b"<x>Tran Dang Huy", b"en Ngoc</x>")
    bodies = [head + struct.pack(">II", 27, 0) + part for part in parts]
    return _jpeg(segments=b"".join(b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body for body in bodies))


def _iptc(text: str) -> bytes:
    record = b"\x1c\x02\x50" + struct.pack(">H", len(text.encode())) + text.encode()
    body = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record
    return _jpeg(segments=b"\xff\xed" + struct.pack(">H", len(body) + 2) + body)


def _saved(kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, kind, **more)
    return out.getvalue()


def _gif_xmp() -> bytes:
    packet = f"<x>{NAME}</x>".encode()
    trailer = bytes([1, *range(255, -1, -1), 0])
    return _saved("GIF")[:-1] + b"!\xff\x0bXMP DataXMP" + packet + trailer + b";"


def _exif(text: str) -> bytes:
    tags = Image.Exif()
    tags[0x10E] = text
    return tags.tobytes()


def _zip_between() -> tuple[str, bytes]:
    name, content = package("a.zip", {"a.txt": "a"})
    end = content.rindex(b"PK\x05\x06")
    listing = content.index(b"PK\x01\x02")
    moved = content[:listing] + NAME.encode() + content[listing:end]
    (start,) = struct.unpack_from("<I", content, end + 16)
    tail = content[end : end + 16] + struct.pack("<I", start + len(NAME.encode())) + content[end + 20 :]
    return name, moved + tail


_WORDS = [f"<w:r><w:t xml:space='preserve'>{x}</w:t></w:r>" for x in ("Trần Đ", "ặng Huy", "ền Ngọc")]

PLACES: dict[str, tuple[Plant, str]] = {
    "docx short word split over runs": (
        lambda: docx("<w:p><w:r><w:t>x</w:t></w:r></w:p><w:p><w:r><w:t>dh</w:t></w:r><w:r><w:t>nt</w:t></w:r></w:p>"),
        "copies",
    ),
    "docx name split by a deletion": (
        lambda: docx(f"{_WORDS[0]}<w:del><w:r><w:delText>óng</w:delText></w:r></w:del>{_WORDS[1]}{_WORDS[2]}"),
        "contact.name",
    ),
    "docx name split by an insertion": (
        lambda: docx(f"<w:p>{_WORDS[0]}{_WORDS[1]}<w:ins><w:r><w:t>óng</w:t></w:r></w:ins>{_WORDS[2]}</w:p>"),
        "contact.name",
    ),
    "docx deleted name": (lambda: docx(f"<w:del><w:r><w:delText>{NAME}</w:delText></w:r></w:del>"), "contact.name"),
    "docx comment": (lambda: package("a.docx", {"word/comments.xml": f"<c>{NAME}</c>"}), "contact.name"),
    "docx application": (lambda: package("a.docx", {"docProps/app.xml": f"<Manager>{NAME}</Manager>"}), "contact.name"),
    "docx own property": (
        lambda: package("a.docx", {"docProps/custom.xml": f"<p><vt:lpwstr>{NAME}</vt:lpwstr></p>".replace("vt:", "")}),
        "contact.name",
    ),
    "pptx note": (
        lambda: package("a.pptx", {"ppt/notesSlides/notesSlide1.xml": "<p><r>dh</r><r>nt</r></p>"}),
        "copies",
    ),
    "odt text": (
        lambda: package("a.odt", {"content.xml": "<t><p>x</p><p>Trần<s/>Đặng<s/>Huyền <span>Ng</span>ọc</p></t>"}),
        "contact.name",
    ),
    "xlsx scientific number": (
        lambda: package("a.xlsx", {"xl/worksheets/sheet1.xml": "<c><v>9.00000001E8</v></c>"}),
        "contact.phone",
    ),
    "json scientific number": (lambda: ("a.json", b'{"a": 9.00000001e8}'), "contact.phone"),
    "json base64": (lambda: ("a.json", b'{"a": "%s"}' % base64.b64encode(NAME.encode())), "contact.name"),
    "zip between members": (_zip_between, "contact.name"),
    "zip behind its end": (
        lambda: ("a.zip", package("a.zip", {"a.txt": "a"})[1] + b"\0" * 30 + NAME.encode()),
        "contact.name",
    ),
    "gz name": (lambda: gz(b"a", name=b"tran dang huyen ngoc.txt"), "contact.name"),
    "gz comment": (lambda: gz(b"a", comment=b"Tran Dang Huyen Ngoc"), "contact.name"),
    "gz of two": (lambda: ("a.gz", gzip.compress(b"a ") + gzip.compress(NAME.encode())), "contact.name"),
    "pdf stamp": (lambda: pdf(_annotation), "contact.name"),
    "pdf pattern": (lambda: pdf(_pattern), "contact.name"),
    "pdf form that nothing draws": (lambda: pdf(_unused_form), "contact.name"),
    "pdf form field": (lambda: pdf(_field), "contact.name"),
    "pdf comment": (lambda: _after_its_end(f"% {NAME}".encode()), "contact.name"),
    "pdf object of no table": (lambda: _after_its_end(b"90 0 obj (Tran Dang Huyen Ngoc) endobj"), "contact.name"),
    "pdf hexadecimal string of no table": (
        lambda: _after_its_end(b"90 0 obj <feff" + NAME.encode("utf-16-be").hex().encode() + b"> endobj"),
        "contact.name",
    ),
    "pdf stream of no table": (
        lambda: _after_its_end(b"90 0 obj <<>> stream\n" + zlib.compress(NAME.encode()) + b"\nendstream endobj"),
        "contact.name",
    ),
    "pdf picture behind a jpeg 2000": (
        lambda: _picture(_saved("JPEG2000") + NAME.encode(), "/JPXDecode"),
        "contact.name",
    ),
    "pdf picture's exif in hexadecimal": (
        lambda: _picture(_saved("JPEG", exif=_exif("dhnt")).hex().encode() + b">", "/ASCIIHexDecode", "/DCTDecode"),
        "copies",
    ),
    "pdf picture's exif deflated": (
        lambda: _picture(zlib.compress(_saved("JPEG", exif=_exif("dhnt"))), "/FlateDecode", "/DCTDecode"),
        "copies",
    ),
    "pdf picture behind its pixels": (
        lambda: _picture(bytes(192) + NAME.encode(), "/CCITTFaxDecode"),
        "contact.name",
    ),
    "jpeg preview behind its end": (lambda: ("a.jpg", _jpeg(_saved("JPEG", exif=_exif("dhnt")))), "copies"),
    "jpeg long packet": (lambda: ("a.jpg", _xmp_in_two()), "contact.name"),
    "jpeg caption": (lambda: ("a.jpg", _iptc(NAME)), "contact.name"),
    "png exif": (lambda: ("a.png", _saved("PNG", exif=_exif("dhnt"))), "copies"),
    "png colour profile": (
        lambda: ("a.png", _saved("PNG", icc_profile=b"x" * 128 + NAME.encode("utf-16-be"))),
        "contact.name",
    ),
    "webp exif": (lambda: ("a.webp", _saved("WEBP", exif=_exif("dhnt"))), "copies"),
    "webp packet": (lambda: ("a.webp", _saved("WEBP", xmp=f"<x>{NAME}</x>".encode())), "contact.name"),
    "gif comment": (lambda: ("a.gif", _saved("GIF", comment=b"dhnt")), "copies"),
    "gif packet": (lambda: ("a.gif", _gif_xmp()), "contact.name"),
    "tiff short tag": (lambda: ("a.tif", _saved("TIFF", description="dhnt")), "copies"),
    "html attribute with markup": (lambda: page('<p data-a="d<b>hn</b>t">a</p>'), "copies"),
    "html comment with markup": (lambda: page("<!-- d<b>hn</b>t -->"), "copies"),
    "html drawing's letters": (lambda: page("<svg><text>x</text><text>d<tspan>hn</tspan>t</text></svg>"), "copies"),
    "html element of one's own": (lambda: page("<p>d<x-y>hn</x-y>t</p>"), "copies"),
    "html entities twice": (lambda: page("<p title='&amp;#100;hnt'>a</p>"), "copies"),
    "link percent codes twice": (lambda: page('<a href="?q=d%2568nt">a</a>'), "copies"),
    "address with words for signs": (lambda: page("<p>huyenngoc.tran (at) example.com</p>"), "contact.email"),
}  # fmt: skip

"""One secret, in every place and writing in which an edition could hold it: file name and content by what it is."""

import base64
import gzip
import io
import json
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable

import cbor2
import pikepdf
from PIL import Image, PngImagePlugin

from congvan.model.withheld import Secret

PHONE = "0900 000 001"
NAME = "Trần Đặng Huyền Ngọc"
EMAIL = "huyenngoc.tran@example.com"
PASSAGE = (
    "Đề nghị chưa công bố việc bố trí bốn trăm triệu đồng mua máy đo mưa tại đập Hồ Cây Sung cho tới khi "
    "đoàn thanh tra kết thúc phần kiểm kê kho vật tư ở tầng hai trụ sở cũ"
)
CODE = "dhnt"

SECRETS = (
    Secret(PHONE, "contact.phone"),
    Secret(NAME, "contact.name"),
    Secret(EMAIL, "contact.email"),
    Secret(PASSAGE, "body, passage 1"),
    Secret(CODE, "copies"),
)

Plant = Callable[[], tuple[str, bytes]]


def _html(body: str, head: str = "") -> tuple[str, bytes]:
    page = f"<!doctype html><html lang=vi><head><title>Báo cáo</title>{head}</head><body>{body}</body></html>"
    return "index.html", page.encode()


def _zip(**members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def _docx(document: str) -> bytes:
    return _zip(**{"word/document.xml": f'<?xml version="1.0"?><w:d xmlns:w="urn:w">{document}</w:d>'})


def _xlsx(sheet: str, strings: str = "") -> bytes:
    return _zip(
        **{
            "xl/sharedStrings.xml": f"<?xml version='1.0'?><sst>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f"<?xml version='1.0'?><sheetData>{sheet}</sheetData>",
        }
    )


def _png(text: dict[str, str], *, compressed: bool = False) -> bytes:
    info = PngImagePlugin.PngInfo()
    for key, value in text.items():
        info.add_itxt(key, value, zip=compressed)
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "PNG", pnginfo=info)
    return out.getvalue()


def _png_ztxt(value: str) -> bytes:
    picture = _png({})
    body = b"Comment\0\0" + zlib.compress(value.encode("latin-1"))
    chunk = struct.pack(">I4s", len(body), b"zTXt") + body
    return picture[:33] + chunk + struct.pack(">I", zlib.crc32(chunk[4:])) + picture[33:]


def _jpeg(exif: dict[int, str | bytes], trailer: bytes = b"", comment: bytes = b"") -> bytes:
    tags = Image.Exif()
    for tag, value in exif.items():
        tags[tag] = value
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "JPEG", exif=tags, comment=comment)
    return out.getvalue() + trailer


def _pdf(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _drawn(content: bytes) -> bytes:
    def draw(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(content)

    return _pdf(draw)


def _pdf_info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = NAME


def _pdf_xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = PASSAGE


def _pdf_outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


def _attach(pdf: pikepdf.Pdf, name: str, content: bytes) -> None:
    pdf.attachments[name] = pikepdf.AttachedFileSpec(
        pdf, content, filename=name, description="", mime_type="", creation_date="", mod_date=""
    )


def _pdf_attachment(pdf: pikepdf.Pdf) -> None:
    _attach(pdf, "a.txt", PASSAGE.encode())


def _pdf_attached_package(pdf: pikepdf.Pdf) -> None:
    _attach(pdf, "a.docx", _docx(f"<w:t>{NAME}</w:t>"))


def _pdf_attachment_name(pdf: pikepdf.Pdf) -> None:
    _attach(pdf, f"{NAME}.txt", b"x")


def _pdf_note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=pikepdf.String(PASSAGE)
    )
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def _pdf_link(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("mailto:huyenngoc.tran%40example.com"))
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    pdf.pages[0].Annots = pikepdf.Array([link])


def _pdf_unused_object(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Unused = pdf.make_indirect(pikepdf.Dictionary(Left=pikepdf.String(NAME)))


def _pdf_earlier_version() -> bytes:
    """A PDF whose author was overwritten by an appended change, as signing and editing programs append."""
    first = _pdf(_pdf_info)
    with pikepdf.open(io.BytesIO(first)) as pdf:
        number = pdf.trailer.Info.objgen[0]
        start = first.rindex(b"startxref") + len(b"startxref")
        previous = int(first[start:].split()[0])
        root, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
    changed = f"{number} 0 obj\n<< /Author (Van phong) >>\nendobj\n".encode()
    table = (
        f"xref\n{number} 1\n{len(first):010d} 00000 n \ntrailer\n"
        f"<< /Size {size} /Root {root} 0 R /Info {number} 0 R /Prev {previous} >>\n"
        f"startxref\n{len(first) + len(changed)}\n%%EOF\n"
    )
    return first + changed + table.encode()


def _fragment(content: str) -> bytes:
    return gzip.compress(b"pagefind_dcd" + json.dumps({"url": "/a/", "content": content}).encode(), mtime=0)


def _index(*words: str) -> bytes:
    tree = [[[word, [[0, [-25, 10], []]], []] for word in words]]
    return gzip.compress(b"pagefind_dcd" + cbor2.dumps(tree), mtime=0)


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" if i % 2 else f"&#x{ord(letter):x};" for i, letter in enumerate(text))


def _css_escaped(text: str) -> str:
    return "".join(f"\\{ord(letter):06x}" for letter in text)


_BASE64 = base64.b64encode(f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{NAME}</desc></svg>".encode()).decode()

PLACES: dict[str, tuple[Plant, str]] = {
    # name → what makes the file, origin of the secret in it
    "html text": (lambda: _html(f"<p>Liên hệ: {PHONE}</p>"), "contact.phone"),
    "html attribute": (lambda: _html(f'<p data-x="{NAME}">a</p>'), "contact.name"),
    "html comment": (lambda: _html(f"<!-- {PASSAGE} -->"), "body, passage 1"),
    "html title": (lambda: _html("", f"<title>{NAME}</title>"), "contact.name"),
    "html meta": (lambda: _html("", f'<meta name=author content="{NAME}">'), "contact.name"),
    "html entities": (lambda: _html(f"<p>{_entities(NAME)}</p>"), "contact.name"),
    "html entities in attribute": (lambda: _html(f"<p title='{_entities(EMAIL)}'>a</p>"), "contact.email"),
    "html split by tags": (lambda: _html("<p><b>09</b>00 <i>000</i><span> 0</span>01</p>"), "contact.phone"),
    "html name split by tags": (lambda: _html("<p>Trần Đ<b>ặn</b>g Hu<i>yền</i> Ngọc</p>"), "contact.name"),
    "html split by comment": (lambda: _html("<p>d<!-- x -->hnt</p>"), "copies"),
    "html table cells": (
        lambda: _html("<table><tr><td>0900</td><td>000</td><td>001</td></tr></table>"),
        "contact.phone",
    ),
    "html hidden": (lambda: _html(f"<p hidden style='display:none'>{CODE}</p>"), "copies"),
    "html second attribute of one name": (lambda: _html(f"<p id=a id='{NAME}'>a</p>"), "contact.name"),
    "html after its end": (lambda: ("a.html", _html("")[1] + PHONE.encode()), "contact.phone"),
    "html template": (lambda: _html(f"<template><p>{NAME}</p></template>"), "contact.name"),
    "html inline script": (lambda: _html(f"<script>x={json.dumps(NAME)}</script>"), "contact.name"),
    "html data address": (lambda: _html(f'<img alt="" src="data:image/svg+xml;base64,{_BASE64}">'), "contact.name"),
    "link to mail": (lambda: _html('<a href="mailto:huyenngoc%2Etran%40example.com">a</a>'), "contact.email"),
    "link with percent codes": (
        lambda: _html('<a href="?q=Tr%E1%BA%A7n%20%C4%90%E1%BA%B7ng%20Huy%E1%BB%81n%20Ng%E1%BB%8Dc">a</a>'),
        "contact.name",
    ),
    "json escapes": (lambda: ("data/letters.json", json.dumps({"a": [NAME]}).encode()), "contact.name"),
    "json key": (lambda: ("data/letters.json", json.dumps({NAME: 1}, ensure_ascii=False).encode()), "contact.name"),
    "json number": (lambda: ("data/letters.json", b'{"phone": 900000001}'), "contact.phone"),
    "json line feeds": (lambda: ("data/letters.json", b'{"a": "x\\ndhnt\\ny"}'), "copies"),
    "json with html": (lambda: ("data/letters.json", b'{"a": "<b>d</b>hnt"}'), "copies"),
    "xml text": (
        lambda: ("feed.xml", f"<?xml version='1.0'?><feed><title>{NAME}</title></feed>".encode()),
        "contact.name",
    ),
    "xml cdata": (
        lambda: ("feed.xml", f"<?xml version='1.0'?><f><![CDATA[<p>{NAME}</p>]]></f>".encode()),
        "contact.name",
    ),
    "xml with escaped html": (
        lambda: ("feed.xml", b"<?xml version='1.0'?><f>&lt;p&gt;d&lt;b&gt;hn&lt;/b&gt;t&lt;/p&gt;</f>"),
        "copies",
    ),
    "xml attribute": (lambda: ("sitemap.xml", f"<?xml version='1.0'?><f a='{EMAIL}'/>".encode()), "contact.email"),
    "xml utf-16": (lambda: ("feed.xml", f"<f>{NAME}</f>".encode("utf-16")), "contact.name"),
    "svg": (
        lambda: ("a.svg", f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{NAME}</desc></svg>".encode()),
        "contact.name",
    ),
    "script string": (
        lambda: ("a.js", b"var a = 'Tr\\u1ea7n \\u0110\\u1eb7ng Huy\\u{1ec1}n Ng\\u1ecdc'"),
        "contact.name",
    ),
    "script concatenation": (lambda: ("a.js", b'var a = "0900" + "000" + "001";'), "contact.phone"),
    "script comment": (lambda: ("a.js", f"// {PASSAGE}".encode()), "body, passage 1"),
    "style sheet": (lambda: ("a.css", f'p::after {{content: "{_css_escaped(NAME)}"}}'.encode()), "contact.name"),
    "csv": (lambda: ("data/a.csv", f'"bim-son","{NAME}"\r\n'.encode()), "contact.name"),
    "calendar": (lambda: ("deadlines.ics", f"BEGIN:VCALENDAR\r\nSUMMARY:{NAME}\r\n".encode()), "contact.name"),
    "gz": (lambda: ("sitemap.xml.gz", gzip.compress(f"<a>{NAME}</a>".encode(), mtime=0)), "contact.name"),
    "gz in gz": (lambda: ("a.gz", gzip.compress(gzip.compress(NAME.encode(), mtime=0), mtime=0)), "contact.name"),
    "pagefind fragment": (
        lambda: ("pagefind/fragment/vi_1.pf_fragment", _fragment(f"Báo cáo {PHONE}")),
        "contact.phone",
    ),
    "pagefind index": (lambda: ("pagefind/index/vi_1.pf_index", _index("bao", "0900000001")), "contact.phone"),
    "pagefind index, e-mail": (
        lambda: ("pagefind/index/vi_1.pf_index", _index("huyenngoctranexamplecom")),
        "contact.email",
    ),
    "pagefind filter": (
        lambda: ("pagefind/filter/vi_1.pf_filter", gzip.compress(b"pagefind_dcd" + cbor2.dumps(["x", [[NAME, [0]]]]))),
        "contact.name",
    ),
    "pdf text": (lambda: ("a.pdf", _drawn(b"BT /F1 12 Tf 20 100 Td (DT: 0900.000.001) Tj ET")), "contact.phone"),
    "pdf text, invisible": (lambda: ("a.pdf", _drawn(b"BT 3 Tr /F1 12 Tf 20 100 Td (dhnt) Tj ET")), "copies"),
    "pdf text, off the page": (
        lambda: ("a.pdf", _drawn(b"BT /F1 12 Tf 900 900 Td (0900000001) Tj ET")),
        "contact.phone",
    ),
    "pdf replacement text": (
        lambda: ("a.pdf", _drawn(b"/Span << /ActualText (0900000001) >> BDC BT /F1 9 Tf (x) Tj ET EMC")),
        "contact.phone",
    ),
    "pdf metadata": (lambda: ("a.pdf", _pdf(_pdf_info)), "contact.name"),
    "pdf xmp": (lambda: ("a.pdf", _pdf(_pdf_xmp)), "body, passage 1"),
    "pdf outline": (lambda: ("a.pdf", _pdf(_pdf_outline)), "contact.name"),
    "pdf attachment": (lambda: ("a.pdf", _pdf(_pdf_attachment)), "body, passage 1"),
    "docx in pdf": (lambda: ("a.pdf", _pdf(_pdf_attached_package)), "contact.name"),
    "pdf attachment's name": (lambda: ("a.pdf", _pdf(_pdf_attachment_name)), "contact.name"),
    "pdf note": (lambda: ("a.pdf", _pdf(_pdf_note)), "body, passage 1"),
    "pdf link": (lambda: ("a.pdf", _pdf(_pdf_link)), "contact.email"),
    "pdf unused object": (lambda: ("a.pdf", _pdf(_pdf_unused_object)), "contact.name"),
    "pdf earlier version": (lambda: ("a.pdf", _pdf_earlier_version()), "contact.name"),
    "pdf after its end": (lambda: ("a.pdf", _pdf(lambda _: None) + PHONE.encode()), "contact.phone"),
    "pdf under another name": (lambda: ("a.txt", _pdf(_pdf_info)), "contact.name"),
    "xlsx shared string": (lambda: ("a.xlsx", _xlsx("", f"<si><t>{NAME}</t></si>")), "contact.name"),
    "xlsx number": (lambda: ("a.xlsx", _xlsx("<c><v>900000001</v></c>")), "contact.phone"),
    "docx split runs": (
        lambda: ("a.docx", _docx("<w:r><w:t>09000</w:t></w:r><w:r><w:t>00001</w:t></w:r>")),
        "contact.phone",
    ),
    "docx author": (lambda: ("a.docx", _zip(**{"docProps/core.xml": f"<c>{NAME}</c>"})), "contact.name"),
    "picture in docx": (lambda: ("a.docx", _zip(**{"word/media/a.png": _png({"Author": NAME})})), "contact.name"),
    "zip member's text": (lambda: ("a.zip", _zip(**{"a.txt": PASSAGE})), "body, passage 1"),
    "zip member's name": (lambda: ("a.zip", _zip(**{f"{NAME}.txt": "a"})), "contact.name"),
    "zip in zip": (lambda: ("a.zip", _zip(**{"b.zip": _zip(**{"a.txt": NAME})})), "contact.name"),
    "png text": (lambda: ("a.png", _png({"Author": NAME})), "contact.name"),
    "png compressed text": (lambda: ("a.png", _png({"Author": NAME}, compressed=True)), "contact.name"),
    "png old compressed text": (lambda: ("a.png", _png_ztxt(EMAIL)), "contact.email"),
    "jpeg artist": (lambda: ("a.jpg", _jpeg({0x13B: NAME.encode()})), "contact.name"),
    "jpeg windows author": (lambda: ("a.jpg", _jpeg({0x9C9D: NAME.encode("utf-16-le")})), "contact.name"),
    "jpeg comment": (lambda: ("a.jpg", _jpeg({}, comment=NAME.encode())), "contact.name"),
    "jpeg after its end": (lambda: ("a.jpg", _jpeg({}, trailer=PHONE.encode())), "contact.phone"),
    "file name": (lambda: ("Tran-Dang-Huyen-Ngoc.txt", b"a"), "contact.name"),
    "folder name": (lambda: (f"{_nfd(NAME)}/a.txt", b"a"), "contact.name"),
}  # fmt: skip

WRITINGS: dict[str, tuple[str, str]] = {
    # name → text as it stands in a page, origin
    "decomposed": (_nfd(NAME), "contact.name"),
    "upper case": (NAME.upper(), "contact.name"),
    "no accents": ("Tran Dang Huyen Ngoc", "contact.name"),
    "no-break spaces": (NAME.replace(" ", "\u00a0"), "contact.name"),
    "soft hyphens": ("\u00ad".join(NAME), "contact.name"),
    "zero-width spaces": ("\u200b".join(NAME), "contact.name"),
    "line breaks": (NAME.replace(" ", "\n   "), "contact.name"),
    "full width digits": ("０９００ ０００ ００１", "contact.phone"),
    "quoted": (f"“{NAME}”–", "contact.name"),
    "joined by underscores": (NAME.replace(" ", "_"), "contact.name"),
    "phone joined": ("x:0900000001.", "contact.phone"),
    "phone with dots": ("0900.000.001", "contact.phone"),
    "phone with hyphens": ("0900-000-001", "contact.phone"),
    "phone in groups of two": ("09 00 00 00 01", "contact.phone"),
    "phone with country code": ("+84 900 000 001", "contact.phone"),
    "phone with country code and zero": ("+84 (0)900 000 001", "contact.phone"),
    "phone with international prefix": ("0084900000001", "contact.phone"),
    "passage across a page": (PASSAGE.replace(" cho tới khi", " 2 Trang 3 cho tới khi"), "body, passage 1"),
}

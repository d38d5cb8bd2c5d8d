"""Real documents with a word of their own (`zq…`) in each place where programs write who made them, and with what."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

import docx
import openpyxl
import pikepdf
import xlsxwriter
from openpyxl.comments import Comment
from PIL import Image, PngImagePlugin

GPS = {1: "N", 2: (20.0, 5.0, 30.5), 3: "E", 4: (105.0, 51.0, 7.25)}  # degrees, minutes, seconds


def repacked(data: bytes, changes: Mapping[str, bytes | tuple[bytes, bytes]]) -> bytes:
    """A package with members written anew or added, or with some bytes of them replaced."""
    out, left = io.BytesIO(), dict(changes)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            change, content = left.pop(entry.filename, None), old.read(entry)
            if isinstance(change, tuple):
                assert change[0] in content, (entry.filename, change[0])
                content = content.replace(*change)
            new.writestr(entry, change if isinstance(change, bytes) else content)
        for name, change in left.items():
            assert isinstance(change, bytes), name
            new.writestr(name, change)
    return out.getvalue()


def package(**members: bytes | str) -> bytes:
    """A package of these files; `__` stands for a dot."""
    return packed({name.replace("__", "."): x for name, x in members.items()})


def packed(members: Mapping[str, bytes | str]) -> bytes:
    """A package of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def picture() -> Image.Image:
    """Sixteen by eight points, each of another colour."""
    made = Image.new("RGB", (16, 8))
    made.putdata([(x * 16, y * 32, 255 - x * 8) for y in range(8) for x in range(16)])
    return made


def exif(way: int = 1) -> Image.Exif:
    """What a telephone writes: maker, owner, place."""
    found = Image.Exif()
    found[0x010F], found[0x013B], found[0x0112] = "zqmaker", "zqartist", way
    found.get_ifd(0x8825).update(GPS)
    found.get_ifd(0x8769).update({0x9286: b"zqusercomment", 0x927C: b"zqmakernote"})
    return found


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><zqxmp/></x:xmpmeta>'


def jpeg(way: int = 1) -> bytes:
    """A JPEG of a telephone, with a remark, and a second picture behind its end."""
    out = io.BytesIO()
    picture().save(out, "JPEG", exif=exif(way), comment=b"zqcomment", xmp=XMP, icc_profile=b"icc" * 50, dpi=(300, 300))
    return out.getvalue() + b"zqtrailer"


def png(way: int = 1) -> bytes:
    """A PNG with texts."""
    texts, out = PngImagePlugin.PngInfo(), io.BytesIO()
    texts.add_text("Author", "zqauthor")
    texts.add_itxt("XML:com.adobe.xmp", "zqxmp", zip=True)
    texts.add_text("Comment", "zqcomment", zip=True)
    picture().save(out, "PNG", pnginfo=texts, exif=exif(way), dpi=(300, 300))
    return out.getvalue() + b"zqtrailer"


def gif() -> bytes:
    """A moving GIF with a remark."""
    out, first = io.BytesIO(), picture().convert("P")
    first.save(out, "GIF", save_all=True, append_images=[first.rotate(180)], comment=b"zqcomment", loop=0, duration=90)
    return out.getvalue() + b"zqtrailer"


def webp(way: int = 1) -> bytes:
    """A WebP with EXIF and XMP."""
    out = io.BytesIO()
    picture().save(out, "WEBP", lossless=True, exif=exif(way).tobytes(), xmp=XMP)
    return out.getvalue()


def tiff() -> bytes:
    """A TIFF of two pages with tags."""
    out = io.BytesIO()
    tags = {0x013B: "zqartist", 0x0131: "zqsoftware", 0x010E: "zqdescription", 0x010F: "zqmaker"}
    picture().save(out, "TIFF", save_all=True, append_images=[picture().rotate(180)], tiffinfo=tags, dpi=(300, 300))
    return out.getvalue()


_SETTINGS = (
    b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId91"/>'
    b'<w:rsids><w:rsidRoot w:val="00ABCDEF"/></w:rsids>'
    b'<w:docVars><w:docVar w:name="a" w:val="zqvariable"/></w:docVars></w:settings>'
)


def word(text: str = "Nội dung công khai") -> bytes:
    """A document with a remark, a table and a telephone's photograph."""
    document = docx.Document()
    run = document.add_paragraph(text).runs[0]
    document.add_comment(run, text="zqremark", author="zqremarker", initials="zqi")
    document.add_table(1, 2).cell(0, 0).text = "Ô thứ nhất"
    document.add_picture(io.BytesIO(jpeg()))
    core = document.core_properties
    core.author, core.last_modified_by, core.title, core.keywords = "zqauthor", "zqeditor", "zqtitle", "zqkeywords"
    out = io.BytesIO()
    document.save(out)
    relation = '<Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    return repacked(out.getvalue(), {
        "docProps/app.xml": (b"</Properties>", b"<Company>zqcompany</Company></Properties>"),
        "word/document.xml": (b"<w:body>", b'<w:body><w:p w:rsidR="00ABCDEF"><w:r><w:t>Sau</w:t></w:r></w:p>'),
        "word/settings.xml": (
            b"</w:settings>",
            _SETTINGS,
        ),
        "word/_rels/settings.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'{relation}/attachedTemplate" Target="file:///C:\\Users\\zquser\\Normal.dotm" TargetMode="External"/>'
            "</Relationships>"
        ).encode(),
        "word/zqorphan.xml": b"<x>zqorphan</x>",
    })  # fmt: skip


def written(words: str) -> bytes:
    """A document with these elements in a paragraph."""
    return repacked(_word(), {"word/document.xml": (b"<w:body>", f"<w:body><w:p>{words}</w:p>".encode())})


_word = cache(word)


_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def small_word() -> bytes:
    """A document of one paragraph, without all that programs write beside it: quick to look through."""
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    related = '<Relationship Id="r{0}" Type="http://a/{1}" Target="{2}"/>'
    return packed({
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="text/xml"/></Types>',
        "_rels/.rels": relations.format(related.format(1, "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body><w:p/></w:body></w:document>',
        "word/_rels/document.xml.rels": relations.format(related.format(1, "styles", "styles.xml")),
        "word/styles.xml": f'<w:styles xmlns:w="{_MAIN}"></w:styles>',
    })  # fmt: skip


def sheet() -> bytes:
    """A workbook of openpyxl: figures, a formula, a remark."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page["A1"], page["A2"], page["A3"] = "Chỉ tiêu công khai", 12.5, "=A2*2"
    page["A1"].comment = Comment("zqremark", "zqremarker")
    page["B1"].hyperlink = "https://example.com/"
    book.properties.creator, book.properties.lastModifiedBy = "zqauthor", "zqeditor"
    out = io.BytesIO()
    book.save(out)
    path = b'<x15ac:absPath xmlns:x15ac="http://x15ac" url="C:\\Users\\zquser\\"/><sheets>'
    return repacked(out.getvalue(), {"xl/workbook.xml": (b"<sheets>", path)})


def chart_book() -> bytes:
    """A workbook of XlsxWriter: a chart, a picture, a remark."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Bảng")
        page.write_column("A1", [1, 2, 3])
        page.write_comment("A1", "zqremark", {"author": "zqremarker"})
        page.insert_image("D20", "x.jpg", {"image_data": io.BytesIO(jpeg())})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Bảng!$A$1:$A$3"})
        page.insert_chart("D2", chart)
        book.set_properties({"author": "zqauthor", "company": "zqcompany", "manager": "zqmanager"})
        book.set_custom_property("Số hồ sơ", "zqcustom")
    return out.getvalue()


def slides() -> bytes:
    """A presentation of one slide with a remark and its writer, as PowerPoint keeps them."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/presentationml/2006/main"

    def related(*pairs: tuple[str, str]) -> str:
        rows = (
            f'<Relationship Id="rId{i}" Type="{office}/{kind}" Target="{target}"/>'
            for i, (kind, target) in enumerate(pairs, start=1)
        )
        return (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{''.join(rows)}</Relationships>"
        )

    names = ("ppt/presentation.xml", "ppt/slides/slide1.xml", "ppt/comments/comment1.xml", "ppt/commentAuthors.xml")
    types = "".join(f'<Override PartName="/{x}" ContentType="application/xml"/>' for x in names)
    return packed({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": related(("officeDocument", "/ppt/presentation.xml"), ("custom-properties", "docProps/app.xml")),
        "docProps/app.xml": "<Properties><Company>zqauthor</Company></Properties>",
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{main}"/>',
        "ppt/_rels/presentation.xml.rels": related(
            ("slide", "slides/slide1.xml"), ("commentAuthors", "commentAuthors.xml")
        ),
        "ppt/slides/slide1.xml": f'<p:sld xmlns:p="{main}"><p:cSld name="Trang một"/></p:sld>',
        "ppt/slides/_rels/slide1.xml.rels": related(("comments", "../comments/comment1.xml")),
        "ppt/comments/comment1.xml": f'<p:cmLst xmlns:p="{main}"><p:text>zqremark</p:text></p:cmLst>',
        "ppt/commentAuthors.xml": f'<p:cmAuthorLst xmlns:p="{main}"><p:cmAuthor name="zqremarker"/></p:cmAuthorLst>',
    })  # fmt: skip


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def odt(body: str = "", styles: str = "", **more: str) -> bytes:
    """A text of OpenDocument with a remark; `more` are files of the package, `__` for a dot."""
    spaces = "".join(f' xmlns:{x}="{_OFFICE}:{x}:1.0"' for x in ("office", "text", "style", "meta", "script", "table"))
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    remark = "<office:annotation><dc:creator>zqremarker</dc:creator><text:p>zqremark</text:p></office:annotation>"
    content = (
        f"<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:text>{body}<text:p>Nội dung {remark}công khai</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "meta.xml": f"<office:document-meta{spaces}><office:meta><meta:initial-creator>zqauthor</meta:initial-creator>"
        "</office:meta></office:document-meta>",
        "Thumbnails/thumbnail.png": png(),
        **{name.replace("__", "."): x for name, x in more.items()},
    }
    entries = "".join(f'<m:file-entry m:full-path="{x}" m:media-type=""/>' for x in ("/", *files))
    files["META-INF/manifest.xml"] = f'<m:manifest xmlns:m="{_OFFICE}:manifest:1.0">{entries}</m:manifest>'
    return packed(files)


def a_pdf() -> pikepdf.Pdf:
    """A PDF of one page with a telephone's photograph, remarks and marks, and the names of who made it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100))
    photograph = pikepdf.Stream(pdf, jpeg(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=16, Height=8,
                                ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
                                Filter=pikepdf.Name.DCTDecode)  # fmt: skip
    page.add_resource(photograph, pikepdf.Name.XObject, pikepdf.Name.Im0)
    page.contents_add(b"q 160 0 0 80 20 10 cm /Im0 Do Q")
    page.obj.Annots = pdf.make_indirect(pikepdf.Array([
        _mark("/Text", T="zqremarker", Contents="zqremark"),
        _mark("/Highlight", T="zqremarker", Contents="zqremark", NM="zqname", QuadPoints=[1, 2, 5, 2, 1, 1, 5, 1]),
        _mark("/FreeText", T="zqremarker", Contents="Chữ đã gõ", DA="/Helv 10 Tf"),
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
                           A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.com/"))),
    ]))  # fmt: skip
    page.obj.PieceInfo = pikepdf.Dictionary(Word=pikepdf.Dictionary(Private=pikepdf.String("zqprivate")))
    page.obj.Thumb = pdf.make_stream(b"zqthumb")
    pdf.docinfo["/Author"], pdf.docinfo["/Title"] = "zqauthor", "zqtitle"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as said:
        said["dc:creator"], said["xmp:CreatorTool"], said["pdf:Producer"] = ["zqauthor"], "zqtool", "zqproducer"
    return pdf


def _mark(subtype: str, **keys: str | list[int]) -> pikepdf.Dictionary:
    mark = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), Rect=[10, 10, 50, 20])
    for key, value in keys.items():
        mark[f"/{key}"] = pikepdf.String(value) if isinstance(value, str) else pikepdf.Array(value)
    return mark


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """The bytes of a PDF."""
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()

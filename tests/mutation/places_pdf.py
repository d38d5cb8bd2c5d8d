"""Places in a letter's real PDF: what it shows, what it says of itself, what it carries, what it held before."""

import io
import zlib
from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.mutation.archive import workbook
from tests.mutation.places import PDF, Place, Plant, changed, made
from tests.mutation.places_files import docx, jpeg_xmp, zipped

Change = Callable[[Pdf, str], object]
_SAME = frozenset({"CV903", "CV915"})  # byte for byte an internal file, so with its words


def _pdf(change: Change, **saving: object) -> Plant:
    """Change the letter's PDF and save it whole."""

    def rewritten(content: bytes, text: str) -> bytes:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            change(pdf, text)
            out = io.BytesIO()
            pdf.save(out, **saving)  # type: ignore[arg-type]
            return out.getvalue()

    return changed(PDF, rewritten)


def _docinfo(pdf: Pdf, text: str) -> None:
    pdf.docinfo["/Author"] = text


def _xmp(pdf: Pdf, text: str) -> None:
    with pdf.open_metadata(update_docinfo=False) as metadata:
        metadata["dc:description"] = text


def _own_property(pdf: Pdf, text: str) -> None:
    pdf.docinfo[f"/{text.replace(' ', '_')}"] = "x"


def _outline(pdf: Pdf, text: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(text, 0))


def _attached(name: Callable[[str], str], content: Callable[[str], bytes], description: str = "") -> Change:
    def change(pdf: Pdf, text: str) -> None:
        told = name(text)
        pdf.attachments[told] = pikepdf.AttachedFileSpec(
            pdf, content(text), filename=told, description=description.format(text), mime_type="text/plain",
            creation_date="", mod_date="",
        )  # fmt: skip

    return change


def _annotation(**parts: Callable[[str], pikepdf.Object]) -> Change:
    def change(pdf: Pdf, text: str) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9])
        for key, make in parts.items():
            note[f"/{key}"] = make(text)
        page = pdf.pages[0]
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])

    return change


def _field(pdf: Pdf, text: str) -> None:
    field = pdf.make_indirect(
        Dictionary(FT=Name.Tx, T=String("a"), V=String(text), DV=String(text), Subtype=Name.Widget, Rect=[0, 0, 9, 9])
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def _alternative(key: str) -> Change:
    """Give an element of the structure tree other words."""

    def change(pdf: Pdf, text: str) -> None:
        elements = (x for x in pdf.objects if isinstance(x, Dictionary) and x.get("/Type") == Name.StructElem)
        next(elements)[key] = String(text)

    return change


def _catalogue(key: str, make: Callable[[Pdf, str], pikepdf.Object]) -> Change:
    def change(pdf: Pdf, text: str) -> None:
        pdf.Root[key] = make(pdf, text)

    return change


def _drawn(operators: Callable[[str], str]) -> Change:
    """Draw on the first page, in a font of its own that has plain letters alone."""

    def change(pdf: Pdf, text: str) -> None:
        page = pdf.pages[0]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources.Font["/Zq"] = pdf.make_indirect(font)
        page.contents_add(pdf.make_stream(operators(text).encode("latin-1")))

    return change


def _apart(text: str) -> str:
    """Each letter at a place of its own, as programs draw justified lines."""
    moves = " ".join(f"1 0 0 1 {40 + 7 * at} 40 Tm ({x}) Tj" for at, x in enumerate(text) if x != " ")
    return f"BT /Zq 12 Tf {moves} ET"


def _in_form(pdf: Pdf, text: str) -> None:
    """Draw in a form that the page uses."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    form = pdf.make_stream(f"BT /Zq 9 Tf 9 9 Td ({text}) Tj ET".encode("latin-1"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    form.Resources = Dictionary(Font=Dictionary(Zq=font))
    page = pdf.pages[0]
    page.Resources.XObject = Dictionary(Zq=form)
    page.contents_add(pdf.make_stream(b"q /Zq Do Q"))


def _replacement(pdf: Pdf, text: str) -> None:
    """Say in the drawing itself what a reader hears instead of a mark."""
    words = text.encode("utf-16-be").hex()
    pdf.pages[0].contents_add(pdf.make_stream(f"/Span << /ActualText <feff{words}> >> BDC EMC".encode()))


def _picture(pdf: Pdf, text: str) -> None:
    picture = pdf.make_stream(jpeg_xmp(text))
    picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
    picture.Width, picture.Height, picture.ColorSpace, picture.BitsPerComponent = 8, 8, Name.DeviceRGB, 8
    pdf.pages[0].Resources.XObject = Dictionary(Zr=picture)


def _left_over(pdf: Pdf, text: str) -> None:
    pdf.Root.Left = pdf.make_indirect(Dictionary(Old=String(text)))


def _private(pdf: Pdf, text: str) -> None:
    """What an application keeps for itself (ISO 32000-1, 14.5), packed."""
    pdf.pages[0].PieceInfo = Dictionary(App=Dictionary(Private=pdf.make_stream(text.encode())))


def _layer(pdf: Pdf, text: str) -> pikepdf.Object:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(text)))
    return Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))


def _earlier(content: bytes, text: str) -> bytes:
    """A PDF whose author was changed by appending, as signing programs change: the old one is still there."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.docinfo["/Author"] = text
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    first = out.getvalue()
    with pikepdf.open(io.BytesIO(first)) as pdf:
        number, root, size = pdf.trailer.Info.objgen[0], pdf.Root.objgen[0], int(pdf.trailer.Size)
    previous = int(first[first.rindex(b"startxref") + 9 :].split()[0])
    update = f"{number} 0 obj\n<< /Author (Van phong) >>\nendobj\n"
    table = (
        f"xref\n{number} 1\n{len(first):010d} 00000 n \ntrailer\n<< /Size {size} /Root {root} 0 R /Info {number} 0 R "
        f"/Prev {previous} >>\nstartxref\n{len(first) + len(update)}\n%%EOF\n"
    )
    return first + (update + table).encode()


def _text_string(text: str) -> pikepdf.Object:
    return String(text)


def _script(text: str) -> pikepdf.Object:
    return Dictionary(S=Name.JavaScript, JS=String(f'app.alert("{text}")'))


def _address(text: str) -> pikepdf.Object:
    return Dictionary(S=Name.URI, URI=String(f"mailto:{text.replace('@', '%40')}"))


def _alone(text: str) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Title"] = text
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


PDF_PLACES: Mapping[str, Place] = {
    "PDF: text": Place(_pdf(_drawn(lambda x: f"BT /Zq 12 Tf 40 40 Td (DT: {x}) Tj ET")), "contact phone"),
    "PDF: invisible text": Place(_pdf(_drawn(lambda x: f"BT 3 Tr /Zq 12 Tf 40 40 Td ({x}) Tj ET")), "contact phone"),
    "PDF: white text": Place(_pdf(_drawn(lambda x: f"1 g BT /Zq 1 Tf 40 40 Td ({x}) Tj ET")), "contact e-mail"),
    "PDF: off the page": Place(_pdf(_drawn(lambda x: f"BT /Zq 12 Tf 2000 2000 Td ({x}) Tj ET")), "contact phone"),
    "PDF: letter by letter": Place(_pdf(_drawn(_apart)), "contact phone"),
    "PDF: text in a form": Place(_pdf(_in_form), "contact phone"),
    "PDF: replacement text": Place(_pdf(_replacement)),
    "PDF: author": Place(_pdf(_docinfo), "contact name"),
    "PDF: property's name": Place(_pdf(_own_property), "contact name"),
    "PDF: XMP": Place(_pdf(_xmp)),
    "PDF: outline": Place(_pdf(_outline)),
    "PDF: alternative text": Place(_pdf(_alternative("/Alt"))),
    "PDF: structure's title": Place(_pdf(_alternative("/T"))),
    "PDF: expansion": Place(_pdf(_alternative("/E")), "contact name"),
    "PDF: note": Place(_pdf(_annotation(Contents=_text_string))),
    "PDF: note's author": Place(_pdf(_annotation(T=_text_string)), "contact name"),
    "PDF: link": Place(_pdf(_annotation(A=_address)), "contact e-mail"),
    "PDF: form field": Place(_pdf(_field)),
    "PDF: script": Place(_pdf(_catalogue("/OpenAction", lambda _, x: _script(x)))),
    "PDF: layer": Place(_pdf(_catalogue("/OCProperties", _layer)), "contact name"),
    "PDF: page label": Place(
        _pdf(_catalogue("/PageLabels", lambda _, x: Dictionary(Nums=Array([0, Dictionary(P=String(x))])))),
        "contact name",
    ),
    "PDF: attached text": Place(_pdf(_attached(lambda _: "a.txt", str.encode))),
    "PDF: attached file's name": Place(_pdf(_attached(lambda x: f"{x}.txt", lambda _: b"a")), "contact name"),
    "PDF: attached file's description": Place(_pdf(_attached(lambda _: "b.txt", lambda _: b"a", "{}"))),
    "PDF: attached Word file": Place(_pdf(_attached(lambda _: "a.docx", lambda x: docx(f"<w:t>{x}</w:t>")))),
    "PDF: attached workbook": Place(_pdf(_attached(lambda _: "a.xlsx", workbook)), "internal cell", _SAME),
    "PDF: zip in Word file in PDF": Place(
        _pdf(_attached(lambda _: "c.docx", lambda x: docx(**{"word/embeddings/a.zip": zipped(**{"a.txt": x})})))
    ),
    "PDF: picture's metadata": Place(_pdf(_picture)),
    "PDF: object that nothing uses": Place(_pdf(_left_over)),
    "PDF: application's own data": Place(_pdf(_private)),
    "PDF: packed objects": Place(_pdf(_left_over, object_stream_mode=pikepdf.ObjectStreamMode.generate)),
    "PDF: earlier version": Place(changed(PDF, _earlier), "contact name"),
    "PDF: comment": Place(changed(PDF, lambda content, x: content.replace(b"\n", b"\n%" + x.encode() + b"\n", 1))),
    "PDF: after its end": Place(changed(PDF, lambda content, x: content + x.encode())),
    "PDF: package after its end": Place(changed(PDF, lambda content, x: content + zipped(**{"a.txt": x}))),
    "PDF: packed text after its end": Place(changed(PDF, lambda content, x: content + zlib.compress(x.encode())),
                                            rules=frozenset({"CV907"})),
    "PDF: under another name": Place(made("a.txt", _alone), "contact name"),
}  # fmt: skip

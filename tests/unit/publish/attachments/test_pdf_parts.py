"""What lies in PDFs beside their pages: photographs in each packing, programs' own keys, fields that nobody sees."""

import base64
import io
import struct

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from congvan.contents.sign import UnreadableError
from congvan.publish.attachments.cleaning import clean
from congvan.publish.attachments.jpeg2000 import clean_jpeg2000
from tests.unit.publish.attachments.documents import a_pdf, jpeg, picture, saved

_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + b"zqxmp"
_BARE = jpeg().removesuffix(b"zqtrailer")


def _jpeg2000() -> bytes:
    out = io.BytesIO()
    picture().save(out, "JPEG2000", comment="zqcomment")
    return out.getvalue() + struct.pack(">I", 8 + len(_XMP)) + b"uuid" + _XMP


def _with(data: bytes, *filters: str) -> bytes:
    pdf = a_pdf()
    photograph = pdf.pages[0].obj.Resources.XObject.Im0
    photograph.write(data, filter=Array([Name(f"/{x}") for x in filters]))
    return saved(pdf)


def _runs(data: bytes) -> bytes:
    """Runs of 128 bytes each, as RunLength has them."""
    parts = (data[at : at + 128] for at in range(0, len(data), 128))
    return b"".join(bytes([len(x) - 1]) + x for x in parts) + b"\x80"


_PACKED: dict[str, tuple[bytes, list[str]]] = {
    "without its end": (_BARE.removesuffix(b"\xff\xd9"), ["DCTDecode"]),
    "ASCIIHex": (_BARE.hex().encode() + b">", ["ASCIIHexDecode", "DCTDecode"]),
    "ASCII85": (base64.a85encode(_BARE) + b"~>", ["ASCII85Decode", "DCTDecode"]),
    "RunLength": (_runs(_BARE), ["RunLengthDecode", "DCTDecode"]),
    "JPEG 2000": (_jpeg2000(), ["JPXDecode"]),
}


@pytest.mark.parametrize("name", _PACKED)
def test_photographs_are_cleaned_in_each_packing(name: str) -> None:
    """The same points, and nothing of the camera."""
    data, filters = _PACKED[name]
    with Pdf.open(io.BytesIO(clean(_with(data, *filters), "pdf"))) as copy:
        photograph = copy.pages[0].obj.Resources.XObject.Im0
        assert str(photograph.Filter) == f"/{filters[-1]}"
        kept = photograph.read_raw_bytes()
    assert b"zq" not in kept
    assert b"Exif" not in kept
    source = _jpeg2000() if filters == ["JPXDecode"] else jpeg()
    assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(io.BytesIO(source)).tobytes()


def test_a_photograph_that_cannot_be_read_is_refused() -> None:
    """What was not looked into is not published."""
    with pytest.raises(UnreadableError) as refused:
        clean(_with(_BARE[:40], "DCTDecode"), "pdf")
    assert refused.value.sign.rule.code == "CV527"


@pytest.mark.parametrize("data", [b"", b"\xff\x4f\xff\x51", b"\0\0\0\x0cjP  \r\n\x87\n", b"\0\0\0\x02jp2c"])
def test_what_is_no_jpeg_2000_is_refused(data: bytes) -> None:
    """Cut short, or no picture in it."""
    with pytest.raises(UnreadableError):
        clean_jpeg2000(data)


def test_keys_of_programs_are_taken_out() -> None:
    """Where pdfTeX found a figure, and who made it; names of resources stay, whatever they are."""
    pdf = a_pdf()
    form = Stream(pdf, b"q Q", Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])))
    form["/PTEX.FileName"], form["/ABCD_Own"] = String("/home/zquser/a.pdf"), String("zqown")
    form["/PTEX.InfoDict"] = Dictionary(Author=String("zqauthor"))
    pdf.pages[0].obj.Resources.XObject["/ABCD_Name"] = pdf.make_indirect(form)
    with Pdf.open(io.BytesIO(clean(saved(pdf), "pdf"))) as copy:
        kept = copy.pages[0].obj.Resources.XObject["/ABCD_Name"]
        assert set(kept.keys()) == {"/Type", "/Subtype", "/BBox", "/Length", "/Filter"}
        assert not [x for x in copy.objects if b"zq" in x.unparse(resolved=True)]


@pytest.mark.parametrize(("flags", "left"), [(2, False), (32, False), (4, True)])
@pytest.mark.parametrize("above", [True, False])
def test_hidden_fields_are_emptied(flags: int, left: bool, above: bool) -> None:
    """What was filled in stays only where it is seen."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    values = {"/FT": Name.Tx, "/T": String("a"), "/V": String("zqvalue")}
    widget = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=flags, Rect=Array([0, 0, 9, 9])))
    field = widget
    if above:
        field = widget.Parent = pdf.make_indirect(Dictionary(Kids=Array([widget])))
    for key, value in values.items():
        field[key] = value
    pdf.pages[0].obj.Annots, pdf.Root.AcroForm = Array([widget]), Dictionary(Fields=Array([field]))
    with Pdf.open(io.BytesIO(clean(saved(pdf), "pdf"))) as copy:
        found = any(b"zqvalue" in x.unparse(resolved=True) for x in copy.objects)
    assert found is left

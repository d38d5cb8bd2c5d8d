"""What somebody could do to a signed letter, each tried: none of it comes through."""

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp import TextStampStyle

from congvan.model.signature import Level, Verdict
from congvan.signing.likeness import Likeness, likeness
from congvan.signing.trust import Trust
from congvan.signing.validate import NoPdfError, signatures_of
from tests.pki import pki, signed, simple_signer
from tests.unit.signing.papers import paper

_TRUST = Trust((pki().root.der,))


def _flipped(data: bytes) -> bytes:
    """One bit of the first page's content."""
    at = data.index(b"stream") + 40
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _flipped_in_signature(data: bytes) -> bytes:
    """One digit of the signature itself, within the last quarter of what is not padding."""
    start = data.index(b"/Contents <") + len(b"/Contents <")
    end = start + len(data[start : data.index(b">", start)].rstrip(b"0")) - 30
    return data[:end] + (b"1" if data[end : end + 1] == b"0" else b"0") + data[end + 1 :]


def _stretched(data: bytes) -> bytes:
    """The signed range is made to leave out more than the signature."""
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)", data)
    assert found
    return data.replace(found[2], str(int(found[2]) + 2).zfill(len(found[2])).encode(), 1)


def _written(change: Callable[[IncrementalPdfFileWriter], None]) -> Callable[[bytes], bytes]:
    def apply(data: bytes) -> bytes:
        writer = IncrementalPdfFileWriter(BytesIO(data))
        change(writer)
        out = BytesIO()
        writer.write(out)
        return out.getvalue()

    return apply


def _content(writer: IncrementalPdfFileWriter, drawn: bytes) -> generic.IndirectObject:
    return writer.add_object(generic.StreamObject(stream_data=drawn))


def _replace_page(writer: IncrementalPdfFileWriter) -> None:
    """The page gets other content."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = _content(writer, b"BT /F1 12 Tf (99.999.000) Tj ET")
    writer.update_container(page)


def _cover(writer: IncrementalPdfFileWriter) -> None:
    """A note covers what was signed (a shadow attack)."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    look = generic.StreamObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
            generic.pdf_name("/BBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 600, 800))),
        },
        stream_data=b"1 g 0 0 600 800 re f",
    )
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Stamp"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 600, 800))),
            generic.pdf_name("/AP"): generic.DictionaryObject({generic.pdf_name("/N"): writer.add_object(look)}),
        }
    )
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)


def _add_page(writer: IncrementalPdfFileWriter) -> None:
    tree = writer.root["/Pages"]
    page = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Page"),
            generic.pdf_name("/MediaBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842))),
            generic.pdf_name("/Parent"): writer.root.raw_get("/Pages"),
        }
    )
    tree["/Kids"].append(writer.add_object(page))
    tree["/Count"] = generic.NumberObject(int(tree["/Count"]) + 1)
    writer.update_container(tree["/Kids"])
    writer.update_container(tree)


def _add_field(writer: IncrementalPdfFileWriter) -> None:
    """An empty field for a signature, drawn over the text: nobody signs in it."""
    append_signature_field(writer, SigFieldSpec("Cover", box=(0, 0, 600, 800)))
    field = next(x.get_object() for x in writer.root["/AcroForm"]["/Fields"] if x.get_object()["/T"] == "Cover")
    look = _content(writer, b"1 g 0 0 600 800 re f")
    field["/AP"] = generic.DictionaryObject({generic.pdf_name("/N"): look})
    writer.update_container(field)


def _script(writer: IncrementalPdfFileWriter) -> None:
    action = {generic.pdf_name("/S"): generic.pdf_name("/JavaScript"), generic.pdf_name("/JS"): generic.pdf_string("1")}
    writer.root["/OpenAction"] = generic.DictionaryObject(action)
    writer.update_root()


@pytest.mark.parametrize(
    ("attack", "verdicts"),
    [
        (_flipped, {Verdict.BROKEN}),
        (_flipped_in_signature, {Verdict.BROKEN, Verdict.UNREADABLE}),
        (_stretched, {Verdict.BROKEN}),
        (lambda x: x + b"\n% more\n", {Verdict.CHANGED}),
        (lambda x: x + b"\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n", {Verdict.CHANGED, Verdict.UNREADABLE}),
        (_written(_replace_page), {Verdict.CHANGED}),
        (_written(_cover), {Verdict.CHANGED}),
        (_written(_add_page), {Verdict.CHANGED}),
        (_written(_add_field), {Verdict.CHANGED}),
        (_written(_script), {Verdict.CHANGED}),
    ],
    ids=["flipped", "signature", "range", "trailing", "startxref", "content", "cover", "page", "field", "script"],
)
@pytest.mark.parametrize("level", [Level.B_B, Level.B_LTA])
def test_a_change_after_signing_is_found(
    attack: Callable[[bytes], bytes], verdicts: set[Verdict], level: Level
) -> None:
    """Whatever it is, by whatever means, at the lowest level and at the highest."""
    changed = attack(signed(paper(), level=level))
    try:
        found = {x.verdict for x in signatures_of(changed, _TRUST)}
    except NoPdfError:
        return
    assert found & verdicts


def test_another_letters_signature_does_not_fit() -> None:
    """A signature cut from one file and put into another."""
    mine, other = signed(paper()), signed(paper("Tổng số tiền là 1 đồng"))
    held, taken = _container(mine), _container(other)
    (found,) = signatures_of(mine.replace(held, taken.rstrip(b"0").ljust(len(held), b"0")), _TRUST)
    assert found.verdict is Verdict.BROKEN


def _container(data: bytes) -> bytes:
    """The digits of a file's signature, and what pads them."""
    return data.partition(b"/Contents <")[2].partition(b">")[0]


def test_what_is_slipped_in_before_signing_is_no_likeness() -> None:
    """A trusted signature over our bytes and other content behind them: valid, but not our letter."""
    for change in (_replace_page, _cover, _add_page):
        forged = signed(_written(change)(paper()))
        assert [x.verdict for x in signatures_of(forged, _TRUST)] == [Verdict.VALID]
        assert likeness(forged, paper()) is Likeness.NONE, change.__name__


def test_a_file_written_anew_is_read() -> None:
    """Another program may have rewritten the letter before it was signed: same words, pictures and looks."""
    out = BytesIO()
    with pikepdf.open(BytesIO(paper())) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert likeness(signed(out.getvalue()), paper()) is Likeness.TEXT
    assert likeness(signed(paper()), paper()) is Likeness.BYTES


@pytest.mark.parametrize(
    "other",
    [
        paper("Tổng số tiền là 4.825.001 đồng"),
        paper("Tổng số tiền là 4.825.000"),
        paper("Tổng tiền số là 4.825.000 đồng"),
        paper(colour="maroon"),
        paper(pages=1),
        paper(pages=3),
        paper(more="<div style='position: absolute; top: 0; width: 15cm; height: 3cm; background: black'></div>"),
    ],
    ids=["digit", "word", "order", "picture", "fewer", "more", "covered"],
)
def test_another_letter_is_none(other: bytes) -> None:
    """One digit, one word, their order, one picture, one page, a box over the text."""
    assert likeness(signed(other), paper()) is Likeness.NONE


def test_what_cannot_be_read_is_no_likeness() -> None:
    """It is something else, and no exception."""
    assert likeness(b"%PDF-1.7 nothing", paper()) is Likeness.NONE


_UNSEEN, _MARGIN, _OVER_WORDS = (0, 0, 0, 0), (5, 5, 60, 30), (60, 600, 560, 800)


@pytest.mark.parametrize(
    ("box", "alike"),
    [(_UNSEEN, Likeness.BYTES), (_MARGIN, Likeness.BYTES), (_OVER_WORDS, Likeness.NONE)],
    ids=["unseen", "margin", "over words"],
)
@pytest.mark.parametrize("before", [lambda x: x, signed], ids=["alone", "second"])
def test_what_a_signature_shows_covers_no_words(
    before: Callable[[bytes], bytes], box: tuple[int, int, int, int], alike: Likeness
) -> None:
    """A trusted signature whose picture says something else over the text (a shadow attack): another letter."""
    forged = _stamped_over(before(paper()), box)
    assert [x.verdict for x in signatures_of(forged, _TRUST)][-1] is Verdict.VALID
    assert likeness(forged, paper()) is alike


def _stamped_over(data: bytes, box: tuple[int, int, int, int]) -> bytes:
    field = SigFieldSpec("Second", on_page=0, box=box if any(box) else None)
    meta = PdfSignatureMetadata(
        field_name="Second", subfilter=SigSeedSubFilter.PADES, signer_key_usage={"digital_signature"}
    )
    style = TextStampStyle(stamp_text="15", background_opacity=1)
    signer = PdfSigner(meta, simple_signer(pki().signer), stamp_style=style, new_field_spec=field)
    return bytes(signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(data))).getvalue())


def test_an_added_link_is_no_likeness() -> None:
    """Who clicks on the letter would be led elsewhere, and a link's border may cover words."""

    def link(writer: IncrementalPdfFileWriter) -> None:
        page = writer.root["/Pages"]["/Kids"][0].get_object()
        action = {generic.pdf_name("/S"): generic.pdf_name("/URI"), generic.pdf_name("/URI"): generic.pdf_string("x:")}
        note = {
            generic.pdf_name("/Subtype"): generic.pdf_name("/Link"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9))),
            generic.pdf_name("/A"): generic.DictionaryObject(action),
        }
        added = writer.add_object(generic.DictionaryObject(note))
        page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), added])
        writer.update_container(page)

    linked = paper(more="<a href='https://example.com/'>Xem</a><a href='#x'>dưới</a><p id=x>Đây</p>")
    assert likeness(signed(linked), linked) is Likeness.BYTES
    assert likeness(signed(_written(link)(linked)), linked) is Likeness.NONE

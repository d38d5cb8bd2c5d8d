"""Signed PDFs go out byte for byte: so only those that are, and that hold nothing beside what they show."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from congvan.publish.attachments.cleaning import clean
from congvan.publish.attachments.refusal import RefusedFile
from tests import pki
from tests.unit.publish.attachments.documents import saved

_HIDDEN = b"zqhidden"


@pytest.fixture(autouse=True)
def _no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyHanko would write its name into each revision, which alone is refused."""
    monkeypatch.setattr(IncrementalPdfFileWriter, "_update_meta", lambda _: None)


def _page(words: bytes = b"zqpublic") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(b"BT (" + words + b") Tj ET")
    return saved(pdf, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def _updated(data: bytes) -> bytes:
    """The same with another content of its page, behind it."""
    writer, out = IncrementalPdfFileWriter(io.BytesIO(data)), io.BytesIO()
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT (zqpublic) Tj ET"))
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))
    writer.write(out)
    return out.getvalue()


def _changed_in_signing(data: bytes) -> bytes:
    """The same, whose page gets another content in the very revision that signs it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT (zqpublic) Tj ET"))
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))
    signer = PdfSigner(PdfSignatureMetadata(field_name="a"), pki.simple_signer(pki.pki().signer))
    return bytes(signer.sign_pdf(writer).getvalue())


def _signed(data: bytes) -> bytes:
    return pki.signed(data, pki.pki().signer)


def test_a_signed_page_goes_out_untouched() -> None:
    """With the one revision that the signature was put on."""
    once = _signed(_page())
    assert clean(once, "pdf") == once


@pytest.mark.parametrize(
    "make",
    [
        lambda: _signed(_updated(_page(_HIDDEN))),
        lambda: _changed_in_signing(_page(_HIDDEN)),
        lambda: _signed(_page()) + b"% " + _HIDDEN,
        lambda: _updated(_signed(_page(_HIDDEN))),
        lambda: _signed(_page()).replace(b"/ByteRange [", b"/ByteRange [1 2 3 4] /X ["),
    ],
    ids=["an earlier revision", "a page changed in signing", "bytes behind", "an update behind", "of other bytes"],
)
def test_what_a_signature_does_not_show_is_refused(make: Callable[[], bytes]) -> None:
    """Earlier revisions could be dug out of the file by anybody."""
    with pytest.raises(RefusedFile) as refused:
        clean(make(), "pdf")
    assert refused.value.sign.rule.code == "CV529"


def test_no_dictionary_turns_cleaning_off() -> None:
    """A byte range that no signed field bears is nobody's signature."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.X = Dictionary(Type=Name.Sig, ByteRange=Array([0, 0, 0, 0]), Contents=String(""))
    pdf.Root.Y = pdf.make_indirect(
        Stream(pdf, b"", Dictionary(Type=Name.XObject, PieceInfo=Dictionary(A=String("zqprivate"))))
    )
    copy = clean(saved(pdf) + b"% " + _HIDDEN, "pdf")
    assert _HIDDEN not in copy
    with Pdf.open(io.BytesIO(copy)) as opened:
        assert "/PieceInfo" not in opened.Root.Y

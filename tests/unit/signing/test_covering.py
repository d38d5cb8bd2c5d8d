"""What a valid, visible signature may lie over on a real letter: empty places; and, see-through, the name and title."""

import io
from functools import cache
from math import ceil, floor

import pdfplumber
import pytest
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp import StaticStampStyle

from congvan.model.signature import Verdict
from congvan.signing.likeness import Likeness, likeness
from congvan.signing.place import Box, find_place
from congvan.signing.trust import Trust
from congvan.signing.validate import signatures_of
from tests import pki, signers

_FILLED = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins(0, 0, 0, 0))
WHITE, BLACK = b"1 1 1 rg 0 0 999 999 re f", b"0 0 0 rg 0 0 999 999 re f"
RED, NOTHING = b"0.85 0.1 0.1 rg 0 0 999 999 re f", b""
RINGS = b"0.85 0.1 0.1 RG 4 w " + b" ".join(b"%d %d %d %d re S" % (x, x, 120 - 2 * x, 120 - 2 * x) for x in (25, 40))


@cache
def words() -> dict[str, Box]:
    """The lines of the last page, with where they stand."""
    unsigned, _ = signers.letter()
    with pdfplumber.open(io.BytesIO(unsigned)) as pdf:
        page = pdf.pages[-1]
        height = float(page.height)
        return {
            x["text"]: Box(x["x0"], height - x["bottom"], x["x1"], height - x["top"])
            for x in page.extract_words(keep_blank_chars=True)
        }


def signed_over(box: Box, drawn: bytes) -> Likeness:
    """Sign the letter in a field there that shows this; the signature is valid, whatever it hides."""
    unsigned, _ = signers.letter()
    corners = (ceil(box.left), ceil(box.bottom), floor(box.right), floor(box.top))
    field = SigFieldSpec("Ky", on_page=-1, box=corners)
    meta = PdfSignatureMetadata(
        field_name="Ky", subfilter=SigSeedSubFilter.PADES, signer_key_usage={"digital_signature"}
    )
    content = RawContent(drawn, box=BoxConstraints(corners[2] - corners[0], corners[3] - corners[1]))
    style = StaticStampStyle(border_width=0, background=content, background_layout=_FILLED, background_opacity=1)
    signer = PdfSigner(meta, pki.simple_signer(pki.pki().signer), stamp_style=style, new_field_spec=field)
    made = bytes(signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(unsigned))).getvalue())
    assert [x.verdict for x in signatures_of(made, Trust((pki.pki().root.der,)))] == [Verdict.VALID]
    return likeness(made, unsigned)


def test_the_place_of_signature_and_seal_may_be_filled() -> None:
    """With anything, between title and name."""
    unsigned, block = signers.letter()
    room = find_place(unsigned, block.titles, block.name).signature
    assert signed_over(room, WHITE) is Likeness.BYTES


@pytest.mark.parametrize("line", ["Trần Văn Mẫu", "CHỦ TỊCH", "Mẫu, ngày 19 tháng 02 năm 2026",
                                  "Đã chi 60 triệu đồng./.", "Số: 02/UBND-VP", "- Như trên;"])  # fmt: skip
def test_lines_of_the_letter_are_not_covered(line: str) -> None:
    """The name, the title, the date, the number, the last line of the text, who receives it."""
    assert signed_over(words()[line], WHITE) is Likeness.NONE


def test_a_field_over_words_is_refused_whatever_it_shows() -> None:
    """What it draws may differ from one program to the next."""
    assert signed_over(words()["Mẫu, ngày 19 tháng 02 năm 2026"], NOTHING) is Likeness.NONE


def test_rules_are_not_covered() -> None:
    """The line below the motto is a part of the letter too."""
    motto = words()["Độc lập - Tự do - Hạnh phúc"]
    assert signed_over(Box(motto.left, motto.bottom - 4, motto.right, motto.bottom - 0.5), WHITE) is Likeness.NONE


@pytest.mark.parametrize(
    ("drawn", "alike"),
    [
        (NOTHING, Likeness.BYTES),
        (RINGS, Likeness.BYTES),
        (WHITE, Likeness.NONE),
        (BLACK, Likeness.NONE),
        (RED, Likeness.NONE),
        (b"1 1 1 rg 140 0 12 999 re f", Likeness.NONE),
        (RINGS + b" 0 0 0 rg 0 0 999 33 re f", Likeness.NONE),
    ],
    ids=["nothing", "rings", "white", "black", "red", "letter", "blackened"],
)
def test_a_seal_leaves_the_name_to_be_read(drawn: bytes, alike: Likeness) -> None:
    """In the room for the seal lie halves of name and title: ink may be added, but nothing hidden."""
    unsigned, block = signers.letter()
    room = find_place(unsigned, block.titles, block.name).seal
    name, title = words()["Trần Văn Mẫu"], words()["CHỦ TỊCH"]
    assert not room.within(name).is_empty
    assert not room.within(title).is_empty
    assert signed_over(room, drawn) is alike

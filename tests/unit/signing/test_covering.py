"""What a valid, visible signature may lie over on a real letter: empty places; and, see-through, the name and title."""

import io
from dataclasses import replace
from functools import cache
from math import ceil, floor

import pdfplumber
import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp import StaticStampStyle

from congvan.model.signature import Verdict
from congvan.signing.appearance import Picture, Role
from congvan.signing.legible import is_legible
from congvan.signing.likeness import Likeness, likeness
from congvan.signing.place import MM, Box, find_place
from congvan.signing.sign import Signing, sign
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


# In the seal's room, from its lower left corner: T of the name from 130 to 139 points, r to 145, both 19 to 29 above;
# Ủ of the title from 161 to 171, its hook 123 to 125 above.
NAME_AS_PH = b"0 0 0.55 RG 1.4 w 133 20.5 m 133 30 l 138 30 l 138 25.5 l 133 25.5 l S 141 20.5 m 141 30 l S"
PATCHES = {
    "cream": b"1 1 0.78 rg 131 18 15 13 re f",
    "cream, other letters": b"1 1 0.78 rg 131 18 15 13 re f " + NAME_AS_PH,
    "pink": b"1 0.75 0.75 rg 131 18 15 13 re f",
    "grey": b"0.7 g 131 18 15 13 re f",
    "red, white letters": b"0.85 0.1 0.1 rg 131 19 15 11 re f 1 g 134 20 2 9 re f 141 20 2 9 re f",
    "the hook of a letter": b"1 g 160 122.5 12 4 re f",
    "above a letter's box": b"1 g 160 123.3 12 4 re f",
    "black strokes": b"0 g 134 20 3 6 re f",
    "one letter, red": b"0.85 0.1 0.1 rg 138.5 19 7 8 re f",
    "most of each letter, red": b"0.85 0.1 0.1 rg 128 19 46 6 re f",
}
HAND = b"0.1 0.2 0.7 RG 1.8 w 120 10 m 150 40 l S 128 34 m 140 14 160 14 174 36 c S 150 108 m 174 134 l S"


@cache
def seal_room() -> Box:
    """Where the office's seal belongs."""
    unsigned, block = signers.letter()
    return find_place(unsigned, block.titles, block.name).seal


@pytest.mark.parametrize("patch", PATCHES.values(), ids=PATCHES)
def test_no_letter_is_replaced(patch: bytes) -> None:
    """Not in cream and dark blue either, neither paper nor ink; nor a part of a letter that makes another."""
    assert signed_over(seal_room(), patch) is Likeness.NONE


def test_a_signature_in_blue_may_cross_the_name() -> None:
    """As pens do, two strokes over the name and one over the title."""
    assert signed_over(seal_room(), HAND) is Likeness.BYTES


@pytest.mark.parametrize("alpha", [90, 150, 255])
@pytest.mark.parametrize("is_thin", [False, True])
def test_a_seal_in_real_size_may_lie_over_them(alpha: int, is_thin: bool) -> None:
    """36 mm, see-through or not, of broad or of fine lines."""
    made = signers.seal_png((215, 20, 30, alpha))
    with Image.open(io.BytesIO(made)) as picture:
        seal = picture.convert("RGBA")
    if is_thin:
        seal.putalpha(ImageChops.subtract(seal.getchannel("A"), seal.getchannel("A").filter(ImageFilter.MinFilter(9))))
    assert over_the_page(seal) is Likeness.BYTES


def over_the_page(seal: Image.Image) -> Likeness:
    """Sign, and seal with that picture, 36 mm wide."""
    unsigned, block = signers.letter()
    order = Signing(unsigned, block, Role.SIGNER, pki.SIGNED_AT)
    first = sign(order, pki.simple_signer(pki.pki().signer))
    sealed = replace(order, role=Role.SEAL, signed=first, picture=Picture(seal, (36 * MM, 36 * MM)))
    return likeness(sign(sealed, pki.simple_signer(pki.pki().seal)), unsigned)


def test_a_page_of_another_size_is_another_page() -> None:
    """What stands where is told by the size."""
    unsigned, _ = signers.letter()
    name = words()["Trần Văn Mẫu"]
    with pikepdf.open(io.BytesIO(unsigned)) as pdf:
        left, bottom, right, top = pdf.pages[-1].MediaBox
        last = len(pdf.pages) - 1
        # wider by 20 dots of 1241 at 150 dpi, so that no letter is drawn otherwise
        pdf.pages[-1].MediaBox = [left, bottom, float(right) * 1261 / 1241, top]
        out = io.BytesIO()
        pdf.save(out)
    assert is_legible(unsigned, unsigned, last, [name])
    assert not is_legible(out.getvalue(), unsigned, last, [name])

"""The code and the short address on a letter's paper: read back by another program, and nothing of the letter moves."""

import random
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from congvan.inspect.inspection import inspect_sheet
from congvan.inspect.reading import read_sheet
from congvan.inspect.report import Status
from congvan.publish.pdf import PdfJob
from congvan.publish.pdf.worker import make
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from tests import verapdf
from tests.golden.sheets import LETTERS, job

SHORT = "https://kho.example.org/q/7k3m9xpqrt/"
LONG = "https://congvan.phuong-mau-song-xanh.tinh-mau.example.vn/luu-tru/cong-khai/q/7k3m9xpqrt/"
MM = 72 / 25.4


@cache
def _pdf(name: str, proof: str = SHORT) -> bytes:
    """A golden letter with a short address on it."""
    view = LETTERS[name]
    html = letter_html(view, render_body(view.body), site_url="", proof=proof)
    made = make(PdfJob(name, html, job(name, view).images))
    assert isinstance(made, bytes), made
    return made


@cache
def _plain(name: str) -> bytes:
    made = make(job(name, LETTERS[name]))
    assert isinstance(made, bytes), made
    return made


def _page(data: bytes, dpi: int, number: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(data) as pdf:
        picture: Image.Image = pdf[number].render(scale=dpi / 72).to_pil()
        return picture.convert("L")


def _read(picture: Image.Image) -> list[str]:
    return [x.text for x in zxingcpp.read_barcodes(picture)]


def _photocopied(picture: Image.Image, turn: float, seed: int) -> Image.Image:
    """Laid on the glass a little turned, blurred, grey where it was white, with specks and a stain on the code."""
    dice = random.Random(seed)  # noqa: S311 - the same dirt each time
    copy = picture.rotate(turn, expand=True, fillcolor=235, resample=Image.Resampling.BICUBIC)
    copy = copy.filter(ImageFilter.GaussianBlur(0.9)).point(lambda x: min(240, 30 + x * 0.8))
    for _ in range(copy.width * copy.height // 800):
        copy.putpixel((dice.randrange(copy.width), dice.randrange(copy.height)), dice.choice((20, 250)))
    return copy


@pytest.mark.parametrize("proof", [SHORT, LONG])
@pytest.mark.parametrize("dpi", [150, 300])
def test_the_code_leads_to_the_short_address(dpi: int, proof: str) -> None:
    """A reader that is not ours finds it on the picture of page 1, and finds nothing on the others."""
    data = _pdf("plain", proof)
    assert _read(_page(data, dpi)) == [proof]
    assert _read(_page(data, dpi, 1)) == []


@pytest.mark.parametrize("turn", [0, 3, -7, 90, 180])
@pytest.mark.parametrize("dpi", [150, 300])
def test_a_photocopy_still_leads_there(dpi: int, turn: float) -> None:
    """Turned, blurred, grey and dirty."""
    assert _read(_photocopied(_page(_pdf("plain"), dpi), turn, seed=dpi + int(turn))) == [SHORT]


def test_a_corner_may_be_lost() -> None:
    """Error correction M: a stain over a tenth of the code's side does no harm."""
    page = _page(_pdf("plain"), 150)
    found = zxingcpp.read_barcodes(page)[0].position
    side = found.top_right.x - found.top_left.x
    middle = (found.top_left.x + side * 6 // 10, found.top_left.y + side * 6 // 10)
    page.paste(0, (*middle, middle[0] + side // 8, middle[1] + side // 8))
    assert _read(page) == [SHORT]


@pytest.mark.parametrize("name", list(LETTERS))
def test_nothing_of_the_letter_moves(name: str) -> None:
    """Each word stands on the page and at the place where it stands without a code; there is no page more."""
    with pdfplumber.open(BytesIO(_plain(name))) as before, pdfplumber.open(BytesIO(_pdf(name))) as after:
        assert len(after.pages) == len(before.pages)
        for old, new in zip(map(_set, before.pages), map(_set, after.pages), strict=True):
            assert [x for x in old if x not in new] == []
            added = "".join(x.text for x in new if x not in old)
            expected = f"Kiểmtravănbản:{SHORT.partition('//')[2]}" if new[0].page == 1 else ""
            assert added.replace(" ", "") == expected


class _Set(NamedTuple):
    """A character as it is set; subsets of a font have names of their own."""

    page: int
    text: str
    font: str
    size: float
    left: float
    top: float


def _set(page: Any) -> list[_Set]:
    return [
        _Set(
            page.page_number,
            x["text"],
            x["fontname"].partition("+")[2],
            *(round(x[y], 2) for y in ("size", "x0", "top")),
        )
        for x in page.chars
    ]


@pytest.mark.parametrize("proof", [SHORT, LONG])
def test_the_code_stands_in_the_margin(proof: str) -> None:
    """16 mm at least, black, four modules of white round it, off the sheet's edges, clear of the text."""
    with pdfplumber.open(BytesIO(_pdf("withdrawn", proof))) as pdf:
        page = pdf.pages[0]
        bars = [x for x in (*page.rects, *page.curves) if x["fill"] and x["x1"] < 30 * MM]
        left, right = min(x["x0"] for x in bars), max(x["x1"] for x in bars)
        top, bottom = min(x["top"] for x in bars), max(x["bottom"] for x in bars)
        module = min(x["height"] for x in bars)
        assert right - left >= 16 * MM - 0.1
        assert bottom - top == pytest.approx(right - left, abs=0.1)
        assert {x["non_stroking_color"] for x in bars} <= {(0,), (0.0, 0.0, 0.0), 0}
        near = page.crop((left - 4 * module, top - 4 * module, right + 4 * module, bottom + 4 * module))
        assert near.chars == []
        assert left >= 6 * MM - 0.1
        words = [x for x in page.chars if x["x1"] < 30 * MM]
        assert min(x["x0"] for x in words) >= 5 * MM
        assert max(x["bottom"] for x in words) <= page.height - 4.2 * MM  # what printers leave white
        assert max(right, *(x["x1"] for x in words)) <= 27 * MM
        assert min(x["x0"] for x in page.chars if x not in words) >= 30 * MM - 0.5


@pytest.mark.parametrize("name", ["plain", "replaced", "appendices", "footnotes", "addressees-parent", "urgent"])
def test_the_form_still_holds(name: str, tmp_path: Path) -> None:
    """Whoever inspects the letter by the decree finds nothing broken."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(_pdf(name))
    assert [x.rule.code for x in inspect_sheet(read_sheet(path)).of(Status.BROKEN)] == []


@pytest.mark.parametrize("name", ["plain", "withdrawn", "appendices"])
def test_the_pdf_still_lasts_and_is_read_aloud(name: str) -> None:
    """PDF/A-2a and PDF/UA-1, says veraPDF."""
    assert [verapdf.violations(_pdf(name), x) for x in verapdf.BOTH] == [[], []]


def test_the_code_is_read_aloud_last() -> None:
    """A figure with words for who does not see it, then the address as a link, behind all of the letter."""
    pdf = pypdfium2.PdfDocument(_pdf("plain"))
    assert pdf[0].get_textpage().get_text_bounded().replace("\r\n", "").count(SHORT.partition("//")[2]) == 1
    with pikepdf.open(BytesIO(_pdf("plain"))) as opened:
        kids = list(opened.Root.StructTreeRoot.K.K)
        kinds = [str(x.S) for x in kids]
        assert kinds[-2:] == ["/Figure", "/P"]
        assert str(kids[-2].Alt) == f"Mã QR: {SHORT.partition('//')[2]}"
        links = [x for x in opened.pages[0].Annots if str(x.A.URI) == SHORT]
        assert links


def test_a_letter_without_a_code_is_what_it_was() -> None:
    """Its document holds no rule and no word of it."""
    view = LETTERS["plain"]
    html = letter_html(view, render_body(view.body), site_url="https://kho.example.org/")
    assert "proof" not in html
    assert "qr" not in html

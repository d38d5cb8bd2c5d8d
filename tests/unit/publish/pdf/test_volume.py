"""What may not be bound: broken PDFs, and what no letter holds. What can be is in tests/golden/test_volume.py."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from congvan.publish.pdf import PdfJob
from congvan.publish.pdf.engine import require_engine
from congvan.publish.pdf.volume import Part, UnboundError, bind, page_count
from congvan.publish.pdf.volume.part import BROKEN, FOREIGN, LOST_LINK
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from tests.factories import a_letter

Spoil = Callable[[Pdf], None]


@pytest.fixture(scope="module")
def letter() -> bytes:
    """A letter's PDF with a link to the web."""
    require_engine()
    from congvan.publish.pdf.worker import make  # noqa: PLC0415 - only after `require_engine`

    view = a_letter(body="Xem [trang](https://example.com/a).\n\n## 1. Kết quả\n\nTốt./.")
    made = make(PdfJob("x.md", letter_html(view, render_body(view.body), site_url=""), {}))
    assert isinstance(made, bytes)
    return made


def spoiled(letter: bytes, spoil: Spoil) -> Part:
    """The letter, changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(letter)) as pdf:
        spoil(pdf)
        pdf.save(out)
    return Part("spoiled", out.getvalue(), "x")


def script(pdf: Pdf) -> None:
    """Something happens when the volume is opened."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def launch(pdf: Pdf) -> None:
    """A link starts a program."""
    pdf.pages[0].obj.Annots[0].A = Dictionary(S=Name.Launch, F=String("calc.exe"))


def triggered(pdf: Pdf) -> None:
    """Something happens when a page is shown."""
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("1")))


def scripted_name(pdf: Pdf) -> None:
    """A script under a name."""
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


def film(pdf: Pdf) -> None:
    """A page shows something else than words, pictures and links."""
    pdf.pages[0].obj.Annots[0].Subtype = Name.Movie


def form(pdf: Pdf) -> None:
    """It is a form."""
    pdf.Root.AcroForm = Dictionary(Fields=Array([]))


def untagged(pdf: Pdf) -> None:
    """Nobody can read it aloud."""
    del pdf.Root.StructTreeRoot


def unnumbered(pdf: Pdf) -> None:
    """A page does not say which tags are its."""
    del pdf.pages[0].obj.StructParents


def other_font(pdf: Pdf) -> None:
    """A font file is none."""
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    font.DescendantFonts[0].FontDescriptor.FontFile2 = pdf.make_stream(b"\x00\x01\x00\x00" + bytes(40))


def lost(pdf: Pdf) -> None:
    """A link leads to a letter that is not in the volume."""
    pdf.pages[0].obj.Annots[0].A.URI = String("https://archive.invalid/a/b/2026-01/a-b-2026-01.pdf")


@pytest.mark.parametrize("spoil", [script, launch, triggered, scripted_name, film, form], ids=lambda x: x.__name__)
def test_refuses_what_no_letter_holds(spoil: Spoil, letter: bytes) -> None:
    """It names the part; nothing that acts comes into a volume."""
    with pytest.raises(UnboundError) as refused:
        bind([Part("front", letter), spoiled(letter, spoil)])
    assert (refused.value.part, refused.value.reason) == ("spoiled", FOREIGN)


@pytest.mark.parametrize("spoil", [untagged, unnumbered, other_font], ids=lambda x: x.__name__)
def test_refuses_what_is_not_whole(spoil: Spoil, letter: bytes) -> None:
    """Without tags or fonts the volume would be none that anybody can read."""
    with pytest.raises(UnboundError) as refused:
        bind([Part("front", letter), spoiled(letter, spoil)])
    assert (refused.value.part, refused.value.reason) == ("spoiled", BROKEN)


@pytest.mark.parametrize("cut", [0, 9, 2000, -400, -40])
def test_refuses_half_a_file(cut: int, letter: bytes) -> None:
    """Not even mended: a page could be missing."""
    for do in (page_count, lambda x: bind([x])):
        with pytest.raises(UnboundError) as refused:
            do(Part("half", letter[:cut]))
        assert (refused.value.part, refused.value.reason) == ("half", BROKEN)


def test_refuses_a_link_to_no_letter(letter: bytes) -> None:
    """A reader would be led to an address that exists nowhere."""
    with pytest.raises(UnboundError) as refused:
        bind([Part("front", letter), spoiled(letter, lost)])
    assert (refused.value.part, refused.value.reason) == ("spoiled", LOST_LINK)


def test_leaves_files_inside_behind(letter: bytes) -> None:
    """A letter may carry its sources; a volume, which is PDF/A-2, carries none."""

    def enclosing(pdf: Pdf) -> None:
        pdf.attachments["x.md"] = "bí mật zqinside".encode()

    with pikepdf.open(io.BytesIO(bind([Part("front", letter), spoiled(letter, enclosing)]))) as pdf:
        assert not pdf.attachments
        assert not any(b"zqinside" in x.read_bytes() for x in pdf.objects if isinstance(x, pikepdf.Stream))


def test_a_letter_twice_is_bound_twice(letter: bytes) -> None:
    """Names, numbers and identifiers do not collide."""
    data = bind([Part("a", letter, "A"), Part("b", letter, "B")])
    assert page_count(Part("both", data)) == 2 * page_count(Part("a", letter))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = [int(page.obj.StructParents) for page in pdf.pages]
        assert len(set(numbers)) == len(numbers)
        assert {str(x).partition("#")[0] for x in pikepdf.NameTree(pdf.Root.Names.Dests)} == {"a", "b"}

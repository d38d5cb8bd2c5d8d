"""The checker is checked first: a letter that is broken on purpose, in one way, breaks the clause about it.

Clauses are those of ISO 19005-2 (PDF/A-2) and ISO 14289-1 (PDF/UA-1); the breaking is done by a second library.
"""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from congvan.publish.pdf import make_pdfs
from congvan.store.cache import Cache
from tests import verapdf
from tests.golden.everything import everything

Break = Callable[[Pdf], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A letter that has one of everything."""
    folder = tmp_path_factory.mktemp("letter")
    (made,) = make_pdfs([everything(folder)], Cache(folder / "cache"))
    assert made.path is not None, made.problem
    return made.path.read_bytes()


def elements(pdf: Pdf, kind: str) -> list[Any]:
    """All elements of that kind in the structure tree, in its order."""

    def walk(element: Any) -> Iterator[Any]:
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            kids = element.get("/K", Array())
            for kid in kids if isinstance(kids, Array) else [kids]:
                yield from walk(kid)

    return [x for x in walk(pdf.Root.StructTreeRoot.K) if f"/{kind}" == x.S]


def metadata(old: str, new: str = "") -> Break:
    """Replace a part of the metadata."""

    def change(pdf: Pdf) -> None:
        text = pdf.Root.Metadata.read_bytes().decode()
        changed = re.sub(old, new, text, flags=re.DOTALL)
        assert changed != text
        pdf.Root.Metadata = pdf.make_stream(changed.encode(), Type=Name.Metadata, Subtype=Name.XML)

    return change


def without(kind: str, key: str, *, inside: str | None = None) -> Break:
    """Take an entry from the first element of that kind."""

    def change(pdf: Pdf) -> None:
        (first, *_) = elements(pdf, kind)
        holder = first[inside] if inside else first
        del holder[key]

    return change


def becomes(kind: str, other: str) -> Break:
    """Call the first element of that kind another."""

    def change(pdf: Pdf) -> None:
        elements(pdf, kind)[0].S = Name(f"/{other}")

    return change


def no_language(pdf: Pdf) -> None:
    """Nobody says that it is Vietnamese."""
    del pdf.Root.Lang


def not_tagged(pdf: Pdf) -> None:
    """No tree, no mark."""
    del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo


def title_not_shown(pdf: Pdf) -> None:
    """A reader's window shows the file's name."""
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def font_not_embedded(pdf: Pdf) -> None:
    """One font lacks its file."""
    font = next(x for x in pdf.objects if isinstance(x, Dictionary) and x.get("/Type") == "/FontDescriptor")
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in font:
            del font[key]


def unknown_blending(pdf: Pdf) -> None:
    """A way to mix colours that no standard has."""
    pdf.pages[0].Resources.ExtGState = Dictionary(Odd=Dictionary(Type=Name.ExtGState, BM=Name.Odd))
    pdf.pages[0].contents_add(b"/Artifact BMC q /Odd gs Q EMC")


def no_colour_intent(pdf: Pdf) -> None:
    """Nobody says what its red is."""
    del pdf.Root.OutputIntents


def script(pdf: Pdf) -> None:
    """It runs something when opened."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def attached_text(pdf: Pdf) -> None:
    """A file inside that is no PDF/A."""
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(
        pdf, b"text", filename="a.txt", description="", mime_type="text/plain", creation_date="", mod_date=""
    )


def words_outside_the_tree(pdf: Pdf) -> None:
    """A word that is neither tagged nor an artifact."""
    name = next(iter(pdf.pages[0].Resources.Font.keys()))
    pdf.pages[0].contents_add(f"BT {name} 9 Tf 1 0 0 1 90 700 Tm <0003> Tj ET".encode())


def link_without_words(pdf: Pdf) -> None:
    """A link says nothing to who does not see it."""
    del pdf.pages[0].Annots[0].Contents


def link_outside_the_tree(pdf: Pdf) -> None:
    """A link stands in a paragraph, not in a link."""
    elements(pdf, "Link")[0].S = Name.Span


def tab_by_rows(pdf: Pdf) -> None:
    """The tabulator key goes by rows, not by the tree."""
    pdf.pages[0].Tabs = Name.R


def paragraph_in_a_list(pdf: Pdf) -> None:
    """A list holds what is no item."""
    becomes("LI", "P")(pdf)


def cell_in_no_row(pdf: Pdf) -> None:
    """A table holds what is no row."""
    becomes("TR", "P")(pdf)


A, UA = verapdf.PDFA_2A, verapdf.PDFUA_1

BROKEN: list[tuple[str, Break, str]] = [
    (A, not_tagged, "6.7.2.2 t1"),
    (A, font_not_embedded, "6.2.11.4.1 t1"),
    (A, unknown_blending, "6.2.10 t1"),
    (A, no_colour_intent, "6.2.4.3 t2"),
    (A, script, "6.5.1 t1"),
    (A, attached_text, "6.8 t5"),
    (A, metadata(r'pdfaid:part="2" pdfaid:conformance="A"'), "6.6.4 t1"),
    (A, metadata("<pdfaExtension:schemas>.*</pdfaExtension:schemas>"), "6.6.2.3.1 t1"),
    (UA, not_tagged, "6.2 t1"),
    (UA, font_not_embedded, "7.21.4.1 t1"),
    (UA, no_language, "7.2 t34"),
    (UA, metadata("<dc:title>.*</dc:title>"), "7.1 t9"),
    (UA, title_not_shown, "7.1 t10"),
    (UA, metadata("pdfuaid:part=.1."), "5 t1"),
    (UA, without("Figure", "/Alt"), "7.3 t1"),
    (UA, becomes("H2", "H4"), "7.4.2 t1"),
    (UA, without("TH", "/Scope", inside="/A"), "7.5 t1"),
    (UA, without("Note", "/ID"), "7.9 t1"),
    (UA, words_outside_the_tree, "7.1 t3"),
    (UA, link_without_words, "7.18.5 t2"),
    (UA, link_outside_the_tree, "7.18.5 t1"),
    (UA, tab_by_rows, "7.18.3 t1"),
    (UA, paragraph_in_a_list, "7.2 t19"),
    (UA, cell_in_no_row, "7.2 t36"),
]


def written_again(data: bytes, change: Break) -> bytes:
    """Change a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()


@pytest.mark.parametrize("flavour", verapdf.BOTH)
def test_a_letter_with_one_of_everything_passes(flavour: str, sound: bytes) -> None:
    """As made, and as written again by the library that breaks it below."""
    assert verapdf.violations(sound, flavour) == []
    assert verapdf.violations(written_again(sound, lambda _pdf: None), flavour) == []


@pytest.mark.parametrize(("flavour", "change", "clause"), BROKEN)
def test_what_is_broken_is_found(flavour: str, change: Break, clause: str, sound: bytes) -> None:
    """The clause about it is among those broken."""
    assert clause in {x.rule for x in verapdf.violations(written_again(sound, change), flavour)}


def test_what_is_no_pdf_is_said() -> None:
    """Instead of passing."""
    with pytest.raises(ValueError, match="parse"):
        verapdf.violations(b"no PDF", verapdf.PDFA_2A)

"""What is told of a file that shall be public, before anything is made of it; test_refused.py has what is refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from congvan.check import attachments as checked
from congvan.contents import archive, public, table
from congvan.contents.public import signs_of_public
from congvan.model.terms import Audience
from congvan.model.text import Language, said
from congvan.publish.attachments.cleaning import clean
from tests.unit.publish.attachments import documents as made

_SERVER = Path("docs/hosting/nginx/congvan-common.conf")


def _with_layer() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="x"))
    shown = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=shown)
    return pdf


_HIDE = b'state="visible"', b'state="veryHidden"'
HIDDEN: list[tuple[str, str, Callable[[], bytes]]] = [
    ("xlsx", "hidden sheet", lambda: made.repacked(made.sheet(), {"xl/workbook.xml": _HIDE})),
    ("docx", "hidden text", lambda: made.written("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>")),
    ("odt", "hidden text", lambda: made.odt("<text:hidden-paragraph>x</text:hidden-paragraph>")),
    ("docx", "hidden picture", lambda: made.written(
        '<wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" hidden="1"/>')),
    ("docx", "who wrote it", lambda: made.written('<w:fldSimple w:instr="LASTSAVEDBY"/><w:fldSimple w:instr="PAGE"/>')),
    ("docx", "file's name", lambda: made.written("<w:r><w:instrText>FILENAME \\p</w:instrText></w:r>")),
    ("csv", "formulas", lambda: b"a,b\n1,\"=HYPERLINK(1)\"\n"),
    ("csv", "formulas", lambda: b"a;b\n1;@SUM(1)\n"),
    ("tsv", "formulas", lambda: b"a\tb\n1\t-2+cmd|' /C calc'!A0\n"),
    ("csv", "formulas", lambda: "a,b\n1,+A1\n".encode("utf-16")),
    ("pdf", "hidden layer", lambda: made.saved(_with_layer())),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "words", "make"), HIDDEN, ids=[f"{x[0]} {x[1]}" for x in HIDDEN])
def test_what_is_hidden_is_told_and_published(ending: str, words: str, make: Callable[[], bytes]) -> None:
    """Its writer decides: it is a warning, which says what there is."""
    found = [x for x in signs_of_public(make(), ending) if x.rule.code == "CV522"]
    assert [words in said(x.what, Language.EN, Audience.PUBLIC) for x in found] == [True]
    clean(make(), ending)


@pytest.mark.parametrize(
    "cells",
    ["-5,+3", "-1.234,5", '"-1.234,5 %",-', "+84 900 000 000,x", "- Thôn Một,a-b", "a=b,x@example.com", "--,---"],
)
def test_figures_and_lists_are_no_formulas(cells: str) -> None:
    """Figures below zero, telephones, dashes for nothing, lines of a list."""
    assert signs_of_public(f"a,b\n{cells}\n".encode(), "csv") == []


def test_a_drawing_in_a_package_is_not_called_a_program() -> None:
    """Its writer is told what it is, and what to do."""
    (sign,) = signs_of_public(made.package(a__svg="<svg/>"), "zip")
    assert "a drawing" in said(sign.what, Language.EN, Audience.PUBLIC)


def test_comments_are_told() -> None:
    """They are taken out; their writer should know."""
    for data, ending in (
        (made.word(), "docx"),
        (made.sheet(), "xlsx"),
        (made.odt(), "odt"),
        (made.saved(made.a_pdf()), "pdf"),
    ):
        assert "CV523" in {x.rule.code for x in signs_of_public(data, ending)}


def test_the_web_server_knows_every_ending() -> None:
    """What it does not know it gives as bytes, which telephones cannot open."""
    types = re.search(r"^types \{(.+?)^\}", _SERVER.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert types
    known = {x for line in types[1].replace(";", "").splitlines() for x in line.split()[1:]}
    assert known >= {*checked._KINDS, *public.TEXTS, *archive.OFFICE, *table.TABLES}

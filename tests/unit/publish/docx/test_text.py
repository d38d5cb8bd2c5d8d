"""The Word file says what the PDF says: words read from its XML without the library that made it."""

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from congvan.model.view import LetterView
from congvan.publish.docx import make_docx
from congvan.publish.pdf import PdfJob, make_pdfs
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from congvan.store.cache import Cache
from tests.factories import a_letter
from tests.unit.publish.docx.word_file import WordFile, word_file

MM = 72 / 25.4


def words(text: str) -> Counter[str]:
    """Words, without regard to size and to where lines break."""
    return Counter(text.replace("-", " ").replace("/", " ").replace("\u00a0", " ").casefold().split())


@pytest.mark.parametrize("kind", ["draft", "parent, urgent", "several, replaced", "rich"])
def test_the_words_are_those_of_the_pdf(
    views: dict[str, LetterView], files: dict[str, WordFile], tmp_path: Path, kind: str
) -> None:
    """Every word between the margins, no more and no less; a tick is drawn in the PDF as a box and a cross."""
    view, file = views[kind], files[kind]
    images = {f"{view.id}/{x.file}": x.path for x in view.attachments}
    job = PdfJob(kind, letter_html(view, render_body(view.body), site_url=""), images)
    (made,) = make_pdfs([job], Cache(tmp_path), workers=1)
    assert made.path is not None
    with pdfplumber.open(made.path) as pdf:
        printed = " ".join(
            x.crop((0, 20 * MM - 4, x.width, x.height - 20 * MM + 4)).extract_text(x_tolerance=2) for x in pdf.pages
        )
    office = [x.text for x in file.document.sections[0].first_page_footer.paragraphs[:-1]]
    said = [*file.lines(), *file.lines("word/footnotes.xml"), *office]
    written = " ".join(said).replace("☑", "□×").replace("☐", "□")
    assert words(printed) == words(written)


@pytest.mark.parametrize("kind", ["plain", "draft", "table at the end"])
def test_the_body_stands_in_its_order(views: dict[str, LetterView], files: dict[str, WordFile], kind: str) -> None:
    """The body's words, one after the other, as the page on the web has them."""
    body = " ".join(render_body(views[kind].body).text.split())
    said = " ".join(" ".join(files[kind].lines()).replace(" - ", " ").replace(" + ", " ").replace(" * ", " ").split())
    assert body in said


_LONG = "9" * 5000  # Python itself refuses to read so long a number
HOSTILE = {
    "nested table": "<table><tr><td>một<table><tr><td>hai</td><td>ba</td></tr></table></td></tr></table>",
    "overlap": '<table><tr><td rowspan="3">a</td><td>b</td></tr><tr><td colspan="9">c</td></tr></table>',
    "list without items": '<ol start="4">một<pre>hai\nba</pre><p>bốn</p></ol>',
    "numbers too long": f'<table><tr><td colspan="{_LONG}">a</td></tr></table><ol start="{_LONG}"><li>b</li></ol>',
    "more columns than Word has": "<table><tr>" + "<td>a</td>" * 70 + "</tr></table>",
    "wide span": '<table><tr><td colspan="60">a</td></tr><tr><td>b</td></tr></table>',
    "empty table": "<table></table>\n\nchữ",
    "empty cells": "<table><tr><th></th></tr><tr><td></td></tr></table>\n\nchữ",
    "block in cell": "<table><tr><td><p>một</p><ul><li>hai</li></ul><h2>ba</h2></td></tr></table>",
    "foot first": "<table><tfoot><tr><td>cuối</td></tr></tfoot><tbody><tr><td>đầu</td></tr></tbody></table>",
    "caption": "<table><caption>Bảng</caption><tr><td>a</td></tr></table>",
    "numbers": '<ol start="3"><li>ba</li><li>bốn</li></ol>',
    "definitions": "<dl><dt>từ</dt><dd>nghĩa</dd></dl>",
    "loose words": "<div>một <p>hai</p> ba <b>bốn</b></div>",
    "quotation in a list": "- một\n\n    > hai\n\n    ba",
    "control": "một\x0bhai \x1f ba \ufffe bốn",
    "two tables": "| a |\n|---|\n| 1 |\n\n<table><tr><td>b</td></tr></table>",
    "line": "một\n\n---\n\nhai",
    "spaces": "một  <b> hai </b>  ba<br> bốn",
    "only a tick": "☑",
    "code": "`mã` và\n\n```\nhai\n```",
    "nothing": "",
    "amp": "a & b < c \u2028 &#8203;d",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_body_loses_words_or_breaks_the_file(body: str) -> None:
    """Whatever HTML is typed: all its words are there, and the file opens."""
    file = word_file(a_letter(body=body))
    assert file.document.paragraphs
    legal = "".join(x for x in render_body(body).text if (x >= " " and x != "\ufffe") or x in "\n\t")
    missing = words(legal) - words(" ".join(file.lines()))
    assert not missing


def test_a_long_nested_body_is_written(tmp_path: Path) -> None:
    """As deep as a body may be; `tmp_path` stands for what the letter has beside it: nothing."""
    assert not list(tmp_path.iterdir())
    view = a_letter(body="<div>" * 55 + "sâu" + "</div>" * 55)
    assert "sâu" in " ".join(WordFile(make_docx(view, render_body(view.body))).lines())

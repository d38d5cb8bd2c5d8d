"""One PDF: what it may load, and what it is."""

import warnings
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from congvan.model.finding import Finding
from congvan.model.rules import making as rules
from congvan.publish.pdf import PdfJob
from congvan.publish.pdf.engine import require_engine
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from tests.factories import a_draft, a_letter

WORD = "tu-bi-mat-7391"


def make(html: str) -> bytes | Finding:
    """Make one PDF in this process."""
    require_engine()
    from congvan.publish.pdf.worker import make as made  # noqa: PLC0415 - only after `require_engine`

    return made(PdfJob("x.md", html, {}))


def all_bytes(data: bytes, folder: Path) -> bytes:
    """Everything that a PDF holds, unpacked, and the words that it shows: drawn ones are numbers of glyphs."""
    path = folder / "x.pdf"
    path.write_bytes(data)
    with pdfplumber.open(path) as pdf:
        shown = "".join(page.extract_text() for page in pdf.pages).encode()
    with pikepdf.open(path) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        return shown + b"".join(x.read_bytes() for x in pdf.objects if isinstance(x, pikepdf.Stream))


def test_a_word_on_the_sheet_is_found(tmp_path: Path) -> None:
    """What the tests below look for could be seen, if it were there."""
    made = make(f'<!DOCTYPE html><html lang="vi"><title>x</title><body><h1>{WORD}</h1></body></html>')
    assert isinstance(made, bytes)
    assert WORD.encode() in all_bytes(made, tmp_path)


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="{url}">',
        '<link rel="attachment" href="{url}">',
        '<a rel="attachment" href="{url}">x</a>',
        '<link rel="stylesheet" href="{url}">',
        "<style>@import url({url});</style>",
        "<style>@font-face {{ font-family: X; src: url({url}) }} p {{ font-family: X }}</style><p>x</p>",
        '<p style="background: url({url})">x</p>',
        '<p style="content: url({url})">x</p>',
        '<base href="{folder}/"><img src="secret.txt">',
        '<object data="{url}"></object>',
        '<embed src="{url}">',
        '<iframe src="{url}"></iframe>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}" width="9" height="9"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><style>@import url({url});</style></svg>',
        '<img src="https://archive.invalid/../../../../{path}">',
        '<img src="https://archive.invalid:443/{path}">',
        '<img src="http://127.0.0.1:9/x.png">',
        '<img src="ftp://127.0.0.1:9/x.png">',
        '<img src="data:text/html;base64,PGltZyBzcmM9eD4=">',
        '<p style="background: url(data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E)">x</p>',
    ],
)
def test_nothing_outside_the_job_is_read_even_from_raw_html(tmp_path: Path, hostile: str) -> None:
    """Behind the sanitiser stands a second wall: the fetcher. No word of the file comes out, as text or attached."""
    secret = tmp_path / "secret.txt"
    secret.write_text(WORD, "utf-8")
    evil = hostile.format(url=secret.as_uri(), folder=tmp_path.as_uri(), path=secret)
    made = make(f'<!DOCTYPE html><html lang="vi"><title>x</title><body><h1>x</h1>{evil}</body></html>')
    if isinstance(made, Finding):
        assert made.rule is rules.PICTURE_REFUSED
        assert WORD not in str(made)
    else:
        assert WORD.encode() not in all_bytes(made, tmp_path)
        assert b"%%EOF" in made


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=file:///etc/passwd>",
        "<base href='file:///etc/'>![x](passwd)",
        "<a rel=attachment href='file:///etc/passwd'>x</a>",
        "<style>@import 'file:///etc/passwd';</style>",
        "<svg><image href='file:///etc/passwd'/></svg>",
        "<link rel=attachment href='file:///etc/passwd'>",
    ],
)
def test_hostile_letters_become_harmless_sheets_or_findings(tmp_path: Path, hostile: str) -> None:
    """The whole way from Markdown."""
    body = f"Kính báo. {hostile}\n\n{hostile}\n\nhết./."
    made = make(letter_html(a_letter(body=body), render_body(body), site_url=""))
    if isinstance(made, Finding):
        assert made.rule is rules.PICTURE_REFUSED
    else:
        assert b"root:" not in all_bytes(made, tmp_path)


def test_the_file_is_tagged_archival_and_accessible(tmp_path: Path) -> None:
    """It says PDF/A-2a and PDF/UA-1 in one rdf:RDF, uncompressed, with the schema that PDF/A asks for."""
    made = make(letter_html(a_letter(), render_body(a_letter().body), site_url=""))
    assert isinstance(made, bytes)
    path = tmp_path / "x.pdf"
    path.write_bytes(made)
    with pikepdf.open(path) as pdf:
        metadata = bytes(pdf.Root.Metadata.read_raw_bytes())
        assert "/Filter" not in pdf.Root.Metadata
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "vi"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            xmp = pdf.open_metadata()
            assert xmp["pdfaid:part"] == "2"
            assert xmp["pdfaid:conformance"] == "A"
            assert xmp["pdfuaid:part"] == "1"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260417")
    assert metadata.count(b"<rdf:RDF") == 1
    assert b"pdfaExtension:schemas" in metadata


def test_a_draft_bears_no_date(tmp_path: Path) -> None:
    """Nothing of the clock is in the file."""
    made = make(letter_html(a_draft(), render_body("x./."), site_url=""))
    assert isinstance(made, bytes)
    (tmp_path / "x.pdf").write_bytes(made)
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert "/ModDate" not in pdf.docinfo


def test_what_the_engine_trips_over_is_a_finding_without_the_letters_words() -> None:
    """Nested far beyond what can be laid out: only the kind of the error is said."""
    made = make("<html lang=vi><body>" + f"<div>{WORD}" * 3000)
    assert isinstance(made, Finding)
    assert made.rule is rules.LAYOUT_FAILED
    assert WORD not in str(dict(made.values))

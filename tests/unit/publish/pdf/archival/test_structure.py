import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from congvan.model.view import LetterView
from congvan.model.withheld import Secret
from congvan.publish.enclosures import enclosures
from congvan.publish.pdf import PdfJob
from congvan.publish.pdf.worker import make
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from congvan.verify import verify_folder
from tests import verapdf
from tests.factories import a_draft, a_letter


def made(view: LetterView, *, with_sources: bool = True) -> bytes:
    """One letter's PDF."""
    body = render_body(view.body)
    html = letter_html(view, body, site_url="")
    pdf = make(PdfJob(view.id.source, html, {}, enclosures=enclosures(view, body) if with_sources else ()))
    assert isinstance(pdf, bytes), pdf
    return pdf


@pytest.fixture(scope="module")
def carrying() -> bytes:
    """A letter that carries its sources."""
    return made(a_letter())


def opened(data: bytes) -> pikepdf.Pdf:
    """The PDF as a second library reads it."""
    return pikepdf.open(io.BytesIO(data))


def test_without_files_it_is_pdf_a_2a_and_pdf_ua_1() -> None:
    """The default, for an issued letter and for a draft, which has no date."""
    for view in (a_letter(), a_draft()):
        data = made(view, with_sources=False)
        assert [verapdf.violations(data, x) for x in verapdf.BOTH] == [[], []]
        with opened(data) as pdf:
            assert not pdf.attachments
            assert ("/CreationDate" in pdf.docinfo, "/ModDate" in pdf.docinfo) == (bool(view.date), bool(view.date))


@pytest.mark.parametrize("view", [a_letter(), a_draft()], ids=["issued", "draft"])
def test_with_files_it_is_pdf_a_3a_and_pdf_ua_1(view: LetterView) -> None:
    """And no PDF/A-2a any more, which holds no text files."""
    data = made(view)
    assert [verapdf.violations(data, x) for x in (verapdf.PDFA_3A, verapdf.PDFUA_1)] == [[], []]
    assert verapdf.violations(data, verapdf.PDFA_2A)


def test_each_file_says_what_it_is(carrying: bytes) -> None:
    """Kind, relation to the letter, words, size, and the letter's own day."""
    with opened(carrying) as pdf:
        found = {x.rpartition(".")[2]: file for x, file in pdf.attachments.items()}
        about = {x: (file.get_file().mime_type, str(file.relationship), file.description) for x, file in found.items()}
        files = {x: file.get_file() for x, file in found.items()}
        assert about == {
            "csv": ("text/csv", "/Data", "Số liệu của công văn, dạng bảng"),
            "json": ("application/json", "/Data", "Số liệu của công văn, dạng JSON"),
            "md": ("text/markdown", "/Source", "Văn bản nguồn của công văn"),
        }
        day = datetime(2026, 4, 17, tzinfo=UTC)
        assert {(x.creation_date, x.mod_date) for x in files.values()} == {(day, day)}
        assert all(x.size == len(x.read_bytes()) for x in files.values())
        assert len(pdf.Root.AF) == 3
        assert 'subject: "báo cáo tình hình' in files["md"].read_bytes().decode()


def test_a_draft_s_files_bear_no_day() -> None:
    """There is none, and no clock is asked."""
    with opened(made(a_draft())) as pdf:
        days = {x.get_file().creation_date for x in pdf.attachments.values()}
    assert days == {None}


def test_equal_input_gives_equal_bytes(carrying: bytes) -> None:
    """With files inside too."""
    assert made(a_letter()) == carrying


@pytest.mark.parametrize(
    "secret",
    ["Người báo tin giấu tên", "Tiếp dân – một vụ (2.1) * kín", "0900 000 001"],
    ids=["words", "escaped words", "telephone"],
)
def test_the_leak_gate_reads_the_files_inside(secret: str, tmp_path: Path) -> None:
    """What must not be published is found in a PDF that holds it in a file inside alone."""
    secrets = [Secret(secret, "planted")]
    file = tmp_path / "x.pdf"
    file.write_bytes(made(a_letter(notes=secret)))  # notes are never printed
    assert [x.values["origin"] for x in verify_folder(file, secrets)] == ["planted"]
    file.write_bytes(made(a_letter(notes=secret), with_sources=False))
    assert verify_folder(file, secrets) == []

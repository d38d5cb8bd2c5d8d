"""`congvan pdf --docx`: the real command: who gets what, how the file is named, and what it refuses."""

import io
from pathlib import Path

import docx
import pytest

from tests.integration.archives import PASSAGES, REAL, copy_archive, edit
from tests.integration.decode import texts
from tests.integration.planted import AMOUNT, INTERNAL, NOBODY, NUMBER, PHONE, planted_archive
from tests.integration.warm import run

CLEAN, FOUND, FAILED = 0, 1, 2
LETTER = "xa-mau/so-lieu/2025-01"
# Of the public words, those that stand on paper.
PRINTED = {"zqsubject", "zqbody", "zqalt", "zqfigure", "zqcopies", "zqheading", "zqlink"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two letters: one public, and one that is a draft."""
    return copy_archive(tmp_path / "archive", (PASSAGES, REAL))


def test_the_file_bears_the_letters_name(archive: Path) -> None:
    """Without `-o` it is named as the PDF is; it opens, and says what the letter says."""
    done = run(archive, "congvan", "pdf", PASSAGES, "--docx")
    assert done.returncode == CLEAN, done.stderr
    made = archive / f"{PASSAGES.replace('/', '-')}.docx"
    assert str(made.name) in done.stderr
    document = docx.Document(io.BytesIO(made.read_bytes()))
    assert document.core_properties.author.startswith("Ủy ban nhân dân")
    assert any("./." in x.text for x in document.paragraphs)


def test_a_draft_is_for_the_office(archive: Path) -> None:
    """As with a PDF: refused for the public, marked as a draft for the internal audience."""
    refused = run(archive, "congvan", "pdf", REAL, "--docx", "-o", "thu.docx")
    assert refused.returncode == FAILED
    assert "--audience internal" in refused.stderr
    assert not (archive / "thu.docx").exists()
    done = run(archive, "congvan", "pdf", REAL, "--docx", "-o", "thu.docx", "--audience", "internal")
    assert done.returncode == CLEAN, done.stderr
    section = docx.Document(str(archive / "thu.docx")).sections[0]
    assert "DỰ THẢO" in section.first_page_header.paragraphs[0].text


def test_the_public_copy_holds_no_internal_word(tmp_path: Path) -> None:
    """Words planted in every internal place of an archive are in no decoded byte of a public Word file."""
    archive = planted_archive(tmp_path / "archive")
    done = run(archive, "congvan", "pdf", LETTER, "--docx", "-o", "thu.docx")
    assert done.returncode == CLEAN, done.stdout + done.stderr
    said = "\n".join(texts((archive / "thu.docx").read_bytes())).lower()
    assert {x for x in INTERNAL | NOBODY if x in said} == set()
    assert {x for x in PRINTED if x not in said} == set()
    digits = "".join(x for x in said if x.isdigit() or x not in " .,\u00a0")
    assert not [x for x in (PHONE, AMOUNT, NUMBER) if x in digits]
    whole = run(archive, "congvan", "pdf", LETTER, "--docx", "-o", "thu.docx", "--audience", "internal")
    assert whole.returncode == CLEAN, whole.stderr
    inner = "\n".join(texts((archive / "thu.docx").read_bytes())).lower()
    assert {x for x in ("zqname", "zqpassage", "zqblockalt", "zqphrase", "zqinnerfigure") if x not in inner} == set()


def test_an_error_in_the_letter_forbids_the_file(archive: Path) -> None:
    """Exit 1 and the finding; an error in another letter does not matter."""
    edit(archive / f"reports/{REAL}.md", "status: draft", "status: draftt")
    assert run(archive, "congvan", "pdf", PASSAGES, "--docx", "-o", "thu.docx").returncode == CLEAN
    refused = run(archive, "congvan", "pdf", REAL, "--docx", "-o", "hai.docx", "--audience", "internal")
    assert refused.returncode == FOUND
    assert "CV104" in refused.stdout
    assert not (archive / "hai.docx").exists()

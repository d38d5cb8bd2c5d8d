"""Bound volumes of the small archive: on the site, and by the command."""

from pathlib import Path

import pypdfium2
import pytest

from tests.integration.archives import INTERNAL, REPLACED, SUCCESSOR
from tests.integration.warm import run

# Of the small archive, by the dates in the letters' front matter.
WARD, YEAR = "mau-cau-moi", 2025


def text_of(file: Path) -> str:
    """All words of a PDF."""
    document = pypdfium2.PdfDocument(file)
    return "\n".join(document[i].get_textpage().get_text_range() for i in range(len(document)))


def test_agency_page_leads_to_its_volumes(small: Path) -> None:
    """With their size; verification has followed the link."""
    page = (small / "site/public/agencies/mau-song-xanh/index.html").read_text("utf-8")
    assert 'href="mau-song-xanh-2025.pdf"' in page
    assert "Tập công văn ban hành năm 2025" in page


def test_the_public_volume_is_of_public_letters_alone(small: Path) -> None:
    """An internal letter is in the office's volume; for the public there is none, or one without it."""
    public, internal = (small / f"site/{x}/agencies/{WARD}/{WARD}-{YEAR}.pdf" for x in ("public", "internal"))
    subject = "633/UBND-VHXH"
    assert INTERNAL.startswith(WARD)
    assert subject in text_of(internal)
    assert not public.exists() or subject not in text_of(public)


def test_replaced_letters_are_bound_with_their_mark(small: Path) -> None:
    """As they stand on the site."""
    text = text_of(small / "site/public/agencies/mau-song-xanh/mau-song-xanh-2025.pdf")
    assert "ĐÃ ĐƯỢC THAY THẾ" in text
    assert REPLACED.split("/")[0] == SUCCESSOR.split("/")[0] == "mau-song-xanh"


def test_command_binds_what_the_site_has(small_copy: Path, tmp_path: Path) -> None:
    """The same bytes, under the same name."""
    done = run(small_copy, "congvan", "pdf", "mau-song-xanh/2025")
    assert done.returncode == 0, done.stderr
    assert "mau-song-xanh-2025.pdf" in done.stderr
    made = (small_copy / "mau-song-xanh-2025.pdf").read_bytes()
    assert made == (small_copy / "site/public/agencies/mau-song-xanh/mau-song-xanh-2025.pdf").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nobody/2025"], "There is no agency 'nobody'; there are: bim-son, mau-cau-moi"),
        (
            ["mau-song-xanh/1999"],
            "mau-song-xanh issued no letter of the public edition in 1999; there are volumes of: 2025",
        ),
        (["bim-son/2026"], "bim-son has no issued letter in the public edition."),
        (["mau-song-xanh/2025", "--docx"], "A volume is a PDF only"),
        (["mau-song-xanh/twenty"], "agency/year for the bound volume of a year"),
    ],
)
def test_sentences(arguments: list[str], words: str, small: Path) -> None:
    """What cannot be bound is one sentence, exit code 2, and nothing written."""
    before = {x.name for x in small.iterdir()}
    done = run(small, "congvan", "pdf", *arguments, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert {x.name for x in small.iterdir()} == before


def test_a_letter_with_an_error_is_not_left_out_in_silence(small_copy: Path) -> None:
    """A volume without it would look whole."""
    letter = small_copy / "reports" / f"{SUCCESSOR}.md"
    letter.write_text(letter.read_text("utf-8").replace("number:", "numbr:"), "utf-8")
    done = run(small_copy, "congvan", "pdf", "mau-song-xanh/2025")
    assert done.returncode == 1
    assert f"{SUCCESSOR}.md" in done.stdout
    other = run(small_copy, "congvan", "pdf", "mau-doi-thong/2025")
    assert other.returncode == 0, other.stderr

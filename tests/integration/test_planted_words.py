"""A word planted in every internal place of an archive is in no decoded byte of its public edition."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from congvan.model.letter import FrontMatter
from congvan.model.view import WITHHELD_PASSAGE, WITHHELD_PHRASE
from congvan.render.letter_words import PUBLIC_NOTICE
from tests.integration.archives import built, kept
from tests.integration.decode import texts_below
from tests.integration.planted import AMOUNT, INTERNAL, NOBODY, NUMBER, PHONE, PUBLIC, bare_archive, planted_archive
from tests.integration.warm import run
from tests.plain_check import read_archive

_ALL = sorted(PUBLIC | INTERNAL | NOBODY)
_SPACES = re.compile(r"(?<=\d)[\s.,\u00a0]+(?=\d)")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The planted archive, built, and all that the commands printed meanwhile."""
    archive = planted_archive(tmp_path_factory.mktemp("planted") / "archive")
    done = run(archive, "congvan", "build", "--offline")
    assert done.returncode == 0, done.stdout + done.stderr
    checked = run(archive, "congvan", "verify", "site/public")
    assert checked.returncode == 0, checked.stdout
    return archive, done.stdout + done.stderr + checked.stdout + checked.stderr


def test_every_field_is_planted(tmp_path: Path) -> None:
    """No letter field is forgotten, but for two that hold fixed words alone: a degree of urgency, a letter's id."""
    letters = read_archive(planted_archive(tmp_path) / "reports")[0].letters
    assert FrontMatter.model_fields.keys() - {key for x in letters for key in x.front} == {"urgency", "replaces"}


def words_of(folder: Path) -> dict[str, set[str]]:
    """The planted words of an edition, each with the files that hold it."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, text in texts_below(folder):
        plain = text.lower()
        if "zq" in plain:
            for word in (x for x in _ALL if x in plain):
                found[word].add(name)
    return found


def numbers_of(folder: Path) -> Iterator[tuple[str, str]]:
    """The planted numbers that stand in an edition, as they are grouped or not, each with its file."""
    for name, text in texts_below(folder):
        joined = _SPACES.sub("", text)
        yield from ((number, name) for number in (PHONE, AMOUNT, NUMBER) if number in joined)


def test_public_edition_holds_the_public_words_alone(planted: tuple[Path, str]) -> None:
    """Pages, PDFs, search index, data, attachments and file names hold no word that was planted as internal."""
    found = words_of(planted[0] / "site" / "public")

    assert {word: sorted(found[word]) for word in found.keys() & (INTERNAL | NOBODY)} == {}
    assert found.keys() == PUBLIC


def test_public_edition_is_the_same_without_what_is_internal(planted: tuple[Path, str], tmp_path: Path) -> None:
    """Byte for byte: pages, PDFs, feeds, sums, names of files and the search know nothing of what is withheld.

    The same archive without internal letters, drafts, series, figures, attachments, contacts and remarks, and with
    other words in what is withheld within public text, makes the same public edition.
    """
    bare = built(bare_archive(tmp_path / "archive"), "--audience", "public")
    assert kept(bare / "site" / "public") == kept(planted[0] / "site" / "public")


def test_pdf_for_the_public_differs_where_it_must(planted: tuple[Path, str]) -> None:
    """The letter's words in both PDFs are the same but for what is withheld, its marks, and the notice of it."""
    lines = {x: _lines_of(planted[0] / "site" / x / f"{_LETTER}/{_LETTER.replace('/', '-')}.pdf") for x in _EDITIONS}
    public, internal = (words_in(lines[x]) for x in _EDITIONS)
    only_public = {x for x, count in public.items() if count > internal[x]}
    only_internal = {x for x, count in internal.items() if count > public[x]}
    assert only_public <= words_in(f"{WITHHELD_PHRASE} {WITHHELD_PASSAGE} {PUBLIC_NOTICE}").keys()
    assert {x for x in only_internal if x.startswith("zq")} <= INTERNAL | {"zqmail@example"}
    assert len(only_internal) < 40  # the words of one line and one paragraph


_LETTER, _EDITIONS = "xa-mau/so-lieu/2025-01", ("public", "internal")


def _lines_of(pdf: Path) -> str:
    with pdfplumber.open(pdf) as document:
        return " ".join(page.extract_text() for page in document.pages)


def words_in(text: str) -> Counter[str]:
    """How often each word stands in a text, in small letters."""
    return Counter(re.findall(r"[\w@]+", text.lower()))


def test_internal_edition_holds_both(planted: tuple[Path, str]) -> None:
    """The same search finds every internal word in the internal edition: it can find them."""
    assert words_of(planted[0] / "site" / "internal").keys() == PUBLIC | INTERNAL


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_copy_to_be_carried_holds_the_same_words(audience: str, planted: tuple[Path, str]) -> None:
    """The copy that works without a server holds the words of its edition, in its search index too, and no other."""
    copy = words_of(planted[0] / "site" / f"{audience}-offline")
    assert copy.keys() == words_of(planted[0] / "site" / audience).keys()
    assert any(name.endswith(".pf_fragment.js") for name in copy["zqsubject"])


def test_volumes_too(planted: tuple[Path, str]) -> None:
    """The year's bound volume is one of the files that are searched: it holds a public word, and internally another."""
    volume = "agencies/xa-mau/xa-mau-2025.pdf"
    assert volume in words_of(planted[0] / "site" / "public")["zqsubject"]
    assert volume in words_of(planted[0] / "site" / "internal")["zqlettersubject"]


def test_numbers(planted: tuple[Path, str]) -> None:
    """Telephone, internal amount and internal letter's number are in the internal edition, not in the public one."""
    assert set(numbers_of(planted[0] / "site" / "public")) == set()
    assert {number for number, _ in numbers_of(planted[0] / "site" / "internal")} == {PHONE, AMOUNT, NUMBER}


def test_pdfs_carry_what_their_readers_may_see(planted: tuple[Path, str]) -> None:
    """The Markdown inside a PDF is that of its own edition, and reads as a letter of the archive does."""
    seen = {}
    for audience in ("public", "internal"):
        folder = planted[0] / "site" / audience / "xa-mau" / "so-lieu" / "2025-01"
        with pikepdf.open(folder / "xa-mau-so-lieu-2025-01.pdf") as pdf:
            names = set(pdf.attachments)
            seen[audience] = pdf.attachments["xa-mau-so-lieu-2025-01.md"].get_file().read_bytes().decode()
        assert names == {f"xa-mau-so-lieu-2025-01{x}" for x in (".csv", ".json", ".md")}
    assert "zqbody" in seen["public"]
    assert not [word for word in INTERNAL if word in seen["public"].lower()]
    assert [word for word in INTERNAL if word in seen["internal"].lower()]


def test_each_kind_of_file_is_looked_into(planted: tuple[Path, str]) -> None:
    """The words are found in pages, PDFs, the search index, data and attachments: the decoder reads each."""
    found = words_of(planted[0] / "site" / "internal")
    kinds = {Path(name).suffix for name in found["zqbody"]}
    assert {".html", ".pdf", ".pf_fragment", ".pf_index"} <= kinds
    assert {".json", ".csv", ".xml"} <= {Path(name).suffix for name in found["zqsubject"]}
    assert {".csv", ".xlsx"} <= {Path(name).suffix for name in found["zqlabel"]}
    assert {Path(name).suffix for name in found["zqinnercell"]} == {".xlsx"}
    assert ".png" in {Path(name).suffix for name in found["zqblockpng"]}


def test_logs_hold_no_internal_word(planted: tuple[Path, str]) -> None:
    """What `build` and `verify` print is a publication too."""
    assert [word for word in sorted(INTERNAL | NOBODY) if word in planted[1].lower()] == []

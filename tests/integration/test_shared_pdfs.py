"""Both editions built at once: each PDF is made once, and what is at fault is said once."""

from dataclasses import replace
from pathlib import Path

import pytest

from congvan.errors import RefusedError
from congvan.model.finding import Place
from congvan.model.rules import making as rules
from congvan.model.terms import Audience
from congvan.pipeline import open_work, read_and_check
from congvan.publish import letter_pdfs
from congvan.publish.assembly import assemble
from congvan.publish.letter_pdfs import with_pdfs
from congvan.publish.pdf import PdfJob, PdfOutcome, make_pdfs
from congvan.publish.work import Work, silent

SITE = "https://kho.example.org/"


@pytest.fixture
def works(archive: Path, tmp_path: Path) -> list[Work]:
    """The works of both editions, with an empty cache."""
    checked = read_and_check(archive / "reports")
    return [open_work(checked, tmp_path / "cache", each, None) for each in Audience]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many jobs each call for PDFs brought."""
    counts: list[int] = []

    def counted(jobs: list[PdfJob], *more: object, **options: object) -> object:
        counts.append(len(jobs))
        return make_pdfs(jobs, *more, **options)  # type: ignore[arg-type] # handed through as it came

    monkeypatch.setattr(letter_pdfs, "make_pdfs", counted)
    return counts


def test_the_pdfs_of_both_editions_are_asked_for_once(works: list[Work], asked: list[int], tmp_path: Path) -> None:
    """And an edition that has them already asks for none; a letter that is the same in both is one file."""
    progress: list[tuple[str, int, int]] = []
    works.append(works[0])  # an edition of which each letter is the same in another
    prepared = with_pdfs(works, SITE, lambda *state: progress.append(state))
    letters = [len(x.edition.letters) for x in works]
    assert asked == [sum(letters)]
    assert progress[-1] == ("pdf", sum(letters), sum(letters))

    built = [assemble(x, site_url=SITE, with_registers=False) for x in prepared]
    assert asked == [sum(letters)]
    paths = {y.content for x in built for name, y in x.assets.items() if name.endswith(".pdf")}
    kept = [x for x in (tmp_path / "cache/pdf").rglob("*") if x.is_file() and not x.suffix]
    assert paths == set(kept)
    assert len(kept) == sum(letters[:-1])


@pytest.mark.parametrize("other", ["site_url", "with_sources"])
def test_pdfs_that_were_made_for_other_options_are_not_used(works: list[Work], asked: list[int], other: str) -> None:
    """Another address of the site, for instance, which stands in their links."""
    prepared, *_ = with_pdfs(works, SITE, silent)
    if other == "site_url":
        assemble(prepared, site_url="https://other.example.org/")
    else:
        assemble(replace(prepared, with_sources=True), site_url=SITE)
    assert asked[1:] == [len(prepared.edition.letters)]


def test_a_fault_is_said_once_and_with_all_others(works: list[Work], monkeypatch: pytest.MonkeyPatch) -> None:
    """Of both editions, before either is built."""

    def failed(jobs: list[PdfJob], *_more: object, **_options: object) -> list[PdfOutcome]:
        return [PdfOutcome(x.name, None, rules.TOO_SLOW.at(Place(x.name), seconds="60")) for x in jobs]

    monkeypatch.setattr(letter_pdfs, "make_pdfs", failed)
    with pytest.raises(RefusedError) as refused:
        with_pdfs(works, SITE, silent)
    places = [x.place.path for x in refused.value.findings]
    assert sorted(places) == sorted({view.id.source for work in works for view in work.edition.letters})

"""An edition enters, its pages leave one by one: home, search, agencies, series, years, months, letters.

The internal edition has the pages that only the office sees as well. Each page is a function of its own share of the
edition, and shows nothing that the views do not hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from types import MappingProxyType

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.finding import Finding
from congvan.model.identity import LetterId
from congvan.model.view import EditionView, LetterView
from congvan.model.volume import volumes
from congvan.render.body import Body
from congvan.render.pages import words
from congvan.render.pages.agencies import agency_page, agency_pages
from congvan.render.pages.archive import archive_page, archive_pages, month_pages, year_page
from congvan.render.pages.home import home_page
from congvan.render.pages.internal import internal_pages
from congvan.render.pages.letter import description, letter_page, page_title
from congvan.render.pages.letter.dossier import LONGEST_RUN, Dossier, previous_of
from congvan.render.pages.page import Page, PlannedPage
from congvan.render.pages.search import search_page
from congvan.render.pages.series import series_page, series_pages
from congvan.render.pages.shelf import Shelf, grouped
from congvan.render.search_record import SearchRecord, search_record

__all__ = [
    "Page",
    "PlannedPage",
    "agency_page",
    "archive_page",
    "edition_pages",
    "home_page",
    "letter_page",
    "month_pages",
    "record_of",
    "search_page",
    "series_page",
    "year_page",
]


def edition_pages(
    edition: EditionView,
    bodies: Mapping[LetterId, Body],
    files: Mapping[str, FileFacts] = MappingProxyType({}),
    findings: Sequence[Finding] = (),
) -> Iterator[PlannedPage]:
    """Give every page that is made from views; letters' pages are made when they are asked for, and not kept.

    `files` tells of the files that there are beside the pages, by address: PDFs, volumes, attachments. What is not in
    it is not linked to. `findings` are what the check found in the sources; the internal edition alone tells them.
    """
    shelf, bound, sizes = Shelf.of(edition), volumes(edition), {name: x.size for name, x in files.items()}
    lists = chain(
        [home_page(edition, shelf, findings), search_page()],
        agency_pages(edition, shelf, bound, sizes),
        series_pages(edition, shelf, files),
        archive_pages(edition, shelf),
        internal_pages(edition, shelf, findings, bound, sizes),
    )
    yield from map(PlannedPage.of, lists)
    yield from _letter_pages(edition, bodies, files)


def record_of(view: LetterView, bodies: Mapping[LetterId, Body], files: Mapping[str, FileFacts]) -> SearchRecord:
    """Make what the search is told of a letter; of its PDF only if `files` has it."""
    every = (address.letter_signed_pdf(view.id), address.letter_pdf(view.id))  # the authentic one first
    pdf = next((x for x in every if x in files), None)
    return search_record(view, partial(bodies.__getitem__, view.id), pdf, words.status(view))


def _letter_pages(
    edition: EditionView, bodies: Mapping[LetterId, Body], files: Mapping[str, FileFacts]
) -> Iterator[PlannedPage]:
    """Plan each letter's page, with the letters of its agency and series that came before it."""
    runs = grouped(sorted(edition.letters, key=lambda x: x.id.period.order), lambda x: (x.id.agency, x.id.series))
    place = {view.id: (run, at) for run in runs.values() for at, view in enumerate(run)}
    for view in edition.letters:
        run, at = place[view.id]
        newest_first = run[max(0, at + 1 - LONGEST_RUN) : at + 1][::-1]
        make = partial(_letter_page, newest_first, bodies, files)
        page = address.letter(view.id)
        yield PlannedPage(page, page_title(view), description(view), make, view.updated, in_lists=False)


def _letter_page(run: tuple[LetterView, ...], bodies: Mapping[LetterId, Body], files: Mapping[str, FileFacts]) -> Page:
    """Make the page of the first letter of a run."""
    view, previous = run[0], previous_of(run)
    before = bodies[previous.id] if previous else None
    return letter_page(Dossier(view, bodies[view.id], files, run, before))

"""An edition enters, its pages leave one by one: home, search, agencies, series, years, months, letters.

The internal edition has the pages that only the office sees as well. Each page is a function of its own share of the
edition, and shows nothing that the views do not hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from congvan.model.facts import FileFacts
from congvan.model.finding import Finding
from congvan.model.identity import LetterId
from congvan.model.view import EditionView
from congvan.model.volume import volumes
from congvan.render.body import Body
from congvan.render.pages.agencies import agency_page, agency_pages
from congvan.render.pages.archive import archive_page, archive_pages, month_pages, year_page
from congvan.render.pages.home import home_page
from congvan.render.pages.internal import internal_pages
from congvan.render.pages.letter import letter_page
from congvan.render.pages.letter.dossier import LONGEST_RUN, Dossier
from congvan.render.pages.page import Page
from congvan.render.pages.search import search_page
from congvan.render.pages.series import series_page, series_pages
from congvan.render.pages.shelf import Shelf, grouped

__all__ = [
    "Page",
    "agency_page",
    "archive_page",
    "edition_pages",
    "home_page",
    "letter_page",
    "month_pages",
    "search_page",
    "series_page",
    "year_page",
]


def edition_pages(
    edition: EditionView,
    bodies: Mapping[LetterId, Body],
    files: Mapping[str, FileFacts] = MappingProxyType({}),
    findings: Sequence[Finding] = (),
) -> Iterator[Page]:
    """Give every page that is made from views.

    `files` tells of the files that there are beside the pages, by address: PDFs, volumes, attachments. What is not in
    it is not linked to. `findings` are what the check found in the sources; the internal edition alone tells them.
    """
    shelf, bound, sizes = Shelf.of(edition), volumes(edition), {name: x.size for name, x in files.items()}
    yield home_page(edition, shelf, findings)
    yield search_page()
    yield from agency_pages(edition, shelf, bound, sizes)
    yield from series_pages(edition, shelf, files)
    yield from archive_pages(edition, shelf)
    yield from internal_pages(edition, shelf, findings, bound, sizes)
    for dossier in _dossiers(edition, bodies, files):
        yield letter_page(dossier)


def _dossiers(
    edition: EditionView, bodies: Mapping[LetterId, Body], files: Mapping[str, FileFacts]
) -> Iterator[Dossier]:
    """Put beside each letter those of its agency and series that came before it."""
    runs = grouped(sorted(edition.letters, key=lambda x: x.id.period.order), lambda x: (x.id.agency, x.id.series))
    place = {view.id: (run, at) for run in runs.values() for at, view in enumerate(run)}
    for view in edition.letters:
        run, at = place[view.id]
        newest_first = run[max(0, at + 1 - LONGEST_RUN) : at + 1][::-1]
        before = bodies[newest_first[1].id] if at else None
        yield Dossier(view, bodies[view.id], files, newest_first, before)

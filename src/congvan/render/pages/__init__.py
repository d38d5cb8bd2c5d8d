"""An edition enters, its pages leave one by one: home, search, agencies, series, years, letters.

Each page is a function of its own share of the edition, and shows nothing that the views do not hold.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from congvan.model.identity import LetterId
from congvan.model.view import EditionView
from congvan.render.body import Body
from congvan.render.pages.agencies import agency_page, agency_pages
from congvan.render.pages.archive import archive_page, year_page
from congvan.render.pages.home import home_page
from congvan.render.pages.letter import letter_page
from congvan.render.pages.page import Page
from congvan.render.pages.search import search_page
from congvan.render.pages.series import series_page, series_pages
from congvan.render.pages.shelf import Shelf

__all__ = [
    "Page",
    "agency_page",
    "archive_page",
    "edition_pages",
    "home_page",
    "letter_page",
    "search_page",
    "series_page",
    "year_page",
]


def edition_pages(
    edition: EditionView,
    bodies: Mapping[LetterId, Body],
    pdf_sizes: Mapping[LetterId, int],
    volume_sizes: Mapping[str, int] = MappingProxyType({}),
) -> Iterator[Page]:
    """Give every page that is made from views. A letter without a size in `pdf_sizes` (bytes) has no PDF.

    `volume_sizes` names the bound volumes that there are, by address.
    """
    shelf = Shelf.of(edition)
    yield home_page(edition, shelf)
    yield search_page()
    yield from agency_pages(edition, shelf, volume_sizes)
    yield from series_pages(edition, shelf)
    yield archive_page(edition, shelf)
    for year in edition.years:
        yield year_page(year, shelf)
    for view in edition.letters:
        yield letter_page(view, bodies[view.id], pdf_sizes.get(view.id))

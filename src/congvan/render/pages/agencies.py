"""The list of agencies, and each agency's page: how to reach it, what it owes, its letters by series and year."""

from collections.abc import Iterator, Sequence

from congvan.model import address
from congvan.model.view import AgencyView, Duty, EditionView, LetterView, SeriesView
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.shelf import Shelf, agencies_in_order, grouped, series_in_order

TITLE = "Các cơ quan"


def agency_pages(edition: EditionView, shelf: Shelf) -> Iterator[Page]:
    """Give the list of agencies, then each agency's page."""
    yield _index(edition, shelf)
    series = {x.id: x for x in edition.series}
    for agency in edition.agencies:
        owed = [series[x] for x in agency.series if x in series]
        letters = shelf.by_agency.get(agency.id, ())
        yield agency_page(agency, owed, letters, shelf.duties_by_agency.get(agency.id, ()), edition)


def agency_page(
    agency: AgencyView,
    owed: Sequence[SeriesView],
    letters: Sequence[LetterView],
    duties: Sequence[Duty],
    edition: EditionView,
) -> Page:
    """Make one agency's page; of `edition` only the day it speaks of is read."""
    page = address.agency(agency.id)
    html = fill(
        "agency",
        page,
        title=agency.name,
        agency=agency,
        owed=series_in_order(owed),
        duties=duties,
        as_of=edition.as_of,
        shelves=by_series_and_year(letters),
        count=len(letters),
    )
    sections = {f"cv-{x.id}": x.short for x in by_series_and_year(letters)}
    description = f"{agency.name}: {len(letters)} công văn báo cáo, báo cáo phải nộp và cách liên hệ."
    return Page(page, agency.name, description, html, headings(agency.name, sections))


def by_series_and_year(
    letters: Sequence[LetterView],
) -> dict[SeriesView, dict[int, tuple[LetterView, ...]]]:
    """Arrange one agency's letters: series by name, within it years and letters the newest first."""
    by_series = grouped(letters, lambda x: x.series)
    return {x: grouped(by_series[x], lambda y: y.id.period.year) for x in series_in_order(by_series)}


def _index(edition: EditionView, shelf: Shelf) -> Page:
    html = fill(
        "agencies",
        address.AGENCIES,
        title=TITLE,
        agencies=agencies_in_order(edition.agencies),
        letters=shelf.by_agency,
        duties=shelf.duties_by_agency,
        as_of=edition.as_of,
    )
    description = f"{len(edition.agencies)} cơ quan có công văn trong kho."
    return Page(address.AGENCIES, TITLE, description, html, headings(TITLE))

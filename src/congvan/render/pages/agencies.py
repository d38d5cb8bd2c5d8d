"""The list of agencies, and each agency's page: how to reach it, what it owes, its letters by series and year."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from congvan.model import address
from congvan.model.view import AgencyView, Duty, EditionView, LetterView, SeriesView
from congvan.model.volume import volumes
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.shelf import Shelf, agencies_in_order, grouped, series_in_order

TITLE = "Các cơ quan"


@dataclass(frozen=True, slots=True)
class VolumeLink:
    """A bound volume that there is: the letters of a year of issue, the file's address and size in bytes."""

    year: int
    letters: int
    address: str
    size: int


def agency_pages(edition: EditionView, shelf: Shelf, volume_sizes: Mapping[str, int]) -> Iterator[Page]:
    """Give the list of agencies, then each agency's page, with those volumes that `volume_sizes` names by address."""
    yield _index(edition, shelf)
    bound = _bound(edition, volume_sizes)
    series = {x.id: x for x in edition.series}
    for agency in edition.agencies:
        owed = [series[x] for x in agency.series if x in series]
        letters = shelf.by_agency.get(agency.id, ())
        duties = shelf.duties_by_agency.get(agency.id, ())
        yield agency_page(agency, owed, letters, duties, edition, bound.get(agency.id, ()))


def _bound(edition: EditionView, sizes: Mapping[str, int]) -> dict[str, tuple[VolumeLink, ...]]:
    links: dict[str, list[VolumeLink]] = defaultdict(list)
    for volume in volumes(edition) if sizes else ():
        name = address.volume_pdf(volume.agency.id, volume.year)
        if name in sizes:
            links[volume.agency.id].append(VolumeLink(volume.year, len(volume.letters), name, sizes[name]))
    return {name: tuple(found) for name, found in links.items()}


def agency_page(
    agency: AgencyView,
    owed: Sequence[SeriesView],
    letters: Sequence[LetterView],
    duties: Sequence[Duty],
    edition: EditionView,
    bound: Sequence[VolumeLink] = (),
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
        bound=bound,
        as_of=edition.as_of,
        shelves=by_series_and_year(letters),
        count=len(letters),
    )
    sections = {"cv-volumes": "Tập công văn theo năm"} if bound else {}
    sections |= {f"cv-{x.id}": x.short for x in by_series_and_year(letters)}
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

"""The list of series, and each series' page: who asks, how often, due when, and the board of who has reported."""

from collections.abc import Iterator, Mapping, Sequence

from congvan.model import address
from congvan.model.view import AgencyView, Duty, EditionView, LetterView, SeriesView
from congvan.render.pages.board import make_board
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.shelf import Shelf, agencies_in_order, grouped, series_in_order

TITLE = "Các loại báo cáo"
NEWEST = 12


def series_pages(edition: EditionView, shelf: Shelf) -> Iterator[Page]:
    """Give the list of series, then each series' page."""
    owing = _owing(edition.agencies)
    yield _index(edition, shelf, owing)
    for series in edition.series:
        letters = shelf.by_series.get(series.id, ())
        duties = shelf.duties_by_series.get(series.id, ())
        yield series_page(series, owing.get(series.id, ()), letters, duties, edition)


def series_page(
    series: SeriesView,
    owing: Sequence[AgencyView],
    letters: Sequence[LetterView],
    duties: Sequence[Duty],
    edition: EditionView,
) -> Page:
    """Make one series' page; of `edition` only the day it speaks of is read."""
    page = address.series(series.id)
    agencies = {x.id: x for x in (*owing, *(y.agency for y in letters))}
    sections = {"cv-board": "Tình hình nộp báo cáo"}
    if letters:
        sections["cv-letters"] = "Công văn mới nhất"
    html = fill(
        "series",
        page,
        title=series.title,
        series=series,
        board=make_board(series, agencies_in_order(agencies.values()), letters, duties),
        overdue=[x for x in duties if x.overdue],
        as_of=edition.as_of,
        newest=letters[:NEWEST],
        count=len(letters),
        years=tuple(grouped(letters, lambda x: x.id.period.year)),
        agency_count=len(agencies),
        sections=sections,
    )
    description = f"{series.title}: ai yêu cầu, hạn nộp, cơ quan nào đã nộp; {len(letters)} công văn."
    return Page(page, series.title, description, html, headings(series.title, sections), kind="series")


def _index(edition: EditionView, shelf: Shelf, owing: Mapping[str, Sequence[AgencyView]]) -> Page:
    html = fill(
        "series_index",
        address.SERIES,
        title=TITLE,
        series=series_in_order(edition.series),
        letters=shelf.by_series,
        duties=shelf.duties_by_series,
        owing=owing,
        as_of=edition.as_of,
    )
    description = f"{len(edition.series)} loại báo cáo định kỳ trong kho."
    return Page(address.SERIES, TITLE, description, html, headings(TITLE))


def _owing(agencies: Sequence[AgencyView]) -> dict[str, tuple[AgencyView, ...]]:
    pairs = ((series, agency) for agency in agencies for series in agency.series)
    by_series = grouped(pairs, lambda x: x[0])
    return {series: tuple(agency for _, agency in members) for series, members in by_series.items()}

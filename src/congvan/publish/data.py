"""An edition enters; its data leave as files by address: letters, figures, feeds, calendars (docs/data.md)."""

from collections.abc import Iterator, Mapping

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.terms import Audience
from congvan.model.view import EditionView, LetterView, SeriesView
from congvan.publish.facts import facts_of
from congvan.publish.workbook import Sheet, workbook
from congvan.render.data.atom import atom
from congvan.render.data.calendar import calendar
from congvan.render.data.columns import columns_table
from congvan.render.data.deadlines import agency_deadlines, owed, site_deadlines
from congvan.render.data.feed import Feed, make_feed
from congvan.render.data.json_feed import json_feed
from congvan.render.data.letter import letter_json
from congvan.render.data.letters import letters_json
from congvan.render.data.letters_table import letters_table
from congvan.render.data.package import Resource, data_package
from congvan.render.data.series_table import series_table
from congvan.render.data.sums_table import sums_table
from congvan.render.data.table import Table, table_csv
from congvan.render.pages.home import TITLE, owner
from congvan.render.pages.shelf import Shelf, grouped
from congvan.render.rollup import rollup

_Files = Iterator[tuple[str, bytes]]
_Facts = Mapping[str, FileFacts]
_FIGURES, _COLUMNS, _SUMS = "Số liệu", "Giải thích", "Tổng hợp"  # the workbook's sheets


def data_files(
    edition: EditionView,
    facts: _Facts,
    site_url: str,
) -> _Files:
    """Give every data file of the edition; `facts` tell of the files beside letters, `site_url` may be empty."""
    shelf = Shelf.of(edition)
    yield from _tables(edition, shelf, facts, site_url)
    for view in edition.letters:
        yield address.letter_json(view.id), letter_json(view, edition.audience, facts).encode()
    for feed in _feeds(edition, shelf, facts):
        yield address.feed(feed.page, address.ATOM), atom(feed, site_url)
        yield address.feed(feed.page, address.JSON_FEED), json_feed(feed, site_url).encode()
    yield from _calendars(edition, shelf, site_url)


def _tables(edition: EditionView, shelf: Shelf, facts: _Facts, site_url: str) -> _Files:
    """The lists and tables, and the package that describes them."""
    resources = []
    for name, content, title, table in _contents(edition, shelf, facts, site_url):
        resources.append(Resource(name, title, facts_of(content), table))
        yield name, content
    yield address.DATA_PACKAGE, data_package(edition, resources, _of_all(edition)).encode()


def _contents(
    edition: EditionView, shelf: Shelf, facts: _Facts, site_url: str
) -> Iterator[tuple[str, bytes, str, Table | None]]:
    letters = letters_table(edition, facts)
    yield address.LETTERS_JSON, letters_json(edition, facts, site_url).encode(), letters.title, None
    yield address.LETTERS_CSV, table_csv(letters).encode(), letters.title, letters
    for series in edition.series:
        internal = edition.audience is Audience.INTERNAL
        views = shelf.by_series.get(series.id, ())
        table = series_table(series, views, site_url, internal=internal)
        yield address.series_csv(series.id), table_csv(table).encode(), series.title, table
        yield address.series_xlsx(series.id), _workbook(edition, series, views, table), series.title, table


def _workbook(edition: EditionView, series: SeriesView, letters: tuple[LetterView, ...], table: Table) -> bytes:
    sheets = [
        Sheet(_FIGURES, table),
        Sheet(_COLUMNS, columns_table(table, internal=edition.audience is Audience.INTERNAL)),
    ]
    sums = sums_table(series, rollup(series, letters, edition.agencies))
    sheets += [Sheet(_SUMS, sums)] if sums else []
    return workbook(sheets, series.title, edition.as_of)


def _feeds(edition: EditionView, shelf: Shelf, facts: _Facts) -> Iterator[Feed]:
    """The feeds of the site, of each agency, of each series."""
    whose = owner(edition)
    yield make_feed(edition, address.HOME, _of_all(edition), whose, edition.letters, facts)
    for agency in edition.agencies:
        letters = shelf.by_agency.get(agency.id, ())
        yield make_feed(edition, address.agency(agency.id), agency.name, agency.name, letters, facts)
    for series in edition.series:
        letters = shelf.by_series.get(series.id, ())
        yield make_feed(edition, address.series(series.id), series.title, whose, letters, facts)


def _calendars(edition: EditionView, shelf: Shelf, site_url: str) -> _Files:
    duties = owed(edition, shelf)
    day = edition.as_of
    yield address.CALENDAR, calendar("Hạn báo cáo", site_deadlines(duties), day, site_url)
    by_agency = grouped(duties, lambda x: x.agency.id)
    for agency in edition.agencies:
        own = agency_deadlines(by_agency.get(agency.id, ()))
        title = f"Hạn báo cáo của {agency.short}"
        yield address.feed(address.agency(agency.id), address.CALENDAR), calendar(title, own, day, site_url)


def _of_all(edition: EditionView) -> str:
    return f"{TITLE} của {owner(edition)}"

"""The list of agencies, and each agency's page: how to reach it, what it owes and how it stands, its letters.

An agency's page lists its newest years' letters as far as one page has room for them; each year that it leaves out has
a page of its own, in parts (decision 0029).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from congvan.model import address
from congvan.model.terms import Audience, Status
from congvan.model.view import AgencyView, Duty, EditionView, LetterView, SeriesView
from congvan.model.volume import Volume
from congvan.render.pages.head import agency_head
from congvan.render.pages.overdue import missing_for_long
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.paging import LETTERS_A_PART, Part, parts, titled
from congvan.render.pages.shelf import Shelf, agencies_in_order, grouped, series_in_order

TITLE = "Các cơ quan"
MOST_NAMED = 12  # missing periods of a series: a year of months


@dataclass(frozen=True, slots=True)
class VolumeLink:
    """A bound volume that there is: the letters of a year of issue, the file's address and size in bytes."""

    year: int
    letters: int
    address: str
    size: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How an agency stands with a series that it owes or has reported.

    Of `owed` reports whose due day has come, `in_time` stand that came by it and `late` that did not; `void` were
    withdrawn or replaced since. `newest` is the letter of the newest period; `missing` are the reports overdue, the
    earliest first, `awaited` those due soon, `drafts` those being written.
    """

    series: SeriesView
    in_time: int
    late: int
    void: int
    overdue_drafts: int
    newest: LetterView | None
    missing: tuple[Duty, ...]
    awaited: tuple[Duty, ...]
    drafts: tuple[LetterView, ...] = ()

    @property
    def owed(self) -> int:
        """How many reports were due, or came before they were: as the series' board counts them."""
        return self.in_time + self.late + self.void + self.overdue_drafts + len(self.missing)

    @property
    def percent(self) -> int:
        """The share in time in whole per cent, rounded down, so that 100 means all."""
        return 100 * self.in_time // self.owed if self.owed else 0

    @property
    def older_missing(self) -> tuple[Duty, ...]:
        """Of what is missing, the older ones that there is no room to name."""
        return self.missing[:-MOST_NAMED]


@dataclass(frozen=True, slots=True)
class AgencyShare:
    """What of an edition concerns one agency. `letters` have the newest period first."""

    agency: AgencyView
    owed: Sequence[SeriesView] = ()
    letters: Sequence[LetterView] = ()
    duties: Sequence[Duty] = ()
    bound: Sequence[VolumeLink] = ()
    data: Sequence[tuple[str, str]] = ()  # data files that there are, by name and address
    consolidated: Sequence[SeriesView] = ()  # those that it adds up


def agency_pages(
    edition: EditionView, shelf: Shelf, volumes: Sequence[Volume], sizes: Mapping[str, int]
) -> Iterator[Page]:
    """Give the list of agencies, then each agency's page, with those volumes that `sizes` names by address."""
    duties = _duties(edition, shelf)
    yield _index(edition, shelf, duties)
    bound = _bound(volumes, sizes)
    series = {x.id: x for x in edition.series}
    for agency in edition.agencies:
        share = AgencyShare(
            agency,
            [series[x] for x in agency.series if x in series],
            shelf.by_agency.get(agency.id, ()),
            duties.get(agency.id, ()),
            bound.get(agency.id, ()),
            [x for x in _data(agency, series) if x[1] in sizes],
            [series[x] for x in agency.consolidates if x in series],
        )
        yield agency_page(share, edition)
        yield from agency_year_pages(share)


def _duties(edition: EditionView, shelf: Shelf) -> dict[str, tuple[Duty, ...]]:
    """Give what each agency owes, the earliest due first: what has been missing for long, then what the shelf has."""
    long = grouped(missing_for_long(edition, shelf), lambda x: x.agency.id)
    recent = shelf.duties_by_agency
    return {x.id: (*long.get(x.id, ()), *recent.get(x.id, ())) for x in edition.agencies}


def _bound(volumes: Sequence[Volume], sizes: Mapping[str, int]) -> dict[str, tuple[VolumeLink, ...]]:
    links: dict[str, list[VolumeLink]] = defaultdict(list)
    for volume in volumes:
        name = address.volume_pdf(volume.agency.id, volume.year)
        if name in sizes:
            links[volume.agency.id].append(VolumeLink(volume.year, len(volume.letters), name, sizes[name]))
    return {name: tuple(found) for name, found in links.items()}


def _data(agency: AgencyView, series: Mapping[str, SeriesView]) -> Iterator[tuple[str, str]]:
    """Name the files that programs read of an agency: feeds of its letters, figures of its series."""
    page = address.agency(agency.id)
    yield "Theo dõi công văn mới (Atom)", address.feed(page, address.ATOM)
    yield "Theo dõi công văn mới (JSON Feed)", address.feed(page, address.JSON_FEED)
    yield "Lịch hạn nộp (thêm vào điện thoại)", address.feed(page, address.CALENDAR)
    for owed in series_in_order(series[x] for x in agency.series if x in series):
        yield f"Số liệu {owed.short}, mọi cơ quan (XLSX)", address.series_xlsx(owed.id)
        yield f"Số liệu {owed.short}, mọi cơ quan (CSV)", address.series_csv(owed.id)


def agency_page(share: AgencyShare, edition: EditionView) -> Page:
    """Make one agency's page; of `edition` only the day it speaks of is read."""
    agency = share.agency
    page = address.agency(agency.id)
    listed, older = years_listed(share.letters)
    shelves = by_series_and_year([x for x in share.letters if x.id.period.year in listed])
    html = fill(
        "agency",
        page,
        title=agency.name,
        agency=agency,
        standings=standings(share, edition.as_of),
        consolidated=series_in_order(share.consolidated),
        public=edition.audience is Audience.PUBLIC,
        bound=share.bound,
        data=share.data,
        as_of=edition.as_of,
        shelves=shelves,
        older=older,
        count=len(share.letters),
    )
    sections = {"cv-volumes": "Tập công văn theo năm"} if share.bound else {}
    sections |= {f"cv-{x.id}": x.short for x in shelves} | ({"cv-older": "Các năm khác"} if older else {})
    sections |= {"cv-data": "Dữ liệu"} if share.data else {}
    description = f"{agency.name}: {len(share.letters)} công văn báo cáo, báo cáo phải nộp và cách liên hệ."
    contents = headings(agency.name, sections)
    return Page(page, agency.name, description, html, contents, kind="agency", head=agency_head(agency))


def agency_year_pages(share: AgencyShare) -> Iterator[Page]:
    """Give the pages of those years whose letters an agency's own page has no room for."""
    _, older = years_listed(share.letters)
    if not older:
        return
    by_year = grouped(share.letters, lambda x: x.id.period.year)
    for year in older:
        for part in parts(address.agency_year(share.agency.id, year), by_year[year]):
            yield _agency_year_page(share.agency, year, part)


def _agency_year_page(agency: AgencyView, year: int, part: Part[LetterView]) -> Page:
    title = f"{agency.name}: công văn năm {year}"
    shelves = grouped(part.items, lambda x: x.series)
    ordered = {x: shelves[x] for x in series_in_order(shelves)}
    html = fill("agency_year", part.address, title=title, agency=agency, part=part, shelves=ordered)
    description = f"{part.total} công văn báo cáo của {agency.name}, các kỳ trong năm {year}."
    contents = headings(title, {f"cv-{x.id}": x.short for x in ordered})
    return Page(part.address, titled(title, part), description, html, contents)


def years_listed(letters: Sequence[LetterView]) -> tuple[frozenset[int], dict[int, int]]:
    """Tell which years an agency's page lists, and of the older ones how many letters each has, the newest first."""
    counts = {year: len(found) for year, found in grouped(letters, lambda x: x.id.period.year).items()}
    newest_first = sorted(counts, reverse=True)
    up_to = accumulate(counts[x] for x in newest_first)
    listed = frozenset(year for year, total in zip(newest_first, up_to, strict=True) if total <= LETTERS_A_PART)
    return listed, {x: counts[x] for x in newest_first if x not in listed}


def standings(share: AgencyShare, as_of: date) -> list[Standing]:
    """Tell how the agency stands with each series that it owes, or has letters or duties of, the series by name."""
    letters = grouped(share.letters, lambda x: x.series.id)
    duties = grouped(share.duties, lambda x: x.series.id)
    known = {x.id: x for x in (*share.owed, *(y.series for y in share.letters), *(y.series for y in share.duties))}
    return [_standing(x, letters.get(x.id, ()), duties.get(x.id, ()), as_of) for x in series_in_order(known.values())]


def _standing(series: SeriesView, letters: Sequence[LetterView], duties: Sequence[Duty], as_of: date) -> Standing:
    timed = [x for x in letters if not x.is_draft and x.due]
    standing = [x for x in timed if x.status is Status.ISSUED]
    late = sum(x.days_late > 0 for x in standing)
    return Standing(
        series,
        in_time=len(standing) - late,
        late=late,
        void=len(timed) - len(standing),
        overdue_drafts=sum(x.is_draft and x.due is not None and x.due < as_of for x in letters),
        newest=next((x for x in letters if not x.is_draft), None),
        missing=tuple(x for x in duties if x.overdue),
        awaited=tuple(x for x in duties if not x.overdue),
        drafts=tuple(x for x in letters if x.is_draft),
    )


def by_series_and_year(
    letters: Sequence[LetterView],
) -> dict[SeriesView, dict[int, tuple[LetterView, ...]]]:
    """Arrange one agency's letters: series by name, within it years and letters the newest first."""
    by_series = grouped(letters, lambda x: x.series)
    return {x: grouped(by_series[x], lambda y: y.id.period.year) for x in series_in_order(by_series)}


def _index(edition: EditionView, shelf: Shelf, duties: Mapping[str, Sequence[Duty]]) -> Page:
    html = fill(
        "agencies",
        address.AGENCIES,
        title=TITLE,
        agencies=agencies_in_order(edition.agencies),
        letters=shelf.by_agency,
        duties=duties,
        as_of=edition.as_of,
    )
    description = f"{len(edition.agencies)} cơ quan có công văn trong kho."
    return Page(address.AGENCIES, TITLE, description, html, headings(TITLE))

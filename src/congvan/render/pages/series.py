"""The list of series, and each series' pages: who asks, how often, due when, who has reported, what it comes to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.period import Period
from congvan.model.terms import Audience
from congvan.model.view import AgencyView, Duty, EditionView, LetterView, SeriesView
from congvan.render.pages.board import MOST_PERIODS, Board, Line, Standing, State, Tally, make_board
from congvan.render.pages.head import series_head
from congvan.render.pages.overdue import standing_of
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.shelf import Shelf, grouped, series_in_order
from congvan.render.pages.totals import make_totals
from congvan.render.rollup import PeriodTotals, is_consolidated, rollup

TITLE = "Các loại báo cáo"
NEWEST = 12
_AWAITED_PERIODS = 2  # of which those who have not reported are listed: the newest, and the one that was due before it
_NEXT_DUE = 2
_THERE = frozenset({State.IN_TIME, State.LATE, State.NONE})
# The longest way from a period to its due day (a year, `months_after` of twelve) and back.
_LONGEST_WAIT = timedelta(days=800)
_NO_FILES: Mapping[str, FileFacts] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Account:
    """A series with all that its pages tell; made once. `periods` run from the newest back to the first."""

    series: SeriesView
    standing: Standing
    periods: tuple[Period, ...]
    letters: tuple[LetterView, ...]
    totals: Mapping[Period, PeriodTotals]
    as_of: date

    @property
    def newest(self) -> Tally | None:
        """How the newest period stands."""
        return next(iter(make_board(self.standing, self.periods[:1]).tallies), None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a page of their own: none where the series' own page shows all periods."""
        return tuple(sorted({x.year for x in self.periods}, reverse=True)) if len(self.periods) > MOST_PERIODS else ()


@dataclass(frozen=True, slots=True)
class Awaited:
    """Who has not reported for a period."""

    tally: Tally
    lines: tuple[tuple[AgencyView, str, str], ...]  # the agency, how it stands, the page of its letter or nothing


def series_pages(edition: EditionView, shelf: Shelf, files: Mapping[str, FileFacts] = _NO_FILES) -> Iterator[Page]:
    """Give the list of series, then each series' pages; of the data, what there is in `files` is linked to."""
    accounts = [
        account_of(x, edition, shelf.by_series.get(x.id, ()), shelf.duties_by_series.get(x.id, ()))
        for x in edition.series
    ]
    yield _index(edition, {x.series.id: x for x in accounts})
    for account in accounts:
        yield series_page(account, files)
        yield from (_year_page(account, year) for year in account.years)


def account_of(
    series: SeriesView, edition: EditionView, letters: Sequence[LetterView], duties: Iterable[Duty]
) -> Account:
    """Sort out one series, in one pass over its letters, the newest period first."""
    standing, periods = standing_of(series, edition, letters, duties)
    return Account(
        series,
        standing,
        periods,
        tuple(letters),
        MappingProxyType({x.period: x for x in rollup(series, letters, edition.agencies)}),
        edition.as_of,
    )


def series_page(account: Account, files: Mapping[str, FileFacts] = _NO_FILES) -> Page:
    """Make one series' page: its newest periods, and the way to older ones and to the data."""
    series, page = account.series, address.series(account.series.id)
    periods = account.periods[:MOST_PERIODS]
    board = make_board(account.standing, periods)
    data = tuple(_data(series.id, files))
    sections = dict(_sections(account, has_data=bool(data)))
    html = fill(
        "series",
        page,
        **_shared(account, periods, board),
        title=series.title,
        sections=sections,
        next_due=next_due(series, account.as_of),
        awaited=tuple(_awaited(board)),
        newest=account.letters[:NEWEST],
        consolidated=[x for x in account.letters if is_consolidated(x)][:NEWEST],
        count=len(account.letters),
        letter_years=tuple(grouped(account.letters, lambda x: x.id.period.year)),
        data=data,
    )
    count = len(account.letters)
    description = f"{series.title}: ai yêu cầu, hạn nộp, cơ quan nào đã nộp, số liệu cộng gộp; {count} công văn."
    contents, head = headings(series.title, sections), series_head(series, account.letters)
    return Page(page, series.title, description, html, contents, kind="series", head=head)


def next_due(series: SeriesView, as_of: date) -> list[tuple[Period, date, int]]:
    """Give the next due days from a day on: the period, the day, and in how many days that is."""
    period = Period.containing(as_of - _LONGEST_WAIT, series.frequency)
    found: list[tuple[Period, date, int]] = []
    while (due := series.due(period)) is not None and len(found) < _NEXT_DUE:
        if due >= as_of:
            found.append((period, due, (due - as_of).days))
        period = period.following
    return found


def _year_page(account: Account, year: int) -> Page:
    """Make the page of a series' periods of one year: board and figures."""
    series, page = account.series, address.series_year(account.series.id, year)
    periods = tuple(x for x in account.periods if x.year == year)
    title = f"{series.short}: năm {year}"
    sections = {"cv-board": "Tình hình nộp báo cáo", "cv-totals": "Số liệu cộng gộp"}
    shared = _shared(account, periods, make_board(account.standing, periods))
    html = fill("series_year", page, **shared, title=title, sections=sections, year=year)
    description = f"{series.title}, năm {year}: cơ quan nào đã nộp, số liệu cộng gộp từng kỳ."
    return Page(page, title, description, html, headings(title, sections), kind="series")


def _shared(account: Account, periods: Sequence[Period], board: Board) -> dict[str, object]:
    return {
        "series": account.series,
        "board": board,
        "totals": make_totals(account.series.fields, periods, account.totals),
        "years": account.years,
        "as_of": account.as_of,
        "public": account.standing.audience is Audience.PUBLIC,
        "agency_count": len(account.standing.agencies),
    }


def _sections(account: Account, *, has_data: bool) -> Iterator[tuple[str, str]]:
    yield "cv-board", "Tình hình nộp báo cáo"
    if account.letters:
        yield "cv-totals", "Số liệu cộng gộp"
    if any(is_consolidated(x) for x in account.letters):
        yield "cv-consolidated", "Công văn tổng hợp"
    if account.letters:
        yield "cv-letters", "Công văn mới nhất"
    if has_data:
        yield "cv-data", "Dữ liệu"


def _awaited(board: Board) -> Iterator[Awaited]:
    for at, tally in enumerate(board.tallies[:_AWAITED_PERIODS]):
        lines = tuple(_standing_of(x, at) for x in board.lines if x.cells[at].state not in _THERE)
        if lines:
            yield Awaited(tally, lines)


def _standing_of(line: Line, at: int) -> tuple[AgencyView, str, str]:
    cell = line.cells[at]
    return line.agency, cell.word, cell.target


def _data(series: str, files: Mapping[str, FileFacts]) -> Iterator[tuple[str, str, FileFacts]]:
    """Give what there is to take away: what it is, its address, its size."""
    offered = (
        ("Bảng tính Excel (.xlsx)", address.series_xlsx(series)),
        ("Văn bản phân cách bằng dấu phẩy (.csv)", address.series_csv(series)),
        ("Tin mới của loại báo cáo này (Atom)", address.feed(address.series(series), address.ATOM)),
        ("Tin mới của loại báo cáo này (JSON Feed)", address.feed(address.series(series), address.JSON_FEED)),
        ("Lịch hạn nộp (thêm vào điện thoại)", address.CALENDAR),
    )
    yield from ((name, target, files[target]) for name, target in offered if target in files)


def _index(edition: EditionView, accounts: Mapping[str, Account]) -> Page:
    ordered = [accounts[x.id] for x in series_in_order(edition.series)]
    html = fill("series_index", address.SERIES, title=TITLE, accounts=ordered, as_of=edition.as_of)
    description = f"{len(edition.series)} loại báo cáo định kỳ trong kho."
    return Page(address.SERIES, TITLE, description, html, headings(TITLE), kind="series")

"""The list of years, each year's page, and each month's: letters by period and agency, the newest period first.

A year's page counts letters by month and series, and lists them where they are few; a month's page lists all, in parts.
A letter belongs to the month in which its period ends (decision 0029).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from congvan.model import address
from congvan.model.view import EditionView, LetterView, SeriesView
from congvan.render.charts import Point, chart
from congvan.render.pages import words
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.paging import LETTERS_A_PART, Part, parts, titled
from congvan.render.pages.shelf import Month, Shelf, grouped, series_in_order

TITLE = "Công văn theo năm"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The years or months with letters just before and just after one, by name and address; None at the ends."""

    earlier: tuple[str, str] | None
    later: tuple[str, str] | None


def archive_pages(edition: EditionView, shelf: Shelf) -> Iterator[Page]:
    """Give the list of years, then each year's page, then each month's."""
    yield archive_page(edition, shelf)
    for year in shelf.by_year:
        yield year_page(year, shelf)
    months = {month: (month_name(month), address.month(month[1], month[0])) for month in sorted(shelf.by_month)}
    beside = neighbours(tuple(months.values()))
    for month, (_, page) in months.items():
        yield from month_pages(month, shelf.by_month[month], beside[page])


def archive_page(edition: EditionView, shelf: Shelf) -> Page:
    """Make the list of years."""
    counts = {year: _by_series(shelf.by_year[year]) for year in edition.years}
    pictures = {year: _picture(year, shelf) for year in counts}
    html = fill("archive", address.ARCHIVE, title=TITLE, years=counts, shelf=shelf, pictures=pictures)
    description = "Toàn bộ công văn trong kho, xếp theo năm của kỳ báo cáo."
    return Page(address.ARCHIVE, TITLE, description, html, headings(TITLE))


def _picture(year: int, shelf: Shelf) -> Markup:
    """Draw how many letters each month of a year has; of one month alone there is nothing to see."""
    counts = {month: len(shelf.by_month.get((year, month), ())) for month in range(1, 13)}
    points = [Point(f"{month}/{year}", count or None) for month, count in counts.items()]
    drawn = sum(x.value is not None for x in points) > 1
    return chart(points, title=f"Số công văn mỗi tháng năm {year}", unit="") if drawn else Markup()


def year_page(year: int, shelf: Shelf) -> Page:
    """Make one year's page. It lists the year's letters where one page has room for them."""
    page, title = address.year(year), f"Công văn năm {year}"
    letters = shelf.by_year[year]
    periods = grouped(letters, lambda x: x.id.period) if len(letters) <= LETTERS_A_PART else {}
    sections = {"cv-months": "Theo tháng"} | {f"cv-{x}": words.sentence(x.label) for x in periods}
    named = tuple((f"Năm {x}", address.year(x)) for x in sorted(shelf.by_year))
    html = fill(
        "year",
        page,
        title=title,
        table=month_table(year, shelf),
        periods=periods,
        count=len(letters),
        beside=neighbours(named)[page],
    )
    description = f"{len(letters)} công văn báo cáo của các kỳ trong năm {year}."
    return Page(page, title, description, html, headings(title, sections))


def month_pages(month: Month, letters: Sequence[LetterView], beside: Neighbours) -> Iterator[Page]:
    """Give the parts of one month's page."""
    year, number = month
    title = f"Công văn {month_name(month).lower()}"
    description = f"{len(letters)} công văn báo cáo của các kỳ kết thúc trong tháng {number} năm {year}."
    for part in parts(address.month(number, year), letters):
        yield _month_page(part, title, description, year, beside)


def _month_page(part: Part[LetterView], title: str, description: str, year: int, beside: Neighbours) -> Page:
    periods = grouped(part.items, lambda x: x.id.period)
    sections = {f"cv-{x}": words.sentence(x.label) for x in periods}
    html = fill("month", part.address, title=title, year=year, part=part, periods=periods, beside=beside)
    return Page(part.address, titled(title, part), description, html, headings(title, sections))


@dataclass(frozen=True, slots=True)
class MonthTable:
    """How many letters of each series a year has in each month, the newest month first."""

    series: tuple[SeriesView, ...]
    months: Mapping[Month, Mapping[str, int]]  # the months with letters → series' id → letters
    totals: Mapping[str, int]


def month_table(year: int, shelf: Shelf) -> MonthTable:
    """Count a year's letters by month and series."""
    known = sorted((x for x in shelf.by_month if x[0] == year), reverse=True)
    counts = {month: Counter(x.id.series for x in shelf.by_month[month]) for month in known}
    totals: Counter[str] = sum(counts.values(), Counter())
    series = {x.series.id: x.series for x in shelf.by_year[year]}
    return MonthTable(tuple(series_in_order(series.values())), counts, totals)


def month_name(month: Month) -> str:
    """Name a month: `Tháng 4 năm 2026`."""
    return f"Tháng {month[1]} năm {month[0]}"


def neighbours(pages: Sequence[tuple[str, str]]) -> dict[str, Neighbours]:
    """Give, for each page's address, the pages before and after it in a row of pairs of name and address."""
    padded = [None, *pages, None]
    before = {here[1]: earlier for earlier, here in pairwise(padded) if here}
    after = {here[1]: later for here, later in pairwise(padded) if here}
    return {page: Neighbours(before[page], after[page]) for _, page in pages}


def _by_series(letters: Sequence[LetterView]) -> dict[str, int]:
    """Count letters by series, the series by name."""
    counts = Counter(x.series for x in letters)
    return {x.short: counts[x] for x in series_in_order(counts)}

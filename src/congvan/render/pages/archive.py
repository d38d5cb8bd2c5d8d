"""The list of years, and each year's page: all its letters by period, the newest first, one short line each."""

from collections.abc import Sequence

from congvan.model import address
from congvan.model.period import Period
from congvan.model.view import EditionView, LetterView
from congvan.render.pages import words
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.shelf import Shelf, agencies_in_order, grouped

TITLE = "Công văn theo năm"


def archive_page(edition: EditionView, shelf: Shelf) -> Page:
    """Make the list of years."""
    counts = {year: grouped(shelf.by_year[year], lambda x: x.series.short) for year in edition.years}
    html = fill("archive", address.ARCHIVE, title=TITLE, years=counts)
    description = "Toàn bộ công văn trong kho, xếp theo năm của kỳ báo cáo."
    return Page(address.ARCHIVE, TITLE, description, html, headings(TITLE))


def year_page(year: int, shelf: Shelf) -> Page:
    """Make one year's page. It holds every letter of the year, so a line is kept as short as it can be."""
    page, title = address.year(year), f"Công văn năm {year}"
    letters = shelf.by_year[year]
    periods = by_period(letters)
    sections = {f"cv-{period}": words.sentence(period.label) for period in periods}
    years = sorted(shelf.by_year)
    place = years.index(year)
    html = fill(
        "year",
        page,
        title=title,
        year=year,
        periods=periods,
        count=len(letters),
        earlier=years[place - 1] if place else None,
        later=years[place + 1] if place + 1 < len(years) else None,
    )
    description = f"{len(letters)} công văn báo cáo của các kỳ trong năm {year}."
    return Page(page, title, description, html, headings(title, sections))


def by_period(letters: Sequence[LetterView]) -> dict[Period, list[LetterView]]:
    """Group letters by period, the newest first; within one, agencies by name, then series."""
    agencies = agencies_in_order({x.agency.id: x.agency for x in letters}.values())
    rank = {agency.id: place for place, agency in enumerate(agencies)}
    groups = grouped(letters, lambda x: x.id.period)
    return {
        period: sorted(members, key=lambda x: (rank[x.id.agency], x.id.series)) for period, members in groups.items()
    }

"""The first page: what the archive is, a search box, the newest letters, what is due, the ways in."""

from datetime import date, timedelta

from congvan.model import address
from congvan.model.terms import Audience
from congvan.model.view import Duty, EditionView, LetterView
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.shelf import Shelf

TITLE = "Kho công văn báo cáo"
NEWEST = 10
MOST_DUTIES = 8
DUE_SOON = timedelta(days=30)


def home_page(edition: EditionView, shelf: Shelf) -> Page:
    """Make the home page."""
    issued = [x for x in edition.letters if not x.is_draft]
    drafts = [x for x in edition.letters if x.is_draft]
    duties = due_now(edition.duties, edition.as_of)
    html = fill(
        "home",
        address.HOME,
        title=TITLE,
        owner=owner(edition),
        internal=edition.audience is Audience.INTERNAL,
        newest=newest_first(issued)[:NEWEST],
        drafts=drafts[:NEWEST],
        more_drafts=max(0, len(drafts) - NEWEST),
        duties=duties[:MOST_DUTIES],
        more_duties=max(0, len(duties) - MOST_DUTIES),
        overdue=sum(x.overdue for x in duties),
        edition=edition,
        year_counts={year: len(shelf.by_year[year]) for year in edition.years},
    )
    description = f"Công văn báo cáo định kỳ của {owner(edition)}: tra cứu, đọc và tải bản PDF."
    return Page(address.HOME, TITLE, description, html, headings(TITLE), kind="home")


def owner(edition: EditionView) -> str:
    """Name whose letters these are: the one agency, or how many."""
    if len(edition.agencies) == 1:
        return edition.agencies[0].name
    return f"{len(edition.agencies)} cơ quan" if edition.agencies else "các cơ quan"


def newest_first(letters: list[LetterView]) -> list[LetterView]:
    """Sort letters by date of issue, the newest first; the edition's own order decides between equals."""
    return sorted(letters, key=lambda x: x.date or date.min, reverse=True)


def due_now(duties: tuple[Duty, ...], as_of: date) -> list[Duty]:
    """Choose what is overdue, or due within `DUE_SOON` of `as_of`; the earliest due day first."""
    return sorted((x for x in duties if x.due <= as_of + DUE_SOON), key=lambda x: x.due)

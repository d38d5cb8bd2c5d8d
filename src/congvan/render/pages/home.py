"""The first page: what the archive is, a search box, the ways in, the newest letters, what is due soon and overdue.

In the internal edition also what only the office sees: drafts, what the check found in the sources, the registers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from congvan.model import address
from congvan.model.duties import BEHIND
from congvan.model.finding import Finding, Severity
from congvan.model.period import Period
from congvan.model.terms import Audience
from congvan.model.view import Duty, EditionView, SeriesView
from congvan.render.pages.head import home_head
from congvan.render.pages.overdue import missing_for_long
from congvan.render.pages.page import Page, fill, headings
from congvan.render.pages.shelf import Shelf, grouped

TITLE = "Kho công văn báo cáo"
NEWEST = 10
MOST_DRAFTS = 5
MOST_GROUPS = 6
MOST_NAMES = 3  # agencies that are named where a report is missing; of more their number is told
DUE_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class DueGroup:
    """One report that is missing, and the duties of all agencies that owe it."""

    series: SeriesView
    period: Period
    due: date
    duties: tuple[Duty, ...]

    @property
    def named(self) -> tuple[Duty, ...]:
        """The duties whose agencies there is room to name; none if there are too many."""
        return self.duties if len(self.duties) <= MOST_NAMES else ()


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due in one way: how many reports in all, the first groups, and how many reports are in the others."""

    count: int
    groups: tuple[DueGroup, ...]
    more: int


def home_page(edition: EditionView, shelf: Shelf, findings: Sequence[Finding] = ()) -> Page:
    """Make the home page; of `findings` the internal edition tells how many there are."""
    drafts = tuple(_still_drafts(shelf, edition.as_of))
    since = edition.as_of - BEHIND
    duties = due_now((*edition.duties, *(x for x in drafts if x.due >= since)), edition.as_of)
    older = (*missing_for_long(edition, shelf), *(x for x in drafts if x.due < since))
    severities = Counter(x.rule.severity for x in findings)
    html = fill(
        "home",
        address.HOME,
        title=TITLE,
        owner=owner(edition),
        internal=edition.audience is Audience.INTERNAL,
        newest=shelf.issued[:NEWEST],
        drafts=shelf.drafts[:MOST_DRAFTS],
        draft_count=len(shelf.drafts),
        warnings=severities[Severity.WARNING],
        notes=severities[Severity.NOTE],
        overdue=due_list(x for x in duties if x.overdue),
        most_series=MOST_GROUPS,
        older=grouped(older, lambda x: x.series),
        soon=due_list(x for x in duties if not x.overdue),
        edition=edition,
        year_counts={year: len(shelf.by_year[year]) for year in edition.years},
    )
    description = f"Công văn báo cáo định kỳ của {owner(edition)}: tra cứu, đọc và tải bản PDF."
    head = home_head(TITLE, owner(edition))
    return Page(address.HOME, TITLE, description, html, headings(TITLE), kind="home", head=head)


def owner(edition: EditionView) -> str:
    """Name whose letters these are: the one agency, or how many."""
    if len(edition.agencies) == 1:
        return edition.agencies[0].name
    return f"{len(edition.agencies)} cơ quan" if edition.agencies else "các cơ quan"


def _still_drafts(shelf: Shelf, as_of: date) -> Iterator[Duty]:
    """What is owed as long as it is only written, not issued: to the public it is missing, so it is to the office."""
    for view in shelf.drafts:
        if view.due:
            yield Duty(view.agency, view.series, view.id.period, view.due, view.due < as_of)


def due_now(duties: Iterable[Duty], as_of: date) -> list[Duty]:
    """Choose what is overdue, or due within `DUE_SOON` of `as_of`; the earliest due day first."""
    return sorted((x for x in duties if x.due <= as_of + DUE_SOON), key=lambda x: x.due)


def due_list(duties: Iterable[Duty]) -> DueList:
    """Put together what several agencies owe for the same series and period, in the order given."""
    groups = [
        DueGroup(found[0].series, found[0].period, found[0].due, found)
        for found in grouped(duties, lambda x: (x.series.id, x.period)).values()
    ]
    shown = tuple(groups[:MOST_GROUPS])
    count = sum(len(x.duties) for x in groups)
    return DueList(count, shown, count - sum(len(x.duties) for x in shown))

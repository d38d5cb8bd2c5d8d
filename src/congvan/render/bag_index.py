"""A year's letters and where their files lie in a bag enter; the bag's index leaves, as a page and as a table.

The page needs nothing but the style sheet beside it: no script, no other host, no web server; it can be printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from congvan.model import address
from congvan.model.terms import Audience, Status
from congvan.model.view import EditionView, LetterView
from congvan.render.csv_text import csv_text
from congvan.vietnamese.dates import short_date

STYLE = "index.css"
_STATES = {Status.ISSUED: "", Status.REPLACED: "đã được thay thế", Status.WITHDRAWN: "đã thu hồi"}
_FOR_WHOM = {
    Audience.PUBLIC: "Bản công khai: chỉ gồm các công văn và nội dung được công khai.",
    Audience.INTERNAL: "Bản nội bộ, không công bố.",
}
_COLUMNS = (
    "symbol", "date", "agency", "series", "period", "subject", "status",
    "pdf", "pdf_sha256", "signed_pdf", "source", "attachments",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter, and its files by their names from the index on; what there is none of is empty."""

    view: LetterView
    pdf: str
    pdf_sha256: str
    signed: str
    source: str
    attachments: tuple[tuple[str, str], ...]  # title and name

    @property
    def state(self) -> str:
        """What became of the letter; nothing if it is in force."""
        return _STATES.get(self.view.status, "")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("congvan.render", "templates/bag"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = short_date
    made.filters["link"] = lambda name: address.relative(name, address.HOME)
    return made


def index_html(edition: EditionView, year: int, entries: Sequence[Entry]) -> str:
    """Give the page: each agency's letters, the oldest first."""
    shelves = [(x, sorted((y for y in entries if y.view.id.agency == x.id), key=_order)) for x in edition.agencies]
    page = _environment().get_template("index.html.j2")
    return page.render(year=year, edition=edition, for_whom=_FOR_WHOM[edition.audience], shelves=shelves, style=STYLE)


def index_csv(entries: Sequence[Entry]) -> str:
    """Give one row a letter, by agency and day."""
    return csv_text(_COLUMNS, _rows(entries))


def _rows(entries: Sequence[Entry]) -> Iterator[tuple[str | None, ...]]:
    for entry in sorted(entries, key=lambda x: (x.view.id.agency, *_order(x))):
        view = entry.view
        day = view.date.isoformat() if view.date else None
        told = (view.symbol, day, view.agency.name, view.series.title, str(view.id.period), view.subject)
        attached = "; ".join(name for _, name in entry.attachments) or None
        files = (entry.pdf, entry.pdf_sha256, entry.signed or None, entry.source or None, attached)
        yield (*told, view.status.value, *files)


def _order(entry: Entry) -> tuple[str, int, str]:
    view = entry.view
    return view.day.isoformat(), view.number or 0, str(view.id)

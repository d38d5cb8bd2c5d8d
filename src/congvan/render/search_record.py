"""A letter's view and its body enter; what the search engine is told of it leaves. Holds only what the page shows.

Pagefind compares words without tone and vowel marks, but keeps `đ` apart from `d`; `publish.search` makes them one.
A record also names, out of sight, its number, date and period as people write them. The text itself is never folded
(docs/decisions/0023).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape

from congvan.model import address
from congvan.model.period import Period
from congvan.model.terms import Frequency, Status
from congvan.model.view import Figure, LetterView
from congvan.render.body import Body
from congvan.vietnamese.dates import day_month_year, short_date

# Metadata that a result does not show; search_source.js says how much it counts.
ALSO = "also"  # single words, in no order
TEXT_END = "\u241e"  # ends the text of a letter: search_words.js quotes nothing that stands behind it
FIGURE = "figure"  # begins the names of facets that a series declares

# The facets of every letter in the order of their choice: name, label, the word for all of its values.
_FACETS = {
    "agency": ("Cơ quan", "Tất cả cơ quan"),
    "series": ("Loại báo cáo", "Tất cả loại báo cáo"),
    "year": ("Năm báo cáo", "Tất cả các năm"),
    "period": ("Kỳ báo cáo", "Tất cả"),
    "status": ("Tình trạng", "Mọi tình trạng"),
    "attached": ("Tệp kèm theo", "Tất cả"),
}
_PLACES = {name: place for place, name in enumerate(_FACETS)}
_ALL = "Tất cả"  # the word for all values of a facet that a series declares

_STATUSES = tuple(Status)
_LONGEST_VALUE = 60  # characters of a figure that is words: longer ones are told apart by their beginning


@dataclass(frozen=True, slots=True)
class Facet:
    """What a letter has of one facet: its name and label, the value's id and label, and where the value stands."""

    name: str
    label: str
    value: str
    shown: str
    rank: int = 0  # values stand in this order, those of one rank as in a Vietnamese dictionary

    @property
    def place(self) -> int:
        """Where the facet stands among the others: what series declare comes last."""
        return _PLACES.get(self.name, len(_PLACES))

    @property
    def all(self) -> str:
        """The word for all of its values."""
        return _FACETS[self.name][1] if self.name in _FACETS else _ALL


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page for the index: `html` is searched, `meta` is what a result shows.

    The HTML is made when it is asked for, by `write`, and not kept: an archive has many records at once.
    `day` and `number` order results; `year` and `month` (the period's last) say in which index the page stands.
    """

    address: str
    title: str
    write: Callable[[], str]
    facets: tuple[Facet, ...]
    meta: Mapping[str, str]
    day: date
    number: int | None
    year: int
    month: int

    @property
    def html(self) -> str:
        """What is searched."""
        return self.write()


def search_record(view: LetterView, body: Callable[[], Body], pdf: str | None, status: str) -> SearchRecord:
    """Make the record of a letter.

    Args:
        view: The letter as its audience may see it.
        body: Gives its body, sanitised.
        pdf: The address of its PDF, None if it has none.
        status: The words that its page shows for its status.
    """
    title = view.subject[:1].upper() + view.subject[1:]
    return SearchRecord(
        address=address.letter(view.id),
        title=title,
        write=partial(_html, view, body, title),
        facets=tuple(_facets(view, status)),
        meta={**_shown(view, pdf, status), ALSO: " ".join(_also(view))},
        day=view.date or view.id.period.last_day,  # a draft stands where it will once be issued
        number=view.number,
        year=view.id.period.year,
        month=view.id.period.last_month,
    )


def _html(view: LetterView, body: Callable[[], Body], title: str) -> str:
    return _said(body().html) + "".join(f"<p>{escape(text)}</p>" for text in (TEXT_END, *_around(view, title)))


def _said(html: str) -> str:
    """Give a body's HTML, the index kept from what is no word of the letter: notes of what was left out, arrows."""
    for name in ("withheld", "footnote-backref"):
        html = html.replace(f'class="{name}"', f'class="{name}" data-pagefind-ignore')
    return html


def _around(view: LetterView, title: str) -> list[str]:
    """Give what the page shows round the body: who writes to whom, for which series, who signed, what is attached."""
    signer = view.signer
    lines = [
        view.agency.short,
        view.agency.name,
        view.series.title,
        "; ".join(view.to),
        f"{signer.title} {signer.name}" if signer else "",
        *(attachment.title for attachment in view.attachments),
        title,  # as metadata it has no places, and places tell which words stand side by side
    ]
    return [line for line in lines if line]


def _facets(view: LetterView, status: str) -> Iterator[Facet]:
    period, attached = view.id.period, bool(view.attachments)
    yield _facet("agency", view.agency.id, view.agency.short)
    yield _facet("series", view.series.id, view.series.short)
    yield _facet("year", str(period.year), str(period.year), -period.year)
    yield _facet("period", str(period), period.label, -period.last_day.toordinal())
    yield _facet("status", view.status.value, status, _STATUSES.index(view.status))
    yield _facet("attached", *(("yes", "Có tệp kèm theo", 0) if attached else ("no", "Không có", 1)))
    figures = {x.name: x for x in view.figures}
    for field in view.series.fields:
        figure = figures.get(field.name)
        if field.facet and figure and figure.value is not None:
            name = f"{FIGURE}:{view.series.id}:{field.name}"
            yield Facet(name, field.labels[-1], _value(figure), figure.text, _rank(figure))


def _facet(name: str, value: str, shown: str, rank: int = 0) -> Facet:
    """Make one of those that every letter has."""
    return Facet(name, _FACETS[name][0], value, shown, rank)


def _value(figure: Figure) -> str:
    return str(figure.value).lower()[:_LONGEST_VALUE]


def _rank(figure: Figure) -> int:
    """Yes before no; numbers by size; words as in a dictionary."""
    if isinstance(figure.value, bool):
        return -int(figure.value)
    return round(figure.value) if isinstance(figure.value, int | float) else 0


def _shown(view: LetterView, pdf: str | None, status: str) -> dict[str, str]:
    """Give what a result shows; what the letter does not have is left out."""
    shown = {
        "symbol": view.symbol if view.number is not None else "",
        "date": short_date(view.date) if view.date else "",
        "agency": view.agency.short,
        "series": view.series.short,
        "period": view.id.period.label,
        "pdf": pdf or "",
        "status": "" if view.status is Status.ISSUED else status,
    }
    return {name: value for name, value in shown.items() if value}


def _also(view: LetterView) -> list[str]:
    """Give the other forms under which the letter is to be found: the date in words, then each form once, in order."""
    forms = {*_period_forms(view.id.period), *_symbol_forms(view)}
    if view.date is None:
        return sorted(forms)
    return [day_month_year(view.date), *sorted(forms | set(_date_forms(view.date)))]


def _symbol_forms(view: LetterView) -> tuple[str, ...]:
    """Give the number and symbol with and without zeros in front: below 10 letters print one."""
    if view.number is None:
        return ()
    notation = view.symbol.partition("/")[2]
    return tuple(f"{view.number:0{width}}/{notation}" for width in (1, 2, 3))


def _date_forms(day: date) -> tuple[str, ...]:
    """Give a date as people type it; the decree's own form may have a zero that they leave out, or lack one."""
    return (f"{day.day}/{day.month}/{day.year}", f"{day:%d/%m/%Y}", short_date(day), day.isoformat())


def _period_forms(period: Period) -> tuple[str, ...]:
    if period.frequency is Frequency.MONTHLY:
        return (f"{period.index}/{period.year}", f"{period.index:02}/{period.year}", str(period))
    if period.frequency is Frequency.QUARTERLY:
        return (f"Q{period.index}/{period.year}", str(period), f"quý {period.index}")
    return (str(period),)

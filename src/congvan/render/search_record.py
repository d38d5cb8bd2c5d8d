"""A letter's view and its body enter; what the search engine is told of it leaves. Holds only what the page shows.

Pagefind compares words without tone and vowel marks, but keeps `đ` apart from `d`, and finds words by their first
letters. So a record also names, out of sight, its words with `đ` as people type them without accents, and its
number, date and period as people write them. The text itself is never folded (docs/decisions/0006).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape

from congvan.model import address
from congvan.model.period import Period
from congvan.model.terms import Frequency
from congvan.model.view import LetterView
from congvan.render.body import Body
from congvan.vietnamese.dates import day_month_year, short_date
from congvan.vietnamese.fold import fold, words

# Metadata that a result does not show; search.js says how much each counts.
FOLDED = "folded"  # what names the letter, as a whole, so that its words are found side by side without accents
ALSO = "also"  # single words, in no order


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page for the index: `html` is searched, `filters` are the facets, `meta` is what a result shows.

    A facet's value is its id, a space, and the words that are shown for it; `number` is a filter, but no facet.
    """

    address: str
    title: str
    html: str
    filters: Mapping[str, str]
    meta: Mapping[str, str]
    sort: Mapping[str, str]


def search_record(view: LetterView, body: Body, pdf: str | None, status: str) -> SearchRecord:
    """Make the record of a letter.

    Args:
        view: The letter as its audience may see it.
        body: Its body, sanitised.
        pdf: The address of its PDF, None if it has none.
        status: The words that its page shows for its status.
    """
    title = view.subject[:1].upper() + view.subject[1:]
    around = _around(view)
    day = view.date or view.id.period.last_day  # a draft stands where it will once be issued
    return SearchRecord(
        address=address.letter(view.id),
        title=title,
        html=_said(body.html) + "".join(f"<p>{escape(text)}</p>" for text in around),
        filters=_filters(view, status),
        meta={
            **_shown(view, pdf, status),
            FOLDED: fold("; ".join([title, view.agency.short, view.agency.name, view.series.title])),
            ALSO: " ".join(_also(view, [title, body.text, *around])),
        },
        sort={"date": day.isoformat()},
    )


def _said(html: str) -> str:
    """Give a body's HTML with the marks of what was left out kept from the index: their words are not the letter's."""
    return html.replace('class="withheld"', 'class="withheld" data-pagefind-ignore')


def _around(view: LetterView) -> list[str]:
    """Give what the page shows round the body: who writes to whom, for which series, who signed, what is attached."""
    signer = view.signer
    lines = [
        view.agency.name,
        view.series.title,
        "; ".join(view.to),
        f"{signer.title} {signer.name}" if signer else "",
        *(attachment.title for attachment in view.attachments),
    ]
    return [line for line in lines if line]


def _filters(view: LetterView, status: str) -> dict[str, str]:
    year = view.id.period.year
    facets = {
        "agency": f"{view.agency.id} {view.agency.short}",
        "series": f"{view.series.id} {view.series.short}",
        "year": f"{year} {year}",
        "status": f"{view.status.value} {status}",
    }
    return facets if view.number is None else {**facets, "number": str(view.number)}


def _shown(view: LetterView, pdf: str | None, status: str) -> dict[str, str]:
    """Give what a result shows; what the letter does not have is left out."""
    shown = {
        "symbol": view.symbol if view.number is not None else "",
        "date": short_date(view.date) if view.date else "",
        "agency": view.agency.short,
        "series": view.series.short,
        "period": view.id.period.label,
        "pdf": pdf or "",
        "status": status,
    }
    return {name: value for name, value in shown.items() if value}


def _also(view: LetterView, texts: Iterable[str]) -> list[str]:
    """Give the other forms under which the letter is to be found: the date in words, then each form once, in order."""
    folded = {fold(word) for text in texts for word in words(text) if "đ" in word.lower()}
    forms = folded | set(_period_forms(view.id.period)) | set(_symbol_forms(view))
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

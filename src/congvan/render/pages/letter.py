"""One letter's view, its body and its PDF's size enter; its page leaves. What is internal is marked by a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from congvan.model import address
from congvan.model.view import Figure, LetterView
from congvan.render.appendix import APPENDIX
from congvan.render.body import Body, Heading
from congvan.render.pages import words
from congvan.render.pages.page import Page, fill, headings, trusted
from congvan.render.search_record import search_record
from congvan.vietnamese.dates import day_month_year

FIGURES, ATTACHMENTS = "cv-figures", "cv-attachments"
_APPENDIX = f'<div class="{APPENDIX}'  # as `render.body` writes it, never within another element
RELATIONS, CHANGES, NOTES = "cv-relations", "cv-changes", "cv-notes"


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures under one outermost label; `label` is empty for those that stand alone."""

    label: str
    figures: tuple[Figure, ...]


def letter_page(view: LetterView, body: Body, pdf_size: int | None) -> Page:
    """Make a letter's page; `pdf_size` is in bytes, None if there is no PDF to link to."""
    page = address.letter(view.id)
    pdf = address.letter_pdf(view.id)
    title = words.subject(view)
    sections = sections_of(view)
    text, appendices = parted(with_scrolling_tables(body.html))
    html = fill(
        "letter",
        page,
        view=view,
        title=title,
        body=trusted(text),
        appendices=trusted(appendices),
        figure_groups=figure_groups(view.figures),
        sections=sections,
        pdf=pdf,
        pdf_size=pdf_size,
    )
    top, *below = headings(title, sections)
    return Page(
        page,
        page_title(view),
        description(view),
        html,
        (top, *_without_h1(body.headings), *below),
        search_record(view, body, None if pdf_size is None else pdf, words.status(view)),
    )


def page_title(view: LetterView) -> str:
    """Name the page for tabs, bookmarks and search engines: the number first, for subjects repeat every period."""
    kind = "Dự thảo" if view.is_draft else words.number(view)
    return f"{kind}, {view.id.period.label}: {words.subject(view)}"


def description(view: LetterView) -> str:
    """Describe the page in one sentence."""
    symbol = f"số {view.symbol}" if view.number is not None else "dự thảo"
    day = f", {day_month_year(view.date)}" if view.date else ""
    return f"{view.series.short}, {view.id.period.label}: {view.agency.name}, {symbol}{day}."


def sections_of(view: LetterView) -> dict[str, str]:
    """Tell which sections the letter's page has after the body, with their headings, in order."""
    every = {
        FIGURES: ("Số liệu", view.figures),
        ATTACHMENTS: ("Tệp kèm theo", view.attachments),
        RELATIONS: ("Công văn liên quan", view.relations),
        CHANGES: ("Những lần sửa đổi", view.changes),
        NOTES: ("Ghi chú nội bộ", view.notes),
    }
    return {name: heading for name, (heading, content) in every.items() if content}


def figure_groups(figures: Sequence[Figure]) -> list[FigureGroup]:
    """Group neighbouring figures by their outermost label."""
    by_label = groupby(figures, key=lambda x: x.labels[0] if len(x.labels) > 1 else "")
    return [FigureGroup(label, tuple(members)) for label, members in by_label]


def with_scrolling_tables(html: str) -> str:
    """Let wide tables scroll on their own, by key too. `html` is sanitised: tables in it bear no attributes."""
    opening = '<div class="cv-scroll" role="group" tabindex="0" aria-label="Bảng"><table class="cv-body-table">'
    return html.replace("<table>", opening).replace("</table>", "</table></div>")


def parted(html: str) -> tuple[str, str]:
    """Part a body from its appendices: the signature stands between, as on paper."""
    at = html.find(_APPENDIX)
    return (html, "") if at < 0 else (html[:at], html[at:])


def _without_h1(found: Sequence[Heading]) -> tuple[Heading, ...]:
    return tuple(x for x in found if x.level > 1)

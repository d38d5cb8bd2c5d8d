"""A letter's dossier enters, its page leaves. What is internal is marked by a word.

Each part of the page is made by its own module here, from its own template in `templates/pages/letter/`.
"""

from collections.abc import Sequence

from congvan.model import address
from congvan.model.proof import code_of
from congvan.model.view import LetterView
from congvan.render.appendix import APPENDIX
from congvan.render.body import Heading
from congvan.render.pages import words
from congvan.render.pages.head import letter_head
from congvan.render.pages.letter.attachments import attachment_lines
from congvan.render.pages.letter.citation import citation
from congvan.render.pages.letter.dossier import Dossier
from congvan.render.pages.letter.figures import figure_part
from congvan.render.pages.letter.news import KINDS, news
from congvan.render.pages.letter.relations import MOST_TIES, has_ties, tie_groups
from congvan.render.pages.letter.signatures import signed_part
from congvan.render.pages.letter.versions import version_lines, versions_end
from congvan.render.pages.page import Page, fill, headings, trusted
from congvan.vietnamese.dates import day_month_year

NEWS, FIGURES, ATTACHMENTS = "cv-news", "cv-figures", "cv-attachments"
# As `render.body` writes them, never within another element; footnotes come last of all.
_APPENDIX, _FOOTNOTES = f'<div class="{APPENDIX}', '<div class="footnote">'
_REFERENCE = 'class="footnote-ref"'
RELATIONS, CHANGES, NOTES = "cv-relations", "cv-changes", "cv-notes"


def letter_page(dossier: Dossier) -> Page:
    """Make a letter's page; without facts of its PDF there is none to link to."""
    view, body = dossier.view, dossier.body
    page = address.letter(view.id)
    pdf = address.letter_pdf(view.id)
    facts = dossier.files.get(pdf)
    title = words.subject(view)
    sections = sections_of(view)
    text, appendices = parted(with_scrolling_tables(body.html))
    top, *below = headings(title, sections)
    new = news(dossier)
    first = [Heading(2, NEWS, new.heading)] if new else []
    contents = (*first, *_without_h1(body.headings), *below)
    html = fill(
        "letter/page",
        page,
        view=view,
        title=title,
        body=trusted(text),
        appendices=trusted(appendices),
        news=new,
        news_id=NEWS,
        news_kinds=KINDS,
        versions=version_lines(view),
        versions_end=versions_end(view),
        figures=figure_part(dossier),
        sections=sections,
        contents=contents,
        citation=citation(view),
        attachments=attachment_lines(view, dossier.files),
        has_ties=has_ties(view),
        tie_groups=tie_groups(view.relations),
        most_ties=MOST_TIES,
        json=address.letter_json(view.id),
        workbook=address.series_xlsx(view.series.id),
        pdf=pdf,
        pdf_facts=facts,
        proof=_proof(dossier),
        signed=signed_part(dossier),
        files=dossier.files,
    )
    return Page(
        page,
        page_title(view),
        description(view),
        html,
        (top, *contents),
        kind="letter",
        head=letter_head(view, dossier.files),
        updated=view.updated,
    )


def _proof(dossier: Dossier) -> str:
    """The short address that leads to what proves the letter's paper; empty if there is none."""
    short = address.proof(code_of(dossier.view.id))
    return short if address.output_file(short) in dossier.files else ""


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
        RELATIONS: ("Văn bản liên quan", has_ties(view)),
        CHANGES: ("Những lần sửa đổi", view.changes or view.versions),
        NOTES: ("Ghi chú nội bộ", view.notes),
    }
    return {name: heading for name, (heading, content) in every.items() if content}


def with_scrolling_tables(html: str) -> str:
    """Let wide tables scroll on their own, by key too. `html` is sanitised: tables in it bear no attributes."""
    opening = '<div class="cv-scroll" role="group" tabindex="0" aria-label="Bảng"><table class="cv-body-table">'
    return html.replace("<table>", opening).replace("</table>", "</table></div>")


def parted(html: str) -> tuple[str, str]:
    """Part a body from its appendices: the signature stands between, as on paper.

    The footnotes come before the signature if the letter alone has any, else after the appendices.
    """
    at = html.find(_APPENDIX)
    if at < 0:
        return html, ""
    text, appendices = html[:at], html[at:]
    notes = appendices.rfind(_FOOTNOTES)
    if notes < 0 or _REFERENCE in appendices[:notes]:
        return text, appendices
    return text + appendices[notes:], appendices[:notes]


def _without_h1(found: Sequence[Heading]) -> tuple[Heading, ...]:
    return tuple(x for x in found if x.level > 1)

"""All parts of a letter, found on its sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from congvan.inspect.parts.body import Body, body
from congvan.inspect.parts.ending import Ending, ending
from congvan.inspect.parts.furniture import marks, page_numbers
from congvan.inspect.parts.letterhead import Letterhead, letterhead
from congvan.inspect.parts.words import APPENDIX_LIKE, OFFICE_LIKE, TO_LIKE, first_like, is_like
from congvan.inspect.sheet import MM, Line, Page, Sheet
from congvan.model.form import FORMS, Form, form_of
from congvan.vietnamese.dates import days

_FOOT = 0.75  # of the page's height: the office's address lies below
_SMALL = 13.5  # points: set larger, it is the body's
_MOVED_IN = 14 * MM  # from the left edge of a letter's text: what begins further right still names addressees
_LEFT = 30 * MM  # where a letter's text begins at the earliest
_STEP = 2.4  # ems from one line of the addressees to the next, at most
_CENTRED = 6 * MM  # an appendix' heading stands in the middle, nearly
_ENDS = (".", ";")


@dataclass(frozen=True)
class Appendix:
    """An appendix: its heading, the lines below it on that page, and the pages that it takes."""

    heading: Line
    below: tuple[Line, ...]
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Letter:
    """The letter as it lies on its sheet, and the form that holds for it.

    `own` are the letter's pages and `lines` all that is printed on them but page numbers and marks in the margins.
    """

    sheet: Sheet
    form: Form
    own: tuple[Page, ...]
    lines: tuple[Line, ...]
    numbers: Mapping[int, Line]
    head: Letterhead
    to: tuple[Line, ...]
    body: Body
    end: Ending | None
    office: tuple[Line, ...]
    appendices: tuple[Appendix, ...]


def letter_on(sheet: Sheet) -> Letter:
    """Find the letter on a sheet; the day of issue that is printed on it chooses the form."""
    numbers, outside = page_numbers(sheet), marks(sheet)
    lines = [x for x in sheet.lines if x not in outside and x not in numbers.values()]
    first = sheet.pages[0]
    urgencies = {words for form in FORMS for words, _ in form.urgency.values()}
    head = letterhead([x for x in lines if x.page == 1], urgencies, first.width, first.height)
    day = _day(head.date)
    form = form_of(day) if day else FORMS[0]  # what is not dated yet is about to be
    headings = _headings(lines, sheet)
    office = _office(lines, first)
    own = _before(lines, headings[0] if headings else None)
    end = ending([x for x in own if x not in office], sheet.pages)
    last = end.page if end else own[-1].page
    own = [x for x in own if x.page <= last]
    to = _addressees(own)
    inside = _between(own, head, to, end, office)
    edges = [x for x in (end.copies_title if end else None, *(end.copies if end else ())) if x]
    return Letter(
        sheet, form, sheet.pages[:last], tuple(own), numbers, head, to,
        body(inside, sheet.pages, edges), end, office, tuple(_appendices(headings, lines, sheet)),
    )  # fmt: skip


def _day(line: Line | None) -> date | None:
    return next((x.calendar for x in days(line.text)), None) if line else None


def _headings(lines: Sequence[Line], sheet: Sheet) -> list[Line]:
    """The headings of appendices: `Phụ lục …` alone in the middle, after the letter's first lines."""

    def is_heading(line: Line) -> bool:
        page = sheet.pages[line.page - 1]
        first = next(x for x in lines if x.page == line.page)
        centred = abs(line.box.middle - page.width / 2) < _CENTRED * 2 and line.box.x0 > _LEFT + _MOVED_IN
        is_top = line is first and line.page > 1
        return is_like(line, APPENDIX_LIKE) and (centred or is_top)

    return [x for x in lines if is_heading(x)]


def _before(lines: Sequence[Line], heading: Line | None) -> list[Line]:
    return list(lines[: lines.index(heading)]) if heading and lines[0] is not heading else list(lines)


def _office(lines: Sequence[Line], first: Page) -> tuple[Line, ...]:
    """The office's address: at the foot of page 1, from the line that begins so."""
    foot = [x for x in lines if x.page == 1 and x.box.top > first.height * _FOOT and x.size <= _SMALL]
    start = first_like(foot, OFFICE_LIKE)
    return tuple(x for x in foot if start and x.baseline >= start.baseline)


def _addressees(lines: Sequence[Line]) -> tuple[Line, ...]:
    start = first_like(lines, TO_LIKE)
    if start is None:
        return ()
    run = [start]
    for line in lines[lines.index(start) + 1 :]:
        if not _goes_on(run, line):
            break
        run.append(line)
    return tuple(run)


def _goes_on(run: Sequence[Line], line: Line) -> bool:
    """Whether a line still names addressees: it begins with a dash, or goes on with a name that was not ended."""
    before = run[-1]
    if line.page != before.page or line.baseline - before.baseline > _STEP * before.size:
        return False
    if abs(line.baseline - before.baseline) < 1:
        return True
    if line.text.startswith(("-", "–", "+", "•")):
        return before.text.endswith((*_ENDS, ":", ",")) or line.box.x0 > _LEFT + _MOVED_IN
    return not before.text.endswith((*_ENDS, ":")) and line.box.x0 > _LEFT + _MOVED_IN


def _between(
    own: Sequence[Line], head: Letterhead, to: Sequence[Line], end: Ending | None, office: Sequence[Line]
) -> list[Line]:
    """The lines of the body: after the addressees, before the end."""
    above = [x for x in (*to, *head.subject, head.number, head.stamp) if x]
    top = max((x.baseline for x in above), default=0.0)
    after = [x for x in own if x.page > 1 or x.baseline > top + 1]
    block = min((x.box.top for x in (end.copies_title, *end.titles) if x), default=0.0) if end else 0.0
    return [
        x for x in after if x not in office and not (end and x.page == end.page and x.box.bottom > block + 2)
    ]  # fmt: skip


def _appendices(headings: Sequence[Line], lines: Sequence[Line], sheet: Sheet) -> list[Appendix]:
    found: list[Appendix] = []
    for i, heading in enumerate(headings):
        last = headings[i + 1].page - 1 if i + 1 < len(headings) else len(sheet.pages)
        below = tuple(x for x in lines if x.page == heading.page and x.baseline > heading.baseline + 1)
        found.append(Appendix(heading, below, sheet.pages[heading.page - 1 : max(last, heading.page)]))
    return found

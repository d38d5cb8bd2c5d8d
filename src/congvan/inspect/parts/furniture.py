"""What stands in the margins of pages: their numbers, and marks that are no part of the letter."""

import re
from collections import Counter
from collections.abc import Mapping

from congvan.inspect.parts.words import MARK_LIKE, PAGE_NUMBER_LIKE, is_like
from congvan.inspect.sheet import MM, Line, Page, Sheet
from congvan.vietnamese.fold import fold

_EDGE = 30 * MM  # from the edge of the sheet: where people put page numbers
_MARGIN = 20 * MM  # the least margin of the form; what repeats within it is no text of the letter
_SIDE = 30 * MM  # the least left margin of the form: small print wholly within it, such as a code to check the paper by
_SMALL_PRINT = 9.5  # points: no part of a letter is smaller
_DIGITS = re.compile(r"\d+")


def page_numbers(sheet: Sheet) -> Mapping[int, Line]:
    """Give what looks like a page's number, by page."""
    found = ((page.number, _number(page)) for page in sheet.pages)
    return {number: line for number, line in found if line}


def _number(page: Page) -> Line | None:
    """A number alone at the head or the foot of a page."""
    ends = [x for x in page.lines if x in (page.lines[0], page.lines[-1]) or _is_alone(x, page)]
    free = (x for x in ends if not any(table.holds(x.box) for table in page.tables))
    near = (x for x in free if x.box.bottom < _EDGE or x.box.top > page.height - _EDGE)
    return next((x for x in near if is_like(x, PAGE_NUMBER_LIKE)), None)


def _is_alone(line: Line, page: Page) -> bool:
    """Whether a line lies in the margin's part of a page, where several may stand side by side."""
    return line.box.bottom < _MARGIN or line.box.top > page.height - _MARGIN


def marks(sheet: Sheet) -> frozenset[Line]:
    """Give each line that is a mark, repeats in the margins of several pages, or is small print beside the text."""
    outside = [x for page in sheet.pages for x in page.lines if _is_alone(x, page)]
    times = Counter(_key(x) for x in outside)
    beside = (x for x in sheet.lines if x.box.x1 < _SIDE and x.size < _SMALL_PRINT)
    return frozenset((*(x for x in outside if is_like(x, MARK_LIKE) or times[_key(x)] > 1), *beside))


def _key(line: Line) -> str:
    return _DIGITS.sub("#", fold(line.text))

"""The lines between addressee and signature → paragraphs, with the left and right edge of the text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from congvan.inspect.sheet import MM, Line, Page, line_of

_SAME = 0.8 * MM  # edges closer than this are one edge
_SHARE = 0.1  # of the lines: fewer may stand out by mistake
_MOVED_IN = 3 * MM  # a first line is moved in by more
_SEVERAL = 2  # alike are no chance
_LOOSER = 2.5  # points above the usual pitch: a new paragraph
_SHORT = 0.75  # of the width: a line that ends before may be a paragraph's last
_SMALL = 12.25  # points: what is smaller below a short rule is a footnote
_SHORT_RULE = (0.15, 0.6)  # of the text's width
_TEXT = 0.77  # of the page's width lies between the form's margins; what few words reach to tells less
_ONE_STEP = 0.5  # points: steps from line to line that differ by less are one
_STOPS = (".", ";", ":", "?", "!", "./.")


@dataclass(frozen=True)
class Paragraph:
    """The lines of one paragraph, and how far its first stands below the line before (None: on another page)."""

    lines: tuple[Line, ...]
    gap: float | None

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(x.text for x in self.lines)


@dataclass(frozen=True)
class Body:
    """The body outside tables and footnotes. `left` and `right` are where its lines begin and end.

    `pitch` is the usual way from one line of a paragraph to the next; None if no paragraph has two.
    """

    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    left: float
    right: float
    pitch: float | None


def body(lines: Sequence[Line], pages: Sequence[Page], other: Iterable[Line]) -> Body:
    """Make the body; `other` are lines of the letter that begin at the left margin too."""
    rows = list(_rows(x for x in lines if not _in_table(x, pages)))
    left = _edge([x.box.x0 for x in (*rows, *other)], min)
    rows = [x for x in rows if not _is_footnote(x, pages, left)]
    right = _edge([x.box.x1 for x in rows], max)
    pitch = _pitch(rows, left)
    return Body(tuple(rows), tuple(_paragraphs(rows, pages, left, right, pitch)), left, right, pitch)


def _rows(lines: Iterable[Line]) -> Iterator[Line]:
    """Join what stands on one height: in a body it is one line with a wide gap."""
    row: list[Line] = []
    for line in lines:
        if row and (line.page != row[0].page or abs(line.baseline - row[0].baseline) > 1):
            yield line_of([char for x in row for char in x.chars])
            row = []
        row.append(line)
    if row:
        yield line_of([char for x in row for char in x.chars])


def _in_table(line: Line, pages: Sequence[Page]) -> bool:
    return any(table.holds(line.box, slack=3) for table in pages[line.page - 1].tables)


def _is_footnote(line: Line, pages: Sequence[Page], left: float) -> bool:
    """Whether a line is small and stands below a short rule at the left."""
    page = pages[line.page - 1]
    least, longest = (share * _TEXT * page.width for share in _SHORT_RULE)
    rules = (x.box for x in page.rules)
    notes = [x for x in rules if abs(x.x0 - left) < 2 * MM and least < x.width < longest]
    return line.size < _SMALL and any(x.top < line.box.top for x in notes)


def _edge(places: Sequence[float], outermost: Callable[[Iterable[float]], float]) -> float:
    """The outermost place where several lines begin or end; with none, the outermost of all."""
    least = max(1.0, len(places) * _SHARE)
    shared = [x for x in places if sum(abs(x - y) < _SAME for y in places) > least]
    return outermost(shared or places or [0.0])


def _pitch(rows: Sequence[Line], left: float) -> float | None:
    """The usual way to a line that is not moved in: the least that several have, as footnotes' calls widen some."""
    ways = [
        b.baseline - a.baseline
        for a, b in pairwise(rows)
        if a.page == b.page and abs(b.box.x0 - left) < _SAME and a.box.width > b.size * 10  # nearly a full line
    ]
    shared = [x for x in ways if sum(abs(x - y) < _ONE_STEP for y in ways) >= _SEVERAL]
    least = min(shared or ways, default=0.0)
    return median(x for x in ways if abs(x - least) < _ONE_STEP) if ways else None


def _paragraphs(
    rows: Sequence[Line], pages: Sequence[Page], left: float, right: float, pitch: float | None
) -> Iterator[Paragraph]:
    run: list[Line] = []
    gap: float | None = None
    for row in rows:
        if run and _begins(run, row, left, right, pitch):
            yield Paragraph(tuple(run), gap)
            gap = None if _is_apart(run[-1], row, pages) else row.baseline - run[-1].baseline
            run = []
        run.append(row)
    if run:
        yield Paragraph(tuple(run), gap)


def _begins(run: list[Line], row: Line, left: float, right: float, pitch: float | None) -> bool:
    """Whether a line begins a paragraph: moved in, or further down, or after a short line that ends a sentence."""
    before = run[-1]
    is_first = row.box.x0 - left > _MOVED_IN and row.box.x0 - run[0].box.x0 > -_MOVED_IN
    is_looser = row.page == before.page and row.baseline - before.baseline > (pitch or before.size * 1.2) + _LOOSER
    is_short = before.box.x1 < left + _SHORT * (right - left)
    return is_first or is_looser or (is_short and before.text.endswith(_STOPS))


def _is_apart(before: Line, after: Line, pages: Sequence[Page]) -> bool:
    """Whether a page's end, a table, a picture or a rule stands between two lines."""
    page = pages[after.page - 1]
    things = [*page.tables, *(x.box for x in page.pictures), *(x.box for x in page.rules)]
    between = (x for x in things if x.bottom > before.box.bottom - 2 and x.top < after.box.top + 2)
    return before.page != after.page or any(between)

"""Rows 17 to 19: the body's size, lines and paragraphs, its headings, its end."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from congvan.inspect.measured import fits, length, number, quoted, shown, size
from congvan.inspect.parts import Letter
from congvan.inspect.parts.body import Paragraph
from congvan.inspect.parts.words import END
from congvan.inspect.report import Breach, Seen, Shown, absent, judged, unknown
from congvan.inspect.sheet import MM, Line
from congvan.model.text import Several, Text, Value

_TOLD = 3  # breaches of one kind that are told: more of the same help nobody
_RAGGED = 1.5 * MM  # a justified line ends closer to the edge
_FEW_RAGGED = 0.3  # of the lines: one before a forced break or a long address ends early too
_LEAST_RAGGED = 2  # fewer may do so by chance
_ROUNDED = 0.5  # points that programs round steps by
_EM_LINE = 1.15  # ems: a single line of Times New Roman
_OF_14 = 14.0  # points: for this size the table gives the line pitch; other sizes in proportion
_ITEM = re.compile(r"^(?:[-–+•*▪○]|[a-zđ]\)|\d+(?:\.\d+)*[.)]|[IVXL]+\.|[□☐☑☒×])\s*")
_PART = re.compile(r"^(?P<mark>[IVX]+)\.\s+(?P<title>\S.*)")
_TITLED = re.compile(r"^(?P<mark>\d{1,2})\.\s+(?P<title>\S.*)")
_POINT = re.compile(r"^(?P<mark>[a-zđ])\)\s+(?P<title>\S.*)")
_LETTERS = "abcdđeghiklmnopqrstuvxy"  # in this order: no f, j, w, z
_OPEN = (".", ";", ",", ":", END)  # a heading ends in none of them
_TITLE_SHARE = 0.85  # of the width: a title that is set on its own line rarely is longer

_BODY = Text("the body")


def body(letter: Letter) -> Seen:
    """Row 17: 13 to 14 pt throughout, justified, first lines moved in, paragraphs apart, single to 1.5 spacing."""
    if not letter.body.lines:
        return unknown(Text("no body was found between addressee and signature"))
    checks = (_sizes, _justified, _moved_in, _gaps, _pitches)
    first = max(letter.body.lines, key=lambda x: x.size == letter.body.lines[0].size and not x.is_bold)
    found = (x for check in checks for x in list(check(letter))[:_TOLD])
    return judged(found, shown(first, letter.form, "body"))


def _sizes(letter: Letter) -> Iterator[Breach | None]:
    lines = letter.body.lines
    usual = Counter(x.size for x in lines for _ in x.text).most_common(1)[0][0]
    slack = letter.form["tolerance-size"].value
    if not fits(usual, letter.form["body"], letter.form):
        yield size(next(x for x in lines if x.size == usual), letter.form, "body", _BODY)
    for line in lines:
        if abs(line.size - usual) > slack:
            what = Text("size of {words}").of(words=quoted(line.text))
            expected = Text("{size} as the rest of the body").of(size=length(usual, "pt"))
            yield Breach(what, line.box, expected, length(line.size, "pt"))


def _justified(letter: Letter) -> Iterator[Breach]:
    inner = [x for p in letter.body.paragraphs for x in p.lines[:-1]]
    ragged = [x for x in inner if letter.body.right - x.box.x1 > _RAGGED]
    if len(ragged) >= _LEAST_RAGGED and len(ragged) > len(inner) * _FEW_RAGGED:
        found = Text("{count} of {all} lines end before it").of(count=str(len(ragged)), all=str(len(inner)))
        yield Breach(Text("justification of the body"), ragged[0].box, Text("lines end at the right edge"), found)


def _moved_in(letter: Letter) -> Iterator[Breach]:
    measure, slack = letter.form["first-line"], letter.form["tolerance-length"].points
    allowed = (measure.least * MM, measure.most * MM)  # the decree names these two, and none between
    for paragraph in letter.body.paragraphs:
        moved = paragraph.first.box.x0 - _edge_of(paragraph, letter)
        # a single line that stands further in may be of a quotation, all of which is moved in
        can_tell = len(paragraph.lines) > 1 or moved < allowed[-1]
        if _is_plain(paragraph, letter) and can_tell and all(abs(moved - x) > slack for x in allowed):
            expected = Several(tuple(length(x, "mm") for x in allowed), Text(" or "))
            what = Text("first line of {words}").of(words=quoted(paragraph.text))
            yield Breach(what, paragraph.first.box, expected, length(moved, "mm"))


def _edge_of(paragraph: Paragraph, letter: Letter) -> float:
    """Where the other lines of a paragraph begin."""
    return min((x.box.x0 for x in paragraph.lines[1:]), default=letter.body.left)


def _is_plain(paragraph: Paragraph, letter: Letter) -> bool:
    """Whether a paragraph is prose: no item, no heading, and no line in the middle; the rest may be moved further."""
    first, edges = paragraph.first, letter.body
    centred = abs(first.box.middle - (edges.left + edges.right) / 2) < 2 * MM and len(paragraph.lines) == 1
    goes_on = paragraph.first.text[:1].islower()  # after a table, a picture, a page's end
    return not (_ITEM.match(first.text) or first.is_bold or centred or goes_on)


def _gaps(letter: Letter) -> Iterator[Breach]:
    """The way between paragraphs, over and above that between lines."""
    least = letter.form["paragraph-gap"].points
    for paragraph in letter.body.paragraphs:
        step = letter.body.pitch or paragraph.first.size * _EM_LINE
        if paragraph.gap is not None and paragraph.gap - step < least - _ROUNDED:
            what = Text("distance above {words}").of(words=quoted(paragraph.text))
            found = length(max(0.0, paragraph.gap - step), "pt")
            yield Breach(what, paragraph.first.box, Text("at least {length}").of(length=length(least, "pt")), found)


def _pitches(letter: Letter) -> Iterator[Breach]:
    measure = letter.form["line-pitch"]
    for paragraph in letter.body.paragraphs:
        for above, line in zip(paragraph.lines, paragraph.lines[1:], strict=False):
            least, most = (x * line.size / _OF_14 for x in (measure.least, measure.most))
            step = line.baseline - above.baseline
            if line.page == above.page and not least - _ROUNDED <= step <= most + _ROUNDED:
                expected = Text("{least} to {most} pt").of(least=number(least), most=number(most))
                yield Breach(Text("line spacing"), line.box, expected, length(step, "pt"))
                return


def headings(letter: Letter) -> Seen:
    """Row 18: `I.` in bold capitals, `1.` with a title bold on its own line, `a)` regular, letters in order.

    Whether `1.` has a title or is an item of a list is told by what stands below the first.
    """
    paragraphs = letter.body.paragraphs
    found = [x for x in paragraphs if any(p.match(x.text) for p in (_PART, _TITLED, _POINT))]
    if not found:
        return absent(Text("the body has no numbered headings"))
    width = letter.body.right - letter.body.left
    titles = list(_titles(paragraphs, width))
    return judged([x for p in found if (x := _heading(p, p in titles))][:_TOLD] + list(_order(found)))


def _heading(paragraph: Paragraph, is_title: bool) -> Breach | None:
    first = paragraph.first
    if _PART.match(paragraph.text):
        return None if first.is_bold and first.is_upper else _set(first, Text("bold capitals"))
    if _POINT.match(paragraph.text):
        return _set(first, Text("regular")) if first.is_bold else None
    return _set(first, Text("bold")) if is_title and not first.is_bold else None


def _titles(paragraphs: Sequence[Paragraph], width: float) -> Iterator[Paragraph]:
    """The numbered titles. From one `1.` to the next all are, if the first is bold or has a paragraph of text below.

    So none is whose first is followed by `2.` or `a)`: that may be a list.
    """
    are_titles = False
    for paragraph, after in pairwise(paragraphs):
        numbered = _TITLED.match(paragraph.text)
        if numbered and numbered["mark"] == "1":
            are_titles = paragraph.first.is_bold or not _ITEM.match(after.text)
        if numbered and are_titles and _is_title(paragraph, width):
            yield paragraph


def _is_title(paragraph: Paragraph, width: float) -> bool:
    """Whether a numbered paragraph is a title: one short line that no stop ends."""
    first = paragraph.first
    return len(paragraph.lines) == 1 and first.box.width < width * _TITLE_SHARE and not first.text.endswith(_OPEN)


def _set(line: Line, expected: Text) -> Breach:
    found: Value = Text("bold") if line.is_bold else Text("regular")
    if line.is_upper:
        found = Several((found, Text("capitals")), " ")
    return Breach(Text("heading {words}").of(words=quoted(line.text)), line.box, expected, found)


def _order(paragraphs: Sequence[Paragraph]) -> Iterator[Breach]:
    """Letters of points that skip one, or that the Vietnamese order does not have."""
    before = ""
    for paragraph in paragraphs:
        point = _POINT.match(paragraph.text)
        mark = point["mark"] if point else ""
        after = _LETTERS[_LETTERS.index(before) + 1 :][:1] if before else ""
        if mark and (mark not in _LETTERS or (after and mark > before and mark not in (after, "a"))):
            what = Text("heading {words}").of(words=quoted(paragraph.text))
            yield Breach(what, paragraph.first.box, quoted(f"{after or '…'})"), quoted(f"{mark})"))
        before = mark if mark in _LETTERS else ""


def end_mark(letter: Letter) -> Seen:
    """Row 19: `./.` once, where the body ends."""
    marked = [x for x in letter.lines if END in x.text]
    last = letter.body.lines[-1] if letter.body.lines else None
    if not marked:
        return judged([Breach(_END, last.box if last else None, quoted(END), Text("nothing"))])
    if len(marked) > 1:
        return judged(
            [
                Breach(
                    _END, marked[0].box, Text("once, at the very end"), Text("{count} times").of(count=str(len(marked)))
                )
            ]
        )
    if marked[0].text.endswith(END) and (
        last is None or marked[0].baseline >= last.baseline - 1 or marked[0].page < last.page
    ):
        return judged([], Shown(marked[0].box, quoted(END), quoted(END)))
    return judged([Breach(_END, marked[0].box, Text("at the very end of the body"), quoted(marked[0].text))])


_END = Text("end mark")

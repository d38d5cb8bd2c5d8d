"""Rows 25 to 27 and 29: the office's address, the stamps of urgency and of secrecy, appendices."""

import re
from collections.abc import Iterator

from congvan.inspect.measured import capitals, centred, face, length, quoted, shown, size
from congvan.inspect.parts import Letter
from congvan.inspect.parts.letter import Appendix
from congvan.inspect.parts.words import same
from congvan.inspect.report import Breach, Seen, absent, judged
from congvan.inspect.rules.paper import number_place
from congvan.inspect.sheet import MM, Box, Colour, Line, Page, around
from congvan.model.text import Several, Text
from congvan.vietnamese.fold import fold

_ABOVE = 16.0  # points from the address within which its rule lies
_REACH = 12.0  # points round a stamp's words within which its frame lies
_MIDDLE = 10 * MM  # an appendix' heading may stand off the sheet's middle: margins differ
_TEXT_LEFT = 50 * MM  # lines of text begin further left, first ones too
_RED = 0.5  # of full light, at least; and the other colours at most half of it
_APPENDIX = re.compile(r"^(?P<word>phụ lục)(?: (?P<mark>[IVXL]+|\d+))?(?P<rest>\s*[:.].*)?$", re.IGNORECASE)
_SEVERAL = 2

_OFFICE, _STAMP, _HEADING = Text("the office's address"), Text("the stamp of urgency"), Text("heading of the appendix")


def office(letter: Letter) -> Seen:
    """Row 25: at the foot of page 1, 11 to 12 pt, under a solid rule over the text's width."""
    if not letter.office:
        return absent(Text("no address of the office is given"))
    return judged(
        [*(size(x, letter.form, "office") for x in letter.office), _office_rule(letter)],
        shown(letter.office[0], letter.form, "office"),
    )


def _office_rule(letter: Letter) -> Breach | None:
    top = letter.office[0].box.top
    near = [x for x in letter.own[0].rules if abs(top - x.box.top) < _ABOVE]
    expected = Text("a solid line over the text's width")
    what = Text("the line above the office's address")
    if not near:
        return Breach(what, letter.office[0].box, expected, Text("nothing"))
    box = around([x.box for x in near])
    width = letter.body.right - letter.body.left
    if all(x.is_solid for x in near) and box.width >= width - 2 * letter.form["tolerance-column"].points:
        return None
    return Breach(what, box, expected, length(box.width, "mm"))


def urgency(letter: Letter) -> Seen:
    """Row 26: bold 13 to 14 pt in a red box, whose size goes with the words."""
    line = letter.head.stamp
    if line is None:
        return absent(Text("no urgency is stamped"))
    return judged(
        [size(line, letter.form, "urgency", _STAMP), face(line, bold=True), capitals(line), *_frame(line, letter)],
        shown(line, letter.form, "urgency"),
    )


def _frame(line: Line, letter: Letter) -> Iterator[Breach | None]:
    shapes = [x for x in letter.own[0].strokes if _is_near(x.box, line.box)]
    frame = around([x.box for x in shapes]) if shapes else None
    what = Text("frame of the stamp")
    if frame is None or not frame.holds(line.box, slack=3):
        yield Breach(what, line.box, Text("a red frame"), Text("nothing"))
        return
    if not all(_is_red(x.colour) for x in shapes) or not _is_red(line.chars[0].colour):
        yield Breach(_STAMP, frame, Text("red"), Text("another colour"))
    slack = letter.form["tolerance-length"].points
    wide = next((mm for words, mm in letter.form.urgency.values() if same(words, line.text.upper())), 0) * MM
    high = letter.form["urgency-height"].points
    if wide and (abs(frame.width - wide) > slack or abs(frame.height - high) > slack):
        sizes = [
            Several((length(a, "mm"), length(b, "mm")), " × ") for a, b in ((wide, high), (frame.width, frame.height))
        ]
        yield Breach(what, frame, *sizes)


def _is_near(shape: Box, words: Box) -> bool:
    reach = Box(words.page, words.x0 - 60, words.top - _REACH, words.x1 + 60, words.bottom + _REACH)
    return (reach.holds(shape) and shape.x0 < words.middle < shape.x1) or (
        reach.holds(shape) and shape.height > shape.width
    )


def _is_red(colour: Colour | None) -> bool:
    match colour:
        case (red, green, blue):
            return red > _RED and max(green, blue) < red / 2
        case (cyan, magenta, yellow, _):
            return min(magenta, yellow) > _RED > cyan
    return False


def appendices(letter: Letter) -> Seen:
    """Row 27: each on a new page, `Phụ lục` 14 pt bold centred, its title in bold capitals, own numbers, named."""
    found = letter.appendices
    if not found:
        return absent(Text("there is no appendix"))
    return judged(
        (x for i, one in enumerate(found) for x in _appendix_breaches(i, one, letter)),
        shown(found[0].heading, letter.form, "appendix-name"),
    )


def _appendix_breaches(index: int, one: Appendix, letter: Letter) -> Iterator[Breach | None]:
    heading, page = one.heading, one.pages[0]
    yield size(heading, letter.form, "appendix-name", _HEADING)
    yield face(heading, bold=True)
    if abs(heading.box.middle - page.width / 2) > _MIDDLE:
        yield centred(heading.box, page.box, letter.form, _HEADING)
    yield _named(index, heading, letter)
    yield _new_page(heading, letter)
    yield from _title(one, letter)
    yield from _own_numbers(one, letter)


def _named(index: int, heading: Line, letter: Letter) -> Breach | None:
    """Whether the heading has its number, a Roman one among several, and the body names it."""
    found = _APPENDIX.match(heading.text)
    mark = (found["mark"] if found else None) or ""
    expected = f"Phụ lục {_ROMAN[index]}" if len(letter.appendices) >= _SEVERAL and index < len(_ROMAN) else "Phụ lục"
    if len(letter.appendices) >= _SEVERAL and mark != expected.removeprefix("Phụ lục "):
        return Breach(_HEADING, heading.box, quoted(expected), quoted(heading.text))
    body = fold(" ".join(x.text for x in letter.lines))
    if re.search(rf"\bphu luc(?:\s+so)?\s+{fold(mark)}\b" if mark else r"\bphu luc\b", body):
        return None
    return Breach(_HEADING, heading.box, Text("named in the body"), Text("not named"))


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def _new_page(heading: Line, letter: Letter) -> Breach | None:
    before = [x for x in letter.sheet.pages[heading.page - 1].lines if x.baseline < heading.baseline - 1]
    own = [x for x in before if x not in letter.numbers.values() and x in letter.lines]
    if heading.page not in {x.number for x in letter.own} and not own:
        return None
    return Breach(_HEADING, heading.box, Text("on a new page"), Text("below other text"))


def _title(one: Appendix, letter: Letter) -> Iterator[Breach | None]:
    """The title's lines: below the heading, up to what is in brackets or begins the text. There may be none."""
    lines: list[Line] = []
    for line in one.below:
        if not _is_title(line, one.pages[0]) or (lines and not line.is_bold):
            break
        lines.append(line)
    for line in lines:
        yield capitals(line)
        yield face(line, bold=True)
        yield size(line, letter.form, "appendix-title")


def _is_title(line: Line, page: Page) -> bool:
    """Whether a line may be of a title: in the middle, and set apart from text by its face or by both its ends."""
    if line.text.startswith("(") or abs(line.box.middle - page.width / 2) > _MIDDLE:
        return False
    in_table = any(table.holds(line.box, slack=3) for table in page.tables)
    return not in_table and (line.is_bold or line.is_upper or line.box.x0 > _TEXT_LEFT)


def _own_numbers(one: Appendix, letter: Letter) -> Iterator[Breach | None]:
    """Pages of an appendix count from 1; its first page may bear none."""
    for i, page in enumerate(one.pages, start=1):
        line = letter.numbers.get(page.number)
        if line is None:
            if i > 1:
                yield Breach(Text("page number"), page.box, quoted(str(i)), Text("nothing"))
            continue
        if line.text != str(i):
            yield Breach(Text("page number"), line.box, quoted(str(i)), quoted(line.text))
        yield from number_place(letter, page, line)


def secrecy(letter: Letter) -> Seen:
    """Row 29: no stamp of secrecy. Such a letter may not be kept on a networked machine."""
    line = letter.head.secrecy
    if line is None:
        return judged([])
    return judged([Breach(Text("stamp of secrecy"), line.box, Text("none"), quoted(line.text))])

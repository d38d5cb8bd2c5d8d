"""Rows 13 to 16: number and symbol, place and day, what the letter is about, to whom it goes."""

import re
from collections.abc import Iterator

from congvan.inspect.measured import centred, face, length, quoted, shown, size
from congvan.inspect.parts import Letter
from congvan.inspect.report import Breach, Seen, judged, missing
from congvan.inspect.sheet import Line
from congvan.model.text import Text
from congvan.vietnamese.dates import days

_NUMBER = re.compile(r"Số:\s*(?P<figures>[^/]*?)\s*/")
_SYMBOL = re.compile(r"Số: ?[\d._… ]*/(?:[^\W_]+(?:\([^\W_]+\))?)(?:-[^\W_]+(?:\([^\W_]+\))?)+")
_BLANK = re.compile(r"[\s._…]*")
_BLANK_DAY = re.compile(r".+, ngày[\s._…]*tháng[\s._…]*(?:\d{1,2}[\s._…]*)?năm[\s._…]*(?:20\d\d)?")
_WHOLE_DAY = re.compile(r".+, ngày \d{1,2} tháng \d{1,2} năm \d{4}")
_LEAST_PADDED = 2  # figures of a number: below ten it takes a zero
# The decree's codes for kinds of documents (Appendix III, part I): a công văn has none.
_KINDS = frozenset(
    "CV NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB".upper().split()
)
_SINGLE, _HALF_MORE = 1.15, 1.725  # ems from line to line: single spacing of Times New Roman, and 1.5 times it
_ROUNDED = 1.0  # points that programs round such steps by

_NUMBER_PART, _DATE_PART, _SUBJECT_PART = Text("number and symbol"), Text("place and day"), Text("the subject")


def number_and_symbol(letter: Letter) -> Seen:
    """Row 13: 13 pt regular, centred under the issuer; `Số: 07/UBND-VHXH`, in a draft without the figures."""
    line, issuer = letter.head.number, letter.head.issuer
    if line is None:
        return missing(_NUMBER_PART, Text("a line such as “Số: 12/UBND-VHXH”"))
    return judged(
        [
            size(line, letter.form, "number", _NUMBER_PART),
            face(line),
            _symbol(line),
            centred(line.box, issuer[-1].box, letter.form, _NUMBER_PART) if issuer else None,
        ],
        shown(line, letter.form, "number"),
    )


def _symbol(line: Line) -> Breach | None:
    figures = _NUMBER.match(line.text)
    codes = line.text.partition("/")[2].strip()
    if not _SYMBOL.fullmatch(line.text) or not figures:
        tight = re.sub(r"\s*([/-])\s*", r"\1", line.text)
        if _SYMBOL.fullmatch(tight):
            return _words(line, re.sub(r"\b(\d)/", r"0\1/", tight))
        return Breach(_NUMBER_PART, line.box, Text("number/agency-unit, such as “Số: 12/UBND-VHXH”"), quoted(line.text))
    if figures["figures"].isdigit() and len(figures["figures"]) < _LEAST_PADDED:
        return _words(line, line.text.replace(figures["figures"], f"0{figures['figures']}", 1))
    first = codes.partition("-")[0]
    if first.upper() in _KINDS:
        return Breach(_NUMBER_PART, line.box, Text("the agency's own code first"), quoted(codes))
    return None


def _words(line: Line, expected: str) -> Breach:
    return Breach(_NUMBER_PART, line.box, quoted(expected), quoted(line.text))


def place_and_day(letter: Letter) -> Seen:
    """Row 14: italic 13 to 14 pt, level with the number, centred under the motto, zeros as the decree has them."""
    line, head = letter.head.date, letter.head
    if line is None:
        return missing(_DATE_PART, Text("a line such as “Bỉm Sơn, ngày 05 tháng 02 năm 2026”"))
    over = head.motto or head.state
    return judged(
        [
            size(line, letter.form, "date", _DATE_PART),
            face(line, italic=True),
            _day(line),
            level(line, head.number, letter.form["tolerance-level"].points, _DATE_PART) if head.number else None,
            centred(line.box, over.box, letter.form, _DATE_PART) if over else None,
        ],
        shown(line, letter.form, "date"),
    )


def _day(line: Line) -> Breach | None:
    named = next(iter(days(line.text)), None)
    is_blank = bool(_BLANK_DAY.fullmatch(line.text))
    if is_blank or (_WHOLE_DAY.fullmatch(line.text) and named and named.calendar and named.is_padded):
        return None
    expected = Text("place, ngày dd tháng m năm yyyy; a zero before days below 10 and months 1 and 2 alone")
    return Breach(_DATE_PART, line.box, expected, quoted(line.text))


def level(line: Line, with_line: Line, slack: float, part: Text) -> Breach | None:
    """Whether a line stands on the height of another."""
    off = line.baseline - with_line.baseline
    if line.page == with_line.page and abs(off) <= slack:
        return None
    expected = Text("level with {words}").of(words=quoted(with_line.text))
    lower, higher = Text("{length} lower"), Text("{length} higher")
    found = (lower if off > 0 else higher).of(length=length(abs(off), "pt"))
    return Breach(Text("place of {part}").of(part=part), line.box, expected, found)


def subject(letter: Letter) -> Seen:
    """Row 15: `V/v …`, 12 to 13 pt regular, centred 6 pt below the number, with no rule under it."""
    lines = letter.head.subject
    if not lines:
        return missing(_SUBJECT_PART, Text("a line that begins with “V/v”"))
    return judged(_subject_breaches(letter, lines), shown(lines[0], letter.form, "subject"))


def _subject_breaches(letter: Letter, lines: tuple[Line, ...]) -> Iterator[Breach | None]:
    first, over = lines[0], letter.head.number
    if not first.text.startswith("V/v "):
        yield Breach(_SUBJECT_PART, first.box, quoted("V/v …"), quoted(first.text))
    for line in lines:
        yield size(line, letter.form, "subject")
        yield face(line)
        yield centred(line.box, over.box, letter.form, _SUBJECT_PART) if over else None
    yield _distance(first, over, letter) if over else None
    yield _ruled(lines[-1], letter)


def _distance(first: Line, over: Line, letter: Letter) -> Breach | None:
    """Whether the subject stands 6 pt below the number, over and above a line's own height."""
    gap = letter.form["subject-gap"].points
    step = first.baseline - over.baseline
    if _SINGLE * first.size - _ROUNDED <= step - gap <= _HALF_MORE * first.size + _ROUNDED:
        return None
    found = step - _SINGLE * first.size
    what = Text("distance of {part} from the number").of(part=_SUBJECT_PART)
    return Breach(what, first.box, length(gap, "pt"), length(found, "pt"))


def _ruled(last: Line, letter: Letter) -> Breach | None:
    below = (
        x
        for x in letter.own[0].rules
        if 0 < x.box.top - last.baseline < last.size and x.box.x1 < letter.head.split and x.box.width > last.size
    )
    rule = next(below, None)
    return Breach(_SUBJECT_PART, rule.box, Text("no line under it"), Text("a line")) if rule else None


def addressees(letter: Letter) -> Seen:
    """Row 16: 13 to 14 pt regular; one on the line of `Kính gửi:`, several each on a line, dashes under the colon."""
    if not letter.to:
        return missing(Text("the addressee"), Text("a line that begins with “Kính gửi:”"))
    return judged(_addressee_breaches(letter, letter.to), shown(letter.to[0], letter.form, "to"))


def _addressee_breaches(letter: Letter, lines: tuple[Line, ...]) -> Iterator[Breach | None]:
    first = lines[0]
    for line in lines:
        yield size(line, letter.form, "to")
        yield face(line)
    name = first.text.partition(":")[2].strip()
    if not first.text.startswith("Kính gửi:"):
        yield Breach(Text("words"), first.box, quoted("Kính gửi: …"), quoted(first.text))
    elif name.startswith(("-", "–", "+")):
        yield Breach(_ADDRESSEES, first.box, Text("each on a line of its own, below “Kính gửi:”"), quoted(first.text))
    elif not name and len(listed(lines[1:])) < _SEVERAL:
        yield Breach(_ADDRESSEES, first.box, Text("the name of a single addressee on this line"), quoted(first.text))
    elif not name:
        yield from _list_breaches(letter, first, lines[1:])


_ADDRESSEES = Text("the addressees")
_SEVERAL = 2


def _list_breaches(letter: Letter, first: Line, lines: tuple[Line, ...]) -> Iterator[Breach | None]:
    items = listed(lines)
    colon = next(x for x in first.chars if ":" in x.text).box
    for i, item in enumerate(items, start=1):
        yield ended(item, ("- ", "." if i == len(items) else ";"))
        off = item[0].box.x0 - colon.x0
        slack = letter.form["tolerance-column"].points
        if item[0].text.startswith("-") and not -slack <= off <= colon.width + slack:
            found = Text("{across} from the left").of(across=length(item[0].box.x0, "mm"))
            expected = Text("under the colon, {across} from the left").of(across=length(colon.x0, "mm"))
            yield Breach(Text("place of the dash"), item[0].box, expected, found)


def listed(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Give the items of a list: each begins with a dash; what has none goes on with the item before."""
    items: list[list[Line]] = []
    for line in lines:
        if not items or line.text.startswith(("-", "–", "+", "•", "*")):
            items.append([line])
        else:
            items[-1].append(line)
    return items


def ended(item: list[Line], ends: tuple[str, str]) -> Breach | None:
    """Whether an item of a list begins and ends as it should."""
    text = " ".join(x.text for x in item)
    start, end = ends
    if text.startswith(start) and text.endswith(end):
        return None
    bare = text.lstrip("-–+•* ").rstrip(".;, ")
    return Breach(Text("item"), item[0].box, quoted(f"{start}{bare}{end}"), quoted(text))

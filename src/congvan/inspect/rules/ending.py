"""Rows 20 to 24 and 28: who signs, room for the signature, and who receives copies."""

import re
from collections.abc import Iterator

from congvan.inspect.measured import centred, face, length, quoted, shown, size
from congvan.inspect.parts import Letter
from congvan.inspect.parts.ending import Ending
from congvan.inspect.report import Breach, Seen, absent, judged, missing, unknown
from congvan.inspect.rules.numbering import ended, level, listed
from congvan.inspect.sheet import Box, Line, Picture
from congvan.model.text import Text

_AUTHORITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\. \S")
_ABBREVIATED = re.compile(r"^(?:(?:T/M|K/T|T/L|T\.M|K\.T|T\.L|TM|KT|TL|TUQ)\b|[^\W\d_]{1,4}\.)")
_RANKS = re.compile(
    r"\b(?:TS|ThS|Th\.S|T\.S|GS|PGS|BS|KS|CN|LS|NGƯT|NGND)\s*\.|^(?:Ông|Bà|Mr|Mrs|Tiến sĩ|Thạc sĩ)\b", re.IGNORECASE
)
_FIRST, _LAST = "- Như trên;", "- Lưu: VT"
_TITLE = Text("the signer's title")
_SIGNER = Text("the signer's name")
_COPIES = Text("“Nơi nhận:”")


def title(letter: Letter) -> Seen:
    """Row 20: authority and title in bold capitals, 13 to 14 pt, centred one under the other."""
    lines = letter.end.titles if letter.end else ()
    if not lines:
        return missing(_TITLE, Text("bold capitals at the right below the body"))
    return judged(
        (x for line in lines for x in _title_breaches(line, lines[0], letter)),
        shown(lines[0], letter.form, "authority"),
    )


def _title_breaches(line: Line, first: Line, letter: Letter) -> Iterator[Breach | None]:
    yield size(line, letter.form, "authority")
    yield face(line, bold=True)
    yield centred(line.box, first.box, letter.form, _TITLE)
    if line is first and _ABBREVIATED.match(line.text) and not _AUTHORITY.match(line.text):
        yield Breach(Text("authority"), line.box, Text("TM., KT., TL., TUQ., Q. or none"), quoted(line.text))


def signer(letter: Letter) -> Seen:
    """Row 21: bold, 13 to 14 pt, in ordinary letters, centred under the title, without ranks."""
    line = letter.end.signer if letter.end else None
    if line is None or letter.end is None:
        return missing(_SIGNER, Text("a name below the title"))
    return judged(
        [
            size(line, letter.form, "signer", _SIGNER),
            face(line, bold=True),
            centred(line.box, letter.end.titles[0].box, letter.form, _SIGNER),
            _plain_name(line),
        ],
        shown(line, letter.form, "signer"),
    )


def _plain_name(line: Line) -> Breach | None:
    if _RANKS.search(line.text):
        return Breach(_SIGNER, line.box, Text("the name alone, without rank or form of address"), quoted(line.text))
    if line.is_upper:
        return Breach(_SIGNER, line.box, quoted(line.text.title()), quoted(line.text))
    return None


def room(letter: Letter) -> Seen:
    """Row 22: 25 mm and more between title and name; lines of the body on the same page."""
    end = letter.end
    if end is None or not end.signer:
        return unknown(Text("title or name were not found"))
    return judged([_room(end, letter), _alone(end, letter)])


def _room(end: Ending, letter: Letter) -> Breach | None:
    measure, slack = letter.form["signature-room"], letter.form["tolerance-length"].points
    if end.signer is None:
        return None
    found = end.signer.box.top - end.titles[-1].box.bottom
    if found >= measure.least * 72 / 25.4 - slack:
        return None
    expected = Text("at least {length}").of(length=length(measure.least * 72 / 25.4, "mm"))
    return Breach(Text("room for the signature"), end.signer.box, expected, length(found, "mm"))


def _alone(end: Ending, letter: Letter) -> Breach | None:
    if any(x.page == end.page and x not in (*end.titles, *end.copies) for x in letter.lines if _is_above(x, end)):
        return None
    found = Text("alone on page {page}").of(page=str(end.page))
    return Breach(Text("signature block"), end.box, Text("on a page with lines of the body"), found)


def _is_above(line: Line, end: Ending) -> bool:
    return line.page == end.page and line.box.bottom < end.box.top + 2


def copies_title(letter: Letter) -> Seen:
    """Row 23: 12 pt bold italic, at the left edge, level with the first line of the title."""
    line = letter.end.copies_title if letter.end else None
    if line is None or letter.end is None:
        return missing(_COPIES, Text("“Nơi nhận:” at the left below the body"))
    titles = letter.end.titles
    return judged(
        [
            size(line, letter.form, "copies-title", _COPIES),
            face(line, bold=True, italic=True),
            None
            if line.text == "Nơi nhận:"
            else Breach(Text("words"), line.box, quoted("Nơi nhận:"), quoted(line.text)),
            _at_the_left(line, letter),
            level(line, titles[0], letter.form["tolerance-copies"].points, _COPIES) if titles else None,
        ],
        shown(line, letter.form, "copies-title"),
    )


def _at_the_left(line: Line, letter: Letter) -> Breach | None:
    off = line.box.x0 - letter.body.left
    if abs(off) <= letter.form["tolerance-column"].points:
        return None
    found, expected = (length(x, "mm") for x in (line.box.x0, letter.body.left))
    across = Text("{across} from the left")
    return Breach(
        Text("place of {part}").of(part=_COPIES), line.box, across.of(across=expected), across.of(across=found)
    )


def copies(letter: Letter) -> Seen:
    """Row 24: 11 pt regular; `- Như trên;` first, each `- …;`, the last `- Lưu: VT, ….`."""
    lines = letter.end.copies if letter.end else ()
    if not lines:
        return missing(Text("the copies"), Text("“- Như trên;” and “- Lưu: VT, ….” below “Nơi nhận:”"))
    items = listed(lines)
    return judged(
        [
            *(x for line in lines for x in (size(line, letter.form, "copies"), face(line))),
            *(ended(item, ("- ", ";")) for item in items[:-1]),
            ended(items[-1], ("- ", ".")),
            _said(items[0][0], _FIRST, whole=True),
            _said(items[-1][0], _LAST, whole=False),
        ],
        shown(lines[0], letter.form, "copies"),
    )


def _said(line: Line, words: str, *, whole: bool) -> Breach | None:
    """Whether the first and the last copy are the ones that the form has there."""
    if line.text.rstrip(";.") == words.rstrip(";.") or (not whole and line.text.startswith(words)):
        return None
    return Breach(Text("item"), line.box, quoted(words if whole else f"{words}, …."), quoted(line.text))


def signatures(letter: Letter) -> Seen:
    """Row 28: the leader's blue picture between title and name, a red seal on its left; no stamp in words."""
    end = letter.end
    if end is None or not end.signer:
        return unknown(Text("title or name were not found"))
    field = Box(end.page, 0, end.titles[0].box.top - 30, letter.own[-1].width, end.signer.box.bottom + 30)
    pictures = [x for x in letter.own[end.page - 1].pictures if field.meets(x.box)]
    if not pictures and not end.between:
        return absent(Text("there is no picture of a signature or seal (a digital signature itself is not looked at)"))
    words = (Breach(_STAMP, x.box, Text("no words between title and name"), quoted(x.text)) for x in end.between)
    return judged([*words, *(x for picture in pictures for x in _picture(picture, end)), _seal(pictures)])


_STAMP = Text("stamp in words")


def _picture(picture: Picture, end: Ending) -> Iterator[Breach | None]:
    what = Text("picture of a signature or seal")
    if not picture.has_transparency:
        yield Breach(what, picture.box, Text("see-through (PNG)"), Text("opaque"))
    if picture.tint == "grey":
        yield Breach(what, picture.box, Text("blue, a seal red"), Text("without colour"))
    middle = (picture.box.top + picture.box.bottom) / 2
    if end.signer and not end.titles[0].box.top < middle < end.signer.box.bottom:
        yield Breach(what, picture.box, Text("between title and name"), Text("outside"))


def _seal(pictures: list[Picture]) -> Breach | None:
    """Whether the seal lies on the left of the signature."""
    seal = next((x for x in pictures if x.tint == "red"), None)
    leader = next((x for x in pictures if x.tint == "blue"), None)
    if not (seal and leader) or (seal.box.x0 < leader.box.x0 and seal.box.meets(leader.box)):
        return None
    return Breach(Text("seal"), seal.box, Text("over the left third of the signature"), Text("elsewhere"))

"""The body of a letter: names in placeholders exist, the series' sections are there, links lead somewhere."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from congvan.check.hints import nearest
from congvan.check.relations import parse_id
from congvan.model import rules
from congvan.model.finding import Finding, Place
from congvan.model.identity import LetterId
from congvan.model.letter import PLACEHOLDER_NAMES, Letter, Placeholder, Prose
from congvan.model.series import Series
from congvan.vietnamese.fold import tone_key

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?:(?:\d+(?:\.\d+)*|[IVX]+|[a-zđ])[.)][ \t]+)?(?P<text>.*)$", re.MULTILINE)
_LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s)>]*)|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<reference>[^\s>]+)", re.MULTILINE
)
_SECRECY = re.compile(r"^[ \t*_#>]*(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)[ \t*_]*$", re.MULTILINE)


def check_body(letter: Letter, series: Series, letters: frozenset[LetterId]) -> Iterator[Finding]:
    """Check one letter's body; `letters` are all identities of the archive."""
    if not any(isinstance(x, Placeholder) or x.text.strip() for s in letter.body for x in s.pieces):
        yield rules.EMPTY_BODY.at(Place(letter.source, letter.body[0].line, 1) if letter.body else Place(letter.source))
        return
    yield from _names(letter, series)
    yield from _sections(letter, series)
    for place, text in prose(letter):
        at = locator(place, text)
        yield from _links(letter, letters, text, at)
        for mark in _SECRECY.finditer(text):
            yield rules.SECRECY_MARK.at(at(mark.start("mark")))


def _names(letter: Letter, series: Series) -> Iterator[Finding]:
    figures = {("data", *p.name.split(".")) for p in series.properties()}
    known = PLACEHOLDER_NAMES | figures
    for segment in letter.body:
        for piece in segment.pieces:
            if isinstance(piece, Placeholder) and piece.name not in known:
                dotted = ".".join(piece.name)
                yield rules.UNKNOWN_NAME.at(piece.place, name=dotted, **nearest(dotted, (".".join(x) for x in known)))


def _sections(letter: Letter, series: Series) -> Iterator[Finding]:
    text = "".join("" if isinstance(x, Placeholder) else x.text for s in letter.body for x in s.pieces)
    headings = [tone_key(m["text"].rstrip(" \t#")) for m in _HEADING.finditer(text)]
    start = 0
    for number, section in enumerate(series.file.sections, 1):
        at = next((i for i in range(start, len(headings)) if headings[i].startswith(tone_key(section))), None)
        if at is None:
            line = letter.body[0].line if letter.body else 1
            yield rules.SECTION_MISSING.at(Place(letter.source, line, 1), section=section, number=number)
        else:
            start = at + 1


def prose(letter: Letter) -> Iterator[tuple[Place, str]]:
    """Every piece of prose with the place where it begins."""
    for segment in letter.body:
        line, column = segment.line, 1
        for piece in segment.pieces:
            if isinstance(piece, Prose):
                yield Place(letter.source, line, column), piece.text
                newlines = piece.text.count("\n")
                column = len(piece.text) - piece.text.rfind("\n") if newlines else column + len(piece.text)
                line += newlines
            else:
                column += piece.length


def locator(place: Place, text: str) -> Callable[[int], Place]:
    """A way to tell the place of each offset of a text that begins at `place`."""
    ends = [x for x, sign in enumerate(text) if sign == "\n"]
    line, column = place.line or 1, place.column or 1

    def at(offset: int) -> Place:
        newlines = bisect_left(ends, offset)
        return Place(place.path, line + newlines, offset - ends[newlines - 1] if newlines else column + offset)

    return at


def _links(letter: Letter, letters: frozenset[LetterId], text: str, at: Callable[[int], Place]) -> Iterator[Finding]:
    files = {x.file for x in letter.front.attachments}
    for found in _LINK.finditer(text):
        target = found["inline"] or found["reference"] or ""
        if not (
            target.startswith(("https://", "http://", "mailto:", "#")) or target in files or parse_id(target) in letters
        ):
            kind = "inline" if found["reference"] is None else "reference"
            yield rules.BAD_LINK.at(at(found.start(kind)))

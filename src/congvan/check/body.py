"""The body of a letter: names in placeholders exist, the series' sections are there, links lead somewhere."""

import re
from collections.abc import Iterator

from congvan.check.hints import nearest
from congvan.check.outline import Kind
from congvan.check.relations import parse_id
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding, Place
from congvan.model.letter import PLACEHOLDER_NAMES, Placeholder
from congvan.model.rules import body as rules
from congvan.vietnamese.fold import tone_key

_LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s)>]*)|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<reference>[^\s>]+)", re.MULTILINE
)
_SECRECY = re.compile(r"^[ \t*_#>]*(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)[ \t*_]*$", re.MULTILINE)


def check_body(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's body."""
    body = sheet.raw.body
    if not any(isinstance(x, Placeholder) or x.text.strip() for s in body for x in s.pieces):
        yield rules.EMPTY_BODY.at(Place(sheet.source, body[0].line, 1) if body else Place(sheet.source))
        return
    if sheet.series:
        yield from _names(sheet)
        yield from _sections(sheet)
    yield from _links(sheet)
    for mark in _SECRECY.finditer(sheet.body.text):
        yield rules.SECRECY_MARK.at(sheet.body.place(mark.start("mark")))


def _names(sheet: Sheet) -> Iterator[Finding]:
    figures = {("data", *p.name.split(".")) for p in (sheet.series.properties() if sheet.series else ())}
    known = PLACEHOLDER_NAMES | figures
    for _, piece in sheet.body.placeholders:
        if piece.name not in known:
            dotted = ".".join(piece.name)
            yield rules.UNKNOWN_NAME.at(piece.place, name=dotted, **nearest(dotted, (".".join(x) for x in known)))


def _sections(sheet: Sheet) -> Iterator[Finding]:
    headings = [tone_key(x.text.rstrip(" \t#")) for x in sheet.blocks if x.kind is Kind.HEADING]
    start = 0
    for number, section in enumerate(sheet.series.file.sections if sheet.series else (), 1):
        at = next((i for i in range(start, len(headings)) if headings[i].startswith(tone_key(section))), None)
        if at is None:
            place = Place(sheet.source, sheet.body.first_line, 1)
            yield rules.SECTION_MISSING.at(place, section=section, number=number)
        else:
            start = at + 1


def links(sheet: Sheet) -> Iterator[tuple[str, Place]]:
    """Give the target of every link, and where it stands."""
    for found in _LINK.finditer(sheet.body.text):
        kind = "inline" if found["reference"] is None else "reference"
        yield found[kind] or "", sheet.body.place(found.start(kind))


def _links(sheet: Sheet) -> Iterator[Finding]:
    files = {x.file for x in sheet.front.attachments} if sheet.front else {x.name for x in sheet.raw.files}
    for target, place in links(sheet):
        known = target.startswith(("https://", "http://", "mailto:", "#")) or target in files
        if not known and parse_id(target) is None:  # whether that letter exists, only the archive knows
            yield rules.BAD_LINK.at(place)

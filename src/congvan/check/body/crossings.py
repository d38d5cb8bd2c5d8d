"""What belongs together stands on one side of an internal passage: footnote and call, link and address, a comment.

On two sides, one of the editions has half of it: a call whose brackets are printed, a note that nothing calls, words
that were commented out.
"""

import re
from collections.abc import Iterator

from congvan.check.body.links import links
from congvan.check.body_text import FILLER
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.links import CODE, Kind
from congvan.model.rules import body as rules
from congvan.model.terms import Audience

_NOTE = re.compile(r"(?P<margin>^[ ]{0,3})?\[\^(?P<name>[^\]\n]{1,80})\](?P<defines>(?(margin):))", re.MULTILINE)
_CODE = re.compile(CODE, re.MULTILINE | re.DOTALL)
_OPENS, _CLOSES = "<!--", "-->"


def check_crossings(sheet: Sheet) -> Iterator[Finding]:
    """Check what one letter's internal passages part; of an internal letter everything is on one side."""
    yield from _comments(sheet)
    if sheet.body.internal and sheet.visibility is Audience.PUBLIC:
        yield from _footnotes(sheet)
        yield from _addresses(sheet)


def _footnotes(sheet: Sheet) -> Iterator[Finding]:
    defined: dict[str, list[tuple[int, Audience]]] = {}
    called: dict[str, list[tuple[int, Audience]]] = {}
    for note in _NOTE.finditer(sheet.body.prose) if "[^" in sheet.body.prose else ():
        at = note.start() + len(note["margin"] or "")
        (defined if note["defines"] else called).setdefault(note["name"], []).append((at, sheet.body.audience(at)))
    for name, calls in called.items():
        if _all_internal(defined.get(name)):
            yield from (rules.FOOTNOTE_HIDDEN.at(sheet.body.place(at), name=name) for at, x in calls if _is_public(x))
    for name, notes in defined.items():
        if _all_internal(called.get(name)):
            yield from (rules.FOOTNOTE_SHOWN.at(sheet.body.place(at)) for at, x in notes if _is_public(x))


def _addresses(sheet: Sheet) -> Iterator[Finding]:
    found = [(x, sheet.body.audience(x.start, x.end)) for x in links(sheet)]
    public = {x.label for x, whose in found if x.kind is Kind.DEFINITION and _is_public(whose)}
    hidden = {x.label for x, whose in found if x.kind is Kind.DEFINITION} - public
    for link, _ in found:
        if link.kind is Kind.REFERENCE and link.label in hidden and _is_public(sheet.body.audience(link.start)):
            yield rules.ADDRESS_HIDDEN.at(sheet.body.place(link.start), name=link.label)


def _comments(sheet: Sheet) -> Iterator[Finding]:
    text, at = sheet.body.text, 0
    if _OPENS not in text:
        return
    text = _CODE.sub(lambda found: FILLER * len(found[0]), text) if "`" in text or "~~~" in text else text
    while (start := text.find(_OPENS, at)) >= 0:
        end = text.find(_CLOSES, start)
        if end < 0:
            yield rules.COMMENT_OPEN.at(sheet.body.place(start))
            return
        at = end + len(_CLOSES)
        if any(_parts(text, passage, (start, at)) for passage in sheet.body.internal):
            yield rules.COMMENT_ACROSS.at(sheet.body.place(start))


def _parts(text: str, passage: tuple[int, int], comment: tuple[int, int]) -> bool:
    """Whether a passage has a part of a comment, or is a block within it; a phrase within it is printed nowhere."""
    (begins, ends), (start, end) = passage, comment
    if ends <= start or end <= begins or (begins <= start and end <= ends):
        return False
    return "\n" in text[begins:ends] or begins < start or end < ends


def _all_internal(found: list[tuple[int, Audience]] | None) -> bool:
    return bool(found) and not any(_is_public(x) for _, x in found or ())


def _is_public(whose: Audience) -> bool:
    return whose is Audience.PUBLIC

"""The characters that letters are printed with, held against what their typeface has.

Ordinary letters need no font for it: what they are written with is in a table. A font is opened for what is not.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import Any

from congvan.check.body_text import FILLER
from congvan.check.paper.printed import printed
from congvan.check.sheet import FieldText, Passage, Sheet
from congvan.model.agency import Agency
from congvan.model.finding import Finding
from congvan.model.letter import Form
from congvan.model.rules import paper as rules
from congvan.model.source import Scalar
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.typeface.common import COMMON, DRAWN, NOT_DRAWN
from congvan.typeface.faces import name_of
from congvan.typeface.supplied import Fonts
from congvan.vietnamese.lookalikes import LOOKALIKES

_ORDINARY = COMMON | NOT_DRAWN
_IN_BODY = _ORDINARY | set(DRAWN) | {FILLER}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
# Told of by other rules, with the right letter where there is one: what stands for something lost, what looks like a
# letter of Vietnamese; in a body also what is for private use.
_TOLD = frozenset({"\ufffd", FILLER, *LOOKALIKES})
_TOLD_IN_BODY = _TOLD | frozenset(map(chr, range(0xE000, 0xF900)))
_PRINTED = ("subject", "to", "copies", "signer")  # fields of the front matter that stand on paper; `to.0` too
_MOST = 20  # characters told of in one passage: a text in another script has thousands
_OF_AGENCY = (
    ("letterhead",),
    ("parent",),
    ("place",),
    ("contact", "address"),
    ("contact", "phone"),
    ("contact", "email"),
)


def check_glyphs(sheet: Sheet) -> Iterator[Finding]:
    """Find what the letters' typeface lacks: in the body, in printed fields, and in figures that are filled in."""
    fonts = sheet.house.fonts
    for passage in sheet.passages:
        if passage.field.partition(".")[0] in _PRINTED:
            yield from _lacking(passage, passage.prose, _ORDINARY, fonts)
    for field in _filled_in(sheet):
        yield from _lacking(field, field.prose, _ORDINARY, fonts)
    if set(sheet.body.text) - _IN_BODY:
        yield from _lacking(sheet.body, printed(sheet), _IN_BODY | _TOLD_IN_BODY, fonts)
    if "&" in sheet.body.text:
        yield from _entities(sheet, fonts)


def check_glyphs_of_agency(agency: Agency, fonts: Fonts) -> Iterator[Finding]:
    """Find what the typeface lacks of an agency's letterhead and address."""
    for path in _OF_AGENCY:
        value: Any = agency.file
        for key in path:
            value = getattr(value, key, None)
        for index, text in enumerate(value if isinstance(value, tuple) else (value or "",)):
            at = (*path, index) if isinstance(value, tuple) else path
            field = FieldText(".".join(map(str, at)), text, agency.positions.value(*at), Audience.PUBLIC)
            yield from _lacking(field, text, _ORDINARY, fonts)


def _filled_in(sheet: Sheet) -> Iterator[FieldText]:
    """The texts among the figures that the body prints, where they are typed."""
    for name in dict.fromkeys(x.name for _, x in sheet.body.placeholders if x.form is Form.VALUE):
        value: Any = sheet.raw.front
        for key in name:
            value = value.get(key) if isinstance(value, Mapping) else None
        if isinstance(value, Scalar) and name[0] == "data":
            yield FieldText(".".join(name), value, sheet.raw.positions.value(*name), Audience.INTERNAL)


def _lacking(passage: Passage, shown: str, known: frozenset[str], fonts: Fonts) -> Iterator[Finding]:
    """Tell of each character once, where it stands first."""
    rare = set(shown) - known - _TOLD
    lacking = _missing("".join(sorted(rare)), fonts) if rare else frozenset()
    if not lacking:
        return
    counts = Counter(x for x in shown if x in lacking)
    for at in sorted(shown.index(x) for x in lacking)[:_MOST]:
        yield _finding(passage, at, shown[at], counts[shown[at]])


def _finding(passage: Passage, at: int, character: str, count: int) -> Finding:
    whose = passage.audience(at)
    times = f" × {count}" if count > 1 else ""
    named = Quote(f"“{character}” ({name_of(character)}){times}", whose)
    return rules.CHARACTER_MISSING.at(passage.place(at), passage.field, characters=named)


@lru_cache(maxsize=1024)
def _missing(characters: str, fonts: Fonts) -> frozenset[str]:
    return frozenset(fonts.typeface().missing(characters))


def _entities(sheet: Sheet, fonts: Fonts) -> Iterator[Finding]:
    """Characters written by name or number: `&#9731;`."""
    for found in list(_ENTITY.finditer(sheet.body.prose))[:_MOST]:
        character = unescape(found[0])
        if set(character) - _IN_BODY and _missing(character, fonts):
            yield _finding(sheet.body, found.start(), character[0], 1)

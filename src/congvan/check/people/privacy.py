"""Personal data where the public would read it: of the contact person, typed instead of filled in, and of anybody.

Source: Law 91/2025/QH15. No finding repeats what it found. What offices publish of themselves, and what the reviewed
allow list names, is let through.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from congvan.check.body_text import BodyText
from congvan.check.outline import Block
from congvan.check.outline import Kind as BlockKind
from congvan.check.sheet import FieldText, Passage, Sheet
from congvan.model.finding import Finding
from congvan.model.rules import people as rules
from congvan.model.source import Path, Scalar, Tree
from congvan.model.terms import Audience
from congvan.vietnamese.personal import ALLOWABLE, Hit, Kind, in_address, personal, reached

_LEAST_WORDS = 2  # a name of one word is a word like others
_LEAST_DIGITS = 6  # shorter numbers are the state's own: 113, 1022
_RULES = {
    Kind.PHONE: rules.PHONE,
    Kind.EMAIL: rules.EMAIL,
    Kind.IDENTITY: rules.IDENTITY,
    Kind.LIKE_IDENTITY: rules.LIKE_IDENTITY,
    Kind.ACCOUNT: rules.ACCOUNT,
}
_WIDEST = 2000  # characters of a table's row in which columns are counted


def check_privacy(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's public passages; an internal letter has none."""
    for passage in _public(sheet):
        typed = list(_typed(sheet, passage))
        for name, start, _ in typed:
            rule = rules.CONTACT_TYPED if passage is sheet.body else rules.CONTACT_IN_FIELD
            field = f"contact.{name}" if passage is sheet.body else passage.field
            yield rule.at(passage.place(start), field, name=name)
        for hit in _hits(sheet, passage):
            known = any(start < hit.end and hit.start < end for _, start, end in typed)
            if not known and _allowing(sheet, hit) is None:
                yield _RULES[hit.kind].at(passage.place(hit.start), passage.field)


def used_allowances(sheet: Sheet) -> tuple[int, ...]:
    """Which entries of the allow list the letter's public passages rest on, counted from 0."""
    if not sheet.house.allowed:
        return ()
    found = {_allowing(sheet, hit) for passage in _public(sheet) for hit in _hits(sheet, passage)}
    return tuple(sorted(x for x in found if x is not None and x >= 0))


def _public(sheet: Sheet) -> Iterator[Passage]:
    """What the public may read, in part at least."""
    if sheet.visibility is Audience.PUBLIC:
        yield from (x for x in sheet.passages if x is sheet.body or x.audience(0) is Audience.PUBLIC)
        tree = sheet.raw.front.get("data")
        yield from _figures(sheet, tree, sheet.series.schema if sheet.series else {}, ("data",))


def _figures(sheet: Sheet, tree: Tree, schema: object, path: Path) -> Iterator[FieldText]:
    """The public figures that are words; a number is a figure, whatever its digits."""
    if not isinstance(schema, dict) or schema.get("visibility") == Audience.INTERNAL:
        return
    if isinstance(tree, dict):
        known = schema.get("properties")
        for key, inner in (known if isinstance(known, dict) else {}).items():
            yield from _figures(sheet, tree.get(key), inner, (*path, key))
    elif isinstance(tree, list):
        for index, inner in enumerate(tree):
            yield from _figures(sheet, inner, schema.get("items", {}), (*path, index))
    elif isinstance(tree, Scalar) and "string" in schema.get("type", "string") and schema.get("format") != "vnd":
        yield FieldText(".".join(map(str, path)), tree, sheet.raw.positions.value(*path), Audience.PUBLIC)


def _words(passage: Passage) -> str:
    """The body with addresses and code, which its `prose` leaves out: the public reads them too."""
    return passage.text if isinstance(passage, BodyText) else str(passage.prose)


def _hits(sheet: Sheet, passage: Passage) -> Iterator[Hit]:
    text = _words(passage)
    for hit in personal(text, _heads(sheet) if passage is sheet.body else lambda _: ""):
        if not in_address(text, hit) and passage.audience(hit.start, hit.end) is Audience.PUBLIC:
            yield hit


def _allowing(sheet: Sheet, hit: Hit) -> int | None:
    """The entry that allows a value, −1 if it is an office's own; None if nothing does."""
    if hit.kind not in ALLOWABLE:
        return None
    if hit.key in sheet.house.offices:
        return -1
    return _allowed(sheet.house.allowed).get(hit.key)


@lru_cache(maxsize=8)
def _allowed(keys: tuple[str, ...]) -> Mapping[str, int]:
    """Each key of the allow list, also as that of a telephone, with the first entry that has it."""
    found: dict[str, int] = {}
    for index, key in enumerate(keys):
        if key:
            found.setdefault(key, index)
            found.setdefault(reached(key), index)
    return found


def _heads(sheet: Sheet) -> Callable[[int], str]:
    """A function that gives the head of the table column in which a character of the body stands."""
    rows = [x for x in sheet.blocks if x.kind is BlockKind.TABLE]
    starts = [x.start for x in rows]
    tops: list[Block] = rows[:1]
    for above, row in pairwise(rows):
        tops.append(tops[-1] if row.start == above.end + 1 else row)

    def head(offset: int) -> str:
        index = bisect_right(starts, offset) - 1
        if index < 0 or offset >= min(rows[index].end, rows[index].start + _WIDEST):
            return ""
        column = sheet.body.text.count("|", rows[index].start, offset)
        cells = tops[index].text[:_WIDEST].split("|")
        return cells[column].strip() if column < len(cells) else ""

    return head


def _typed(sheet: Sheet, passage: Passage) -> Iterator[tuple[str, int, int]]:
    """Where the contact person's data is typed: which, from where, to where."""
    text = _words(passage)
    for name, pattern in _patterns(sheet, text):
        for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
            if passage.audience(found.start(), found.end()) is Audience.PUBLIC:
                yield name, found.start(), found.end()


def _patterns(sheet: Sheet, text: str) -> Iterator[tuple[str, str]]:
    """What to look for, of what may be there at all: to ask is quicker than to search."""
    contact = sheet.front.contact if sheet.front else None
    signer = sheet.front.signer if sheet.front else None
    if contact is None:
        return
    folded = text.casefold()
    words = (contact.name or "").split()
    of_signer = signer is not None and signer.name == contact.name
    if len(words) >= _LEAST_WORDS and not of_signer and all(x.casefold() in folded for x in words):
        yield "name", r"\s+".join(map(re.escape, words))
    digits = re.sub(r"\D", "", contact.phone or "")
    phone = r"[ .\u00a0-]?".join(digits)
    if len(digits) >= _LEAST_DIGITS and re.search(phone, text):
        yield "phone", phone
    if contact.email and contact.email.casefold() in folded:
        yield "email", re.escape(contact.email)

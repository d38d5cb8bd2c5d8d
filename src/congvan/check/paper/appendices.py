"""The appendices of a letter: begun as such, numbered in order, titled, not empty, and named in the letter's text.

Source: decree 30/2020/NĐ-CP, Appendix I, part I, section III, item 1.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from congvan.check.body.numbering import roman_of, to_roman
from congvan.check.outline import Kind
from congvan.check.parts import TURNED, Appendix, Part, attribute_of
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.rules import paper as rules
from congvan.model.text import Quote

_NAME = "Phụ lục"
_ROMAN = "[IVXLC]{1,7}"
# `Phụ lục I`, `các Phụ lục I, II và III`, `Phụ lục I đến Phụ lục V`, `Phụ lục kèm theo`
_MENTION = re.compile(
    rf"(?i:phụ lục)(?P<numbers>(?:[ \u00a0]+(?i:số )?{_ROMAN}\b)"
    rf"(?:[ \u00a0]*(?:,|;|và|đến|[-\u2013])[ \u00a0]*(?:(?i:phụ lục)[ \u00a0]*)?{_ROMAN}\b)*)?"
)
_NUMBER = re.compile(rf"(?P<to>(?:đến|[-\u2013])[ \u00a0]*(?:(?i:phụ lục)[ \u00a0]*)?)?(?P<roman>{_ROMAN})\b")
# Said of the letter's own: `Phụ lục kèm theo.`, not `Phụ lục I kèm theo Nghị định số …`.
_OWN = re.compile(
    r"[ \u00a0]*(?i:đính[ \u00a0]+kèm|kèm[ \u00a0]+theo)(?=[ \u00a0]*(?:[).,;:]|$|(?:công văn|văn bản|báo cáo) này))",
    re.MULTILINE,
)
_MOST = 90  # appendices that a range may name; Roman numbers above it are none


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where an appendix is named, by which number (0: none, so any), and whether as the letter's own."""

    at: int
    number: int
    own: bool


def check_appendices(sheet: Sheet) -> Iterator[Finding]:
    """Check the appendices of one letter, and what its text says of them."""
    parts = sheet.parts[1:]
    for number, part in enumerate(parts, 1):
        if part.appendix:
            yield from _heading(sheet, part.appendix, _right(number, len(parts)))
            yield from _content(sheet, part)
    yield from _named(sheet, parts)
    yield from _marks(sheet)


def _right(number: int, count: int) -> str:
    """What the appendix of that number is called, of so many."""
    return f"{_NAME} {to_roman(number)}" if count > 1 else _NAME


def _heading(sheet: Sheet, appendix: Appendix, right: str) -> Iterator[Finding]:
    whose = sheet.body.audience(appendix.heading.start)
    place = sheet.body.place(appendix.at)
    if not appendix.sound or appendix.number.isdigit():
        begin = appendix.heading.start + _indent(sheet, appendix)
        written = f"# {right}: {appendix.title}" if appendix.title else f"# {right}"
        yield rules.APPENDIX_LABEL.at(sheet.body.place(begin), right=Quote(written, whose))
    elif appendix.name.casefold() != right.casefold():
        yield rules.APPENDIX_NUMBER.at(place, found=Quote(appendix.name, whose), right=right)
    if not appendix.title and appendix.sound:
        yield rules.APPENDIX_UNTITLED.at(place, name=right)


def _indent(sheet: Sheet, appendix: Appendix) -> int:
    text = sheet.body.text[appendix.heading.start : appendix.heading.end]
    return len(text) - len(text.lstrip())


def _content(sheet: Sheet, part: Part) -> Iterator[Finding]:
    if part.appendix and part.appendix.sound and not sheet.body.text[part.start : part.end].strip():
        yield rules.APPENDIX_EMPTY.at(sheet.body.place(part.appendix.at))


# --- what the letter says of them -------------------------------------------------------------------------------------


def _named(sheet: Sheet, parts: Sequence[Part]) -> Iterator[Finding]:
    """Hold what the letter's text names against what is there."""
    prose = sheet.body.prose[: sheet.parts[0].end]
    mentions = list(_mentions(prose)) if parts or "kèm" in prose else []
    named = {x.number for x in mentions}
    everything = 0 in named or (len(parts) == 1 and bool(named))
    for number, part in enumerate(parts, 1):
        if part.appendix and not everything and number not in named:
            name = _right(number, len(parts))
            yield rules.APPENDIX_UNNAMED.at(sheet.body.place(part.appendix.at), name=name)
    if parts or not _has_files(sheet):
        absent = [x for x in mentions if x.own and (not parts or x.number > len(parts))]
        for mention in absent[:1]:
            name = f"{_NAME} {to_roman(mention.number)}" if mention.number else _NAME
            whose = sheet.body.audience(mention.at)
            yield rules.APPENDIX_ABSENT.at(sheet.body.place(mention.at), name=Quote(name, whose))


def _has_files(sheet: Sheet) -> bool:
    """Whether an appendix may be among the attachments."""
    return sheet.front is None or bool(sheet.front.attachments)


def _mentions(prose: str) -> Iterator[_Mention]:
    for found in _MENTION.finditer(prose):
        own = bool(_OWN.match(prose, found.end()))
        numbers = list(_numbers(found["numbers"] or ""))
        yield from (_Mention(found.start(), x, own) for x in numbers or [0])


def _numbers(text: str) -> Iterator[int]:
    """The numbers of a list such as `I, III đến V`."""
    last = 0
    for found in _NUMBER.finditer(text):
        number = roman_of(found["roman"])
        if number is None or number > _MOST:
            continue
        yield from range(last + 1, number) if found["to"] and last else ()
        yield number
        last = number


# --- marks that mean nothing ------------------------------------------------------------------------------------------


def _marks(sheet: Sheet) -> Iterator[Finding]:
    """Find marks in braces at the ends of headings: `{#id}`, `{.class}`, and a mistyped `{.landscape}`."""
    if "}" not in sheet.body.text:
        return
    appendices = {part.appendix.heading.start: part.appendix for part in sheet.parts if part.appendix}
    for block in sheet.blocks:
        if block.kind is not Kind.HEADING:
            continue
        found, at = attribute_of(sheet.body.text, block)
        appendix = appendices.get(block.start)
        if found and not (appendix and appendix.turned):
            shown = Quote(found, sheet.body.audience(block.start))
            yield rules.APPENDIX_ATTRIBUTE.at(sheet.body.place(at), found=shown, mark=f"{{{TURNED}}}")

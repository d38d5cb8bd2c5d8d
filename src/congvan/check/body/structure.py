"""The sections and headings of a letter's body: those that the series asks for, level by level, none of them empty.

A section is found by its words, whatever its number, level, capitals, or the place of its tone marks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from congvan.check.outline import Block, Kind
from congvan.check.parts import Part
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding, Place
from congvan.model.rules import body as rules
from congvan.model.text import Quote
from congvan.vietnamese.fold import fold, tone_key

_NEARLY = 0.8  # how alike two headings are of which one is the other misspelt
_LONGEST = 120  # characters by which headings are compared: comparing takes the square of it
_MOST = 40  # headings that are compared so; a letter has fewer
_TOP, _SECTION = 1, 2  # levels: the page's own title, and a body's sections
_TONE = "\u034f"  # what `tone_key` puts before a word's tone mark
_EMPHASIS = re.compile(r"[*_]+")
_STUCK = re.compile(r"#{1,6}(?:(?:\d{1,2}|[IVX]{1,5})[.)][ \t]*)?")  # `##5. Kết quả`: no heading without a space
_BOLD_LINE = re.compile(r"(?P<mark>\*\*|__)(?!\s)[^*_\n]{1,200}(?P=mark)[ \t:.]*")
# What is said behind a heading's colon when it should be a sentence below it.
_SAID = re.compile(r"(?:không|chưa|đã|có)\b|.*[.;]$", re.IGNORECASE)


def check_structure(sheet: Sheet) -> Iterator[Finding]:
    """Check the sections and headings of one letter."""
    body = sheet.raw.body
    if all(x.is_blank for x in body):
        yield rules.EMPTY_BODY.at(Place(sheet.source, body[0].line, 1) if body else Place(sheet.source))
        return
    for part in sheet.parts:
        headings = [x for x in part.blocks if x.kind is Kind.HEADING]
        if sheet.series and part.appendix is None:
            yield from _sections(sheet, headings)
        yield from _levels(sheet, headings)
        yield from _empty(sheet, headings, part.end)
        yield from _answered(sheet, headings)
        yield from _in_bold(sheet, part)


# --- the sections that the series asks for ----------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _keys(sections: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_key(x) for x in sections)


@lru_cache(maxsize=4096)
def _key(words: str) -> str:
    """The words of a heading as they are compared; the letters of a series have the same ones."""
    return tone_key(" ".join(_EMPHASIS.sub("", words).split()).casefold())


def _is(key: str, section: str) -> bool:
    """Whether a heading begins with the section's words, whole words."""
    after = key[len(section) : len(section) + 1]
    return key.startswith(section) and not (after.isalnum() or after == _TONE)


def section_number(sheet: Sheet, block: Block) -> int | None:
    """Give the number that a heading has among the sections that the series asks for; None if it is none of them."""
    keys = _keys(tuple(sheet.series.file.sections)) if sheet.series else ()
    key = _key(block.text) if keys else ""
    return next((n for n, x in enumerate(keys, 1) if _is(key, x)), None)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A section that the series asks for: its number from 1, its words, and its key."""

    number: int
    section: Quote
    key: str

    @property
    def values(self) -> dict[str, object]:
        """What the rules' sentences say of it."""
        return {"section": self.section, "number": self.number}


def _sections(sheet: Sheet, headings: Sequence[Block]) -> Iterator[Finding]:
    sections = tuple(sheet.series.file.sections) if sheet.series else ()
    keys = [_key(x.text) for x in headings]
    whose = sheet.series.file.visibility if sheet.series else sheet.visibility
    pairs = zip((Quote(x, whose) for x in sections), _keys(sections), strict=True)
    wanted = [_Wanted(n, x, k) for n, (x, k) in enumerate(pairs, 1)]
    if not _are_in_order(wanted, keys):
        yield from _told(sheet, headings, wanted, keys)


def _are_in_order(wanted: Sequence[_Wanted], keys: Sequence[str]) -> bool:
    """Whether each section has a heading behind that of the one before."""
    rest = iter(keys)
    return all(any(_is(x, w.key) for x in rest) for w in wanted)


def _told(sheet: Sheet, headings: Sequence[Block], wanted: Sequence[_Wanted], keys: Sequence[str]) -> Iterator[Finding]:
    """Tell what is wrong with each section: out of order, misspelt, typed as a paragraph, or missing."""
    found = {w.number: i for w in wanted if (i := _best(w, headings, keys)) is not None}
    kept = _longest_run([(n, found[n]) for n in sorted(found)])
    taken = set(found.values())
    for w in wanted:
        if w.number in kept:
            continue
        if w.number in found:
            where = rules.AFTER.of(section=wanted[w.number - 2].section) if w.number > 1 else rules.FIRST
            place = sheet.body.place(headings[found[w.number]].start)
            yield rules.SECTION_ORDER.at(place, **w.values, where=where)
            continue
        likely = _likely(w, [(i, x) for i, x in enumerate(headings) if i not in taken])
        if likely is not None:
            taken.add(likely)
            yield rules.SECTION_NAME.at(sheet.body.place(headings[likely].words), **w.values)
        elif plain := _plain(sheet, w):
            yield rules.SECTION_PLAIN.at(sheet.body.place(_first_character(sheet, plain)), **w.values)
        else:
            later = [found[n] for n in sorted(found) if n > w.number and n in kept]
            place = sheet.body.place(headings[later[0]].start) if later else _last_words(sheet)
            yield rules.SECTION_MISSING.at(place, **w.values)


def _best(wanted: _Wanted, headings: Sequence[Block], keys: Sequence[str]) -> int | None:
    """The heading that most likely is the section: the same words first, then the higher level, then the earlier."""
    fitting = [i for i, x in enumerate(keys) if _is(x, wanted.key)]
    return min(fitting, key=lambda i: (keys[i] != wanted.key, headings[i].level, i), default=None)


def _longest_run(found: Sequence[tuple[int, int]]) -> set[int]:
    """The numbers of the most sections whose headings stand in their order; what is left stands elsewhere."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, heading) in enumerate(found):
        length = bisect_left(tails, heading)
        tails[length:] = [heading, *tails[length + 1 :]]
        at[length:] = [index, *at[length + 1 :]]
        before.append(at[length - 1] if length else -1)
    run, index = set(), at[-1] if at else -1
    while index >= 0:
        run.add(found[index][0])
        index = before[index]
    return run


def _likely(wanted: _Wanted, left: Sequence[tuple[int, Block]]) -> int | None:
    """The heading among those left over that reads almost like the section."""
    words = fold(wanted.section.text)[:_LONGEST]
    likeness = [(_alike(words, fold(x.text)[:_LONGEST]), -i) for i, x in left[:_MOST]]
    best, index = max(likeness, default=(0.0, 0))
    return -index if best >= _NEARLY else None


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _NEARLY else 0.0


def _plain(sheet: Sheet, wanted: _Wanted) -> Block | None:
    """The paragraph or numbered item that bears the section's words as a heading would."""
    for block in sheet.parts[0].blocks:
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or block.bullet:
            continue
        key = _key(_STUCK.sub("", block.text[: 2 * len(wanted.section.text) + 20]))
        if key.startswith(wanted.key) and (key[len(wanted.key) :][:1] in ("", ":", ".")):
            return block
    return None


def _first_character(sheet: Sheet, block: Block) -> int:
    text = sheet.body.text[block.start : block.end]
    return block.start + len(text) - len(text.lstrip())


def _last_words(sheet: Sheet) -> Place:
    """The place of the letter's last block."""
    blocks = sheet.parts[0].blocks
    last = blocks[-1] if blocks else None
    return sheet.body.place(_first_character(sheet, last) if last else 0)


# --- headings ---------------------------------------------------------------------------------------------------------


def _levels(sheet: Sheet, headings: Sequence[Block]) -> Iterator[Finding]:
    """Check that levels go down one at a time, and that 2.1 stands below 2."""
    above = _TOP
    levels: dict[str, int] = {}  # of the numbers so far
    for block in headings:
        holder = levels.get(block.label.rpartition(".")[0] or "-", _TOP)
        wanted = max(_SECTION, holder + 1, min(block.level, above + 1))
        if wanted > block.level and block.level not in (_TOP, holder):
            wanted = block.level  # 2.1 anywhere below 2 is well enough
        if wanted != block.level:
            rule = rules.HEADING_TOP if block.level == _TOP else rules.HEADING_LEVEL
            marks = block.start + sheet.body.text[block.start : block.end].index("#")
            yield rule.at(sheet.body.place(marks), marks="#" * wanted, found="#" * block.level)
        above = levels[block.label] = block.level


def _empty(sheet: Sheet, headings: Sequence[Block], end: int) -> Iterator[Finding]:
    """Find headings behind which there is nothing, not even a deeper heading."""
    text = sheet.body.text
    for block, after in pairwise([*headings, None]):
        if block is None or (after and (after.level > block.level or _belongs(after, block))):
            continue
        nothing = not text[block.end : after.start if after else end].strip()
        if nothing and _answer(sheet, block) is None:
            yield rules.SECTION_EMPTY.at(sheet.body.place(block.words), section=_quoted(sheet, block))


def _belongs(block: Block, holder: Block) -> bool:
    """Whether it is numbered as a part of the other: 2.1 of 2."""
    return bool(holder.label) and block.label.startswith(f"{holder.label}.")


def _answered(sheet: Sheet, headings: Sequence[Block]) -> Iterator[Finding]:
    """Find headings that hold behind a colon what belongs below them."""
    for block in headings:
        at = _answer(sheet, block)
        if at is not None:
            said = sheet.body.text[at : block.words + len(block.text)].rstrip(" \t*_")
            yield rules.HEADING_ANSWERED.at(sheet.body.place(at), words=Quote(said, sheet.body.audience(block.start)))


def _answer(sheet: Sheet, block: Block) -> int | None:
    """The offset of what a heading says behind its colon where it should be a title only."""
    head, colon, rest = block.text.partition(":")
    said = rest.strip(" \t*_")
    sections = _keys(tuple(sheet.series.file.sections)) if sheet.series else ()
    if not colon or not said or not (_SAID.match(said) or _key(head) in sections):
        return None
    return block.words + len(head) + 1 + rest.index(said[0])


def _in_bold(sheet: Sheet, part: Part) -> Iterator[Finding]:
    """Find numbered lines in bold that stand for headings, but are none."""
    text = sheet.body.text
    for block in part.blocks:
        if block.kind is Kind.PARAGRAPH and block.label and _BOLD_LINE.fullmatch(text[block.start : block.end].strip()):
            first = _first_character(sheet, block)
            words = text[first : block.end].strip("*_ \t:")
            level = min(_SECTION + (2 if block.label.islower() else block.label.count(".")), 6)
            if part.appendix or not _is_section(sheet, block):
                right = Quote(f"{'#' * level} {words}", sheet.body.audience(block.start))
                yield rules.HEADING_IN_BOLD.at(sheet.body.place(first), right=right)


def _is_section(sheet: Sheet, block: Block) -> bool:
    """Whether the series asks for it: then it is told of as a section."""
    return bool(sheet.series) and _key(block.text).rstrip(":. ") in _keys(tuple(sheet.series.file.sections))  # type: ignore[union-attr]


def _quoted(sheet: Sheet, block: Block) -> Quote:
    return Quote(_EMPHASIS.sub("", block.text).strip(), sheet.body.audience(block.start))

"""Spaces and punctuation: doubled, missing or at the wrong side; brackets and quotation marks without their partner."""

import re
from collections.abc import Iterator

from congvan.check.body_text import FILLER
from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding
from congvan.model.rules import language as rules
from congvan.model.text import Quote
from congvan.vietnamese.letters import CAPITAL, SMALL
from congvan.vietnamese.syllable import is_syllable

_ROOM = 12  # characters shown on each side of a slip
_SPACES = re.compile("(?<! ) {2,}+(?=[^ \n])")  # tried once for each run of spaces
# What stands before a line's words. Bounded, so that a line of nothing else takes no longer than others.
_MARKER = re.compile(r"[ \t]{0,99}(?:>[ \t]{0,9}){0,9}(?:[-*+]|\d{1,9}[.)]|#{1,6})?$")
_BLANKS = ("ngày", "tháng", "năm", "số", ":")  # room to write by hand follows
_TABLE = re.compile(r"[ \t]{0,99}\|")

# Not before three dots, the end mark, a file's ending, a picture, a table's rule, nor in `1 : 500`.
# A comma or semicolon on the wrong side of its space: `giờ giấc ,việc`.
_BEFORE = re.compile(r"[ \xa0](?:[,;](?=[^\W\d_])|[,;:?!).](?![\w./\[\-)]|(?<=:) \d))")
_AFTER_WORD = re.compile(rf"[\w)\]”’»\"%*{FILLER}]")
_INSIDE = re.compile(r"\( (?=[^\s)])")
# Roughly, which is quick; what stands before is looked at only then.
_MISSING = re.compile(r"[,;.:?!](?=[^\W\d_])")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(rf"[{CAPITAL}][{SMALL}]")
_ENTITY = re.compile(r"&\w+;$")  # as HTML writes a character: `&nbsp;`
_TWICE = re.compile(r"[,;:.](?:[,;]|:(?<!::)|\.(?![.\w/]))")
_BEFORE_DOTS = re.compile(r"[^\W_]")

_PARTNERS = {")": "(", "”": "“"}
_PAIRED = re.compile('[()“”"]')
# Where a paragraph, list item, heading or table row begins.
_BORDER = re.compile(r"\n[ \t]*(?:\n|[-*+|#]|\d{1,3}[.)]|[a-zđ]\))")
_LABEL = re.compile(r"(?:\d{1,2}|[a-zđA-ZĐ]|[ivx]{1,4})$")
_LONGEST_LABEL = 4
_DEEPEST = 4  # marks within marks


def check_spacing(sheet: Sheet) -> Iterator[Finding]:
    """Check the spaces and punctuation of what is printed of one letter."""
    for passage in sheet.passages:
        if passage.field != "notes":  # the office's own remarks, often about the text itself
            yield from _spaces(passage)
            yield from _punctuation(passage)
            yield from _pairs(passage)


def _spaces(passage: Passage) -> Iterator[Finding]:
    prose = passage.prose
    line = last = 0
    for found in _SPACES.finditer(prose) if "  " in prose else ():
        line = max(line, prose.rfind("\n", last, found.start()) + 1)
        last = found.start()
        if not _is_layout(prose, line, found.start()):
            yield rules.SPACES.at(passage.place(found.start()), passage.field, count=found.end() - found.start())
    for found in _BEFORE.finditer(prose):
        if _AFTER_WORD.match(prose, found.start() - 1):
            mark = found[0][1]
            moved = prose[found.end() : found.end() + 1].isalpha()  # the space belongs behind the mark
            shown = _shown(
                passage, found.start(), found.end() if moved else found.start() + 1, f"{mark} " if moved else ""
            )
            yield rules.SPACE_BEFORE.at(passage.place(found.start()), passage.field, mark=mark, right=shown)
    for found in _INSIDE.finditer(prose):
        shown = _shown(passage, found.start() + 1, found.end(), "")
        yield rules.SPACE_INSIDE.at(passage.place(found.start() + 1), passage.field, right=shown)


def _is_layout(text: str, line: int, at: int) -> bool:
    """Whether spaces here indent, align a table or leave room to write by hand."""
    blank = text[max(line, at - 6) : at].lower().endswith(_BLANKS)
    return blank or bool(_MARKER.match(text, line, at) or _TABLE.match(text, line, at))


def _punctuation(passage: Passage) -> Iterator[Finding]:
    prose = passage.prose
    for found in _MISSING.finditer(prose):
        at = found.end()
        if _is_stuck(prose, at, found[0]):
            yield rules.SPACE_MISSING.at(
                passage.place(at), passage.field, mark=found[0], right=_shown(passage, at, at, " ")
            )
    for found in _TWICE.finditer(prose):
        if found[0][0] != "." or (found[0] == ".." and _BEFORE_DOTS.match(prose, max(0, found.start() - 1))):
            yield rules.MARK_TWICE.at(passage.place(found.start()), passage.field, mark=found[0])


def _is_stuck(text: str, at: int, mark: str) -> bool:
    """Whether the word at `at` sticks to the punctuation before it: behind a full stop only what begins a sentence."""
    if mark in ",;":
        return bool(_LETTER.match(text, max(0, at - 2))) and not _ENTITY.search(text, max(0, at - _ROOM), at)
    return bool(_SENTENCE.match(text, at)) and is_syllable(_word_before(text, at - 1))


def _shown(passage: Passage, start: int, end: int, instead: str) -> Quote:
    """Show the words round a slip as they should be."""
    prose = passage.prose
    left = max(0, start - _ROOM)
    left = max(left, prose.rfind("\n", left, start) + 1)
    right = min(end + _ROOM, len(prose))
    stop = prose.find("\n", end, right)
    right = right if stop < 0 else stop
    before, behind = prose[left:start], prose[end:right]
    if left and not prose[left - 1].isspace():
        before = before.partition(" ")[2] or before
    if right < len(prose) and not prose[right].isspace():
        behind = behind.rpartition(" ")[0] or behind
    return Quote(f"{before}{instead}{behind}".replace(FILLER, "…").strip(), passage.audience(left, right))


def _word_before(text: str, end: int) -> str:
    """The word that ends there; nothing for one of capitals."""
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:end] if text[start:end].islower() or text[start + 1 : end].islower() else ""


def _pairs(passage: Passage) -> Iterator[Finding]:
    """Yield each bracket or quotation mark that has no partner in its paragraph."""
    opened: list[int] = []
    labels, last = 0, 0  # brackets closed by what may be a label: `(gồm a) giấy; b) sổ)`
    for found in _PAIRED.finditer(passage.prose):
        at, mark = found.start(), found[0]
        if opened or labels:
            borders = _BORDER.finditer(passage.prose, last, at)
            if any(not _goes_on(passage.prose, x.start()) for x in borders):
                yield from _alone(passage, opened)
                opened, labels = [], 0
        last = at
        partner = _partner(passage.prose, opened, mark)
        is_label = mark == ")" and _is_label(passage.prose, at)
        if partner is not None:
            del opened[partner]
            labels += is_label
        elif mark in "(“" or (mark == '"' and not passage.prose[at - 1 : at].isdigit()):
            opened.append(at)
        elif labels and mark == ")":
            labels -= not is_label
        elif not is_label and mark != '"':
            yield from _alone(passage, [at])
    yield from _alone(passage, opened)


def _partner(text: str, opened: list[int], mark: str) -> int | None:
    """The index among the marks opened last of the one that this mark closes."""
    wanted = _PARTNERS.get(mark, mark if mark == '"' else "")
    lately = range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1)
    return next((x for x in lately if text[opened[x]] == wanted), None)


def _alone(passage: Passage, places: list[int]) -> Iterator[Finding]:
    for at in places:
        mark = passage.prose[at]
        rule = rules.BRACKET if mark in "()" else rules.QUOTATION
        yield rule.at(passage.place(at), passage.field, mark=mark)


def _is_label(text: str, at: int) -> bool:
    """Whether a closing bracket may be that of `a)` or `1)`."""
    found = _LABEL.search(text, max(0, at - _LONGEST_LABEL - 1), at)
    return found is not None and not text[max(0, found.start() - 1) : found.start()].isalnum()


def _goes_on(text: str, end: int) -> bool:
    """Whether a paragraph ends as one that a list continues."""
    while end and text[end - 1].isspace():
        end -= 1
    return text[end - 1 : end] in (":", ";", ",")

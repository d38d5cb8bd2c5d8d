"""Dashes where the decree's form has a hyphen: in symbols, between years, in compounds such as `kinh tế - xã hội`.

A dash that parts a sentence is left alone.
"""

import re
from collections.abc import Iterator

from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding, Rule
from congvan.model.rules import language as rules
from congvan.model.text import Quote

_DASH = re.compile("[–—−―‐‑‒]")
_HYPHEN = re.compile(" - ")
_ROOM = 40  # characters on each side within which a compound's half ends
_SYMBOL = re.compile(r"[\w/]*(?:\d/|[A-ZĐ])[A-ZĐ]+ ?$"), re.compile(r" ?[A-ZĐ]{2,8}\b")
_NUMBERS = (
    (re.compile(r"(?<![\d/.,])(?:19|20)\d\d ?$"), re.compile(r" ?(?:19|20)\d\d(?![\d/.,]\d|\d)")),
    (re.compile(r"(?<!\d)\d{1,2}/\d{1,2}(?:/\d{4})? ?$"), re.compile(r" ?\d{1,2}/\d{1,2}(?:/\d{4})?(?!\d)")),
)
_COMPOUNDS = frozenset(
    {
        "kinh tế - xã hội", "kinh tế - chính trị", "kinh tế - quốc phòng", "kinh tế - kỹ thuật", "chính trị - xã hội",
        "xã hội - nghề nghiệp", "văn hóa - xã hội", "văn hoá - xã hội", "quốc phòng - an ninh", "khoa học - công nghệ",
        "hành chính - chính trị", "giáo dục - đào tạo", "tài chính - kế hoạch", "độc lập - tự do", "tự do - hạnh phúc",
    }
)  # fmt: skip
_TWO_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+ ?$"), re.compile(r" ?[^\W\d_]+ [^\W\d_]+")


def check_dashes(sheet: Sheet) -> Iterator[Finding]:
    """Check the dashes of what is printed of one letter."""
    passages = [x for x in sheet.passages if x.field != "notes"]  # the office's own remarks, often about the text
    places = [(x, found.start()) for x in passages for found in _DASH.finditer(x.prose)]
    hyphened = frozenset(y for x in passages for y in _hyphened(x.prose)) if places else frozenset()
    for passage, at in places:
        yield from _dash(passage, at, hyphened)


def _dash(passage: Passage, at: int, hyphened: frozenset[str]) -> Iterator[Finding]:
    if span := _between(passage.prose, at, *_SYMBOL):
        yield _finding(rules.DASH_IN_SYMBOL, passage, span, at, "-")
    for halves in _NUMBERS:
        if span := _between(passage.prose, at, *halves):
            yield _finding(rules.DASH_IN_PAIR, passage, span, at, " - ")
    if span := _between(passage.prose, at, *_TWO_WORDS):
        right = _joined(passage.prose, span, at, " - ").lower()
        if right in hyphened:
            yield _finding(rules.DASH_TWO_WAYS, passage, span, at, " - ")
        elif right in _COMPOUNDS:
            yield _finding(rules.DASH_IN_PAIR, passage, span, at, " - ")


def _hyphened(text: str) -> Iterator[str]:
    """Give what a text writes as two words, hyphen, two words, in small letters."""
    for found in _HYPHEN.finditer(text):
        if span := _between(text, found.start() + 1, *_TWO_WORDS):
            yield text[slice(*span)].lower()


def _between(text: str, at: int, left: re.Pattern[str], right: re.Pattern[str]) -> tuple[int, int] | None:
    """Give where the halves on both sides of the dash begin and end, if they are such halves."""
    before = left.search(text, max(0, at - _ROOM), at)
    behind = right.match(text, at + 1, at + 1 + _ROOM) if before else None
    return (before.start(), behind.end()) if before and behind else None


def _joined(text: str, span: tuple[int, int], at: int, hyphen: str) -> str:
    return f"{text[span[0] : at].rstrip()}{hyphen}{text[at + 1 : span[1]].lstrip()}"


def _finding(rule: Rule, passage: Passage, span: tuple[int, int], at: int, hyphen: str) -> Finding:
    whose = passage.audience(*span)
    written, right = passage.prose[span[0] : span[1]], _joined(passage.prose, span, at, hyphen)
    return rule.at(passage.place(span[0]), passage.field, written=Quote(written, whose), right=Quote(right, whose))

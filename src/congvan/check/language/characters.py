"""The characters of a letter: what cannot be seen, what only looks Vietnamese, what was garbled by another encoding.

One scan finds every character outside of Vietnamese, ASCII and usual signs; most letters have none, and only the words
round those found are looked at. Code and addresses are left alone, but for what turns the text round.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from congvan.check.body_text import FILLER, BodyText
from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding
from congvan.model.rules import language as rules
from congvan.model.text import Quote
from congvan.vietnamese.legacy import Garbled, ungarbled
from congvan.vietnamese.letters import CAPITAL, SMALL
from congvan.vietnamese.lookalikes import LOOKALIKES, MARKS, as_meant

_USUAL = "\xa0“”‘’«»–—−…•☐☑☒✓"
_ODD = re.compile(f"[^\t\n -~{SMALL}{CAPITAL}{_USUAL}{FILLER}]")
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_IN_BODY = re.compile(f"[{_DIRECTION}\ufffd]")
_IN_FIELD = re.compile(f"[{_DIRECTION}\ufffd{FILLER}]")
_LOST = ("\ufffd", FILLER)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064\u3164\ufeff]"
)
_JOINER, _FIRST_SIGN = "\u200d", "\u2190"  # joins pictographs, which begin with the arrows, into one
_IDEOGRAPHS = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARK = re.compile(f"[{MARKS}]")
_LEAST_GARBLED = 2  # one word alone may be of another language


def check_characters(sheet: Sheet) -> Iterator[Finding]:
    """Check one letter's characters."""
    for passage in sheet.passages:
        yield from _turned_or_lost(passage)
        odd = [x.start() for x in _ODD.finditer(passage.prose)]
        if odd:
            yield from _odd(passage, odd)


def _turned_or_lost(passage: Passage) -> Iterator[Finding]:
    """What turns the text round or stands for what was lost, code included. `read` tells of `FILLER` in a body."""
    every = _IN_BODY.finditer(passage.text) if isinstance(passage, BodyText) else _IN_FIELD.finditer(passage.prose)
    for found in every:
        rule = rules.LOST_CHARACTER if found[0] in _LOST else rules.DIRECTION
        yield rule.at(passage.place(found.start()), passage.field, code=_code(found[0]))


def _odd(passage: Passage, odd: list[int]) -> Iterator[Finding]:
    """What is wrong about characters at these offsets. In a garbled passage nothing else is worth saying."""
    garbled = _garbled(passage, list(_runs(passage.prose, odd, lambda x: not x.isspace())))
    if garbled:
        yield garbled
        return
    for at in odd:
        if _INVISIBLE.match(passage.prose, at) and not _joins(passage.prose, at):
            yield rules.INVISIBLE.at(passage.place(at), passage.field, code=_code(passage.prose[at]))
    letters = (x for x in odd if passage.prose[x] in LOOKALIKES or _MARK.match(passage.prose[x]))
    for start, end in _runs(passage.prose, letters, lambda x: x.isalnum() or bool(_MARK.match(x))):
        yield from _not_as_meant(passage, start, end)


def _garbled(passage: Passage, runs: list[tuple[int, int]]) -> Finding | None:
    """Tell of Vietnamese in another encoding: the one in which most words read as Vietnamese."""
    readings = [(start, end, ungarbled(passage.prose[start:end])) for start, end in runs]
    votes = Counter(kind for _, _, reading in readings for kind in reading)
    if not votes:
        return None
    kind = max(Garbled, key=lambda x: votes[x])
    if votes[kind] < _LEAST_GARBLED and kind is not Garbled.UTF8:
        return None
    start, end, reading = next(x for x in readings if kind in x[2])
    whose = passage.audience(start, end)
    return rules.GARBLED.at(
        passage.place(start),
        passage.field,
        word=Quote(passage.prose[start:end], whose),
        right=Quote(reading[kind], whose),
        encoding=kind.value,
        count=votes[kind],
    )


def _not_as_meant(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """A word that has other letters than it seems to have, or loose marks."""
    word = passage.prose[start:end]
    right = as_meant(word)
    foreign = [x for x in word if x in LOOKALIKES]
    marks = _MARK.findall(word)
    if _IDEOGRAPHS.search(passage.prose, max(0, start - 1), end + 1) or (right == word and not marks):
        return
    rule = rules.LOOKALIKE if foreign else rules.LOOSE_MARK
    whose = passage.audience(start, end)
    yield rule.at(
        passage.place(start),
        passage.field,
        word=Quote(word, whose),
        right=Quote(_MARK.sub("", right), whose),
        code=_code((foreign or marks)[0]),
    )


def _joins(text: str, at: int) -> bool:
    """Whether the character joins two pictographs."""
    return text[at] == _JOINER and text[at - 1 : at] >= _FIRST_SIGN and text[at + 1 : at + 2] >= _FIRST_SIGN


def _runs(text: str, places: Iterable[int], inside: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Give the run of characters round each place, once, in order; the place itself always belongs to it."""
    last = 0
    for place in places:
        if place < last:
            continue
        start, end = place, place + 1
        while start > last and inside(text[start - 1]):
            start -= 1
        while end < len(text) and inside(text[end]):
            end += 1
        yield start, end
        last = end


def _code(character: str) -> str:
    return f"U+{ord(character[0]):04X}"

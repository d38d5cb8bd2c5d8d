"""What changes in every letter by nature: the period's own name, days that move with it, figures that the page lists.

Two letters enter; for each text of theirs its words leave, with the same key for what means the same in both: `tháng 4
năm 2026` in the letter of April and `tháng 3 năm 2026` in that of March. What both letters name is a fixed day or
period, and stays itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from congvan.model.period import Period, spoken
from congvan.model.view import LetterView
from congvan.render.comparison.records import FigureChange
from congvan.render.comparison.words import Word, words_of
from congvan.vietnamese.dates import days

_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\d|[Qq]uý")  # a text without one of these names no period and no day
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Expected:
    """How one letter says what changes by nature, beside the other whose text is `other`."""

    view: LetterView
    other_period: Period
    other: str

    def words(self, text: str) -> list[Word]:
        """Part a text into words; each phrase that changes by nature is one of them."""
        if not _NUMBERED.search(text):
            return words_of(text)
        out: list[Word] = []
        done = 0
        for start, end, key in sorted(self._phrases(text), key=lambda x: (x[0], -x[1])):
            if start >= done:
                at = start - (start > done and text[start - 1] == " ")  # a word bears the space before it
                out += words_of(text[done:at])
                out.append(Word(text[at:end], key))
                done = end
        return out + words_of(text[done:])

    def _phrases(self, text: str) -> Iterator[tuple[int, int, str]]:
        own = self.view.id.period
        for day in days(text):
            phrase = text[day.start : day.end]
            if day.calendar and day.calendar == self.view.date:
                yield day.start, day.end, "\0issued"
            elif day.calendar and phrase not in self.other:
                yield day.start, day.end, f"\0{day.day} {_month(day.calendar.year, day.month) - _last(own)}"
        for named in spoken(text):
            phrase = text[named.start : named.end]
            if named.may_be(own):
                yield named.start, named.end, f"\0own {named.year is None}"
            elif named.year is not None and (named.may_be(self.other_period) or phrase not in self.other):
                meant = Period(named.year, named.frequency, named.index)
                yield named.start, named.end, f"\0{named.frequency} {_last(meant) - _last(own)}"


def values(changes: Sequence[FigureChange]) -> frozenset[tuple[str, str]]:
    """The values that figures had and have, as pairs: whole, and without the words that both end with.

    `2,021 triệu đồng` and `1,766 triệu đồng` differ in the number alone.
    """
    both = ((x.before.text, x.now.text) for x in changes if x.before and x.now)
    told = [(before, now) for before, now in both if _DIGIT.search(before) and _DIGIT.search(now)]
    return frozenset(pair for x in told for pair in (x, _core(*x)))


def _core(before: str, now: str) -> tuple[str, str]:
    one, other = before.split(), now.split()
    tail = len(list(takewhile(lambda x: x[0] == x[1], zip(one[:0:-1], other[:0:-1], strict=False))))
    return " ".join(one[: len(one) - tail]), " ".join(other[: len(other) - tail])


def _last(period: Period) -> int:
    return _month(period.year, period.last_month)


def _month(year: int, month: int) -> int:
    return year * _MONTHS + month

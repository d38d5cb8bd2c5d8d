"""Days enter; Vietnamese dates as official letters print them leave. And the days that a text names are found.

Days below 10 and the months 1 and 2 take a leading zero, other months do not: a guard against a figure
written in front afterwards (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 4).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Room to write two figures by hand. No-break spaces: HTML collapses others, and no line may break here.
_ROOM = "\u00a0" * 6
_FIRST_DAY_WITHOUT_ZERO = 10
_FIRST_MONTH_WITHOUT_ZERO = 3
_MONTHS = 12
# `ngày 5 tháng 4 năm 2026`; `ngày 5/4`; `5/4/2026`, which a number of a document (`số 12/5/2026`) is not.
_WORDS = re.compile(
    r"[Nn]gày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?![\d/])(?:\s+năm\s+(?P<year>(?:19|20)\d\d)(?!\d))?"
)
_FIGURES = re.compile(r"(?P<d>\d{1,2})(?P<mark>[/.-])(?P<m>\d{1,2})(?:(?P=mark)(?P<y>(?:19|20)\d\d))?(?![\w/%]|[.,]\d)")
_BEFORE = re.compile(r"(?:(?P<named>[Nn]gày\s{1,3})|(?<![\w/.,])(?<![^\W\d]-)(?<![Ss]ố ))$")
_ROOM_BEFORE = 12  # characters; more than any word that matters before a day


def day_month_year(day: date) -> str:
    """Give the date in words: `ngày 05 tháng 02 năm 2026`, `ngày 15 tháng 4 năm 2026`."""
    return f"ngày {_day(day)} tháng {_month(day)} năm {day.year}"


def issue_date(day: date | None, place: str, year: int | None = None) -> str:
    """Give the place and date of issue: `Bỉm Sơn, ngày 05 tháng 02 năm 2026`.

    A draft has no day: day and month are left blank to be written by hand, and the year too unless `year`
    says it. `year` is not read where there is a day.
    """
    if day is not None:
        return f"{place}, {day_month_year(day)}"
    return f"{place}, ngày{_ROOM}tháng{_ROOM}năm{_ROOM if year is None else f' {year}'}"


def short_date(day: date) -> str:
    """Give the date in figures: `05/02/2026`, and by the same rule `15/4/2026`."""
    return f"{_day(day)}/{_month(day)}/{day.year}"


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names from `start` to `end`, as typed; it need not exist."""

    start: int
    end: int
    typed_day: str
    typed_month: str
    year: int | None
    in_words: bool

    @property
    def day(self) -> int:
        """The number of the day."""
        return int(self.typed_day)

    @property
    def month(self) -> int:
        """The number of the month."""
        return int(self.typed_month)

    @property
    def calendar(self) -> date | None:
        """The day itself; None if no year is said, or there is no such day."""
        try:
            return date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None

    @property
    def is_padded(self) -> bool:
        """Whether day and month have leading zeros where the decree has them, and nowhere else."""
        day = self.calendar
        return day is None or (self.typed_day, self.typed_month) == (_day(day), _month(day))


def days(text: str) -> Iterator[Day]:
    """Find the days that a text names, in words or in figures; without a year only after the word `ngày`.

    `ngày 24/24` is none, nor is `12/24 giờ`.
    """
    yield from sorted((*_in_words(text), *_in_figures(text)), key=lambda x: x.start)


def _in_words(text: str) -> Iterator[Day]:
    for found in _WORDS.finditer(text):
        year = int(found["year"]) if found["year"] else None
        yield Day(found.start(), found.end(), found["day"], found["month"], year, in_words=True)


def _in_figures(text: str) -> Iterator[Day]:
    for found in _FIGURES.finditer(text):
        before = _BEFORE.search(text[max(0, found.start() - _ROOM_BEFORE) : found.start()])
        if not before:
            continue
        named = before["named"] or ""
        if found["y"] or (named and found["mark"] == "/" and int(found["m"]) <= _MONTHS):
            year = int(found["y"]) if found["y"] else None
            yield Day(found.start() - len(named), found.end(), found["d"], found["m"], year, in_words=False)


def _day(day: date) -> str:
    return f"{day.day:02}" if day.day < _FIRST_DAY_WITHOUT_ZERO else str(day.day)


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < _FIRST_MONTH_WITHOUT_ZERO else str(day.month)

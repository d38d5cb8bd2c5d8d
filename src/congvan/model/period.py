"""The time that a letter reports on: `2026-04`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026`."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from congvan.model.terms import Frequency

_FORM = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine>9M)))?",
    re.ASCII,
)
_ROMAN = ("I", "II", "III", "IV")
# A day in words is taken first, so that its month is no period.
_IN_PROSE = re.compile(
    r"\d\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
    r"|(?<!\w)(?:tháng\s+(?P<month>\d{1,2})|quý\s+(?P<quarter>IV|I{1,3}|[1-4])"
    r"|(?P<half>6|06|sáu)\s+tháng\s+(?P<which>đầu|cuối)|(?P<nine>9|09|chín)\s+tháng(?:\s+đầu)?)"
    r"(?!\w)(?:(?:\s*[/-]\s*|,?\s+năm\s+|\s+)(?P<year>(?:19|20)\d\d)(?!\d))?"
    r"|(?<!\w)năm\s+(?P<only>(?:19|20)\d\d)(?!\s*[-–]\s*\d)(?!\d)",
    re.IGNORECASE,
)
_CACHED = 2**10  # months, of a hundred years at least


@lru_cache(_CACHED)
def end_of_month(year: int, month: int) -> date:
    """Give a month's last day."""
    return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter, half year, first nine months, or year. `index` counts from 1 within the year."""

    year: int
    frequency: Frequency
    index: int = 1

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a period as file names write it.

        Raises:
            ValueError: `text` is none of the five forms.
        """
        found = _FORM.fullmatch(text)
        if not found:
            raise ValueError(text)
        year = int(found["year"])
        if found["month"]:
            return cls(year, Frequency.MONTHLY, int(found["month"]))
        if found["quarter"]:
            return cls(year, Frequency.QUARTERLY, int(found["quarter"]))
        if found["half"]:
            return cls(year, Frequency.HALF_YEARLY, int(found["half"]))
        return cls(year, Frequency.NINE_MONTHS if found["nine"] else Frequency.YEARLY)

    @classmethod
    def containing(cls, day: date, frequency: Frequency) -> Self:
        """Give the period of that frequency in which `day` lies (for nine months: that year's)."""
        length = _MONTHS[frequency]
        index = (day.month - 1) // length + 1 if 12 % length == 0 else 1
        return cls(day.year, frequency, index)

    def __str__(self) -> str:
        """Write the period as file names do."""
        return _WRITTEN[self.frequency].format(self.year, self.index)

    @property
    def label(self) -> str:
        """The period in Vietnamese prose: `tháng 4 năm 2026`, `quý II năm 2026`."""
        match self.frequency:
            case Frequency.MONTHLY:
                return f"tháng {self.index} năm {self.year}"
            case Frequency.QUARTERLY:
                return f"quý {_ROMAN[self.index - 1]} năm {self.year}"
            case Frequency.HALF_YEARLY:
                return f"6 tháng {'đầu' if self.index == 1 else 'cuối'} năm {self.year}"
            case Frequency.NINE_MONTHS:
                return f"9 tháng đầu năm {self.year}"
            case Frequency.YEARLY:
                return f"năm {self.year}"

    @property
    def last_month(self) -> int:
        """The number of the period's last month."""
        return min(12, self.index * _MONTHS[self.frequency])

    @property
    def first_day(self) -> date:
        """The period's first day."""
        return date(self.year, self.last_month - _MONTHS[self.frequency] + 1, 1)

    @property
    def last_day(self) -> date:
        """The period's last day."""
        return end_of_month(self.year, self.last_month)

    def due(self, day: int, months_after: int) -> date:
        """That day of the period's last month, or of the month so many after it; its last where it is shorter."""
        months = self.last_month - 1 + months_after
        last = end_of_month(self.year + months // 12, months % 12 + 1)
        return last.replace(day=min(day, last.day))

    @property
    def previous(self) -> "Period":
        """The period before this one, of the same frequency."""
        if self.index > 1:
            return Period(self.year, self.frequency, self.index - 1)
        return Period(self.year - 1, self.frequency, _PER_YEAR[self.frequency])

    @property
    def following(self) -> "Period":
        """The period after this one, of the same frequency."""
        if self.index < _PER_YEAR[self.frequency]:
            return Period(self.year, self.frequency, self.index + 1)
        return Period(self.year + 1, self.frequency)

    @property
    def order(self) -> tuple[date, int]:
        """A key to sort periods by: their end, then the shorter before the longer."""
        return (self.last_day, _MONTHS[self.frequency])


@dataclass(frozen=True, slots=True)
class Spoken:
    """A period that prose names from `start` to `end`; `year` is None where it says none: `tháng 4`."""

    start: int
    end: int
    frequency: Frequency
    index: int
    year: int | None

    def may_be(self, period: Period) -> bool:
        """Tell whether the words may mean this period."""
        return (self.frequency, self.index) == (period.frequency, period.index) and self.year in (None, period.year)

    def lies_in(self, period: Period) -> bool:
        """Tell whether what the words mean may be this period or a part of it: `tháng 4` of the second quarter."""
        meant = Period(self.year or period.year, self.frequency, self.index)
        return period.first_day <= meant.first_day and meant.last_day <= period.last_day


def spoken(text: str) -> Iterator[Spoken]:
    """Find the periods that a text names: `tháng 4 năm 2026`, `tháng 04/2026`, `quý II`, `6 tháng đầu năm 2026`.

    Months of a day (`ngày 05 tháng 4`) are none. A month that does not exist is none either.
    """
    for found in _IN_PROSE.finditer(text):
        frequency, index = _meant(found)
        if frequency and 1 <= index <= _PER_YEAR[frequency]:
            year = found["year"] or found["only"]
            yield Spoken(found.start(), found.end(), frequency, index, int(year) if year else None)


def _meant(found: re.Match[str]) -> tuple[Frequency | None, int]:
    if found["month"]:
        return Frequency.MONTHLY, int(found["month"])
    if found["quarter"]:
        written = found["quarter"].upper()
        return Frequency.QUARTERLY, _ROMAN.index(written) + 1 if written in _ROMAN else int(written)
    if found["half"]:
        return Frequency.HALF_YEARLY, 1 if found["which"].lower() == "đầu" else 2
    if found["nine"]:
        return Frequency.NINE_MONTHS, 1
    return (Frequency.YEARLY, 1) if found["only"] else (None, 0)


_MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.NINE_MONTHS: 9,
    Frequency.YEARLY: 12,
}
_WRITTEN = {
    Frequency.MONTHLY: "{}-{:02}",
    Frequency.QUARTERLY: "{}-Q{}",
    Frequency.HALF_YEARLY: "{}-H{}",
    Frequency.NINE_MONTHS: "{}-9M",
    Frequency.YEARLY: "{}",
}
_PER_YEAR = {
    Frequency.MONTHLY: 12,
    Frequency.QUARTERLY: 4,
    Frequency.HALF_YEARLY: 2,
    Frequency.NINE_MONTHS: 1,
    Frequency.YEARLY: 1,
}

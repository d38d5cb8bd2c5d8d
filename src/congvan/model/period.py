"""The time that a letter reports on: `2026-04`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from congvan.model.terms import Frequency

_FORM = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine>9M)))?",
    re.ASCII,
)
_ROMAN = ("I", "II", "III", "IV")


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
        return {
            Frequency.MONTHLY: f"{self.year}-{self.index:02}",
            Frequency.QUARTERLY: f"{self.year}-Q{self.index}",
            Frequency.HALF_YEARLY: f"{self.year}-H{self.index}",
            Frequency.NINE_MONTHS: f"{self.year}-9M",
            Frequency.YEARLY: f"{self.year}",
        }[self.frequency]

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
    def last_day(self) -> date:
        """The period's last day."""
        return date(self.year, self.last_month, monthrange(self.year, self.last_month)[1])

    @property
    def previous(self) -> "Period":
        """The period before this one, of the same frequency."""
        if self.index > 1:
            return Period(self.year, self.frequency, self.index - 1)
        return Period(self.year - 1, self.frequency, _PER_YEAR[self.frequency])

    @property
    def order(self) -> tuple[date, int]:
        """A key to sort periods by: their end, then the shorter before the longer."""
        return (self.last_day, _MONTHS[self.frequency])


_MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.NINE_MONTHS: 9,
    Frequency.YEARLY: 12,
}
_PER_YEAR = {
    Frequency.MONTHLY: 12,
    Frequency.QUARTERLY: 4,
    Frequency.HALF_YEARLY: 2,
    Frequency.NINE_MONTHS: 1,
    Frequency.YEARLY: 1,
}

"""Who a letter is: agency / series / period, which is also its path."""

from dataclasses import dataclass
from typing import Self

from congvan.model.period import Period


@dataclass(frozen=True, slots=True)
class LetterId:
    """The identity of a letter; `str()` gives it as the archive's paths write it."""

    agency: str
    series: str
    period: Period

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `agency/series/period`.

        Raises:
            ValueError: there are not three parts, or the last is no period.
        """
        agency, series, period = text.split("/")
        return cls(agency, series, Period.parse(period))

    def __str__(self) -> str:
        """Write `agency/series/period`."""
        return f"{self.agency}/{self.series}/{self.period}"

    @property
    def slug(self) -> str:
        """The identity as one word, for file names: `agency-series-period`."""
        return f"{self.agency}-{self.series}-{self.period}"

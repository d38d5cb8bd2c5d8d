"""Who a letter is: agency / series / period, which is also its path."""

from dataclasses import dataclass
from typing import Self

from congvan.model.period import Period

REPORTS = "reports"  # the folder of letters beside mkdocs.yml, in every archive
AGENCIES, SERIES = "_agencies", "_series"  # its folders that hold no letters, but <id>.yml of whom and of what
ALLOWED = "_allowed.yml"  # its list of what public letters may name although it looks like a person's
SHORT_FORMS = "_short_forms.yml"  # short forms that it adds to those that the search knows
TRUST = "_trust"  # its folder of certificates (PEM or DER) that stand behind the signatures it trusts


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
    def source(self) -> str:
        """The letter's file in the archive, as findings name it: `reports/agency/series/period.md`."""
        return f"{REPORTS}/{self}.md"

    @property
    def slug(self) -> str:
        """The identity as one word, for file names: `agency-series-period`."""
        return f"{self.agency}-{self.series}-{self.period}"

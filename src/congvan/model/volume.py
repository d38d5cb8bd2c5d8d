"""A volume: the letters that one agency issued in one calendar year, bound together as one audience may see them.

Decision 0020: the year is that of the date of issue, as in the register, not that of the period reported on.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congvan.model.terms import Audience
from congvan.model.view import AgencyView, EditionView, LetterView


@dataclass(frozen=True, slots=True)
class Volume:
    """One year's letters of an agency, at least one, by date of issue, within a day by number; no drafts.

    `letters` go with their dates, which views leave open for drafts alone.
    """

    agency: AgencyView
    audience: Audience
    year: int
    letters: tuple[tuple[date, LetterView], ...]

    @property
    def name(self) -> str:
        """The volume as one word, for files: `agency-year`."""
        return f"{self.agency.id}-{self.year}"

    @property
    def title(self) -> str:
        """What the volume is called: `Tập công văn báo cáo năm 2026`."""
        return f"Tập công văn báo cáo năm {self.year}"


def volumes(edition: EditionView) -> tuple[Volume, ...]:
    """Give every volume that an edition's letters make: by agency as the edition lists them, the newest year first."""
    found: dict[str, dict[int, list[tuple[date, LetterView]]]] = defaultdict(lambda: defaultdict(list))
    for view in edition.letters:
        if view.date and not view.is_draft:
            found[view.agency.id][view.date.year].append((view.date, view))
    return tuple(
        Volume(agency, edition.audience, year, _in_order(found[agency.id][year]))
        for agency in edition.agencies
        for year in sorted(found[agency.id], reverse=True)
    )


def _in_order(letters: Iterable[tuple[date, LetterView]]) -> tuple[tuple[date, LetterView], ...]:
    return tuple(sorted(letters, key=lambda x: (x[0], x[1].number or 0, x[1].symbol, str(x[1].id))))

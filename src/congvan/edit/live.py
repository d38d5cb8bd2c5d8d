"""A letter as it stands in an editor, not yet saved → what is wrong in it for itself.

What lies on the disk is read once, when asked; letters are compared with one another by a check of the archive alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan.check.archive import Offices, check_offices
from congvan.check.letter import examine
from congvan.check.waivers import remaining
from congvan.model.archive import RawArchive
from congvan.model.finding import Finding, in_order
from congvan.read.archive import LetterFile, list_archive
from congvan.typeface.supplied import fonts_of


@dataclass(frozen=True, slots=True)
class Desk:
    """What letters are examined with, as it lay on the disk: agencies, series, and the letters' files by name."""

    offices: Offices
    letters: dict[str, LetterFile]

    def examine(self, name: str, text: str) -> Sequence[Finding] | None:
        """Give what is wrong in a text as the letter `name` (`reports/…`); None if the archive has no such letter."""
        file = self.letters.get(name)
        if file is None:
            return None
        raw, found = file.parse(text.encode())
        if raw is None:
            return in_order(found)
        agency, series = self.offices.agencies.get(file.id.agency), self.offices.series.get(file.id.series)
        examined = examine(raw, agency, series, self.offices.house)
        return in_order(remaining([*found, *examined.findings], name, examined.facts.waivers))


def lay_out(reports: Path) -> Desk:
    """Read what letters are examined with.

    Raises:
        ArchiveError: there is no such folder, or it may not be listed.
    """
    listing = list_archive(reports)
    raw = RawArchive(listing.agencies, listing.series, (), listing.broken, listing.allowed, listing.short_forms)
    offices = check_offices(raw, fonts_of(reports.parent))
    return Desk(offices, {x.name: x for x in listing.letters})

"""Reading and checking an archive in the plainest way: all letters, one after the other, nothing kept, no processes.

What `congvan.checking` gives is held against it.
"""

from datetime import date
from pathlib import Path

from congvan.check.archive import admitted, check_offices, conclude
from congvan.check.letter import examine
from congvan.model.archive import Archive, RawArchive
from congvan.model.finding import Finding, in_order
from congvan.read.archive import list_archive


def read_archive(root: Path) -> tuple[RawArchive, list[Finding]]:
    """Read all of `root` (the folder `reports/`), every letter included.

    Raises:
        ArchiveError: there is no such folder, or it may not be listed.
    """
    listing = list_archive(root)
    findings, letters, broken = list(listing.findings), [], set(listing.broken)
    for file in listing.letters:
        data = file.read()
        letter, found = (None, [data]) if isinstance(data, Finding) else file.parse(data)
        findings += found
        if letter:
            letters.append(letter)
        else:
            broken.add(file.name)
    return RawArchive(
        listing.agencies, listing.series, tuple(letters), frozenset(broken), listing.allowed, listing.short_forms
    ), findings


def check_archive(raw: RawArchive, today: date | None = None) -> tuple[Archive, list[Finding]]:
    """Check everything. The archive holds what was admitted; it may be published only if no finding is an error."""
    offices = check_offices(raw)
    house = offices.house
    examined = [
        examine(x, offices.agencies.get(x.id.agency), offices.series.get(x.id.series), house) for x in raw.letters
    ]
    facts = [x.facts for x in examined]
    findings = conclude(raw, offices, facts, (f for x in examined for f in x.findings), today)
    return admitted(offices, (x.letter for x in examined), findings), in_order(findings)

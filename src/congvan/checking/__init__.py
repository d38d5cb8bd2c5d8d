"""Read and check an archive, doing nothing twice: list → kept or examined → all letters together → findings.

What a letter for itself yields is kept by content (`store.examined`) and made by several processes where there is much
of it (`desk`, `duties`). What stays true: the findings are the same whatever was kept, and however many processes work.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from congvan.check.archive import Offices, admitted, check_offices, conclude
from congvan.check.letter import admit_letter
from congvan.check.past import Past, check_issued
from congvan.checking.copies import too_late, trust_of
from congvan.checking.desk import Desk, desk_of
from congvan.checking.duties import Progress, duties_of, examined
from congvan.checking.issued import read_past
from congvan.errors import ArchiveError, RefusedError
from congvan.model.archive import Archive, RawArchive
from congvan.model.finding import Finding, in_order
from congvan.model.letter import Letter
from congvan.model.signature import SignedCopy
from congvan.model.text import Text
from congvan.read.archive import LetterFile, Listing, SignedFile, list_archive
from congvan.store.examined import Examined, Kept
from congvan.typeface.supplied import VENDORED, Fonts, fonts_of


def silent(_done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An archive after `read` and `check`, with everything that was found."""

    archive: Archive
    findings: tuple[Finding, ...]
    fonts: Fonts = VENDORED  # what its letters are set in
    past_is_known: bool = False  # whether git has every version of its letters
    allowed: tuple[str, ...] = ()  # keys of the reviewed list's entries, for the leak gate alone

    def sound(self) -> Archive:
        """Give the archive if it may be published.

        Raises:
            RefusedError: there is an error among the findings.
        """
        if any(x.is_error for x in self.findings):
            raise RefusedError(self.findings)
        return self.archive


def check(reports: Path, cache: Path | None, today: date | None, progress: Progress = silent) -> list[Finding]:
    """Check the folder `reports/` and give what was found, in order. Without `cache`, nothing is kept.

    `today` is the day of the check; None keeps out every finding that would depend on it.

    Raises:
        ArchiveError: there is no such folder, or it may not be listed.
    """
    with _uncollected():
        return in_order(_see(reports, cache, progress).findings(today))


def read_and_check(
    reports: Path, cache: Path | None = None, today: date | None = None, progress: Progress = silent
) -> Checked:
    """Do as `check` does, and give the archive too.

    Raises:
        ArchiveError: there is no such folder, it may not be listed, or a letter was changed meanwhile.
    """
    with _uncollected():
        seen = _see(reports, cache, progress)
        findings = seen.findings(today)
    archive = admitted(seen.offices, (seen.letter(x) for x in seen.listing.letters), findings)
    allowed = seen.offices.allowed.keys
    return Checked(archive, tuple(in_order(findings)), seen.offices.fonts, seen.past.whole, allowed)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the collector of cyclic garbage back: it would go through what is being loaded over and over, in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Seen:
    """An archive whose letters were all examined; `kept` has each by the path of its file.

    `past` is what those that were issued must still say.
    """

    listing: Listing
    offices: Offices
    desk: Desk
    kept: Mapping[str, Kept]
    past: Past

    def findings(self, today: date | None) -> list[Finding]:
        """Give everything that was found, in no order, but what was let stand."""
        letters = [self.kept[x.path] for x in self.listing.letters]
        unread = {x.name for x in self.listing.letters if self.kept[x.path].facts is None}
        raw = RawArchive(
            self.listing.agencies,
            self.listing.series,
            (),
            self.listing.broken | unread,
            self.listing.allowed,
            self.listing.short_forms,
        )
        facts = [x.facts for x in letters if x.facts]
        found = [*self.listing.findings, *(f for x in letters for f in x.findings), *check_issued(self.past, facts)]
        if today:
            found += (y for x in self.listing.letters if x.signed for y in self._too_late(x, x.signed, today))
        return conclude(raw, self.offices, facts, found, today)

    def _too_late(self, file: LetterFile, copy: SignedFile, today: date) -> Iterator[Finding]:
        return too_late(copy, self.kept[file.path].signatures, today)

    def letter(self, file: LetterFile) -> Letter | None:
        """Make a letter, without its rules; None where it was not admitted.

        Raises:
            ArchiveError: it is not what was examined any more.
        """
        kept, data = self.kept[file.path], file.read()
        if kept.facts is None:
            return None
        if isinstance(data, Finding) or self.desk.key(file, data) != kept.key:
            raise ArchiveError(
                Text("{name} was changed while it was being checked; run the command again."), name=file.name
            )
        raw, _ = file.parse(data)
        agency, series = self.offices.agencies.get(file.id.agency), self.offices.series.get(file.id.series)
        letter = admit_letter(raw, agency, series, self.desk.house, kept.findings) if raw else None
        if letter is None or file.signed is None:
            return letter
        return replace(letter, signed=SignedCopy(file.signed.name, file.signed.path, kept.signed, kept.signatures))


def _see(reports: Path, cache: Path | None, progress: Progress) -> Seen:
    """List the archive, take what is kept of its letters, and examine the others."""
    listing = list_archive(reports)
    raw = RawArchive(listing.agencies, listing.series, (), listing.broken, listing.allowed, listing.short_forms)
    offices = check_offices(raw, fonts_of(reports.parent))
    trust, distrusted = trust_of(listing.trust, reports.name)
    listing = replace(listing, findings=(*listing.findings, *distrusted))
    desk = desk_of(listing, offices, trust)
    store = Examined(cache) if cache else None
    duties = list(duties_of(listing, desk, store))
    kept = {path: x for duty in duties for path, x in duty.by_path(duty.standing).items()}
    for duty, entries in examined(desk, [x for x in duties if not x.is_kept], progress):
        kept |= duty.by_path(entries)
        if store:
            store.save(duty.agency, duty.series, duty.standing | entries)
    if store:
        store.forget_all_but((x.agency, x.series) for x in duties)
    facts = {path: x.facts for path, x in kept.items() if x.facts}
    return Seen(listing, offices, desk, kept, read_past(reports, listing.letters, facts, cache))

"""Read and check an archive, doing nothing twice: list → kept or examined → all letters together → findings.

What a letter for itself yields is kept by content (`store.examined`) and made by several processes where there is much
of it. What stays true: the findings are the same whatever was kept, and however many processes work.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from json import dumps
from pathlib import Path
from typing import TypeAlias

from congvan.check.archive import Offices, admitted, check_offices, conclude
from congvan.check.facts import Facts
from congvan.check.letter import admit_letter, examine
from congvan.check.past import Past, check_issued
from congvan.check.sheet import House
from congvan.checking.copies import Issue, Judged, judged, too_late, trust_of
from congvan.checking.issued import read_past
from congvan.errors import ArchiveError, RefusedError
from congvan.model.agency import Agency
from congvan.model.archive import Archive, RawArchive
from congvan.model.finding import Finding, in_order
from congvan.model.identity import AGENCIES, SERIES
from congvan.model.letter import Letter, RawLetter
from congvan.model.series import Series
from congvan.model.signature import SignedCopy
from congvan.model.source import as_mapping
from congvan.model.text import Text
from congvan.model.trust import Trust
from congvan.processes.starting import forking_off_clean, processors
from congvan.read.archive import LetterFile, Listing, SignedFile, list_archive
from congvan.read.blobs import ids_of
from congvan.store.cache import key_of
from congvan.store.code import fingerprint
from congvan.store.examined import Entries, Examined, Kept, from_bytes, to_bytes
from congvan.typeface.supplied import VENDORED, Fonts, fonts_of

# Letters to examine from which on more processes pay: they take half a second to start, as long as about this many.
WORTH_PROCESSES = 200
# Letters of one duty that a process is handed at a time: a fifth of a second of work, many times what handing it out
# costs, and little enough that nobody waits for it after Ctrl-C.
_PIECE = 32
_DUTIES_AT_ONCE = 16  # whose letters are gone through in turns: one, and those of other processes

Progress: TypeAlias = Callable[[int, int], None]  # called with how many letters are examined, and of how many


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
class Desk:
    """What all letters of an archive are examined with.

    `digests` are those of the files of agencies and series, by folder and id; `code` that of our own code and `house`.
    """

    agencies: Mapping[str, Agency]
    series: Mapping[str, Series]
    house: House
    digests: Mapping[tuple[str, str], str]
    code: str
    trust: Trust

    def key(self, file: LetterFile, data: bytes) -> str:
        """Give the hash of all that `examine` depends on."""
        agency, series = file.id.agency, file.id.series
        offices = self.digests.get((AGENCIES, agency), ""), self.digests.get((SERIES, series), "")
        duty = _key_of_duty(self.code, *offices, agency, series)
        return key_of(duty, file.name, _attached(file), self._signed(file), data)

    def examine(self, file: LetterFile) -> Kept:
        """Examine one letter for itself."""
        data = file.read()
        if isinstance(data, Finding):
            return Kept(_NO_KEY, None, (data,))
        key = self.key(file, data)
        raw, found = file.parse(data)
        if raw is None:
            return Kept(key, None, tuple(found))
        agency, series = self.agencies.get(file.id.agency), self.series.get(file.id.series)
        examined = examine(raw, agency, series, self.house)
        copy = judged(file.signed, _issue(raw, agency, examined.facts), self.trust) if file.signed else Judged()
        everything = (*found, *examined.findings, *copy.findings)
        if not copy.is_known:
            return Kept(_NO_KEY, None, everything)
        return Kept(key, _with_copy(examined.facts, file.signed), everything, copy.signatures, copy.sha256)

    def _signed(self, file: LetterFile) -> str:
        """What is known of a letter's signed copy without reading it, and who is trusted; empty if it has none."""
        copy = file.signed
        return dumps([copy.size, copy.stamp, self.trust.fingerprint]) if copy else ""


def _with_copy(facts: Facts, copy: SignedFile | None) -> Facts:
    """The facts of a letter with the ids that git may know its signed copy by."""
    return replace(facts, copy=ids_of(copy.path)) if copy else facts


def _issue(raw: RawLetter, agency: Agency | None, facts: Facts) -> Issue:
    """What a letter's signatures must agree with; its front matter may be unsound."""
    signer = as_mapping(raw.front.get("signer")).get("name")
    offices = (agency.file.name, agency.file.short) if agency else ()
    return Issue(raw.front.get("status"), str(signer or ""), offices, facts.date)


@lru_cache(_DUTIES_AT_ONCE)
def _key_of_duty(*parts: str) -> str:
    return key_of(*parts)


def _attached(file: LetterFile) -> str:
    """What is known of a letter's attachments without reading them; empty if it has none."""
    files = [(x.name, x.size, stamp) for x, stamp in zip(file.files, file.stamps, strict=True)] if file.files else []
    return dumps(files) if files else ""


_NO_KEY = ""  # of what is not kept: a file that could not be read today may be readable tomorrow


def _desk(listing: Listing, offices: Offices, trust: Trust) -> Desk:
    lent = asdict(offices.house) | {"fonts": offices.fonts.fingerprint}  # wherever they lie
    house = dumps(lent, ensure_ascii=False, sort_keys=True, default=sorted)
    digests = {(AGENCIES, x.id): x.digest for x in listing.agencies}
    digests |= {(SERIES, x.id): x.digest for x in listing.series}
    return Desk(offices.agencies, offices.series, offices.house, digests, key_of(fingerprint(), house), trust)


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


@dataclass(frozen=True, slots=True)
class _Duty:
    """The letters of one duty, by period as their files are named; which must be examined, what is kept of others."""

    agency: str
    series: str
    files: Mapping[str, LetterFile]
    stale: tuple[LetterFile, ...]
    standing: Entries
    is_kept: bool  # whether the store has these letters, and no others

    def by_path(self, entries: Entries) -> Mapping[str, Kept]:
        """Entries by the paths of their files."""
        return {self.files[period].path: x for period, x in entries.items()}


def _see(reports: Path, cache: Path | None, progress: Progress) -> Seen:
    """List the archive, take what is kept of its letters, and examine the others."""
    listing = list_archive(reports)
    raw = RawArchive(listing.agencies, listing.series, (), listing.broken, listing.allowed, listing.short_forms)
    offices = check_offices(raw, fonts_of(reports.parent))
    trust, distrusted = trust_of(listing.trust, reports.name)
    listing = replace(listing, findings=(*listing.findings, *distrusted))
    desk = _desk(listing, offices, trust)
    store = Examined(cache) if cache else None
    duties = list(_duties(listing, desk, store))
    kept = {path: x for duty in duties for path, x in duty.by_path(duty.standing).items()}
    for duty, entries in _examined(desk, [x for x in duties if not x.is_kept], progress):
        kept |= duty.by_path(entries)
        if store:
            store.save(duty.agency, duty.series, duty.standing | entries)
    if store:
        store.forget_all_but((x.agency, x.series) for x in duties)
    facts = {path: x.facts for path, x in kept.items() if x.facts}
    return Seen(listing, offices, desk, kept, read_past(reports, listing.letters, facts, cache))


def _duties(listing: Listing, desk: Desk, store: Examined | None) -> Iterator[_Duty]:
    """Give each duty of the archive, with what is kept of its letters as they are now."""
    for (agency, series), group in groupby(listing.letters, key=lambda x: (x.id.agency, x.id.series)):
        files = {x.stem: x for x in group}
        found = store.load(agency, series) if store else {}
        standing = {period: found[period] for period, x in files.items() if period in found and _stands(desk, x, found)}
        stale = tuple(x for period, x in files.items() if period not in standing)
        yield _Duty(agency, series, files, stale, standing, is_kept=standing.keys() == found.keys() and not stale)


def _stands(desk: Desk, file: LetterFile, found: Entries) -> bool:
    data = file.read()
    return not isinstance(data, Finding) and desk.key(file, data) == found[file.stem].key


def _examined(desk: Desk, duties: Sequence[_Duty], progress: Progress) -> Iterator[tuple[_Duty, Entries]]:
    """Examine the letters of duties: by several processes where it pays, and here what those left undone."""
    total, done = sum(len(x.stale) for x in duties), 0
    many = total >= WORTH_PROCESSES
    elsewhere = _elsewhere(desk, duties) if many and processors() > 1 else ((x, dict[str, Kept]()) for x in duties)
    for duty, entries in elsewhere:
        left = [x for x in duty.stale if x.stem not in entries]
        yield duty, entries | _examine(desk, left)
        done += len(duty.stale)
        if many:
            progress(done, total)


def _elsewhere(desk: Desk, duties: Sequence[_Duty]) -> Iterator[tuple[_Duty, Entries]]:
    """Let processes examine duties, each from a server that has our modules loaded; give what they made of each.

    It may be less than all: the machine can refuse a process, or take one away for want of memory.
    """
    from congvan.processes.pool import Lost, Pool  # noqa: PLC0415 - a check of few letters need not wait for it

    made: list[Entries] = [{} for _ in duties]
    waiting = [len(x.stale) for x in duties]
    yield from ((x, y) for x, y in zip(duties, made, strict=True) if not x.stale)
    pool = Pool(processors(), forking_off_clean("__main__", __name__), begin=_sit_down, given=(desk,))
    with pool, closing(pool.as_done(_examine_there, _handfuls(duties), None)) as done:
        for handful, outcome in done:
            pieces = [b""] * len(handful) if isinstance(outcome, Lost) else outcome
            for (duty, files), data in zip(handful, pieces, strict=True):
                made[duty] |= from_bytes(data)
                waiting[duty] -= len(files)
                if not waiting[duty]:
                    yield duties[duty], made[duty]


_Piece: TypeAlias = tuple[int, Sequence[LetterFile]]  # letters of a duty, and which one it is


def _handfuls(duties: Sequence[_Duty]) -> Iterator[list[_Piece]]:
    """Part the letters into what a process is handed at a time: some of one duty, or all of several small ones."""
    handful: list[_Piece] = []
    for number, duty in enumerate(duties):
        for at in range(0, len(duty.stale), _PIECE):
            handful.append((number, duty.stale[at : at + _PIECE]))
            if sum(len(x) for _, x in handful) >= _PIECE:
                yield handful
                handful = []
    if handful:
        yield handful


_DESK: list[Desk] = []  # of a worker process: filled once, when it starts


def _sit_down(desk: Desk) -> None:
    _DESK.append(desk)


def _examine_there(handful: Sequence[_Piece]) -> list[bytes]:
    """Examine letters in a worker process, and give them as they are kept: nothing for what cannot be."""
    return [to_bytes(_examine(_DESK[0], files)) for _, files in handful]


def _examine(desk: Desk, files: Sequence[LetterFile]) -> Entries:
    return {x.stem: desk.examine(x) for x in files}

"""A letter's signed copy → what its signatures say, and what is wrong with them. Loads what verifies only when asked.

What stays true: it is a function of the file's bytes, of its letter and of the archive's roots, so it can be kept by
content; what depends on the day, `too_late` tells of what was kept.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from congvan.check.attachments import MAX_BYTES
from congvan.model.finding import Finding, Place
from congvan.model.identity import TRUST
from congvan.model.rules import files as file_rules
from congvan.model.rules import signatures as rules
from congvan.model.signature import Signature, Verdict
from congvan.model.terms import Status
from congvan.model.trust import FEWEST_BITS, Trust
from congvan.read.archive import SIGNED, SignedFile
from congvan.read.attached import signs_of
from congvan.vietnamese.fold import has_name

# The day of the check may be taken in Greenwich, where until seven in the morning of Hà Nội it is yesterday.
_AHEAD = timedelta(days=1)
_RULES = {
    Verdict.BROKEN: rules.BROKEN,
    Verdict.FOREIGN: rules.FOREIGN,
    Verdict.CHANGED: rules.CHANGED,
    Verdict.UNFIT: rules.UNFIT,
    Verdict.EXPIRED: rules.EXPIRED,
    Verdict.REVOKED: rules.REVOKED,
    Verdict.WEAK: rules.WEAK,
    Verdict.UNREADABLE: rules.UNREADABLE_COPY,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of verifying a signed copy: the hash of its bytes, what they say, and what is wrong with them.

    `is_known` is false where this machine could not tell today, so that nothing of it may be kept.
    """

    sha256: str = ""
    signatures: tuple[Signature, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Issue:
    """What a letter says of itself, for its signatures to agree with: who signed, for which agency, on which day."""

    status: object = None
    signer: str = ""
    offices: tuple[str, ...] = ()
    day: date | None = None


def judged(file: SignedFile, letter: Issue, trust: Trust) -> Judged:
    """Verify a letter's signed copy."""
    place = Place(file.name)
    if letter.status == Status.DRAFT:
        return Judged(findings=(rules.OF_A_DRAFT.at(place),))
    if file.size > MAX_BYTES:
        return Judged(findings=(file_rules.TOO_LARGE.at(place, size=file.size, limit=MAX_BYTES),))
    try:
        locked = signs_of(file.path).locked
        data = Path(file.path).read_bytes()
    except OSError as error:
        return Judged(findings=(file_rules.UNREADABLE.at(place, reason=os.strerror(error.errno or 0)),))
    if locked:
        return Judged(findings=(rules.LOCKED.at(place),))
    copy = _verified(data, place, trust)
    return replace(copy, findings=(*copy.findings, *_doubts(copy.signatures, letter, place)))


def _doubts(found: tuple[Signature, ...], letter: Issue, place: Place) -> Iterator[Finding]:
    """Tell what does not agree with the letter, of signatures that hold; no name is told, for it may be internal."""
    if not found or any(x.verdict is not Verdict.VALID for x in found):
        return
    if letter.signer and not any(_is_by(x, letter) for x in found):
        yield rules.ANOTHER_NAME.at(place)
    for number, each in enumerate(found, 1):
        if each.is_claimed_before(letter.day):
            yield rules.TOO_EARLY.at(place, number=number)


def _is_by(signature: Signature, letter: Issue) -> bool:
    names = (signature.signer, signature.organisation)
    return has_name(signature.signer, letter.signer) or any(has_name(x, y) for x in names for y in letter.offices)


def too_late(file: SignedFile, found: tuple[Signature, ...], today: date) -> Iterator[Finding]:
    """Tell which signatures of a copy claim a day that is still to come."""
    for number, each in enumerate(found, 1):
        if each.verdict is Verdict.VALID and each.is_claimed_after(today + _AHEAD):
            yield rules.TOO_LATE.at(Place(file.name), number=number)


def _verified(data: bytes, place: Place, trust: Trust) -> Judged:
    from congvan.checking.reader import BeyondReadingError, read_apart  # noqa: PLC0415 - few archives sign anything

    try:
        found = read_apart(_signatures_of, data, trust)
    except BeyondReadingError:
        return Judged(findings=(rules.BEYOND_READING.at(place),), is_known=False)
    if found is None:
        return Judged(findings=(rules.NOT_A_PDF.at(place),))
    return Judged(sha256(data).hexdigest(), found, tuple(_faults(found, place, trust)))


def _signatures_of(data: bytes, trust: Trust) -> tuple[Signature, ...] | None:
    """In the process that reads: what the signatures of a file say; None if it is no PDF."""
    from congvan.signing.validate import NoPdfError, signatures_of  # noqa: PLC0415 - takes as long as a whole check

    try:
        return signatures_of(data, trust)
    except NoPdfError:
        return None


def _faults(found: tuple[Signature, ...], place: Place, trust: Trust) -> Iterator[Finding]:
    if not found:
        yield rules.UNSIGNED.at(place)
    if not trust.roots and any(x.verdict is Verdict.FOREIGN for x in found):
        yield rules.NO_ROOTS.at(place)
    for number, each in enumerate(found, 1):
        rule = _RULES.get(each.verdict)
        if rule and (trust.roots or rule is not rules.FOREIGN):
            yield rule.at(place, number=number, bits=FEWEST_BITS)


def trust_of(folder: Path | None, name: str) -> tuple[Trust, tuple[Finding, ...]]:
    """Read whom an archive trusts; what cannot be trusted is a finding. `name` is that of the folder `reports`."""
    if folder is None:
        return Trust(), ()
    from congvan.signing.trust import read_trust  # noqa: PLC0415 - takes a tenth of a second

    trust = read_trust(folder)
    return trust, tuple(rules.BAD_ROOT.at(Place(f"{name}/{TRUST}/{x.file}"), why=x.why) for x in trust.faults)


def published_faults(folder: Path, reports: Path | None) -> list[Finding]:
    """Verify the signed copies of a built folder again, by the roots of its archive; nothing without the archive."""
    copies = sorted(x for x in folder.rglob(f"*{SIGNED}") if x.is_file() and not x.is_symlink()) if reports else []
    if reports is None or not copies:
        return []
    roots = reports / TRUST
    trust, _ = trust_of(roots if roots.is_dir() else None, reports.name)
    places = ((x, Place(x.relative_to(folder).as_posix())) for x in copies)
    return [fault for file, place in places for fault in _verified(file.read_bytes(), place, trust).findings]

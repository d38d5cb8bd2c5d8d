"""A finished folder enters; an edition that is listed, verified and in its place leaves: no site generator has a say.

What stays true: nothing takes an old edition's place but what passed verification, the copy to be carried no less.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from congvan.errors import RefusedError
from congvan.model.finding import Finding
from congvan.model.manifest import Kind, Manifest
from congvan.publish.attachments import is_same_copy
from congvan.publish.checksums import write_checksums
from congvan.publish.edition import promote, staged
from congvan.publish.issued import check_issued, check_present
from congvan.publish.offline import make_offline, offline_folder, offline_kinds
from congvan.publish.work import Work


def finish(folder: Path, target: Path | None, work: Work, kinds: Mapping[str, Kind], *, offline: bool) -> list[Finding]:
    """Let a staging folder take the old edition's place; give the findings that do not forbid it.

    Args:
        folder: What was written, without a checksum list.
        target: Where the edition shall stand; None for a preview, which stays where it is.
        work: Verifies the edition.
        kinds: The closed set of the edition's files, and what each is there for.
        offline: Whether a copy shall stand beside the edition that needs no web server.

    Raises:
        RefusedError: something is wrong in the edition or its copy; the old ones stand.
    """
    if target is not None and not work.past_is_known:
        _refuse(_silent(folder, target, work))
    found = _verified(folder, work, kinds)
    if target is None:
        return found
    if offline:
        beside = offline_folder(target)
        with staged(beside) as copy:
            make_offline(folder, copy)
            found += _verified(copy, work, offline_kinds(kinds))
            promote(copy, beside)
    promote(folder, target)
    return found


def _silent(folder: Path, last: Path, work: Work) -> list[Finding]:
    """What the last edition tells of letters that changed or went without a word."""
    same = partial(is_same_copy, cache=work.cache, workers=work.workers)
    changed = check_issued(work.edition, last, folder, same)
    return [*changed, *(check_present(work.edition, last, work.status_of) if work.status_of else ())]


def _verified(folder: Path, work: Work, kinds: Mapping[str, Kind]) -> list[Finding]:
    """List the checksums of a folder; refuse it if anything in it is wrong."""
    write_checksums(folder)
    return _refuse(work.verify(folder, Manifest(work.edition.audience, kinds)))


def _refuse(findings: list[Finding]) -> list[Finding]:
    """Give findings back, if none is an error.

    Raises:
        RefusedError: there is one.
    """
    if any(x.is_error for x in findings):
        raise RefusedError(findings)
    return list(findings)

"""Built files enter, with what explains them and what they must not hold; findings leave. Trusts nothing before it.

A finding names file and origin, never what was withheld: not even where a file's name or a link holds it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from congvan.errors import ArchiveError, MachineError, reason_of
from congvan.model.address import CHECKSUMS
from congvan.model.finding import Finding, Place, Rule, in_order
from congvan.model.manifest import Manifest
from congvan.model.rules.edition import KEPT_FILE, LEAK, MACHINE_PATH, MISSING_FILE, TOO_SHORT_TO_FIND, UNDECODABLE
from congvan.model.rules.proof import UNREADABLE_FILE
from congvan.model.text import Text
from congvan.model.withheld import KeptFile, Persons, Secret
from congvan.verify.checksums import check_checksums, read_checksums
from congvan.verify.closed_set import check_closed_set, listing
from congvan.verify.examine import Examination, Facts
from congvan.verify.guarded import examine
from congvan.verify.leaks import too_short
from congvan.verify.ledger import Memory
from congvan.verify.links import check_links
from congvan.verify.masking import capped, masked
from congvan.verify.persons import person_findings

__all__ = ["Memory", "masked", "verify_edition", "verify_folder"]

# A folder's path of fewer parts or characters, such as /srv/site, may stand in a letter by chance.
_TELLTALE_PARTS, _TELLTALE_LENGTH = 4, 12


def verify_edition(
    folder: Path,
    manifest: Manifest,
    secrets: Sequence[Secret],
    *,
    kept: Sequence[KeptFile] = (),
    persons: Persons | None = None,
    memory: Memory | None = None,
    workers: int | None = None,
) -> list[Finding]:
    """Give everything wrong with a staged edition: files, checksums, links, and whatever is withheld from it.

    Withheld are the texts `secrets`, the files `kept` and, unless `persons` is None, personal data of any form.

    `memory` keeps what was read of each file; it must be picklable and safe with several processes. `workers` are
    processes (default: one per processor).

    Raises:
        MachineError: a file cannot be read.
    """
    explained = {*manifest.files, CHECKSUMS}
    task = _task(folder, secrets, kept, persons, memory)
    return _verify(task, explained, workers)


def verify_folder(
    path: Path,
    secrets: Sequence[Secret] = (),
    *,
    kept: Sequence[KeptFile] = (),
    persons: Persons | None = None,
    memory: Memory | None = None,
    workers: int | None = None,
) -> list[Finding]:
    """Give everything wrong with a built edition, whose checksum list says what belongs to it; or with a single file.

    Raises:
        ArchiveError: there is nothing at that path.
        MachineError: a file cannot be read.
    """
    if path.is_dir():
        return _verify(_task(path, secrets, kept, persons, memory), None, workers)
    if not path.is_file():
        raise ArchiveError(Text("There is nothing at {path}."), path=path)
    task = _task(path.parent, secrets, kept, persons, None)
    task = replace(task, files=frozenset({path.name}), thorough=True)
    try:
        facts = [x._replace(problem=_misnamed(path) or x.problem, machine_path=False) for x in examine(task)]
    except OSError as error:
        raise _unreadable(path, error) from error
    return _finished(_content_findings(facts, task, UNREADABLE_FILE), task.secrets)


def _misnamed(path: Path) -> Text | None:
    """Why a single file is not what it is named, if so: of an edition, the list of checksums tells that."""
    with path.open("rb") as file:  # as far as readers look (ISO 32000-1, annex H.3.4.1)
        is_pdf = b"%PDF-" in file.read(1024)
    return None if is_pdf or path.suffix.lower() != ".pdf" else Text("no PDF, in spite of its name")


def _task(
    folder: Path,
    secrets: Sequence[Secret],
    kept: Sequence[KeptFile],
    persons: Persons | None,
    memory: Memory | None,
) -> Examination:
    paths = _telltale_paths(folder)
    return Examination(folder.absolute(), frozenset(), tuple(secrets), paths, memory, tuple(kept), persons)


def _verify(task: Examination, explained: Iterable[str] | None, workers: int | None) -> list[Finding]:
    """Verify a folder; `explained` None means that its own checksum list explains its files."""
    try:
        found = listing(task.folder)
        facts = examine(replace(task, files=found.files), workers)
        content = (task.folder / CHECKSUMS).read_bytes() if CHECKSUMS in found.files else None
    except OSError as error:
        raise _unreadable(task.folder, error) from error
    findings = [*_content_findings(facts, task), *check_links({x.name: x.links for x in facts if x.links})]
    findings += _checksum_findings(content, {x.name: x.digest for x in facts})
    if explained is None and content is not None:
        explained = {*read_checksums(content).digests, CHECKSUMS}
    if explained is not None:
        findings += check_closed_set(found, explained)
    return _finished(findings, task.secrets)


def _unreadable(path: Path, error: OSError) -> MachineError:
    return MachineError(Text("Cannot read {path}: {reason}."), path=path, reason=reason_of(error))


def _telltale_paths(folder: Path) -> tuple[str, ...]:
    """The paths of this machine that an edition would hold if it held any: its own and the one above."""
    own = folder.resolve()
    long = (path for path in (own, own.parent) if len(path.parts) >= _TELLTALE_PARTS)
    return tuple(str(path) for path in long if len(str(path)) >= _TELLTALE_LENGTH)


def _checksum_findings(content: bytes | None, digests: Mapping[str, str]) -> Iterator[Finding]:
    if content is None:
        yield MISSING_FILE.at(Place(CHECKSUMS))
    else:
        yield from check_checksums(read_checksums(content), digests)


def _content_findings(facts: Iterable[Facts], task: Examination, unread: Rule = UNDECODABLE) -> Iterator[Finding]:
    """Yield what is wrong with files taken alone."""
    for one in facts:
        place = Place(one.name)
        yield from (LEAK.at(place, origin=task.secrets[index].origin) for index in sorted(one.found))
        yield from (KEPT_FILE.at(place, origin=task.kept[index].origin) for index in sorted(one.kept))
        if task.persons:
            yield from person_findings(place, one.persons, task.persons)
        if one.problem is not None:
            yield unread.at(place, reason=one.problem)
        if one.machine_path:
            yield MACHINE_PATH.at(place)


def _finished(findings: Iterable[Finding], secrets: tuple[Secret, ...]) -> list[Finding]:
    """Sort the findings, masked and so many a file, and say which secrets were too short to be looked for."""
    short = (TOO_SHORT_TO_FIND.at(Place(CHECKSUMS), origin=x.origin) for x in secrets if too_short(x))
    return in_order([*capped(masked(list(findings), secrets)), *short])

"""Built files enter, with what explains them and what they must not hold; findings leave. Trusts nothing before it.

A finding names file and origin, never what was withheld: not even where a file's name or a link holds it.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from congvan.errors import ArchiveError, MachineError, reason_of
from congvan.model.address import CHECKSUMS
from congvan.model.finding import Finding, Place, in_order
from congvan.model.manifest import Manifest
from congvan.model.rules.edition import LEAK, MACHINE_PATH, MISSING_FILE, TOO_SHORT_TO_FIND, UNDECODABLE
from congvan.model.text import Text
from congvan.model.withheld import Secret
from congvan.verify.checksums import check_checksums, read_checksums
from congvan.verify.closed_set import check_closed_set, listing
from congvan.verify.decode import decode
from congvan.verify.examine import Examination, Facts, Remember, examine, examine_some, name_words
from congvan.verify.leaks import Wanted, too_short
from congvan.verify.links import check_links
from congvan.verify.undecodable import Undecodable

__all__ = ["Remember", "verify_edition", "verify_folder"]

# A folder's path of fewer parts or characters, such as /srv/site, may stand in a letter by chance.
_TELLTALE_PARTS, _TELLTALE_LENGTH = 4, 12
_MASK = "…"


def verify_edition(
    folder: Path,
    manifest: Manifest,
    secrets: Sequence[Secret],
    *,
    remember: Remember | None = None,
    workers: int | None = None,
) -> list[Finding]:
    """Give everything wrong with a staged edition: files, checksums, links, and whatever of `secrets` stands in it.

    `remember(key, make)` gives the text kept under a key, or makes and keeps it; it must be picklable, safe with
    several processes, and check what it kept. `workers` are processes (default: one per processor).

    Raises:
        MachineError: a file cannot be read, or a process died.
    """
    explained = {*manifest.files, CHECKSUMS}
    return _verify(folder, explained, tuple(secrets), remember, workers)


def verify_folder(
    path: Path, secrets: Sequence[Secret] = (), *, remember: Remember | None = None, workers: int | None = None
) -> list[Finding]:
    """Give everything wrong with a built edition, whose checksum list says what belongs to it; or with a single file.

    Raises:
        ArchiveError: there is nothing at that path.
        MachineError: a file cannot be read, or a process died.
    """
    if path.is_dir():
        return _verify(path, None, tuple(secrets), remember, workers)
    if not path.is_file():
        raise ArchiveError(Text("There is nothing at {path}."), path=path)
    task = Examination(path.parent, frozenset({path.name}), tuple(secrets), (), remember)
    try:
        facts = [replace(x, problem=x.problem or _problem(path)) for x in examine_some(task, [path.name])]
    except OSError as error:
        raise _unreadable(path, error) from error
    return _finished(_content_findings(facts, task.secrets), task.secrets)


def _problem(path: Path) -> Text | None:
    """Why a single file cannot be read as what it is named, if so: of an edition, the list of checksums tells that."""
    data = path.read_bytes()
    if path.suffix.lower() == ".pdf" and b"%PDF-" not in data[:1024]:  # where readers look (ISO 32000-1, annex H.3.4.1)
        return Text("no PDF, in spite of its name")
    try:
        decode(path.name, data)
    except Undecodable as error:
        return error.reason
    return None


def _verify(
    folder: Path,
    explained: Iterable[str] | None,
    secrets: tuple[Secret, ...],
    remember: Remember | None,
    workers: int | None,
) -> list[Finding]:
    """Verify a folder; `explained` None means that its own checksum list explains its files."""
    try:
        found = listing(folder)
        task = Examination(folder, found.files, secrets, _telltale_paths(folder), remember)
        facts = examine(task, workers)
        content = (folder / CHECKSUMS).read_bytes() if CHECKSUMS in found.files else None
    except OSError as error:
        raise _unreadable(folder, error) from error
    findings = [*_content_findings(facts, secrets), *check_links({x.name: x.links for x in facts if x.links})]
    findings += _checksum_findings(content, {x.name: x.digest for x in facts})
    if explained is None and content is not None:
        explained = {*read_checksums(content).digests, CHECKSUMS}
    if explained is not None:
        findings += check_closed_set(found, explained)
    return _finished(findings, secrets)


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


def _content_findings(facts: Iterable[Facts], secrets: tuple[Secret, ...]) -> Iterator[Finding]:
    """Yield what is wrong with files taken alone."""
    for one in facts:
        place = Place(one.name)
        yield from (LEAK.at(place, origin=secrets[index].origin) for index in sorted(one.found))
        if one.problem is not None:
            yield UNDECODABLE.at(place, reason=one.problem)
        if one.machine_path:
            yield MACHINE_PATH.at(place)


def _finished(findings: Iterable[Finding], secrets: tuple[Secret, ...]) -> list[Finding]:
    """Sort the findings, masked, and say which secrets were too short to be looked for."""
    findings = list(findings)
    wanted = Wanted(secrets if findings else ())  # making them ready takes long
    short = (TOO_SHORT_TO_FIND.at(Place(CHECKSUMS), origin=x.origin) for x in secrets if too_short(x))
    return in_order([*(_masked(finding, wanted) for finding in findings), *short])


def _masked(finding: Finding, wanted: Wanted) -> Finding:
    """The finding with every secret in a file's name or a link replaced. Origins may be printed by contract."""
    values = {
        key: _mask(value, wanted) if isinstance(value, str) and key != "origin" else value
        for key, value in finding.values.items()
    }
    place = replace(finding.place, path=_mask(finding.place.path, wanted))
    return replace(finding, place=place, values=MappingProxyType(values))


def _mask(text: str, wanted: Wanted) -> str:
    if not wanted.found_in(name_words(text)):
        return _printable(text)
    parts = [_MASK if wanted.found_in(name_words(part)) else part for part in text.split("/")]
    masked = "/".join(parts)
    return _MASK if wanted.found_in(name_words(masked)) else _printable(masked)


def _printable(text: str) -> str:
    """Names with bytes that are no UTF-8 must not break whoever prints them."""
    return os.fsencode(text).decode("utf-8", "replace")

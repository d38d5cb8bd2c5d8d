"""What was issued, as git has it → the letters that say something else now, as findings.

Git is asked for the commits once for each last commit, and for the bytes of the few letters that were written again
after they were issued; what came of it is kept. What stays true: no git, no repository, no commit, a part of a history
alone: nothing is found but what is certain.
"""

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias, TypeVar

from pydantic import TypeAdapter, ValidationError

from congvan.check.facts import Facts
from congvan.check.issued import Said, Version, exchanged, issued_version, said_by, undeclared, undeclared_files
from congvan.checking.trail import Chain, Step, chains_of, who
from congvan.model.content import ATTACHMENTS
from congvan.model.finding import Finding, Place
from congvan.model.identity import REPORTS, LetterId
from congvan.model.rules.fixity import DELETED_LETTER, UNDECLARED_CHANGE
from congvan.model.text import Several, Text
from congvan.read.archive import LetterFile
from congvan.read.blobs import blob_id, kind_of
from congvan.read.git import Blobs, OverdueError, Repository, open_repository
from congvan.store.cache import key_of, write_in_one_step
from congvan.store.code import fingerprint

_MOST_BYTES = 1 << 20
_KEPT, _KEPT_TEXTS = "issued.json", "issued-texts.json"
_OWN = 0o600  # digests of what is internal
_SINCE = Text("it was written down on {day}")
_LONG_AGO = Text("it was first written down")


@dataclass(frozen=True, slots=True)
class Past:
    """What letters must still say, by the path of their file in the archive; `whole` if git has all that there was.

    `gone` are the files of letters that were issued once and lie nowhere now. `exchanged` are the attachments that have
    other bytes today, `rewritten` those that have others in git, both by the path of the letter's file.
    """

    issued: Mapping[str, Version] = field(default_factory=dict)
    whole: bool = False
    gone: tuple[str, ...] = ()
    rewritten: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exchanged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A past, and of which commit, letters and code it is the past."""

    key: str
    past: Past


@dataclass(slots=True)
class _Texts:
    """What each text that a letter had says, by the id of its bytes, as our code of that fingerprint reads it."""

    key: str
    said: dict[str, Said | None] = field(default_factory=dict)


_T = TypeVar("_T")
_Field: TypeAlias = tuple[str, str]


def read_past(reports: Path, letters: Sequence[LetterFile], now: Mapping[str, Facts], cache: Path | None) -> Past:
    """Read what the letters must still say; `now` are their facts by path. Where git cannot tell, nothing."""
    here = reports.resolve()
    if not any((x / ".git").exists() for x in (here, *here.parents)):
        return Past()
    try:
        repository = open_repository(reports)
    except OverdueError:
        return Past()
    if repository is None:
        return Past()
    names = key_of(*sorted(x.name for x in letters), *sorted(f"{x.corrects} {x.date}" for x in now.values()))
    key = key_of(fingerprint(), repository.head, repository.prefix, str(repository.shallow), names)
    kept = _load(cache, _KEPT, _Kept)
    if kept and kept.key == key:
        return _with_exchanged(kept.past, repository, now)
    texts = _load(cache, _KEPT_TEXTS, _Texts)
    known = texts.said if texts and texts.key == fingerprint() else {}
    past, used = _read(repository, letters, now, known)
    _save(cache, _KEPT_TEXTS, _Texts(fingerprint(), used))
    _save(cache, _KEPT, _Kept(key, past))
    return _with_exchanged(past, repository, now)


def _with_exchanged(past: Past, repository: Repository, now: Mapping[str, Facts]) -> Past:
    """Add which attachments have other bytes now, whether git has seen them or not.

    Where a setting of the repository has files changed on their way out of git, by a program or into another encoding,
    what git has is compared with itself.
    """
    issued = ((x, past.issued[x.source]) for x in now.values() if x.source in past.issued)
    found = {x.id: names for x, before in issued if (names := tuple(exchanged(before.files, x.files)))}
    if not found:
        return past
    converted = repository.converted([f"{letter}/{x}" for letter, names in found.items() for x in names])
    told: dict[str, tuple[str, ...]] = {}
    for letter, names in found.items():
        known = past.rewritten.get(letter.source, ())
        told[letter.source] = tuple(x for x in names if x in known or f"{letter}/{x}" not in converted)
    return replace(past, exchanged=told)


def check_issued(past: Past, letters: Sequence[Facts]) -> Iterator[Finding]:
    """Tell which issued letters say something else than they did, and no word of it, and which are gone.

    An attachment that was exchanged is told at its own file: its name stands nowhere else in what is found.
    """
    yield from (DELETED_LETTER.at(Place(x)) for x in past.gone)
    correcting = corrections(letters)
    for facts in letters:
        before = past.issued.get(facts.source)
        if before is None:
            continue
        others, mended = past.exchanged.get(facts.source, ()), correcting.get(str(facts.id), ())
        fields = undeclared(before, facts.said, mended)
        since = _SINCE.of(day=before.day.strftime("%d/%m/%Y")) if before.day else _LONG_AGO
        if fields:
            yield UNDECLARED_CHANGE.at(facts.place("status"), fields=Several(fields), since=since)
        for name in undeclared_files(before, facts.said, others, mended):
            place = Place(f"{REPORTS}/{facts.id}/{name}")
            yield UNDECLARED_CHANGE.at(place, fields=Several((ATTACHMENTS,)), since=since)


def corrections(letters: Sequence[Facts]) -> Mapping[str, tuple[date, ...]]:
    """The days of the letters that correct or replace a letter, by its id."""
    found: dict[str, tuple[date, ...]] = defaultdict(tuple)
    for facts in letters:
        for other in {facts.corrects, facts.replaces} - {""}:
            found[other] += (facts.date,) if facts.date and facts.is_in_force else ()
    return found


def _read(
    repository: Repository, letters: Sequence[LetterFile], now: Mapping[str, Facts], known: Mapping[str, Said | None]
) -> tuple[Past, dict[str, Said | None]]:
    """Read a past, and give what was needed of the texts for it; what is `known` of them is not read again."""
    chains, whole = chains_of(repository, {f"{x.id}.md" for x in letters})
    correcting = corrections(list(now.values()))
    issued: dict[str, Version] = {}
    rewritten: dict[str, tuple[str, ...]] = {}
    with repository.blobs() as blobs:
        reader = _Reader(blobs, known)
        for file in letters:
            chain, facts = chains.get(f"{file.id}.md", _NO_CHAIN), now.get(file.path)
            if chain.steps and facts:
                versions = _versions(chain.steps, file, facts, reader)
                if version := issued_version(versions, correcting.get(str(file.id), ())):
                    files, last = chain.files_at(version.at), chain.files_at(0)
                    issued[file.id.source] = replace(version, files=files)
                    if others := tuple(x for x, blob in files.items() if last[x] != blob):
                        rewritten[file.id.source] = others
        there = {frozenset(x.said.content.items()) for x in now.values()}
        lost = [(y, chains[x]) for x in chains.keys() - {f"{x.id}.md" for x in letters} if (y := who(x))]
        gone = tuple(sorted(y.source for y, chain in lost if _is_lost(y, chain.steps, reader, there)))
    return Past(issued, whole, gone, rewritten), reader.used


_NO_CHAIN = Chain()


def _is_lost(letter: LetterId, steps: Sequence[Step], reader: "_Reader", there: Container[frozenset[_Field]]) -> bool:
    """Whether a letter whose file is gone was issued, and lies nowhere else in what git has not seen yet."""
    file = LetterFile(letter, "", letter.source)
    versions = [Version(said, x.day, x.moved) for x in steps if (said := reader.said(x.blob, file))]
    found = issued_version(versions)
    return found is not None and frozenset(versions[-1].said.content.items()) not in there


def _versions(steps: Sequence[Step], file: LetterFile, facts: Facts, reader: "_Reader") -> Iterator[Version]:
    """Give a letter's versions. One that was issued and never written again is not read: it is what lies there."""
    data = file.read()
    present = "" if isinstance(data, Finding) else blob_id(data, kind_of(steps[-1].blob))
    for step in steps:
        said = facts.said if step.blob == present else reader.said(step.blob, file)
        if said:
            yield Version(said, step.day, step.moved, step.at)


@dataclass
class _Reader:
    """Reads what letters said, each text once; `used` is all that was asked for."""

    blobs: Blobs
    known: Mapping[str, Said | None]
    used: dict[str, Said | None] = field(default_factory=dict)

    def said(self, blob: str, file: LetterFile) -> Said | None:
        """Give what the text says as that letter's; None if it is no letter."""
        if blob not in self.used:
            self.used[blob] = self.known[blob] if blob in self.known else self._read(blob, file)
        return self.used[blob]

    def _read(self, blob: str, file: LetterFile) -> Said | None:
        data = self.blobs.get(blob, _MOST_BYTES)
        if data is None:
            return None
        raw, _ = file.parse(data)
        return said_by(raw) if raw else None


def _load(cache: Path | None, name: str, kind: type[_T]) -> _T | None:
    """Give what was kept, if it is sound."""
    file = cache / name if cache else None
    if file is None or file.is_symlink() or not file.is_file():
        return None
    try:
        total, _, data = file.read_bytes().partition(b"\n")
        return TypeAdapter(kind).validate_json(data) if hashlib.sha256(data).hexdigest().encode() == total else None
    except (OSError, ValidationError):
        return None


def _save(cache: Path | None, name: str, kept: _Kept | _Texts) -> None:
    """Keep it; where nothing can be written the next check takes longer, no more."""
    if cache is None or (cache / name).is_symlink():
        return
    data = TypeAdapter(type(kept)).dump_json(kept)
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        write_in_one_step(cache / name, hashlib.sha256(data).hexdigest().encode() + b"\n" + data, mode=_OWN)

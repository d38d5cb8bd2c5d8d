"""What was issued, as git has it → the letters that say something else now, as findings.

Git is asked for the commits once for each last commit, and for the bytes of the few letters that were written again
after they were issued; what came of it is kept. What stays true: no git, no repository, no commit, a part of a history
alone: nothing is found but what is certain.
"""

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias, TypeVar

from pydantic import TypeAdapter, ValidationError

from congvan.check.facts import Facts
from congvan.check.issued import Said, Version, issued_version, said_by, undeclared
from congvan.model.finding import Finding, Place
from congvan.model.identity import LetterId
from congvan.model.rules.fixity import DELETED_LETTER, UNDECLARED_CHANGE
from congvan.model.text import Several, Text
from congvan.read.archive import LetterFile
from congvan.read.git import Blobs, OverdueError, Repository, Touch, open_repository
from congvan.store.cache import key_of, write_in_one_step
from congvan.store.code import fingerprint

_MOST_VERSIONS = 500  # of a letter that are followed back
_MOST_BYTES = 1 << 20
_MOST_GONE = 1000  # files of which it is asked what they were
_KEPT, _KEPT_TEXTS = "issued.json", "issued-texts.json"
_OWN = 0o600  # digests of what is internal
_SINCE = Text("it was written down on {day}")
_LONG_AGO = Text("it was first written down")


@dataclass(frozen=True, slots=True)
class _Step:
    """A touch of a letter: the bytes that it left, on which day, and whether the letter came from elsewhere."""

    blob: str
    day: date | None
    moved: bool


@dataclass(frozen=True, slots=True)
class Past:
    """What letters must still say, by the path of their file in the archive; `whole` if git has all that there was.

    `gone` are the files of letters that were issued once and lie nowhere now.
    """

    issued: Mapping[str, Version] = field(default_factory=dict)
    whole: bool = False
    gone: tuple[str, ...] = ()


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
_Chains: TypeAlias = Mapping[str, Sequence[_Step]]
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
        return kept.past
    texts = _load(cache, _KEPT_TEXTS, _Texts)
    known = texts.said if texts and texts.key == fingerprint() else {}
    past, used = _read(repository, letters, now, known)
    _save(cache, _KEPT_TEXTS, _Texts(fingerprint(), used))
    _save(cache, _KEPT, _Kept(key, past))
    return past


def check_issued(past: Past, letters: Sequence[Facts]) -> Iterator[Finding]:
    """Tell which issued letters say something else than they did, and no word of it, and which are gone."""
    yield from (DELETED_LETTER.at(Place(x)) for x in past.gone)
    correcting = corrections(letters)
    for facts in letters:
        before = past.issued.get(facts.source)
        fields = undeclared(before, facts.said, correcting.get(str(facts.id), ())) if before else ()
        if before and fields:
            since = _SINCE.of(day=before.day.strftime("%d/%m/%Y")) if before.day else _LONG_AGO
            yield UNDECLARED_CHANGE.at(facts.place("status"), fields=Several(fields), since=since)


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
    chains, whole = _chains(repository, {f"{x.id}.md" for x in letters})
    correcting = corrections(list(now.values()))
    issued: dict[str, Version] = {}
    with repository.blobs() as blobs:
        reader = _Reader(blobs, known)
        for file in letters:
            steps, facts = chains.get(f"{file.id}.md", ()), now.get(file.path)
            if steps and facts:
                versions = _versions(steps, file, facts, reader)
                if version := issued_version(versions, correcting.get(str(file.id), ())):
                    issued[file.id.source] = version
        there = {frozenset(x.said.content.items()) for x in now.values()}
        lost = [(who, chains[path]) for path in chains.keys() - {f"{x.id}.md" for x in letters} if (who := _who(path))]
        gone = tuple(sorted(who.source for who, steps in lost if _is_lost(who, steps, reader, there)))
    return Past(issued, whole, gone), reader.used


def _who(path: str) -> LetterId | None:
    """The letter whose file lies there, or lay; None for any other file."""
    try:
        return LetterId.parse(path.removesuffix(".md")) if path.endswith(".md") else None
    except ValueError:
        return None


def _is_lost(who: LetterId, steps: Sequence[_Step], reader: "_Reader", there: Container[frozenset[_Field]]) -> bool:
    """Whether a letter whose file is gone was issued, and lies nowhere else in what git has not seen yet."""
    file = LetterFile(who, "", who.source)
    versions = [Version(said, x.day, x.moved) for x in steps if (said := reader.said(x.blob, file))]
    found = issued_version(versions)
    return found is not None and frozenset(versions[-1].said.content.items()) not in there


def _chains(repository: Repository, wanted: set[str]) -> tuple[_Chains, bool]:
    """Follow letters back under the names that they had, those that are gone too; each begins with the oldest touch."""
    chains: dict[str, list[_Step]] = defaultdict(list)
    names = {x: x for x in wanted}
    gone: set[str] = set()
    whole = not repository.shallow
    for touch in repository.touches():
        if touch is None:
            whole = False
        elif path := _now(touch, names, gone):
            if len(chains[path]) < _MOST_VERSIONS:
                chains[path].append(_Step(touch.after, touch.commit.day, bool(touch.moved_from)))
            if touch.moved_from:
                names[touch.moved_from] = path
    return {path: steps[::-1] for path, steps in chains.items()}, whole


def _now(touch: Touch, names: dict[str, str], gone: set[str]) -> str | None:
    """The path that a touched file has now, or had last. A letter's own former name may be another letter's today."""
    if touch.path not in names and len(gone) < _MOST_GONE and _who(touch.path):
        names[touch.path] = touch.path
        gone.add(touch.path)
    return names.get(touch.path)


def _versions(steps: Sequence[_Step], file: LetterFile, facts: Facts, reader: "_Reader") -> Iterator[Version]:
    """Give a letter's versions. One that was issued and never written again is not read: it is what lies there."""
    data = file.read()
    present = "" if isinstance(data, Finding) else _blob_id(data, steps[-1].blob)
    for step in steps:
        said = facts.said if step.blob == present else reader.said(step.blob, file)
        if said:
            yield Version(said, step.day, step.moved)


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


def _blob_id(data: bytes, like: str) -> str:
    """Give the id that git gives to these bytes, by the hash that its repository uses."""
    kind = hashlib.sha1 if len(like) == hashlib.sha1(b"", usedforsecurity=False).digest_size * 2 else hashlib.sha256
    return kind(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


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

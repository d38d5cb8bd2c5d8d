"""Git's history of an archive enters; what its letters must still say leaves (`check.past` tells which do not).

Git is asked for the commits once for each last commit, and for the bytes of the few letters that were written again
after they were issued; what came of it is kept. What stays true: no git, no repository, no commit, a part of a history
alone: nothing is found but what is certain.
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from congvan.check.facts import Facts
from congvan.check.held import Register
from congvan.check.issued import Said, Version, exchanged, said_by
from congvan.check.past import Past, corrections
from congvan.checking.held_copies import is_unlike, kept_copy
from congvan.checking.trail import Step, Trails, follow, who
from congvan.model.content import Content
from congvan.model.finding import Finding
from congvan.model.identity import REPORTS
from congvan.read.archive import SIGNED, LetterFile
from congvan.read.blobs import blob_id, kind_of, shortened
from congvan.read.git import Blobs, OverdueError, Repository, open_repository
from congvan.store.cache import key_of, write_in_one_step
from congvan.store.code import fingerprint

_MOST_BYTES = 1 << 20
_KEPT, _KEPT_TEXTS = "issued.json", "issued-texts.json"
_OWN = 0o600  # digests of what is internal


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
    names = key_of(*sorted(x.name for x in letters), str(sorted(corrections(list(now.values())).items())))
    key = key_of(fingerprint(), repository.head, repository.prefix, str(repository.shallow), names)
    kept = _load(cache, _KEPT, _Kept)
    if kept and kept.key == key:
        return _with_present(kept.past, repository, letters, now)
    texts = _load(cache, _KEPT_TEXTS, _Texts)
    known = texts.said if texts and texts.key == fingerprint() else {}
    past, used = _read(repository, letters, now, known)
    _save(cache, _KEPT_TEXTS, _Texts(fingerprint(), used))
    _save(cache, _KEPT, _Kept(key, past))
    return _with_present(past, repository, letters, now)


def _with_present(past: Past, repository: Repository, letters: Sequence[LetterFile], now: Mapping[str, Facts]) -> Past:
    """Add which attachments and signed copies have other bytes now, whether git has seen them or not.

    Where a setting of the repository has files changed on their way out of git, by a program or into another encoding,
    what git has is compared with itself, and a signed copy with nothing.
    """
    issued = ((x, past.issued[x.source]) for x in now.values() if x.source in past.issued)
    found = {x.id: names for x, before in issued if (names := tuple(exchanged(before.files, x.files)))}
    kept = ((x, y, now.get(x.path)) for x in letters if (y := past.copies.get(x.id.source)))
    copies = [(x, before) for x, before, facts in kept if facts and shortened(before) not in facts.copy]
    if not found and not copies:
        return past
    beside = [f"{letter}/{x}" for letter, names in found.items() for x in names]
    converted = repository.converted([*beside, *(f"{x.id}{SIGNED}" for x, _ in copies)])
    told: dict[str, tuple[str, ...]] = {}
    for letter, names in found.items():
        known = past.rewritten.get(letter.source, ())
        told[letter.source] = tuple(x for x in names if x in known or f"{letter}/{x}" not in converted)
    with repository.blobs() as blobs:
        told_of = (x for x in copies if x[0].signed is None or f"{x[0].id}{SIGNED}" not in converted)
        unlike = {x.id.source: x.signed is not None for x, before in told_of if is_unlike(x.signed, before, blobs)}
    return replace(past, exchanged=told, unlike=unlike)


def _read(
    repository: Repository, letters: Sequence[LetterFile], now: Mapping[str, Facts], known: Mapping[str, Said | None]
) -> tuple[Past, dict[str, Said | None]]:
    """Read a past, and give what was needed of the texts for it; what is `known` of them is not read again."""
    paths = {f"{x.id}.md": x for x in letters}
    trails = follow(repository, paths)
    correcting = corrections(list(now.values()))
    register = Register()
    past = Past(whole=trails.whole)
    with repository.blobs() as blobs:
        reader = _Reader(blobs, known, _present(trails, letters, now))
        for step in trails.steps:
            if said := reader.said(step):
                version = Version(said, step.day, step.path, step.moved_from, step.at)
                register.see(version, correcting.get(step.now.removesuffix(".md"), ()))
        parts = [(x, y) for path, x in paths.items() if (y := _part(register, trails, path, blobs))]
    missing = {f"{REPORTS}/{path}": x.content for path, x in register.gone(paths)}
    return _joined(past, parts, missing), reader.used


@dataclass(frozen=True, slots=True)
class _Part:
    """What git knows of one letter: the parts of `Past`."""

    issued: Version
    rewritten: tuple[str, ...]
    drafts: tuple[str, ...]
    copy: str


def _part(register: Register, trails: Trails, path: str, blobs: Blobs) -> _Part | None:
    held = register.held(path)
    if held is None:
        return None
    files, last = trails.files_at(held.stays, held.version.at), trails.last(path)
    rewritten = tuple(x for x, blob in files.items() if last.get(x, blob) != blob)
    drafts = tuple(register.letters[path]) if path in register.drafts else ()
    return _Part(replace(held.version, files=files), rewritten, drafts, kept_copy(held, trails, blobs))


def _joined(past: Past, parts: Sequence[tuple[LetterFile, _Part]], missing: Mapping[str, Content]) -> Past:
    return replace(
        past,
        missing=missing,
        issued={x.id.source: y.issued for x, y in parts},
        rewritten={x.id.source: y.rewritten for x, y in parts if y.rewritten},
        drafts={x.id.source: y.drafts for x, y in parts if y.drafts},
        copies={x.id.source: y.copy for x, y in parts if y.copy},
    )


def _present(trails: Trails, letters: Sequence[LetterFile], now: Mapping[str, Facts]) -> Mapping[str, Said]:
    """What the letters say that lie there, by the ids of their bytes: they need not be read once more."""
    if not trails.steps:
        return {}
    kind = kind_of(trails.steps[-1].blob)
    there = ((x.read(), now[x.path].said) for x in letters if x.path in now)
    return {blob_id(data, kind): said for data, said in there if not isinstance(data, Finding)}


@dataclass
class _Reader:
    """Reads what letters said, each text once; `used` is all that was asked for but is not `present`."""

    blobs: Blobs
    known: Mapping[str, Said | None]
    present: Mapping[str, Said]
    used: dict[str, Said | None] = field(default_factory=dict)

    def said(self, step: Step) -> Said | None:
        """Give what a letter said then; None if that was no letter."""
        blob = step.blob
        if blob in self.present:
            return self.present[blob]
        if blob not in self.used:
            self.used[blob] = self.known[blob] if blob in self.known else self._read(step)
        return self.used[blob]

    def _read(self, step: Step) -> Said | None:
        data, letter = self.blobs.get(step.blob, _MOST_BYTES), who(step.path)
        if data is None or letter is None:
            return None
        raw, _ = LetterFile(letter, "", letter.source).parse(data)
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

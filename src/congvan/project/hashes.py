"""Which files an edition must not hold, and which it may: plain data for the leak gate, taken from the sources.

What anybody may read is no secret wherever else it lies: an emblem that a public letter shows is in no one's way.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from congvan.errors import unreadable
from congvan.model.archive import Archive
from congvan.model.identity import REPORTS
from congvan.model.letter import Letter
from congvan.model.terms import Audience
from congvan.model.withheld import KeptFile
from congvan.project.letters import is_visible

# Empty files and the smallest pictures are alike everywhere: to hold one tells nothing.
_LEAST_BYTES = 100


@dataclass(frozen=True, slots=True)
class Files:
    """The files of an archive by their SHA-256: those `kept` from an audience, and where the attachments are.

    Of each internal attachment the origin, too. What anybody may read is not among the internal ones.
    """

    kept: tuple[KeptFile, ...] = ()
    internal: Mapping[str, tuple[Path, str]] = field(default_factory=dict)
    public: Mapping[str, Path] = field(default_factory=dict)


def files_of(archive: Archive, audience: Audience, reports: Path) -> Files:
    """Give every file that the audience's edition must not hold, and those it may; none for the internal audience.

    Kept are internal attachments and pictures, and the sources in `reports` and signed copies of internal letters and
    drafts.

    Raises:
        MachineError: a file cannot be read.
    """
    if audience is Audience.INTERNAL:
        return Files()
    public = {_digest(x): x for letter in archive.in_order for x in _files(letter, internal=False)}
    internal: dict[str, tuple[Path, str]] = {}
    kept: dict[str, KeptFile] = {}
    for letter in archive.in_order:
        own = [(x, f"{letter.source}: attachments", _digest(x)) for x in _files(letter, internal=True)]
        for path, origin, digest in own:
            if digest not in public:
                internal.setdefault(digest, (path, origin))
        for path, origin, digest in (*own, *((x, origin, _digest(x)) for x, origin in _sources(letter, reports))):
            if digest not in public and _size(path) >= _LEAST_BYTES:
                kept.setdefault(digest, KeptFile(digest, origin))
    return Files(tuple(kept.values()), internal, public)


def _sources(letter: Letter, reports: Path) -> Iterator[tuple[Path, str]]:
    if not is_visible(letter, Audience.PUBLIC):
        yield reports / Path(letter.id.source).relative_to(REPORTS), letter.source
        if letter.signed:
            yield Path(letter.signed.path), letter.signed.source


def _files(letter: Letter, *, internal: bool) -> Iterator[Path]:
    """The files in a letter's folder of one kind; what is not declared is for nobody."""
    public = {x.file for x in letter.front.attachments if x.visibility is Audience.PUBLIC}
    shown = public if is_visible(letter, Audience.PUBLIC) else frozenset()
    yield from (Path(x.path) for x in letter.files if (x.name not in shown) is internal)


def _digest(path: Path) -> str:
    """The SHA-256 of a file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(path, error) from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise unreadable(path, error) from error

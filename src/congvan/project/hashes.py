"""Which files an edition must not hold, by their bytes: plain data for the leak gate, taken from the sources.

What anybody may read is no secret wherever else it lies: an emblem that a public letter shows is in no one's way.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from congvan.errors import MachineError, reason_of
from congvan.model.archive import Archive
from congvan.model.identity import REPORTS
from congvan.model.letter import Letter
from congvan.model.terms import Audience
from congvan.model.text import Text
from congvan.model.withheld import KeptFile
from congvan.project.letters import is_visible

# Empty files and the smallest pictures are alike everywhere: to hold one tells nothing.
_LEAST_BYTES = 100


def kept_files(archive: Archive, audience: Audience, reports: Path) -> tuple[KeptFile, ...]:
    """Give every file that the audience's edition must not hold; nothing for the internal audience.

    They are internal attachments and pictures, and the sources in `reports` and signed copies of internal letters and
    drafts.

    Raises:
        MachineError: a file cannot be read.
    """
    if audience is Audience.INTERNAL:
        return ()
    shown = {_digest(Path(path)) for letter in archive.in_order for path in _files(letter, internal=False)}
    found: dict[str, KeptFile] = {}
    for letter in archive.in_order:
        for path, origin in _kept(letter, reports):
            digest = _digest(path)
            if digest and digest not in shown:
                found.setdefault(digest, KeptFile(digest, origin))
    return tuple(found.values())


def _kept(letter: Letter, reports: Path) -> Iterator[tuple[Path, str]]:
    yield from ((Path(path), f"{letter.source}: attachments") for path in _files(letter, internal=True))
    if not is_visible(letter, Audience.PUBLIC):
        yield reports / Path(letter.id.source).relative_to(REPORTS), letter.source
        if letter.signed:
            yield Path(letter.signed.path), letter.signed.source


def _files(letter: Letter, *, internal: bool) -> Iterator[str]:
    """The files in a letter's folder of one kind; what is not declared is for nobody."""
    public = {x.file for x in letter.front.attachments if x.visibility is Audience.PUBLIC}
    shown = public if is_visible(letter, Audience.PUBLIC) else frozenset()
    yield from (x.path for x in letter.files if (x.name not in shown) is internal)


def _digest(path: Path) -> str:
    """The SHA-256 of a file; empty for one that is too small to tell anything."""
    try:
        if path.stat().st_size < _LEAST_BYTES:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise MachineError(Text("Cannot read {path}: {reason}."), path=path, reason=reason_of(error)) from error

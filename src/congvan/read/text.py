"""A file → its text in NFC with line feeds as line ends, or the finding that says why not."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from congvan.errors import reason_of
from congvan.model.finding import Finding, Place
from congvan.model.rules import files as rules
from congvan.model.rules import language
from congvan.vietnamese.normalise import nfc

_MARKS = re.compile("[\u0300-\u036f]+")
MAX_BYTES = 2 * 1024 * 1024  # a 200-page letter has about a quarter of this
_CHUNK = 64 * 1024  # bytes: nearly every letter in one go


def read_text(path: Path, name: str) -> str | Finding:
    """Read a text file; `name` is its path as findings give it."""
    data = read_bytes(path, name)
    return data if isinstance(data, Finding) else as_text(data, name)


def read_bytes(path: Path | str, name: str) -> bytes | Finding:
    """Read a file that is to be text, as it is; refuse one that is too large for any text."""
    try:
        data = b"".join(_chunks(path))
    except OSError as error:
        return rules.UNREADABLE.at(Place(name), reason=reason_of(error))
    if len(data) > MAX_BYTES:
        return rules.TOO_LARGE.at(Place(name), size=Path(path).stat().st_size, limit=MAX_BYTES)
    return data


def _chunks(path: Path | str) -> Iterator[bytes]:
    """Give a file's bytes up to the first above the limit: three calls of the system for a letter, half of `open`'s."""
    handle, left = os.open(path, os.O_RDONLY), MAX_BYTES + 1
    try:
        while left > 0 and (chunk := os.read(handle, min(left, _CHUNK))):
            yield chunk
            left -= len(chunk)
            if len(chunk) < _CHUNK:  # the end of a plain file; nothing else is read here
                return
    finally:
        os.close(handle)


def as_text(data: bytes, name: str) -> str | Finding:
    """Give the text of a file's bytes."""
    text = as_typed(data, name)
    return text if isinstance(text, Finding) else nfc(text)


def as_typed(data: bytes, name: str) -> str | Finding:
    """Give the text of a file's bytes before its letters are composed."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return rules.NOT_UTF8.at(Place(name), offset=error.start + 1)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decomposed(typed: str, name: str) -> list[Finding]:
    """Tell of the first letter of a text that was typed as letter and mark, at its place in the composed text."""
    for marks in _MARKS.finditer(typed):
        at = max(0, marks.start() - 1)
        if nfc(typed[at : marks.end()]) != typed[at : marks.end()]:
            line = typed.rfind("\n", 0, at) + 1
            place = Place(name, typed.count("\n", 0, at) + 1, len(nfc(typed[line:at])) + 1)
            return [language.DECOMPOSED.at(place)]
    return []


def entries(folder: "Path | os.DirEntry[str]") -> Iterator[os.DirEntry[str]]:
    """Give a folder's entries by name, without hidden ones (`.git`, `.DS_Store`, swap files): they are no letters."""
    with os.scandir(folder) as found:
        yield from sorted(
            (x for x in found if not x.name.startswith((".", "~$")) and not x.name.endswith("~")), key=lambda x: x.name
        )

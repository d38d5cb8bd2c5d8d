"""A file → its text in NFC with line feeds as line ends, or the finding that says why not."""

import os
from collections.abc import Iterator
from pathlib import Path

from congvan.model.finding import Finding, Place
from congvan.model.rules import files as rules
from congvan.vietnamese.normalise import nfc

MAX_BYTES = 2 * 1024 * 1024  # a 200-page letter has about a quarter of this


def read_text(path: Path, name: str) -> str | Finding:
    """Read a text file; `name` is its path as findings give it."""
    place = Place(name)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return rules.UNREADABLE.at(place, reason=os.strerror(error.errno or 0))
    if len(data) > MAX_BYTES:
        return rules.TOO_LARGE.at(place, size=path.stat().st_size, limit=MAX_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return rules.NOT_UTF8.at(place, offset=error.start + 1)
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n"))


def entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Give a folder's entries by name, without hidden ones (`.git`, `.DS_Store`, swap files): they are no letters."""
    with os.scandir(folder) as found:
        yield from sorted(
            (x for x in found if not x.name.startswith((".", "~$")) and not x.name.endswith("~")), key=lambda x: x.name
        )

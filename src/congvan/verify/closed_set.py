"""A folder and the names that explain its files enter; what is unexplained, missing or no plain file leaves."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from congvan.model.finding import Finding, Place
from congvan.model.rules.edition import MISSING_FILE, NOT_A_FILE, UNEXPLAINED_FILE


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies below a folder, by names relative to it with `/`. Folders, empty ones too, need no explanation."""

    files: frozenset[str]
    odd: frozenset[str]  # symbolic links, sockets, pipes, devices


def listing(folder: Path) -> Listing:
    """List everything below a folder; links are not followed.

    Raises:
        OSError: a folder cannot be read.
    """
    files: set[str] = set()
    odd: set[str] = set()
    for name, plain in _below(folder, ""):
        (files if plain else odd).add(name)
    return Listing(frozenset(files), frozenset(odd))


def _below(folder: Path, prefix: str) -> Iterator[tuple[str, bool]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry.is_file(follow_symlinks=False)


def check_closed_set(found: Listing, explained: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each file without an explanation, each explanation without a file, and each odd thing."""
    names = frozenset(explained)
    yield from (UNEXPLAINED_FILE.at(Place(name)) for name in sorted(found.files - names))
    yield from (MISSING_FILE.at(Place(name)) for name in sorted(names - found.files))
    yield from (NOT_A_FILE.at(Place(name)) for name in sorted(found.odd))

"""One page of each kind that an edition has, found in the edition: so a new kind is tried as soon as it exists."""

import re
from pathlib import Path

from tests.integration.archives import ATTACHED, DRAFT, INTERNAL, PASSAGES, REPLACED, WITHDRAWN

# Letters of special kinds: with attachments, with passages left out, withdrawn, replaced; internal ones, a draft.
_LETTERS = (ATTACHED, PASSAGES, WITHDRAWN, REPLACED, INTERNAL, DRAFT)
_NAME = r"[a-z][a-z0-9-]*"
_KINDS = (
    ("agency", rf"agencies/{_NAME}/"),
    ("series", rf"series/{_NAME}/"),
    ("year", r"archive/\d{4}/"),
    ("month", r"archive/\d{4}/\d\d/"),
    ("register", rf"register/{_NAME}/\d{{4}}/"),
    ("letter", rf"{_NAME}/{_NAME}/\d{{4}}[^/]*/"),
)


def pages_of(folder: Path) -> list[str]:
    """Give the addresses of all pages of an edition, `404.html` last."""
    found = sorted(x.parent.relative_to(folder).as_posix() for x in folder.rglob("index.html"))
    return [*("" if x == "." else f"{x}/" for x in found), "404.html"]


def kinds_of(folder: Path) -> list[str]:
    """Give every page that is the only one of its kind, one of each other kind, and the letters of special kinds."""
    pages = pages_of(folder)
    many = [[x for x in pages if re.fullmatch(pattern, x)] for _, pattern in _KINDS]
    single = [x for x in pages if not any(x in found for found in many)]
    letters = [f"{x}/" for x in _LETTERS if f"{x}/" in pages]
    return [*single, *(found[-1] for found in many[:-1] if found), *letters]

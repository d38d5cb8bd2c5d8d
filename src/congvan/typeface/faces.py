"""A typeface for letters: where its files lie, which characters it has, how wide a text is in it.

What stays true: a PDF is set in the four files of one typeface and in nothing else, so what they lack is known before.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from congvan.errors import MachineError
from congvan.model.text import Text
from congvan.typeface.common import COMMON, NOT_DRAWN
from congvan.typeface.opened import opened

FAMILY = "Liberation Serif"
# Weight and style as CSS names them → file
FACES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("normal", "normal"): "LiberationSerif-Regular.ttf",
        ("bold", "normal"): "LiberationSerif-Bold.ttf",
        ("normal", "italic"): "LiberationSerif-Italic.ttf",
        ("bold", "italic"): "LiberationSerif-BoldItalic.ttf",
    }
)
_VERSION = 5  # the entry of the name table: `Version 2.1.5`
_NUMBER = re.compile(r"\d+(?:\.\d+)+")


@dataclass(frozen=True, slots=True)
class Face:
    """One file: its weight and style as CSS names them, where it lies, and the hash of its bytes."""

    weight: str
    style: str
    path: str
    digest: str

    @property
    def name(self) -> str:
        """A name that tells nothing of the machine: `bold-italic.ttf`."""
        return f"{self.weight}-{self.style}.ttf"


@dataclass(frozen=True, slots=True)
class Typeface:
    """Four faces of one family. `own`: the archive's owner supplied them; they are never handed on as files."""

    family: str
    version: str
    faces: tuple[Face, ...]
    own: bool = False

    @property
    def description(self) -> str:
        """The family and its version: `Liberation Serif 2.1.5`."""
        return f"{self.family} {self.version}".rstrip()

    @property
    def css_name(self) -> str:
        """The family as style sheets and PDFs name it. Pango takes a last word like `Roman` for a style."""
        return self.family.replace(" ", "") if self.own else self.family

    @property
    def files(self) -> Mapping[tuple[str, str], Path]:
        """The files by weight and style."""
        return {(x.weight, x.style): Path(x.path) for x in self.faces}

    @property
    def fingerprint(self) -> str:
        """What a PDF's bytes depend on: family and contents, not where the files lie."""
        return "\n".join([self.family, *(f"{x.name} {x.digest}" for x in self.faces)])

    def missing(self, text: str) -> list[str]:
        """Give the characters of the text that a face lacks, each once, in code order."""
        rare = set(text) - COMMON - NOT_DRAWN
        return sorted(rare - _coverage(self.faces)) if rare else []

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide the text is, in points, at that size in points. Pairs are not kerned: never too narrow."""
        wanted = ("bold" if bold else "normal", "normal")
        advances, default, units = _advances(next(x.path for x in self.faces if (x.weight, x.style) == wanted))
        return sum(advances.get(ord(c), default) for c in text) * size / units

    def data(self) -> dict[Face, bytes]:
        """The bytes of each face.

        Raises:
            MachineError: a file is gone, or is another than when this typeface was taken up.
        """
        return {x: _unchanged(x) for x in self.faces}


@cache
def vendored() -> Typeface:
    """Give the typeface that comes with Congvan.

    Raises:
        MachineError: a file is missing or broken.
    """
    paths = {key: folder() / name for key, name in FACES.items()}
    faces = tuple(Face(*key, str(path), sha256(_ours(path)).hexdigest()) for key, path in paths.items())
    return Typeface(FAMILY, _OUR_VERSION, faces)


_OUR_VERSION = "2.1.5"  # as fonts/ORIGIN.txt says: the files need not be opened for it


def missing(text: str) -> list[str]:
    """Give the characters of the text that the vendored typeface lacks in any face, each once, in code order."""
    return vendored().missing(text)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is in the vendored typeface, in points, at that size in points."""
    return vendored().width(text, size, bold=bold)


def folder() -> Path:
    """The folder of the vendored font files."""
    return Path(str(files("congvan.typeface"))) / "fonts"


def name_of(character: str) -> str:
    """Name a character for a message: `U+2611 BALLOT BOX WITH CHECK`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def version_of(names: Any) -> str:
    """Give the version that a font's table of names tells; empty if none."""
    said = str(names.getDebugName(_VERSION) or "")
    found = _NUMBER.search(said)
    return found[0] if found else ""


@lru_cache(4)
def _coverage(faces: tuple[Face, ...]) -> frozenset[str]:
    maps = []
    for face in faces:
        with opened(Path(face.path)) as font:
            maps.append(set(font.getBestCmap() or {}))
    return frozenset(map(chr, set.intersection(*maps)))


@lru_cache(8)
def _advances(path: str) -> tuple[Mapping[int, int], int, int]:
    """Advance by code point, advance of the missing glyph, units per em."""
    with opened(Path(path)) as font:
        metrics = font["hmtx"]
        advances = {code: metrics[glyph][0] for code, glyph in (font.getBestCmap() or {}).items()}
        return MappingProxyType(advances), metrics[".notdef"][0], font["head"].unitsPerEm


def _ours(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MachineError(
            Text("The font file {name} of Congvan is missing: install Congvan again."), name=path.name
        ) from error


def _unchanged(face: Face) -> bytes:
    data = _ours(Path(face.path))
    if sha256(data).hexdigest() != face.digest:
        raise MachineError(
            Text("The font file {name} was changed meanwhile; run the command again."), name=Path(face.path).name
        )
    return data

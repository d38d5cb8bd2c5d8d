"""The vendored typeface: where its files lie, which characters it has, how wide a text is in it.

What stays true: these four files are the only letters that a PDF can be set in, so what they lack is known before.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from fontTools.ttLib import TTFont, TTLibError

from congvan.errors import MachineError
from congvan.model.text import Text

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
# Laid out, not drawn: white space and what steers line breaks and hyphens. A line break is white space of HTML.
_NOT_DRAWN = frozenset("\t\n\r\f \u00a0\u00ad\u200b\u2060")


def folder() -> Path:
    """The folder of the font files."""
    return Path(str(files("congvan.typeface"))) / "fonts"


def missing(text: str) -> list[str]:
    """Give the characters of the text that the typeface lacks in any face, each once, in code order."""
    return sorted(set(text) - _NOT_DRAWN - _coverage())


def name_of(character: str) -> str:
    """Name a character for a message: `U+2611 BALLOT BOX WITH CHECK`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is, in points, at that size in points. Pairs are not kerned: never too narrow."""
    advances, default, units = _advances("bold" if bold else "normal")
    return sum(advances.get(ord(c), default) for c in text) * size / units


@cache
def _coverage() -> frozenset[str]:
    maps = []
    for name in FACES.values():
        with _font(name) as font:
            maps.append(set(font.getBestCmap() or {}))
    return frozenset(map(chr, set.intersection(*maps)))


@cache
def _advances(weight: str) -> tuple[Mapping[int, int], int, int]:
    """Advance by code point, advance of the missing glyph, units per em."""
    with _font(FACES[weight, "normal"]) as font:
        metrics = font["hmtx"]
        advances = {code: metrics[glyph][0] for code, glyph in (font.getBestCmap() or {}).items()}
        return MappingProxyType(advances), metrics[".notdef"][0], font["head"].unitsPerEm


def _font(name: str) -> TTFont:
    try:
        return TTFont(folder() / name, lazy=True)
    except (OSError, TTLibError) as error:
        raise MachineError(
            Text("The font file {name} of Congvan is missing or broken: install Congvan again."), name=name
        ) from error

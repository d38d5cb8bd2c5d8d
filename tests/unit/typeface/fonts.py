"""Test fonts: the vendored files under the name of Times New Roman, and ways to spoil them."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from fontTools.ttLib import TTFont

from congvan.typeface import faces

Change: TypeAlias = Callable[[Any], None]
# As an office's machine names them
NAMES = {
    ("normal", "normal"): "times.ttf",
    ("bold", "normal"): "timesbd.ttf",
    ("normal", "italic"): "timesi.ttf",
    ("bold", "italic"): "timesbi.ttf",
}


def nothing(_font: object) -> None:
    """Change nothing more."""


def font(
    key: tuple[str, str] = ("normal", "normal"), family: str = "Times New Roman", change: Change = nothing
) -> bytes:
    """Give a vendored face under another family's name, version 7.01, with a further change."""
    return _font(key, family) if change is nothing else _changed(_font(key, family), change)


def put_all(folder: Path) -> Path:
    """Put all four faces there."""
    folder.mkdir(parents=True, exist_ok=True)
    for key, name in NAMES.items():
        (folder / name).write_bytes(font(key))
    return folder


@cache
def _font(key: tuple[str, str], family: str) -> bytes:
    def renamed(it: Any) -> None:
        for entry in it["name"].names:
            text = entry.toUnicode().replace(faces.FAMILY, family).replace("LiberationSerif", family.replace(" ", ""))
            it["name"].setName(
                "Version 7.01" if entry.nameID == 5 else text,
                entry.nameID, entry.platformID, entry.platEncID, entry.langID,
            )  # fmt: skip

    return _changed((faces.folder() / faces.FACES[key]).read_bytes(), renamed)


def _changed(data: bytes, change: Change) -> bytes:
    with TTFont(BytesIO(data), lazy=True, recalcTimestamp=False) as it:
        change(it)
        out = BytesIO()
        it.save(out)
    return out.getvalue()

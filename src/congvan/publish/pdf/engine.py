"""Proves that this machine can make PDFs, and names what it makes them with.

What stays true: nobody loads WeasyPrint before `require_engine` has, so a library that the machine lacks is one
sentence and no traceback.
"""

import contextlib
import hashlib
import importlib
import io
import warnings
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from congvan.errors import MachineError
from congvan.model.text import Text
from congvan.typeface.faces import FACES, folder

# Part of every cache key: raise it when the same HTML shall give another PDF (options, finisher, pictures).
SCHEMA = 1
_APT = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def require_engine() -> str:
    """Load what makes PDFs and give its fingerprint: whatever a PDF's bytes depend on beside its HTML and pictures.

    Raises:
        MachineError: a library or a font is missing.
    """
    ffi = _libraries()
    if ffi.harfbuzz_subset is None:
        # WeasyPrint would fall back to fontTools: three times slower, and other bytes
        raise MachineError(
            Text("This machine lacks the library libharfbuzz-subset, which PDFs need; install it: {_APT}"), _APT=_APT
        )
    names = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "pillow", "fonttools")
    parts = [f"{name} {version(name)}" for name in names]
    return "\n".join([f"schema {SCHEMA}", f"pango {ffi.pango.pango_version()}", *parts, *_font_sums()])


def font_files() -> dict[str, bytes]:
    """The bytes of the font files by name.

    Raises:
        MachineError: one is missing.
    """
    return {name: _read(folder() / name) for name in FACES.values()}


@cache
def _font_sums() -> tuple[str, ...]:
    return tuple(f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in font_files().items())


def _libraries() -> Any:
    try:
        # WeasyPrint prints a page of advice before it fails, and warns where we refuse
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return importlib.import_module("weasyprint.text.ffi")
    except OSError as error:
        raise MachineError(
            Text("This machine lacks the library Pango, which PDFs need; install it: {_APT}"), _APT=_APT
        ) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MachineError(
            Text("The font file {name} of Congvan is missing: install Congvan again."), name=path.name
        ) from error

"""Proves that this machine can make PDFs, and names what it makes them with.

What stays true: nobody loads WeasyPrint before `require_engine` has, so a library that the machine lacks is one
sentence and no traceback. Where every PDF is kept, nobody loads it at all.
"""

import contextlib
import ctypes
import importlib
import io
import sys
import warnings
from functools import cache
from importlib.metadata import version
from typing import Any

from congvan.errors import MachineError
from congvan.model.text import Text

# Part of every cache key: raise it when the same HTML shall give another PDF (options, finisher, pictures).
SCHEMA = 2
# Version of WeasyPrint whose inside `archival` reads and `quick` knows (decisions 0019 and 0021).
WRITTEN_FOR = "70."
_APT = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


# Under these names WeasyPrint looks for it too, among others.
_PANGO = "libpango-1.0.dylib" if sys.platform == "darwin" else "libpango-1.0.so.0"


def engine() -> str:
    """Name what makes PDFs here: whatever their bytes depend on beside their jobs.

    Raises:
        MachineError: a library is missing.
    """
    return "\n".join([f"schema {SCHEMA}", f"pango {_pango_version()}", *_versions()])


def require_engine() -> None:
    """Load what makes PDFs.

    Raises:
        MachineError: a library is missing, or WeasyPrint is not the one that we read from within.
    """
    ffi = _libraries()
    found, *_ = _versions()
    if not found.startswith(f"weasyprint {WRITTEN_FOR}"):
        raise MachineError(
            Text("This machine has {found}, and Congvan needs WeasyPrint {needed}x; install Congvan again."),
            found=found,
            needed=WRITTEN_FOR,
        )
    if ffi.harfbuzz_subset is None:
        # WeasyPrint would fall back to fontTools: three times slower, and other bytes
        raise MachineError(
            Text("This machine lacks the library libharfbuzz-subset, which PDFs need; install it: {_APT}"), _APT=_APT
        )


@cache
def _pango_version() -> int:
    """Ask Pango itself: to load all of WeasyPrint takes half a second."""
    with contextlib.suppress(OSError, AttributeError):
        return int(ctypes.CDLL(_PANGO).pango_version())
    return int(_libraries().pango.pango_version())  # it has another name here, or is missing


@cache
def _versions() -> tuple[str, ...]:
    """Name the packages' versions; looking them up takes as long as reading a dozen PDFs from the cache."""
    names = ("weasyprint", "pydyf", "tinycss2", "lxml", "cssselect2", "pyphen", "pillow", "fonttools")
    return tuple(f"{name} {version(name)}" for name in names)


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

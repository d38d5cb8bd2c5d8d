"""The pictures that a body shows: whole PNG or JPEG files, of no more pixels than a page can use.

Only the beginnings and the ends of files are read; nothing is unpacked.
"""

import os
import warnings
from collections.abc import Iterator
from types import MappingProxyType

from congvan.check.body.links import links
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding, Rule
from congvan.model.limits import MOST_PIXELS
from congvan.model.links import Kind, file_of
from congvan.model.rules import attachments as rules
from congvan.read.attached import signs_of

# How a whole file ends, but for a few bytes that some cameras write behind: what makes PDFs looks for the same.
_ENDS = MappingProxyType({"png": b"IEND", "jpeg": b"\xff\xd9"})
_TAIL = 4096
_MILLION = 1_000_000


def check_pictures(sheet: Sheet) -> Iterator[Finding]:
    """Check the pictures of one letter where it shows them."""
    files = {x.name: x.path for x in sheet.raw.files}
    if not files or "![" not in sheet.body.text:
        return
    for link in links(sheet):
        path = files.get(file_of(link.target))
        if path and link.is_picture and link.kind in (Kind.INLINE, Kind.REFERENCE):
            found = _judged(path)
            if found:
                rule, values = found
                yield rule.at(sheet.body.place(link.at), **values)


def _judged(path: str) -> tuple[Rule, dict[str, str]] | None:
    """What is wrong with a picture's file; what is no picture at all, or cannot be read, is told elsewhere."""
    try:
        kind = signs_of(path).kind
        if kind not in _ENDS:
            return None
        pixels = _pixels(path)
        if pixels > MOST_PIXELS:
            return rules.PICTURE_PIXELS, {
                "pixels": str(round(pixels / _MILLION)),
                "most": str(MOST_PIXELS // _MILLION),
            }
        return None if pixels and _ENDS[kind] in _tail(path) else (rules.PICTURE_BROKEN, {})
    except OSError:
        return None


def _pixels(path: str) -> int:
    """How many pixels a picture has by its head; 0 if that cannot be told."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most letters show no picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own bound is lower
            with Image.open(path, formats=("PNG", "JPEG")) as picture:
                return int(picture.width * picture.height)
    except Image.DecompressionBombError:
        return MOST_PIXELS + 1
    except (UnidentifiedImageError, ValueError, SyntaxError):
        return 0


def _tail(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - paths of attachments are texts
        file.seek(-min(_TAIL, os.fstat(file.fileno()).st_size), os.SEEK_END)
        return file.read()

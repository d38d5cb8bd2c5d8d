"""What documents carry that says nothing of anybody, fonts: known by their bytes."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from struct import unpack_from

_FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
_TAG = re.compile(rb"[A-Za-z0-9/ ]{4}")
_EMBEDDED = 34, b"LP"  # the mark of an Embedded OpenType font
_MASKED = 44  # a masked font's first 32 bytes are no bytes of a font; here its third table is named


def is_plain_part(name: str, data: bytes) -> bool:
    """Whether a part is what its name says: a font."""
    is_one = _BY_ENDING.get(PurePosixPath(name).suffix[1:].lower())
    return is_one is not None and is_one(data)


def _is_font(data: bytes) -> bool:
    return data.startswith(_FONTS)


def _is_embedded_font(data: bytes) -> bool:
    at, mark = _EMBEDDED
    return data[at : at + 2] == mark or _is_font(data)


def _is_masked_font(data: bytes) -> bool:
    if len(data) < _MASKED + 16:
        return False
    start, length = unpack_from(">II", data, _MASKED + 8)
    return (bool(_TAG.match(data, _MASKED)) and start + length <= len(data)) or _is_font(data)


_BY_ENDING: dict[str, Callable[[bytes], bool]] = {
    **dict.fromkeys(("ttf", "otf"), _is_font),
    "fntdata": _is_embedded_font,
    "odttf": _is_masked_font,
}

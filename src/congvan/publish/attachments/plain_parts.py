"""What documents carry that says nothing of anybody, drawings of an older kind and fonts: known by their bytes."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from struct import unpack_from

_ENHANCED = b"\1\0\0\0", 40, b" EMF"  # the first record of an EMF, and its mark
_DRAWINGS = (b"\xd7\xcd\xc6\x9a", b"\1\0\x09\0\0\3", b"\1\0\x09\0\0\1", b"\2\0\x09\0\0\3", b"VCLMTF")
_FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
_TAG = re.compile(rb"[A-Za-z0-9/ ]{4}")
_EMBEDDED = 34, b"LP"  # the mark of an Embedded OpenType font
_MASKED = 44  # a masked font's first 32 bytes are no bytes of a font; here its third table is named


def is_plain_part(name: str, data: bytes) -> bool:
    """Whether a part is what its name says: a drawing, or a font."""
    ending = PurePosixPath(name).suffix[1:].lower()
    is_one = _BY_ENDING.get(ending) or (_is_drawing if "ObjectReplacements/" in name else None)
    return is_one is not None and is_one(data)


def _is_drawing(data: bytes) -> bool:
    first, at, mark = _ENHANCED
    return (data.startswith(first) and data[at : at + 4] == mark) or data.startswith(_DRAWINGS)


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
    **dict.fromkeys(("emf", "wmf", "svm"), _is_drawing),
    **dict.fromkeys(("ttf", "otf"), _is_font),
    "fntdata": _is_embedded_font,
    "odttf": _is_masked_font,
}

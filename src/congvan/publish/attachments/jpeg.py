"""A JPEG → the same pixels, bit for bit, without EXIF, places, remarks, thumbnails and what stands behind its end.

Segments are kept or left out whole (ITU-T T.81, annex B); the picture's own data are not touched.
"""

import struct
from collections.abc import Iterator

from congvan.contents.sign import DAMAGED, UnreadableError
from congvan.publish.attachments.orientation import exif_of, orientation_of

_MARK, _END, _SCAN, _APP1 = 0xFF, 0xD9, 0xDA, 0xE1
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
_WITHIN_SCANS = _ALONE | {0, _MARK}
_JFIF, _EXIF, _ICC, _ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_APP0, _APP2, _APP14 = 0xE0, 0xE2, 0xEE
_ADOBE_LENGTH = 12  # how colours are meant; what stands behind it is no part of it
_APPS = range(0xE0, 0xF0)
_DRAW = frozenset({0x01, *range(0xC0, 0xE0)})  # frames, tables and scans; others are remarks, or of no known use


def clean_jpeg(data: bytes, *, turned: bool = True) -> bytes:
    """Clean a JPEG; with `turned` it keeps how it is to be turned, if it is not upright.

    Raises:
        UnreadableError: it is none, or cut short.
    """
    segments = list(_segments(data))
    exif = next((x[4:] for marker, x in segments if marker == _APP1 and x[4:].startswith(_EXIF)), b"")
    told = exif_of(orientation_of(exif)) if turned and exif else b""
    kept = [x for marker, segment in segments if (x := _kept(marker, segment))]
    if told:
        length = struct.pack(">H", 2 + len(_EXIF) + len(told))
        first = 1 if kept and kept[0][4:].startswith(_JFIF) else 0
        kept.insert(first, b"\xff\xe1" + length + _EXIF + told)
    return b"\xff\xd8" + b"".join(kept) + b"\xff\xd9"


def _kept(marker: int, segment: bytes) -> bytes:
    """A segment as it is kept; nothing if it is not."""
    said = segment[4:]
    if marker in _APPS:
        if marker == _APP0 and said.startswith(_JFIF):
            return b"\xff\xe0\0\x10" + said[:12] + b"\0\0"  # without its thumbnail
        if marker == _APP14 and said.startswith(_ADOBE) and len(said) >= _ADOBE_LENGTH:
            return b"\xff\xee\0\x0e" + said[:_ADOBE_LENGTH]
        return segment if marker == _APP2 and said.startswith(_ICC) else b""
    return segment if marker in _DRAW else b""


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Markers with their segments, a scan with all its data, up to the end of the picture."""
    if data[:2] != b"\xff\xd8":
        raise UnreadableError(DAMAGED)
    at = 2
    while at + 2 <= len(data):
        if data[at] != _MARK:
            raise UnreadableError(DAMAGED)
        marker = data[at + 1]
        if marker == _MARK:  # filling
            at += 1
            continue
        if marker == _END:
            return
        end = at + 2 if marker in _ALONE else at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = _scan_end(data, end)
        if end > len(data) or end <= at + 1:
            break
        yield marker, data[at:end]
        at = end
    raise UnreadableError(DAMAGED)


def _scan_end(data: bytes, at: int) -> int:
    """Where a scan's data end: at the first marker that is none of restart (B.1.1.5)."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        after = data[at + 1]
        if after not in _WITHIN_SCANS:
            return at
        at += 1 if after == _MARK else 2
    raise UnreadableError(DAMAGED)

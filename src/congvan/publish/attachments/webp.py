"""A WebP → the same pixels, bit for bit, without EXIF, XMP and what we do not know (WebP container, RFC 9649, 2)."""

import struct
from collections.abc import Iterator

from congvan.contents.sign import DAMAGED, UnreadableError
from congvan.publish.attachments.orientation import exif_of, orientation_of

_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_FRAME, _IN_FRAMES = 16, frozenset({b"ALPH", b"VP8 ", b"VP8L"})  # what stands before a moving picture's frame's own
_HAS_XMP, _HAS_EXIF = 0x04, 0x08
_HEAD = 12


def clean_webp(data: bytes) -> bytes:
    """Clean a WebP; it keeps how it is to be turned, if it is not upright.

    Raises:
        UnreadableError: it is none, or cut short.
    """
    chunks, told = [], b""
    for name, said in _chunks(data):
        if name == b"EXIF":
            told = exif_of(orientation_of(said))
        elif name in _KEPT:
            chunks.append((name, _frame(said) if name == b"ANMF" else said))
    if chunks and chunks[0][0] == b"VP8X":
        name, said = chunks[0]
        flags = said[0] & ~(_HAS_XMP | _HAS_EXIF) | (_HAS_EXIF if told else 0)
        chunks[0] = name, bytes([flags]) + said[1:]
        if told:
            chunks.append((b"EXIF", told))
    body = b"WEBP" + b"".join(_chunk(*x) for x in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _frame(said: bytes) -> bytes:
    """One picture of a moving one, without chunks that no reader shows."""
    parts = _parts(said, _FRAME, len(said))
    return said[:_FRAME] + b"".join(_chunk(*x) for x in parts if x[0] in _IN_FRAMES)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if data[:4] != b"RIFF" or data[8:_HEAD] != b"WEBP":
        raise UnreadableError(DAMAGED)
    yield from _parts(data, _HEAD, min(len(data), 8 + int.from_bytes(data[4:8], "little")))


def _parts(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > end:
            raise UnreadableError(DAMAGED)
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _chunk(name: bytes, said: bytes) -> bytes:
    return name + struct.pack("<I", len(said)) + said + b"\0" * (len(said) % 2)

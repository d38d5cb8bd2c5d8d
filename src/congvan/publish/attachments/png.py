"""A PNG → the same pixels, bit for bit, without texts, times, EXIF and what stands behind its end.

Chunks are kept or left out whole (PNG, third edition, 11); those that we do not know are left out.
"""

import struct
import zlib
from collections.abc import Iterator

from congvan.contents.sign import DAMAGED, UnreadableError
from congvan.publish.attachments.orientation import exif_of, orientation_of

_BEGINNING = b"\x89PNG\r\n\x1a\n"
# What the picture is made of, how its colours are meant and how large it is printed; moving ones too.
_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs",
     b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT"}
)  # fmt: skip
_FRAME = 12  # bytes round a chunk's data


def clean_png(data: bytes) -> bytes:
    """Clean a PNG; it keeps how it is to be turned, if it is not upright.

    Raises:
        UnreadableError: it is none, or cut short.
    """
    out, told = [_BEGINNING], b""
    for name, said in _chunks(data):
        if name == b"eXIf":
            told = exif_of(orientation_of(said))
        elif name in _KEPT:
            out.append(_chunk(name, said))
    if told:
        out.insert(2, _chunk(b"eXIf", told))  # behind the first chunk, before the picture
    return b"".join(out)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_BEGINNING)
    if data[:at] != _BEGINNING:
        raise UnreadableError(DAMAGED)
    while at + _FRAME <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, said = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + _FRAME
        if at > len(data):
            break
        yield name, said
        if name == b"IEND":
            return
    raise UnreadableError(DAMAGED)


def _chunk(name: bytes, said: bytes) -> bytes:
    return struct.pack(">I", len(said)) + name + said + struct.pack(">I", zlib.crc32(name + said))

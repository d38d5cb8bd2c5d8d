"""Compressed bytes enter; what they unpack to leaves, but never more than is asked for."""

import zlib
from dataclasses import dataclass

from congvan.model.text import Text
from congvan.verify.undecodable import Undecodable

# More than any attachment of an office unpacks to; keeps a bomb from filling the memory.
LARGEST_UNPACKED = 256 * 1024 * 1024
TOO_LARGE = Text("too large when unpacked")
_GZIP = 31  # zlib's window bits for gzip's header and trailer
_BROKEN = Text("broken compressed file")
_EXTRA, _NAME, _COMMENT = 4, 8, 16  # flags (RFC 1952, 2.3.1)
_FIXED_HEADER = 10
_MOST_MEMBERS = 64  # a file put together by appending has a few


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The content of a gzip file, and what its headers hold beside: name, comment, extra field."""

    content: bytes
    beside: bytes


def inflate(data: bytes, most: int, bits: int = zlib.MAX_WBITS) -> bytes:
    """Inflate one zlib stream.

    Raises:
        zlib.error: it is none.
        Undecodable: it unpacks to more than `most` bytes.
    """
    unpacker = zlib.decompressobj(bits)
    content = unpacker.decompress(data, most)
    if unpacker.unconsumed_tail:
        raise Undecodable(TOO_LARGE)
    return content


def gunzip(data: bytes) -> Unpacked:
    """Unpack a gzip file of one or several members.

    Raises:
        Undecodable: it is broken, is followed by something else, or unpacks to too much.
    """
    contents, beside, left = [], [], LARGEST_UNPACKED
    while data.strip(b"\0"):
        beside.append(_beside(data))
        if len(beside) > _MOST_MEMBERS:
            raise Undecodable(TOO_LARGE)
        unpacker = zlib.decompressobj(_GZIP)
        try:
            contents.append(unpacker.decompress(data, left + 1))
        except zlib.error as error:
            raise Undecodable(_BROKEN) from error
        left -= len(contents[-1])
        if left < 0:
            raise Undecodable(TOO_LARGE)
        if not unpacker.eof:
            raise Undecodable(_BROKEN)
        data = unpacker.unused_data
    return Unpacked(b"".join(contents), b"\0\0\0\0".join(beside))


def _beside(data: bytes) -> bytes:
    """The extra field, name and comment of a member's header (RFC 1952, 2.3)."""
    if len(data) <= _FIXED_HEADER:
        raise Undecodable(_BROKEN)
    flags, start = data[3], _FIXED_HEADER
    end = start
    if flags & _EXTRA:
        end += 2 + int.from_bytes(data[end : end + 2], "little")
    for flag in (_NAME, _COMMENT):
        if flags & flag:
            end = data.find(b"\0", end) + 1 or len(data)
    return data[start:end]

"""A zip package enters (docx, xlsx, odt are such); its members leave, and what stands beside or between them.

What a package's list does not name is read too: a program may skip it, whoever looks for it does not.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from congvan.model.text import Text
from congvan.verify.inflating import LARGEST_UNPACKED, TOO_LARGE
from congvan.verify.pictures import printable
from congvan.verify.undecodable import Undecodable

BEGINS = (b"PK\x03\x04", b"PK\x05\x06")
MOST_MEMBERS = 10_000
_BROKEN = Text("encrypted or broken package")
_UNLISTED = Text("a package with parts that its list does not name")
_LOCAL_HEADER = 30  # bytes before a member's name (APPNOTE 6.3.10, 4.3.7)
_DESCRIPTOR = 24  # at most, behind a member (4.3.9)
_PIECE = 1 << 20
_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, struct.error)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a package: its name, content, and what the list says beside."""

    name: str
    content: bytes
    beside: str


def members(data: bytes) -> Iterator[Member]:
    """Yield the members, at last one without a name of what stands between and behind them.

    Raises:
        Undecodable: the package is encrypted or broken, has too many members, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            listed = package.infolist()
            if len(listed) > MOST_MEMBERS:
                raise Undecodable(Text("too many files inside"))
            left = LARGEST_UNPACKED
            for one in listed:
                content = _content(package, one, left)
                left -= len(content)
                yield Member(one.filename, content, printable(one.comment + b"\0\0\0\0" + one.extra))
            yield Member("", b"", printable(package.comment) + _between(data, listed, package.start_dir))
    except _ERRORS as error:
        # RuntimeError is how zipfile says "encrypted", NotImplementedError how it says "packed in a way I do not know".
        raise Undecodable(_BROKEN) from error


def _content(package: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    """Unpack a member piece by piece: bzip2 and LZMA give no bound but that of what is read of them."""
    pieces = []
    with package.open(member) as stream:
        while piece := stream.read(min(_PIECE, left + 1)):
            pieces.append(piece)
            left -= len(piece)
            if left < 0:
                raise Undecodable(TOO_LARGE)
    return b"".join(pieces)


def _between(data: bytes, listed: list[zipfile.ZipInfo], end: int) -> str:
    """What stands outside the listed members, before the list and behind it.

    Raises:
        Undecodable: there is a member among it.
    """
    at, gaps = 0, []
    for member in sorted(listed, key=lambda x: x.header_offset):
        name, extra = struct.unpack_from("<HH", data, member.header_offset + _LOCAL_HEADER - 4)
        gaps.append(data[at : member.header_offset])
        at = max(at, member.header_offset + _LOCAL_HEADER + name + extra + member.compress_size)
    gaps.append(data[at:end])
    if any(BEGINS[0] in gap for gap in gaps):
        raise Undecodable(_UNLISTED)
    tail = data[data.rfind(BEGINS[1]) :]
    return "".join(printable(gap) for gap in (*gaps, tail) if len(gap) > _DESCRIPTOR)

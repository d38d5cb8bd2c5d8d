"""The first and last bytes of an attached file → what it is, whatever its name says, and what it must not hold.

Little is read, and nothing is unpacked: a document that unpacks to a thousand times its size is only listed.
"""

import mmap
import os
import re
from codecs import getincrementaldecoder
from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from

_HEAD, _TAIL = 64 * 1024, 66 * 1024  # a package's last entry, its longest remark included, is within 65,557 bytes
_LISTING = 1024 * 1024  # of a package's list of files: an office's documents have a hundredth of this
_PDF_HEAD = 1024  # bytes within which readers look for `%PDF` (ISO 32000-1, annex H)
_BEGINNINGS = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # an empty one
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),  # Word and Excel before 2007; 2007 and later under a password
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"{\\rtf", "rtf"),
)
_PDF_LOCK = re.compile(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)")
_START = re.compile(rb"startxref\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a file is by its content (`pdf`, `ooxml`, `zip`, `ole`, `png`, `jpeg`, `gif`, `rtf`, `text`, `other`).

    `locked`: it asks for a password, or was closed by one. `macros`: it holds a program.
    """

    kind: str
    locked: bool = False
    macros: bool = False


def signs_of(path: str) -> Signs:
    """Look into a file.

    Raises:
        OSError: it cannot be read.
    """
    with Path(path).open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if not size:
            return Signs("text")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:  # only what is looked at is read
            return _signs(data)


def _signs(data: mmap.mmap) -> Signs:
    head = data[:_HEAD]
    kind = next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning)), "")
    if kind == "zip":
        return _package(data)
    if kind == "ole":
        # Names of its parts, as it lists them; they may stand anywhere, so all of it is searched.
        locked = data.find("EncryptedPackage".encode("utf-16-le")) >= 0
        return Signs(kind, locked, data.find("_VBA_PROJECT".encode("utf-16-le")) >= 0)
    if b"%PDF-" in head[:_PDF_HEAD]:
        return Signs("pdf", _is_locked(data))
    return Signs(kind or ("text" if _is_text(head) else "other"))


def _package(data: mmap.mmap) -> Signs:
    """A zip package, by its list of files; one that ends before its list is none."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _TAIL))
    if end < 0 or end + 20 > len(data):
        return Signs("other")
    size, start = unpack_from("<II", data, end + 12)
    listing = data[start : start + min(size, _LISTING)]
    return Signs("ooxml" if b"[Content_Types].xml" in listing else "zip", macros=b"vbaProject.bin" in listing)


def _is_locked(data: mmap.mmap) -> bool:
    tail = data[-_PDF_HEAD * 4 :]
    starts = [int(x) for x in _START.findall(tail)]
    parts = [data[: _PDF_HEAD * 4], tail, *(data[x : x + _PDF_HEAD * 4] for x in starts if x < len(data))]
    return any(_PDF_LOCK.search(x) for x in parts)


def _is_text(head: bytes) -> bool:
    """Whether it may be text in UTF-8; a letter that the end of what was read cuts does not matter."""
    try:
        return "\0" not in getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False

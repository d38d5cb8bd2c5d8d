"""The first and last bytes of a file → what it is, whatever its name says, and whether it is locked or a program.

Little is read, and nothing is unpacked: a document that unpacks to a thousand times its size is only listed.
"""

import mmap
import re
from codecs import getincrementaldecoder
from dataclasses import dataclass
from struct import unpack_from

Data = mmap.mmap | bytes

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
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"{\\rtf", "rtf"),
)
_ODF = b"application/vnd.oasis.opendocument."  # in the first file of such a package, unpacked (ODF 1.3, part 2, 3.3)
# Programs of Linux and macOS, of Java, of Windows; scripts that say what runs them.
_PROGRAM = re.compile(
    rb"\x7fELF|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe|MZ(?=.{0,62}\0)|"
    rb"(?:\xef\xbb\xbf)?#![ \t]*/",
    re.DOTALL,
)
_PDF_LOCK = re.compile(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)")
_START = re.compile(rb"startxref\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a file is by its content.

    `kind`: `pdf`, `ooxml`, `odf`, `zip`, `ole`, `png`, `jpeg`, `gif`, `webp`, `tiff`, `rtf`, `text`, `other`.
    `locked`: it asks for a password, or was closed by one. `macros`: it holds a program. `program`: it is one.
    """

    kind: str
    locked: bool = False
    macros: bool = False
    program: bool = False


def signs_in(data: Data) -> Signs:
    """Look at a file's bytes."""
    head = data[:_HEAD]
    kind = _beginning(head)
    if kind == "zip":
        return _package(data)
    if kind == "ole":
        # Names of its parts, as it lists them; they may stand anywhere, so all of it is searched.
        locked = data.find("EncryptedPackage".encode("utf-16-le")) >= 0
        return Signs(kind, locked, data.find("_VBA_PROJECT".encode("utf-16-le")) >= 0)
    if not kind and b"%PDF-" in head[:_PDF_HEAD]:
        return Signs("pdf", _is_locked(data), program=is_program(head))
    return Signs(kind or ("text" if _is_text(head) else "other"), program=is_program(head))


def is_program(data: Data) -> bool:
    """Whether a file begins as programs and scripts do."""
    return bool(_PROGRAM.match(data[:_PDF_HEAD]))


def _beginning(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    return next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning)), "")


def has_package_end(data: Data) -> bool:
    """Whether programs that open packages would take this for one: they look for its end, not for its beginning."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _TAIL))
    if end < 0 or end + 22 > len(data):
        return False
    size, start = unpack_from("<II", data, end + 12)
    first = end - size
    return first >= 0 and start <= first and (size == 0 or data[first : first + 4] == b"PK\x01\x02")


def _package(data: Data) -> Signs:
    """A zip package, by its list of files; one that ends before its list is none."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _TAIL))
    if end < 0 or end + 20 > len(data):
        return Signs("other")
    size, start = unpack_from("<II", data, end + 12)
    listing = data[start : start + min(size, _LISTING)]
    if b"[Content_Types].xml" in listing:
        return Signs("ooxml", macros=b"vbaProject.bin" in listing)
    return Signs("odf" if _ODF in data[:200] else "zip", macros=b"vbaProject.bin" in listing)


def _is_locked(data: Data) -> bool:
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

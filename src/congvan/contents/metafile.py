"""A drawing of Windows (EMF, WMF) → its records; and whether it can be cleaned by leaving records out.

Word, Excel and PowerPoint keep pasted drawings so. One whose words are not letters, or that keeps photographs as they
came, cannot (MS-EMF 2.3, MS-WMF 2.3). Remarks hold records of a newer kind, which draw the same (MS-EMFPLUS 2.3).
"""

import re
from collections.abc import Iterator
from struct import error, unpack_from

from congvan.contents.emf_fields import emf_spans
from congvan.contents.sign import DAMAGED, Sign, UnreadableError
from congvan.contents.wmf_fields import wmf_spans
from congvan.model.rules import attachments as rules
from congvan.model.terms import Audience
from congvan.model.text import Quote, Text

# Of these, and of pictures of kinds that are seldom and cannot be cleaned.
ENDINGS = (
    ".emf", ".wmf", ".svm", ".emz", ".wmz", ".bmp", ".dib", ".ico", ".pct", ".pict", ".eps", ".cgm",
    ".heic", ".avif",
)  # fmt: skip
EMF_HEADER, EMF_END, EMF_COMMENT = 1, 14, 70
WMF_END = 0
_HEADER_LENGTH, _END_LENGTH = 88, 20  # bytes that an EMF's first and last record have at least
PLACED, WMF_HEAD = 22, 18  # bytes of the header that tells a WMF's size on the page, and of its own
_KINDS = (
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"\1\0\x09\0\0\1", "wmf"),
    (b"\1\0\x09\0\0\3", "wmf"),
    (b"\2\0\x09\0\0\3", "wmf"),
    (b"VCLMTF", "svm"),
)
# A photograph as it came, whatever it tells, in whichever record it stands; drawn points do not begin so.
_PHOTOGRAPH = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff[\xe0-\xef]..(?:JFIF|Exif|http|ICC_|Phot|Adob)|Exif\0\0[IM]", re.DOTALL
)
_NEWER, _OBJECT, _PIXELS = b"EMF+", 0x4008, (1, 0)
_BRUSH, _PICTURE, _CONTINUED = 1, 5, 0x8000  # of an object's flags
_OF_PICTURES = 2  # a brush that paints with one
_BY_PALETTE = 0x10000  # of the kinds of points (MS-EMFPLUS 2.1.1.25)
_GLYPHS_DRAWN, _LETTERS = 0x4036, 1
_CANNOT = Text("a drawing ('{member}') that cannot be freed of names and remarks: save it as a picture (.png)")


def drawing_kind(data: bytes) -> str:
    """Tell a drawing by its bytes: `emf`, `wmf`, `svm` (OpenOffice's own), or nothing."""
    if data[:4] == b"\1\0\0\0" and data[40:44] == b" EMF":
        return "emf"
    return next((kind for beginning, kind in _KINDS if data.startswith(beginning)), "")


def drawing_sign(name: str, data: bytes) -> Sign | None:
    """What speaks against publishing a drawing within a document; None if it can be cleaned."""
    kind = drawing_kind(data)
    try:
        if kind == "emf" and not _is_beyond(list(emf_records(data))):
            return None
        if kind == "wmf" and not any(_holds_photograph(x, wmf_spans(number, x)) for number, x in wmf_records(data)):
            return None
    except (UnreadableError, error):
        pass
    return cannot(name)


def cannot(name: str) -> Sign:
    """Give the sign of a drawing that cannot be cleaned."""
    return Sign(rules.ATTACHMENT_OBJECTS, _CANNOT.of(member=Quote(name.rpartition("/")[2], Audience.PUBLIC)))


def emf_records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield an EMF's records with their numbers, from its header to its end.

    Raises:
        UnreadableError: they do not follow one another to the end.
    """
    at = 0
    while at + 8 <= len(data):
        number, size = unpack_from("<II", data, at)
        if size < 8 or size % 4 or at + size > len(data) or (at == 0) != (number == EMF_HEADER):  # noqa: PLR2004 - head
            break
        yield number, data[at : at + size]
        if number == EMF_END:
            return
        at += size
    raise UnreadableError(DAMAGED)


def wmf_records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield a WMF's records behind its header with their numbers, to its end.

    Raises:
        UnreadableError: they do not follow one another to the end.
    """
    at = wmf_start(data) + WMF_HEAD
    while at + 6 <= len(data):
        words, number = unpack_from("<IH", data, at)
        if words < 3 or at + 2 * words > len(data):  # noqa: PLR2004 - its size and number
            break
        yield number, data[at : at + 2 * words]
        if number == WMF_END:
            return
        at += 2 * words
    raise UnreadableError(DAMAGED)


def wmf_start(data: bytes) -> int:
    """Where a WMF's own header begins."""
    return PLACED if data.startswith(_KINDS[0][0]) else 0


def _is_beyond(records: list[tuple[int, bytes]]) -> bool:
    """Whether something in it can neither be read nor be left out."""
    if len(records[0][1]) < _HEADER_LENGTH or len(records[-1][1]) < _END_LENGTH:
        return True
    newer = (y for number, x in records if is_newer(number, x) for y in newer_records(x))
    return any(_holds_photograph(x, emf_spans(number, x)) for number, x in records) or any(
        _is_beyond_newer(number, x) for number, x in newer
    )


def _holds_photograph(record: bytes, spans: list[tuple[int, int]]) -> bool:
    return any(_PHOTOGRAPH.search(record, start, end) for start, end in spans)


def is_newer(number: int, record: bytes) -> bool:
    """Whether a record is a remark that holds records of EMF+."""
    return number == EMF_COMMENT and record[12:16] == _NEWER


def newer_records(remark: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of EMF+ within a remark, with their numbers.

    Raises:
        UnreadableError: they do not follow one another to the remark's end.
    """
    at, end = 16, min(12 + unpack_from("<I", remark, 8)[0], len(remark))
    while at + 12 <= end:
        number, size = unpack_from("<H", remark, at)[0], unpack_from("<I", remark, at + 4)[0]
        if size < 12 or at + size > end:  # noqa: PLR2004 - their header
            break
        yield number, remark[at : at + size]
        at += size
    if at != end:
        raise UnreadableError(DAMAGED)


def _is_beyond_newer(number: int, record: bytes) -> bool:
    flags = unpack_from("<H", record, 2)[0]
    if _PHOTOGRAPH.search(record):
        return True
    kind = flags >> 8 & 0x7F if number == _OBJECT else 0
    if kind == _BRUSH:
        return bool(flags & _CONTINUED) or unpack_from("<I", record, 16)[0] == _OF_PICTURES
    if kind == _PICTURE:
        return bool(flags & _CONTINUED) or not _is_points(record)
    return number == _GLYPHS_DRAWN and not unpack_from("<I", record, 16)[0] & _LETTERS


def _is_points(record: bytes) -> bool:
    """Whether a picture of EMF+ is points alone, and nothing behind them (MS-EMFPLUS 2.2.2.2)."""
    sort, _, height, line, pixels, packed = unpack_from("<IIiiII", record, 16)
    colours = 8 + 4 * unpack_from("<I", record, 44)[0] if pixels & _BY_PALETTE else 0
    return (sort, packed) == _PIXELS and 40 + colours + abs(line * height) + 3 >= len(record)  # lines are of 4 bytes

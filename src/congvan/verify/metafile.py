"""A drawing of Windows (EMF, WMF) enters; its words leave, however short, and remarks of programs that it keeps.

Words are drawn one by one, often letter by letter, so they are read joined with and without spaces.
"""

from collections.abc import Iterator
from struct import error, unpack_from

from congvan.model.text import Text
from congvan.verify.canonical import SEPARATOR
from congvan.verify.pictures import printable
from congvan.verify.piece import Shown
from congvan.verify.undecodable import Undecodable

BEGINS = (b"\1\0\0\0", b"\xd7\xcd\xc6\x9a", b"\1\0\x09\0", b"\2\0\x09\0")
_BROKEN = Text("broken drawing")
_UNREAD = Text("a drawing whose words are no letters")
_END_OF_EMF, _REMARK, _SHORT_TEXT = 14, 70, 108
_TEXTS = {83: "cp1258", 84: "utf-16-le", 96: "cp1258", 97: "utf-16-le"}  # in one piece, and in several
_MANY = 96
_GLYPHS, _NO_FRAME, _OF_BYTES = 0x10, 0x100, 0x200  # MS-EMF 2.1.11
_STRING, _GLYPH_STRING = 0x401C, 0x4036  # MS-EMFPLUS 2.3.4
_WMF_TEXT, _WMF_LONG_TEXT, _FRAMED = 0x0521, 0x0A32, 0x6  # MS-WMF 2.3.3


def metafile_texts(data: bytes) -> Iterator[str]:
    """Yield what a drawing says.

    Raises:
        Undecodable: it is broken, or its words cannot be read.
    """
    try:
        words = list(_emf(data) if data.startswith(BEGINS[0]) else _wmf(data))
    except error as broken:
        raise Undecodable(_BROKEN) from broken
    plain = [x.replace(SEPARATOR, " ") for x in words]
    yield Shown(" ".join(plain))
    yield "".join(plain)
    yield printable(data, noise=True)


def _emf(data: bytes) -> Iterator[str]:
    at, number = 0, 0
    while number != _END_OF_EMF:
        number, size = unpack_from("<II", data, at)
        if size < 8 or at + size > len(data):  # noqa: PLR2004 - number and size
            raise Undecodable(_BROKEN)
        record, at = data[at : at + size], at + size
        if coding := _TEXTS.get(number):
            many = unpack_from("<I", record, 36)[0] if number >= _MANY else 0
            places = range(40, 40 + 40 * many, 40) if number >= _MANY else (36,)
            yield from (_text(record, place, coding) for place in places)  # one beyond the record ends it
        elif number == _SHORT_TEXT:
            yield _short_text(record)
        elif number == _REMARK:
            yield from _newer(record) if record[12:16] == b"EMF+" else [printable(record[12:])]


def _text(record: bytes, place: int, coding: str) -> str:
    count, start, options = unpack_from("<III", record, place + 8)
    if options & _GLYPHS:
        raise Undecodable(_UNREAD)
    return _decoded(record[start : start + count * (2 if coding == "utf-16-le" else 1)], coding)


def _short_text(record: bytes) -> str:
    count, options = unpack_from("<II", record, 16)
    if options & _GLYPHS:
        raise Undecodable(_UNREAD)
    start = 36 if options & _NO_FRAME else 52
    coding, size = ("cp1258", 1) if options & _OF_BYTES else ("utf-16-le", 2)
    return _decoded(record[start : start + count * size], coding)


def _newer(remark: bytes) -> Iterator[str]:
    """Words among the records of EMF+, which lie within remarks."""
    at = 16
    while at + 12 <= len(remark):
        number, _, size, _ = unpack_from("<HHII", remark, at)
        if size < 12:  # noqa: PLR2004 - its own header
            raise Undecodable(_BROKEN)
        body = remark[at + 12 : at + size]
        if number == _STRING:
            yield _decoded(body[28 : 28 + 2 * unpack_from("<I", body, 8)[0]], "utf-16-le")
        elif number == _GLYPH_STRING:
            options, _, count = unpack_from("<III", body, 4)
            if not options & 1:
                raise Undecodable(_UNREAD)
            yield _decoded(body[16 : 16 + 2 * count], "utf-16-le")
        at += size


def _wmf(data: bytes) -> Iterator[str]:
    at, number = (22 if data.startswith(BEGINS[1]) else 0) + 18, 1
    while number:
        words, number = unpack_from("<IH", data, at)
        if words < 3 or at + 2 * words > len(data):  # noqa: PLR2004 - size and number
            raise Undecodable(_BROKEN)
        record, at = data[at : at + 2 * words], at + 2 * words
        if number == _WMF_TEXT:
            yield _decoded(record[8 : 8 + unpack_from("<H", record, 6)[0]], "cp1258")
        elif number == _WMF_LONG_TEXT:
            count, options = unpack_from("<HH", record, 10)
            start = 22 if options & _FRAMED else 14
            yield _decoded(record[start : start + count], "cp1258")


def _decoded(words: bytes, coding: str) -> str:
    return words.decode(coding, "replace")

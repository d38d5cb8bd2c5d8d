"""The bytes of a picture or a font enter; the texts in it leave: comments, EXIF, XMP, names.

The compressed pixels are stepped over, not searched: in megabytes of noise any four letters turn up by chance.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator

from congvan.model.text import Text
from congvan.verify.canonical import SEPARATOR
from congvan.verify.inflating import inflate
from congvan.verify.undecodable import Undecodable

# Shorter runs of letters are no text. In what is mostly numbers (programs, tables) short ones turn up by chance.
_SHORTEST, _SHORTEST_IN_NOISE = 4, 10
_LATIN = "\t\n\r -~\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2027"
_RUN = re.compile(f"[{_LATIN}]{{{_SHORTEST},}}")
_RUN_IN_NOISE = re.compile(f"[{_LATIN}]{{{_SHORTEST_IN_NOISE},}}")
_UTF_16 = ("utf-16-le", "utf-16-be")
_LARGEST_TEXT = 4 * 1024 * 1024  # of a compressed text or colour profile
_BROKEN = Text("broken picture or font")
_XMP_HEAD = 35 + 32 + 8  # bytes
_GIF_END, _GIF_IMAGE, _GIF_EXTENSION = b";,!"  # the bytes with which its blocks begin


def printable(data: bytes, *, noise: bool = False) -> str:
    """Give the runs of letters in raw bytes, read as UTF-8 and as UTF-16 of either order and alignment."""
    run = _RUN_IN_NOISE if noise else _RUN
    readings = [data.decode("utf-8", "replace")]
    if b"\0" in data:  # every letter of ASCII has one in UTF-16
        readings += [data[start:].decode(encoding, "replace") for encoding in _UTF_16 for start in (0, 1)]
    return SEPARATOR.join(found for reading in readings for found in run.findall(reading))


def png_texts(data: bytes) -> Iterator[str]:
    """Yield the texts of a PNG's chunks (ISO/IEC 15948, clause 11), inflated if need be, and what follows its end."""
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind not in (b"IDAT", b"fdAT", b"PLTE"):
            yield printable(body)
            yield from _inflated(body)
    yield printable(data[at:])


def _inflated(body: bytes) -> Iterator[str]:
    """Yield what is compressed in a zTXt, iTXt or iCCP chunk: it begins behind one of the first zero bytes.

    Raises:
        Undecodable: it unpacks to more than any text or colour profile.
    """
    for match in list(re.finditer(rb"\0", body))[:5]:
        for start in (match.end(), match.end() + 1):
            try:
                yield printable(inflate(body[start:], _LARGEST_TEXT))
            except zlib.error:
                continue  # not where it begins


def jpeg_texts(data: bytes) -> tuple[list[str], bytes]:
    """Give the texts of a JPEG's segments (ITU-T T.81, annex B) outside its pixels, and what follows its end.

    Segments of one kind are read together too: a longer XMP packet goes on in the next (Adobe XMP, part 3, 1.1.3).
    """
    at = 2
    segments: dict[int, list[bytes]] = {}
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 — every marker begins so
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xDA:  # noqa: PLR2004 — start of scan: the pixels, up to a marker that is no restart
            at = _after_scan(data, at + 2 + length)
            continue
        if marker == 0xD9:  # noqa: PLR2004 — end of image
            break
        segments.setdefault(marker, []).append(data[at + 4 : at + 2 + length])
        at += 2 + length
    if data[at : at + 2] == b"\xff\xd9":
        at += 2
    texts = [printable(part) for parts in segments.values() for part in parts]
    joined = [printable(b"".join(_continued(part) for part in parts)) for parts in segments.values() if len(parts) > 1]
    return texts + joined, data[at:]


def _continued(segment: bytes) -> bytes:
    """A part of a long XMP packet without what stands before it: name, digest, length and place."""
    return segment[_XMP_HEAD:] if segment.startswith(b"http://ns.adobe.com/xmp/extension/\0") else segment


def _after_scan(data: bytes, at: int) -> int:
    match = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]").search(data, at)
    return match.start() if match else len(data)


def webp_texts(data: bytes) -> Iterator[str]:
    """Yield the texts of a RIFF file's chunks, stepping over WebP's pixels (RFC 9649)."""
    if data[8:12] != b"WEBP":
        raise Undecodable(Text("of no known kind"))
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        if kind not in (b"VP8 ", b"VP8L", b"ALPH", b"ANMF"):
            yield printable(data[at + 8 : at + 8 + length])
        at += 8 + length + length % 2
    yield printable(data[at:])


def gif_texts(data: bytes) -> Iterator[str]:
    """Yield the comments and application data of a GIF (89a, clauses 24 to 26), their blocks joined.

    Raises:
        Undecodable: its blocks do not follow one another to the end.
    """
    try:
        at = 13 + _colours(data[10])
        while data[at] != _GIF_END:
            if data[at] == _GIF_IMAGE:
                _, at = _blocks(data, at + 11 + _colours(data[at + 9]))
            elif data[at] == _GIF_EXTENSION:
                start = at
                joined, at = _blocks(data, at + 2)
                # An XMP packet is written through, and its letters happen to be the lengths of blocks.
                yield from (printable(joined), printable(data[start:at]))
            else:
                raise Undecodable(_BROKEN)
    except IndexError:
        raise Undecodable(_BROKEN) from None
    yield printable(data[at + 1 :])


def _colours(packed: int) -> int:
    """The bytes of the table of colours that a packed field announces."""
    return 3 << (packed & 7) + 1 if packed & 0x80 else 0


def _blocks(data: bytes, at: int) -> tuple[bytes, int]:
    """The joined sub-blocks from there on, and where they end.

    Raises:
        IndexError: they do not end.
    """
    parts = []
    while data[at]:
        parts.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return b"".join(parts), at + 1


def font_texts(data: bytes) -> Iterator[str]:
    """Yield the names in a font (OpenType, WOFF, WOFF2): family, designer, copyright and the like."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 — slow to load, and few files are fonts

    try:
        font = TTFont(io.BytesIO(data), lazy=True)
        records = font["name"].names if "name" in font else []
        for record in records:
            yield record.toUnicode(errors="replace").replace(SEPARATOR, " ")
        packed = font.flavorData  # of a WOFF file: an XML text, and anything else
        yield from (printable(x) for x in (packed and packed.metaData, packed and packed.privData) if x)
    except (TTLibError, struct.error, AssertionError, KeyError, ValueError, EOFError) as error:
        raise Undecodable(_BROKEN) from error

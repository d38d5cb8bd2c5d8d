"""A picture of a PDF enters, its bytes as they stand; the texts that it keeps beside its pixels leave.

Filters that only wrap a picture's own form (ISO 32000-1, 7.4: in hexadecimal, in ASCII, deflated) are taken off first.
"""

import re
from collections.abc import Iterator

import pikepdf

from congvan.verify.pictures import jpeg_texts, printable

JPEG = b"\xff\xd8\xff"
_JPEG_2000 = (b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51")
# The last filter of a chain: a picture's own form.
_OWN = ("/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF")
# Pixels of a JPEG 2000: from each start of data to the next part or the end, of which marks none is within (ISO/IEC
# 15444-1, A.2 and B.10).
_PACKETS = re.compile(rb"\xff\x93.*?(?=\xff\x90|\xff\xd9|\Z)", re.DOTALL)
# Letters as UTF-8 and as UTF-16 of either order: in pixels so many in a row do not come up by chance.
_RUNS = (
    re.compile(rb"(?:[\t\n\r -~]|[\xc2-\xcd][\x80-\xbf]|\xe1[\xb8-\xbb][\x80-\xbf]|\xe2\x80[\x90-\xa7]){12,}"),
    re.compile(rb"(?:[\t -\xff][\x00-\x03\x1e]){10,}"),
    re.compile(rb"(?:[\x00-\x03\x1e][\t -\xff]){10,}"),
)


def unwrapped(stream: pikepdf.Stream) -> bytes:
    """Give a picture in its own form, as a camera or a scanner made it; as it stands, if it has none.

    Raises:
        pikepdf.PdfError: what wraps it is broken.
    """
    raw = stream.read_raw_bytes()
    named = stream.get("/Filter", pikepdf.Array())
    filters = [str(x) for x in named] if isinstance(named, pikepdf.Array) else [str(named)]
    outer = next((at for at, x in enumerate(filters) if x in _OWN), len(filters) - 1)
    if outer <= 0:
        return raw
    with pikepdf.new() as scratch:
        wrapped = pikepdf.Stream(scratch, raw)
        wrapped.Filter = pikepdf.Array([pikepdf.Name(x) for x in filters[:outer]])
        return wrapped.read_bytes()


def picture_texts(data: bytes) -> Iterator[str]:
    """Yield what a picture kept of its camera or of a program, and letters that stand anywhere in its bytes."""
    if data.startswith(JPEG):
        texts, behind = jpeg_texts(data)
        yield from (*texts, printable(behind))
    elif data.startswith(_JPEG_2000):
        yield printable(_PACKETS.sub(b"\0\0\0\0", data))
    for run in _RUNS:
        yield from (printable(x[0]) for x in run.finditer(data))

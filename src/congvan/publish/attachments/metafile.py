"""A drawing of Windows (EMF, WMF) → the same lines and words without remarks and programs' own data.

Records are kept or left out whole; those that we do not know are left out (MS-EMF 2.3, MS-WMF 2.3).
"""

from functools import reduce
from operator import xor
from struct import iter_unpack, pack, pack_into, unpack_from

from congvan.contents.metafile import (
    EMF_COMMENT,
    EMF_END,
    EMF_HEADER,
    WMF_END,
    WMF_HEAD,
    emf_records,
    is_newer,
    newer_records,
    wmf_records,
    wmf_start,
)  # fmt: skip

# What draws, and what pens, typefaces and pictures it draws with. Not remarks (70), calls of drivers, names of colour
# profiles and OpenGL.
_DRAW = frozenset({EMF_HEADER, *range(2, 70), *range(71, 99), 108, 111, *range(114, 117), 118, 120})
_NEWER_DRAW = frozenset({0x4001, 0x4002, 0x4004, *range(0x4008, 0x4039)})  # of EMF+; not its remarks (0x4003)
_WMF_DRAW = frozenset(
    {WMF_END, 0x001E, 0x0035, 0x0037, 0x00F7, 0x00F8, *range(0x0102, 0x010A), 0x0127, 0x012A, 0x012B, 0x012C, 0x012D,
     0x012E, 0x0139, 0x0142, 0x0149, 0x01F0, 0x0201, 0x0209, 0x020A, 0x020B, 0x020C, 0x020D, 0x020E, 0x020F, 0x0211,
     0x0213, 0x0214, 0x0220, 0x0228, 0x0229, 0x0231, 0x0234, 0x02FA, 0x02FB, 0x02FC, 0x0324, 0x0325, 0x0410, 0x0412,
     0x0415, 0x0416, 0x0418, 0x0419, 0x041B, 0x041F, 0x0436, 0x0521, 0x0538, 0x0548, 0x061C, 0x06FF, 0x0817, 0x081A,
     0x0830, 0x0922, 0x0940, 0x0A32, 0x0B23, 0x0B41, 0x0D33, 0x0F43}
)  # fmt: skip
_HEADERS = (108, 100, 88)  # lengths that an EMF's header has without words and formats behind it
_EMPTY_END = b"\x0e\0\0\0\x14\0\0\0" + b"\0" * 4 + b"\x10\0\0\0" + b"\x14\0\0\0"


def clean_emf(data: bytes) -> bytes:
    """Clean an EMF that `contents.metafile` found to be one.

    Raises:
        UnreadableError: it is cut short.
    """
    found = ((number, _newer(x) if is_newer(number, x) else x) for number, x in emf_records(data))
    kept = [(number, x) for number, x in found if number in _DRAW or is_newer(number, x)]
    header = _header(kept[0][1])
    records: list[bytes | bytearray] = [header, *(_end(x) if number == EMF_END else x for number, x in kept[1:])]
    pack_into("<II", header, 48, sum(map(len, records)), len(records))
    return b"".join(records)


def _newer(remark: bytes) -> bytes:
    """A remark with those of its records of EMF+ that draw; nothing, if none does."""
    kept = b"".join(x for number, x in newer_records(remark) if number in _NEWER_DRAW)
    said = b"EMF+" + kept
    return pack("<III", EMF_COMMENT, 12 + len(said), len(said)) + said if kept else b""


def _header(record: bytes) -> bytearray:
    """The header without the name of who or what drew it."""
    words = unpack_from("<I", record, 64)[0] or len(record)
    made = bytearray(record[: next((x for x in _HEADERS if x <= min(words, len(record))), len(record))])
    pack_into("<I", made, 4, len(made))
    pack_into("<II", made, 60, 0, 0)
    if len(made) > _HEADERS[-1]:
        pack_into("<II", made, 88, 0, 0)
    return made


def _end(record: bytes) -> bytes:
    return record if unpack_from("<I", record, 8)[0] else _EMPTY_END


def clean_wmf(data: bytes) -> bytes:
    """Clean a WMF that `contents.metafile` found to be one.

    Raises:
        UnreadableError: it is cut short.
    """
    start = wmf_start(data)
    records = [x for number, x in wmf_records(data) if number in _WMF_DRAW]
    header = bytearray(data[start : start + WMF_HEAD])
    pack_into("<I", header, 6, (WMF_HEAD + sum(map(len, records))) // 2)
    pack_into("<I", header, 12, max(map(len, records)) // 2)
    return b"".join((_placed(data[:start]), header, *records))


def _placed(before: bytes) -> bytes:
    """The header that tells the size on the page, without what programs left in it."""
    if not before:
        return b""
    made = bytearray(before)
    pack_into("<H", made, 4, 0)
    pack_into("<I", made, 16, 0)
    pack_into("<H", made, 20, reduce(xor, (x for (x,) in iter_unpack("<H", made[:20]))))
    return bytes(made)

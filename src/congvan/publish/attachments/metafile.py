"""A drawing of Windows (EMF, WMF) → the same lines and words without remarks and programs' own data.

Records that we do not know are left out; of those that are kept, all that nothing draws becomes zeros: programs leave
there what lay in their memory (MS-EMF 2.3, MS-WMF 2.3).
"""

from functools import reduce
from operator import xor
from struct import iter_unpack, pack, pack_into, unpack_from

from congvan.contents.emf_fields import EMF_DRAWS, Span, emf_spans
from congvan.contents.metafile import (
    EMF_COMMENT,
    EMF_END,
    WMF_HEAD,
    emf_records,
    is_newer,
    newer_records,
    wmf_records,
    wmf_start,
)  # fmt: skip
from congvan.contents.wmf_fields import WMF_DRAWS, wmf_spans

# What draws, and what pens, typefaces and pictures it draws with, of EMF+; not its remarks (0x4003).
_NEWER_DRAW = frozenset({0x4001, 0x4002, 0x4004, *range(0x4008, 0x4039)})
_HEADERS = (108, 100, 88)  # lengths that an EMF's header has without words and formats behind it


def clean_emf(data: bytes) -> bytes:
    """Clean an EMF that `contents.metafile` found to be one.

    Raises:
        UnreadableError: it is cut short.
    """
    first, *others = emf_records(data)
    header = _header(first[1])
    records: list[bytes | bytearray] = [header, *filter(None, (_kept(number, x) for number, x in others))]
    pack_into("<II", header, 48, sum(map(len, records)), len(records))
    return b"".join(records)


def _kept(number: int, record: bytes) -> bytes:
    """What stays of a record; nothing, if it does not draw."""
    if number == EMF_END:
        return _end(record)
    if is_newer(number, record):
        return _newer(record)
    return _blanked(record, emf_spans(number, record)) if number in EMF_DRAWS else b""


def _blanked(record: bytes, spans: list[Span]) -> bytes:
    """A record of the same length, of which only these parts are left."""
    made = bytearray(len(record))
    for start, end in spans:
        made[start:end] = record[start:end]
    return bytes(made)


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
    """The last record, with the palette alone."""
    count, at = unpack_from("<II", record, 8)
    size = 20 + 4 * count
    return pack("<IIII", EMF_END, size, count, 16) + record[at : at + 4 * count] * bool(count) + pack("<I", size)


def clean_wmf(data: bytes) -> bytes:
    """Clean a WMF that `contents.metafile` found to be one.

    Raises:
        UnreadableError: it is cut short.
    """
    start = wmf_start(data)
    records = [_blanked(x, wmf_spans(number, x)) for number, x in wmf_records(data) if number in WMF_DRAWS]
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

"""A record of a WMF → where its fields stand, and what they lead to (MS-WMF 2.3).

What stands elsewhere in it, nothing draws.
"""

from collections.abc import Callable, Iterator
from struct import unpack_from
from types import MappingProxyType

from congvan.contents.bitmap import bitmap_of, old_bitmap_size
from congvan.contents.sign import DAMAGED, UnreadableError

Span = tuple[int, int]  # from, to (bytes of a record)

_HEAD = 6  # size and number
# Records of one size: bytes behind their head. Programs write two more behind some of them, which say nothing.
_FIXED = MappingProxyType({
    **dict.fromkeys((0x0000, 0x001E, 0x0035), 0),
    **dict.fromkeys(
        (0x0102, 0x0103, 0x0104, 0x0105, 0x0106, 0x0107, 0x0108, 0x0127, 0x012A, 0x012B, 0x012C, 0x012D, 0x012E, 0x0139,
         0x0149, 0x01F0, 0x0234), 2),
    **dict.fromkeys(
        (0x0201, 0x0209, 0x020A, 0x020B, 0x020C, 0x020D, 0x020E, 0x020F, 0x0211, 0x0213, 0x0214, 0x0220, 0x0228,
         0x0231), 4),
    **dict.fromkeys((0x02FC, 0x0410, 0x0412, 0x0415, 0x0416, 0x0418, 0x0419, 0x041B, 0x041F, 0x0429), 8),
    **dict.fromkeys((0x02FA, 0x0548), 10),
    0x061C: 12,
    **dict.fromkeys((0x0817, 0x081A, 0x0830), 16),
})  # fmt: skip
_FONT, _POLYPOLYGON, _REGION, _TEXT, _LONG_TEXT = 0x02FB, 0x0538, 0x06FF, 0x0521, 0x0A32
_POINTS = (0x0324, 0x0325)  # as many as they say
_COLOURS = (0x0037, 0x00F7, 0x0436)  # the same of a palette's
# Records with a picture: bytes behind their head before it, and where is said what its colours are.
_PICTURES: MappingProxyType[int, tuple[int, int | None]] = MappingProxyType(
    {0x0142: (4, 2), 0x0940: (16, None), 0x0B41: (20, None), 0x0D33: (18, 0), 0x0F43: (22, 4)}
)
_OLD_PICTURES = MappingProxyType({0x0922: 16, 0x0B23: 20})
_MAY_HAVE_NONE = frozenset({0x0922, 0x0940, 0x0B23, 0x0B41})  # those then have two bytes more
_OF_SOME_LINES = 0x0D33
_FRAMED, _BOTH_WAYS = 0x6, 0x2000  # MS-WMF 2.1.2.2


def wmf_spans(number: int, record: bytes) -> list[Span]:
    """Give the parts of a record that it draws by; of one that we do not know, none.

    Raises:
        UnreadableError: what it draws by lies beyond it, or is more than a drawing.
        struct.error: it is cut short.
    """
    spans = list(_SPANS.get(number, _nothing)(number, record))
    if any(end > len(record) for _, end in spans):
        raise UnreadableError(DAMAGED)
    return spans


def _nothing(_number: int, _record: bytes) -> Iterator[Span]:
    yield from ()


def _fixed(number: int, _record: bytes) -> Iterator[Span]:
    yield 0, _HEAD + _FIXED[number]


def _points(_number: int, record: bytes) -> Iterator[Span]:
    yield 0, 8 + 4 * unpack_from("<H", record, _HEAD)[0]


def _colours(_number: int, record: bytes) -> Iterator[Span]:
    yield 0, 10 + 4 * unpack_from("<H", record, 8)[0]


def _polypolygon(_number: int, record: bytes) -> Iterator[Span]:
    (count,) = unpack_from("<H", record, _HEAD)
    yield 0, 8 + 2 * count + 4 * sum(unpack_from(f"<{count}H", record, 8))


def _font(_number: int, record: bytes) -> Iterator[Span]:
    """A typeface; of its name what stands before its end."""
    name = record[24:56].partition(b"\0")[0]
    yield 0, 24 + len(name)


def _region(_number: int, record: bytes) -> Iterator[Span]:
    at = 28
    for _ in range(unpack_from("<H", record, 16)[0]):
        at += 8 + 2 * unpack_from("<H", record, at)[0]
    yield 0, at


def _text(_number: int, record: bytes) -> Iterator[Span]:
    (count,) = unpack_from("<H", record, _HEAD)
    behind = 8 + count + count % 2
    yield 0, 8 + count
    yield behind, behind + 4


def _long_text(_number: int, record: bytes) -> Iterator[Span]:
    count, options = unpack_from("<HH", record, 10)
    start = 22 if options & _FRAMED else 14
    behind = start + count + count % 2
    yield 0, start + count
    yield behind, max(behind, min(len(record), behind + count * (4 if options & _BOTH_WAYS else 2)))


def _picture(number: int, record: bytes) -> Iterator[Span]:
    before, usage = _PICTURES[number]
    if _has_none(number, record, before):
        yield 0, _HEAD + before + 2
        return
    at = _HEAD + before
    head = bitmap_of(record, at, len(record), 0 if usage is None else unpack_from("<H", record, _HEAD + usage)[0])
    lines = unpack_from("<H", record, 8)[0] if number == _OF_SOME_LINES else None
    points = at + head.length
    yield 0, points + head.points(record, points, len(record), lines)


def _old_picture(number: int, record: bytes) -> Iterator[Span]:
    before = _OLD_PICTURES[number]
    at = _HEAD + before
    yield 0, at + (2 if _has_none(number, record, before) else old_bitmap_size(record, at))


def _has_none(number: int, record: bytes, before: int) -> bool:
    return number in _MAY_HAVE_NONE and len(record) == _HEAD + before + 2


_SPANS: dict[int, Callable[[int, bytes], Iterator[Span]]] = {
    **dict.fromkeys(_FIXED, _fixed),
    **dict.fromkeys(_POINTS, _points),
    **dict.fromkeys(_COLOURS, _colours),
    **dict.fromkeys(_PICTURES, _picture),
    **dict.fromkeys(_OLD_PICTURES, _old_picture),
    _POLYPOLYGON: _polypolygon,
    _FONT: _font,
    _REGION: _region,
    _TEXT: _text,
    _LONG_TEXT: _long_text,
}
WMF_DRAWS = frozenset(_SPANS)  # not calls of drivers (0x0626), which hold remarks and whole drawings of other kinds

"""A record of an EMF → where its fields stand, and what they lead to (MS-EMF 2.3).

What stands elsewhere in it, nothing draws.
"""

from collections.abc import Callable, Iterator
from struct import unpack_from
from types import MappingProxyType

from congvan.contents.bitmap import bitmap_of
from congvan.contents.sign import DAMAGED, UnreadableError

Span = tuple[int, int]  # from, to (bytes of a record)

END = 14
_TEXT, _SEVERAL_TEXTS, _SHORT_TEXT = (83, 84), (96, 97), 108
_WIDE = frozenset({84, 97})  # of two bytes a letter
_FONT, _PALETTE, _PEN, _SHADES = 82, 49, 95, 118
# Records of one size, in bytes.
_FIXED = MappingProxyType({
    **dict.fromkeys((28, 33, 52, 59, 60, 61, 65, 66, 68), 8),
    **dict.fromkeys((16, 17, 18, 19, 20, 21, 22, 24, 25, 34, 37, 40, 48, 57, 58, 67, 98, 115), 12),
    **dict.fromkeys((9, 10, 11, 12, 13, 26, 27, 51, 54, 120), 16),
    15: 20,
    **dict.fromkeys((29, 30, 31, 32, 39, 42, 43, 53, 62, 63, 64, 111), 24),
    **dict.fromkeys((38, 41), 28),
    **dict.fromkeys((23, 35, 44), 32),
    36: 36,
    **dict.fromkeys((45, 46, 47, 55), 40),
})  # fmt: skip
# Records of as many points (and more) as they say: their size without; where each number stands, and of how many bytes.
_COUNTED = MappingProxyType({
    **dict.fromkeys(range(2, 7), (28, ((24, 8),))),
    **dict.fromkeys((7, 8), (32, ((24, 4), (28, 8)))),
    50: (20, ((16, 4),)),
    56: (28, ((24, 9),)),
    **dict.fromkeys(range(85, 90), (28, ((24, 4),))),
    **dict.fromkeys((90, 91), (32, ((24, 4), (28, 4)))),
    92: (28, ((24, 5),)),
})  # fmt: skip
# Records with a region: its place, and where its size stands.
_REGIONS = MappingProxyType({71: (32, 24), 72: (40, 24), 73: (28, 24), 74: (28, 24), 75: (16, 8)})
_REGION = 32  # bytes before its rectangles
# Records with pictures: their size, and for each picture where the places of its header and points stand, and what its
# colours are. A mask is the second.
_PICTURES = MappingProxyType({
    76: (100, ((84, 80),)),
    77: (108, ((84, 80),)),
    78: (128, ((84, 80), (112, 108))),
    79: (140, ((96, 92), (124, 120))),
    80: (76, ((48, 64),)),
    81: (80, ((48, 64),)),
    93: (32, ((16, 12),)),
    94: (32, ((16, 12),)),
    114: (108, ((84, 80),)),
    116: (108, ((84, 80),)),
})  # fmt: skip
_OF_SOME_LINES, _LINES = 80, 72  # the record that holds some lines of a picture, and where their number stands
_GLYPHS, _NO_FRAME, _OF_BYTES, _BOTH_WAYS = 0x10, 0x100, 0x200, 0x2000  # MS-EMF 2.1.11


def emf_spans(number: int, record: bytes) -> list[Span]:
    """Give the parts of a record that it draws by; of one that we do not know, none.

    Raises:
        UnreadableError: what it draws by lies beyond it, or cannot be read, or is more than a drawing.
        struct.error: it is cut short.
    """
    spans = list(_SPANS.get(number, _nothing)(number, record))
    if any(not 0 <= start <= end <= len(record) for start, end in spans):
        raise UnreadableError(DAMAGED)
    return spans


def _nothing(_number: int, _record: bytes) -> Iterator[Span]:
    yield from ()


def _fixed(number: int, _record: bytes) -> Iterator[Span]:
    yield 0, _FIXED[number]


def _counted(number: int, record: bytes) -> Iterator[Span]:
    size, counts = _COUNTED[number]
    yield 0, size + sum(unpack_from("<I", record, place)[0] * each for place, each in counts)


def _palette(_number: int, record: bytes) -> Iterator[Span]:
    yield 0, 16 + 4 * unpack_from("<H", record, 14)[0]


def _shades(_number: int, record: bytes) -> Iterator[Span]:
    points, shapes, how = unpack_from("<III", record, 24)
    yield 0, 36 + 16 * points + shapes * (12 if how == 2 else 8)  # noqa: PLR2004 - triangles; else rectangles


def _region(number: int, record: bytes) -> Iterator[Span]:
    at, place = _REGIONS[number]
    yield 0, at
    if size := unpack_from("<I", record, place)[0]:
        rectangles = unpack_from("<I", record, at + 8)[0]
        if _REGION + 16 * rectangles > size:
            raise UnreadableError(DAMAGED)
        yield at, at + _REGION + 16 * rectangles


def _pictures(number: int, record: bytes) -> Iterator[Span]:
    size, pictures = _PICTURES[number]
    yield 0, size
    lines = unpack_from("<I", record, _LINES)[0] if number == _OF_SOME_LINES else None
    for place, usage in pictures:
        yield from _picture(record, place, unpack_from("<I", record, usage)[0], lines)


def _picture(record: bytes, place: int, usage: int, lines: int | None = None) -> Iterator[Span]:
    """The picture whose four numbers (where its header and its points lie, and how long) stand there."""
    at, size, points_at, points_size = unpack_from("<IIII", record, place)
    if not size and not points_size:
        return
    if points_at + points_size > len(record):
        raise UnreadableError(DAMAGED)
    head = bitmap_of(record, at, min(at + size, len(record)), usage)
    yield at, at + head.length
    yield points_at, points_at + head.points(record, points_at, points_at + points_size, lines)


def _pen(_number: int, record: bytes) -> Iterator[Span]:
    yield 0, 52 + 4 * unpack_from("<I", record, 48)[0]
    yield from _picture(record, 12, 0)


def _font(_number: int, record: bytes) -> Iterator[Span]:
    """A typeface; of its names what stands before their end."""
    yield 0, 40
    yield _name(record, 40, 64)
    if len(record) >= 332:  # noqa: PLR2004 - with its full name and style (MS-EMF 2.2.16)
        yield _name(record, 104, 128)
        yield _name(record, 232, 64)
        if len(record) >= 368 and record[360:364] == b"dv\0\x08":  # noqa: PLR2004 - with its axes (MS-EMF 2.2.15)
            yield _name(record, 296, 64)
            yield 360, 368 + 4 * unpack_from("<I", record, 364)[0]
        else:
            yield 296, 332


def _name(record: bytes, at: int, size: int) -> Span:
    end = next((x for x in range(at, at + size, 2) if record[x : x + 2] == b"\0\0"), at + size)
    return at, end


def _text(number: int, record: bytes) -> Iterator[Span]:
    yield 0, 76
    yield from _words(number, record, 36)


def _several_texts(number: int, record: bytes) -> Iterator[Span]:
    count = unpack_from("<I", record, 36)[0]
    if 40 + 40 * count > len(record):
        raise UnreadableError(DAMAGED)
    yield 0, 40 + 40 * count
    for each in range(count):
        yield from _words(number, record, 40 + 40 * each)


def _words(number: int, record: bytes, place: int) -> Iterator[Span]:
    """Words, and how far each letter is from the next."""
    count, at, options = unpack_from("<III", record, place + 8)
    distances = unpack_from("<I", record, place + 36)[0]
    if options & _GLYPHS:  # words as numbers of a typeface's shapes: nobody can read them
        raise UnreadableError(DAMAGED)
    if not count:
        return
    yield at, at + count * (2 if number in _WIDE else 1)
    if distances:
        yield distances, distances + count * (8 if options & _BOTH_WAYS else 4)


def _short_text(_number: int, record: bytes) -> Iterator[Span]:
    count, options = unpack_from("<II", record, 16)
    if options & _GLYPHS:
        raise UnreadableError(DAMAGED)
    yield 0, (36 if options & _NO_FRAME else 52) + count * (1 if options & _OF_BYTES else 2)


def _end(_number: int, record: bytes) -> Iterator[Span]:
    """The palette, if there is one; the end is written anew."""
    count, at = unpack_from("<II", record, 8)
    yield 0, 20
    if count:
        yield at, at + 4 * count


_SPANS: dict[int, Callable[[int, bytes], Iterator[Span]]] = {
    **dict.fromkeys(_FIXED, _fixed),
    **dict.fromkeys(_COUNTED, _counted),
    **dict.fromkeys(_REGIONS, _region),
    **dict.fromkeys(_PICTURES, _pictures),
    **dict.fromkeys(_TEXT, _text),
    **dict.fromkeys(_SEVERAL_TEXTS, _several_texts),
    _SHORT_TEXT: _short_text,
    _FONT: _font,
    _PALETTE: _palette,
    _PEN: _pen,
    _SHADES: _shades,
    END: _end,
}
EMF_DRAWS = frozenset(_SPANS)  # not remarks, calls of drivers, names of colour profiles and OpenGL

"""A TIFF picture, or the EXIF part of another, enters; the texts of its tags leave, GPS and private ones among them."""

import struct
from collections.abc import Iterator

from congvan.verify.pictures import printable

BEGINS = (b"II*\0", b"MM\0*")
_BYTES, _ASCII, _UNDEFINED = 1, 2, 7  # types of tags that hold texts (TIFF 6.0, section 2)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_INNER = (0x8769, 0x8825, 0xA005, 0x014A)  # EXIF, GPS, interoperability, pictures within (tags that lead to more)
_MOST_LISTS = 64
_HEADER = 8  # bytes


def tiff_texts(data: bytes) -> Iterator[str]:
    """Yield the texts of all tags; of a list that is broken, what could be read, and the rest as it stands."""
    order = "<" if data[:2] == b"II" else ">"
    if len(data) < _HEADER:
        return
    waiting = [struct.unpack_from(f"{order}I", data, 4)[0]]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_LISTS:
        at = waiting.pop()
        if at and at not in seen:
            seen.add(at)
            try:
                yield from _tags(data, at, order, waiting)
            except struct.error:
                continue
    yield printable(data, noise=True)  # what no tag leads to


def _tags(data: bytes, at: int, order: str, waiting: list[int]) -> Iterator[str]:
    (count,) = struct.unpack_from(f"{order}H", data, at)
    for number in range(count):
        place = at + 2 + 12 * number
        tag, kind, length = struct.unpack_from(f"{order}HHI", data, place)
        size = _SIZES.get(kind, 1) * length
        start = place + 8 if size <= 4 else struct.unpack_from(f"{order}I", data, place + 8)[0]  # noqa: PLR2004
        if tag in _INNER:
            lists = range(start, start + 4 * min(length, _MOST_LISTS), 4)
            waiting += [struct.unpack_from(f"{order}I", data, x)[0] for x in lists]
        elif kind in (_BYTES, _ASCII, _UNDEFINED):
            yield printable(data[start : start + size])
    waiting.append(struct.unpack_from(f"{order}I", data, at + 2 + 12 * count)[0])

"""A picture within a drawing of Windows (DIB and Bitmap16, MS-WMF 2.2.2) → how many bytes it has, if it can be kept.

Kept are points as they are or as runs of one colour. A JPEG, a PNG and a profile of colours tell more than points.
"""

from dataclasses import dataclass
from struct import unpack_from
from types import MappingProxyType

from congvan.contents.sign import DAMAGED, UnreadableError

_CORE, _INFO, _V4, _V5 = 12, 40, 108, 124  # lengths of its header, oldest first
_PLAIN, _RUNS_OF_8, _RUNS_OF_4, _MASKS = range(4)  # how points are written; 4 and 5 are a JPEG and a PNG
_DEPTHS = MappingProxyType(
    {_PLAIN: (1, 4, 8, 16, 24, 32), _RUNS_OF_8: (8,), _RUNS_OF_4: (4,), _MASKS: (16, 32)}
)  # bits of a point
_PROFILES = (0x4C494E4B, 0x4D424544)  # `LINK`, `MBED`: a file's name, or a profile with its makers
_BY_PALETTE, _NO_COLOURS = 1, 2  # colours as numbers of a palette's; none at all (MS-WMF 2.1.1.6)
_MOST_COLOURS = 256
_LEAST_RUNS = 3  # numbers below, behind a 0, end a line, end the picture, or move


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture's header: its bytes with its colours, its points, and how they are written."""

    length: int
    width: int
    height: int
    depth: int
    written: int

    @property
    def line(self) -> int:
        """Bytes of a line of points."""
        return (self.width * self.depth + 31) // 32 * 4

    def points(self, data: bytes, at: int, end: int, lines: int | None = None) -> int:
        """Give the bytes that its points take from `at` on; of so many lines, if not of all.

        Raises:
            UnreadableError: there are fewer before `end`.
        """
        if self.written in (_RUNS_OF_8, _RUNS_OF_4):
            return self._runs(data[at:end])
        size = self.line * min(self.height, self.height if lines is None else lines)
        if at + size > end:
            raise UnreadableError(DAMAGED)
        return size

    def _runs(self, data: bytes) -> int:
        """The bytes of runs up to the picture's end; they may draw nothing beside it."""
        at = across = down = 0
        while at + 2 <= len(data) and across <= self.width and down <= self.height:
            count, what = data[at], data[at + 1]
            at += 2
            if count:
                across += count
            elif what == 0:
                across, down = 0, down + 1
            elif what == 1:
                return at
            elif what < _LEAST_RUNS:
                right, below = data[at : at + 2] if at + 2 <= len(data) else (self.width + 1, 0)
                across, down, at = across + right, down + below, at + 2
            else:
                size = what if self.written == _RUNS_OF_8 else (what + 1) // 2
                across, at = across + what, at + size + size % 2
        raise UnreadableError(DAMAGED)


def bitmap_of(data: bytes, at: int, end: int, usage: int = 0) -> Bitmap:
    """Read a picture's header, which lies from `at` to `end` at most; `usage` says what its colours are.

    Raises:
        UnreadableError: it is none, or may tell more than points.
        struct.error: it is cut short.
    """
    (size,) = unpack_from("<I", data, at)
    if size == _CORE:
        width, height, planes, depth = unpack_from("<HHHH", data, at + 4)
        written = used = 0
        colour = 3
    elif size in (_INFO, _V4, _V5):
        width, height, planes, depth, written, _, _, _, used = unpack_from("<iiHHIIiiI", data, at + 4)
        colour = 4
    else:
        raise UnreadableError(DAMAGED)
    masked = 12 if written == _MASKS and size == _INFO else 0
    profile = size >= _V4 and unpack_from("<I", data, at + 56)[0] in _PROFILES
    if profile or planes != 1 or width < 0 or depth not in _DEPTHS.get(written, ()):
        raise UnreadableError(DAMAGED)
    colours = used or (1 << depth if depth <= 8 else 0)  # noqa: PLR2004 - deeper ones need no palette
    unit = {_BY_PALETTE: 2, _NO_COLOURS: 0}.get(usage, colour)
    length = size + masked + colours * unit
    if colours > _MOST_COLOURS or at + length > end:
        raise UnreadableError(DAMAGED)
    return Bitmap(length, width, abs(height), depth, written)


def old_bitmap_size(data: bytes, at: int) -> int:
    """Give the bytes of a picture of Windows 2 that begins there, its header among them.

    Raises:
        UnreadableError: it is cut short.
        struct.error: its header is.
    """
    _, width, height, line, _, depth = unpack_from("<HhhhBB", data, at)
    wanted = (int(width) * int(depth) + 15) // 16 * 2
    size = 10 + wanted * int(height)
    if width < 0 or height < 0 or line != wanted or at + size > len(data):
        raise UnreadableError(DAMAGED)
    return size

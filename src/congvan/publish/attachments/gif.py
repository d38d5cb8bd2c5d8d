"""A GIF → the same pictures, bit for bit, without remarks, texts, what programs wrote and what stands behind its end.

Blocks are kept or left out whole (GIF89a, 18 to 27).
"""

from congvan.contents.sign import DAMAGED, UnreadableError

_EXTENSION, _PICTURE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _PROGRAM = 0xF9, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")  # how often a moving one begins anew
_CONTROL_LENGTH, _LOOPS_LENGTH = 8, 19  # bytes; what stands in more blocks is no part of it
_HAS_COLOURS, _COLOURS = 0x80, 0x07


def clean_gif(data: bytes) -> bytes:
    """Clean a GIF.

    Raises:
        UnreadableError: it is none, or cut short.
    """
    try:
        return _clean(data)
    except IndexError as error:
        raise UnreadableError(DAMAGED) from error


def _clean(data: bytes) -> bytes:
    at = 13 + _table(data[10])
    out = [data[:at]]
    while (kind := data[at]) != _END:
        if kind == _PICTURE:
            end = _blocks_end(data, at + 11 + _table(data[at + 9]))
            out.append(data[at:end])
        elif kind == _EXTENSION:
            end = _blocks_end(data, at + 2)
            label, program = data[at + 1], data[at + 3 : at + 14]
            if label == _CONTROL and end - at == _CONTROL_LENGTH:
                out.append(data[at:end])
            elif label == _PROGRAM and program in _LOOPS and data[at + 14 : at + 16] == b"\3\1":
                out.append(data[at : at + _LOOPS_LENGTH - 1] + b"\0")
        else:
            raise UnreadableError(DAMAGED)
        at = end
    return b"".join(out) + b";"


def _table(flags: int) -> int:
    """How many bytes a table of colours has."""
    return 3 * 2 ** ((flags & _COLOURS) + 1) if flags & _HAS_COLOURS else 0


def _blocks_end(data: bytes, at: int) -> int:
    while length := data[at]:
        at += length + 1
    return at + 1

"""A JPEG 2000 picture → the same pixels without what cameras and programs wrote beside them (ISO/IEC 15444-1, annex I).

Of its boxes those are kept that a reader needs to show it; of its code stream's head, all but remarks.
"""

from collections.abc import Iterator

from congvan.contents.sign import DAMAGED, UnreadableError

_BOXES = frozenset({b"jP  ", b"ftyp", b"rreq", b"jp2h", b"jp2c"})
_OF_HEAD = frozenset({b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "})
_START, _TILE, _REMARK = b"\xff\x4f", b"\xff\x90", b"\xff\x64"


def clean_jpeg2000(data: bytes) -> bytes:
    """Clean a picture, be it a file or the bare code stream.

    Raises:
        UnreadableError: it is none, or cut short.
    """
    if data.startswith(_START):
        return _code_stream(data)
    kept = [(kind, x) for kind, x in _boxes(data) if kind in _BOXES]
    if not any(kind == b"jp2c" for kind, _ in kept):
        raise UnreadableError(DAMAGED)
    return b"".join(_box(kind, _cleaned(kind, x)) for kind, x in kept)


def _cleaned(kind: bytes, data: bytes) -> bytes:
    if kind == b"jp2c":
        return _code_stream(data)
    if kind == b"jp2h":
        return b"".join(_box(inner, x) for inner, x in _boxes(data) if inner in _OF_HEAD)
    return data


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        size, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        end = at + size if size else len(data)
        if end < at + head or end > len(data):
            raise UnreadableError(DAMAGED)
        yield kind, data[at + head : end]
        at = end


def _box(kind: bytes, data: bytes) -> bytes:
    return (len(data) + 8).to_bytes(4, "big") + kind + data


def _code_stream(data: bytes) -> bytes:
    if not data.startswith(_START):
        raise UnreadableError(DAMAGED)
    kept, at = [_START], 2
    while (marker := data[at : at + 2]) != _TILE:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker[:1] != b"\xff" or end > len(data) or end < at + 4:
            raise UnreadableError(DAMAGED)
        if marker != _REMARK:
            kept.append(data[at:end])
        at = end
    return b"".join(kept) + data[at:]

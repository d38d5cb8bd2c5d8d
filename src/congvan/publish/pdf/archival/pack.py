"""A PDF that is about to be written enters; the same, with its streams compressed once and for all, leaves.

What stays true: WeasyPrint would write the same bytes. It compresses every stream for the file's identifier, and again
for the file, and the colour profile anew for each letter.
"""

import zlib
from functools import lru_cache

import pydyf

_LEVEL = 9  # as pydyf's
_SMALL = 10_000  # bytes of what may be the same in another letter: the colour profile has 3,000


def pack(pdf: pydyf.PDF) -> None:
    """Compress what is to be compressed; call it last before writing."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress:
            data = b"\n".join(map(pydyf._to_bytes, item.stream))
            item.stream = [_remembered(data) if len(data) < _SMALL else zlib.compress(data, _LEVEL)]
            item.extra["Filter"] = "/FlateDecode"
            item.compress = False


@lru_cache(maxsize=16)
def _remembered(data: bytes) -> bytes:
    return zlib.compress(data, _LEVEL)

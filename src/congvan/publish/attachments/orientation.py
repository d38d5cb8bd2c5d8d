"""How a picture is to be turned, read from its EXIF; and EXIF that says that alone."""

import io
import struct

from PIL import Image

_TAG, _SHORT, _UPRIGHT = 0x0112, 3, 1  # EXIF 3.0, 4.6.5; TIFF 6.0


def orientation_of(exif: bytes) -> int:
    """Give the way to turn, from 1 (upright) to 8; of what cannot be read, upright."""
    found = Image.Exif()
    try:
        found.load(exif)
        way = found.get(_TAG, _UPRIGHT)
    except (OSError, SyntaxError, ValueError, struct.error, KeyError, TypeError, IndexError):
        return _UPRIGHT
    return way if isinstance(way, int) and _UPRIGHT <= way <= 8 else _UPRIGHT  # noqa: PLR2004 - eight ways there are


def exif_of(way: int) -> bytes:
    """Give EXIF (a TIFF file without picture) that says how to turn, and nothing else; nothing for upright."""
    if way == _UPRIGHT:
        return b""
    out = io.BytesIO()
    out.write(b"MM\0*" + struct.pack(">IH", 8, 1) + struct.pack(">HHIHH", _TAG, _SHORT, 1, way, 0))
    out.write(struct.pack(">I", 0))
    return out.getvalue()

"""A picture of a page → whether it is see-through, and whether rather red or blue, as seals and signatures are."""

from io import BytesIO
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from PIL import Image, UnidentifiedImageError

from congvan.inspect.sheet import Box, Picture

_MOST_PIXELS = 20_000_000  # a signature scanned at 600 dpi has three millions
_THUMB = (48, 48)
_FADED = 60  # of 255: less colour is grey
_CLEAR = 128  # of 255: less is see-through
_BITS = 8
_CHANNELS = {3: "RGB", 1: "L"}


def picture_of(image: dict[str, Any], box: Box) -> Picture:
    """Describe an image that pdfplumber found."""
    stream = image["stream"]
    mask = resolve1(stream.attrs.get("SMask"))
    return Picture(box, isinstance(mask, PDFStream) or "Mask" in stream.attrs, _tint(stream, mask))


def _tint(stream: PDFStream, mask: object) -> str | None:
    """Name the colour of most of the picture: red, blue or grey; None where its kind is not known here."""
    try:
        seen = _pixels(stream)
        if seen is None:
            return None
        clear = _pixels(mask) if isinstance(mask, PDFStream) else None
    except (ValueError, TypeError, OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    shown = clear.convert("L").resize(_THUMB) if clear else Image.new("L", _THUMB, 255)
    small = seen.convert("RGB").resize(_THUMB)
    pairs = zip(_triples(small), shown.tobytes(), strict=True)
    votes = [_name(x) for x, alpha in pairs if alpha >= _CLEAR and min(x) < 255 - _FADED]
    return max(("red", "blue", "grey"), key=votes.count) if votes else None


def _triples(picture: Image.Image) -> list[tuple[int, int, int]]:
    data = picture.tobytes()
    return list(zip(data[0::3], data[1::3], data[2::3], strict=True))


def _name(pixel: tuple[int, int, int]) -> str:
    red, green, blue = pixel
    if red - max(green, blue) > _FADED:
        return "red"
    return "blue" if blue - red > _FADED else "grey"


def _pixels(stream: PDFStream) -> Image.Image | None:
    """The picture itself: a JPEG, or eight bits for each of one or three channels."""
    attributes = stream.attrs
    width, height = int(resolve1(attributes.get("Width", 0))), int(resolve1(attributes.get("Height", 0)))
    if not 0 < width * height <= _MOST_PIXELS:
        return None
    data = stream.get_data()
    if data.startswith(b"\xff\xd8"):
        return Image.open(BytesIO(data))
    mode = _CHANNELS.get(len(data) // (width * height))
    is_plain = mode and resolve1(attributes.get("BitsPerComponent")) == _BITS
    return Image.frombytes(mode, (width, height), data) if mode and is_plain else None

"""A TIFF → its pages saved anew without loss, upright, with their resolution and colours and no other tag."""

import io
import warnings

from PIL import Image, ImageOps, ImageSequence

from congvan.contents.sign import DAMAGED, TOO_MANY_PAGES, TOO_MANY_PIXELS, UnreadableError
from congvan.model.limits import MOST_PIXELS

_MOST_PAGES = 200
_FAX = "group4"  # of black and white, as scanners and fax write
_DEFLATE = "tiff_adobe_deflate"
_BROKEN = (OSError, ValueError, SyntaxError, KeyError, TypeError, UserWarning, Image.DecompressionBombError)


def clean_tiff(data: bytes) -> bytes:
    """Clean a TIFF.

    Raises:
        UnreadableError: it cannot be read whole.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about single tags, which do not stay
            warnings.filterwarnings("error", "(?:Corrupt|Truncated|Possibly corrupt)", UserWarning)
            return _saved_anew(data)
    except _BROKEN as error:
        raise UnreadableError(DAMAGED) from error


def _saved_anew(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=("TIFF",)) as picture:
        if int(getattr(picture, "n_frames", 1)) > _MOST_PAGES:
            raise UnreadableError(TOO_MANY_PAGES)
        first, *others = [_plain(x) for x in ImageSequence.Iterator(picture)]
    out = io.BytesIO()
    compression = _FAX if all(x.mode == "1" for x in (first, *others)) else _DEFLATE
    first.save(out, format="TIFF", save_all=True, append_images=others, compression=compression)
    return out.getvalue()


def _plain(page: Image.Image) -> Image.Image:
    """The pixels of a page, and how they are meant."""
    if page.width * page.height > MOST_PIXELS:
        raise UnreadableError(TOO_MANY_PIXELS)
    turned = ImageOps.exif_transpose(page)
    plain = Image.frombytes(turned.mode, turned.size, turned.tobytes())
    if turned.mode == "P" and (palette := turned.getpalette()):
        plain.putpalette(palette)
    plain.info = {x: turned.info[x] for x in ("dpi", "icc_profile") if x in turned.info}
    plain.encoderinfo = dict(plain.info)
    return plain

"""A picture's bytes → its public copy, if it is whole and of usual size: the same pixels without what cameras write."""

import io
import warnings
from collections.abc import Callable, Mapping
from types import MappingProxyType

from PIL import Image

from congvan.contents.sign import DAMAGED, TOO_MANY_PIXELS, UnreadableError
from congvan.model.limits import MOST_PIXELS
from congvan.publish.attachments.gif import clean_gif
from congvan.publish.attachments.jpeg import clean_jpeg
from congvan.publish.attachments.png import clean_png
from congvan.publish.attachments.tiff import clean_tiff
from congvan.publish.attachments.webp import clean_webp

_CLEANERS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {"jpeg": clean_jpeg, "png": clean_png, "gif": clean_gif, "webp": clean_webp, "tiff": clean_tiff}
)


def clean_picture(data: bytes, kind: str) -> bytes:
    """Clean a picture of that kind.

    Raises:
        UnreadableError: it is damaged, or larger than may be.
    """
    made = _CLEANERS[kind](data)
    _prove(made, kind.upper())
    return made


def _prove(made: bytes, kind: str) -> None:
    """See that the copy is a whole picture: what cannot be shown is not published."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own bound is lower
            with Image.open(io.BytesIO(made), formats=(kind,)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise UnreadableError(TOO_MANY_PIXELS)
                picture.load()
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, Image.DecompressionBombError) as error:
        raise UnreadableError(DAMAGED) from error

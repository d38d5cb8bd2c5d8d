"""What a letter's HTML may load: its own pictures, by invented addresses. All else is refused, whatever asks for it.

What stays true: WeasyPrint opens no file and no connection but through here, so a letter cannot reach either.
"""

import io
import warnings
from collections.abc import Mapping
from types import MappingProxyType

from PIL import Image, ImageOps, UnidentifiedImageError
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from congvan.model.address import asked
from congvan.model.limits import MOST_PIXELS
from congvan.model.text import Text

FORMATS = ("PNG", "JPEG")  # both are whole in themselves; SVG loads other files and runs styles

# WeasyPrint tells Pillow, for the whole process, to be content with half a picture. We are not: a whole one ends so,
# but for a few bytes that some cameras write behind.
_ENDS = MappingProxyType({"PNG": b"IEND", "JPEG": b"\xff\xd9"})
_TAIL = 4096


class RefusedPicture(FatalURLFetchingError):  # type: ignore[misc] # noqa: N818 - no types; not an Exception
    """A picture cannot be used. `reason` says why."""

    def __init__(self, picture: str, reason: Text) -> None:
        """Take the address asked for, and why not."""
        super().__init__(picture)
        self.picture, self.reason = picture, reason


class JailedFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Gives what it was given, by address, and nothing else."""

    def __init__(self, held: Mapping[str, bytes]) -> None:
        """Take the bytes that may be loaded, by address of the edition."""
        super().__init__(allowed_protocols=("https",), allow_redirects=False, fail_on_errors=True)
        self._held = held

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """Give the bytes of an address.

        Raises:
            RefusedPicture: it is none of ours.
        """
        data = self._held.get(asked(url) or "")
        if data is None:
            raise RefusedPicture(_shown(url), Text("no attachment of the letter"))
        return URLFetcherResponse(url, data)


def checked_picture(address: str, data: bytes) -> bytes:
    """Give a picture's bytes, without what cameras write about place and time, if it is one that we print.

    Raises:
        RefusedPicture: it is not.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own bound is lower
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                _bounded(picture, data)
                return _without_remarks(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise RefusedPicture(
            _shown(address),
            Text("it is no whole PNG or JPEG of usual size"),
        ) from error


def _bounded(picture: Image.Image, data: bytes) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise UnidentifiedImageError("too large")
    if _ENDS[str(picture.format)] not in data[-_TAIL:]:
        raise UnidentifiedImageError("cut short")


def _without_remarks(picture: Image.Image) -> bytes:
    """Save the picture anew in its format: the same pixels, upright, and nothing else (no EXIF, no comments)."""
    turned = ImageOps.exif_transpose(picture)
    out = io.BytesIO()
    if picture.format == "JPEG":
        # what is not turned keeps its own quantisation, so nothing is lost; 92 cannot be told from it by eye
        quality: str | int = "keep" if turned.size == picture.size and not picture.getexif() else 92
        source = picture if quality == "keep" else turned.convert("L" if turned.mode == "L" else "RGB")
        source.save(out, format="JPEG", quality=quality, comment=b"")
    else:
        has_alpha = turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info
        mode = "RGBA" if has_alpha else "L" if turned.mode in {"1", "L"} else "RGB"
        plain = turned.convert(mode)
        Image.frombytes(mode, plain.size, plain.tobytes()).save(out, format="PNG")
    return out.getvalue()


def _shown(address: str) -> str:
    return address.rsplit("/", 1)[-1][:80]

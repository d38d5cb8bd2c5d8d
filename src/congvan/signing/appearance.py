"""The picture of a signature or of a seal enters; what a signature's field shows of it leaves.

Decree 30/2020, Appendix I, part II: of the signer a blue picture between title and name (7, d), of the office a red one
in real size, over about a third of the signer's, on its left (8, a); both PNG and see-through. No words: the decree
wants none on the letter itself, and a picture without fonts keeps PDF/A and PDF/UA.
"""

import io
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.images import pil_image
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from congvan.errors import ArchiveError, MachineError, reason_of
from congvan.model.text import Text
from congvan.signing.place import MM, SEAL_HEIGHT, Box


class Role(Enum):
    """Who signs: the person in authority, or after that the office with its seal."""

    SIGNER = "signer"
    SEAL = "seal"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its width and height on paper in points, None where its file does not say."""

    pixels: Image.Image
    size: tuple[float, float] | None


_MOST_BYTES, _MOST_PIXELS = 5_000_000, 20_000_000
_MOST_DOTS = 600  # an inch: more than printers show
_NOMINAL = 45 * MM  # how wide a signature is drawn whose file does not say; a seal beside none is placed by it, too
_LEAST_SEAL = 20 * MM
_COVERED = 1 / 3  # of the signature, by the seal
_FADED, _CLEAR = 60, 128  # of 255: less colour is grey, less is see-through
_END, _TAIL = b"IEND", 64
_PHYSICAL = "dpi"  # Pillow's name of PNG's pHYs
_DRAWN = re.compile(rb"q ([\d.]+) 0 0 ([\d.]+) (-?[\d.]+) (-?[\d.]+) cm /Picture Do Q")


def read_picture(path: Path, role: Role) -> Picture:
    """Read the picture of a signature or a seal.

    Raises:
        ArchiveError: it is not what the decree asks for: the sentence says what is wrong.
        MachineError: it cannot be read.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _refused(path, Text("it is larger than 5 MB"))
        data = path.read_bytes()
        if _END not in data[-_TAIL:]:  # Pillow may have been told to overlook that, for all of the process
            raise _refused(path, Text("it is no PNG"))
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise _refused(path, Text("it is larger than 20 million pixels"))
            seen = picture.convert("RGBA")
            dots = picture.info.get(_PHYSICAL)
    except OSError as error:
        if error.errno is None:  # Pillow's own
            raise _refused(path, Text("it is no PNG")) from None
        raise MachineError(Text("Cannot read {path}: {reason}."), path=path, reason=reason_of(error)) from None
    except (ValueError, SyntaxError, Image.DecompressionBombError):
        raise _refused(path, Text("it is no PNG")) from None
    _refuse_unfit(path, seen, role)
    size = (seen.width / dots[0] * 72, seen.height / dots[1] * 72) if dots and min(dots) > 0 else None
    if role is Role.SEAL:
        _refuse_wrong_size(path, size)
    return Picture(seen, size)


def _refused(path: Path, reason: Text) -> ArchiveError:
    return ArchiveError(Text("The picture {path} cannot be used: {reason}."), path=path, reason=reason)


def _refuse_unfit(path: Path, seen: Image.Image, role: Role) -> None:
    if min(seen.getchannel("A").tobytes(), default=0) >= _CLEAR:
        raise _refused(path, Text("its background is not see-through"))
    small = seen.resize((min(seen.width, 96), min(seen.height, 96)))
    data = small.tobytes()
    inked = [x for x in zip(data[0::4], data[1::4], data[2::4], data[3::4], strict=True) if x[3] >= _CLEAR]
    wanted = sum((x[0] - max(x[1:3]) if role is Role.SEAL else x[2] - x[0]) > _FADED for x in inked)
    if not inked or wanted * 2 < len(inked):
        reason = Text("most of it is not red") if role is Role.SEAL else Text("most of it is not blue")
        raise _refused(path, reason)


def _refuse_wrong_size(path: Path, size: tuple[float, float] | None) -> None:
    if size is None:
        raise _refused(path, Text("a seal is shown in real size, and the file does not say its resolution"))
    if not _LEAST_SEAL <= min(size) <= max(size) <= SEAL_HEIGHT:
        raise _refused(path, Text("by its resolution the seal would be smaller than 20 mm or larger than 50 mm"))


def signature_box(picture: Picture | None, room: Box) -> Box:
    """Where a signature is drawn: in the room's middle, in real size if that fits, else as large as does."""
    width, height = _size(picture) if picture else (_NOMINAL, room.height)
    scale = min(1, room.width / width, room.height / height)
    across, up = room.middle
    return _around(across, up, width * scale, height * scale)


def _size(picture: Picture) -> tuple[float, float]:
    return picture.size or (_NOMINAL, _NOMINAL * picture.pixels.height / picture.pixels.width)


def seal_box(picture: Picture, signature: Box) -> Box:
    """Where a seal is drawn: in real size, over a third of the signature, on its left."""
    width, height = _size(picture)
    _, up = signature.middle
    return _around(signature.left + signature.width * _COVERED - width / 2, up, width, height)


def _around(across: float, up: float, width: float, height: float) -> Box:
    return Box(across - width / 2, up - height / 2, across + width / 2, up + height / 2)


def shown(
    writer: BasePdfFileWriter, field: Box, picture: Picture | None = None, at: Box | None = None
) -> generic.IndirectObject:
    """Add what a field shows: a picture where it belongs, or nothing at all."""
    content, resources = b"", generic.DictionaryObject()
    if picture and at:
        image = pil_image(_at_most(picture.pixels, at), writer)
        resources[pdf_name("/XObject")] = generic.DictionaryObject({pdf_name("/Picture"): image})
        places = (at.width, at.height, at.left - field.left, at.bottom - field.bottom)
        content = b"q %.3f 0 0 %.3f %.3f %.3f cm /Picture Do Q" % places
    form = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): generic.ArrayObject(map(generic.FloatObject, (0, 0, field.width, field.height))),
            pdf_name("/Resources"): resources,
        },
        stream_data=content,
    )
    return writer.add_object(form)


def drawn_at(content: bytes, field: Box) -> Box | None:
    """Where a field of ours shows its picture; None if it shows none."""
    found = _DRAWN.fullmatch(content)
    if found is None:
        return None
    width, height, left, bottom = map(float, found.groups())
    return Box(field.left + left, field.bottom + bottom, field.left + left + width, field.bottom + bottom + height)


def _at_most(pixels: Image.Image, at: Box) -> Image.Image:
    """The picture with no more pixels than a printer shows: scans come with many more."""
    most = (round(at.width / 72 * _MOST_DOTS), round(at.height / 72 * _MOST_DOTS))
    if pixels.width <= most[0] and pixels.height <= most[1]:
        return pixels
    return pixels.resize((min(pixels.width, most[0]), min(pixels.height, most[1])))

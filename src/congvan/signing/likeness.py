"""Whether a signed PDF is the letter that we render: two PDFs → how alike they are.

Usually somebody signed our very file: it begins with our bytes. But what was appended may cover or replace what it
shows, so in this case too, as where a program wrote the file anew, it must have the same pages with the same words in
the same order and the same pictures, look alike, and hold nothing that hides or changes by itself. What signatures show
is left aside where it covers nothing: it is no part of the letter. (pyHanko's judge of changes knows no fields that are
made with their tags.)
"""

import unicodedata
from enum import Enum
from hashlib import sha256
from io import BytesIO

import pikepdf
import pypdfium2
from PIL import Image, ImageChops
from pyhanko.pdf_utils.misc import PdfError
from pypdfium2 import raw

from congvan.signing.notes import leave_all_to_be_seen

_DOTS = 12  # per inch, 2 mm each: a box over a line shows, another program's outlines and a moved line's width do not
_DIFFERENT = 80  # of 255: how much darker or lighter a dot may be
_INVISIBLE = 3  # the mode of text that is there to be found, not seen (ISO 32000-1, table 106)
_POINT = 0.5  # by which a page's size may differ: programs round it
_RISKY = ("/OpenAction", "/AA", "/OCProperties", "/Collection")  # what acts, hides or shows by itself

# What the readers of PDF raise of bytes that are not what they say they are.
_UNREADABLE = (PdfError, pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, KeyError, TypeError, AttributeError,
               IndexError, AssertionError, RecursionError, RuntimeError, OSError)  # fmt: skip


class Likeness(Enum):
    """How a PDF is a rendering of ours."""

    BYTES = "bytes"  # it begins with our bytes, and only signatures were added
    TEXT = "text"  # the same pages, words and looks, written anew
    NONE = "none"  # something else


def likeness(signed: bytes, rendering: bytes) -> Likeness:
    """Say whether a signed PDF is this rendering. One that cannot be read is something else."""
    try:
        if not _reads_the_same(signed, rendering):
            return Likeness.NONE
    except _UNREADABLE:
        return Likeness.NONE
    return Likeness.BYTES if signed.startswith(rendering) else Likeness.TEXT


def _reads_the_same(signed: bytes, rendering: bytes) -> bool:
    if not _is_still(signed, rendering):
        return False
    with pypdfium2.PdfDocument(signed) as theirs, pypdfium2.PdfDocument(rendering) as ours:
        return len(theirs) == len(ours) and all(_is_same_page(theirs[at], ours[at]) for at in range(len(ours)))


def _is_still(signed: bytes, rendering: bytes) -> bool:
    """Whether a PDF acts, hides and covers nothing, and carries no file that ours does not."""
    with pikepdf.open(BytesIO(signed)) as theirs, pikepdf.open(BytesIO(rendering)) as ours:
        acts = any(x in theirs.Root and x not in ours.Root for x in _RISKY)
        scripts = "/Names" in theirs.Root and "/JavaScript" in theirs.Root.Names
        if acts or scripts or not _files(theirs) <= _files(ours):
            return False
        return leave_all_to_be_seen(theirs, ours, signed, rendering)


def _files(pdf: pikepdf.Pdf) -> set[str]:
    return {sha256(x.get_file().read_bytes()).hexdigest() for x in pdf.attachments.values()}


def _is_same_page(theirs: pypdfium2.PdfPage, ours: pypdfium2.PdfPage) -> bool:
    sizes = zip(theirs.get_size(), ours.get_size(), strict=True)
    return (
        all(abs(one - other) <= _POINT for one, other in sizes)
        and _words(theirs) == _words(ours)
        and _drawn(theirs) == _drawn(ours)
        and _look_alike(_looks(theirs), _looks(ours))
    )


def _words(page: pypdfium2.PdfPage) -> list[str]:
    return unicodedata.normalize("NFC", page.get_textpage().get_text_range()).split()


def _drawn(page: pypdfium2.PdfPage) -> tuple[list[str], int]:
    """The pictures of a page by their dots, in order, and how many of its texts nobody sees."""
    found = list(page.get_objects())
    pictures = [_dots(x) for x in found if x.type == raw.FPDF_PAGEOBJ_IMAGE]
    texts = (x for x in found if x.type == raw.FPDF_PAGEOBJ_TEXT)
    return pictures, sum(raw.FPDFTextObj_GetTextRenderMode(x) == _INVISIBLE for x in texts)


def _dots(picture: pypdfium2.PdfImage) -> str:
    drawn: Image.Image = picture.get_bitmap().to_pil()
    return sha256(f"{drawn.size}".encode() + drawn.convert("RGB").tobytes()).hexdigest()


def _looks(page: pypdfium2.PdfPage) -> Image.Image:
    """What a page shows from afar, without what lies on it: signatures, links."""
    drawn: Image.Image = page.render(scale=_DOTS / 72, may_draw_forms=False, draw_annots=False).to_pil()
    return drawn.convert("L")


def _look_alike(theirs: Image.Image, ours: Image.Image) -> bool:
    return theirs.size == ours.size and not any(ImageChops.difference(theirs, ours).histogram()[_DIFFERENT:])

"""Pages as small grey pictures, and whether two of them show the same.

Two measures, both taken after a slight blur, so that the edge of a letter that another version of the drawing library
smooths otherwise counts little, and a block that moved, or a rule that is gone, counts much:

- the mean difference of all pixels, for what changes everywhere a little (a size, a weight, a grey);
- the share of pixels that differ by more than a step, for what changes in one place.
"""

import io
import math
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

DPI = 60  # a word can still be told from another, and a page takes about 15 kB
BLUR = 0.8  # pixels: 0.3 mm
GREYS = 16  # kept: text needs no more
MOST_MEAN = 1.0  # of 255
STEP = 40  # of 255: twice what an edge differs by that moved by a sixth of a pixel
MOST_SHARE = 0.0001  # of the page, 35 pixels: less than the shortest rule has


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pictures are apart; `share` is infinite if their sizes differ."""

    mean: float
    share: float

    @property
    def is_slight(self) -> bool:
        """Whether a person would call the pages the same."""
        return self.mean <= MOST_MEAN and self.share <= MOST_SHARE


def pages(pdf: bytes) -> list[bytes]:
    """Give each page of a PDF as a PNG."""
    document = pypdfium2.PdfDocument(pdf)
    return [_png(page.render(scale=DPI / 72, grayscale=True).to_pil()) for page in document]


def difference(one: bytes, other: bytes) -> Difference:
    """Compare two pictures."""
    first, second = (Image.open(io.BytesIO(x)).convert("L") for x in (one, other))
    if first.size != second.size:
        return Difference(math.inf, math.inf)
    apart = ImageChops.difference(*(x.filter(ImageFilter.GaussianBlur(BLUR)) for x in (first, second)))
    steps = apart.point(lambda x: 255 if x > STEP else 0)
    return Difference(ImageStat.Stat(apart).mean[0], ImageStat.Stat(steps).mean[0] / 255)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.quantize(GREYS).save(out, format="PNG", optimize=True)
    return out.getvalue()

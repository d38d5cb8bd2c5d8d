"""A page of a signed PDF and of ours enters, with what is read in the room for a seal; whether it can be read leaves.

A seal lies over the left half of the name and the title (Decree 30/2020, Appendix I, part II, 8): red, or the blue of a
signature, on a see-through ground. So it stains paper and ink, and is told from what writes something else: ink never
becomes pale, and paper never black. What was tried, and found, is in docs/decisions/0035-signed-copies.md.
"""

from collections import defaultdict
from collections.abc import Iterable

import pypdfium2
from PIL import Image, ImageChops

from congvan.signing.place import Box

_SCALE = 150 / 72  # dots a point: a stroke of a letter is two or three wide
# Of 255. Our page is black on white; of the signed one's dots the three colours are looked at, darkest first.
_INK, _PAPER = 128, 200
_GONE = 140  # from here on a colour is no longer that of ink: two of three in red or blue ink stay below
_GREY = 64  # by which the colours of black and grey differ at most; those of red and blue do by more
# Of each letter, what may be; in brackets the most that real ones did.
_MOST_ERASED = 0.05  # of its ink, pale (0, or 0.04 where a seal has a pale rim); the hook of a Ủ is 0.08
_MOST_BLACKENED = 0.03  # of its paper, black or grey (0)
_MOST_COVERED = 0.9  # of its ink, coloured (0.88; a blue stroke of 1.3 mm 0.94)
_MOST_OF_LINE = 0.5  # of the ink of a line's letters below it, coloured (0.43; broad seals pass it at a few places)


def is_legible(signed: bytes, rendering: bytes, number: int, marks: Iterable[Box]) -> bool:
    """Whether everything that our page (from 0) shows at these places can still be read in the signed one."""
    theirs, ours = (_drawn(x, number) for x in (signed, rendering))
    if theirs.size != ours.size:
        return False
    lines: dict[int, list[_Counts]] = defaultdict(list)
    for mark in marks:
        lines[round(mark.bottom)].append(_Counts(_cut(theirs, mark), _cut(ours, mark)))
    return all(_is_read(x) for x in lines.values())


def _is_read(line: list["_Counts"]) -> bool:
    covered, ink = sum(x.covered for x in line), sum(x.ink for x in line)
    return covered <= _MOST_OF_LINE * ink and all(x.is_read for x in line)


class _Counts:
    """How many dots of a letter were ink and paper, and what became of them."""

    __slots__ = ("blackened", "covered", "erased", "ink", "paper")

    def __init__(self, theirs: Image.Image, ours: Image.Image) -> None:
        (least, middle, most), (dark, _, light) = _in_order(theirs), _in_order(ours)
        ink, paper = _below(_INK, light), _from(_PAPER, dark)
        grey = _below(_GREY, ImageChops.subtract(most, least))
        self.ink, self.paper = _count(ink), _count(paper)
        self.erased, self.covered = _count(ink, _from(_GONE, middle)), _count(ink, _from(_GONE, most))
        self.blackened = _count(paper, _below(_INK, most), grey)

    @property
    def is_read(self) -> bool:
        """Whether it is still this letter, and shows."""
        return (
            self.erased <= _MOST_ERASED * self.ink
            and self.covered <= _MOST_COVERED * self.ink
            and self.blackened <= _MOST_BLACKENED * self.paper
        )


def _in_order(picture: Image.Image) -> tuple[Image.Image, Image.Image, Image.Image]:
    """The three colours of each dot, the darkest first."""
    red, green, blue = picture.split()
    low, high = ImageChops.darker(red, green), ImageChops.lighter(red, green)
    middle = ImageChops.lighter(low, ImageChops.darker(high, blue))
    return ImageChops.darker(low, blue), middle, ImageChops.lighter(high, blue)


def _below(limit: int, picture: Image.Image) -> Image.Image:
    return picture.point([255 * (x < limit) for x in range(256)])


def _from(limit: int, picture: Image.Image) -> Image.Image:
    return picture.point([255 * (x >= limit) for x in range(256)])


def _count(*masks: Image.Image) -> int:
    """Of how many dots all are true."""
    all_of = masks[0]
    for each in masks[1:]:
        all_of = ImageChops.darker(all_of, each)
    return all_of.histogram()[255]


def _cut(page: Image.Image, mark: Box) -> Image.Image:
    left, top = int(mark.left * _SCALE), int(page.height - mark.top * _SCALE)
    right, bottom = int(mark.right * _SCALE) + 1, int(page.height - mark.bottom * _SCALE) + 1
    return page.crop((left, top, right, bottom))


def _drawn(data: bytes, number: int) -> Image.Image:
    """A page with all that lies on it, signatures too."""
    with pypdfium2.PdfDocument(data) as pdf:
        pdf.init_forms()
        made: Image.Image = pdf[number].render(scale=_SCALE, may_draw_forms=True).to_pil()
        return made.convert("RGB")

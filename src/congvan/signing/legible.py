"""A page of a signed PDF and of ours enters, with what is read in the room for a seal; whether it can be read leaves.

A seal lies over the left half of the name and the title (Decree 30/2020, Appendix I, part II, 8): it is see-through
there, and coloured. What paints letters over with paper, blackens them, or hides more than strokes do, is none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pypdfium2
from PIL import Image, ImageChops

from congvan.signing.place import Box

_SCALE = 150 / 72  # dots a point: a stroke of a letter is two or three wide
_DARK, _LIGHT = 128, 200  # of 255: ink is darker in all colours, paper lighter; a red or blue seal is neither
_LEAST_KEPT = 0.5  # of a line's ink that must still be dark: a seal's rings and star take a quarter of it
_MOST_PAINTED = 0.2  # of a letter's ink that may have become paper: none does below what only adds ink
_MOST_DARKENED = 0.2  # of the paper round a line's letters that may have become dark


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
    ink, paper = sum(x.ink for x in line), sum(x.paper for x in line)
    return (
        sum(x.kept for x in line) >= _LEAST_KEPT * ink
        and sum(x.darkened for x in line) <= _MOST_DARKENED * paper
        and all(x.painted <= _MOST_PAINTED * x.ink for x in line)
    )


class _Counts:
    """How many dots of a letter were ink and paper, and what became of them."""

    __slots__ = ("darkened", "ink", "kept", "painted", "paper")

    def __init__(self, theirs: Image.Image, ours: Image.Image) -> None:
        dark, light = (tuple(x) for x in zip(_sorts(ours), _sorts(theirs), strict=True))
        self.ink, self.kept = _count(dark[0]), _count(dark[0], dark[1])
        self.paper, self.darkened = _count(light[0]), _count(light[0], dark[1])
        self.painted = _count(dark[0], light[1])


def _sorts(picture: Image.Image) -> Iterator[Image.Image]:
    """Masks of what is dark, and of what is light, in all colours."""
    red, green, blue = picture.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    yield most.point([255 * (x < _DARK) for x in range(256)])
    yield least.point([255 * (x > _LIGHT) for x in range(256)])


def _count(one: Image.Image, other: Image.Image | None = None) -> int:
    both = ImageChops.multiply(one, other) if other else one
    return both.histogram()[255]


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

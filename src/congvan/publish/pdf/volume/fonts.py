"""The fonts of the parts become few: each letter brings a face with its own letters alone, all cut from one file.

WeasyPrint cuts a face down to the glyphs used and keeps their numbers, so the cut-down files of one face can be laid
over one another: what one lacks, another has in the same place (OpenType, `glyf` and `hmtx`). The parts from which
accented letters are put together have other numbers in each file; they are put behind all others. Widths, and the way
from numbers to words, stay each letter's own. What stays true: a number that a page draws is the same glyph as before.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from pikepdf import Array, Name, Object, Pdf, Stream

# What tells one font file from another, and is the same however it was cut down: names, versions, makers.
_NAMES = "name"
# For looking letters up by their code, which a page in a PDF does not: each cut-down file has its own share.
_UNUSED = ("cmap", "GDEF")
_TOGETHER = b"\xff\xff"  # as the number of contours: put together from other glyphs


@dataclass(frozen=True)
class _Glyph:
    """An outline as its file has it, or the glyphs it is put together from; then advance and left side bearing."""

    outline: bytes
    parts: tuple["_Glyph", ...]
    placed: tuple[str, ...]  # how each part is moved and turned
    metrics: tuple[int, int]
    components: tuple[GlyphComponent, ...] = field(compare=False)


class SharedFonts:
    """The fonts of a volume. For each part: `take_out` before its pages are copied, `put_in` after."""

    def __init__(self, volume: Pdf) -> None:
        """Begin with none."""
        self._volume = volume
        self._faces: dict[tuple[str, bytes], _Face] = {}
        self._of_part: dict[str, _Face] = {}

    def take_out(self, source: Pdf) -> None:
        """Take the part's font files off it, and in."""
        self._of_part = {}
        for name, inner in _fonts(x.obj for x in source.pages):
            descriptor = inner.FontDescriptor
            if "/FontFile2" in descriptor:
                self._of_part[name] = self._face(name, descriptor.FontFile2.read_bytes(), _numbers(inner))
                del descriptor.FontFile2

    def _face(self, name: str, data: bytes, used: frozenset[int]) -> "_Face":
        font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False)
        key = (name, font.reader[_NAMES])
        face = self._faces.get(key) or self._faces.setdefault(key, _Face(self._volume.make_stream(b"")))
        if not used <= face.used:
            face.lay_over(data, font, used)
        return face

    def put_in(self, pages: Sequence[Object]) -> None:
        """Give the part's fonts, which are in the volume now, the files that they share."""
        for name, inner in _fonts(pages):
            if name in self._of_part:
                inner.FontDescriptor.FontFile2 = self._of_part[name].stream

    def finish(self) -> None:
        """Write the files."""
        for face in self._faces.values():
            data = face.data()
            face.stream.write(data)
            face.stream.Length1 = len(data)


class _Face:
    """All glyphs that the parts use of one font file."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.used: frozenset[int] = frozenset()
        self._glyphs: dict[int, _Glyph] = {}
        self._largest = b""
        self._count = 0  # of glyphs in the largest, empty ones too
        self._files = 0

    def lay_over(self, data: bytes, font: TTFont, used: frozenset[int]) -> None:
        """Take those glyphs of a file in.

        Raises:
            ValueError: it has another glyph under a number.
        """
        for number in sorted(used):
            glyph = _glyph(font, font.getGlyphName(number))
            if self._glyphs.setdefault(number, glyph) != glyph:
                raise ValueError("glyphs differ")
        self.used |= used
        self._files += 1
        count = font["maxp"].numGlyphs
        if count > self._count:
            self._largest, self._count = data, count

    def data(self) -> bytes:
        """The file with all of them."""
        if self._files == 1:
            return self._largest
        font = TTFont(io.BytesIO(self._largest), recalcTimestamp=False)
        names = font.getGlyphOrder()
        parts = list(dict.fromkeys(part for glyph in self._glyphs.values() for part in _parts(glyph)))
        named = dict(zip(parts, (f"part{i}" for i in range(len(parts))), strict=True))
        # 0 stands for what is missing, and must stay; whatever else no page draws is empty
        kept = {name: self._glyphs.get(number) for number, name in enumerate(names) if number}
        drawn = kept | {name: part for part, name in named.items()}
        font.setGlyphOrder([*names, *named.values()])
        font["glyf"].setGlyphOrder(font.getGlyphOrder())
        for name, glyph in drawn.items():
            font["glyf"].glyphs[name] = _drawn(glyph, named) if glyph else Glyph()
            font["hmtx"][name] = glyph.metrics if glyph else (0, 0)
        for table in _UNUSED:
            if table in font:
                del font[table]
        out = io.BytesIO()
        font.save(out)
        return out.getvalue()


def _glyph(font: TTFont, name: str) -> _Glyph:
    """A glyph with all that it is put together from."""
    outlines, metrics = font["glyf"], font["hmtx"][name]
    outline = getattr(outlines.glyphs[name], "data", b"")  # an empty one has none
    if not outline.startswith(_TOGETHER):
        return _Glyph(outline, (), (), metrics, ())
    whole = Glyph(outline)
    whole.expand(outlines)
    components = tuple(whole.components)
    parts = tuple(_glyph(font, x.glyphName) for x in components)
    placed = tuple(repr({key: x for key, x in vars(c).items() if key != "glyphName"}) for c in components)
    return _Glyph(b"", parts, placed, metrics, components)


def _parts(glyph: _Glyph) -> Iterator[_Glyph]:
    for part in glyph.parts:
        yield part
        yield from _parts(part)


def _drawn(glyph: _Glyph, named: Mapping[_Glyph, str]) -> Glyph:
    if not glyph.parts:
        return Glyph(glyph.outline)
    drawn = Glyph()
    drawn.numberOfContours = -1
    drawn.components = [copy(x) for x in glyph.components]
    for component, part in zip(drawn.components, glyph.parts, strict=True):
        component.glyphName = named[part]
    return drawn


def _fonts(pages: Iterator[Object] | Sequence[Object]) -> Iterator[tuple[str, Object]]:
    """The fonts of the pages, each once: its name, and the font within it that holds the file."""
    seen: set[tuple[int, int]] = set()
    for page in pages:
        for font in page.Resources.get("/Font", {}).values():
            if font.objgen not in seen and font.get("/Subtype") == Name.Type0:
                seen.add(font.objgen)
                yield str(font.BaseFont), font.DescendantFonts[0]


def _numbers(inner: Object) -> frozenset[int]:
    """The numbers of the glyphs for which a font gives widths, which are those that it draws."""
    found: set[int] = set()
    entries = list(inner.W)
    for first, widths in zip(entries[::2], entries[1::2], strict=True):
        if not isinstance(widths, Array):
            raise TypeError("widths of another form than ours")
        found.update(range(int(first), int(first) + len(widths)))
    return frozenset(found)

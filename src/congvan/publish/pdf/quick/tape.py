"""A line of text is drawn once, as by WeasyPrint; the tape of it draws the same line in other documents.

What stays true: a document's fonts learn from a tape what they would learn from drawing, in the same order. `warm` says
why, and when.
"""

from collections.abc import Callable
from typing import Any

from weasyprint.text import fonts


class NotPlainError(Exception):
    """A glyph that is missing, or a picture."""


class _TapedFont:
    """What drawing a line tells a font: widths of glyphs, and the text that they stand for."""

    bitmap, png, svg, colr = False, None, None, False

    def __init__(self, hash_: str) -> None:
        self.hash = hash_
        self.widths: dict[int, int] = {}
        self.to_unicode: dict[int, str] = {}

    def get_unused_glyph_id(self, _codepoint: int) -> int:
        raise NotPlainError


class Tape:
    """Stands where a page's stream stands while a line is drawn, and draws it on other pages."""

    def __init__(self, stream: Any, layout: Any, known: dict[Any, Any]) -> None:
        """Take the stream, Pango's layout of the line, and where fonts are kept for all tapes."""
        self._stream, self._layout, self._known = stream, layout, known
        self.ink_rect, self.logical_rect = stream.ink_rect, stream.logical_rect
        self._fonts: list[tuple[Any, _TapedFont]] = []
        self._calls: list[tuple[str, tuple[Any, ...]]] = []

    def set_text_matrix(self, *_values: float) -> None:
        """The one thing that differs from page to page."""

    def add_font(self, pango_font: Any) -> tuple[_TapedFont, float]:
        """Note the font; a fresh one, so that what the line tells it is the line's alone."""
        key, _, size = fonts.get_pango_font_key(pango_font)
        real, _ = self._stream.add_font(pango_font)
        if real.bitmap or real.png or real.svg or real.colr:
            raise NotPlainError
        self._known.setdefault((key, size), (pango_font, self._layout))  # the layout keeps Pango's font alive
        taped = _TapedFont(real.hash)
        self._fonts.append(((key, size), taped))
        return taped, size

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name not in {"set_font_size", "show_text", "set_text_rise"}:
            raise NotPlainError
        return lambda *values: self._calls.append((name, values))

    def wind_up(self) -> None:
        """Let go of the page."""
        del self._stream, self._layout, self.ink_rect, self.logical_rect

    def play(self, stream: Any, matrix: Any) -> bool:
        """Draw the line; not where the document has another width for a glyph (its fonts are in other sizes)."""
        for key, taped in self._fonts:
            font = stream._fonts.get(key[0]) or stream.add_font(self._known[key][0])[0]
            if any(font.widths.setdefault(glyph, width) != width for glyph, width in taped.widths.items()):
                return False
            for glyph, text in taped.to_unicode.items():
                font.to_unicode.setdefault(glyph, text)
        stream.set_text_matrix(*matrix.values)
        for name, values in self._calls:
            getattr(stream, name)(*values)
        return True

"""Runs of Word's text, one element after another → whether words stand there that nobody sees."""

from collections.abc import Mapping
from dataclasses import dataclass

_OFF = frozenset({"0", "false", "off"})
_WHITE = frozenset({"FFFFFF", "WHITE"})
_TINY = 4  # half-points; nobody reads 2 points
_COLOURED = frozenset({"tc", "txbxContent", "background"})  # what is within may stand on another colour


@dataclass(slots=True)
class Unseen:
    """Told of the elements of a part, without their namespace."""

    hidden: bool = False
    faint: bool = False  # white on the page, or too small to read
    _coloured: int = 0
    _paragraph_shaded: bool = False
    _in_run: bool = False
    _in_row: bool = False
    _white: bool = False
    _shaded: bool = False
    _tiny: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        value = attributes.get("val", "")
        if tag in _COLOURED:
            self._coloured += 1
        elif tag == "p":
            self._paragraph_shaded = False
        elif tag == "trPr":
            self._in_row = True
        elif tag == "r":
            self._in_run, self._white, self._shaded, self._tiny = True, False, False, False
        elif tag in {"vanish", "specVanish"} or (tag == "hidden" and self._in_row):
            self.hidden |= value not in _OFF
        elif tag in {"shd", "highlight"}:
            self._shade(attributes)
        elif tag == "color" and self._in_run:
            self._white = value.upper() in _WHITE
        elif tag == "sz" and self._in_run:
            self._tiny = value.isascii() and value.isdecimal() and int(value) <= _TINY

    def _shade(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("fill", "").upper() in {"", "AUTO", *_WHITE} and attributes.get("val") in {
            "clear",
            "nil",
            "none",
        }:
            return
        if self._in_run:
            self._shaded = True
        else:
            self._paragraph_shaded = True

    def text(self, words: str) -> None:
        """Words follow."""
        if self._in_run and words.strip() and (self._white or self._tiny):
            on_page = not (self._coloured or self._paragraph_shaded or self._shaded)
            self.faint |= self._tiny or on_page

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "background":
            return  # the colour of all pages
        if tag in _COLOURED:
            self._coloured -= 1
        elif tag == "r":
            self._in_run = False
        elif tag == "trPr":
            self._in_row = False

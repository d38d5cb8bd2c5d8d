"""A letter's pages as a person with a ruler sees them: pdfplumber counts in points from the top left corner."""

import io
from dataclasses import dataclass
from typing import Any

import pdfplumber

from congvan.model.view import LetterView
from congvan.publish.pdf.worker import make
from tests.golden.sheets import job

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """A line of words on a page: its text, its characters, and its edges."""

    page: int
    text: str
    chars: list[dict[str, Any]]
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Across."""
        return (self.x0 + self.x1) / 2


class Pages:
    """A letter's pages as pdfplumber reads them."""

    def __init__(self, view: LetterView) -> None:
        data = make(job("letter", view))
        assert isinstance(data, bytes), data
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            self.sizes = [(x.width, x.height) for x in pdf.pages]
            self.chars = [[dict(c) for c in x.chars] for x in pdf.pages]
            self.shapes = [[dict(s) for s in (*x.rects, *x.lines, *x.curves, *x.images)] for x in pdf.pages]
            self.lines = [
                Line(x.page_number, y["text"], y["chars"], y["x0"], y["x1"], y["top"], y["bottom"])
                for x in pdf.pages
                for y in x.extract_text_lines(return_chars=True, strip=True)
            ]

    def find(self, start: str) -> Line:
        """Give the first line that begins so."""
        return next(x for x in self.lines if x.text.startswith(start))

    def on(self, page: int) -> list[Line]:
        """The lines of a page between its top and bottom margins."""
        height = self.sizes[page - 1][1]
        return [x for x in self.lines if x.page == page and 19 * MM < x.top < height - 20.5 * MM]

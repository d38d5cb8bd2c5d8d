"""A laid-out document enters; the same document leaves, remembering which box each marked content was painted for.

What stays true: nothing is painted otherwise. WeasyPrint forgets the boxes when it has made its own tag tree; ours
(`tags`) needs their elements, for it tells a signature from a paragraph by the template's classes.
"""

from typing import Any

from weasyprint import Document


class PaintedPage:
    """A page of WeasyPrint's; after painting, `marks` gives the number of the marked content (MCID) by box."""

    def __init__(self, page: Any) -> None:
        """Take the page as laid out."""
        self._page = page
        self.stream: Any = None
        self.marks: dict[Any, int] = {}

    def __getattr__(self, name: str) -> Any:
        """Be the page in everything else."""
        return getattr(self._page, name)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page, and keep what was marked."""
        self._page.paint(stream, scale)
        self.stream, self.marks = stream, {box: tag["mcid"] for box, tag in stream._tags.items()}

    @property
    def root(self) -> Any:
        """The page's outermost box."""
        return self._page._page_box


def remembering(document: Document) -> Document:
    """Give the document with pages that remember."""
    return document.copy([PaintedPage(page) for page in document.pages])

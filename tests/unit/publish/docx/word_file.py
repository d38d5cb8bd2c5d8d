"""A Word file as a reader of XML sees it, without the library that made it, and as python-docx reads it back."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import docx
from docx.document import Document
from docx.shared import Length
from docx.text.paragraph import Paragraph
from lxml import etree

from congvan.model.view import LetterView
from congvan.publish.docx import make_docx
from congvan.render.body import render_body

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# the lists' numbers in the file → the sign that Word writes before each item
LIST_SIGNS = {"1": "- ", "2": "+ ", "3": "* "}


@dataclass(frozen=True)
class WordFile:
    """The bytes of a file, and ways to look at them."""

    data: bytes

    @cached_property
    def document(self) -> Document:
        """As python-docx reads it back."""
        return docx.Document(io.BytesIO(self.data))

    @cached_property
    def names(self) -> list[str]:
        """The parts of the file."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.namelist()

    def part(self, name: str) -> Any:
        """One part's XML."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return etree.fromstring(archive.read(name))

    def parts(self) -> Iterator[tuple[str, Any]]:
        """All parts that hold text of Word's."""
        for name in self.names:
            if name.startswith("word/") and name.endswith(".xml"):
                yield name, self.part(name)

    def lines(self, name: str = "word/document.xml") -> list[str]:
        """The words of each paragraph of a part, with the signs that Word itself writes."""
        lists = {
            style.get(f"{W}styleId"): number.get(f"{W}val")
            for style in self.part("word/styles.xml").iter(f"{W}style")
            for number in style.iter(f"{W}numId")
        }
        return [text for p in self.part(name).iter(f"{W}p") if (text := _words(p, lists)).strip()]

    def paragraph(self, start: str) -> Paragraph:
        """The paragraph that begins so, anywhere in the document's body."""
        for element in self.document.element.body.iter(f"{W}p"):
            paragraph = Paragraph(element, self.document._body)
            if paragraph.text.startswith(start):
                return paragraph
        raise AssertionError(f"no paragraph begins with {start!r}")


def word_file(view: LetterView) -> WordFile:
    """Make a view's Word file."""
    return WordFile(make_docx(view, render_body(view.body)))


def mm(length: Length | None) -> float:
    """A length in millimetres."""
    assert length is not None
    return float(length.mm)


def looked_up(paragraph: Paragraph, name: str) -> Any:
    """A property of the paragraph's first run: its own, or its styles' from the nearest on."""
    run = next(x for x in paragraph.runs if x.text.strip())
    own = getattr(run.font, name)
    style = paragraph.style
    while own is None and style is not None:
        own = getattr(style.font, name)
        style = style.base_style
    return own


def laid_out(paragraph: Paragraph, name: str) -> Any:
    """A property of the paragraph's form: its own, or its styles' from the nearest on."""
    own = getattr(paragraph.paragraph_format, name)
    style = paragraph.style
    while own is None and style is not None:
        own = getattr(style.paragraph_format, name)
        style = style.base_style
    return own


def _words(paragraph: Any, lists: dict[str | None, str | None]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    number = lists.get(style.get(f"{W}val")) if style is not None else None
    return LIST_SIGNS.get(number or "", "") + "".join(_said(x) for x in paragraph.iter() if _own(x, paragraph))


def _own(element: Any, paragraph: Any) -> bool:
    """Whether an element is of this paragraph, not of one within it."""
    return next(element.iterancestors(f"{W}p"), None) is paragraph


def _said(element: Any) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in {f"{W}br", f"{W}tab"} and element.getparent().tag == f"{W}r":
        return " "
    if element.tag == f"{W}footnoteReference":
        return str(element.get(f"{W}id"))
    if element.tag == f"{W}footnoteRef":
        return str(next(element.iterancestors(f"{W}footnote")).get(f"{W}id"))
    return ""

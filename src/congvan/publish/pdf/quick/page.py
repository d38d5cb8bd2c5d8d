"""A letter's HTML enters; the document that WeasyPrint lays out leaves, read by libxml2, with fewer built-in rules.

What stays true: it is the document that WeasyPrint would have read (tests compare trees and bytes). Its own parser is
for the HTML of anybody, and its own rules for any element; ours are what `render` writes, and nothing else.
"""

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

import cssselect2
from lxml import etree
from weasyprint import CSS, HTML
from weasyprint.html import UA

from congvan.publish.pdf.fetcher import JailedFetcher

# WeasyPrint's rules that we write otherwise: what is a line of its style sheet, and what takes its place.
_RULES = (
    (r"::note-.*\n", ""),  # no letter has such notes, but every element would have three styles for them
    (r"::footnote-", ".note::footnote-"),  # the one element that floats to the foot
    (r"::marker", "li::marker"),  # the one element that has a marker
    (r".*\[dir\b.*\n", ""),  # an attribute that no body may have
    (r"table:is\(\[rules\].*\n", ""),  # as above
)
# What is of SVG is so by name in HTML, and libxml2 does not say it: our drawings have these alone.
_DRAWN = {x: f"{{http://www.w3.org/2000/svg}}{x}" for x in ("svg", "path")}


class LetterPage(HTML):  # type: ignore[misc] # WeasyPrint ships no types
    """HTML of ours: whole, well nested, without comments."""

    def __init__(self, text: str, *, base_url: str, url_fetcher: JailedFetcher) -> None:
        """Take the HTML, and through what it loads its pictures; WeasyPrint's own reading is not wanted."""
        self.base_url, self.url_fetcher, self.media_type = base_url, url_fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(read(text), content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002 - its signature
        return [_own_rules()]


def read(text: str) -> ElementTree.Element:
    """Read HTML of ours into elements of the standard library, which WeasyPrint wants."""
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    return _copied(etree.fromstring(text, parser))


def _copied(element: Any) -> ElementTree.Element:
    copy = ElementTree.Element(_DRAWN.get(element.tag, element.tag), dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    copy.extend([_copied(child) for child in element])
    return copy


@cache
def _own_rules() -> CSS:
    text = UA
    for old, new in _RULES:
        text = re.sub(f"^{old}", new, text, flags=re.MULTILINE)
    return CSS(string=text)

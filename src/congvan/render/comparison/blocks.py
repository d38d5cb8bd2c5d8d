"""A letter's sanitised HTML enters; its sections leave, each with its blocks as plain text, in order.

A block is a paragraph, an item of a list, a heading or a row of a table; of a row the cells stand beside one another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

# As the sanitiser writes HTML: names in lower case, every value in double quotes.
_PIECE = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*/?>|([^<]+)|<')
_ID = re.compile(r'\sid="([^"]*)"')
_ALT = re.compile(r'\salt="([^"]*)"')
_BACKLINK = 'class="footnote-backref"'
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_PHRASES = frozenset({"span", "strong", "b", "em", "i", "u", "del", "s", "sub", "sup", "code", "a", "abbr"})
_REMEMBERED = 600  # letters: each is read for its own page and the next period's, with those of one period between
CELL = " │ "  # between the cells of a row; no letter's text has it


@dataclass(frozen=True, slots=True)
class Block:
    """A block's text with single spaces."""

    text: str
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading, up to the next; the first section of a letter has none."""

    heading: str
    id: str
    blocks: tuple[Block, ...]


@lru_cache(maxsize=_REMEMBERED)
def sections_of(html: str) -> tuple[Section, ...]:
    """Part a letter into its sections; the first only if there is something in it."""
    found: list[tuple[str, str, list[Block]]] = [("", "", [])]
    for kind, text, id_ in _pieces(html):
        if kind == "heading":
            found.append((text, id_, []))
        else:
            found[-1][2].append(Block(text, kind == "row"))
    return tuple(Section(heading, id_, tuple(blocks)) for heading, id_, blocks in found if heading or blocks)


def _pieces(html: str) -> Iterator[tuple[str, str, str]]:
    """Give each block in order: its kind (`heading`, `row`, `text`), its words, its id."""
    kind, id_, parts, is_arrow = "text", "", [], False  # type: tuple[str, str, list[str], bool]
    for found in _PIECE.finditer(html):
        closing, name, attributes, text = found.groups()
        if text is not None or name is None:
            if not is_arrow:
                parts.append(unescape(found.group()))
            continue
        is_arrow = name == "a" and _BACKLINK in attributes
        if name in _PHRASES:
            continue
        if name == "img":
            parts += [unescape(x) for x in _ALT.findall(attributes)]
        elif name == "br" or (kind == "row" and name not in {"tr", "table"}):
            parts.append(CELL if name in _CELLS and closing else " ")
        else:
            yield from _finished(kind, parts, id_)
            kind = "heading" if name in _HEADINGS and not closing else "row" if name == "tr" and not closing else "text"
            id_ = "".join(_ID.findall(attributes)) if kind == "heading" else ""
            parts = []
    yield from _finished(kind, parts, id_)


def _finished(kind: str, parts: list[str], id_: str) -> Iterator[tuple[str, str, str]]:
    text = " ".join("".join(parts).split())
    if kind == "row":
        text = text.removesuffix(CELL.strip()).strip()
    if text.strip(CELL):
        yield kind, text, id_

"""What stands within a paragraph: HTML → phrases, each a run of words in one look, a break, a picture or a note.

What stays true: white space is as a browser shows it: runs of it are one space, none begins or ends a line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeAlias

from lxml.html import HtmlElement

NOTE = "note"  # the class of a footnote's words, which stand behind its mark
_NUMBER, _PARAGRAPH = "note-number", "note-more"
_MOST_DIGITS = 6
_WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How words look, and where they lead. `part` is above or below the line: `sup` or `sub`."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    part: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Break:
    """A new line, or a new paragraph."""

    is_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its source, the words for those who cannot see it, and its size in CSS pixels, 0 where not given."""

    source: str
    words: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that is called here."""

    phrases: tuple["Phrase", ...]


Phrase: TypeAlias = Words | Break | Picture | Note

_LOOKS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "strong": {"bold": True},
        "b": {"bold": True},
        "em": {"italic": True},
        "i": {"italic": True},
        "u": {"underline": True},
        "del": {"strike": True},
        "s": {"strike": True},
        "sup": {"part": "sup"},
        "sub": {"part": "sub"},
    }
)


def phrases(nodes: Iterable[HtmlElement | str], look: Look | None = None) -> tuple[Phrase, ...]:
    """Give the phrases of text and elements that stand within one paragraph."""
    return tuple(_trimmed(_all(nodes, look or Look())))


def _all(nodes: Iterable[HtmlElement | str], look: Look) -> Iterator[Phrase]:
    for node in nodes:
        if isinstance(node, str):
            yield Words(node, look)
        else:
            yield from _of(node, look)


def inside(element: HtmlElement) -> Iterator[HtmlElement | str]:
    """Give an element's texts and elements in their order."""
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def _of(element: HtmlElement, look: Look) -> Iterator[Phrase]:
    if element.tag == "br":
        yield Break()
    elif element.tag == "img":
        size = (whole(element.get(x), 0) for x in ("width", "height"))
        yield Picture(element.get("src", ""), element.get("alt", ""), *size)
    elif NOTE in element.classes:
        yield Note(_without_last_space(phrases(inside(element))))
    elif _NUMBER not in element.classes and not _calls_note(element):
        if _PARAGRAPH in element.classes:
            yield Break(is_paragraph=True)
        yield from _all(inside(element), _changed(look, element))


def _without_last_space(found: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Take away the space that stood before the arrow back to the note's call."""
    if not found or not isinstance(last := found[-1], Words):
        return found
    return (*found[:-1], Words(last.text.rstrip("\u00a0"), last.look))


def _calls_note(element: HtmlElement) -> bool:
    """Whether this is the mark of the note behind it: Word makes its own."""
    behind = element.getnext()
    return element.tag == "sup" and not element.tail and behind is not None and NOTE in behind.classes


def _changed(look: Look, element: HtmlElement) -> Look:
    if element.tag == "a":
        return replace(look, link=element.get("href") or look.link)
    if "withheld" in element.classes:
        return replace(look, italic=True)
    return replace(look, **_LOOKS.get(str(element.tag), {}))


def whole(text: str | None, otherwise: int) -> int:
    """Read a whole number of an attribute; what is none, or longer than any that is meant, is the other."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else otherwise


def _trimmed(found: Iterable[Phrase]) -> list[Phrase]:
    """Make each run of white space one space, and take it away at the ends of lines."""
    out: list[Phrase] = []
    for phrase in found:
        if isinstance(phrase, Words):
            text = _WHITE.sub(" ", phrase.text)
            text = text.lstrip(" ") if _ends_white(out) else text
            if text:
                out.append(Words(text, phrase.look))
        else:
            if isinstance(phrase, Break):
                _strip_end(out)
            out.append(phrase)
    _strip_end(out)
    return out


def _ends_white(out: list[Phrase]) -> bool:
    last = next((x for x in reversed(out) if not isinstance(x, Note)), None)
    return last is None or isinstance(last, Break) or (isinstance(last, Words) and last.text.endswith(" "))


def _strip_end(out: list[Phrase]) -> None:
    if out and isinstance(last := out[-1], Words):
        text = last.text.rstrip(" ")
        out[-1:] = [Words(text, last.look)] if text else []

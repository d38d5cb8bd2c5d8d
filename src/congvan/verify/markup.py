"""An HTML page enters; its texts leave as a browser would show or keep them, and its links, ids, resources, scripts."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from congvan.model.text import Text
from congvan.verify.canonical import SEPARATOR
from congvan.verify.inline import inline_parts
from congvan.verify.undecodable import Undecodable

HTML_NAMES = (".html", ".htm")

# Elements that do not part words (HTML, phrasing content). All others are read as a space.
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "kbd", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
     "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
# Attributes whose address a browser loads by itself, by element; and those of <link> by its relation.
_LOADED = {
    "audio": ("src",),
    "embed": ("src",),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
    "body": ("background",),
}
_LOADED_RELATIONS = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "manifest", "modulepreload",
     "preload", "prefetch", "preconnect", "dns-prefetch", "prerender"}
)  # fmt: skip
_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)", re.IGNORECASE)
_IMPORT = re.compile(r"@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page points to, and what in it can be pointed to."""

    links: tuple[str, ...]  # followed by the reader
    resources: tuple[str, ...]  # loaded by the browser
    ids: frozenset[str]
    inline: tuple[str, ...] = ()  # script and style within the page itself

    def as_json(self) -> str:
        """Write them down, to be remembered."""
        return json.dumps([self.links, self.resources, sorted(self.ids), self.inline])

    @classmethod
    def from_json(cls, text: str) -> "PageLinks":
        """Read them again."""
        links, resources, ids, inline = json.loads(text)
        return cls(tuple(links), tuple(resources), frozenset(ids), tuple(inline))


def is_html(text: str) -> bool:
    """Whether a text is an HTML page by its beginning."""
    start = text[:1024].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html"))


def parse(text: str) -> etree._Element:
    """Read an HTML page as forgivingly as a browser.

    Raises:
        Undecodable: there is no page in it.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Undecodable(Text("broken HTML")) from error
    if root is None:
        raise Undecodable(Text("empty HTML page"))
    return root


def html_texts(text: str) -> Iterator[str]:
    """Yield a page's text with inline tags taken away, its attributes, and its comments."""
    # The caller has the raw text too, with entities resolved: that shows what a parser drops (repeated attributes).
    root = parse(text)
    yield "".join(_shown(root))
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield element.text or ""
        elif element.attrib:
            yield SEPARATOR.join(str(value) for value in element.attrib.values())


def _shown(root: etree._Element) -> Iterator[str]:
    """Yield the pieces of a page's text in reading order, a space where a block begins or ends."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield element.tail or ""
            continue
        space = "" if element.tag in INLINE else " "
        yield space
        if event == "start":
            yield element.text or ""
        else:
            yield element.tail or ""


def page_links(text: str) -> PageLinks:
    """Give the links, resources and ids of a page, and what it runs without a file.

    Raises:
        Undecodable: there is no page in it.
    """
    links: list[str] = []
    resources: list[str] = []
    ids: set[str] = set()
    inline: list[str] = []
    for element in parse(text).iter():
        if isinstance(element.tag, str):
            attributes = {str(name): str(value) for name, value in element.attrib.items()}
            ids.update(attributes[name] for name in ("id", "name") if name in attributes)
            links += _followed(element.tag, attributes)
            resources += _loaded(element.tag, attributes, element.text or "")
            inline += inline_parts(element.tag, attributes, element.text or "")
    return PageLinks(_each_once(links), _each_once(resources), frozenset(ids), _each_once(inline))


def _each_once(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _followed(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag in ("a", "area") and "href" in attributes:
        yield attributes["href"].strip()
    if tag == "form" and "action" in attributes:
        yield attributes["action"].strip()
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield from (found.strip() for found in _REFRESH.findall(attributes.get("content", "")))


def _loaded(tag: str, attributes: dict[str, str], text: str) -> Iterator[str]:
    """Yield the addresses that a browser loads because of one element."""
    names = _LOADED.get(tag, ())
    if tag == "link" and _LOADED_RELATIONS & set(attributes.get("rel", "").lower().split()):
        names = ("href",)
    yield from (attributes[name].strip() for name in names if name in attributes)
    if "srcset" in attributes or "imagesrcset" in attributes:
        candidates = f"{attributes.get('srcset', '')},{attributes.get('imagesrcset', '')}".split(",")
        yield from (candidate.split()[0] for candidate in candidates if candidate.strip())
    if "style" in attributes:
        yield from css_resources(attributes["style"])
    if tag == "style":
        yield from css_resources(text)
    if tag == "base":
        yield attributes.get("href", "")


def css_resources(text: str) -> Iterator[str]:
    """Yield the addresses that a style sheet loads."""
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for pattern in (_URL, _IMPORT):
        for groups in pattern.findall(without_comments):
            address = "".join(groups).strip()
            if address:
                yield address

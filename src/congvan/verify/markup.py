"""An HTML page enters; its texts leave as a browser would show or keep them, and its links, ids, resources, scripts."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from congvan.model.text import Text
from congvan.verify.inline import inline_parts
from congvan.verify.undecodable import Undecodable

HTML_NAMES = (".html", ".htm")

# Elements that do not part words (HTML, phrasing content). All others are read as a space.
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "kbd", "label", "mark", "nobr", "output", "q", "rp", "rt", "ruby", "s", "samp", "slot", "small", "span", "strike",
     "strong", "sub", "sup", "textpath", "time", "tspan", "tt", "u", "var", "wbr"}
)  # fmt: skip
_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))}|\w+-[\w-]+)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
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
# Attributes that a browser shows or reads out, and addresses that reach a person.
_SEEN = frozenset(
    {"alt", "title", "aria-label", "aria-description", "placeholder", "value", "content", "label", "summary"}
)
_RUN = frozenset({"script", "style"})
_REACHING = ("mailto:", "tel:", "sms:")
_FOLLOWED = frozenset({"a", "area", "form", "meta"})
_LOADING = frozenset({*_LOADED, "link", "style", "base"})
_LOADING_ATTRIBUTES = frozenset({"srcset", "imagesrcset", "style"})
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


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a page: its name, its attributes, and of a script or a style what is in it."""

    tag: str
    attributes: dict[str, str]
    text: str


def parts_of(root: etree._Element) -> list[Part]:
    """Give the elements of a page that have attributes, and its scripts and styles."""
    return [
        Part(x.tag, dict(x.attrib), (x.text or "") if x.tag in _RUN else "")
        for x in root.iter(etree.Element)
        if x.attrib or x.tag in _RUN
    ]


def comments(root: etree._Element) -> Iterator[str]:
    """Yield the comments of a page, and its instructions to programs."""
    yield from (x.text or "" for x in root.iter(etree.Comment, etree.ProcessingInstruction))


def marked_up(asides: Iterable[str], parts: Sequence[Part]) -> Iterator[str]:
    """Yield comments, scripts and values of attributes in which there is markup again.

    All of them stand in the raw text, which the caller has, entities resolved; but there the markup parts words.
    """
    values = (value for part in parts for value in (*part.attributes.values(), part.text))
    yield from (x for x in (*asides, *values) if "<" in x)


def seen_attributes(parts: Sequence[Part]) -> Iterator[str]:
    """Yield what attributes say to a reader: replacement texts, titles, addresses that call or write to somebody."""
    pairs = (pair for part in parts for pair in part.attributes.items())
    yield from dict.fromkeys(value for name, value in pairs if name in _SEEN or _reaches(name, value))


def _reaches(name: str, value: str) -> bool:
    """Whether an attribute is an address that calls or writes to somebody."""
    return name == "href" and value.startswith(_REACHING)


def apart_from_parser(text: str, root: etree._Element) -> Iterator[str]:
    """Yield a page's text as its tags alone part it, if it has elements at which this parser ends a paragraph."""
    if any(tag == "tspan" or "-" in tag for tag in {x.tag for x in root.iter(etree.Element)}):
        yield html.unescape(_ANY_TAG.sub(" ", _INLINE_TAG.sub("", text)))


def shown_text(root: etree._Element) -> str:
    """Give a page's text in reading order, a space where a block begins or ends. The page is changed by it."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)  # which leaves their tails
    for element in root.iter(etree.Element):
        if element.tag not in INLINE and "-" not in element.tag:  # whose names have a hyphen part nothing either
            element.text = f" {element.text or ''} "
            element.tail = f" {element.tail or ''}"
    return str(etree.tostring(root, method="text", encoding="unicode"))


def page_links(parts: Sequence[Part]) -> PageLinks:
    """Give the links, resources and ids of a page, and what it runs without a file."""
    links: list[str] = []
    resources: list[str] = []
    ids: set[str] = set()
    inline: list[str] = []
    for part in parts:
        attributes = part.attributes
        ids.update(attributes[name] for name in ("id", "name") if name in attributes)
        if part.tag in _FOLLOWED:
            links += _followed(part.tag, attributes)
        if part.tag in _LOADING or not _LOADING_ATTRIBUTES.isdisjoint(attributes):
            resources += _loaded(part.tag, attributes, part.text)
        inline += inline_parts(part.tag, attributes, part.text)
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

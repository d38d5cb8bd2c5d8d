"""A view's Markdown enters; its one HTML, headings and plain text leave. Page, PDF and search index use this.

What stays true: the HTML holds only the tags and attributes listed here, whatever the author wrote; no input
raises; equal Markdown gives equal HTML on every machine.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from congvan.model.address import is_outside
from congvan.render import marks
from congvan.render.appendix import APPENDIX, LANDSCAPE, TITLE, Appendices
from congvan.vietnamese.fold import slug

# Nobody writes a letter with lists eight deep; python-markdown recurses on each level, and its time grows as
# the square of the open brackets.
MOST_LEVELS = 8
MOST_OPEN_BRACKETS = 40
MOST_OPEN_ANGLES = 500  # `<a <a <a`: python-markdown looks for the end of each
MOST_OPEN_TAGS = 60  # raw HTML; what lays out the page recurses on each
_MOST_SPAN_DIGITS = 3  # a cell over 100 columns is no letter's; what lays out the page makes each of them
_COLUMNS_PER_LEVEL = 4  # Markdown's own tab length

_VOID = frozenset({"br", "hr", "img"})
_PHRASES = frozenset({"span", "strong", "b", "em", "i", "u", "del", "s", "sub", "sup", "code", "a", "abbr"})
_BLOCKS = frozenset(
    {"h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "hr",
     "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
)  # fmt: skip
_TAGS = set(_BLOCKS | _PHRASES | _VOID)
_ATTRIBUTES = {
    **{name: {"id"} for name in ("h2", "h3", "h4", "h5", "h6", "li", "sup")},
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "abbr": {"title"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "td": {"align", "colspan", "rowspan"},
}
_CLASSES = {
    **{name: {"part", "point", TITLE} for name in ("h2", "h3", "h4", "h5", "h6")},
    "span": {"withheld", "internal"},
    "p": {"withheld"},
    "div": {"footnote", "internal", APPENDIX, LANDSCAPE},
    "a": {"footnote-ref", "footnote-backref"},
}
_LEADING = ("href", "src")  # attributes that lead elsewhere
_SCHEMES = {"http", "https", "mailto", "tel"}
_WITH_CONTENT = {
    "script", "style", "iframe", "object", "template", "noscript", "svg", "math", "title", "textarea",
}  # fmt: skip

_ITEM_LINE = re.compile(r"[-*+] +\S")
_POINT_LINE = re.compile(r"(?:[a-zđ]\)|(?:[0-9]{1,2}\.)+) +\S")
_MARKS = re.compile(r"(?:[ \t]*(?:>|[*+-](?=[ \t])))*[ \t]*")
_BRACKET = re.compile(r"[\[\]()]")
_ANGLE = re.compile(r"[<>]")
_BLANK = re.compile(r"\n[ \t]*\n")
_PART = re.compile(r"[IVXLC]+\.\s")  # decree 30/2020, Appendix I, part I, section V, row 6 b: `I.` is in capitals
_POINT = re.compile(r"[a-zđ]\)\s")  # … and `a)` in regular weight


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a letter's body: level from 2, its id on the page, its words."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body: sanitised HTML, its headings in order, and its words, one block a line."""

    html: str
    headings: tuple[Heading, ...]
    text: str


def render_body(markdown: str) -> Body:
    """Render Markdown. What is nested beyond reason comes out as plain paragraphs; nothing raises."""
    text = marks.put_by(markdown)
    if _is_reasonable(text):
        try:
            return _rendered(text)
        except RecursionError:  # nested in a way that the counts do not see, such as raw HTML
            pass
    blocks = (escape(block, quote=False) for block in _BLANK.split(marks.as_words(text)) if block.strip())
    html = "".join(f"<p>{block}</p>\n" for block in blocks)
    return Body(_clean(html), (), _plain(html))


def with_addresses(html: str, change: Callable[[str, str], str | None]) -> str:
    """Give a body's HTML with each link and picture led elsewhere; clean as before.

    `change` takes the attribute (`href` or `src`) and its value, and gives the new value, or None to take it away.
    """
    if not any(f"{name}=" in html for name in _LEADING):
        return html  # most letters; cleaning what is clean changes nothing

    def changed(_tag: str, name: str, value: str) -> str | None:
        return change(name, value) if name in _LEADING else value

    # the filter of attributes comes after that of schemes: what `change` gave is judged the second time
    return _clean(_clean(html, changed), lambda _tag, _name, value: value)


def _rendered(markdown: str) -> Body:
    toc = TocExtension(slugify=lambda text, _separator: slug(text), toc_depth="2-6", marker="")
    engine = Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TEXT="↑", BACKLINK_TITLE="Trở lại chỗ có chú thích {}"),
            SaneListExtension(),
            toc,
            _LetterForm(),
        ],
        output_format="html",
    )
    html = _sanitised(engine.convert(markdown))
    plain = _plain(html)
    # `toc_tokens` is hung on the engine by the toc extension; it is no attribute of the class
    headings = tuple(_headings(vars(engine).get("toc_tokens", [])))
    return Body(html, headings, plain)


def _sanitised(html: str) -> str:
    """Clean HTML, with elements where the projection's marks stand.

    What the first cleaning let through has marks in its attributes; without them it is judged again.
    """
    if not marks.has_marks(html):
        return _clean(html)
    return _clean(marks.placed(_clean(html, lambda _tag, name, value: marks.in_attribute(name, value))))


def _is_reasonable(markdown: str) -> bool:
    return (
        all(_levels(line) <= MOST_LEVELS for line in markdown.splitlines())
        and all(_most_open(_BRACKET, block) <= MOST_OPEN_BRACKETS for block in _BLANK.split(markdown))
        and _most_open(_ANGLE, markdown) <= MOST_OPEN_ANGLES
    )


def _levels(line: str) -> int:
    """How deep in lists and quotations a line stands; a rule such as `* * *` stands in none."""
    if not line.strip(" \t*-_"):
        return 0
    found = _MARKS.match(line)
    before = found.group().expandtabs(_COLUMNS_PER_LEVEL) if found else ""
    return sum(before.count(mark) for mark in ">*+-") + before.count(" ") // _COLUMNS_PER_LEVEL


def _most_open(brackets: re.Pattern[str], text: str) -> int:
    """How many brackets are open at once, at most."""
    most = depth = 0
    for bracket in brackets.findall(text):
        depth = depth + 1 if bracket in "[(<" else max(0, depth - 1)
        most = max(most, depth)
    return most


def _clean(html: str, change: Callable[[str, str, str], str | None] | None = None) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=change or _kept_attribute,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        strip_comments=True,
        link_rel="noopener",
    ).strip()


def _kept_attribute(tag: str, name: str, value: str) -> str | None:
    """Drop wild spans, and a picture's source that is no file beside the letter: a page must not call other hosts."""
    if name in {"colspan", "rowspan"}:
        return value if value.isascii() and value.isdecimal() and len(value) < _MOST_SPAN_DIGITS else None
    is_source = tag == "img" and name == "src"
    return None if is_source and (value.startswith("/") or "\\" in value or is_outside(value)) else value


def _headings(tokens: list[dict[str, object]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(int(str(token["level"])), str(token["id"]), _plain(marks.placed(str(token["name"]))))
        children = token["children"]
        if isinstance(children, list):
            yield from _headings(children)


def _plain(html: str) -> str:
    """Give the words of clean HTML.

    Raises:
        RecursionError: more tags are open at once than is reasonable.
    """
    reader = _Words()
    reader.feed(html)
    reader.close()
    if reader.deepest > MOST_OPEN_TAGS:
        raise RecursionError
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Collects the words of clean HTML, each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.deepest = 0
        self._open = 0
        self._in_backlink = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line with a block; leave out the arrows that lead back from footnotes."""
        self._in_backlink = ("class", "footnote-backref") in attrs
        self._open += tag not in _VOID
        self.deepest = max(self.deepest, self._open)
        if tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")
        elif tag == "br" or tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line with a block."""
        self._in_backlink = False
        self._open -= tag not in _VOID
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words; a line break of the source is a space."""
        if not self._in_backlink:
            self.parts.append(data.replace("\n", " "))


class _LetterForm(Extension):
    """What letters write differently from other Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that python-markdown calls
        """Register the rules below; the numbers say before or after which of the engine's own they run."""
        # after white space (30), before raw HTML (20)
        md.preprocessors.register(_Lines(md), "congvan-lines", 25)
        # after inline (20), before what sets the levels (6)
        md.treeprocessors.register(Appendices(md), "congvan-appendices", 10)
        # before toc (5), which makes the ids
        md.treeprocessors.register(_Levels(md), "congvan-levels", 6)
        # a number is the author's own words, cited elsewhere: a list would count anew
        md.parser.blockprocessors.deregister("olist")
        # text indented as pasted from Word is no program, and a rule under a line makes no heading of it
        md.parser.blockprocessors.deregister("code")
        md.parser.blockprocessors.deregister("setextheader")


class _Lines(Preprocessor):
    """A list, a point `a)` and a number `1.` begin on their line, with or without an empty line before it."""

    def run(self, lines: list[str]) -> list[str]:
        """Put the empty lines in that Markdown asks for, and begin each list at the margin."""
        out: list[str] = []
        in_list, indent, after_point, begun = False, 0, False, 0
        for raw in lines:
            while raw.strip() and out[-2:] == ["", ""]:
                out.pop()  # behind two empty lines Markdown does not see that an item or a footnote goes on
            if not in_list and _ITEM_LINE.match(raw.lstrip()):
                indent = len(raw) - len(raw.lstrip())
            line = raw[min(indent, len(raw) - len(raw.lstrip())) :]
            is_point, is_item = bool(_POINT_LINE.match(line.lstrip())), bool(_ITEM_LINE.match(line.lstrip()))
            if is_point and in_list and line[0] in " \t":  # Markdown takes less for the list's end
                line = " " * max(0, _COLUMNS_PER_LEVEL - len(line) + len(line.lstrip())) + line
            follows = bool(out and out[-1].strip())
            begun = begun if follows else _indent(line)
            # of a block that begins within an item, Markdown takes every line for a part of that item
            if follows and (is_point or (is_item and (after_point or not in_list or _indent(line) < begun))):
                out.append("")
                begun = _indent(line)
            out.append(line)
            is_within = not line.strip() or line[0] in " \t" or (follows and not is_point)
            in_list = is_item or (in_list and is_within)
            after_point = in_list and (after_point or is_point)
            indent = indent if in_list else 0
        return out


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class _Levels(Treeprocessor):
    """Headings go down from 2 by single steps; the subject is the page's first (PDF/UA-1, 7.4.2)."""

    def run(self, root: Element) -> None:
        """Set each heading's level, and mark the two kinds that the decree sets differently."""
        level, above = 1, 0
        for heading in root.iter():
            if heading.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
                if heading.get("class") == TITLE:
                    heading.tag, level, above = "h2", 2, 1  # what follows stands below the appendix' title
                    continue
                level = min(max(int(heading.tag[1]), 2) + above, level + 1, 6)
                heading.tag = f"h{level}"
                words = "".join(heading.itertext())
                kind = "part" if _PART.match(words) else "point" if _POINT.match(words) else ""
                if kind:
                    heading.set("class", kind)

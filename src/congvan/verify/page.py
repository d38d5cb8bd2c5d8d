"""An HTML page enters; everything that the gate reads in it leaves.

The pages of an edition have most lines in common, so a page is read line by line, and a line that was read before is
not read again. That holds only for a page whose tags are whole and plain; any other goes to the parser (`markup`).
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from congvan.verify import markup
from congvan.verify.canonical import LONGEST_REMEMBERED, REMEMBERED_LINES
from congvan.verify.escapes import without_tags
from congvan.verify.markup import INLINE, PageLinks, Part


@dataclass(frozen=True, slots=True)
class Page:
    """A page's links; its text as shown; what its attributes say; and texts of the markup within its values."""

    links: PageLinks
    shown: str
    seen: tuple[str, ...]
    within: tuple[str, ...]


def page_by_parser(text: str) -> Page:
    """Read any page, as forgivingly as a browser.

    Raises:
        Undecodable: there is no page in it.
    """
    root = markup.parse(text)
    parts = markup.parts_of(root)
    within = [x for each in markup.marked_up(markup.comments(root), parts) for x in without_tags(each)]
    within += markup.apart_from_parser(text, root)
    seen = tuple(markup.seen_attributes(parts))
    return Page(markup.page_links(parts), markup.shown_text(root), seen, tuple(within))


def page_by_lines(text: str) -> Page | None:
    """Read a page whose tags are plain; None of any other."""
    lines: list[_Read] = []
    held, left = "", _MOST_LINES
    for line in text.split("\n"):
        held, left = (f"{held}\n{line}", left - 1) if held else (line, _MOST_LINES)
        if not left:
            return None
        read = _remembered(held) if len(held) <= LONGEST_REMEMBERED else _read(held)
        if read is not None:
            lines.append(read)
            held = ""
    if held:
        return None
    page = _put_together("\n".join([x.shown for x in lines]), [x for x in lines if x.tells])
    return Page(page.links or _NO_LINKS, page.shown, page.seen, page.within)


# --- a line -----------------------------------------------------------------------------------------------

# A tag or a script over several lines is read as one; of more lines than this, it most likely never ends.
_MOST_LINES = 50
_ATTRIBUTE = r"\s+([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?"
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_BARE = r"(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*+\s*"  # all attributes of a tag
_RUN = ("script", "style", "iframe")  # with what stands in them, which is no markup
_CODE = rf"(?:(?!<!--|</?(?:{'|'.join(_RUN)})).)*"
_TOKEN = re.compile(
    "|".join(
        (
            "[^<]+",
            rf"<(?!(?:{'|'.join(_RUN)})\b)[a-z][\w:.-]*{_BARE}/?>",
            r"</[a-z][\w:.-]*\s*>",
            r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->",
            r"<!doctype\s[^<>]*>",
            *(rf"<{tag}{_BARE}>{_CODE}</{tag}\s*>" for tag in _RUN),
        )
    ),
    re.IGNORECASE | re.DOTALL,
)
_START = re.compile(r"<([a-z][\w:.-]*)", re.IGNORECASE)
_START_AND_CODE = re.compile(rf"<([a-z]+)({_BARE})>(.*)</", re.IGNORECASE | re.DOTALL)
# Tags that point nowhere and say nothing: most of the tags of charts and tables.
_SILENT = re.compile(
    r"<(?!script|style|link|base|meta|form|area|a\b)([a-z]\w*)"
    r"(?: (?:class|x|y|x1|x2|y1|y2|cx|cy|r|d|width|height|points|scope|colspan|rowspan|role|viewBox)=\"[^\"<]*\")*>"
)
# Elements whose content is no markup to some readers: they are left to the parser.
_OTHER_RULES = frozenset({"xmp", "plaintext", "noembed", "noframes", "textarea", "math", "template", "select"})
# Where a block begins or ends: so many that no number is read over two cells of a row, or over a line's end.
_GAP = "   "
_NO_LINKS = PageLinks((), (), frozenset())


class _Read(NamedTuple):
    """What a line holds, or lines that no tag can be cut out of, or a tag."""

    shown: str
    links: PageLinks | None = None
    seen: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    tells: bool = False  # whether there is more than what is shown


def _read(line: str) -> _Read | None:
    """Read a line; None where it ends within a tag, or has one that is not plain."""
    tokens = _TOKEN.findall(line)
    if sum(map(len, tokens)) != len(line):
        return None
    shown: list[str] = []
    telling: list[_Read] = []
    for token in tokens:
        if token[0] != "<":
            shown.append(html.unescape(token) if "&" in token else token)
            continue
        tag = _tag(token)
        if tag is None:
            return None
        shown.append(tag.shown)
        if tag.tells:
            telling.append(tag)
    return _put_together("".join(shown), telling)


_remembered = lru_cache(REMEMBERED_LINES)(_read)


@lru_cache(REMEMBERED_LINES)
def _tag(token: str) -> _Read | None:
    """Read a tag, a comment or a script; None of an element that has other rules."""
    if silent := _SILENT.fullmatch(token):
        name = silent[1]
        return None if name in _OTHER_RULES else _Read(_gap(name))
    if token.startswith("</"):
        return _Read(_gap(token[2:-1].strip().lower()))
    if token.startswith("<!"):
        return _told("", [], [token[4:-3]] if token.startswith("<!--") else [])
    tag = _name(token)
    if tag in _RUN:
        _, attributes, code = _found(_START_AND_CODE, token).groups()
        return _told(f"{_GAP}{code}{_GAP}", [Part(tag, _attributes(attributes), code)], [])
    if tag in _OTHER_RULES:
        return None
    return _told(_gap(tag), [Part(tag, _attributes(token), "")], [])


def _name(token: str) -> str:
    return _found(_START, token)[1].lower()


def _found(pattern: re.Pattern[str], token: str) -> re.Match[str]:
    found = pattern.match(token)
    if found is None:  # the pattern of tokens is narrower
        raise AssertionError(token)
    return found


def _gap(tag: str) -> str:
    return "" if tag in INLINE or "-" in tag else _GAP


def _attributes(written: str) -> dict[str, str]:
    """The attributes of a tag; of one that stands there twice, the first."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTES.findall(written):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def _told(shown: str, parts: list[Part], asides: list[str]) -> _Read:
    within = tuple(x for each in markup.marked_up(asides, parts) for x in without_tags(each))
    links = markup.page_links(parts)
    seen = tuple(markup.seen_attributes(parts))
    linked = bool(links.links or links.resources or links.ids or links.inline)
    return _Read(shown, links if linked else None, seen, within, linked or bool(seen or within))


def _put_together(shown: str, telling: list[_Read]) -> _Read:
    """One of several, what each tells once and in order."""
    if not telling:
        return _Read(shown)
    found = [x.links for x in telling if x.links is not None]
    links = PageLinks(
        _each_once(x.links for x in found),
        _each_once(x.resources for x in found),
        frozenset(chain.from_iterable(x.ids for x in found)),
        _each_once(x.inline for x in found),
    )
    seen, within = _each_once(x.seen for x in telling), _each_once(x.within for x in telling)
    return _Read(shown, links, seen, within, tells=True)


def _each_once(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(found)))

"""Markdown text → the links and pictures in it, with the places of their parts: the one grammar of links.

As the renderer reads them, and a little more: what is only begun like a link is one here too, so that nothing that may
lead somewhere is overlooked. What is code the caller must tell. Time grows with the text, whatever is in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize
from urllib.parse import unquote

from congvan.model.identity import LetterId

# Code, in which nothing is a link: fenced, and within a line.
CODE = (
    r"^(?P<fence>[ \t]*(?:```|~~~))[^\n]*\n(?:(?!(?P=fence))[^\n]*\n)*(?:(?P=fence)[^\n]*)?"
    r"|(?<!`)(?P<ticks>`+)[^`\n]+(?P=ticks)"
)
_LONGEST = 1000  # characters of a target or of a link's words that are looked at: the ends of nested ones coincide
_SIGN = re.compile(
    r"\\[^\n]"  # a sign that is no sign
    r"|(?<=\]\()\s*<[^<>\n]*>"  # a target in angle brackets, in which all may stand
    r"|!?\[|[\]()]"
    r"|\n[ \t]*(?=\n)"  # the end of a paragraph: no link goes on behind it
)
_ANGLED = re.compile(r"\(\s*<(?P<target>[^<>\n]*)>")
_BARE = re.compile(r"\(\s*(?P<target>[^\s)]{0,400})")
_TITLE = re.compile(r"\s+[\"']")
_END = re.compile(r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)")
_LABEL = re.compile(r"\s?\[(?P<label>[^\[\]]*)\]")
_DEFINITION = re.compile(
    r"^[ \t>*+-]*(?P<start>\[)(?P<label>(?!\^)[^\[\]]+)\]:[ \t]*(?:\n[ \t]*)?"
    r"(?:<(?P<angled>[^<>\n]*)>|<?(?P<bare>[^\s>]+))(?=>*[ \t]*(?:$|[\"'(]))",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"<(?P<target>(?:https?|ftp|mailto):[^<>\s]*)>", re.IGNORECASE)
_HTML = re.compile(r"<(?P<tag>a|img|image)[\s/][^<>=]*=", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ANYWHERE = re.compile(r"https?://|mailto:|tel:|#", re.IGNORECASE)


class Kind(StrEnum):
    """How a link is written."""

    INLINE = "inline"  # `[words](target "title")`
    REFERENCE = "reference"  # `[words][label]`, `[label][]`, and `[label]` where it is defined
    DEFINITION = "definition"  # `[label]: target`
    ADDRESS = "address"  # `<https://…>`
    HTML = "html"  # `<a href=…>`, `<img src=…>`
    OPEN = "open"  # `](target`, of which the beginning or the end is missing


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture. It goes from `start` to `end`; its target, without angle brackets, from `at` to `stop`.

    `target` is as it was meant (without escapes), empty for a reference that nothing defines; `label` ties references
    to definitions, whatever the size of the letters. `words` end at `words_end`, and begin after the first bracket.
    """

    kind: Kind
    is_picture: bool
    start: int
    end: int
    at: int
    stop: int
    target: str
    words: str = ""
    words_end: int = 0
    label: str = ""


def find_links(text: str) -> tuple[Link, ...]:
    """Give all links of a text, by their beginnings."""
    definitions = {x.label: x for x in _definitions(text)}  # the last of a label is the one that counts
    found = [*_definitions(text), *_bracketed(text, definitions), *_tags(text)]
    return tuple(sorted(found, key=lambda x: (x.start, -x.end)))


def leads_anywhere(target: str) -> bool:
    """Whether a target is on the net, a mailbox, a telephone or a place on the same page."""
    return bool(_ANYWHERE.match(target))


def file_of(target: str) -> str:
    """The name of the attachment that a target may mean: percent signs decoded, without what follows `#`."""
    return normalize("NFC", unquote(target.partition("#")[0]))


def letter_of(target: str) -> LetterId | None:
    """The letter that a target means; None if it means none."""
    try:
        return LetterId.parse(target)
    except ValueError:
        return None


def _definitions(text: str) -> Iterator[Link]:
    for found in _DEFINITION.finditer(text):
        group = "bare" if found["angled"] is None else "angled"
        at, stop = found.span(group)
        label = _label(found["label"])
        yield Link(
            Kind.DEFINITION, False, found.start("start"), found.end(), at, stop, _meant(found[group]), "", 0, label
        )


def _tags(text: str) -> Iterator[Link]:
    """Addresses in angle brackets, and HTML."""
    for found in _ADDRESS.finditer(text):
        yield Link(Kind.ADDRESS, False, found.start(), found.end(), *found.span("target"), found["target"])
    for found in _HTML.finditer(text):
        is_picture = found["tag"].lower() != "a"  # HTML takes `image` for `img`
        yield Link(Kind.HTML, is_picture, found.start(), found.end(), found.start(), found.end(), "")


def _bracketed(text: str, definitions: dict[str, Link]) -> Iterator[Link]:
    pairs, closed = _pairs(text)
    taken = {x.start for x in definitions.values()}  # brackets that are another link's label
    for start, words, end in pairs:
        if text.startswith("(", end + 1):
            yield _inline(text, start, words, end, closed)
        elif start >= 0 and words - 1 not in taken and (link := _reference(text, start, words, end, definitions)):
            taken.add(text.rfind("[", end, link.end))
            yield link


def _pairs(text: str) -> tuple[list[tuple[int, int, int]], dict[int, int]]:
    """Square brackets that belong together, as start (−1: none), beginning of the words and end; closed round ones."""
    pairs: list[tuple[int, int, int]] = []
    closed: dict[int, int] = {}
    squares: list[tuple[int, int]] = []
    rounds: list[int] = []
    for found in _SIGN.finditer(text):
        sign, at = found[0], found.start()
        if sign in ("[", "!["):
            squares.append((at, found.end()))
        elif sign == "]":
            pairs.append((*(squares.pop() if squares else (-1, at)), at))
        elif sign == "(":
            rounds.append(at)
        elif sign == ")" and rounds:
            closed[rounds.pop()] = at
        elif sign[0] == "\n" and not sign.strip():
            squares, rounds = [], []
    return sorted(pairs), closed


def _inline(text: str, start: int, words: int, end: int, closed: dict[int, int]) -> Link:
    """The link whose words end there and whose target stands in round brackets behind; `OPEN` if it is no whole one."""
    opening = end + 1
    close = closed.get(opening)
    if angled := _ANGLED.match(text, opening):
        at, stop, behind = *angled.span("target"), angled.end()
    else:
        bare = _BARE.match(text, opening)
        at = bare.start("target") if bare else opening + 1
        stop = (bare.end() if bare else at) if close is None else min(max(close, at), at + _LONGEST)
        title = _TITLE.search(text, at, stop)
        stop = behind = title.start() if title else at + len(text[at:stop].rstrip())
        if stop <= at:  # nothing stands there: the place of that is behind the bracket, not on a line that follows
            at = stop = opening + 1
    tail = _END.match(text, behind)
    last = tail.end() if tail else close + 1 if close is not None else None
    kind = Kind.OPEN if start < 0 or last is None else Kind.INLINE
    first = end if start < 0 else start
    said = text[words : min(end, words + _LONGEST)] if start >= 0 else ""
    return Link(kind, text.startswith("!", first), first, last or stop, at, stop, _meant(text[at:stop]), said, end)


def _reference(text: str, start: int, words: int, end: int, definitions: dict[str, Link]) -> Link | None:
    said = text[words : min(end, words + _LONGEST)]
    behind = _LABEL.match(text, end + 1)
    label = _label(behind["label"] or said) if behind else ""
    last = behind.end() if behind else end + 1
    if behind is None or (label not in definitions and behind[0][0] != "["):
        label, last = _label(said), end + 1
        if label not in definitions:
            return None
    if label.startswith("^") or said.startswith("^"):  # footnotes
        return None
    target = definitions[label].target if label in definitions else ""
    return Link(Kind.REFERENCE, text.startswith("!", start), start, last, start, last, target, said, end, label)


def _label(typed: str) -> str:
    return " ".join(typed.split()).lower()


def _meant(typed: str) -> str:
    return _ESCAPED.sub(r"\1", typed.strip())

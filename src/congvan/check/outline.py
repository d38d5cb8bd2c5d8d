"""The body's blocks, line by line: headings with their numbers, list items, paragraphs, table rows.

As much of Markdown as officers write, in one pass; what is nested deeper than a list is a paragraph here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_HEADING = re.compile(r"(?P<indent> {0,3})(?P<marks>#{1,6})(?P<gap>[ \t]+|$)(?P<title>.*?)[ \t]*#*[ \t]*$")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<title>.*)$")
_TABLE = re.compile(r"[ \t]*\|.*$")
_FENCE = re.compile(r"[ \t]*(?P<mark>```|~~~)")
# `I.`, `1.`, `2.1.`, `2.1`, `a)`; a bare `1` without dot or bracket is a word.
_LABEL = re.compile(
    r"(?P<label>(?:\d{1,3}(?:\.\d{1,3})+)(?=[.)]?[ \t])|(?:\d{1,3}|[IVXL]{1,6}|[a-zđ])(?=[.)][ \t]))[.)]?[ \t]+"
)


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its label (`2.1`, `a`, `IV`; empty if none), its words after the label, and where they are.

    `start` and `end` are offsets in the body's text, line feed excluded; `words` is where the words begin. `level` is a
    heading's level from 1, an item's indentation in characters, otherwise 0.
    """

    kind: Kind
    level: int
    label: str
    text: str
    start: int
    words: int
    end: int


def outline(text: str) -> tuple[Block, ...]:
    """Cut a body's text into blocks, in their order. Paragraphs of several lines are one block; fenced code is none."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    offset, fence = 0, ""
    open_paragraph: tuple[int, int] | None = None
    for line in text.split("\n"):
        end = offset + len(line)
        mark = _FENCE.match(line)
        block = None if fence or mark else _block(line, offset)
        ends = fence or mark or not line.strip() or block
        if open_paragraph and ends:
            yield _paragraph(text, *open_paragraph)
            open_paragraph = None
        if mark and (not fence or fence == mark["mark"]):
            fence = "" if fence else mark["mark"]
        if block:
            yield block
        elif not ends:
            open_paragraph = (open_paragraph[0] if open_paragraph else offset, end)
        offset = end + 1
    if open_paragraph:
        yield _paragraph(text, *open_paragraph)


def _block(line: str, offset: int) -> Block | None:
    """The block that a line is by itself; None for a line of a paragraph."""
    if heading := _HEADING.match(line):
        return _labelled(
            Kind.HEADING, len(heading["marks"]), line, offset, heading.start("title"), heading.end("title")
        )
    if item := _ITEM.match(line):
        level = len(item["indent"].expandtabs(4))
        return _labelled(Kind.ITEM, level, line, offset, item.start("mark" if item["mark"][0].isdigit() else "title"))
    if _TABLE.match(line):
        return Block(Kind.TABLE, 0, "", line, offset, offset, offset + len(line))
    return None


def _labelled(kind: Kind, level: int, line: str, offset: int, start: int, end: int | None = None) -> Block:
    stop = len(line) if end is None else end
    label = _LABEL.match(line, start, stop)
    words = label.end() if label else start
    name = label["label"] if label else ""
    return Block(kind, level, name, line[words:stop], offset, offset + words, offset + len(line))


def _paragraph(text: str, start: int, end: int) -> Block:
    words = start + len(text[start:end]) - len(text[start:end].lstrip())
    label = _LABEL.match(text, words, end)
    begin = label.end() if label else words
    return Block(Kind.PARAGRAPH, 0, label["label"] if label else "", text[begin:end], start, begin, end)

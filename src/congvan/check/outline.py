"""The body's blocks, line by line: headings with their numbers, list items, paragraphs, table rows.

As much of Markdown as officers write, in one pass; what is nested deeper than a list is a paragraph here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+|$)")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<title>.*)$")
_TABLE = re.compile(r"[ \t]*\|.*$")
_FENCE = re.compile(r"[ \t]*(?P<mark>```|~~~)")
_EMPHASIS = re.compile(r"[*_]{0,3}")
# `I.`, `1.`, `2.1.`, `a)`; a bare `1` without dot or bracket is a word.
_LABEL = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2})+|\d{1,3}|[IVXL]{1,6}|[a-zđ])(?P<sign>[.)])[*_]{0,3}(?:[ \t]+|$)")
# Headings are also written `2.1 Công tác chỉ đạo`; in prose `2.5 triệu` begins a sentence.
_BARE_LABEL = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2})+)(?P<sign>)[ \t]+")


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
    heading's level from 1, an item's indentation in characters, otherwise 0. `sign` is what stands behind the label (a
    dot, a bracket or nothing), `bullet` the dash, star or plus before an item, empty for one with a number.
    """

    kind: Kind
    level: int
    label: str
    text: str
    start: int
    words: int
    end: int
    sign: str = ""
    bullet: str = ""


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
        stop = max(heading.end(), len(line.rstrip(" \t").rstrip("#").rstrip(" \t")))
        level = len(heading["marks"])
        return _labelled(Kind.HEADING, level, line, offset, heading.end(), stop)
    if item := _ITEM.match(line):
        level = len(item["indent"].expandtabs(4))
        bullet = "" if item["mark"][0].isdigit() else item["mark"]
        return _labelled(Kind.ITEM, level, line, offset, item.start("title" if bullet else "mark"), None, bullet)
    if _TABLE.match(line):
        return Block(Kind.TABLE, 0, "", line, offset, offset, offset + len(line))
    return None


def _labelled(
    kind: Kind, level: int, line: str, offset: int, start: int, end: int | None = None, bullet: str = ""
) -> Block:
    stop = len(line) if end is None else end
    label = label_at(line, start, stop, bare=kind is Kind.HEADING)
    words = label.end() if label else start
    name, sign = (label["label"], label["sign"]) if label else ("", "")
    return Block(kind, level, name, line[words:stop], offset, offset + words, offset + len(line), sign, bullet)


def _paragraph(text: str, start: int, end: int) -> Block:
    words = start + len(text[start:end]) - len(text[start:end].lstrip())
    label = label_at(text, words, end)
    begin = label.end() if label else words
    name, sign = (label["label"], label["sign"]) if label else ("", "")
    return Block(Kind.PARAGRAPH, 0, name, text[begin:end], start, begin, end, sign)


def label_at(text: str, start: int, end: int, *, bare: bool = False) -> re.Match[str] | None:
    """Find the label that words begin with, as groups `label` and `sign`; emphasis before it does not matter."""
    emphasis = _EMPHASIS.match(text, start, end)
    at = emphasis.end() if emphasis else start
    return _LABEL.match(text, at, end) or (_BARE_LABEL.match(text, at, end) if bare else None)

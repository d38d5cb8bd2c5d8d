"""A body's text → the same text with `FILLER` for what no page shows: targets of links, HTML, comments.

What stays true: every character that is left stands where it stood.
"""

import re
from functools import lru_cache

from congvan.check.body.links import links
from congvan.check.body_text import FILLER
from congvan.check.sheet import Sheet
from congvan.model.links import Kind

_HTML = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>\n]*>", re.DOTALL)
_INK = re.compile(r"[^\n]")
_LINK_SIGNS = ("](", "]:", "][")


def printed(sheet: Sheet) -> str:
    """Give the body as pages show it, placeholders left open."""
    text = sheet.body.text
    if "<" not in text and not any(x in text for x in _LINK_SIGNS):
        return text
    return _without(text, tuple(_hidden(sheet)))


def _hidden(sheet: Sheet) -> list[tuple[int, int]]:
    spans = [(x.words_end, x.end) for x in links(sheet) if x.kind is Kind.INLINE]
    spans += [(x.start, x.end) for x in links(sheet) if x.kind is Kind.DEFINITION]
    spans += [x.span() for x in _HTML.finditer(sheet.body.text)] if "<" in sheet.body.text else []
    return sorted(spans)


@lru_cache(maxsize=2)  # asked for by two rules of one letter after the other
def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts, at = [], 0
    for start, end in spans:
        if end > at:
            begin = max(start, at)
            parts += [text[at:begin], _INK.sub(FILLER, text[begin:end])]
            at = end
    return "".join([*parts, text[at:]])

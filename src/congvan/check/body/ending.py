"""The mark `./.` that ends a letter: once, behind its last words, in the form that the templates have.

An appendix stands behind it, and may end so itself.

Source: decree 30/2020/NĐ-CP, Appendix III, template 1.5.
"""

import re
from collections.abc import Iterator, Sequence

from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.rules import body as rules

# Without what may stand before and after it in error. In a path (`../x`, `a/./.b`) it is no mark.
_MARK = re.compile(r"(?<!/)(?P<mark>\.[ \t\u00a0]{0,3}/[ \t\u00a0]{0,3}\.)(?![\w/]|\./|\.\.)(?P<more>[ \t]?[.;,])?")
_STOP = re.compile(r"(?P<stop>[.;:,!?])[ \t\u00a0]?$")
_ABBREVIATED = ("v.v.",)  # its own full stop stays before the mark
# A link's target, or a footnote with all its paragraphs: those after the first are moved in.
_REFERENCE = re.compile(
    r"^ {0,3}\[(?:[^\]\n^][^\]\n]{0,98}\]:.*|\^[^\]\n]{0,98}\]:.*(?:\n(?: {0,3}\n)*(?: {4}|\t).*)*)$", re.MULTILINE
)
_LONGEST_STOP = 8  # characters before the mark that are looked at


def check_ending(sheet: Sheet) -> Iterator[Finding]:
    """Check the end mark of one letter, as both editions show it."""
    if all(x.is_blank for x in sheet.raw.body):
        return
    body = sheet.body
    end = sheet.parts[0].end
    marks = list(_MARK.finditer(body.prose, 0, end))
    shown = [x for x, only in zip(marks, _are_inside(sheet, marks), strict=True) if not only]
    last = shown[-1] if shown else None
    for mark in marks:
        yield from _form(sheet, mark)
        if last and mark is not last:
            yield rules.END_TWICE.at(body.place(mark.start("mark")))
    if last is None:
        yield rules.END_MISSING.at(body.place(_last_word(sheet, end)))
    elif _says_more(sheet, last.end(), end):
        yield rules.END_EARLY.at(body.place(last.start("mark")))


def _form(sheet: Sheet, mark: re.Match[str]) -> Iterator[Finding]:
    """Check that a mark has no spaces within or before it and no full stop beside it."""
    start = mark.start("mark")
    before = sheet.body.prose[max(0, start - _LONGEST_STOP) : start]
    stop = None if before.endswith(_ABBREVIATED) else _STOP.search(before)
    apart = before[-1:] in (" ", "\t", "\u00a0")
    if stop:
        start += stop.start() - len(before)
    if stop or apart or mark["more"] or mark["mark"] != "./.":
        yield rules.END_FORM.at(sheet.body.place(start))


def _are_inside(sheet: Sheet, marks: Sequence[re.Match[str]]) -> Iterator[bool]:
    """Whether only the internal edition has each mark; marks and passages are in order, so one pass is enough."""
    passages = iter(sheet.body.internal)
    reach = 0  # the furthest end of the passages that begin before the mark
    begin, end = next(passages, (len(sheet.body.text) + 1, 0))
    for mark in marks:
        while begin <= mark.start():
            reach = max(reach, end)
            begin, end = next(passages, (len(sheet.body.text) + 1, 0))
        yield mark.start() < reach


def _public(sheet: Sheet, start: int, end: int) -> str:
    """The text from there to there, with spaces for what the public edition does not have and for what is no words."""
    text = sheet.body.text
    parts, at = [], start
    for a, b in ((a, min(b, end)) for a, b in sheet.body.internal if a < end):
        if b > at:
            parts += [text[at : max(a, at)], " " * (b - max(a, at))]
            at = b
    shown = "".join([*parts, text[at:end]])
    return _REFERENCE.sub(lambda x: " " * len(x[0]), _without_comments(shown))


def _without_comments(text: str) -> str:
    """The text with spaces for its comments; a pattern would take the square of those that are never closed."""
    *closed, rest = text.split("-->")
    heads = [x.partition("<!--") for x in closed]
    return "".join(a + (" " * (len(b) + len(c) + 3) if b else "-->") for a, b, c in heads) + rest


def _says_more(sheet: Sheet, start: int, end: int) -> bool:
    """Whether words follow before the first appendix; quotation marks and emphasis are none."""
    return bool(_public(sheet, start, end).strip(" \t\n\u00a0*_\"”»')"))


def _last_word(sheet: Sheet, end: int) -> int:
    """The offset of the letter's last character that the public reads, or of its last."""
    shown = _public(sheet, 0, end).rstrip() or sheet.body.text[:end].rstrip()
    return max(len(shown) - 1, 0)

"""The body of a letter → segments that carry an audience: what stands between `/// internal` and `///` is internal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from congvan.model.finding import Finding, Place
from congvan.model.letter import Aside, Piece, Segment
from congvan.model.rules import files as rules
from congvan.model.rules import language
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.read.placeholders import split
from congvan.read.waivers import asides

# `///` behind other words; not in an address (`file:///`) nor in a line drawn of slashes.
_NOT_ALONE = re.compile(r"(?<![:/])///(?!/)")
# Meant to hide something, and would not: `// internal`, `::: internal`, `<!-- internal -->`, look-alike slashes.
_LIKE_A_BLOCK = re.compile(r"\W+internal\W*", re.IGNORECASE)
_LOST = re.compile("\ufffc")  # the room of a picture that was not copied; where rules look, that of a placeholder
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # the projection marks internal passages with two of them
# `internal("…")`, which hides nothing outside of `{{` and `}}`.
_LIKE_A_PHRASE = re.compile(r"""\{\{|\}\}|\binternal\s*\(\s*["'“”‘’«]""", re.IGNORECASE)
# What a line must hold for `_misses` to find anything in it: one look at most lines instead of five.
_SUSPECT = re.compile("[\ue000-\uf8ff\ufffc&]|///|[{][{]|[}][}]|internal", re.IGNORECASE)


@dataclass
class _Run:
    """Lines of one audience that follow one another; `line` is the first one's number in the file."""

    audience: Audience
    line: int
    indent: str = ""  # of the mark that begins it
    lines: list[str] = field(default_factory=list)


def read_body(text: str, file: str, first_line: int) -> tuple[tuple[Segment, ...], list[Finding]]:
    """Cut a body into segments. A passage that is never closed stays internal to the end: the safe reading."""
    findings: list[Finding] = []
    runs = list(_runs(text.split("\n"), file, first_line, findings))
    segments = tuple(_segment(run, file, findings) for run in runs if run.lines)
    return segments, findings


def _runs(lines: list[str], file: str, first_line: int, findings: list[Finding]) -> Iterator[_Run]:
    run = _Run(Audience.PUBLIC, first_line)
    opened: Place | None = None
    for number, line in enumerate(lines, first_line):
        stripped = line.strip()
        if not stripped.startswith("///"):
            if _SUSPECT.search(line):
                findings += _misses(line, file, number)
            run.lines.append(line)
            continue
        column = line.index("/") + 1
        here = Place(file, number, column)
        name = stripped[3:].strip()
        if name and (opened or name != "internal"):
            typed = Quote(name[:40], Audience.INTERNAL)  # it may be the first words of what was to be hidden
            findings.append(rules.BLOCK_OPEN.at(opened) if opened else rules.BLOCK_UNKNOWN.at(here, name=typed))
        elif not name and not opened:
            findings.append(rules.BLOCK_STRAY.at(here))
        # An unknown block is taken for an internal one: whoever mistyped the word meant to hide something.
        yield run
        opened = here if name else None
        run = _Run(Audience.INTERNAL if name else Audience.PUBLIC, number + 1, line[: column - 1])
    if opened:
        findings.append(rules.BLOCK_OPEN.at(opened))
    yield run


def _misses(line: str, file: str, number: int) -> Iterator[Finding]:
    """Yield what in a line looks as if it hid something, but does not, and what could pass for our own marks."""
    for character in _PRIVATE.finditer(line):
        place = Place(file, number, character.start() + 1)
        yield rules.PRIVATE_CHARACTER.at(place, code=f"U+{ord(character[0]):04X}")
    for lost in _LOST.finditer(line):
        yield language.LOST_CHARACTER.at(Place(file, number, lost.start() + 1), code="U+FFFC")
    not_alone = [rules.BLOCK_NOT_ALONE.at(Place(file, number, x.start() + 1)) for x in _NOT_ALONE.finditer(line)]
    yield from not_alone
    if not not_alone and _LIKE_A_BLOCK.fullmatch(unescape(line)):
        yield rules.BLOCK_UNKNOWN.at(Place(file, number, 1), name=line.strip()[:40])
    before = ""
    for found in _LIKE_A_PHRASE.finditer(line):
        if found[0] in ("{{", "}}"):
            before = found[0]
        elif before != "{{":
            yield rules.PLACEHOLDER_SYNTAX.at(Place(file, number, found.start() + 1))


def _segment(run: _Run, file: str, findings: list[Finding]) -> Segment:
    pieces = list(_pieces("\n".join(run.lines) + "\n", file, run.line))
    findings.extend(x for x in pieces if isinstance(x, Finding))
    return Segment(run.audience, tuple(x for x in pieces if not isinstance(x, Finding)), run.line, run.indent)


def _pieces(text: str, file: str, line: int) -> Iterator[Piece | Finding]:
    """Cut a text that begins on that line: comments to Congvan are kept apart from what is the letter's."""
    at, column = 0, 1
    for start, end in asides(text):
        yield from split(text[at:start], file, line, column)
        yield Aside(text[start:end])
        line += text.count("\n", at, end)
        last = text.rfind("\n", at, end)
        column = column + end - at if last < 0 else end - last
        at = end
    yield from split(text[at:], file, line, column)

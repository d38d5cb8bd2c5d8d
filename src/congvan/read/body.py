"""The body of a letter → segments that carry an audience: what stands between `/// internal` and `///` is internal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from congvan.model import rules
from congvan.model.finding import Finding, Place
from congvan.model.letter import Segment
from congvan.model.terms import Audience
from congvan.read.placeholders import split

_BLOCK = re.compile(r"\s*///\s*(?P<name>.*?)\s*")


@dataclass
class _Run:
    """Lines of one audience that follow one another; `line` is the first one's number in the file."""

    audience: Audience
    line: int
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
        block = _BLOCK.fullmatch(line) if "///" in line else None
        if not block:
            run.lines.append(line)
            continue
        here = Place(file, number, line.index("/") + 1)
        name = block["name"]
        if name and (opened or name != "internal"):
            findings.append(rules.BLOCK_OPEN.at(opened) if opened else rules.BLOCK_UNKNOWN.at(here, name=name[:40]))
        elif not name and not opened:
            findings.append(rules.BLOCK_STRAY.at(here))
            continue
        # An unknown block is taken for an internal one: whoever mistyped the word meant to hide something.
        yield run
        opened = here if name else None
        run = _Run(Audience.INTERNAL if name else Audience.PUBLIC, number + 1)
    if opened:
        findings.append(rules.BLOCK_OPEN.at(opened))
    yield run


def _segment(run: _Run, file: str, findings: list[Finding]) -> Segment:
    pieces = list(split("\n".join(run.lines) + "\n", file, run.line))
    findings.extend(x for x in pieces if isinstance(x, Finding))
    return Segment(run.audience, tuple(x for x in pieces if not isinstance(x, Finding)), run.line)

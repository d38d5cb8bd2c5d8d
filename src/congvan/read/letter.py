"""One letter's file → `RawLetter`, and what was wrong in it."""

import re

from congvan.model.finding import Finding, Place
from congvan.model.identity import LetterId
from congvan.model.letter import AttachedFile, RawLetter
from congvan.model.rules import files as rules
from congvan.read.body import read_body
from congvan.read.text import as_typed, decomposed
from congvan.read.waivers import body_waivers, yaml_waivers
from congvan.read.yaml_tree import read_mapping
from congvan.vietnamese.normalise import nfc

MAX_FRONT_MATTER = 64 * 1024  # bytes
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def read_letter(
    data: bytes, name: str, who: LetterId, files: tuple[AttachedFile, ...] = ()
) -> tuple[RawLetter | None, list[Finding]]:
    """Read a letter from its file's bytes; `name` is its path as findings give it, `files` what lies in its folder."""
    typed = as_typed(data, name)
    if isinstance(typed, Finding):
        return None, [typed]
    letter, findings = parse_letter(nfc(typed), name, who, files)
    return letter, [*findings, *decomposed(typed, name)]


def parse_letter(
    text: str, name: str, who: LetterId, files: tuple[AttachedFile, ...] = ()
) -> tuple[RawLetter | None, list[Finding]]:
    """Read a letter from its text."""
    parts = front_and_body(text, name)
    if isinstance(parts, Finding):
        return None, [parts]
    front, body, body_line = parts
    tree, positions, findings = read_mapping(front, name, first_line=2)
    segments, more = read_body(body, name, body_line)
    findings += more
    if tree is None:
        return None, findings
    waivers = (*yaml_waivers(front, first_line=2), *body_waivers(body, body_line))
    return RawLetter(who, name, tree, positions, segments, files, waivers, unsure=bool(more)), findings


def front_and_body(text: str, name: str) -> tuple[str, str, int] | Finding:
    """Split a text into front matter, body, and the line on which the body begins."""
    fences = [m for _, m in zip(range(2), _FENCE.finditer(text), strict=False)]
    if not fences or fences[0].start() != 0 or len(fences) == 1:
        return rules.NO_FRONT_MATTER.at(Place(name, 1, 1))
    front = text[fences[0].end() + 1 : fences[1].start()]
    size = len(front.encode())
    if size > MAX_FRONT_MATTER:
        return rules.FRONT_MATTER_TOO_LARGE.at(Place(name, 1, 1), size=size, limit=MAX_FRONT_MATTER)
    return front, text[fences[1].end() + 1 :], text.count("\n", 0, fences[1].end()) + 2

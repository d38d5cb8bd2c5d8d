"""A body's blocks → its parts: the letter itself, then each appendix, with all that its heading says.

An appendix begins at a heading `# Phụ lục`, `# Phụ lục II: Title`; behind the end mark also at what is meant so.
Source: decree 30/2020/NĐ-CP, Appendix I, part I, section III, item 1.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from congvan.check.outline import Block, Kind

TURNED = ".landscape"
END_MARK = "./."
_TOP = 1  # the level of an appendix' heading
_SPACE = r"[ \t\u00a0]"
# What the renderer takes for one (render/appendix.py): tests/unit/check holds the two against each other.
_NAME = re.compile(
    rf"(?P<name>phụ lục(?:{_SPACE}+(?P<number>[ivxlc]+|[0-9]{{1,2}}))?){_SPACE}*(?:[:.\u2013-]{_SPACE}*|$)",
    re.IGNORECASE,
)
# What else is meant so: `PL 01`, `Phụ lục số 2`, `**PHỤ LỤC A**`.
_MEANT = re.compile(
    rf"(?P<name>(?:phụ lục|phu luc|pl)(?:{_SPACE}+(?:số{_SPACE}*)?(?P<number>[ivxlc]{{1,5}}|[0-9]{{1,2}}|[a-e]))?)"
    rf"{_SPACE}*[*_]*{_SPACE}*(?:[:.\u2013\u2014-][*_]*{_SPACE}*|$|\n)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[*_]+")
_ATTRIBUTE = re.compile(rf"{_SPACE}*(?P<found>\{{[^{{}}\n]*\}}){_SPACE}*$")
_LONGEST = 300  # characters of a paragraph that may be meant as a heading


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix as its heading says: `Phụ lục II`, its number as typed (empty if none), its title.

    `sound`: it is written as an appendix, not only meant as one. `at` is where its name begins. `attribute` is what
    stands in braces at the heading's end, `attribute_at` where.
    """

    heading: Block
    at: int
    name: str
    number: str
    title: str
    sound: bool
    attribute: str = ""
    attribute_at: int = 0

    @property
    def turned(self) -> bool:
        """Whether its pages are turned."""
        return self.attribute.strip("{ }").lower() == TURNED


@dataclass(frozen=True, slots=True)
class Part:
    """The letter itself (`appendix` None) or one appendix: its blocks, without its heading, from `start` to `end`."""

    appendix: Appendix | None
    blocks: tuple[Block, ...]
    start: int
    end: int


def parts_of(text: str, prose: str, blocks: Sequence[Block]) -> tuple[Part, ...]:
    """Cut a body at its appendices; the first part is always the letter, and mostly all there is."""
    found = list(_appendices(text, prose, blocks))
    if not found:
        return (Part(None, tuple(blocks), 0, len(text)),)
    starts = [blocks.index(x.heading) for x in found]
    parts = [Part(None, tuple(blocks[: starts[0]]), 0, found[0].heading.start)]
    ends = [*(x.heading.start for x in found[1:]), len(text)]
    for appendix, (first, last), end in zip(found, pairwise([*starts, len(blocks)]), ends, strict=True):
        parts.append(Part(appendix, tuple(blocks[first + 1 : last]), appendix.heading.end, end))
    return tuple(parts)


def attribute_of(text: str, heading: Block) -> tuple[str, int]:
    """What stands in braces at a heading's end, and where; empty if nothing does."""
    found = _ATTRIBUTE.search(text, heading.words, heading.words + len(heading.text))
    return (found["found"], found.start("found")) if found else ("", 0)


def _appendices(text: str, prose: str, blocks: Sequence[Block]) -> Iterator[Appendix]:
    lower = text.lower()
    if "phụ lục" not in lower and "phu luc" not in lower and "pl" not in lower:
        return
    mark = prose.find(END_MARK)
    for block in blocks:
        is_top = block.kind is Kind.HEADING and block.level == _TOP
        if block.label or not (is_top or (0 <= mark < block.start)):
            continue
        if appendix := _appendix(text, block, is_top=is_top):
            yield appendix


def _appendix(text: str, block: Block, *, is_top: bool) -> Appendix | None:
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or len(block.text) > _LONGEST:
        return None
    attribute, attribute_at = attribute_of(text, block) if block.kind is Kind.HEADING else ("", 0)
    said = text[block.words : attribute_at] if attribute else block.text
    begin = len(said) - len(said.lstrip(" \t*_"))
    bare = _MARK.sub("", said).strip()
    sound = _NAME.match(bare) if is_top else None
    found = sound or _MEANT.match(bare)
    if not found:
        return None
    title = bare[found.end() :].partition("\n")[0].strip()
    return Appendix(
        block, block.words + begin, " ".join(found["name"].split()), found["number"] or "", title, bool(sound),
        attribute, attribute_at,
    )  # fmt: skip

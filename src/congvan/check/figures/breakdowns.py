"""A total in prose and the parts that follow it: `2,382 tỷ đồng (trong đó: A 382 triệu đồng; B 2,0 tỷ đồng)`.

Whether a list of parts is complete is a question of language. It is taken as complete only where it looks so (a colon,
`gồm`), and is left alone where its parts may overlap, are estimates, or compare with other periods.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from congvan.check.figures.money import Ledger, Money
from congvan.check.outline import Block, Kind
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding
from congvan.model.rules import figures as rules
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.vietnamese.amounts import format_dong

_LIST = re.compile(
    r"(?<!\w)(?P<word>trong đó|bao gồm|gồm|chia ra|cụ thể)(?!\w)(?:\s+(?:có|là))?\s*(?P<colon>:)?", re.IGNORECASE
)
_OF_PART = "trong đó"  # names parts without claiming to name all
_NEEDS_COLON = "cụ thể"  # says nothing of parts by itself
_ONLY_SIGNS = re.compile(r"[\s*_,;:.(]*")
_NESTED = re.compile(r"\([^()]*\)")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_BETWEEN = re.compile(r";|,(?!\d)|\svà\s")
_COMPARES = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|bằng|vượt|cùng kỳ|năm trước|kỳ trước|thiếu|trên tổng|trong tổng)(?!\w)", re.IGNORECASE
)
_OVERLAPS = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|năm trước|kỳ trước|bình quân|trung bình|mỗi|đạt|bằng|tương ứng|lần lượt|mức"
    r"|kế hoạch|trong đó|trừ|đối ứng)(?!\w)",
    re.IGNORECASE,
)
_DONE = re.compile(r"giải ngân|thanh toán|quyết toán|đã (?:chi|thu|thực hiện|sử dụng)(?!\w)", re.IGNORECASE)
_REST = re.compile(r"(?<!\w)(?:còn|chưa)(?!\w)", re.IGNORECASE)
_SOME = re.compile(
    r"(?<!\w)(?:chủ yếu|nhất là|riêng|đáng chú ý|điển hình|một phần|một số|v\.v|ví dụ|như|lớn nhất|cao nhất|chính)"
    r"(?!\w)|\.\.\.|…",
    re.IGNORECASE,
)
_SENTENCE = 1000  # characters in which a list's total stands before it
_LONGEST = 4000  # characters of a list in a line; what is longer is no list
_MOST_ITEMS = 60  # items of a list, and those within them
_NEAR = 6  # characters; room for a bracket and marks of emphasis
_FAR = 120  # characters between a total and its list: more, and it is another's
_MOST = 4  # amounts of two readings in one list; more would be too many combinations
_NEARLY = 0.9  # of the total: parts that nearly make it are meant to


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of one list, and whether they claim to be all."""

    money: tuple[Money, ...]
    is_complete: bool
    is_some: bool


@dataclass(frozen=True, slots=True)
class Sums:
    """What adding up has shown: findings, and where amounts stand that a sum has proved or refuted."""

    findings: list[Finding]
    proved: set[int]
    refuted: set[int]


def check_breakdowns(sheet: Sheet, money: Ledger) -> Sums:
    """Add up each list of parts."""
    shown = Sums([], set(), set())
    for total, others, parts in _breakdowns(sheet, money):
        every = (total, *parts.money)
        sums = list(_sums(total, parts))
        right = next((x for x in sums if x[0] == sum(x[1:])), None)
        if right and right == sums[0] and len(parts.money) > 1:  # as the rule reads them
            shown.proved.update(x.start for x in every)
        elif any(sum(x[1:]) in other.readings for x in sums for other in others):
            continue  # the parts are of an amount further before
        elif not right and not all(x.figure for x in every) and all(_wrong(x, parts) for x in sums):
            shown.findings.append(_finding(sheet, total, parts, sums[0]))
            shown.refuted.update(x.start for x in every)
    return shown


def _sums(total: Money, parts: _Parts) -> Iterator[tuple[int, ...]]:
    """Every way to read the total and its parts, the rule's own first."""
    yield from product(total.readings, *(x.readings for x in parts.money))


def _wrong(values: tuple[int, ...], parts: _Parts) -> bool:
    total, added = values[0], sum(values[1:])
    if added > total:
        return True
    if len(parts.money) == 1 or parts.is_some or added == total:
        return False
    return parts.is_complete or added >= _NEARLY * total


def _finding(sheet: Sheet, total: Money, parts: _Parts, values: tuple[int, ...]) -> Finding:
    internal = any(x.said.audience is Audience.INTERNAL for x in (total, *parts.money))
    whose = Audience.INTERNAL if internal else Audience.PUBLIC
    return rules.PARTS_DIFFER.at(
        sheet.body.place(total.start), total=total.said, sum=Quote(format_dong(sum(values[1:])), whose),
        parts=Quote(" + ".join(x.said.text for x in parts.money), whose),
    )  # fmt: skip


def _breakdowns(sheet: Sheet, money: Ledger) -> Iterator[tuple[Money, Sequence[Money], _Parts]]:
    """Each total, the amounts before it in its block, and its parts."""
    text, blocks = sheet.body.prose, sheet.blocks
    for index, block in enumerate(blocks):
        here = money.within(block.start, block.end)
        if not here or block.kind is Kind.TABLE:
            continue
        for mark in _LIST.finditer(text, block.start, block.end):
            if mark["word"].lower() == _NEEDS_COLON and not mark["colon"]:
                continue
            before = money.within(max(block.start, mark.start() - _SENTENCE), mark.start())
            total = _total(text, before, mark.start())
            if total:
                regions = _regions(text, blocks, index, mark)
                parts = _parts(text, money, regions, mark)
                if parts:
                    yield total, before[:-1], parts


def _total(text: str, before: Sequence[Money], end: int) -> Money | None:
    """The amount that a list belongs to: right before it, or the only one of its sentence."""
    if not before:
        return None
    last = before[-1]
    if last.is_rough or end - last.end > _FAR:
        return None
    start = max((x.end() for x in _SENTENCE_END.finditer(text, before[0].start, last.start)), default=0)
    same = [x for x in before if x.start >= start]
    gap = text[last.end : end]
    if _SENTENCE_END.search(gap.rstrip(" *_(")[:-1]) or ")" in gap:
        return None
    if len(same) > 1 and (not _ONLY_SIGNS.fullmatch(gap) or _COMPARES.search(text, same[-2].end, last.start)):
        return None
    if len(same) == 1 and _COMPARES.search(gap):
        return None
    return last


def _regions(text: str, blocks: Sequence[Block], index: int, mark: re.Match[str]) -> list[tuple[int, int]]:
    """Where the parts stand: from … to …; the list items that follow if the line ends there."""
    block = blocks[index]
    limit = min(block.end, mark.end() + _LONGEST)
    if not text[mark.end() : limit].strip(" *_\n"):
        return [(x.words, x.end) for x in _items(text, blocks, index)]
    if text[max(0, mark.start() - _NEAR) : mark.start()].rstrip(" *_").endswith("("):
        stop = _closing(text, mark.end(), limit)
    else:
        plain = _without_nested(text, mark.end(), limit)
        ends = _SENTENCE_END.search(plain)
        stop = mark.end() + (ends.start() if ends else len(plain))
    plain = _without_nested(text, mark.end(), stop)
    cuts = [mark.end(), *(mark.end() + x.end() for x in _BETWEEN.finditer(plain)), stop]
    return list(pairwise(cuts))


def _items(text: str, blocks: Sequence[Block], index: int) -> Iterator[Block]:
    """The items below a line: those of the same mark and depth as the first."""
    own, first = blocks[index], None
    for block in islice(blocks, index + 1, index + 1 + _MOST_ITEMS):
        if block.kind is not Kind.ITEM:
            return
        look = (block.level, text[block.start : block.end].lstrip()[0])
        first = first or look
        if own.kind is Kind.ITEM and first == (own.level, text[own.start : own.end].lstrip()[0]):
            return  # its neighbours, not its parts
        if look == first:
            yield block
        elif block.level <= first[0]:
            return


def _closing(text: str, start: int, end: int) -> int:
    """Where the bracket closes that is open at `start`."""
    depth = 1
    for found in re.finditer(r"[()]", text[start:end]):
        depth += 1 if found[0] == "(" else -1
        if not depth:
            return start + found.start()
    return end


def _without_nested(text: str, start: int, end: int) -> str:
    """The text with spaces for what stands in brackets within it."""
    return _NESTED.sub(lambda m: " " * len(m[0]), text[start:end])


def _parts(text: str, money: Ledger, regions: Sequence[tuple[int, int]], mark: re.Match[str]) -> _Parts | None:
    """The parts of a list; None where they cannot be told for certain."""
    parts: list[Money] = []
    words: list[str] = []
    for start, end in regions:
        plain = _without_nested(text, start, end)
        inside = [x for x in money.within(start, end) if plain[x.start - start : x.end - start].strip()]
        if len(inside) > 1 or any(x.is_rough for x in inside) or _OVERLAPS.search(plain):
            return None
        if inside:
            parts += inside
            words.append(plain)
    if not parts or _mixed(words) or sum(len(x.readings) > 1 for x in parts) > _MOST:
        return None
    some = any(_SOME.search(text, start, end) for start, end in regions)
    complete = mark["word"].lower() != _OF_PART or bool(mark["colon"])
    return _Parts(tuple(parts), complete, some)


def _mixed(words: Sequence[str]) -> bool:
    """Whether some parts say what was done and others what it was for: `A 2 tỷ, đã giải ngân 1 tỷ`."""
    done = [bool(_DONE.search(x)) for x in words]
    return any(done) and not all(d or _REST.search(x) for d, x in zip(done, words, strict=True))

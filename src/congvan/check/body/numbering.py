"""The numbers before headings, points and items: each follows the one before it, and belongs to what it stands under.

Source: decree 30/2020/NĐ-CP, Appendix I, part I, section II, item 6 đ, and section V, row 6. One walk over the
body's blocks with a stack of what is open.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from congvan.check.body.structure import section_number
from congvan.check.outline import Block, Kind, label_at
from congvan.check.parts import Part
from congvan.check.sheet import Sheet
from congvan.model.finding import Finding, Rule
from congvan.model.rules import body as rules
from congvan.model.terms import Audience
from congvan.model.text import Quote

POINTS = "abcdđeghiklmnopqrstuvxy"  # the points of a clause: no f, j, w, z
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LEVEL_OF_TEXT = 10  # below every heading, which have levels 1 to 6
_LINE = re.compile(r"\n[ \t]*")

# How deep a kind of label stands: Roman, then 1, 1.1, 1.1.1 …, then letters.
_RANK_ROMAN, _RANK_NUMBER, _RANK_POINT = 0, 1, 99


@dataclass(frozen=True, slots=True)
class Label:
    """A label where it stands: of which kind and value, in which block, at which offset."""

    text: str
    rank: int
    value: tuple[int, ...]
    level: int
    block: Block
    at: int

    @property
    def is_heading(self) -> bool:
        """Whether it stands before a heading."""
        return self.block.kind is Kind.HEADING


@dataclass(frozen=True, slots=True)
class Slip:
    """A label that does not follow, and the one expected in its place."""

    rule: Rule
    label: Label
    expected: str


@dataclass(slots=True)
class _Open:
    """What is open at one level: the last label there, whether it still holds what comes, and what may follow it."""

    label: Label
    follows: list[tuple[int, ...]]
    holds: bool = True


@dataclass(slots=True)
class _Walk:
    """The state of one walk: what is open from the outermost inwards; the last of each rank among headings, and not."""

    stack: list[_Open] = field(default_factory=list)
    seen: dict[tuple[int, bool], tuple[int, ...]] = field(default_factory=dict)


def check_numbering(sheet: Sheet) -> Iterator[Finding]:
    """Check the numbers of one letter, as both editions show them."""
    for part in sheet.parts:  # an appendix numbers afresh
        labels = list(_labels(sheet, part))
        slips = [x for x in slips_of(labels) if part.appendix or not _is_as_asked(sheet, x.label)]
        for slip in slips:
            yield slip.rule.at(sheet.body.place(slip.label.at), **_said(sheet, slip))
        yield from _in_public(sheet, labels, {x.label.at for x in slips})
    yield from _forms(sheet)


def _is_as_asked(sheet: Sheet, label: Label) -> bool:
    """Whether a section has the number that the series gives it: then not it is wrong, but another one is missing."""
    return label.is_heading and label.value == (section_number(sheet, label.block),)


def _said(sheet: Sheet, slip: Slip) -> dict[str, Quote]:
    whose = sheet.body.audience(slip.label.at)
    return {"label": Quote(slip.label.text, whose), "expected": Quote(slip.expected, whose)}


def _in_public(sheet: Sheet, labels: list[Label], known: set[int]) -> Iterator[Finding]:
    """Find the labels whose absence from the public edition makes its numbers jump; one for each jump."""
    hidden = [x for x in labels if x.text and sheet.body.audience(x.at) is Audience.INTERNAL]
    if sheet.visibility is Audience.INTERNAL or not hidden:
        return
    kept = [x for x in labels if sheet.body.audience(x.at) is Audience.PUBLIC]
    for slip in slips_of(kept):
        cause = [x for x in hidden if x.at < slip.label.at and x.rank == slip.label.rank]
        if slip.label.at not in known and cause:
            place = sheet.body.place(cause[-1].at)
            yield rules.NUMBER_HIDDEN.at(place, label=slip.label.text, expected=slip.expected)


def _forms(sheet: Sheet) -> Iterator[Finding]:
    """Find labels of headings in another form than the decree's, and points behind a dash."""
    for block in sheet.blocks:
        if not block.label:
            continue
        right = f"{block.label})" if block.label.islower() else f"{block.label}."
        place, whose = sheet.body.place(block.words - len(_before(sheet, block))), sheet.body.audience(block.start)
        if block.bullet:
            yield rules.NUMBER_BEHIND_DASH.at(place, label=Quote(right, whose), bullet=block.bullet)
        elif block.kind is Kind.HEADING and block.sign and not right.endswith(block.sign):
            yield rules.NUMBER_FORM.at(place, label=Quote(block.label + block.sign, whose), right=Quote(right, whose))


def _before(sheet: Sheet, block: Block) -> str:
    """What stands before a block's words, from its label on."""
    head = sheet.body.text[block.start : block.words]
    return head[head.rfind(block.label + block.sign) :]


# --- labels -----------------------------------------------------------------------------------------------------------


def _labels(sheet: Sheet, part: Part) -> Iterator[Label]:
    """Every label of a part, in order; a heading without one stands there with an empty text."""
    for block in part.blocks:
        if block.kind is Kind.PARAGRAPH:
            if block.label or "\n" in block.text:
                yield from _in_paragraph(sheet, block)
        elif block.label and (known := _value(block.label)):
            level = block.level if block.kind is Kind.HEADING else _LEVEL_OF_TEXT + block.level
            at = block.words - len(_before(sheet, block))
            yield Label(block.label, *known, level, block, at)
        elif block.kind is Kind.HEADING:
            yield Label("", _RANK_NUMBER, (), block.level, block, block.start)


def _in_paragraph(sheet: Sheet, block: Block) -> Iterator[Label]:
    """The labels at the beginnings of a paragraph's lines: points may follow one another without a blank line."""
    text = sheet.body.text
    first = block.words - len(_before(sheet, block)) if block.label else block.words
    found = (label_at(text, x, block.end) for x in [first, *(x.end() for x in _LINE.finditer(text, first, block.end))])
    for label in filter(None, found):
        if known := _value(label["label"]):
            yield Label(label["label"], *known, _LEVEL_OF_TEXT, block, label.start("label"))


def _value(label: str) -> tuple[int, tuple[int, ...]] | None:
    """The rank and the value of a label; None for what only looks like a Roman number."""
    if label[0].isdigit():
        parts = tuple(map(int, label.split(".")))
        return _RANK_NUMBER + len(parts) - 1, parts
    if label[0].isupper():
        value = _roman(label)
        return (_RANK_ROMAN, (value,)) if to_roman(value) == label else None
    return _RANK_POINT, (POINTS.find(label) + 1,)


def roman_of(label: str) -> int | None:
    """Read a Roman number below 90; None for what only looks like one."""
    value = _roman(label) if label and not set(label) - _ROMAN.keys() else 0
    return value if value and to_roman(value) == label else None


def _roman(label: str) -> int:
    values = [_ROMAN[x] for x in label]
    return sum(-x if x < max(values[i:]) else x for i, x in enumerate(values))


def to_roman(value: int) -> str:
    """Write a number below 90 in Roman digits."""
    tens, ones = divmod(value, 10)
    ten = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[min(tens, 8)]
    return ten + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _written(rank: int, value: tuple[int, ...]) -> str:
    if rank == _RANK_ROMAN:
        return to_roman(value[-1])
    if rank == _RANK_POINT:
        return POINTS[min(value[-1], len(POINTS)) - 1]
    return ".".join(map(str, value))


# --- the walk ---------------------------------------------------------------------------------------------------------


def slips_of(labels: Iterable[Label]) -> Iterator[Slip]:
    """Give the labels that do not follow."""
    walk = _Walk()
    for label in labels:
        if label.text:
            yield from _step(walk, label)
        else:
            _pass_unnumbered(walk, label)


def _pass_unnumbered(walk: _Walk, label: Label) -> None:
    """A heading without a number closes what is deeper, and holds what follows instead of the one before it."""
    while walk.stack and walk.stack[-1].label.level > label.level:
        walk.stack.pop()
    if walk.stack and walk.stack[-1].label.level == label.level:
        walk.stack[-1].holds = False


def _step(walk: _Walk, label: Label) -> Iterator[Slip]:
    top = _close(walk, label)
    if top and top.label.level == label.level and top.label.rank == label.rank:
        slip = _after(top, walk, label)
        top.follows = [_next(label.value)] if slip is None else [_next(label.value), *map(_next, top.follows[:1])]
        top.label, top.holds = label, True
    else:
        slip = _first(walk, label)
        walk.stack.append(_Open(label, [_next(label.value)]))
    if label.is_heading and label.rank != _RANK_POINT:
        walk.seen = {k: v for k, v in walk.seen.items() if k[0] != _RANK_POINT}
    walk.seen[label.rank, label.is_heading] = label.value
    if slip:
        yield slip


def _close(walk: _Walk, label: Label) -> _Open | None:
    """Close what is deeper than a label; give what is then open innermost."""
    stack = walk.stack
    while stack and (
        stack[-1].label.level > label.level
        or (stack[-1].label.level == label.level and stack[-1].label.rank > label.rank)
    ):
        stack.pop()
    return stack[-1] if stack else None


def _after(top: _Open, walk: _Walk, label: Label) -> Slip | None:
    """What is wrong with a label that follows one of its kind."""
    if label.value in top.follows or _may_begin(walk, label):
        return None
    wanted = top.follows[0]
    other_parent = label.value[:-1] != wanted[:-1]
    return Slip(rules.NUMBER_ELSEWHERE if other_parent else rules.NUMBER_JUMPS, label, _written(label.rank, wanted))


def _first(walk: _Walk, label: Label) -> Slip | None:
    """What is wrong with the first label of its kind below what holds it."""
    parent = _parent(walk, label)
    wanted = (*parent, *(1,) * (len(label.value) - len(parent)))
    if label.value == wanted or (label.value[: len(parent)] == parent and _goes_on(walk, label)):
        return None
    if label.value[: len(parent)] != parent:
        return Slip(rules.NUMBER_ELSEWHERE, label, _written(label.rank, wanted))
    if not parent and len(label.value) > 1 and label.value[-1] == 1:
        return None  # `2.1` below `II.`, or below a heading without a number
    return Slip(rules.NUMBER_JUMPS, label, _written(label.rank, wanted if parent else (*label.value[:-1], 1)))


def _parent(walk: _Walk, label: Label) -> tuple[int, ...]:
    """The number that a number like 2.1 must begin with: that of the innermost number around it."""
    if label.rank in (_RANK_ROMAN, _RANK_POINT) or len(label.value) == 1:
        return ()
    around: list[tuple[int, ...]] = []
    for entry in reversed(walk.stack):
        if not entry.holds:
            break
        if _RANK_NUMBER <= entry.label.rank < label.rank:
            around.append(entry.label.value)
    fitting = [x for x in around if label.value[: len(x)] == x]  # a list within a section has numbers of its own
    return next(iter(fitting or around), ())


def _goes_on(walk: _Walk, label: Label) -> bool:
    """Whether it goes on from the last of its kind elsewhere: clauses may be numbered through."""
    last = (walk.seen.get((label.rank, x)) for x in (True, False))
    return any(x is not None and label.value == _next(x) for x in last)


def _may_begin(walk: _Walk, label: Label) -> bool:
    """Whether it may begin a new list, go on from one, or quote a clause: in running text, not among headings."""
    last = walk.seen.get((label.rank, False), (0,))
    begins = label.value == (1,) or (label.rank == _RANK_NUMBER and label.value < last)
    return not label.is_heading and (begins or _goes_on(walk, label))


def _next(value: tuple[int, ...]) -> tuple[int, ...]:
    return (*value[:-1], value[-1] + 1)

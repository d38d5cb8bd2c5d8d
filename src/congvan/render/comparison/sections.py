"""Two letters' sections enter; which are new, gone or changed leaves, with the changed blocks of each.

Sections are the same if their headings are, numbering aside; blocks if their words are, but for what changes by nature
(`expected`). What disappeared in one place and stands in another has moved, and is not told as new.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from rapidfuzz import fuzz

from congvan.render.comparison.blocks import CELL, Block, Section
from congvan.render.comparison.expected import Expected
from congvan.render.comparison.records import BlockChange, Run, SameSection, SectionChange
from congvan.render.comparison.words import Word, clipped, likeness, opcodes, word_runs

_NUMBERING = re.compile(r"^(?:[IVXLC]+\.|\d+(?:\.\d+)*\.?|[a-zđ]\))\s+")
_ALIKE = 0.55  # blocks that share more than half of their words are one block, reworded
_ALIKE_HEADINGS = 70  # of 100 letters
_MOST_PAIRS = 2_500  # blocks of a gap × blocks: up to here each is compared with each
_LEAST_MOVED = 5  # words; shorter ones stand in several places by chance

Pair: TypeAlias = tuple[Section | None, Section | None]  # before, now


@dataclass(frozen=True, slots=True)
class _Block:
    """A block with its words."""

    block: Block
    words: list[Word]

    @property
    def key(self) -> str:
        return " ".join(x.key for x in self.words)


BlockPair: TypeAlias = tuple[_Block | None, _Block | None]


@dataclass(frozen=True, slots=True)
class Sides:
    """How the old letter and the new one say what changes by nature, and which values of figures took which's place."""

    old: Expected
    new: Expected
    values: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class _Found:
    """A block that is not as it was, with what it is compared by in each letter."""

    change: BlockChange
    old_key: str = ""
    new_key: str = ""
    words: int = 0


def compare_sections(
    before: Sequence[Section], now: Sequence[Section], sides: Sides
) -> tuple[list[SectionChange], list[SameSection]]:
    """Compare two letters section by section, in the new one's order; what is gone stands where it stood."""
    changed: list[tuple[Pair, list[_Found], int]] = []
    same: list[SameSection] = []
    for pair in _paired(before, now, sides):
        found, unchanged = _compare(pair, sides)
        one, other = pair
        if one and other and not found:
            same.append(SameSection(other.heading, other.id, len(other.blocks)))
        else:
            changed.append((pair, found, unchanged))
    moved = _moved(changed)
    told = [_told(pair, found, unchanged, moved) for pair, found, unchanged in changed]
    same += [SameSection(x.heading, x.id, x.unchanged) for x in told if x.kind == "changed" and not x.blocks]
    return [x for x in told if x.blocks or x.kind != "changed"], same


def _told(pair: Pair, found: Sequence[_Found], unchanged: int, moved: dict[str, str]) -> SectionChange:
    before, now = pair
    section = now or before
    assert section is not None  # noqa: S101 - a pair has at least one
    kind = "changed" if before and now else "added" if now else "gone"
    blocks = tuple(x for one in found if (x := _with_move(one, moved)))
    return SectionChange(kind, section.heading, now.id if now else "", blocks, unchanged)  # type: ignore[arg-type]


def _with_move(found: _Found, moved: dict[str, str]) -> BlockChange | None:
    """Tell of a block that moved where it stands now, and not where it stood."""
    if found.change.kind == "added" and found.new_key in moved:
        runs = tuple(Run("same", x.text) for x in found.change.runs)
        return replace(found.change, kind="moved", runs=runs, moved_from=moved[found.new_key])
    return None if found.change.kind == "gone" and found.old_key in moved else found.change


def _moved(changed: Sequence[tuple[Pair, Sequence[_Found], int]]) -> dict[str, str]:
    """What each block is compared by that is gone from one place and new in another → the heading where it stood."""
    added = {
        x.new_key for _, found, _ in changed for x in found if x.change.kind == "added" and x.words >= _LEAST_MOVED
    }
    return {
        x.old_key: before.heading
        for (before, _), found, _ in changed
        if before
        for x in found
        if x.change.kind == "gone" and x.old_key in added
    }


# --- which section is which -----------------------------------------------------------------------------------------


def _paired(before: Sequence[Section], now: Sequence[Section], sides: Sides) -> list[Pair]:
    """Pair the sections: by their headings in order, then by heading anywhere, then by a heading that is alike."""
    keys, new_keys = [_heading_key(x, sides.old) for x in before], [_heading_key(x, sides.new) for x in now]
    partner: dict[int, int] = {}  # place now → place before
    for tag, i1, i2, j1, _ in opcodes(keys, new_keys):
        if tag == "equal":
            partner |= {j1 + x: i1 + x for x in range(i2 - i1)}
    left = _places([x for x in range(len(before)) if x not in set(partner.values())], keys)
    for at, key in enumerate(new_keys):
        if at not in partner and left[key]:
            partner[at] = left[key].pop(0)
    _pair_alike(partner, keys, new_keys)
    return _in_order(before, now, partner)


def _heading_key(section: Section, side: Expected) -> str:
    return " ".join(x.key for x in side.words(_NUMBERING.sub("", section.heading))).casefold()


def _places(places: Sequence[int], keys: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at in places:
        found[keys[at]].append(at)
    return found


def _pair_alike(partner: dict[int, int], keys: Sequence[str], new_keys: Sequence[str]) -> None:
    taken = set(partner.values())
    free = [x for x in range(len(keys)) if x not in taken and keys[x]]
    new_free = [x for x in range(len(new_keys)) if x not in partner and new_keys[x]]
    if len(free) * len(new_free) > _MOST_PAIRS:
        return
    for at in new_free:
        scores = [(fuzz.ratio(keys[x], new_keys[at], score_cutoff=_ALIKE_HEADINGS), -x) for x in free]
        best, where = max(scores, default=(0.0, 0))
        if best:
            partner[at] = -where
            free.remove(-where)


def _in_order(before: Sequence[Section], now: Sequence[Section], partner: dict[int, int]) -> list[Pair]:
    """The new letter's order; each section that is gone stands behind the one before it."""
    gone = [x for x in range(len(before)) if x not in set(partner.values())]
    where = {old: new for new, old in partner.items()}
    behind: dict[int, list[Section]] = defaultdict(list)
    for at in gone:
        above = next((where[x] for x in range(at - 1, -1, -1) if x in where), -1)
        behind[above].append(before[at])
    pairs: list[Pair] = [(x, None) for x in behind[-1]]
    for at, section in enumerate(now):
        pairs.append((before[partner[at]] if at in partner else None, section))
        pairs += [(x, None) for x in behind[at]]
    return pairs


# --- which block is which -------------------------------------------------------------------------------------------


def _compare(pair: Pair, sides: Sides) -> tuple[list[_Found], int]:
    """Give the blocks that are not as they were, and how many are."""
    before, now = pair
    if before and now:
        found, unchanged = _blocks(before.blocks, now.blocks, sides)
        if _NUMBERING.sub("", before.heading) != _NUMBERING.sub("", now.heading):
            heading = _found((_old(Block(before.heading), sides), _new(Block(now.heading), sides)), sides)
            found[:0] = [x for x in [heading] if x.change.runs]
        return found, unchanged
    gone: list[BlockPair] = [(_old(x, sides), None) for x in before.blocks] if before else []
    added: list[BlockPair] = [(None, _new(x, sides)) for x in now.blocks] if now else []
    return [_found(x, sides) for x in gone + added], 0


def _old(block: Block, sides: Sides) -> _Block:
    return _Block(block, sides.old.words(block.text))


def _new(block: Block, sides: Sides) -> _Block:
    return _Block(block, sides.new.words(block.text))


def _blocks(before: Sequence[Block], now: Sequence[Block], sides: Sides) -> tuple[list[_Found], int]:
    if before == now:
        return [], len(now)
    found: list[_Found] = []
    unchanged = 0
    for tag, i1, i2, j1, j2 in opcodes([x.text for x in before], [x.text for x in now]):
        if tag == "equal":
            unchanged += i2 - i1
            continue
        more, same = _gap([_old(x, sides) for x in before[i1:i2]], [_new(x, sides) for x in now[j1:j2]], sides)
        found += more
        unchanged += same
    return found, unchanged


def _gap(before: Sequence[_Block], now: Sequence[_Block], sides: Sides) -> tuple[list[_Found], int]:
    """Compare blocks none of which is as it was to the letter; those that changed by nature alone are the same."""
    found: list[_Found] = []
    unchanged = 0
    for tag, i1, i2, j1, j2 in opcodes([x.key for x in before], [x.key for x in now]):
        if tag == "equal":
            unchanged += i2 - i1
            continue
        told = [_found(x, sides) for x in _matched(before[i1:i2], now[j1:j2])]
        found += [x for x in told if x.change.runs]
        unchanged += sum(not x.change.runs for x in told)
    return found, unchanged


def _matched(before: Sequence[_Block], now: Sequence[_Block]) -> Iterator[BlockPair]:
    """Pair the blocks of a gap, in order, by what they say; in a large gap by row label, else one by one."""
    if len(before) * len(now) > _MOST_PAIRS:
        yield from _by_label(before, now)
        return
    done = 0
    for block in now:
        scores = ((_alike(before[x], block), -x) for x in range(done, len(before)))
        best, where = max(scores, default=(0.0, 0))
        if best >= _ALIKE:
            yield from ((x, None) for x in before[done:-where])
            yield before[-where], block
            done = -where + 1
        else:
            yield None, block
    yield from ((x, None) for x in before[done:])


def _alike(one: _Block, other: _Block) -> float:
    if one.block.is_row != other.block.is_row:
        return 0.0
    if one.block.is_row and _label(one.block) == _label(other.block):
        return 1.0
    return likeness(one.words, other.words, _ALIKE)


def _label(row: Block) -> str:
    """The first cell of a row that has letters: what stands before it is a running number."""
    cells = row.text.split(CELL.strip())
    return next((x.strip() for x in cells if any(y.isalpha() for y in x)), row.text)


def _by_label(before: Sequence[_Block], now: Sequence[_Block]) -> Iterator[BlockPair]:
    labels = _places(range(len(before)), [_label(x.block) for x in before])
    partner = {at: labels[name].pop(0) for at, x in enumerate(now) if labels.get(name := _label(x.block))}
    taken = set(partner.values())
    yield from ((block, None) for at, block in enumerate(before) if at not in taken)
    for at, block in enumerate(now):
        yield (before[partner[at]] if at in partner else None), block


def _found(pair: BlockPair, sides: Sides) -> _Found:
    before, now = pair
    if before and now:
        runs = word_runs(before.words, now.words, sides.values)
        is_new = any(x.kind != "same" for x in runs)
        return _Found(BlockChange("changed", clipped(runs) if is_new else (), now.block.is_row))
    if now:
        change = BlockChange("added", (Run("added", now.block.text),), now.block.is_row)
        return _Found(change, new_key=now.key, words=len(now.words))
    assert before is not None  # noqa: S101 - a pair has at least one
    change = BlockChange("gone", (Run("gone", before.block.text),), before.block.is_row)
    return _Found(change, old_key=before.key, words=len(before.words))

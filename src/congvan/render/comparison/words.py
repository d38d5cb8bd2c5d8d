"""Two texts enter as words; the runs that stayed, came and went leave.

What stays true: the runs `same` and `gone` together are the old words, `same` and `added` the new ones. Words with
the same key count as the same, whatever they look like; then the new look is shown.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from congvan.render.comparison.records import Run, joined

# A word with the space before it: syllables, numbers and symbols whole (`2,382`, `12/UBND-VHXH`), each mark alone.
_WORD = re.compile(r"\s*(?:\w+(?:[.,/-]\w+)*|[^\w\s])")
_MOST_PAIRS = 100_000_000  # bits that the comparison of two sequences may take: 12 MB
_CONTEXT = 14  # words left standing on each side of a change
_LEAST_SKIPPED = 8  # words; less is not worth a mark of omission
_ISLAND = 2  # words that stayed, alone between changes: read with them, they only disturb


class Word(NamedTuple):
    """A word as it stands, with the space before it, and what it is compared by. A tuple: letters have many."""

    text: str
    key: str


def words_of(text: str) -> list[Word]:
    """Part a text into words. Joined again they give the text, without the space at its end."""
    return [Word(x, x.strip()) for x in _WORD.findall(text)]


def opcodes(before: Sequence[str], now: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Align two sequences: `equal`, `replace`, `delete`, `insert`, each with its places in both.

    Too long ones are aligned by their common beginning and end alone, in linear time.
    """
    numbers: dict[str, int] = {}
    one = [numbers.setdefault(x, len(numbers)) for x in before]
    other = [numbers.setdefault(x, len(numbers)) for x in now]
    start, tail = _common(one, other)
    if (len(one) - start - tail) * (len(other) - start - tail) > _MOST_PAIRS:
        return _ends_alone(len(one), len(other), start, tail)
    return _merged([(x.tag, x.src_start, x.src_end, x.dest_start, x.dest_end) for x in LCSseq.opcodes(one, other)])


def word_runs(
    before: Sequence[Word], now: Sequence[Word], expected: frozenset[tuple[str, str]] = frozenset()
) -> tuple[Run, ...]:
    """Compare two texts word by word. A pair of `expected`, old words and new, counts as the same."""
    runs: list[Run] = []
    for tag, i1, i2, j1, j2 in _without_islands(opcodes([x.key for x in before], [x.key for x in now])):
        old, new = _text(before[i1:i2]), _text(now[j1:j2])
        if tag == "equal" or old.strip() == new.strip() or (old.strip(), new.strip()) in expected:
            runs.append(Run("same", new))
        else:
            had_space = not new and _text(before[i2 : i2 + 1])[:1].isspace()
            space = _space(old, new or _text(now[j2 : j2 + 1]), had_space=had_space)
            runs += [Run("gone", old + space), Run("added", new)]
    return joined(runs)


def _space(old: str, following: str, *, had_space: bool) -> str:
    """The space behind words that went: where they had one or run into a word, and what follows brings none."""
    if not old or not following or following[0].isspace():
        return ""
    return " " if had_space or (old[-1].isalnum() and following[0].isalnum()) else ""


def likeness(before: Sequence[Word], now: Sequence[Word], least: float) -> float:
    """How many of the words of both stayed, from 0 to 1; 0 if less than `least`."""
    return Indel.normalized_similarity([x.key for x in before], [x.key for x in now], score_cutoff=least)


def clipped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Leave of long stretches that stayed what stands next to a change."""
    out: list[Run] = []
    for at, run in enumerate(runs):
        out += _clip(run, first=at == 0, last=at == len(runs) - 1) if run.kind == "same" else [run]
    return tuple(out)


def _clip(run: Run, *, first: bool, last: bool) -> list[Run]:
    words = _WORD.findall(run.text)
    head, tail = (0 if first else _CONTEXT), (0 if last else _CONTEXT)
    if len(words) - head - tail < _LEAST_SKIPPED:
        return [run]
    parts = words[:head], words[head : len(words) - tail], words[len(words) - tail :]
    kinds = ("same", "skipped", "same")
    return [Run(kind, "".join(part)) for kind, part in zip(kinds, parts, strict=True) if part]  # type: ignore[arg-type]


def _text(words: Sequence[Word]) -> str:
    return "".join(x.text for x in words)


def _common(one: Sequence[int], other: Sequence[int]) -> tuple[int, int]:
    """How many items the two begin with alike, and how many more they end with alike."""
    most = min(len(one), len(other))
    start = next((x for x in range(most) if one[x] != other[x]), most)
    most -= start
    tail = next((x for x in range(most) if one[-1 - x] != other[-1 - x]), most)
    return start, tail


def _ends_alone(one: int, other: int, start: int, tail: int) -> list[tuple[str, int, int, int, int]]:
    found = [
        ("equal", 0, start, 0, start),
        ("replace", start, one - tail, start, other - tail),
        ("equal", one - tail, one, other - tail, other),
    ]
    return [x for x in found if x[1] < x[2] or x[3] < x[4]]


def _merged(found: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[str, int, int, int, int]]:
    """Join neighbouring deletions and insertions into replacements."""
    out: list[tuple[str, int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in found:
        if out and tag != "equal" and out[-1][0] != "equal":
            _, a, _, b, _ = out.pop()
            out.append(_named(a, i2, b, j2))
        else:
            out.append((tag, i1, i2, j1, j2))
    return out


def _named(i1: int, i2: int, j1: int, j2: int) -> tuple[str, int, int, int, int]:
    return ("replace" if i1 < i2 and j1 < j2 else "delete" if i1 < i2 else "insert", i1, i2, j1, j2)


def _without_islands(found: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[str, int, int, int, int]]:
    """Count as changed the few words that stayed between two changes that are longer than they."""
    out: list[tuple[str, int, int, int, int]] = []
    for at, (tag, i1, i2, j1, j2) in enumerate(found):
        is_island = tag == "equal" and 0 < at < len(found) - 1 and i2 - i1 <= _ISLAND
        if is_island and all(_size(x) > 2 * (i2 - i1) for x in (found[at - 1], found[at + 1])):
            tag = "replace"  # noqa: PLW2901 - what the step is taken for from here on
        out.append((tag, i1, i2, j1, j2))
    return _merged(out)


def _size(step: tuple[str, int, int, int, int]) -> int:
    _, i1, i2, j1, j2 = step
    return max(i2 - i1, j2 - j1)

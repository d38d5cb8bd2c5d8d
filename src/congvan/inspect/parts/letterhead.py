"""The head of page 1 → its parts: the State's name and the motto on the right, who writes on the left, number, day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from congvan.inspect.parts.words import (
    DATE_LIKE,
    MOTTO_LIKE,
    NUMBER_LIKE,
    STATE_LIKE,
    SUBJECT_LIKE,
    TO_LIKE,
    first_like,
    is_like,
    parted,
    same,
)
from congvan.inspect.sheet import Line

_RIGHT = (STATE_LIKE, MOTTO_LIKE, DATE_LIKE)
_STEP = 2.0  # ems from one line of a part to the next, at most
_HEAD = 0.5  # of the page: the letterhead lies in its upper half
_SIDE = 0.45  # of the page's width: where the right column begins if nothing in it was found
SECRET = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


@dataclass(frozen=True)
class Letterhead:
    """The parts above the body. `unsure` are the lines of the left column if none is bold: parent or issuer."""

    state: Line | None
    motto: Line | None
    parent: tuple[Line, ...]
    issuer: tuple[Line, ...]
    number: Line | None
    date: Line | None
    subject: tuple[Line, ...]
    stamp: Line | None
    secrecy: Line | None
    split: float  # where the right column begins


def letterhead(lines: Sequence[Line], urgencies: Iterable[str], width: float, height: float) -> Letterhead:
    """Find the letterhead among the lines of page 1."""
    to = first_like(lines, TO_LIKE)
    limit = to.box.top if to else height * _HEAD
    head = [x for line in lines if line.box.top < limit for x in _sides(line)]
    state, motto = first_like(head, STATE_LIKE), first_like(head, MOTTO_LIKE)
    starts = [x.box.x0 for x in (state, motto) if x]
    split = min(starts) - 1 if starts else width * _SIDE
    left = [x for x in head if x.box.middle < split]
    number, first = first_like(left, NUMBER_LIKE), first_like(left, SUBJECT_LIKE)
    stamps = [x for x in lines if any(same(x.text.upper().rstrip(":. "), words) for words in urgencies)]
    under = number or first
    parent, issuer = _offices([x for x in left if not under or x.box.top < under.box.top - 1])
    right = [x for x in head if x.box.middle >= split and x not in (state, motto)]
    return Letterhead(
        state,
        motto,
        parent,
        issuer,
        number,
        first_like(right, DATE_LIKE),
        _run(first, [x for x in left if x not in stamps]) if first else (),
        stamps[0] if stamps else None,
        next((x for x in lines if any(same(x.text.upper().strip(" :."), words) for words in SECRET)), None),
        split,
    )


def _sides(line: Line) -> Iterator[Line]:
    """Yield a line of the letterhead as one or two: columns may stand so close that they read as one line."""
    for pattern in _RIGHT[:2]:
        cut = parted(line, pattern)
        if cut:
            yield from (x for x in cut if x)
            return
    yield line


def _offices(left: list[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines above the number: the last bold ones are the issuer; with none bold, nobody can tell."""
    bold = [i for i, x in enumerate(left) if x.is_bold]
    if not bold:
        return (), tuple(left)
    first = bold[-1]
    while first > 0 and left[first - 1].is_bold:
        first -= 1
    return tuple(left[:first]), tuple(left[first:])


def _run(first: Line, lines: Sequence[Line]) -> tuple[Line, ...]:
    """A line and those right below it."""
    run = [first]
    for line in lines[lines.index(first) + 1 :]:
        if line.baseline - run[-1].baseline > _STEP * run[-1].size or is_like(line, TO_LIKE):
            break
        run.append(line)
    return tuple(run)

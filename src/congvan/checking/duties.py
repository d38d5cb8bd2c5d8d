"""The letters of an archive, duty by duty: those that are kept as they stand, the others examined by several processes.

What each process makes is the same, so it does not matter how many there are, nor whether one of them dies.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from congvan.checking.desk import Desk
from congvan.model.finding import Finding
from congvan.processes.starting import forking_off_clean, processors
from congvan.read.archive import LetterFile, Listing
from congvan.store.examined import Entries, Examined, Kept, from_bytes, to_bytes

# Letters to examine from which on more processes pay: they take half a second to start, as long as about this many.
WORTH_PROCESSES = 200
# Letters of one duty that a process is handed at a time: a fifth of a second of work, many times what handing it out
# costs, and little enough that nobody waits for it after Ctrl-C.
_PIECE = 32

Progress: TypeAlias = Callable[[int, int], None]  # called with how many letters are examined, and of how many


@dataclass(frozen=True, slots=True)
class Duty:
    """The letters of one duty, by period as their files are named; which must be examined, what is kept of others."""

    agency: str
    series: str
    files: Mapping[str, LetterFile]
    stale: tuple[LetterFile, ...]
    standing: Entries
    is_kept: bool  # whether the store has these letters, and no others

    def by_path(self, entries: Entries) -> Mapping[str, Kept]:
        """Entries by the paths of their files."""
        return {self.files[period].path: x for period, x in entries.items()}


def duties_of(listing: Listing, desk: Desk, store: Examined | None) -> Iterator[Duty]:
    """Give each duty of the archive, with what is kept of its letters as they are now."""
    for (agency, series), group in groupby(listing.letters, key=lambda x: (x.id.agency, x.id.series)):
        files = {x.stem: x for x in group}
        found = store.load(agency, series) if store else {}
        standing = {period: found[period] for period, x in files.items() if period in found and _stands(desk, x, found)}
        stale = tuple(x for period, x in files.items() if period not in standing)
        yield Duty(agency, series, files, stale, standing, is_kept=standing.keys() == found.keys() and not stale)


def _stands(desk: Desk, file: LetterFile, found: Entries) -> bool:
    data = file.read()
    return not isinstance(data, Finding) and desk.key(file, data) == found[file.stem].key


def examined(desk: Desk, duties: Sequence[Duty], progress: Progress) -> Iterator[tuple[Duty, Entries]]:
    """Examine the letters of duties: by several processes where it pays, and here what those left undone."""
    total, done = sum(len(x.stale) for x in duties), 0
    many = total >= WORTH_PROCESSES
    elsewhere = _elsewhere(desk, duties) if many and processors() > 1 else ((x, dict[str, Kept]()) for x in duties)
    for duty, entries in elsewhere:
        left = [x for x in duty.stale if x.stem not in entries]
        yield duty, entries | _examine(desk, left)
        done += len(duty.stale)
        if many:
            progress(done, total)


def _elsewhere(desk: Desk, duties: Sequence[Duty]) -> Iterator[tuple[Duty, Entries]]:
    """Let processes examine duties, each from a server that has our modules loaded; give what they made of each.

    It may be less than all: the machine can refuse a process, or take one away for want of memory.
    """
    from congvan.processes.pool import Lost, Pool  # noqa: PLC0415 - a check of few letters need not wait for it

    made: list[Entries] = [{} for _ in duties]
    waiting = [len(x.stale) for x in duties]
    yield from ((x, y) for x, y in zip(duties, made, strict=True) if not x.stale)
    pool = Pool(processors(), forking_off_clean("__main__", __name__), begin=_sit_down, given=(desk,))
    with pool, closing(pool.as_done(_examine_there, _handfuls(duties), None)) as done:
        for handful, outcome in done:
            pieces = [b""] * len(handful) if isinstance(outcome, Lost) else outcome
            for (duty, files), data in zip(handful, pieces, strict=True):
                made[duty] |= from_bytes(data)
                waiting[duty] -= len(files)
                if not waiting[duty]:
                    yield duties[duty], made[duty]


_Piece: TypeAlias = tuple[int, Sequence[LetterFile]]  # letters of a duty, and which one it is


def _handfuls(duties: Sequence[Duty]) -> Iterator[list[_Piece]]:
    """Part the letters into what a process is handed at a time: some of one duty, or all of several small ones."""
    handful: list[_Piece] = []
    for number, duty in enumerate(duties):
        for at in range(0, len(duty.stale), _PIECE):
            handful.append((number, duty.stale[at : at + _PIECE]))
            if sum(len(x) for _, x in handful) >= _PIECE:
                yield handful
                handful = []
    if handful:
        yield handful


_DESK: list[Desk] = []  # of a worker process: filled once, when it starts


def _sit_down(desk: Desk) -> None:
    _DESK.append(desk)


def _examine_there(handful: Sequence[_Piece]) -> list[bytes]:
    """Examine letters in a worker process, and give them as they are kept: nothing for what cannot be."""
    return [to_bytes(_examine(_DESK[0], files)) for _, files in handful]


def _examine(desk: Desk, files: Sequence[LetterFile]) -> Entries:
    return {x.stem: desk.examine(x) for x in files}

"""Letters made one after the other enter; what each took leaves: clock, CPU seconds of all processes, bytes.

What stays true: it needs Python's own library alone, so that a peer in an environment of its own can use it.
"""

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from tests.bench.process import tree

_TICKS = os.sysconf("SC_CLK_TCK")
_CPU_FIELDS = slice(11, 15)  # utime, stime, and those of children that ended and were waited for (proc(5))


@dataclass(frozen=True, slots=True)
class Pace:
    """What so many letters took; `kilobytes` is the mean size of a PDF, 0 if not known."""

    letters: int
    seconds: float
    cpu_seconds: float
    kilobytes: float = 0

    @property
    def wall(self) -> float:
        """Milliseconds a letter by the clock."""
        return self.seconds / self.letters * 1000

    @property
    def cpu(self) -> float:
        """Milliseconds of CPU a letter."""
        return self.cpu_seconds / self.letters * 1000

    def written(self) -> str:
        """Give it as JSON, for the process that started this one."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class Moment:
    """The clock, and the CPU seconds that this process and all below it have taken."""

    clock: float
    cpu: float


def now() -> Moment:
    """Look at the clock and at the processes; where there is no /proc, at those that were waited for."""
    seen = [sum(map(int, fields[_CPU_FIELDS])) for _, fields in tree(os.getpid())]
    return Moment(time.perf_counter(), sum(seen) / _TICKS if seen else sum(os.times()[:4]))


def between(start: Moment, end: Moment, letters: int, kilobytes: float = 0) -> Pace:
    """Give the pace of letters made between two moments."""
    return Pace(letters, end.clock - start.clock, end.cpu - start.cpu, kilobytes)


def pace_of(make: Callable[[str], bytes], sources: Sequence[str]) -> Pace:
    """Make each source's PDF, the first as a trial that is not counted: it loads fonts and what is loaded late."""
    make(sources[0])
    start = now()
    sizes = list(_sizes(make, sources[1:]))
    return between(start, now(), len(sizes), sum(sizes) / len(sizes) / 1000)


def _sizes(make: Callable[[str], bytes], sources: Sequence[str]) -> Iterator[int]:
    for source in sources:
        made = make(source)
        if not made.startswith(b"%PDF-"):
            raise ValueError("no PDF")  # what was measured would mean nothing
        yield len(made)

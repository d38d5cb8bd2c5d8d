"""A command enters; what it took leaves: time, and peak memory of all processes that it started, taken together."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO


class BenchError(Exception):
    """A command did not do what is measured: the measurement would mean nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    output: str


_TAIL = 2000  # characters of what a failed command said
# ru_maxrss counts kibibytes on Linux and bytes on macOS (getrusage(2) of each).
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


_EVERY = 0.05  # seconds between two looks at a tree's memory
_NOTHING: Mapping[str, str] = MappingProxyType({})


def run(
    command: Sequence[str], folder: Path, *, expect: int | Sequence[int] = 0, environment: Mapping[str, str] = _NOTHING
) -> Run:
    """Run a command in a folder and wait for it and its children.

    The peak is that of the whole tree, every process counted in full, so that what several share counts several
    times: an upper bound, looked at twenty times a second. Where there is no /proc, it is that of the largest
    process. CPU seconds are those of the whole tree as far as seen, and vary less than the clock's on a busy machine.

    Raises:
        BenchError: it ended with another exit code than expected.
    """
    expected = {expect} if isinstance(expect, int) else set(expect)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=os.environ | environment
        )
        watch = _Watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        watch.end()
        peak = max(watch.peak, usage.ru_maxrss * _RSS_UNIT)
        cpu = max(sum(watch.cpu.values()), usage.ru_utime + usage.ru_stime)  # which lacks those whose parent is gone
        process.returncode = os.waitstatus_to_exitcode(status)  # it is waited for: Popen must not do so again
        if process.returncode not in expected:
            said = _text(errors)[-_TAIL:] + _text(output)[-_TAIL:]
            raise BenchError(f"exit {process.returncode}: {' '.join(command)}\n{said}")
        return Run(seconds, cpu, peak, _text(output))


class _Watch(threading.Thread):
    """Looks at the memory and the CPU seconds of a process and all below it until told to end."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root, self.over = root, threading.Event()
        self.peak, self.cpu = 0, dict[int, float]()
        self.start()

    def run(self) -> None:
        while not self.over.wait(_EVERY):
            seen = dict(tree(self.root))
            self.cpu |= {pid: (int(x[11]) + int(x[12])) / os.sysconf("SC_CLK_TCK") for pid, x in seen.items()}
            self.peak = max(self.peak, sum(int(x[21]) for x in seen.values()) * os.sysconf("SC_PAGE_SIZE"))

    def end(self) -> None:
        """Stop looking."""
        self.over.set()
        self.join()


def tree(root: int) -> Iterator[tuple[int, list[str]]]:
    """Give the processes of a tree with the fields of their `stat` from the third on (proc(5)); none without /proc."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            found[int(stat.parent.name)] = stat.read_text().rpartition(")")[2].split()  # the name may hold anything
    tree, size = {root}, 0
    while len(tree) > size:
        size = len(tree)
        tree |= {pid for pid, fields in found.items() if int(fields[1]) in tree}
    return ((pid, found[pid]) for pid in tree if pid in found)


def resident() -> int:
    """Give the bytes that the largest of the processes below this one holds in memory; 0 without /proc."""
    sizes = (int(fields[21]) for pid, fields in tree(os.getpid()) if pid != os.getpid())
    return max(sizes, default=0) * os.sysconf("SC_PAGE_SIZE")


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")

"""A command enters; what it took leaves: time, and peak memory of the largest process that it started."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
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


def run(command: Sequence[str], folder: Path, *, expect: int = 0) -> Run:
    """Run a command in a folder and wait for it and its children.

    The peak is that of the largest single process of the tree, which is what `wait4` reports; workers beside
    it come on top. CPU seconds are those of the whole tree, and vary less than the clock's on a busy machine.

    Raises:
        BenchError: it ended with another exit code than expected.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)  # it is waited for: Popen must not do so again
        if process.returncode != expect:
            said = _text(errors)[-_TAIL:] + _text(output)[-_TAIL:]
            raise BenchError(f"exit {process.returncode}: {' '.join(command)}\n{said}")
        return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT, _text(output))


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")

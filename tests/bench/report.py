"""Measured values enter, the lines of a Markdown table leave, and a line that names the machine."""

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Aim:
    """What a row's value shall be at least or at most; `of` says which of several values is meant."""

    words: str
    bound: float
    at_most: bool = False
    of: Callable[[Sequence[float]], float] = median

    def verdict(self, values: Sequence[float]) -> str:
        """Say whether it was met."""
        if not values:
            return f"{self.words}: not measured"
        value = self.of(values)
        is_met = value <= self.bound if self.at_most else value >= self.bound
        return f"{self.words}: {'met' if is_met else '**missed**'}"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured several times on an archive of so many letters."""

    letters: int
    what: str
    unit: str
    values: Sequence[float]
    cpu_seconds: float = 0
    peak_bytes: int = 0
    aim: Aim | None = None


HEAD = """\
| letters | what | unit | median | min | max | of | CPU s | peak memory | aimed at |
| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"""


def line(row: Row) -> str:
    """Give one line of the table under `HEAD`; CPU time and peak memory where they were measured.

    A row without values could not be measured; `what` says why.
    """
    numbers = " | ".join(_number(pick(row.values)) if row.values else "" for pick in (median, min, max))
    peak = f"{row.peak_bytes / 2**20:,.0f} MiB" if row.peak_bytes else ""
    cpu = _number(row.cpu_seconds) if row.cpu_seconds else ""
    aim = row.aim.verdict(row.values) if row.aim else ""
    what = row.what.replace("|", "\\|")
    return f"| {row.letters:,} | {what} | {row.unit} | {numbers} | {len(row.values)} | {cpu} | {peak} | {aim} |"


def machine() -> str:
    """Name the machine: processor, cores, memory, system, Python, and how busy it was already."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{_processor()}, {cores} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}; load before the runs {os.getloadavg()[0]:.1f}"
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _number(value: float) -> str:
    """Give a number with three significant digits at least."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"

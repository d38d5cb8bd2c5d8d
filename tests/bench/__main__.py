"""Measures what the promises about speed and size rest on, and prints a Markdown table.

    python -m tests.bench [check|pdf|build|all|memory] [--letters N …] [--runs R]

`all` leaves out `memory`, which makes 5,000 PDFs in one process.

Archives are made in a temporary folder from the samples in `reports/`. No number fails: these are no tests.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.measures import build, check
from tests.bench.paper.measures import memory, pdf
from tests.bench.process import BenchError
from tests.bench.report import HEAD, Row, line, machine

_REPOSITORY = Path(__file__).resolve().parents[2]
_MEASURES = {"check": check, "pdf": pdf, "build": build, "memory": memory}
_ALL = ("check", "pdf", "build")
# Letters, if the command line does not say: of `pdf` the peers set how many can be waited for.
_SIZES = {"check": (100, 1000), "pdf": (60,), "build": (100, 1000), "memory": (5000,)}


def main() -> int:
    """Run what the command line asks for; 2 if something could not be measured."""
    options = _options()
    names = _ALL if options.measure == "all" else [options.measure]
    print(f"Machine: {machine()}\n\n{HEAD}", flush=True)
    try:
        for row in _measure(names, options.letters, options.runs):
            print(line(row), flush=True)
    except BenchError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("measure", nargs="?", default="all", choices=[*_MEASURES, "all"])
    parser.add_argument("--letters", nargs="+", type=int, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="R")
    return parser.parse_args()


def _measure(names: Sequence[str], sizes: Sequence[int] | None, runs: int) -> Iterator[Row]:
    for name in names:
        for letters in sizes or _SIZES[name]:
            print(f"… {name}, {letters} letters", file=sys.stderr)
            with tempfile.TemporaryDirectory(prefix="congvan-bench-") as folder:
                yield from _MEASURES[name](_REPOSITORY, Path(folder), letters, runs)


if __name__ == "__main__":
    sys.exit(main())

"""Measures what the promises about speed and size rest on, and prints a Markdown table.

    python -m tests.bench [check|pdf|build|all|memory|site|verify] [--letters N …] [--runs R] [--kept CACHE]
        [--site FOLDER]

`all` leaves out `memory`, which makes 5,000 PDFs in one process, and `site` and `verify`, which build 10,000 letters.
`--kept` names an archive's cache whose PDFs `site` takes in place of making them; `--site` a folder of built editions
that `verify` looks through in place of building some.

Archives are made in a temporary folder from the samples in `reports/`. No number fails: these are no tests.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.gate import gate
from tests.bench.measures import build, check
from tests.bench.paper.measures import memory, pdf
from tests.bench.process import BenchError
from tests.bench.report import HEAD, Row, line, machine
from tests.bench.site.measures import site

_REPOSITORY = Path(__file__).resolve().parents[2]
_MEASURES = {"check": check, "pdf": pdf, "build": build, "memory": memory}
_SITE = "site"  # its sizes are measured in turns
_VERIFY = "verify"
_ALL = ("check", "pdf", "build")
# Letters, if the command line does not say: of `pdf` the peers set how many can be waited for.
_SIZES = {
    "check": (100, 1000),
    "pdf": (60,),
    "build": (100, 1000),
    "memory": (5000,),
    _SITE: (1000, 10_000),
    _VERIFY: (1000, 10_000),
}


def main() -> int:
    """Run what the command line asks for; 2 if something could not be measured."""
    options = _options()
    names = _ALL if options.measure == "all" else [options.measure]
    print(f"Machine: {machine()}\n\n{HEAD}", flush=True)
    try:
        for row in _measure(names, options):
            print(line(row), flush=True)
    except BenchError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("measure", nargs="?", default="all", choices=[*_MEASURES, _SITE, _VERIFY, "all"])
    parser.add_argument("--letters", nargs="+", type=int, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="R")
    parser.add_argument("--kept", type=Path, metavar="CACHE")
    parser.add_argument("--site", type=Path, metavar="FOLDER")
    return parser.parse_args()


def _measure(names: Sequence[str], options: argparse.Namespace) -> Iterator[Row]:
    for name in names:
        sizes = options.letters or _SIZES[name]
        if name == _SITE:
            with _scratch(name, *sizes) as folder:
                yield from site(_REPOSITORY, folder, sizes, options.runs, options.kept)
            continue
        for letters in sizes:
            with _scratch(name, letters) as folder:
                if name == _VERIFY:
                    yield from gate(_REPOSITORY, folder, letters, options.runs, options.site)
                else:
                    yield from _MEASURES[name](_REPOSITORY, folder, letters, options.runs)


@contextmanager
def _scratch(name: str, *sizes: int) -> Iterator[Path]:
    """Say what is measured, and give a folder for it."""
    print(f"… {name}, {' and '.join(map(str, sizes))} letters", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="congvan-bench-") as folder:
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())

"""An archive's folder enters; a JSON line leaves: our pace, from nothing and from the cache, sizes, and memory.

    python -m tests.bench.paper.ours ARCHIVE WORKERS

A program of its own, so that its processes are its own. It calls our functions and not the command, which would count
start-up and reading once for every letter.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2

from congvan.publish.bodies import KeptBodies
from congvan.publish.pdf import PdfJob, PdfOutcome, make_pdfs
from congvan.store.cache import Cache
from tests.bench.paper.letters import Letters, read_letters
from tests.bench.paper.pace import Moment, Pace, between, now
from tests.bench.process import resident

_WARM_UP = 3  # letters a worker that are not counted: starting, loading fonts and what is loaded late
_LOOKS = 10  # at the workers' memory
_LEAST_SECONDS = 1.0  # that the cache is read again and again


def main(archive: Path, workers: int) -> None:
    """Make all PDFs of the internal edition from nothing, then read them from the cache, and print what it took."""
    with tempfile.TemporaryDirectory(prefix="congvan-bench-") as folder:
        cache = Cache(Path(folder))
        letters = read_letters(archive, cache)
        jobs = _jobs(letters)
        seen = _Seen(len(jobs), _WARM_UP * workers)
        made = _paths(make_pdfs(jobs, cache, workers=workers, on_done=seen))
        measured = {
            "cold": asdict(seen.pace(sum(path.stat().st_size for path in made) / len(made) / 1000)),
            "cached": asdict(_repeated(partial(_again, jobs, cache), len(jobs))),
            "cached_with_html": asdict(_repeated(partial(_again_with_html, letters, cache), len(jobs))),
            "two_pages": [path.stat().st_size / 1000 for path in made if _pages(path) == 2],
            "resident": seen.resident,
        }
    print(json.dumps(measured))


class _Seen:
    """Looks at clock, processes and memory as PDFs get done."""

    def __init__(self, total: int, uncounted: int) -> None:
        self.uncounted = min(uncounted, total - 1)
        self.moments: dict[int, Moment] = {}
        self.resident: list[tuple[int, int]] = []
        self._looks = {self.uncounted, total}
        self._every = max(1, total // _LOOKS)

    def __call__(self, done: int, _total: int) -> None:
        if done in self._looks:
            self.moments[done] = now()
        if done and done % self._every == 0:
            self.resident.append((done, resident()))

    def pace(self, kilobytes: float) -> Pace:
        """Give the pace after the warm-up."""
        first, last = sorted(self.moments)
        return between(self.moments[first], self.moments[last], last - first, kilobytes)


def _jobs(letters: Letters) -> list[PdfJob]:
    pairs = zip(letters.views, letters.html(), strict=True)
    return [PdfJob(view.id.source, html, {}) for view, html in pairs]  # the samples have no pictures


def _paths(outcomes: list[PdfOutcome]) -> list[Path]:
    paths = [outcome.path for outcome in outcomes if outcome.path]
    if len(paths) < len(outcomes):
        raise SystemExit(f"{len(outcomes) - len(paths)} letters have no PDF")
    return paths


def _again(jobs: list[PdfJob], cache: Cache) -> None:
    _paths(make_pdfs(jobs, cache, workers=1))


def _again_with_html(letters: Letters, cache: Cache) -> None:
    """Do what a build does that finds nothing changed: bodies from the cache, their HTML, their PDFs' files."""
    _again(_jobs(Letters(letters.views, KeptBodies(letters.views, cache))), cache)


def _repeated(task: Callable[[], None], letters: int) -> Pace:
    task()
    start, rounds = now(), 0
    while not rounds or now().clock - start.clock < _LEAST_SECONDS:
        task()
        rounds += 1
    return between(start, now(), letters * rounds)


def _pages(path: Path) -> int:
    document: Any = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""Jobs enter; their PDFs, in the same order, leave: from the cache, from this process, or from several.

What stays true: no job stops another, not even one that kills its process; how many processes work changes no byte.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from congvan.model.finding import Finding, Place
from congvan.model.rules import making as rules
from congvan.publish.pdf.engine import require_engine
from congvan.publish.pdf.job import PdfJob, PdfOutcome
from congvan.store.cache import Cache, key_of

KIND = "pdf"
MOST_INLINE = 4  # starting a process takes as long as making about five letters
_AHEAD = 2  # jobs handed out per process: enough that none waits, few enough to search when one dies

# Fork would copy the locks of threads that a server or Pango holds; spawn starts clean everywhere.
_START = "spawn"


@dataclass(frozen=True, slots=True)
class _Task:
    job: PdfJob
    key: str


_Made: TypeAlias = "tuple[_Task, bytes | Finding]"


def make_pdfs(
    jobs: Sequence[PdfJob],
    cache: Cache,
    *,
    workers: int | None = None,
    on_done: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[PdfOutcome]:
    """Make the PDFs that the cache does not hold, and give all, in the order of the jobs.

    Args:
        jobs: what to make.
        cache: where PDFs are kept; each outcome's path lies there.
        workers: how many processes may work; None: as many as this process may use processors.
        on_done: called with how many are done, and of how many.

    Raises:
        MachineError: the machine lacks a library or a font, or the cache cannot be written.
    """
    engine = require_engine()
    tasks = [_Task(job, _key(job, engine)) for job in jobs]
    held = {task.key for task in tasks if cache.path(KIND, task.key)}
    missing = list({task.key: task for task in tasks if task.key not in held}.values())
    start = len(tasks) - len(missing)
    on_done(start, len(tasks))
    problems: dict[str, Finding] = {}
    for done, (task, made) in enumerate(_made(missing, workers), start=start + 1):
        if isinstance(made, Finding):
            problems[task.key] = made
        else:
            cache.put(KIND, task.key, made)
        on_done(done, len(tasks))
    return [_outcome(task, cache, problems.get(task.key)) for task in tasks]


def _outcome(task: _Task, cache: Cache, problem: Finding | None) -> PdfOutcome:
    name = task.job.name
    if problem is None:
        return PdfOutcome(name, cache.path(KIND, task.key), None)
    # letters that differ in nothing share a task: each gets the finding at its own place
    return PdfOutcome(name, None, Finding(problem.rule, Place(name), problem.field, problem.values))


def _key(job: PdfJob, engine: str) -> str:
    pictures = (f"{address}\n{_sum(Path(path))}" for address, path in sorted(job.images.items()))
    return key_of(engine, job.html, *pictures)


def _sum(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"  # the worker finds so too, and says it


def _made(tasks: Sequence[_Task], workers: int | None) -> Iterator[_Made]:
    if len(tasks) <= MOST_INLINE:
        return ((task, _work(task)) for task in tasks)
    return _elsewhere(tasks, min(workers or len(os.sched_getaffinity(0)), len(tasks)))


def _elsewhere(tasks: Sequence[_Task], count: int) -> Iterator[_Made]:
    """Work in several processes; when one dies, try what was in hand one by one, then go on."""
    waiting = deque(tasks)
    while waiting:
        suspects: list[_Task] = []
        yield from _until_death(waiting, count, suspects)
        for task in suspects:
            yield task, _alone(task)


def _until_death(waiting: deque[_Task], count: int, suspects: list[_Task]) -> Iterator[_Made]:
    """Take tasks off `waiting` and do them; if a process dies, leave what was in hand in `suspects`."""
    in_hand: dict[Future[bytes | Finding], _Task] = {}
    with _pool(count) as pool:
        try:
            while waiting or in_hand:
                while waiting and len(in_hand) < count * _AHEAD:
                    in_hand[pool.submit(_work, waiting[0])] = waiting[0]
                    waiting.popleft()
                for future in wait(in_hand, return_when=FIRST_COMPLETED).done:
                    made = future.result()
                    yield in_hand.pop(future), made
        except BrokenProcessPool:
            suspects.extend(in_hand.values())


def _alone(task: _Task) -> bytes | Finding:
    with _pool(1) as pool:
        try:
            return pool.submit(_work, task).result()
        except BrokenProcessPool:
            return rules.WORKER_DIED.at(Place(task.job.name))


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context(_START), initializer=_warm)


def _warm() -> None:
    require_engine()
    from congvan.publish.pdf.worker import warm  # noqa: PLC0415 - only after `require_engine`

    warm()


def _work(task: _Task) -> bytes | Finding:
    from congvan.publish.pdf.worker import make  # noqa: PLC0415 - only after `require_engine`

    return make(task.job)

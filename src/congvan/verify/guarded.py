"""An examination enters; facts of all its files leave, whatever these do to whoever reads them.

What is packed or binary is read in processes of their own, with bounds on time and memory: a file that hangs, eats the
memory or kills its reader becomes a finding, and the others are read all the same.
"""

import hashlib
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLongError
from multiprocessing.context import BaseContext
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from congvan.model.text import Text
from congvan.verify.examine import TOO_MUCH_MEMORY, Examination, Examiner, Facts

# Below this, to share texts among processes costs more than it saves.
FILES_WORTH_PROCESSES = 200
SECONDS = 30  # for one file; a document of 200 pages takes three
_BATCH, _BATCH_SECONDS = 32, 60  # files handed out at a time, and what they may take before each is tried alone
_MOST_MEMORY = 3 * 2**30  # bytes
_TOO_LONG = Text("it takes longer to read than a file may")
_HEAD = 1024
_PLAIN = frozenset({*range(32, 256), *b"\t\n\r"})


def examine(task: Examination, workers: int | None = None) -> list[Facts]:
    """Look at all files of an examination, in the order of their names.

    Raises:
        OSError: a file cannot be read.
    """
    names = sorted(task.files)
    processes = workers or processors()
    shared = names if len(names) > FILES_WORTH_PROCESSES else [x for x in names if _is_packed(task.folder / x)]
    if not task.looks_inside and len(names) <= FILES_WORTH_PROCESSES:
        shared = []  # nothing but pages is read
    here = Examiner(task).facts(sorted(set(names) - set(shared))) if len(shared) < len(names) else []
    return sorted([*here, *_shared(task, shared, processes)], key=lambda facts: facts.name)


def processors() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return b"%PDF-" in head or not _PLAIN.issuperset(head)


def _shared(task: Examination, names: Sequence[str], processes: int) -> Iterator[Facts]:
    """Yield the facts of files that other processes look at."""
    if not names:
        return
    # In an order in which PDFs do not stand together.
    mixed = sorted(names, key=lambda name: hashlib.sha256(os.fsencode(name)).digest())
    size = max(1, min(_BATCH, len(mixed) // processes))
    batches = [mixed[start : start + size] for start in range(0, len(mixed), size)]
    pool = ProcessPool(min(processes, len(batches)), initializer=_start, initargs=[task], context=_context())
    try:
        handed = [_handed(pool, batch, _BATCH_SECONDS) for batch in batches]
        for batch, done in zip(batches, handed, strict=True):
            facts = _outcome(done)
            yield from facts if isinstance(facts, list) else _one_by_one(task, pool, batch)
        pool.close()  # type: ignore[no-untyped-call]  # pebble annotates neither
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # nothing is left to do, or nobody waits for it
        pool.join()


def _one_by_one(task: Examination, pool: ProcessPool, names: Sequence[str]) -> Iterator[Facts]:
    """Yield the facts of files one of which ended the process that looked at them."""
    for name in names:
        facts = _outcome(_handed(pool, [name], SECONDS))
        if isinstance(facts, list):
            yield from facts
        else:
            yield Facts(name, hashlib.sha256((task.folder / name).read_bytes()).hexdigest(), problem=facts)


def _handed(pool: ProcessPool, names: Sequence[str], seconds: float) -> Future[list[Facts]]:
    made: Future[list[Facts]] = pool.schedule(_facts, args=[list(names)], timeout=seconds)
    return made


def _outcome(done: Future[list[Facts]]) -> list[Facts] | Text:
    """The facts, or why there are none."""
    try:
        return done.result()
    except TooLongError:
        return _TOO_LONG
    except (ProcessExpired, MemoryError):
        return TOO_MUCH_MEMORY


# --- in the processes -------------------------------------------------------------------------------------

_EXAMINERS: list[Examiner] = []  # this process's own, made once when it starts


def _start(task: Examination) -> None:
    bound_memory()
    _EXAMINERS[:] = [Examiner(task)]


def _facts(names: list[str]) -> list[Facts]:
    return _EXAMINERS[0].facts(names)


def bound_memory() -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _context() -> BaseContext:
    """How processes start. Not forked off this one, which may have threads, but off a clean one where there is such."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["congvan.verify.preload"])
    return context

"""An examination enters; facts of all its files leave, whatever these do to whoever reads them.

What is packed or binary is read in processes of their own, with bounds on time and memory: a file that hangs, eats the
memory or kills its reader becomes a finding, and the others are read all the same.
"""

import hashlib
import multiprocessing
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLongError
from multiprocessing.context import BaseContext
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from congvan.model.text import Text
from congvan.verify.examine import TOO_MUCH_MEMORY, Examination, Examiner, Facts, keep_asked

# Below this, to share texts among processes costs more than it saves.
FILES_WORTH_PROCESSES = 200
SECONDS = 30  # for one file; a document of 200 pages takes three
# Files handed out and kept together, about, and what they may take before each is tried alone.
_SECTION, _SECTION_SECONDS = 128, 90
_HERE = 0  # the section of what is read in this process; others begin with 1
_MOST_MEMORY = 3 * 2**30  # bytes
TOO_LONG = Text("it takes longer to read than a file may")
_HEAD = 1024
_PLAIN = frozenset({*range(32, 256), *b"\t\n\r"})


def examine(task: Examination, workers: int | None = None) -> list[Facts]:
    """Look at all files of an examination, in the order of their names.

    Raises:
        OSError: a file cannot be read.
    """
    names = sorted(task.files)
    processes = workers or processors()
    many = len(names) > FILES_WORTH_PROCESSES
    shared = names if many else [x for x in names if _is_packed(task.folder / x)]
    if not task.looks_inside and not many:
        shared = []  # nothing but pages is read
    here = Examiner(task).section(sorted(set(names) - set(shared)), _HERE) if len(shared) < len(names) else []
    facts = sorted([*here, *_shared(task, shared, processes)], key=lambda facts: facts.name)
    keep_asked(task)
    return facts


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
    sections = _sections(names)
    pool = ProcessPool(min(processes, len(sections)), initializer=_start, initargs=[task], context=process_context())
    try:
        handed = [_handed(pool, _section, each, _SECTION_SECONDS) for each in sections.items()]
        for section, done in zip(sections.values(), handed, strict=True):
            facts = _outcome(done)
            yield from facts if isinstance(facts, list) else _one_by_one(task, pool, section)
        pool.close()  # type: ignore[no-untyped-call]  # pebble annotates neither
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # nothing is left to do, or nobody waits for it
        pool.join()


def _sections(names: Sequence[str]) -> dict[int, list[str]]:
    """Part files by their names: each has PDFs and pages, and a file that comes or goes changes but its own."""
    sections: dict[int, list[str]] = {}
    count = 1 << (len(names) // _SECTION).bit_length()
    for name in names:
        # With the count, so that with twice as many of them no section is taken for another.
        sections.setdefault(count + zlib.crc32(os.fsencode(name)) % count, []).append(name)
    return sections


def _one_by_one(task: Examination, pool: ProcessPool, names: Sequence[str]) -> Iterator[Facts]:
    """Yield the facts of files one of which ended the process that looked at them."""
    for name in names:
        facts = _outcome(_handed(pool, _alone, name, SECONDS))
        if isinstance(facts, list):
            yield from facts
        else:
            yield Facts(name, hashlib.sha256((task.folder / name).read_bytes()).hexdigest(), problem=facts)


def _handed(pool: ProcessPool, what: Callable[..., list[Facts]], given: object, seconds: float) -> Future[list[Facts]]:
    made: Future[list[Facts]] = pool.schedule(what, args=[given], timeout=seconds)
    return made


def _outcome(done: Future[list[Facts]]) -> list[Facts] | Text:
    """The facts, or why there are none."""
    try:
        return done.result()
    except TooLongError:
        return TOO_LONG
    except (ProcessExpired, MemoryError):
        return TOO_MUCH_MEMORY


# --- in the processes -------------------------------------------------------------------------------------

_EXAMINERS: list[Examiner] = []  # this process's own, made once when it starts


def _start(task: Examination) -> None:
    bound_memory()
    _EXAMINERS[:] = [Examiner(task)]


def _section(given: tuple[int, list[str]]) -> list[Facts]:
    number, names = given
    return _EXAMINERS[0].section(names, number)


def _alone(name: str) -> list[Facts]:
    return _EXAMINERS[0].facts([name])


def bound_memory(most: int = _MOST_MEMORY) -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def process_context() -> BaseContext:
    """How processes start. Not forked off this one, which may have threads, but off a clean one where there is such."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["congvan.verify.preload"])
    return context

"""Files enter; what became of each leaves, from processes that are ended if they take too long or too much memory.

A file of somebody else's can be made to do harm to whoever reads it: it then harms a process that has nothing else.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooSlowError
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from congvan.contents.sign import Sign, UnreadableError
from congvan.deaf import deaf
from congvan.model.rules import attachments as rules
from congvan.model.text import Text
from congvan.store.cache import Cache

KIND = "attachment"
SECONDS = 120.0  # a sheet of a million cells takes ten
_BYTES = 3 * 2**30  # address space; libraries take 0.3 GB of it, a sheet of 100 MB as a tree 1 GB
_TOO_SLOW = Sign(rules.ATTACHMENT_UNREADABLE, Text("it takes too long to read; it is damaged, or made to do harm"))
_TOO_MUCH = Sign(rules.ATTACHMENT_UNREADABLE, Text("it takes too much memory; it is damaged, or made to do harm"))


@dataclass(frozen=True, slots=True)
class Errand:
    """A file to clean: where it lies, its name's ending, and the key under which its copy is put into the cache."""

    path: str
    ending: str
    key: str
    folder: Path


def cleaned(
    errands: Sequence[Errand], workers: int | None, *, seconds: float = SECONDS
) -> Generator[tuple[Errand, Sign | None], None, None]:
    """Clean files, and give of each why it may not be published; None if its copy is in the cache."""
    if not errands:
        return
    count = min(len(errands), workers or len(os.sched_getaffinity(0)))
    # not forked: whoever calls may have threads
    context = multiprocessing.get_context("spawn")
    with ProcessPool(count, initializer=_begin, context=context) as pool:
        with deaf():
            assert pool.active  # noqa: S101 - asking starts it
        tasks = deque((x, pool.schedule(work, args=[x], timeout=seconds)) for x in errands)
        try:
            while tasks:
                errand, task = tasks.popleft()
                yield errand, _outcome(task)
        finally:
            if tasks:  # we were stopped midway: what is being made, nobody wants any more
                pool.stop()  # type: ignore[no-untyped-call] # pebble's, without annotations


def _outcome(task: "Future[Sign | None]") -> Sign | None:
    try:
        return task.result()
    except TooSlowError:
        return _TOO_SLOW
    except (ProcessExpired, MemoryError):
        return _TOO_MUCH


def work(errand: Errand) -> Sign | None:
    """Clean a file and put its copy into the cache, or say why not.

    Raises:
        MachineError: the cache cannot be written.
    """
    from congvan.publish.attachments.cleaning import clean  # noqa: PLC0415 - only the process that reads needs it
    from congvan.publish.attachments.refusal import RefusedFile  # noqa: PLC0415

    try:
        made = clean(Path(errand.path).read_bytes(), errand.ending)
    except (RefusedFile, UnreadableError) as refused:
        return refused.sign
    Cache(errand.folder).put(KIND, errand.key, made)
    return None


def _begin() -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(ImportError, ValueError, OSError):  # not every system knows it, or lets us
        import resource  # noqa: PLC0415 - as said

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, hard))


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)

"""Orders enter; what became of each leaves, from worker processes that are started once and stay warm.

What stays true: no order stops another, neither one that takes too long nor one whose process dies: only that process
is ended, and an order whose process died is tried once more, alone. No worker outlives us, however we end.
"""

import atexit
import multiprocessing
import os
import pickle
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as TooSlowError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection, util
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from congvan.deaf import deaf
from congvan.errors import MachineError
from congvan.model.finding import Finding, Place
from congvan.model.rules import making as rules
from congvan.publish.pdf.engine import require_engine
from congvan.publish.pdf.job import PdfJob
from congvan.publish.pdf.limits import SECONDS, WORKER_BYTES
from congvan.store.cache import Cache

KIND = "pdf"
_AHEAD = 2  # orders handed out per process: enough that none waits
_STALLED = 120.0  # seconds in which no process so much as takes an order: none will, even on a busy machine

# Fork would copy the locks of threads that a server or Pango holds; spawn starts clean everywhere.
_START = "spawn"
_PIPE_BEFORE_END = 0.1  # seconds: as a process ends, its pipes are closed first
_tidying = threading.Lock()


@dataclass(frozen=True, slots=True)
class Order:
    """A job, and the key under which its PDF is put into the cache."""

    job: PdfJob
    key: str
    folder: Path


def work(order: Order) -> Finding | None:
    """Make a PDF and put it into the cache, or say why not.

    Raises:
        MachineError: the machine is at fault, not the letter.
    """
    from congvan.publish.pdf.worker import make  # noqa: PLC0415 - only after `require_engine`

    made = make(order.job)
    if isinstance(made, Finding):
        return made
    Cache(order.folder).put(KIND, order.key, made)
    return None


def work_elsewhere(
    orders: Sequence[Order], count: int, *, seconds: float = SECONDS
) -> Generator[tuple[Order, Finding | None], None, None]:
    """Let `count` processes work, and give what became of each order, in the order in which they are done."""
    lost: list[Order] = []
    for order, outcome in _together(orders, count, seconds):
        if isinstance(outcome, _Lost):
            lost.append(order)
        else:
            yield order, outcome
    for order in lost:
        for _, outcome in _together([order], count, seconds):
            yield order, rules.WORKER_DIED.at(Place(order.job.name)) if isinstance(outcome, _Lost) else outcome


def dismiss() -> None:
    """End the workers; the next order starts others."""
    pool, _crew.pool = _crew.pool, None
    if pool:
        pool.stop()  # type: ignore[no-untyped-call] # pebble's, without annotations
        pool.join()
    if _crew.folder:
        _crew.folder.cleanup()
        _crew.folder = None


class _Lost:
    """What became of an order whose process died under it."""


@dataclass
class _Crew:
    """The workers of this process, if it has any."""

    pool: ProcessPool | None = None
    count: int = 0
    folder: "tempfile.TemporaryDirectory[str] | None" = None  # for what workers write beside the cache, such as fonts
    lock: threading.Lock = field(default_factory=threading.Lock)


_crew = _Crew()
atexit.register(dismiss)


def _together(
    orders: Sequence[Order], count: int, seconds: float
) -> Generator[tuple[Order, Finding | _Lost | None], None, None]:
    waiting, in_hand = deque(orders), dict[Future[Finding | None], Order]()
    with _crew.lock:
        try:
            while waiting or in_hand:
                while waiting and len(in_hand) < count * _AHEAD:
                    # as bytes, opened by `_unpacked`: what kills its reader then counts as that order's doing
                    begun = _pool(count).schedule(_unpacked, (pickle.dumps(waiting[0]),), timeout=seconds)
                    in_hand[begun] = waiting.popleft()
                done = wait(in_hand, _STALLED, return_when=FIRST_COMPLETED).done
                if not done and not any(x.running() for x in in_hand):
                    done = set(in_hand)
                    dismiss()
                for future in done:
                    order = in_hand.pop(future)
                    yield order, _outcome(future, order, seconds)
        finally:
            if in_hand:  # we were stopped midway: what is being made, nobody wants any more
                dismiss()


def _outcome(future: "Future[Finding | None]", order: Order, seconds: float) -> Finding | _Lost | None:
    if not future.done():
        return _Lost()
    try:
        return future.result()
    except TooSlowError:
        return rules.TOO_SLOW.at(Place(order.job.name), seconds=f"{seconds:.0f}")
    except MemoryError:  # before the worker could begin
        return rules.TOO_MUCH_MEMORY.at(Place(order.job.name))
    except (ProcessExpired, BrokenProcessPool):
        return _Lost()


def _pool(count: int) -> ProcessPool:
    if _crew.pool is None or not _crew.pool.active or _crew.count != count:
        dismiss()
        context = multiprocessing.get_context(_START)
        _crew.folder = tempfile.TemporaryDirectory(prefix="congvan-")
        _crew.pool = ProcessPool(count, initializer=_begin, initargs=(_crew.folder.name,), context=context)
        _crew.count = count
        with deaf():
            assert _crew.pool.active  # noqa: S101 - asking starts it
    return _crew.pool


# --- in a worker -----------------------------------------------------------------------------------------------------


def _begin(folder: str) -> None:
    tempfile.tempdir = folder
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    # Our main thread hears of it too, by its pipe, and would end the other in the midst of its tidying.
    util.Finalize(None, _tidy_if_orphaned, args=(folder,), exitpriority=0)
    _bound_memory()
    with suppress(MachineError, OSError):  # the first letter meets it again, and says it
        require_engine()
        from congvan.publish.pdf.worker import warm  # noqa: PLC0415 - only after `require_engine`

        warm()


def _unpacked(order: bytes) -> Finding | None:
    return work(pickle.loads(order))  # noqa: S301 - our own, from the process that started us


def _end_with_parent(folder: str) -> None:
    """Nobody else would end us and clean up when our parent was killed."""
    if _is_orphaned(None):
        _tidy(folder)
        os._exit(1)


def _tidy_if_orphaned(folder: str) -> None:
    if _is_orphaned(_PIPE_BEFORE_END):
        _tidy(folder)


def _is_orphaned(seconds: float | None) -> bool:
    """Whether our parent has ended, or ends within that time; None: whenever it does."""
    parent = multiprocessing.parent_process()
    return parent is not None and bool(connection.wait([parent.sentinel], seconds))


def _tidy(folder: str) -> None:
    gone = f"{folder}.gone"
    with _tidying, suppress(OSError):  # our main thread may still write, and so may another worker:
        Path(folder).rename(gone)  # no longer there, then, and the first of us alone
        shutil.rmtree(gone, ignore_errors=True)


def _bound_memory() -> None:
    """Take no more memory than a letter can need; asking for more is then this letter's error, not the machine's."""
    with suppress(ImportError, ValueError, OSError):  # not every system knows it, or lets us
        import resource  # noqa: PLC0415 - as said

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (WORKER_BYTES, hard))

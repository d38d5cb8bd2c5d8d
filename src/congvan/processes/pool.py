"""Tasks enter; what became of each leaves: what a process of ours answers, or why there is no answer.

What stays true: no task stops another, neither one that takes too long nor one whose process dies: only that process
is ended. No process outlives us, however we end, and none hears Ctrl-C.
"""

import pickle
import signal
import tempfile
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as TooLongError
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from enum import Enum
from itertools import islice
from multiprocessing import util
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from congvan.processes.bounds import bound_memory
from congvan.processes.deaf import deaf
from congvan.processes.parent import end_with_parent

_AHEAD = 2  # tasks handed out per process: enough that none waits
_FIRST = 10  # of what this process does as it ends: whoever is not ended yet, it would wait for
_STALLED = 120.0  # seconds in which no process so much as takes a task: none will, even on a busy machine

_Task = TypeVar("_Task")
_Answer = TypeVar("_Answer")


class Lost(Enum):
    """Why a task has no answer."""

    TOO_LONG = "too long"
    TOO_MUCH = "too much memory"
    DIED = "died"  # its process was ended by somebody else, or could not even begin


class Pool:
    """Processes that work for us. They start with the first task, stay for the next ones, and are replaced if they die.

    Args:
        count: how many.
        context: how they start (see `starting`).
        most_bytes: what each may take; None: whatever there is.
        begin: what each does first, with what it is `given`.
        with_folder: whether their temporary files lie in a folder that goes with them.
    """

    def __init__(
        self,
        count: int,
        context: BaseContext,
        *,
        most_bytes: int | None = None,
        begin: Callable[..., object] | None = None,
        given: tuple[object, ...] = (),
        with_folder: bool = False,
    ) -> None:
        """Make it ready."""
        self.count = count
        self._context, self._with_folder = context, with_folder
        self._beginning = (most_bytes, begin, given)
        self._pool: ProcessPool | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._in_hand: set[Future[Any]] = set()
        self._at_exit: util.Finalize | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def ask(self, function: Callable[..., _Answer], *given: object, seconds: float | None) -> _Answer | Lost:
        """Let a function of a module answer.

        Raises:
            Exception: whatever the function raises.
        """
        with closing(self._together(function, [given], seconds)) as done:
            return next(done)[1]

    def as_done(
        self, function: Callable[[_Task], _Answer], tasks: Iterable[_Task], seconds: float | None
    ) -> Generator[tuple[_Task, _Answer | Lost], None, None]:
        """Let a function of a module do each task, and give what became of it, in the order in which they are done.

        One whose process died is tried once more, alone: another task may have had to do with it.

        Raises:
            Exception: whatever the function raises.
        """
        died: list[_Task] = []
        with closing(self._together(function, ((x,) for x in tasks), seconds)) as done:
            for (task,), outcome in done:
                if outcome is Lost.DIED:
                    died.append(task)
                else:
                    yield task, outcome
        for task in died:
            yield task, self.ask(function, task, seconds=seconds)

    def end(self) -> None:
        """End the processes, whatever they are at; the next task starts others."""
        pool, self._pool = self._pool, None
        if pool:
            pool.stop()  # type: ignore[no-untyped-call] # pebble's, without annotations
            pool.join()
        for future in tuple(self._in_hand):
            future.set_exception(BrokenProcessPool())
        if self._folder:
            self._folder.cleanup()
            self._folder = None
        if self._at_exit:
            self._at_exit.cancel()
            self._at_exit = None

    def _together(
        self, function: Callable[..., _Answer], tasks: Iterable[Any], seconds: float | None
    ) -> Generator[tuple[Any, _Answer | Lost], None, None]:
        left, in_hand = iter(tasks), dict[Future[_Answer], Any]()
        try:
            while True:
                for task in islice(left, self.count * _AHEAD - len(in_hand)):
                    in_hand[self._handed(function, task, seconds)] = task
                if not in_hand:
                    return
                for future in self._done(in_hand):
                    task, outcome = in_hand.pop(future), _outcome(future)
                    yield task, outcome
        finally:
            if in_hand:  # we were stopped midway: what is being made, nobody wants any more
                self.end()

    def _handed(self, function: Callable[..., _Answer], given: object, seconds: float | None) -> Future[_Answer]:
        """Hand a task out as bytes, opened by `_work`: what kills its reader then counts as that task's doing."""
        task = pickle.dumps((function, given))
        try:
            handed: Future[_Answer] = self._started().schedule(_work, (task,), timeout=seconds)
        except (BrokenProcessPool, RuntimeError) as error:  # the machine refuses processes, or just took all away
            handed = Future()
            handed.set_exception(BrokenProcessPool(str(error)))
        self._in_hand.add(handed)
        handed.add_done_callback(self._in_hand.discard)
        return handed

    def _done(self, in_hand: Iterable[Future[_Answer]]) -> set[Future[_Answer]]:
        while not (done := wait(in_hand, _STALLED, return_when=FIRST_COMPLETED).done):
            if not any(x.running() for x in in_hand):
                self.end()  # whoever was killed as it took a task holds the lock of all
        return done

    def _started(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            self.end()
            self._folder = tempfile.TemporaryDirectory(prefix="congvan-") if self._with_folder else None
            first = (self._folder and self._folder.name, *self._beginning)
            self._at_exit = util.Finalize(None, self.end, exitpriority=_FIRST)
            self._pool = ProcessPool(self.count, initializer=_begin, initargs=first, context=self._context)
            _begin_deaf(self._pool)
        return self._pool


def _begin_deaf(pool: ProcessPool) -> None:
    try:
        with deaf():
            begun = pool.active  # asking starts it
    except OSError as error:
        raise BrokenProcessPool(str(error)) from error
    if not begun:
        raise BrokenProcessPool


def _outcome(future: Future[_Answer]) -> _Answer | Lost:
    try:
        return future.result()
    except TooLongError:
        return Lost.TOO_LONG
    except MemoryError:
        return Lost.TOO_MUCH
    except (ProcessExpired, BrokenProcessPool):
        return Lost.DIED


# --- in the processes ------------------------------------------------------------------------------------------------


def _begin(
    folder: str | None, most_bytes: int | None, begin: Callable[..., object] | None, given: tuple[object, ...]
) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # at once: Python's own handlers wait for a library to return
    end_with_parent(folder)
    if most_bytes:
        bound_memory(most_bytes)
    if begin:
        begin(*given)


def _work(task: bytes) -> Any:
    function, given = pickle.loads(task)  # noqa: S301 - our own, from the process that started us
    return function(*given)

"""A function and what it is given enter, a stranger's file among it; its answer leaves, read in a process of its own.

A file that hangs, eats the memory or kills its reader ends that process, not this one.
"""

from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from congvan.model.text import Text
from congvan.processes.pool import Lost, Pool
from congvan.processes.starting import forking_off_clean
from congvan.verify.guarded import PRELOAD, REASONS

_Answer = TypeVar("_Answer")

SECONDS = 60  # for one answer; to compare two PDFs of 200 pages takes ten
_MOST_MEMORY = 3 * 2**29  # bytes, of addresses; a PDF of 200 pages takes half of it


class BeyondReadingError(Exception):
    """A file could not be read within these bounds; `reason` says which."""

    def __init__(self, reason: Text) -> None:
        """Take the reason."""
        super().__init__(str(reason))
        self.reason = reason


class Apart:
    """A process that reads one file for us; started when it is first asked."""

    def __init__(self) -> None:
        """Make it ready."""
        self._pool = Pool(1, forking_off_clean(PRELOAD), most_bytes=_MOST_MEMORY)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.end()

    def ask(self, function: Callable[..., _Answer], *given: object) -> _Answer:
        """Give what a function of a module answers.

        Raises:
            BeyondReadingError: it took too long or too much.
            Exception: whatever the function raises.
        """
        answer = self._pool.ask(function, *given, seconds=SECONDS)
        if isinstance(answer, Lost):
            raise BeyondReadingError(REASONS[answer])
        return answer

"""A function and a stranger's PDF, or a signed copy, enter; its answer leaves, read in a process of its own.

A file that hangs, eats the memory or kills its reader ends that process, not this one.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

from congvan.processes.pool import Lost, Pool
from congvan.processes.starting import spawning

_Answer = TypeVar("_Answer")

SECONDS = 60.0  # for one answer; to compare two PDFs of 200 pages takes ten
_MOST_MEMORY = 3 * 2**29  # bytes, of addresses; a PDF of 200 pages takes half of it


def _load() -> None:
    """Load what reads before the time of the first file begins to count."""
    import congvan.signing.likeness  # noqa: PLC0415 - in that process alone
    import congvan.signing.validate  # noqa: F401, PLC0415 - as above


# One for all files that this process meets, and spawned: it stays, for what verifies takes a second to load.
_reader = Pool(1, spawning(), most_bytes=_MOST_MEMORY, begin=_load)
_asking = threading.Lock()  # a preview checks in threads


def dismiss() -> None:
    """End the process; the next copy starts another."""
    _reader.end()


class BeyondReadingError(Exception):
    """A file could not be read within these bounds; `lost` says why."""

    def __init__(self, lost: Lost) -> None:
        """Take why there is no answer."""
        super().__init__(lost.value)
        self.lost = lost


def read_apart(function: Callable[..., _Answer], *given: object) -> _Answer:
    """Give what a function of a module answers.

    Raises:
        BeyondReadingError: it took too long or too much memory, or its process died.
        Exception: whatever the function raises.
    """
    with _asking:
        answer = _reader.ask(function, *given, seconds=SECONDS)
    if isinstance(answer, Lost):
        raise BeyondReadingError(answer)
    return answer

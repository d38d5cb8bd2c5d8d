"""Files and a question enter; what each answers leaves. They are read in processes of their own, as the gate reads.

A file that hangs, eats the memory or kills its reader is none that says anything; the others are read all the same.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from congvan.processes.pool import Lost, Pool
from congvan.processes.starting import forking_off_clean, processors
from congvan.verify.guarded import PRELOAD, SECONDS
from congvan.verify.undecodable import Undecodable

_Answer = TypeVar("_Answer")
_MOST_MEMORY = 3 * 2**30  # bytes, as whoever reads an edition's file may take


class Reader:
    """Processes that read files for us; started when they are first asked."""

    def __init__(self) -> None:
        """Make it ready."""
        context = forking_off_clean(PRELOAD)
        self._pool = Pool(processors(), context, most_bytes=_MOST_MEMORY)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.end()

    def ask_each(
        self, ask: Callable[[str, bytes], _Answer], paths: Sequence[Path]
    ) -> Iterator[tuple[Path, _Answer | Undecodable | Lost]]:
        """Yield what a function of a module answers of each file's name and bytes, or why it does not; in any order.

        Raises:
            OSError: a file cannot be read.
        """
        if paths:
            yield from self._pool.as_done(partial(_ask, ask), paths, SECONDS)


def _ask(ask: Callable[[str, bytes], _Answer], path: Path) -> _Answer | Undecodable:
    try:
        return ask(path.name, path.read_bytes())
    except Undecodable as error:
        return error

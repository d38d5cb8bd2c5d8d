"""Work of our own side by side: it has no bounds, may start processes itself, and is never ended in its midst."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from congvan.processes.starting import spawning

_Task = TypeVar("_Task")
_Answer = TypeVar("_Answer")


def side_by_side(function: Callable[[_Task], _Answer], tasks: Sequence[_Task]) -> Iterator[_Answer]:
    """Do each task in a process of its own, and give the answers in the order of the tasks.

    If one fails, the others are waited for all the same: what they put into its place stands there whole.

    Raises:
        Exception: whatever the function raises; BrokenProcessPool if a process dies.
    """
    with ProcessPoolExecutor(len(tasks), spawning()) as pool:
        yield from pool.map(function, tasks)

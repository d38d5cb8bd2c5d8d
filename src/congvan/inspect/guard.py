"""A PDF is inspected in a process of its own: one that hangs or eats the memory ends that process, not this one."""

import multiprocessing
from concurrent.futures import TimeoutError as TooLongError
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from congvan.errors import CongvanError
from congvan.inspect.reading import UnreadablePdfError
from congvan.inspect.report import Report
from congvan.model.text import Text

SECONDS = 120  # a letter of three pages takes one, one of 200 pages forty
_MOST_MEMORY = 3 * 2**30  # bytes; a letter of 200 pages takes a third of it


def inspect_pdf(path: Path) -> Report:
    """Inspect one PDF.

    Raises:
        UnreadablePdfError: it cannot be inspected; the sentence says why.
    """
    # not forked: whoever calls may have threads
    with ProcessPool(max_workers=1, context=multiprocessing.get_context("spawn")) as pool:
        task = pool.schedule(_inspected, args=[path], timeout=SECONDS)
        try:
            made = task.result()
        except TooLongError as error:
            raise UnreadablePdfError(
                Text("'{path}' takes longer than {seconds} s to read; it is damaged, or made to do harm."),
                path=path, seconds=SECONDS,
            ) from error  # fmt: skip
        except (ProcessExpired, MemoryError) as error:
            raise UnreadablePdfError(
                Text("'{path}' needs more memory than a letter may; it is damaged, or made to do harm."), path=path
            ) from error
    if isinstance(made, CongvanError):
        raise made
    return made


def _inspected(path: Path) -> Report | CongvanError:
    from congvan.inspect.inspection import inspect_sheet  # noqa: PLC0415 - only the process that reads needs them
    from congvan.inspect.reading import read_sheet  # noqa: PLC0415

    _bound_memory()
    try:
        return inspect_sheet(read_sheet(path))
    except CongvanError as error:
        return error


def _bound_memory() -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))

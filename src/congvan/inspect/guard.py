"""A PDF is inspected in a process of its own: one that hangs or eats the memory ends that process, not this one."""

from pathlib import Path

from congvan.errors import CongvanError
from congvan.inspect.reading import UnreadablePdfError
from congvan.inspect.report import Report
from congvan.model.text import Text
from congvan.processes.pool import Lost, Pool
from congvan.processes.starting import spawning

SECONDS = 120  # a letter of three pages takes one, one of 200 pages forty
_MOST_MEMORY = 3 * 2**30  # bytes; a letter of 200 pages takes a third of it


def inspect_pdf(path: Path) -> Report:
    """Inspect one PDF.

    Raises:
        UnreadablePdfError: it cannot be inspected; the sentence says why.
    """
    # spawned: one process for one file needs no other to be forked off
    with Pool(1, spawning(), most_bytes=_MOST_MEMORY) as pool:
        made = pool.ask(_inspected, path, seconds=SECONDS)
    if made is Lost.TOO_LONG:
        raise UnreadablePdfError(
            Text("'{path}' takes longer than {seconds} s to read; it is damaged, or made to do harm."),
            path=path, seconds=SECONDS,
        )  # fmt: skip
    if made is Lost.DIED:
        raise UnreadablePdfError(
            Text("'{path}' could not be read: the process that reads it was ended or could not start; try again."),
            path=path,
        )
    if made is Lost.TOO_MUCH:
        raise UnreadablePdfError(
            Text("'{path}' needs more memory than a letter may; it is damaged, or made to do harm."), path=path
        )
    if isinstance(made, CongvanError):
        raise made
    return made


def _inspected(path: Path) -> Report | CongvanError:
    from congvan.inspect.inspection import inspect_sheet  # noqa: PLC0415 - only the process that reads needs them
    from congvan.inspect.reading import read_sheet  # noqa: PLC0415

    try:
        return inspect_sheet(read_sheet(path))
    except CongvanError as error:
        return error

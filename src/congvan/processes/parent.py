"""In a worker process: to end with whoever started us, and to leave no files behind."""

import multiprocessing
import os
import shutil
import tempfile
import threading
from contextlib import suppress
from multiprocessing import connection, util
from pathlib import Path

_PIPE_BEFORE_END = 0.1  # seconds: as a process ends, its pipes are closed first
_tidying = threading.Lock()


def end_with_parent(folder: str | None) -> None:
    """End when our parent does, killed or not, whatever we are at; temporary files lie in `folder`, which goes too."""
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    if folder:
        tempfile.tempdir = folder
        # Our main thread hears of it too, by its pipe, and would end the other in the midst of its tidying.
        util.Finalize(None, _tidy_if_orphaned, args=(folder,), exitpriority=0)


def _end_with_parent(folder: str | None) -> None:
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


def _tidy(folder: str | None) -> None:
    if folder is None:
        return
    gone = f"{folder}.gone"
    with _tidying, suppress(OSError):  # our main thread may still write, and so may another worker:
        Path(folder).rename(gone)  # no longer there, then, and the first of us alone
        shutil.rmtree(gone, ignore_errors=True)

"""Temporary files of a build lie in a folder of their own below the cache; those of dead builds are deleted.

What stays true: whatever way a build ends, the next one leaves nothing of it behind; a living build's files are not
touched. Nobody but the owner can look into the cache: it holds what is internal.
"""

import contextlib
import os
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from multiprocessing import util
from pathlib import Path

from filelock import FileLock, Timeout

_FOLDER = "scratch"
_OWN = 0o700
# A socket's path has 108 bytes (unix(7)), of which multiprocessing takes 32 below the folder for temporary files.
_LONGEST_FOR_SOCKETS = 70
_LAST = -200  # after multiprocessing's own folder, which lies in ours, has gone (-100)


@dataclass
class _Held:
    """This process' own folder and the lock that tells others that it lives."""

    folder: Path | None = None
    lock: FileLock | None = None
    process: int = 0
    before: str | None = None  # what TMPDIR was


_held = _Held()


def settle(cache: Path) -> None:
    """Let the temporary files of this process and of those that it starts lie below `cache`, once for each process.

    Where that cannot be (a disk that is full or read-only), they lie where the system has them.
    """
    scratch = cache / _FOLDER
    if _held.process == os.getpid() and _held.folder and _held.folder.parent == scratch and _held.folder.is_dir():
        return
    with contextlib.suppress(OSError):
        scratch.mkdir(parents=True, exist_ok=True)
        cache.chmod(_OWN)
        _clear(scratch)
        _take(scratch)


def scratch_of(cache: Path) -> Path | None:
    """This process' folder for files that shall move into `cache` in one step; None if it has none there."""
    current = Path(tempfile.gettempdir())
    return current if (cache / _FOLDER) in current.parents and current.is_dir() else None


def _take(scratch: Path) -> None:
    folder = scratch / f"build-{secrets.token_hex(4)}"
    lock = FileLock(_mark(folder))
    lock.acquire(timeout=0)  # before the folder is there: one without a held lock is a dead build's
    folder.mkdir(mode=_OWN)
    _held.folder, _held.lock, _held.process, _held.before = folder, lock, os.getpid(), os.environ.get("TMPDIR")
    if len(str(folder)) > _LONGEST_FOR_SOCKETS:
        util.get_temp_dir()  # processes' sockets then lie where they lay before; they hold nothing
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)  # the second is for programs and processes that we start
    util.Finalize(None, release, exitpriority=_LAST)


def _mark(folder: Path) -> Path:
    return folder.with_suffix(".lock")


def release() -> None:
    """Delete this process' folder; temporary files lie where the system has them again."""
    if _held.folder is None or _held.lock is None or _held.process != os.getpid():
        return
    tempfile.tempdir = None
    os.environ.pop("TMPDIR", None)
    if _held.before is not None:
        os.environ["TMPDIR"] = _held.before
    shutil.rmtree(_held.folder, ignore_errors=True)
    _held.lock.release()
    with contextlib.suppress(OSError):
        _mark(_held.folder).unlink()
    _held.folder = _held.lock = None


def _clear(scratch: Path) -> None:
    """Delete what builds left that live no more: nobody holds their lock."""
    for folder in sorted({x.with_suffix("") for x in scratch.iterdir()}):
        lock = FileLock(_mark(folder))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            _mark(folder).unlink()
        lock.release()

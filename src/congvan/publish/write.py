"""Bytes → a file, whole or not at all."""

import os
import tempfile
from pathlib import Path

from congvan.errors import ArchiveError, unwritable
from congvan.model.text import Text


def write_whole(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Write a file in one step; a reader never sees half of it.

    Raises:
        ArchiveError: the file exists and `replace` is False.
        MachineError: it cannot be written.
    """
    if not replace and os.path.lexists(path):  # a link that leads nowhere is somebody's too
        raise _exists(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            if replace:
                Path(name).replace(path)
            else:
                _claim(Path(name), path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def _claim(whole: Path, path: Path) -> None:
    """Give a file its name, unless somebody has taken that since: asked and done in one step.

    Raises:
        ArchiveError: the name is taken.
    """
    try:
        try:
            path.hardlink_to(whole)
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links, as USB sticks are: taken empty, then filled in one step
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            whole.replace(path)
    except FileExistsError as error:
        raise _exists(path) from error


def _exists(path: Path) -> ArchiveError:
    return ArchiveError(Text("{path} exists already; it is not overwritten."), path=path)

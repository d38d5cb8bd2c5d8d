"""Bytes → a file, whole or not at all."""

import os
import tempfile
from pathlib import Path

from congvan.errors import ArchiveError, MachineError, reason_of
from congvan.model.text import Text


def write_whole(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Write a file in one step; a reader never sees half of it.

    Raises:
        ArchiveError: the file exists and `replace` is False.
        MachineError: it cannot be written.
    """
    if not replace and path.exists():
        raise ArchiveError(Text("{path} exists already; it is not overwritten."), path=path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise MachineError(Text("Cannot write {path}: {reason}."), path=path, reason=reason_of(error)) from error

"""What a build asks of the file system: two folders exchanged, modes settled, everything on the disk.

What stays true: whatever the file system refuses becomes one sentence that names the folder.
"""

import ctypes
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from congvan.errors import MachineError, reason_of
from congvan.model.text import Text

# What a web server running as another user needs, whatever the umask of whoever builds.
FILE_MODE, FOLDER_MODE = 0o644, 0o755

# What is more in an edition's way than in any file's (`errors.reason_of`).
_REASONS = {
    errno.EACCES: Text("no permission to write"),
    errno.EPERM: Text("no permission to write"),
    errno.EDQUOT: Text("the disk quota is used up"),
    errno.EEXIST: Text("a file is in the way"),
    errno.EXDEV: Text("it lies across two disks or layers"),
    errno.EBUSY: Text("it is a mount point; name a folder in it"),
}
_CANNOT_WRITE = Text("Cannot write")

# Swaps two folders in one step; says whether it did.
Exchange = Callable[[Path, Path], bool]


def exchanged(first: Path, second: Path) -> bool:
    """Swap two folders in one atomic step (Linux `renameat2`, macOS `renamex_np`); False where that cannot be."""
    call = _exchange_call()
    return call is not None and call(os.fsencode(first), os.fsencode(second)) == 0


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """The system's call that swaps two paths; None if it has none."""
    libc = ctypes.CDLL(None)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        # linux/fcntl.h AT_FDCWD, linux/fs.h RENAME_EXCHANGE
        here, exchange_flag = ctypes.c_int(-100), ctypes.c_uint(2)
        return lambda a, b: int(libc.renameat2(here, a, here, b, exchange_flag))
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        swap_flag = ctypes.c_uint(2)  # sys/stdio.h RENAME_SWAP
        return lambda a, b: int(libc.renamex_np(a, b, swap_flag))
    return None


def settle(folder: Path) -> None:
    """Give every file and folder the same modes, so that the builder's umask does not matter."""
    folder.chmod(FOLDER_MODE)
    for entry in entries(folder):
        if entry.is_dir(follow_symlinks=False):
            Path(entry.path).chmod(FOLDER_MODE)
        elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            Path(entry.path).chmod(FILE_MODE)


def flush(folder: Path) -> None:
    """Bring the staged files to the disk before the rename, or a power cut could publish empty files.

    One call for the whole file system: a call for each of 20,000 files would take minutes.
    """
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "syncfs"):
        os.sync()
        return
    with _opened(folder) as descriptor:
        if libc.syncfs(ctypes.c_int(descriptor)) != 0:
            os.sync()


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    with _opened(folder) as descriptor:
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # file systems that cannot do it for folders
                raise


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder, folders before what is in them. Links are not followed."""
    with os.scandir(folder) as found:
        for entry in found:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from entries(Path(entry.path))


@contextmanager
def said(target: Path, beginning: Text = _CANNOT_WRITE) -> Iterator[None]:
    """Turn the system's refusals into one sentence that names the folder.

    Raises:
        MachineError: in place of any OSError.
    """
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or reason_of(error)
        raise MachineError(
            Text("{beginning} {target}: {reason}."), beginning=beginning, target=target, reason=reason
        ) from error

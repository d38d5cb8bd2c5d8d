"""The folder where an edition shall stand enters; a finished one leaves, in the old one's place by one step.

At every moment there is one whole edition, the old or the new. Beside `site/public` lie, hidden: `.public.lock`;
while a build runs `.public.congvan-new`; for a moment `.public.congvan-old` and `.public.congvan-gone`. The next
start tidies up after a build that died.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from congvan.errors import MachineError, reason_of
from congvan.model.address import CHECKSUMS
from congvan.model.text import Text

# What a web server running as another user needs, whatever the umask of whoever builds.
FILE_MODE, FOLDER_MODE = 0o644, 0o755
# Long enough for a build that is just being promoted, short enough not to look hung.
WAIT_SECONDS = 10.0

_REASONS = {
    errno.EACCES: Text("no permission to write"),
    errno.EPERM: Text("no permission to write"),
    errno.EROFS: Text("the disk is read-only"),
    errno.ENOSPC: Text("the disk is full"),
    errno.EDQUOT: Text("the disk quota is used up"),
    errno.EEXIST: Text("a file is in the way"),
    errno.ENOTDIR: Text("a file is in the way"),
    errno.ENAMETOOLONG: Text("the name is too long"),
    errno.EXDEV: Text("it lies across two disks or layers"),
    errno.EBUSY: Text("it is a mount point; name a folder in it"),
}


_CANNOT_WRITE = Text("Cannot write")
_OLD_ONE_STAYS = Text("The new edition is in place, but the old one could not be deleted beside")

# Swaps two folders in one step; says whether it did.
Exchange = Callable[[Path, Path], bool]


@dataclass(frozen=True, slots=True)
class _Places:
    """The paths of one edition: where it stands, and what lies hidden beside it for the time of a build."""

    target: Path

    @property
    def new(self) -> Path:
        """The staging folder."""
        return self._beside("congvan-new")

    @property
    def old(self) -> Path:
        """The old edition, always whole, between the two renames of a file system that cannot exchange."""
        return self._beside("congvan-old")

    @property
    def gone(self) -> Path:
        """What is being deleted, and so may be half a folder."""
        return self._beside("congvan-gone")

    @property
    def lock(self) -> Path:
        """Held while a build runs. Never deleted: another build may have it open."""
        return self._beside("lock")

    def _beside(self, word: str) -> Path:
        return self.target.with_name(f".{self.target.name}.{word}")


@contextmanager
def staged(target: Path, *, wait: float = WAIT_SECONDS) -> Iterator[Path]:
    """Give an empty staging folder beside `target`, on the same file system, and remove it at the end.

    Whoever has filled and verified it calls `promote` before leaving. Left without that, by an exception or not,
    the old edition is as it was. One build at a time: another waits `wait` seconds.

    Raises:
        MachineError: the place cannot be written, holds what is no edition of ours, or another build goes on.
    """
    places = _Places(_absolute(target))
    with _said(places.target):
        _refuse_foreign(places.target)
        places.target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(places, wait):
        with _said(places.target):
            _tidy(places)
            _refuse_foreign(places.target)
            places.new.mkdir()
        try:
            yield places.new
        finally:
            with _said(places.target):
                _discard(places.new, places)


def promote(staging: Path, target: Path, *, exchange: Exchange | None = None) -> None:
    """Let the staging folder take the target's place in one step, then delete what stood there.

    Only within `staged`, which holds the lock. Where the file system cannot exchange two folders (`exchange`, by
    default the system's own, says False), two renames do it: a crash between them leaves no edition, and the next
    start brings the old one back.

    Raises:
        MachineError: the file system refused, or someone put foreign files into the target; the old edition stands.
    """
    places = _Places(_absolute(target))
    with _said(places.target):
        _refuse_foreign(places.target)
        _settle(staging)
        _flush(staging)
        left_over = _take_place(staging, places, exchange or exchanged)
        _sync_folder(places.target.parent)
    with _said(places.target, _OLD_ONE_STAYS):
        if left_over is not None:
            _discard(left_over, places)


def write_checksums(folder: Path) -> None:
    """Write `SHA256SUMS` over all files below the folder, in the order of their names, for `sha256sum -c`.

    Raises:
        MachineError: a file cannot be read or the list cannot be written.
    """
    with _said(folder):
        names = sorted(name for name in _files_below(folder) if name != CHECKSUMS)
        lines = (checksum_line(_sha256(folder / name), name) for name in names)
        (folder / CHECKSUMS).write_bytes(b"".join(lines))


def checksum_line(digest: str, name: str) -> bytes:
    r"""One line of a checksum list; coreutils mark a name with `\`, line feed or return by a leading `\`."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != name else ""
    return os.fsencode(f"{mark}{digest}  {escaped}\n")


# --- what is where ----------------------------------------------------------------------------------------


def _absolute(target: Path) -> Path:
    """Make the path absolute, keeping a symbolic link at its end as one, so that it can be refused."""
    return target.resolve() if target.name in {"", ".."} else target.parent.resolve() / target.name


def _refuse_foreign(target: Path) -> None:
    """Refuse to replace anything but an edition of ours: its checksum list names every file in it.

    Raises:
        MachineError: the target is a link, a file, a folder with files that no edition put there, or within an edition.
    """
    outer = next((x for x in target.parents if (x / CHECKSUMS).is_file()), None)
    if outer is not None:
        raise MachineError(
            Text(
                "{target} lies within another edition ({outer}) and would be published with it; choose another folder."
            ),
            target=target,
            outer=outer,
        )
    if target.is_symlink():
        raise MachineError(Text("{target} is a symbolic link; name the folder itself."), target=target)
    if not target.exists():
        return
    if not target.is_dir():
        raise MachineError(Text("Cannot build into {target}: a file is in the way."), target=target)
    foreign = _foreign_in(target)
    if foreign is not None:
        raise MachineError(
            Text("{target} holds “{foreign}”, which Congvan did not build; choose another folder or remove the file."),
            target=target,
            foreign=foreign,
        )


def _foreign_in(target: Path) -> str | None:
    """Name one thing in the folder that its checksum list does not explain; None if there is nothing."""
    listed = _listed(target / CHECKSUMS)
    found = sorted(_files_below(target, all_kinds=True))
    return next((name for name in found if name != CHECKSUMS and name not in listed), None)


def _listed(checksums: Path) -> frozenset[str]:
    """The names in a checksum list; none if there is no such file."""
    if checksums.is_symlink() or not checksums.is_file():
        return frozenset()
    lines = os.fsdecode(checksums.read_bytes()).split("\n")
    return frozenset(_unescaped(name) if digest.startswith("\\") else name for digest, _, name in
                     (line.partition("  ") for line in lines))  # fmt: skip


def _unescaped(name: str) -> str:
    parts = name.split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\r", "\r") for part in parts)


def _files_below(folder: Path, *, all_kinds: bool = False) -> Iterator[str]:
    """Names of the plain files below a folder, relative to it; with `all_kinds` also links, sockets, devices."""
    for entry in _entries(folder):
        if entry.is_file(follow_symlinks=False) or (all_kinds and not entry.is_dir(follow_symlinks=False)):
            yield Path(entry.path).relative_to(folder).as_posix()


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder, folders before what is in them. Links are not followed."""
    with os.scandir(folder) as found:
        for entry in found:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(Path(entry.path))


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


# --- one build at a time ----------------------------------------------------------------------------------


@contextmanager
def _locked(places: _Places, wait: float) -> Iterator[None]:
    """Hold the edition's lock; the system frees it when a build dies."""
    lock = FileLock(places.lock, timeout=wait)
    with _said(places.target):
        try:
            lock.acquire()
        except Timeout as error:
            raise MachineError(
                Text("Another build is writing {target}; wait for it to end, then run again."), target=places.target
            ) from error
        except NotImplementedError as error:
            raise MachineError(
                Text("The file system of {target} has no file locks; build onto another disk."), target=places.target
            ) from error
    try:
        yield
    finally:
        lock.release()


def _tidy(places: _Places) -> None:
    """Complete or undo what a dead build left: bring an old edition left aside back, delete the rest."""
    if os.path.lexists(places.old) and not os.path.lexists(places.target):
        places.old.rename(places.target)
        _sync_folder(places.target.parent)
    for left_over in (places.gone, places.new, places.old):
        _discard(left_over, places)


def _discard(folder: Path, places: _Places) -> None:
    """Delete a folder if it is there; under any other name than `gone` it is never seen half deleted."""
    if folder != places.gone and os.path.lexists(folder):
        _discard(places.gone, places)
        folder.rename(places.gone)
    if places.gone.is_dir() and not places.gone.is_symlink():
        shutil.rmtree(places.gone)
    else:
        places.gone.unlink(missing_ok=True)


# --- the one step -----------------------------------------------------------------------------------------


def _take_place(staging: Path, places: _Places, exchange: Exchange) -> Path | None:
    """Put the staging folder where the edition stands; give the path where the old edition now lies, if any."""
    target = places.target
    if not target.exists():
        staging.rename(target)
        return None
    if exchange(staging, target):
        return staging
    target.rename(places.old)
    _sync_folder(target.parent)
    try:
        staging.rename(target)
    except OSError:
        places.old.rename(target)
        raise
    return places.old


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


def _settle(folder: Path) -> None:
    """Give every file and folder the same modes, so that the builder's umask does not matter."""
    folder.chmod(FOLDER_MODE)
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            Path(entry.path).chmod(FOLDER_MODE)
        elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            Path(entry.path).chmod(FILE_MODE)


def _flush(folder: Path) -> None:
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


def _sync_folder(folder: Path) -> None:
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


@contextmanager
def _said(target: Path, beginning: Text = _CANNOT_WRITE) -> Iterator[None]:
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

"""The folder where an edition shall stand enters; a finished one leaves, in the old one's place by one step.

At every moment there is one whole edition, the old or the new. Beside `site/public` lie, hidden: `.public.lock`;
while a build runs `.public.congvan-new`; for a moment `.public.congvan-old` and `.public.congvan-gone`. The next
start tidies up after a build that died.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from congvan.errors import MachineError
from congvan.model.address import CHECKSUMS
from congvan.model.text import Text
from congvan.publish.checksums import files_below, listed
from congvan.publish.disk import Exchange, exchanged, flush, said, settle, sync_folder

# Long enough for a build that is just being promoted, short enough not to look hung.
WAIT_SECONDS = 10.0

_OLD_ONE_STAYS = Text("The new edition is in place, but the old one could not be deleted beside")


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
    with said(places.target):
        _refuse_foreign(places.target)
        places.target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(places, wait):
        with said(places.target):
            _tidy(places)
            _refuse_foreign(places.target)
            places.new.mkdir()
        try:
            yield places.new
        finally:
            with said(places.target):
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
    with said(places.target):
        _refuse_foreign(places.target)
        settle(staging)
        flush(staging)
        left_over = _take_place(staging, places, exchange or exchanged)
        sync_folder(places.target.parent)
    with said(places.target, _OLD_ONE_STAYS):
        if left_over is not None:
            _discard(left_over, places)


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
    explained = listed(target / CHECKSUMS)
    found = sorted(files_below(target, all_kinds=True))
    return next((name for name in found if name != CHECKSUMS and name not in explained), None)


# --- one build at a time ----------------------------------------------------------------------------------


@contextmanager
def _locked(places: _Places, wait: float) -> Iterator[None]:
    """Hold the edition's lock; the system frees it when a build dies."""
    lock = FileLock(places.lock, timeout=wait)
    with said(places.target):
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
        sync_folder(places.target.parent)
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
    sync_folder(target.parent)
    try:
        staging.rename(target)
    except OSError:
        places.old.rename(target)
        raise
    return places.old

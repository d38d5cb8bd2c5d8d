"""Doing something again whenever a file below a folder changes. Hidden files, which no check reads, do not count."""

import queue
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

# Opening and reading are events too: what follows a change must not be one.
_CHANGES = frozenset({EVENT_TYPE_CLOSED, EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED})
_QUIET_SECONDS = 0.2  # editors write a file in several steps; after this long without one it is whole
_LONGEST_SECONDS = 2.0  # a copy of a thousand files is not waited for


def watch(folder: Path, again: Callable[[], object]) -> None:
    """Call `again` at once and after every change below `folder`. Ends by an exception alone, such as Ctrl-C's."""
    changes: queue.SimpleQueue[str] = queue.SimpleQueue()
    observer = _started(folder, changes)  # before the first call: what changes meanwhile is not lost
    try:
        while True:
            again()
            changes.get()
            _wait_for_quiet(changes)
    finally:
        observer.stop()
        observer.join()


def _started(folder: Path, changes: queue.SimpleQueue[str]) -> BaseObserver:
    """Start to collect changes; by looking again and again where the system has no more watches to give."""
    try:
        return _start(Observer(), folder, changes)
    except OSError:
        return _start(PollingObserver(), folder, changes)


def _start(observer: BaseObserver, folder: Path, changes: queue.SimpleQueue[str]) -> BaseObserver:
    observer.schedule(_Collector(folder, changes), str(folder), recursive=True)
    observer.start()
    return observer


class _Collector(FileSystemEventHandler):
    """Notes the paths of changed files, if a check reads them."""

    def __init__(self, folder: Path, changes: queue.SimpleQueue[str]) -> None:
        self.folder, self.changes = folder, changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note one event."""
        paths = [Path(str(x)) for x in (event.src_path, event.dest_path) if x]
        seen = [x for x in paths if x.is_relative_to(self.folder) and not _hidden(x.relative_to(self.folder))]
        if event.event_type in _CHANGES and seen:
            self.changes.put(str(seen[0]))


def _hidden(path: Path) -> bool:
    """Whether a check passes a file by: an editor's own, such as `.2026-04.md.swp` and `2026-04.md~`."""
    return any(x.startswith((".", "~$")) or x.endswith("~") for x in path.parts)


def _wait_for_quiet(changes: queue.SimpleQueue[str]) -> None:
    end = time.monotonic() + _LONGEST_SECONDS
    while time.monotonic() < end:
        try:
            changes.get(timeout=_QUIET_SECONDS)
        except queue.Empty:
            return

"""Ctrl-C is for the process that hands out work, never for those that do it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def deaf() -> Iterator[None]:
    """Hear Ctrl-C only afterwards; processes that start meanwhile never hear it."""
    resource_tracker.ensure_running()  # first: starting it would make us hear again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

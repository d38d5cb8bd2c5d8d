"""How processes start, and how many. Never forked off this one: a fork copies the locks that its threads hold."""

import multiprocessing
import os
from multiprocessing.context import BaseContext


def processors() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spawning() -> BaseContext:
    """Start each process from nothing: half a second, and it has what it loads itself and no more.

    For few processes, for those that stay, and for those that shall not have what others need.
    """
    return multiprocessing.get_context("spawn")


def forking_off_clean(*modules: str) -> BaseContext:
    """Fork processes off a clean one that has loaded these modules, where the system can: for many, or in haste.

    There is one such process for each of ours, and what it loads is what its first user asks for.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return spawning()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    return context

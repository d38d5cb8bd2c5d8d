"""Orders enter; what became of each leaves, from worker processes that are started once and stay warm.

What stays true: no order stops another, neither one that takes too long nor one whose process dies. No worker outlives
us, however we end.
"""

import threading
from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from congvan.errors import MachineError
from congvan.model.finding import Finding, Place
from congvan.model.rules import making as rules
from congvan.processes.pool import Lost, Pool
from congvan.processes.starting import spawning
from congvan.publish.pdf.engine import require_engine
from congvan.publish.pdf.job import PdfJob
from congvan.publish.pdf.limits import SECONDS, WORKER_BYTES
from congvan.store.cache import Cache

KIND = "pdf"


@dataclass(frozen=True, slots=True)
class Order:
    """A job, and the key under which its PDF is put into the cache."""

    job: PdfJob
    key: str
    folder: Path


def work(order: Order) -> Finding | None:
    """Make a PDF and put it into the cache, or say why not.

    Raises:
        MachineError: the machine is at fault, not the letter.
    """
    require_engine()
    from congvan.publish.pdf.worker import make  # noqa: PLC0415 - only after `require_engine`

    made = make(order.job)
    if isinstance(made, Finding):
        return made
    Cache(order.folder).put(KIND, order.key, made)
    return None


def work_elsewhere(
    orders: Sequence[Order], count: int, *, seconds: float = SECONDS
) -> Generator[tuple[Order, Finding | None], None, None]:
    """Let `count` processes work, and give what became of each order, in the order in which they are done."""
    with _crew.lock, closing(_pool(count).as_done(work, orders, seconds)) as done:
        for order, outcome in done:
            yield order, _lost(outcome, order, seconds) if isinstance(outcome, Lost) else outcome


def dismiss() -> None:
    """End the workers; the next order starts others."""
    pool, _crew.pool = _crew.pool, None
    if pool:
        pool.end()


@dataclass
class _Crew:
    """The workers of this process, if it has any: kept from build to build, for to warm one takes seconds."""

    pool: Pool | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


_crew = _Crew()


def _pool(count: int) -> Pool:
    if _crew.pool is None or _crew.pool.count != count:
        dismiss()
        # Spawned: they stay, so that starting costs nothing, and nobody else shall have the engine that they load. What
        # they write beside the cache, such as fonts, lies in a folder of their own.
        _crew.pool = Pool(count, spawning(), most_bytes=WORKER_BYTES, begin=_warm, with_folder=True)
    return _crew.pool


def _lost(why: Lost, order: Order, seconds: float) -> Finding:
    place = Place(order.job.name)
    if why is Lost.TOO_LONG:
        return rules.TOO_SLOW.at(place, seconds=f"{seconds:.0f}")
    return (rules.TOO_MUCH_MEMORY if why is Lost.TOO_MUCH else rules.WORKER_DIED).at(place)


# --- in a worker -----------------------------------------------------------------------------------------------------


def _warm() -> None:
    with suppress(MachineError, OSError):  # the first letter meets it again, and says it
        require_engine()
        from congvan.publish.pdf.worker import warm  # noqa: PLC0415 - only after `require_engine`

        warm()

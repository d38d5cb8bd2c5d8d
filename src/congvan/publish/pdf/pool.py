"""Jobs enter; their PDFs, in the same order, leave: from the cache, from this process, or from several.

What stays true: no job stops another, not even one that kills its process; how many processes work changes no byte.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from congvan.model.finding import Finding, Place
from congvan.processes.starting import processors
from congvan.publish.pdf.crew import KIND, Order, work, work_elsewhere
from congvan.publish.pdf.engine import engine
from congvan.publish.pdf.job import PdfJob, PdfOutcome
from congvan.publish.pdf.limits import LIGHT, SECONDS
from congvan.store.cache import Cache, key_of

MOST_INLINE = 4  # starting a process takes as long as making about five letters


def make_pdfs(
    jobs: Sequence[PdfJob],
    cache: Cache,
    *,
    workers: int | None = None,
    seconds: float = SECONDS,
    on_done: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[PdfOutcome]:
    """Make the PDFs that the cache does not hold, and give all, in the order of the jobs.

    Args:
        jobs: what to make.
        cache: where PDFs are kept; each outcome's path lies there.
        workers: how many processes may work; None: as many as this process may use processors.
        seconds: how long one may take.
        on_done: called with how many are done, and of how many.

    Raises:
        MachineError: the machine lacks a library or a font, or the cache cannot be written.
    """
    made_with = engine()
    orders = [Order(job, _key(job, made_with), cache.folder) for job in jobs]
    held = {order.key: path for order in orders if (path := cache.path(KIND, order.key))}
    missing = list({order.key: order for order in orders if order.key not in held}.values())
    start = len(orders) - len(missing)
    on_done(start, len(orders))
    problems: dict[str, Finding] = {}
    with closing(_worked(missing, workers, seconds)) as worked:
        for done, (order, problem) in enumerate(worked, start=start + 1):
            if problem:
                problems[order.key] = problem
            on_done(done, len(orders))
    return [_outcome(order, held.get(order.key) or cache.path(KIND, order.key), problems) for order in orders]


def _outcome(order: Order, path: Path | None, problems: dict[str, Finding]) -> PdfOutcome:
    name, problem = order.job.name, problems.get(order.key)
    if problem is None:
        return PdfOutcome(name, path, None)
    # letters that differ in nothing share an order: each gets the finding at its own place
    return PdfOutcome(name, None, Finding(problem.rule, Place(name), problem.field, problem.values))


def _key(job: PdfJob, made_with: str) -> str:
    pictures = (f"{address}\n{_sum(Path(path))}" for address, path in sorted(job.images.items()))
    return key_of(made_with, job.typeface.fingerprint, job.html, *pictures, *map(repr, job.enclosures))


def _sum(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"  # the worker finds so too, and says it


def _worked(
    orders: Sequence[Order], workers: int | None, seconds: float
) -> Generator[tuple[Order, Finding | None], None, None]:
    """Few and light ones here, others where they can be stopped: long ones, and pictures, which unpack to anything."""
    if len(orders) <= MOST_INLINE and all(len(x.job.html) <= LIGHT and not x.job.images for x in orders):
        return ((order, work(order)) for order in orders)
    return work_elsewhere(orders, workers or processors(), seconds=seconds)

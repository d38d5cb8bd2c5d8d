"""Files enter; what became of each leaves, from processes that are ended if they take too long or too much memory.

A file of somebody else's can be made to do harm to whoever reads it: it then harms a process that has nothing else.
"""

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from congvan.contents.sign import Sign, UnreadableError
from congvan.model.rules import attachments as rules
from congvan.model.text import Text
from congvan.processes.pool import Lost, Pool
from congvan.processes.starting import processors, spawning
from congvan.store.cache import Cache

KIND = "attachment"
SECONDS = 120.0  # a sheet of a million cells takes ten
_BYTES = 3 * 2**30  # address space; libraries take 0.3 GB of it, a sheet of 100 MB as a tree 1 GB
_TOO_SLOW = Sign(rules.ATTACHMENT_UNREADABLE, Text("it takes too long to read; it is damaged, or made to do harm"))
_TOO_MUCH = Sign(rules.ATTACHMENT_UNREADABLE, Text("it takes too much memory; it is damaged, or made to do harm"))
_DIED = Sign(
    rules.ATTACHMENT_UNREADABLE,
    Text(
        "the process that should clean it was ended, or could not start; if other files fail so too, it is the machine"
    ),
)
_REASONS = {Lost.TOO_LONG: _TOO_SLOW, Lost.TOO_MUCH: _TOO_MUCH, Lost.DIED: _DIED}


@dataclass(frozen=True, slots=True)
class Errand:
    """A file to clean: where it lies, its name's ending, and the key under which its copy is put into the cache."""

    path: str
    ending: str
    key: str
    folder: Path


def cleaned(
    errands: Sequence[Errand], workers: int | None, *, seconds: float = SECONDS
) -> Generator[tuple[Errand, Sign | None], None, None]:
    """Clean files, and give of each why it may not be published; None if its copy is in the cache."""
    if not errands:
        return
    count = min(len(errands), workers or processors())
    # spawned: it shall read with nothing loaded but what cleans
    with (
        Pool(count, spawning(), most_bytes=_BYTES) as pool,
        closing(pool.as_done(work, errands, seconds)) as done,
    ):
        yield from ((errand, _REASONS[x] if isinstance(x, Lost) else x) for errand, x in done)


def work(errand: Errand) -> Sign | None:
    """Clean a file and put its copy into the cache, or say why not.

    Raises:
        MachineError: the cache cannot be written.
    """
    from congvan.publish.attachments.cleaning import clean  # noqa: PLC0415 - only the process that reads needs it
    from congvan.publish.attachments.refusal import RefusedFile  # noqa: PLC0415

    try:
        made = clean(Path(errand.path).read_bytes(), errand.ending)
    except (RefusedFile, UnreadableError) as refused:
        return refused.sign
    Cache(errand.folder).put(KIND, errand.key, made)
    return None

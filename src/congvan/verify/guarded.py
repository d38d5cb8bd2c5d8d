"""An examination enters; facts of all its files leave, whatever these do to whoever reads them.

What is packed or binary is read in processes of their own, with bounds on time and memory: a file that hangs, eats the
memory or kills its reader becomes a finding, and the others are read all the same.
"""

import hashlib
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from congvan.model.text import Text
from congvan.processes.pool import Lost, Pool
from congvan.processes.starting import forking_off_clean, processors
from congvan.verify.examine import TOO_MUCH_MEMORY, Examination, Examiner, Facts, keep_asked

# What is loaded once, in the process off which those that read files are forked: there are many of them.
PRELOAD = "congvan.verify.preload"
# Below this, to share texts among processes costs more than it saves.
FILES_WORTH_PROCESSES = 200
SECONDS = 30  # for one file; a document of 200 pages takes three
# Files handed out and kept together, about, and what they may take before each is tried alone.
_SECTION, _SECTION_SECONDS = 128, 90
_HERE = 0  # the section of what is read in this process; others begin with 1
_MOST_MEMORY = 3 * 2**30  # bytes
TOO_LONG = Text("it takes longer to read than a file may")
_DIED = Text("the process that reads it was ended or could not start; try again")
REASONS = {Lost.TOO_LONG: TOO_LONG, Lost.TOO_MUCH: TOO_MUCH_MEMORY, Lost.DIED: _DIED}
_HEAD = 1024
_PLAIN = frozenset({*range(32, 256), *b"\t\n\r"})


def examine(task: Examination, workers: int | None = None) -> list[Facts]:
    """Look at all files of an examination, in the order of their names.

    Raises:
        OSError: a file cannot be read.
    """
    names = sorted(task.files)
    processes = workers or processors()
    many = len(names) > FILES_WORTH_PROCESSES
    shared = names if many else [x for x in names if _is_packed(task.folder / x)]
    if not task.looks_inside and not many:
        shared = []  # nothing but pages is read
    here = Examiner(task).section(sorted(set(names) - set(shared)), _HERE) if len(shared) < len(names) else []
    facts = sorted([*here, *_shared(task, shared, processes)], key=lambda facts: facts.name)
    keep_asked(task)
    return facts


def _is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return b"%PDF-" in head or not _PLAIN.issuperset(head)


def _shared(task: Examination, names: Sequence[str], processes: int) -> Iterator[Facts]:
    """Yield the facts of files that other processes look at."""
    if not names:
        return
    sections = _sections(names)
    count = min(processes, len(sections))
    with Pool(count, forking_off_clean(PRELOAD), most_bytes=_MOST_MEMORY, begin=_start, given=(task,)) as pool:
        with closing(pool.as_done(_section, sections.items(), _SECTION_SECONDS)) as done:
            broken: list[str] = []
            for (_, section), facts in done:
                if isinstance(facts, Lost):
                    broken += section
                else:
                    yield from facts
        yield from _one_by_one(task, pool, broken)


def _sections(names: Sequence[str]) -> dict[int, list[str]]:
    """Part files by their names: each has PDFs and pages, and a file that comes or goes changes but its own."""
    sections: dict[int, list[str]] = {}
    count = 1 << (len(names) // _SECTION).bit_length()
    for name in names:
        # With the count, so that with twice as many of them no section is taken for another.
        sections.setdefault(count + zlib.crc32(os.fsencode(name)) % count, []).append(name)
    return sections


def _one_by_one(task: Examination, pool: Pool, names: Sequence[str]) -> Iterator[Facts]:
    """Yield the facts of files some of which ended the process that looked at them."""
    with closing(pool.as_done(_alone, names, SECONDS)) as done:
        for name, facts in done:
            if isinstance(facts, Lost):
                digest = hashlib.sha256((task.folder / name).read_bytes()).hexdigest()
                yield Facts(name, digest, problem=REASONS[facts])
            else:
                yield from facts


# --- in the processes -------------------------------------------------------------------------------------

_EXAMINERS: list[Examiner] = []  # this process's own, made once when it starts


def _start(task: Examination) -> None:
    _EXAMINERS[:] = [Examiner(task)]


def _section(given: tuple[int, list[str]]) -> list[Facts]:
    number, names = given
    return _EXAMINERS[0].section(names, number)


def _alone(name: str) -> list[Facts]:
    return _EXAMINERS[0].facts([name])

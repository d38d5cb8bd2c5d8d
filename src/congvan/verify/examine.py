"""Names of files enter; what each is, holds and points to leaves as facts. Each file is read once.

Facts hold indexes of secrets, never their texts.
"""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from congvan.errors import MachineError
from congvan.model.text import Text
from congvan.model.withheld import Secret
from congvan.verify.canonical import SEPARATOR, canonical
from congvan.verify.decode import decode, encoded_texts
from congvan.verify.leaks import Wanted
from congvan.verify.links import SortedLinks, sort_links, sort_resources
from congvan.verify.markup import HTML_NAMES, PageLinks, css_resources, is_html, page_links
from congvan.verify.undecodable import Undecodable

Remember = Callable[[str, Callable[[], str]], str]

# Part of every key under which decoded text is remembered: raise it when decoding changes.
DECODING = "3"
# Below this, starting processes (half a second each) costs more than it saves.
FILES_WORTH_PROCESSES = 200
# Smaller files are decoded sooner than what was remembered of them is read and proved.
_WORTH_REMEMBERING = 2048  # bytes


@dataclass(frozen=True, slots=True)
class Facts:
    """What was seen of one file. `found` are indexes of secrets; `problem` says why it could not be decoded."""

    name: str
    digest: str
    found: frozenset[int]
    machine_path: bool
    problem: Text | None
    links: SortedLinks | None


@dataclass(frozen=True, slots=True)
class Examination:
    """What is to be looked at, and for what. Without secrets nothing but pages and style sheets is decoded."""

    folder: Path
    files: frozenset[str]
    secrets: tuple[Secret, ...]
    machine_paths: tuple[str, ...]
    remember: Remember | None = None


def examine(task: Examination, workers: int | None = None) -> list[Facts]:
    """Look at all files of an examination, in the order of their names.

    Raises:
        MachineError: a process died.
        OSError: a file cannot be read.
    """
    names = sorted(task.files)
    processes = workers or _processors()
    if len(names) <= FILES_WORTH_PROCESSES or processes == 1:
        return examine_some(task, names)
    # One portion each, for making the secrets ready takes long; in an order in which PDFs do not stand at every second
    # place, or one process would get them all.
    mixed = sorted(names, key=lambda name: hashlib.sha256(os.fsencode(name)).digest())
    portions = [mixed[begin::processes] for begin in range(processes)]
    try:
        # Not forked: the caller may have threads, and MkDocs' plugins loaded.
        with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
            done = pool.map(examine_some, [task] * len(portions), portions)
            return sorted((facts for portion in done for facts in portion), key=lambda facts: facts.name)
    except BrokenProcessPool as error:
        raise MachineError(Text("A process that examined the files died (perhaps for lack of memory).")) from error


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def examine_some(task: Examination, names: Sequence[str]) -> list[Facts]:
    """Look at some files of an examination, in this process."""
    wanted = Wanted((*task.secrets, *(Secret(path, "") for path in task.machine_paths)))
    return [_facts(task, wanted, name) for name in names]


def _facts(task: Examination, wanted: Wanted, name: str) -> Facts:
    data = (task.folder / name).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    found: frozenset[int] = frozenset()
    links: SortedLinks | None = None
    problem: Text | None = None
    try:
        links = _links(task, name, data, digest)
        if task.secrets:
            found = wanted.found_in(_words(task, name, data, digest))
    except Undecodable as error:
        problem = error.reason
    found |= wanted.found_in(name_words(name))
    raw = any(os.fsencode(path) in data for path in task.machine_paths)
    secrets = frozenset(index for index in found if index < len(task.secrets))
    return Facts(name, digest, secrets, raw or found != secrets, problem, links)


def name_words(name: str) -> bytes:
    """The canonical form of a file's name, percent codes resolved."""
    return canonical(SEPARATOR.join(encoded_texts(os.fsencode(name).decode("utf-8", "replace"), 0)))


def _words(task: Examination, name: str, data: bytes, digest: str) -> bytes:
    """The canonical form of all texts of a file, remembered by content where that pays."""

    def make() -> str:
        return canonical(decode(name, data)).decode("ascii")

    # The name counts: it tells some kinds apart (decode).
    return _remembered(task, f"words:{name.rpartition('/')[2]}:{digest}", data, make).encode("ascii")


def _remembered(task: Examination, what: str, data: bytes, make: Callable[[], str]) -> str:
    """Make a text of a file's content, or take what was remembered of equal content."""
    if task.remember is None or len(data) < _WORTH_REMEMBERING:
        return make()
    return task.remember(hashlib.sha256(f"{DECODING}:{what}".encode()).hexdigest(), make)


def _links(task: Examination, name: str, data: bytes, digest: str) -> SortedLinks | None:
    """The links of a page or a style sheet; None for any other file."""
    if not (name.endswith((*HTML_NAMES, ".css")) or is_html(data[:1024].decode("utf-8", "replace"))):
        return None
    text = data.decode("utf-8", "replace")  # strictness is for decode, which runs when there are secrets
    if name.endswith(".css"):
        return sort_resources(name, css_resources(text), task.files)
    kept = _remembered(task, f"links:{digest}", data, lambda: page_links(text).as_json())
    return sort_links(name, PageLinks.from_json(kept), task.files)

"""Names of files enter; what each is, holds and points to leaves as facts. Each file is read once.

Facts hold indexes of secrets, never their texts, and kinds of personal data, never the values.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan.model.text import Text
from congvan.model.withheld import KeptFile, Persons, Secret
from congvan.verify.canonical import SEPARATOR, canonical
from congvan.verify.decode import decode
from congvan.verify.escapes import encoded_texts
from congvan.verify.leaks import Wanted
from congvan.verify.links import SortedLinks, sort_links, sort_resources
from congvan.verify.markup import HTML_NAMES, PageLinks, css_resources, is_html
from congvan.verify.page import page_by_lines, page_by_parser
from congvan.verify.persons import Found, persons_in
from congvan.verify.undecodable import Undecodable

Remember = Callable[[str, Callable[[], str]], str]

# Part of every key under which decoded text is remembered: raise it when decoding changes.
DECODING = "5"
# Smaller files are decoded sooner than what was remembered of them is read and proved.
_WORTH_REMEMBERING = 2048  # bytes


@dataclass(frozen=True, slots=True)
class Facts:
    """What was seen of one file. `found` are indexes of secrets; `problem` says why it could not be decoded.

    `kept` are indexes of files that it is or holds; `persons` the kinds of personal data that it may not hold.
    """

    name: str
    digest: str
    found: frozenset[int] = frozenset()
    machine_path: bool = False
    problem: Text | None = None
    links: SortedLinks | None = None
    kept: frozenset[int] = frozenset()
    persons: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Examination:
    """What is to be looked at, and for what. With nothing to look for, only pages and style sheets are decoded."""

    folder: Path
    files: frozenset[str]
    secrets: tuple[Secret, ...]
    machine_paths: tuple[str, ...]
    remember: Remember | None = None
    kept: tuple[KeptFile, ...] = ()
    persons: Persons | None = None
    thorough: bool = False  # decode everything all the same, to see whether it can be

    @property
    def looks_inside(self) -> bool:
        """Whether files of every kind are decoded."""
        return self.thorough or bool(self.secrets or self.kept or self.persons)


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a file, as far as any later question needs it: so much is remembered of it."""

    words: bytes
    persons: tuple[Found, ...]
    inner: frozenset[str]
    links: PageLinks | None

    def as_json(self) -> str:
        """Write it down, to be remembered."""
        links = self.links.as_json() if self.links else None
        return json.dumps([self.words.decode("ascii"), self.persons, sorted(self.inner), links])

    @classmethod
    def from_json(cls, text: str) -> "Content":
        """Read it again."""
        words, persons, inner, links = json.loads(text)
        found = tuple((kind, key) for kind, key in persons)
        return cls(words.encode("ascii"), found, frozenset(inner), PageLinks.from_json(links) if links else None)


class Examiner:
    """An examination made ready: to make the secrets ready takes long, so one for many files."""

    def __init__(self, task: Examination) -> None:
        """Make it ready."""
        self._task = task
        self._wanted = Wanted((*task.secrets, *(Secret(path, "") for path in task.machine_paths)))
        self._kept: dict[str, set[int]] = {}
        for index, one in enumerate(task.kept):
            self._kept.setdefault(one.digest, set()).add(index)

    def facts(self, names: Iterable[str]) -> list[Facts]:
        """Look at some files.

        Raises:
            OSError: a file cannot be read.
        """
        return [self._facts(name) for name in names]

    def _facts(self, name: str) -> Facts:
        task = self._task
        data = (task.folder / name).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        content, problem = _EMPTY, None
        try:
            content = _content(task, name, data, digest)
        except Undecodable as error:
            problem = error.reason
        except MemoryError:
            problem = TOO_MUCH_MEMORY
        found = self._wanted.found_in(content.words) | self._wanted.found_in(name_words(name))
        raw = any(os.fsencode(path) in data for path in task.machine_paths)
        secrets = frozenset(index for index in found if index < len(task.secrets))
        return Facts(
            name,
            digest,
            secrets,
            raw or found != secrets,
            problem,
            _links(task, name, content, data),
            frozenset(index for each in (digest, *content.inner) for index in self._kept.get(each, ())),
            _refused(content.persons, task.persons),
        )


TOO_MUCH_MEMORY = Text("it takes more memory than a file may")
_EMPTY = Content(b"", (), frozenset(), None)


def examine_some(task: Examination, names: Sequence[str]) -> list[Facts]:
    """Look at some files of an examination, in this process."""
    return Examiner(task).facts(names)


def _refused(found: Iterable[Found], persons: Persons | None) -> frozenset[str]:
    if persons is None:
        return frozenset()
    return frozenset(kind for kind, key in found if key not in persons.permitted)


def name_words(name: str) -> bytes:
    """The canonical form of a file's name, percent codes resolved."""
    return canonical(SEPARATOR.join(encoded_texts(os.fsencode(name).decode("utf-8", "replace"))))


def _content(task: Examination, name: str, data: bytes, digest: str) -> Content:
    """What is in a file, remembered by content where that pays."""
    page = _is_page(name, data)
    if not (task.looks_inside or page):
        return _EMPTY

    def make() -> Content:
        return _decoded(name, data) if task.looks_inside else _links_alone(data)

    if task.remember is None or len(data) < _WORTH_REMEMBERING:
        return make()
    # The name counts: it tells some kinds apart (decode).
    what = f"{DECODING}:{task.looks_inside}:{name.rpartition('/')[2]}:{digest}"
    kept = task.remember(hashlib.sha256(what.encode("utf-8", "surrogateescape")).hexdigest(), lambda: make().as_json())
    return Content.from_json(kept)


def _decoded(name: str, data: bytes) -> Content:
    found = decode(name, data)
    return Content(canonical(found.text), tuple(persons_in(found.shown)), found.inner, found.links)


def _links_alone(data: bytes) -> Content:
    text = data.decode("utf-8", "replace")
    page = page_by_lines(text) or page_by_parser(text)
    return Content(b"", (), frozenset(), page.links)


def _is_page(name: str, data: bytes) -> bool:
    return name.endswith(HTML_NAMES) or is_html(data[:1024].decode("utf-8", "replace"))


def _links(task: Examination, name: str, content: Content, data: bytes) -> SortedLinks | None:
    """The links of a page or a style sheet; None for any other file."""
    if name.endswith(".css"):
        return sort_resources(name, css_resources(data.decode("utf-8", "replace")), task.files)
    return sort_links(name, content.links, task.files) if content.links else None

"""Names of files enter; what each is, holds and points to leaves as facts. Each file is read once.

Facts hold indexes of secrets, never their texts, and kinds of personal data, never the values.
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from congvan.model.text import Text
from congvan.model.withheld import KeptFile, Persons, Secret
from congvan.verify import ledger
from congvan.verify.canonical import SEPARATOR, canonical
from congvan.verify.code import fingerprint
from congvan.verify.decode import decode
from congvan.verify.escapes import encoded_texts
from congvan.verify.leaks import Wanted
from congvan.verify.ledger import Memory, Record
from congvan.verify.links import NOT_FOUND_PAGE, Resolved, SortedLinks, resolved, resolved_resources, sorted_links
from congvan.verify.markup import HTML_NAMES, PageLinks, css_resources, is_html
from congvan.verify.page import Page, page_by_lines, page_by_parser
from congvan.verify.persons import Found, persons_in
from congvan.verify.undecodable import Undecodable
from congvan.vietnamese.personal import ALLOWABLE

_ROOM = 256 * 1024  # bytes of a file read at once: more than most have


class Facts(NamedTuple):
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
    memory: Memory | None = None
    kept: tuple[KeptFile, ...] = ()
    persons: Persons | None = None
    thorough: bool = False  # decode everything all the same, to see whether it can be

    @property
    def looks_inside(self) -> bool:
        """Whether files of every kind are decoded."""
        return self.thorough or bool(self.secrets or self.kept or self.persons)

    @property
    def wanted(self) -> list[str]:
        """The texts that are looked for."""
        return [*(x.text for x in self.secrets), *self.machine_paths]

    def label(self, section: str = "") -> str:
        """What is kept is kept under: other for each edition of an archive, and for each code."""
        return f"{fingerprint()}:{self.looks_inside}:{self.persons is not None}:{section}"


class Content(NamedTuple):
    """What is in a file."""

    words: bytes
    persons: tuple[Found, ...]
    inner: frozenset[str]
    links: PageLinks | None


class Examiner:
    """An examination made ready: to make the secrets ready takes long, so one for many files, and only if need be."""

    def __init__(self, task: Examination) -> None:
        """Take it."""
        self._task = task
        self._root = str(task.folder)
        self._room = memoryview(bytearray(_ROOM))
        self._all: Wanted | None = None
        self._new: dict[str, Wanted | None] = {}  # by the hash of what was asked before
        self._asked = ledger.hash_of(task.wanted) if task.memory else ""
        self._kept: dict[str, set[int]] = {}
        for index, one in enumerate(task.kept):
            self._kept.setdefault(one.digest, set()).add(index)

    def facts(self, names: Iterable[str]) -> list[Facts]:
        """Look at some files.

        Raises:
            OSError: a file cannot be read.
        """
        return [self._facts(name, *self._read(name))[0] for name in names]

    def section(self, names: Iterable[str], number: int) -> list[Facts]:
        """Look at the files of a section, at those alone that are not as they were kept.

        Raises:
            OSError: a file cannot be read.
        """
        memory, label = self._task.memory, self._task.label(str(number))
        if memory is None:
            return self.facts(names)
        section = ledger.read_section(memory, label)
        before = self._clean(memory, label, section)
        facts: list[Facts] = []
        records: dict[str, Record] = {}
        for name in names:
            record = before.get(name)
            if record is not None and self._is_same(name, record, section):
                facts.append(self._again(name, record))
                records[name] = record
                continue
            data, digest = self._read(name)
            seen, content = self._facts(name, data, digest)
            facts.append(seen)
            if not (seen.found or seen.machine_path or seen.problem):
                links = _resolved(self._task, name, content, data)
                records[name] = Record(digest, content.persons, tuple(content.inner), links, content.words)
        self._keep(memory, label, section, records)
        return facts

    def _clean(self, memory: Memory, label: str, section: ledger.Section) -> dict[str, Record]:
        """The records of a section in which nothing is of what is looked for now."""
        if section.asked == self._asked:
            return dict(section.records)
        words = ledger.words_of(memory, label, section)
        if words is None:
            return {}
        wanted = self._wanted_since(memory, section.asked)
        return {
            name: record._replace(words=words[name])
            for name, record in section.records.items()
            if wanted is None or not (wanted.found_in(words[name]) or wanted.found_in(name_words(name)))
        }

    def _keep(self, memory: Memory, label: str, section: ledger.Section, records: dict[str, Record]) -> None:
        """Keep a section, if it is another than before."""
        if records.keys() == section.records.keys() and all(
            x.digest == section.records[name].digest for name, x in records.items()
        ):
            if section.asked != self._asked:
                ledger.keep_facts(memory, label, ledger.Section(self._asked, section.records, section.words))
            return
        words = ledger.words_of(memory, label, section) if any(x.words is None for x in records.values()) else None
        full: dict[str, Record] = {}
        for name, record in records.items():
            if record.words is not None:
                full[name] = record
            elif words is not None:  # else they are gone since, and the file is read again next time
                full[name] = record._replace(words=words[name])
        ledger.keep_section(memory, label, self._asked, full)

    def _is_same(self, name: str, record: Record, section: ledger.Section) -> bool:
        """Whether a file has the bytes that it had, and these name no path of this machine that was not asked for."""
        if section.asked == self._asked:
            return self._digest(name) == record.digest
        data, digest = self._read(name)
        return digest == record.digest and not self._holds_path(data)

    def _digest(self, name: str) -> str:
        """The digest of a file. To read all into the same room takes half the time."""
        total = hashlib.sha256()
        with open(f"{self._root}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - of ten thousands
            while count := file.readinto(self._room):
                total.update(self._room[:count])
        return total.hexdigest()

    def _holds_path(self, data: bytes) -> bool:
        return any(os.fsencode(path) in data for path in self._task.machine_paths)

    def _wanted(self) -> Wanted:
        if self._all is None:
            paths = (Secret(path, "") for path in self._task.machine_paths)
            self._all = Wanted((*self._task.secrets, *paths))
        return self._all

    def _wanted_since(self, memory: Memory, asked: str) -> Wanted | None:
        """What is looked for now and was not before; None if that is nothing."""
        if asked not in self._new:
            new = ledger.new_since(memory, self._task.label(), asked, self._task.wanted)
            if new is None:
                self._new[asked] = self._wanted()
            else:
                self._new[asked] = Wanted([Secret(text, "") for text in new]) if new else None
        return self._new[asked]

    def _read(self, name: str) -> tuple[bytes, str]:
        data = (self._task.folder / name).read_bytes()
        return data, hashlib.sha256(data).hexdigest()

    def _again(self, name: str, record: Record) -> Facts:
        """The facts of a file that is as it was, and clean."""
        return Facts(
            name,
            record.digest,
            links=self._links_again(name, record),
            kept=self._held((record.digest, *record.inner)),
            persons=_refused(record.persons, self._task.persons),
        )

    def _links_again(self, name: str, record: Record) -> SortedLinks | None:
        found = record.links
        if name == NOT_FOUND_PAGE:  # which files there are tells where its links lead
            found = resolved(name, _page((self._task.folder / name).read_bytes()).links, self._task.files)
        return sorted_links(found, self._task.files) if found else None

    def _facts(self, name: str, data: bytes, digest: str) -> tuple[Facts, Content]:
        task = self._task
        content, problem = _EMPTY, None
        try:
            content = _content(task, name, data)
        except Undecodable as error:
            problem = error.reason
        except MemoryError:
            problem = TOO_MUCH_MEMORY
        found = self._wanted().found_in(content.words) | self._wanted().found_in(name_words(name))
        secrets = frozenset(index for index in found if index < len(task.secrets))
        links = _resolved(task, name, content, data)
        return Facts(
            name,
            digest,
            secrets,
            found != secrets or self._holds_path(data),
            problem,
            sorted_links(links, task.files) if links else None,
            self._held((digest, *content.inner)),
            _refused(content.persons, task.persons),
        ), content

    def _held(self, digests: Iterable[str]) -> frozenset[int]:
        """The indexes of files kept back that a file is or holds."""
        if not self._kept:
            return _NONE
        return frozenset(index for each in digests for index in self._kept.get(each, ()))


TOO_MUCH_MEMORY = Text("it takes more memory than a file may")
_EMPTY = Content(b"", (), frozenset(), None)
_NONE: frozenset[int] = frozenset()


def keep_asked(task: Examination) -> None:
    """Keep what was looked for, once all sections are kept."""
    if task.memory is not None:
        ledger.keep_asked(task.memory, task.label(), task.wanted)


def _refused(found: Iterable[Found], persons: Persons | None) -> frozenset[str]:
    if persons is None or not found:
        return frozenset()
    return frozenset(kind for kind, key in found if kind not in ALLOWABLE or key not in persons.permitted)


def name_words(name: str) -> bytes:
    """The canonical form of a file's name, percent codes resolved."""
    return canonical(SEPARATOR.join(encoded_texts(os.fsencode(name).decode("utf-8", "replace"))))


def _content(task: Examination, name: str, data: bytes) -> Content:
    if task.looks_inside:
        found = decode(name, data)
        return Content(canonical(found.text), tuple(persons_in(found.shown)), found.inner, found.links)
    if not _is_page(name, data):
        return _EMPTY
    return Content(b"", (), frozenset(), _page(data).links)


def _page(data: bytes) -> Page:
    text = data.decode("utf-8", "replace")
    return page_by_lines(text) or page_by_parser(text)


def _is_page(name: str, data: bytes) -> bool:
    return name.endswith(HTML_NAMES) or is_html(data[:1024].decode("utf-8", "replace"))


def _resolved(task: Examination, name: str, content: Content, data: bytes) -> Resolved | None:
    """The links of a page or a style sheet; None for any other file."""
    if name.endswith(".css"):
        return resolved_resources(name, css_resources(data.decode("utf-8", "replace")), task.files)
    return resolved(name, content.links, task.files) if content.links else None

"""What was read in some files enters; it leaves again next time for those that are the same, with what it was asked.

The files of an edition are kept by sections, so that ten thousand letters take some hundred reads. A file enters only
if nothing was found in it. So if what is withheld is the same as then, its content need not be looked through again; if
it is more, for the new alone. Whatever kept does not fit together counts as absent.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from congvan.verify.links import Resolved
from congvan.verify.persons import Found

KIND = "gate"
_FACTS, _WORDS, _ASKED = "facts", "words", "asked"
_HASH = 16  # bytes by which a withheld text is known again


class Memory(Protocol):
    """Keeps bytes by kind and key between builds, and gives only what it can prove to be what it was given."""

    def get(self, kind: str, key: str) -> bytes | None:
        """Give what is kept, if anything."""

    def put(self, kind: str, key: str, data: bytes) -> object:
        """Keep bytes in place of what was kept there."""


class Record(NamedTuple):
    """What is in a file, as far as any later question needs it."""

    digest: str
    persons: tuple[Found, ...]
    inner: tuple[str, ...]
    links: Resolved | None
    words: bytes | None  # None: not read yet


@dataclass(frozen=True, slots=True)
class Section:
    """What is kept of some files, by name, all of them clean of everything that the hash `asked` stands for."""

    asked: str
    records: Mapping[str, Record]
    words: str  # the digest of their words


def read_section(memory: Memory, label: str) -> Section:
    """Read a section; an empty one if there is none."""
    data = memory.get(KIND, _key(_FACTS, label))
    try:
        return _section(json.loads(data)) if data is not None else _NOTHING
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return _NOTHING


def words_of(memory: Memory, label: str, section: Section) -> dict[str, bytes] | None:
    """Give the words of the files of a section by name; None if they are gone."""
    data = memory.get(KIND, _key(_WORDS, label))
    if data is None or hashlib.sha256(data).hexdigest() != section.words:
        return None
    found = data.split(b"\0")
    return dict(zip(section.records, found, strict=True)) if len(found) == len(section.records) else None


def keep_section(memory: Memory, label: str, asked: str, records: Mapping[str, Record]) -> None:
    """Keep a section of records, their words among them."""
    words = b"\0".join(record.words or b"" for record in records.values())
    memory.put(KIND, _key(_WORDS, label), words)
    keep_facts(memory, label, Section(asked, records, hashlib.sha256(words).hexdigest()))


def keep_facts(memory: Memory, label: str, section: Section) -> None:
    """Keep a section whose words are kept already."""
    memory.put(KIND, _key(_FACTS, label), _written(section))


_NOTHING = Section("", {}, "")


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


# --- as JSON ----------------------------------------------------------------------------------------------

# Links that many pages have in common stand there once, and pages name them by number.


def _written(section: Section) -> bytes:
    numbers: dict[tuple[str, str | None], int] = {}
    files = {
        name: [x.digest, x.persons, x.inner, _links_written(x.links, numbers)] for name, x in section.records.items()
    }
    return json.dumps([section.asked, section.words, list(numbers), files]).encode()


def _links_written(links: Resolved | None, numbers: dict[tuple[str, str | None], int]) -> list[Any] | None:
    if links is None:
        return None
    inside = [numbers.setdefault(pair, len(numbers)) for pair in links.inside]
    return [inside, *links[1:]]


def _section(read: Any) -> Section:
    asked, words, pairs, files = read
    inside = [(str(link), target) for link, target in pairs]
    records = {name: _record(kept, inside) for name, kept in files.items()}
    return Section(asked, records, words)


def _record(kept: Any, pairs: list[tuple[str, str | None]]) -> Record:
    digest, persons, inner, links = kept
    found = tuple((kind, key) for kind, key in persons) if persons else ()
    return Record(digest, found, tuple(inner), None if links is None else _links(links, pairs), None)


def _links(kept: Any, pairs: list[tuple[str, str | None]]) -> Resolved:
    inside, foreign, schemes, anchors, ids, inline, broken = kept
    return Resolved(
        tuple([pairs[number] for number in inside]),
        tuple(foreign),
        tuple(schemes),
        tuple([(target, name, link) for target, name, link in anchors]),
        ids,
        tuple(inline),
        tuple(broken),
    )


# --- what was asked ---------------------------------------------------------------------------------------


def hash_of(texts: Iterable[str]) -> str:
    """Give the hash by which a set of withheld texts is known again."""
    return hashlib.sha256(b"".join(sorted(set(map(_hashed, texts))))).hexdigest()


def keep_asked(memory: Memory, label: str, texts: Iterable[str]) -> None:
    """Keep what an edition was asked for, as hashes."""
    memory.put(KIND, _key(_ASKED, label), b"".join(sorted(set(map(_hashed, texts)))))


def new_since(memory: Memory, label: str, asked: str, texts: Iterable[str]) -> list[str] | None:
    """Give the texts that an earlier set, known by its hash, did not have; None if it is not kept."""
    data = memory.get(KIND, _key(_ASKED, label))
    if data is None or hashlib.sha256(data).hexdigest() != asked:
        return None
    before = {data[at : at + _HASH] for at in range(0, len(data), _HASH)}
    return [text for text in texts if _hashed(text) not in before]


def _hashed(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_HASH]

"""An archive's attachments → what gives the internal ones away, read with the gate's own eyes and kept by content.

What the text of a public attachment says is no secret, nor what offices and the reviewed list permit. A file that
cannot be read says nothing: its bytes are looked for all the same.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from congvan.errors import unreadable
from congvan.model.withheld import Secret
from congvan.processes.pool import Lost
from congvan.project.attached import Attached, share
from congvan.project.hashes import Files
from congvan.store.cache import Cache, key_of
from congvan.verify.code import fingerprint
from congvan.verify.reading import Reader
from congvan.verify.telling import Telling, excusing, telling, untold
from congvan.verify.undecodable import Undecodable

_KIND = "attached"
_CANDIDATES = 3  # for each text that is looked for: some of them are public
_Answer = TypeVar("_Answer")


def attached(files: Files, permitted: frozenset[str], cache: Cache | None) -> tuple[Attached, ...]:
    """Give what gives away each internal attachment, persons' data first and then the longest phrases.

    Raises:
        MachineError: a file cannot be read, or the cache not be written.
    """
    with Reader() as reader:
        own = {digest: path for digest, (path, _) in files.internal.items()}
        told = dict(_each(_TELLING, own, reader, cache))
        found = [_most(told[digest], _CANDIDATES * share(len(own))) for digest in own]
        left = untold(found, (x for _, x in _each(_EXCUSING, files.public, reader, cache)))
    origins = (origin for _, origin in files.internal.values())
    return tuple(_secrets(one, origin, permitted) for one, origin in zip(left, origins, strict=True))


def _most(told: Telling, most: int) -> Telling:
    return Telling(told.phrases[:most], told.persons[:most])


def _secrets(told: Telling, origin: str, permitted: frozenset[str]) -> Attached:
    values = [typed for key, typed in told.persons if key not in permitted]
    return tuple(Secret(x, origin) for x in (*values, *told.phrases))


# --- kept by content --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Question(Generic[_Answer]):
    """What is asked of a file, how the answer is kept, and what a file says that cannot be read."""

    name: str
    ask: Callable[[str, bytes], _Answer]
    written: Callable[[_Answer], bytes]
    read: Callable[[bytes], _Answer]
    nothing: _Answer


def _telling(data: bytes) -> Telling:
    phrases, persons = json.loads(data)
    return Telling(tuple(phrases), tuple((key, typed) for key, typed in persons))


_TELLING = _Question(
    "telling", telling, lambda x: json.dumps([x.phrases, x.persons]).encode(), _telling, Telling((), ())
)
_EXCUSING = _Question("excusing", excusing, bytes, bytes, b"")


def _each(
    question: _Question[_Answer], files: Mapping[str, Path], reader: Reader, cache: Cache | None
) -> Iterator[tuple[str, _Answer]]:
    """Yield what files say, by their digests: first of those of which it is kept, then of those that are asked now."""
    new: dict[Path, str] = {}
    for digest, path in files.items():
        kept = cache.get(_KIND, _key(question, path, digest)) if cache else None
        if kept is None:
            new[path] = digest
        else:
            yield digest, question.read(kept)
    for path, answer in _asked(question, reader, list(new)):
        said = question.nothing if isinstance(answer, Undecodable | Lost) else answer
        if cache and not isinstance(answer, Lost):  # which another time may be read
            cache.put(_KIND, _key(question, path, new[path]), question.written(said))
        yield new[path], said


def _key(question: _Question[_Answer], path: Path, digest: str) -> str:
    return key_of(fingerprint(), question.name, path.suffix.lower(), digest)


def _asked(
    question: _Question[_Answer], reader: Reader, paths: list[Path]
) -> Iterator[tuple[Path, _Answer | Undecodable | Lost]]:
    try:
        yield from reader.ask_each(question.ask, paths)
    except OSError as error:
        raise unreadable(Path(str(error.filename or "")), error) from error

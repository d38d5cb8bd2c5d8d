"""A file → the ids under which git may keep it, so that what lies there is compared with what was committed.

Git may change line ends on the way (`text`, `autocrlf`), or keep a note of where the file is (Git LFS): each of these
forms has its own id, by either of the hashes that repositories use.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_LETTERS = 32  # of an id that are compared: 128 bits
_MOST_BYTES = 100 * 1024 * 1024  # larger files may not go with a letter
# https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
_POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
_POINTED = re.compile(rb"version https://git-lfs\.github\.com/spec/v1\noid sha256:([0-9a-f]{64})\nsize (\d{1,12})\n")


def shortened(name: str) -> str:
    """Give as much of an id as is compared."""
    return name[:_LETTERS]


def ids_of(path: str) -> tuple[str, ...]:
    """Give the ids that a file could have, shortened; none of one that cannot be read, or is larger than any may be."""
    try:
        stat = Path(path).stat()
        return _ids(path, stat.st_size, stat.st_mtime_ns) if stat.st_size <= _MOST_BYTES else ()
    except OSError:
        return ()


@lru_cache(256)  # an editor asks again with each letter that is typed
def _ids(path: str, _size: int, _time: int) -> tuple[str, ...]:
    data = Path(path).read_bytes()
    return tuple(dict.fromkeys(shortened(blob_id(x, name)) for x in _forms(data) for name in ("sha1", "sha256")))


def _forms(data: bytes) -> Iterator[bytes]:
    yield data
    yield _POINTER % (hashlib.sha256(data).hexdigest().encode(), len(data))
    if b"\0" not in data:  # text, as git takes it
        plain = data.replace(b"\r\n", b"\n")
        yield plain
        yield plain.replace(b"\n", b"\r\n")


def blob_id(data: bytes, kind: str) -> str:
    """Give the id that git gives to these bytes, in a repository of that hash."""
    made = hashlib.new(kind, b"blob %d\0" % len(data), usedforsecurity=False)
    made.update(data)
    return made.hexdigest()


def begins_with(data: bytes, kept: bytes) -> bool:
    """Whether a file begins with another, whose bytes git keeps, or a note of which."""
    if pointer := _POINTED.fullmatch(kept):
        return hashlib.sha256(data[: int(pointer[2])]).hexdigest().encode() == pointer[1]
    return data.startswith(kept)


def kind_of(name: str) -> str:
    """Give the hash that an id was made by."""
    return "sha1" if len(name) == hashlib.sha1(b"", usedforsecurity=False).digest_size * 2 else "sha256"

"""Bytes enter under the hash of what they were made from; the same bytes leave, or nothing.

What stays true: an entry whose bytes are not those that were put counts as absent, and so is made again; a
reader never sees half an entry, whichever processes write.
"""

import hashlib
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from congvan.errors import MachineError, reason_of
from congvan.model.text import Text
from congvan.store.scratch import scratch_of

_KIND = re.compile(r"[a-z][a-z0-9-]*")
_TEXT = "text"
_KEY = re.compile(r"[0-9a-f]{64}")
_READABLE = 0o644  # an entry may become a file of the site, which a web server must be able to read


def key_of(*parts: str | bytes) -> str:
    """Give the key of what is made from these parts: SHA-256 in hexadecimal.

    Each part enters with its length, so that `("ab", "c")` and `("a", "bc")` differ.
    """
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


class Cache:
    """A store in one folder, safe for several processes. `kind` says what an entry is, in lower case."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when the first entry is put."""
        self.folder = folder

    def get(self, kind: str, key: str) -> bytes | None:
        """Give an entry's bytes; None if there is none, or it is broken."""
        entry = self._entry(kind, key)
        try:
            data = entry.read_bytes()
            expected = _sum_file(entry).read_text("ascii", errors="replace")
        except OSError:
            return None
        return data if _sum(data) == expected else None

    def path(self, kind: str, key: str) -> Path | None:
        """Give the file of an entry, its bytes proved; None if there is none, or it is broken."""
        return None if self.get(kind, key) is None else self._entry(kind, key)

    def remember_text(self, key: str, make: Callable[[], str]) -> str:
        """Give the text kept under a key; make and keep it where there is none, or a broken one."""
        kept = self.get(_TEXT, key)
        if kept is None:
            made = make()
            self.put(_TEXT, key, made.encode())
            return made
        return kept.decode()

    def put(self, kind: str, key: str, data: bytes) -> Path:
        """Keep bytes and give their file.

        Raises:
            MachineError: the folder cannot be written.
        """
        entry = self._entry(kind, key)
        try:
            entry.parent.mkdir(parents=True, exist_ok=True)
            beside = scratch_of(self.folder)  # where the next build finds what this one leaves if it is killed
            write_in_one_step(entry, data, beside=beside)
            write_in_one_step(_sum_file(entry), _sum(data).encode("ascii"), beside=beside)
        except OSError as error:
            raise MachineError(
                Text("The cache folder {folder} cannot be written: {reason}."),
                folder=self.folder,
                reason=reason_of(error),
            ) from error
        return entry

    def _entry(self, kind: str, key: str) -> Path:
        if not (_KIND.fullmatch(kind) and _KEY.fullmatch(key)):
            raise ValueError(f"no kind and key of an entry: {kind!r}, {key!r}")
        return self.folder / kind / key[:2] / key


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _sum_file(entry: Path) -> Path:
    return entry.with_suffix(".sha256")


def write_in_one_step(target: Path, data: bytes, mode: int = _READABLE, beside: Path | None = None) -> None:
    """Write beside the target, or in another folder of its disk, then take its name in one step.

    Raises:
        OSError: the machine refuses.
    """
    with tempfile.NamedTemporaryFile(dir=beside or target.parent, prefix=".new-", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(data)
            file.flush()
            new.chmod(mode)
            new.replace(target)
        except OSError:
            with suppress(OSError):
                new.unlink()
            raise

"""The list of an edition's files with their SHA-256, as `sha256sum -c` reads it: written, and read back."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from congvan.model.address import CHECKSUMS
from congvan.publish.disk import entries, said


def write_checksums(folder: Path) -> None:
    """Write `SHA256SUMS` over all files below the folder, in the order of their names, for `sha256sum -c`.

    Raises:
        MachineError: a file cannot be read or the list cannot be written.
    """
    with said(folder):
        names = sorted(name for name in files_below(folder) if name != CHECKSUMS)
        lines = (checksum_line(_sha256(folder / name), name) for name in names)
        (folder / CHECKSUMS).write_bytes(b"".join(lines))


def checksum_line(digest: str, name: str) -> bytes:
    r"""One line of a checksum list; coreutils mark a name with `\`, line feed or return by a leading `\`."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != name else ""
    return os.fsencode(f"{mark}{digest}  {escaped}\n")


def listed(checksums: Path) -> frozenset[str]:
    """The names in a checksum list; none if there is no such file."""
    if checksums.is_symlink() or not checksums.is_file():
        return frozenset()
    lines = os.fsdecode(checksums.read_bytes()).split("\n")
    return frozenset(_unescaped(name) if digest.startswith("\\") else name for digest, _, name in
                     (line.partition("  ") for line in lines))  # fmt: skip


def _unescaped(name: str) -> str:
    parts = name.split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\r", "\r") for part in parts)


def files_below(folder: Path, *, all_kinds: bool = False) -> Iterator[str]:
    """Names of the plain files below a folder, relative to it; with `all_kinds` also links, sockets, devices."""
    for entry in entries(folder):
        if entry.is_file(follow_symlinks=False) or (all_kinds and not entry.is_dir(follow_symlinks=False)):
            yield Path(entry.path).relative_to(folder).as_posix()


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

"""A zip package's bytes → its members, read one at a time and bounded, whatever its list of files claims."""

import io
import mmap
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

from congvan.contents.kind import Data
from congvan.contents.sign import DAMAGED, TOO_LARGE, LockedError, UnreadableError

MOST_BYTES = 300 * 1024 * 1024  # all together; a sheet of a million rows has a third of it
MOST_MEMBERS = 5_000
_IS_LOCKED = 0x1  # bit 0 of a member's flags (APPNOTE.TXT, 4.4.4)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


@dataclass(slots=True)
class Room:
    """How much may still be unpacked of one file, packages within packages included."""

    size: int = MOST_BYTES
    members: int = MOST_MEMBERS

    def take(self, members: Sequence[zipfile.ZipInfo]) -> None:
        """Count members.

        Raises:
            UnreadableError: they are more than may be.
        """
        self.size -= sum(x.file_size for x in members)
        self.members -= len(members)
        if self.size < 0 or self.members < 0:
            raise UnreadableError(TOO_LARGE)


class Package:
    """An open package. `names` are its members but for folders, in their order."""

    def __init__(self, archive: zipfile.ZipFile, room: Room) -> None:
        """Take an open archive.

        Raises:
            UnreadableError: it is locked, or larger than may be.
        """
        members = [x for x in archive.infolist() if not x.is_dir()]
        room.take(members)
        if any(x.flag_bits & _IS_LOCKED for x in members):
            raise LockedError
        self._archive, self._members = archive, {x.filename: x for x in members}
        if len(self._members) != len(members) or not all(map(_is_plain, members)):
            raise UnreadableError(DAMAGED)  # two of one name, or one that leads out: programs differ in what they take
        self.names = tuple(self._members)

    def read(self, name: str) -> bytes:
        """Give a member's bytes.

        Raises:
            UnreadableError: it is broken; what does not unpack to the size that is listed counts as broken.
        """
        try:
            return self._archive.read(self._members[name])
        except _BROKEN as error:
            raise UnreadableError(DAMAGED) from error


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file that unpacks to where the package is, and no link to elsewhere."""
    name, path = member.filename, PurePosixPath(member.filename)
    if stat.S_ISLNK(member.external_attr >> 16):
        return False
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name)


@contextmanager
def opened(data: Data, room: Room) -> Iterator[Package]:
    """Open a package; what it unpacks to is taken from the room.

    Raises:
        UnreadableError: it cannot be looked into.
    """
    file = io.BytesIO(data) if isinstance(data, bytes) else _View(data)
    try:
        archive = zipfile.ZipFile(file)
    except (*_BROKEN, RuntimeError) as error:
        raise UnreadableError(DAMAGED) from error
    with archive:
        yield Package(archive, room)


class _View(io.RawIOBase):
    """Read a mapped file without copying it, and without closing it."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data, self._at = data, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._data)}[whence]
        if start + offset < 0:
            raise OSError("before the beginning")
        self._at = start + offset
        return self._at

    def read(self, size: int = -1) -> bytes:
        end = len(self._data) if size < 0 else self._at + size
        found = self._data[self._at : end]
        self._at += len(found)
        return found

"""A path enters; the folder of a bag leaves, unpacked if need be, with what must not be unpacked as findings."""

import bz2
import gzip
import lzma
import shutil
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

from congvan.errors import MachineError, reason_of
from congvan.model.finding import Finding, Place
from congvan.model.rules.fixity import BAG_UNREADABLE, BAG_UNSAFE
from congvan.model.text import Text
from congvan.verify.bag.lists import DECLARATION, INFO, composed, is_list, leads_out

_PACKED = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2")
# A letter's files are hardly smaller packed; what grows more than that was made to fill a disk.
_MOST_GROWTH, _ALWAYS_ALLOWED = 100, 1 << 30
_CHUNK = 1 << 20
_MOST_OF_HEADER = 1 << 20  # what tarfile reads at once: of a file our chunk, of a header all that it says it holds
_DAMAGED = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RecursionError,
    ValueError,
)  # fmt: skip
_PACKERS = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\0", lzma.open))

_OUTSIDE = Text("It would be unpacked outside of the bag's folder")
_TWICE = Text("It is packed twice under one name")
_ODD = Text("It is a link or a special file")
_ENCRYPTED = Text("it is locked with a password")
_BROKEN = Text("it is damaged, only a part of it was copied, or it is not what its name says")
_GROWS = Text("it would grow to more than {times} times its size")
_HEADER = Text("it has a header of more than 1 MB, which no bag needs")
_MANY = Text("it must hold one folder, which is the bag")


@dataclass(frozen=True, slots=True)
class Opened:
    """A bag as a folder on this machine, and what of the packed one was not unpacked."""

    folder: Path
    findings: tuple[Finding, ...] = ()


class _NotUnpackedError(Exception):
    """A packed bag is not to be unpacked."""

    def __init__(self, problem: Text, **values: str) -> None:
        super().__init__(problem.english)
        self.problem = problem.of(**values)


@dataclass(frozen=True, slots=True)
class _Member:
    """A file of a packed bag; `special` if it is no plain one."""

    name: str
    size: int
    special: bool
    stream: "IO[bytes] | None"


@dataclass
class _Taken:
    """What has been taken so far: names, bytes, and what was left."""

    limit: int
    names: set[str] = field(default_factory=set)
    size: int = 0
    findings: list[Finding] = field(default_factory=list)


def is_bag(path: Path) -> bool:
    """Whether a path is meant to be a bag, sound or not: by its declaration, or by its lists."""
    if path.is_dir():
        return any(_is_telling(x.name) for x in path.iterdir())
    if not path.name.lower().endswith(_PACKED):
        return False
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                return any(_is_telling(x.rpartition("/")[2]) for x in packed.namelist())
        with _tar(path):
            return True
    except (_NotUnpackedError, *_DAMAGED):
        return True  # what is wrong with it is told when it is unpacked
    except OSError:
        return False


def _is_telling(name: str) -> bool:
    return name in (DECLARATION, INFO) or is_list(name)


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Give a bag as a folder: itself, or unpacked for as long as it is looked at.

    Raises:
        MachineError: it cannot be read, or there is no room to unpack it.
    """
    if path.is_dir():
        yield Opened(path)
        return
    with tempfile.TemporaryDirectory(prefix="congvan-bag-") as room:
        folder = Path(room).resolve() / "bag"
        folder.mkdir()
        try:
            findings = _unpack(path, folder)
            yield Opened(_inside(folder, findings, path), tuple(findings))
        except OSError as error:
            raise MachineError(Text("Cannot read {path}: {reason}."), path=path, reason=reason_of(error)) from error


def _unpack(path: Path, folder: Path) -> list[Finding]:
    taken = _Taken(max(_ALWAYS_ALLOWED, path.stat().st_size * _MOST_GROWTH))
    try:
        for member in _zipped(path) if zipfile.is_zipfile(path) else _tarred(path):
            _take(member, folder, taken)
    except _NotUnpackedError as error:
        taken.findings.append(BAG_UNREADABLE.at(Place(path.name), problem=error.problem))
    except _DAMAGED:
        taken.findings.append(BAG_UNREADABLE.at(Place(path.name), problem=_BROKEN))
    return taken.findings


def _zipped(path: Path) -> Iterator[_Member]:
    with zipfile.ZipFile(path) as packed:
        for info in packed.infolist():
            if info.flag_bits & 1:
                raise _NotUnpackedError(_ENCRYPTED)
            if not info.is_dir():
                special = stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG)
                with packed.open(info) as stream:
                    yield _Member(info.filename, info.file_size, special, stream)


class _Sips:
    """A stream that is never read in one gulp: a header of some bytes may claim to be as large as the memory."""

    def __init__(self, stream: "IO[bytes]") -> None:
        """Take the stream."""
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int) -> bytes:
        """Read what is asked for, unless it is too much.

        Raises:
            _NotUnpackedError: it is.
            ReadError: what was packed is damaged; some packers call it an OSError.
        """
        if size > _MOST_OF_HEADER:
            raise _NotUnpackedError(_HEADER)
        try:
            return self._stream.read(size)
        except OSError as error:
            if error.errno is None:
                raise tarfile.ReadError from error
            raise


@contextmanager
def _tar(path: Path) -> Iterator[tarfile.TarFile]:
    with path.open("rb") as file:
        start = file.read(len(_PACKERS[-1][0]))
        file.seek(0)
        unpack = next((x for mark, x in _PACKERS if start.startswith(mark)), None)
        with unpack(file) if unpack else file as stream:
            sips = cast("IO[bytes]", _Sips(cast("IO[bytes]", stream)))
            with tarfile.open(fileobj=sips, mode="r:") as packed:
                yield packed


def _tarred(path: Path) -> Iterator[_Member]:
    with _tar(path) as packed:
        for info in packed:
            if not info.isdir():
                yield _Member(
                    info.name, info.size, not info.isreg(), packed.extractfile(info) if info.isreg() else None
                )


def _take(member: _Member, folder: Path, taken: _Taken) -> None:
    """Unpack one file, unless it must not be."""
    name = member.name.removeprefix("./")
    wrong = _fault(member, name, taken)
    if wrong or member.stream is None:
        taken.findings.append(BAG_UNSAFE.at(Place(name), problem=wrong or _ODD))
        return
    taken.names.add(composed(name))
    taken.size += member.size
    if taken.size > taken.limit:
        raise _NotUnpackedError(_GROWS, times=str(_MOST_GROWTH))
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        shutil.copyfileobj(member.stream, file, _CHUNK)


def _fault(member: _Member, name: str, taken: _Taken) -> Text | None:
    if member.special:
        return _ODD
    if leads_out(name):
        return _OUTSIDE
    return _TWICE if composed(name) in taken.names else None


def _inside(folder: Path, findings: list[Finding], path: Path) -> Path:
    """Give the one folder within which is the bag; what has another form is taken as it is."""
    if (folder / DECLARATION).is_file():
        return folder
    found = list(folder.iterdir())
    if len(found) == 1 and found[0].is_dir():
        return found[0]
    if not findings:
        findings.append(BAG_UNREADABLE.at(Place(path.name), problem=_MANY))
    return folder

"""A bag's content enters; the bag stands in its place, whole and with the same bytes on every machine, or not at all.

It is made beside its place under a hidden name, and takes it by one rename. A packed bag is not compressed: what
compresses differs from machine to machine, and nearly all in it is compressed already.
"""

import hashlib
import os
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path

from congvan.errors import ArchiveError, unwritable
from congvan.model.text import Text
from congvan.publish.bag.content import Bag
from congvan.publish.bag.tags import DECLARATION, info_text, list_text

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
_UNIX = 3  # the system that a zip's modes are of (APPNOTE 4.4.2)
_PAYLOAD = "data"
_CHUNK = 1 << 20
Progress = Callable[[str, int, int], None]


def write_bag(bag: Bag, target: Path, progress: Progress) -> None:
    """Write a bag: into a zip or a tar file, if the target's name ends so, else into a folder.

    Raises:
        ArchiveError: there is something at the target.
        MachineError: it cannot be written, or a file to be laid in cannot be read.
    """
    pack = _PACKERS.get(target.suffix.lower())
    with _beside(target) as room:
        folder = room / bag.name
        _fill(bag, folder, progress)
        _settle(folder, _moment(bag))
        made = folder
        if pack:
            made = room / "packed"
            pack(folder, made, bag)
            made.chmod(_FILE_MODE)
        _take_place(made, target)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a hidden folder on the target's disk, gone at the end.

    Raises:
        ArchiveError: there is something at the target.
        MachineError: in place of any OSError.
    """
    if os.path.lexists(target):
        raise _exists(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as room:
            yield Path(room)
    except OSError as error:
        raise unwritable(target, error) from error


def _exists(target: Path) -> ArchiveError:
    return ArchiveError(Text("{path} exists already; it is not overwritten."), path=target)


def _fill(bag: Bag, folder: Path, progress: Progress) -> None:
    """Write the payload, and then what lists it: each file's checksum is that of the bytes that were written."""
    listed: dict[str, str] = {}
    size = 0
    for done, (name, content) in enumerate(sorted(bag.files.items()), 1):
        target = folder / _PAYLOAD / name
        target.parent.mkdir(parents=True, exist_ok=True)
        listed[f"{_PAYLOAD}/{name}"], length = _written(target, content)
        size += length
        progress("bag", done, len(bag.files))
    oxum = ("Payload-Oxum", f"{size}.{len(listed)}")
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": info_text((*bag.info, oxum)),
        "manifest-sha256.txt": list_text(listed),
    }
    for name, content in (tags | {"tagmanifest-sha256.txt": list_text(_digests(tags))}).items():
        (folder / name).write_bytes(content)


def _digests(contents: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(x).hexdigest() for name, x in contents.items()}


def _written(target: Path, content: bytes | Path) -> tuple[str, int]:
    """Write a file; give its checksum and its length."""
    total = hashlib.sha256()
    with target.open("xb") as file:
        for chunk in _chunks(content):
            total.update(chunk)
            file.write(chunk)
        return total.hexdigest(), file.tell()


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _moment(bag: Bag) -> int:
    """The bag's day, as a moment for the files' own times."""
    return int(datetime.combine(bag.day, time(), UTC).timestamp())


def _settle(folder: Path, moment: int) -> None:
    """Give files and folders the same modes and times, whatever the umask and the clock; write them to the disk."""
    for path in (*sorted(folder.rglob("*"), reverse=True), folder):  # a folder after what is in it
        path.chmod(_FOLDER_MODE if path.is_dir() else _FILE_MODE)
        os.utime(path, (moment, moment))
    os.sync()


def _names(folder: Path) -> list[str]:
    """The files below a folder, each with the folder's own name first; the declaration before all."""
    names = [x.relative_to(folder.parent).as_posix() for x in folder.rglob("*") if x.is_file()]
    return sorted(names, key=lambda x: (not x.endswith("/bagit.txt"), x))


def _zip(folder: Path, target: Path, bag: Bag) -> None:
    with zipfile.ZipFile(target, "x", zipfile.ZIP_STORED) as packed:
        for name in _names(folder):
            info = zipfile.ZipInfo(name, (bag.day.year, bag.day.month, bag.day.day, 0, 0, 0))
            info.create_system = _UNIX
            info.external_attr = (0o100000 | _FILE_MODE) << 16
            info.file_size = (folder.parent / name).stat().st_size
            with (folder.parent / name).open("rb") as file, packed.open(info, "w") as into:
                shutil.copyfileobj(file, into, _CHUNK)


def _tar(folder: Path, target: Path, bag: Bag) -> None:
    with tarfile.open(target, "x", format=tarfile.PAX_FORMAT) as packed:
        for name in _names(folder):
            info = tarfile.TarInfo(name)
            info.size, info.mode, info.mtime = (folder.parent / name).stat().st_size, _FILE_MODE, _moment(bag)
            with (folder.parent / name).open("rb") as file:
                packed.addfile(info, file)


_PACKERS: Mapping[str, Callable[[Path, Path, Bag], None]] = {".zip": _zip, ".tar": _tar}


def _take_place(made: Path, target: Path) -> None:
    """Give what was made its name, unless somebody has taken that since.

    Raises:
        ArchiveError: the name is taken.
    """
    if made.is_dir():
        try:
            target.mkdir()  # takes the name; a folder may be renamed onto an empty one
        except FileExistsError:
            raise _exists(target) from None
        try:
            made.replace(target)
        except OSError:
            target.rmdir()
            raise
    elif os.path.lexists(target):
        raise _exists(target)
    else:
        made.replace(target)

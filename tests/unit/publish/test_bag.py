"""Bags as they are written: the same bytes whoever writes them, whole or not at all; bagit and coreutils agree."""

import os
import subprocess
import tarfile
import time
import warnings
import zipfile
from datetime import date
from pathlib import Path

import pytest

from congvan.errors import ArchiveError, MachineError
from congvan.publish.bag import Bag, write_bag
from congvan.publish.bag.tags import info_text, list_text
from congvan.verify.bag import opened, verify_bag

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it asks an old library for its own version
    import bagit

FILES: dict[str, bytes | Path] = {
    "index.html": b"<!DOCTYPE html><title>x</title>",
    "letters/xa-mau/2026-01/bảng số liệu.txt": b"1",
    "letters/xa-mau/2026-01/a.pdf": b"%PDF-1.7",
    "sources/rỗng.md": b"",
    "letters/" + "rất-dài-" * 20 + ".pdf": b"2",
}
BAG = Bag("congvan-public-2026", date(2026, 4, 20), (("Source-Organization", "Xã\nMẫu"), ("X", "y")), FILES)
TARGETS = ["bag", "bag.zip", "bag.tar"]


def silent(*_: object) -> None:
    """Tell nobody."""


def bytes_of(path: Path) -> dict[str, tuple[bytes, int, int]]:
    """Bytes, modes and times of a file, or of all files of a folder."""
    files = sorted(x for x in path.rglob("*")) if path.is_dir() else [path]
    every = [path, *files]
    return {
        x.relative_to(path).as_posix(): (
            x.read_bytes() if x.is_file() else b"",
            x.stat().st_mode,
            int(x.stat().st_mtime) if path.is_dir() else 0,
        )
        for x in every
    }


@pytest.mark.parametrize("target", TARGETS)
def test_same_bytes(tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder, under another umask, in another time zone, with the payload in another order."""
    write_bag(BAG, tmp_path / target, silent)
    before = os.umask(0o077)
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    try:
        other = Bag(BAG.name, BAG.day, BAG.info, dict(reversed(FILES.items())))
        write_bag(other, tmp_path / "elsewhere" / target, silent)
    finally:
        os.umask(before)
        monkeypatch.undo()
        time.tzset()
    assert bytes_of(tmp_path / target) == bytes_of(tmp_path / "elsewhere" / target)


@pytest.mark.parametrize("target", TARGETS)
def test_sound_for_all_readers(tmp_path: Path, target: str) -> None:
    """Ours, bagit after unpacking by others, and coreutils."""
    path = tmp_path / target
    write_bag(BAG, path, silent)
    with opened(path) as bag:
        assert verify_bag(bag) == []
    folder = path
    if target.endswith(".zip"):
        with zipfile.ZipFile(path) as packed:
            assert packed.testzip() is None
            packed.extractall(tmp_path / "out")  # noqa: S202 - our own
        folder = tmp_path / "out" / BAG.name
    elif target.endswith(".tar"):
        with tarfile.open(path) as tar:
            tar.extractall(tmp_path / "out", filter="data")
        folder = tmp_path / "out" / BAG.name
    assert bagit.Bag(str(folder)).validate()
    command = ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"]
    assert subprocess.run(command, cwd=folder, check=False).returncode == 0
    assert {x.relative_to(folder / "data").as_posix() for x in (folder / "data").rglob("*") if x.is_file()} == set(
        FILES
    )


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("there", ["file", "folder", "full", "link"])
def test_existing_targets(tmp_path: Path, target: str, there: str) -> None:
    """Nothing is overwritten, not even an empty folder or a link that leads nowhere; nothing is left behind."""
    path = tmp_path / target
    if there == "file":
        path.write_text("mine")
    elif there == "link":
        path.symlink_to("nowhere")
    else:
        path.mkdir()
        if there == "full":
            (path / "mine").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ArchiveError, match="exists already"):
        write_bag(BAG, path, silent)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("target", TARGETS)
def test_all_or_nothing(tmp_path: Path, target: str) -> None:
    """A source that went away, or an interruption, leaves nothing, under no name."""
    gone = Bag(BAG.name, BAG.day, BAG.info, FILES | {"z": tmp_path / "gone"})
    with pytest.raises(MachineError):
        write_bag(gone, tmp_path / target, silent)

    def interrupt(_: str, done: int, __: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_bag(BAG, tmp_path / target, interrupt)
    assert list(tmp_path.iterdir()) == []


def test_target_taken_meanwhile(tmp_path: Path) -> None:
    """Somebody's folder that came while the bag was made stays."""

    def take(_: str, done: int, __: int) -> None:
        if done == len(FILES):
            (tmp_path / "bag").mkdir()
            (tmp_path / "bag" / "mine").write_text("mine")

    with pytest.raises(ArchiveError, match="exists already"):
        write_bag(BAG, tmp_path / "bag", take)
    assert [x.name for x in tmp_path.rglob("*")] == ["bag", "mine"]


def test_texts() -> None:
    """Line ends and percent signs in names become codes; a value is one line."""
    assert list_text({"data/b\n": "1", "data/a%\r": "2"}) == b"2  data/a%25%0D\n1  data/b%0A\n"
    assert info_text([("A", "x\n  y"), ("A", "z")]) == b"A: x y\nA: z\n"

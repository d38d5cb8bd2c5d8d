"""What may befall a machine while an edition is built: the old edition stays whole, the next build is right.

Killed builds are in test_kill.py. A disk of its own for a test is a tmpfs, which needs root or a user namespace.
"""

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.integration.archives import PASSAGES, PROGRAMS, edit, environment, hidden, kept
from tests.integration.warm import run

# What an office's file lends may change without a word; an issued letter's own text may not (CV550).
OFFICE, OLD, NEW = "reports/_agencies/mau-doi-thong.yml", "Số 2 đường", "Số 4 đường"
LOCKS = {".public.lock", ".internal.lock"}


def build(archive: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Build the public edition."""
    return run(archive, "congvan", "build", "--audience", "public", more=more)


@contextmanager
def disk(at: Path, *options: str) -> Iterator[None]:
    """Mount an empty disk in memory over a folder whose files move onto it."""
    files = shutil.move(at, at.with_name(f"{at.name}-before"))
    at.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", at], check=True)
    try:
        shutil.copytree(files, at, dirs_exist_ok=True, symlinks=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a disk for a test")


@needs_root
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_full_disk(archive: Path, part: float) -> None:
    """The disk of the site is full when some, half or most of the new edition stands: one sentence, nothing lost."""
    site = archive / "site"
    with disk(site):
        about = os.statvfs(site)
        taken = (about.f_blocks - about.f_bfree) * about.f_frsize
        room = int(taken + part * taken * len(kept(site / "public")) / len(kept(site)))
        subprocess.run(["mount", "-o", f"remount,size={room}", site], check=True)
        before = kept(site)
        edit(archive / OFFICE, OLD, NEW)
        done = build(archive)
        assert done.returncode == 2, done.stdout + done.stderr
        assert "ổ đĩa đã đầy" in done.stderr
        assert "Traceback" not in done.stdout + done.stderr
        assert kept(site) == before
        assert hidden(site) == LOCKS
        subprocess.run(["mount", "-o", "remount,size=64m", site], check=True)
        assert build(archive).returncode == 0
        assert kept(site) != before
        assert hidden(site) == LOCKS


@needs_root
def test_a_full_disk_of_the_cache(archive: Path) -> None:
    """Nor does a disk without room for the cache harm the edition."""
    before = kept(archive / "site")
    edit(archive / OFFICE, OLD, NEW)
    shutil.rmtree(archive / ".cache")
    (archive / ".cache").mkdir()
    with disk(archive / ".cache", "-o", "size=64k"):
        done = build(archive)
        assert done.returncode == 2, done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr
        assert kept(archive / "site") == before


@needs_root
def test_a_read_only_disk(archive: Path) -> None:
    """A disk that went read-only, as Linux makes those with faults: said, and nothing is touched."""
    site = archive / "site"
    with disk(site):
        before = kept(site)
        edit(archive / OFFICE, OLD, NEW)
        subprocess.run(["mount", "-o", "remount,ro", site], check=True)
        done = build(archive)
        assert done.returncode == 2, done.stdout + done.stderr
        assert "ổ đĩa chỉ cho đọc" in done.stderr
        assert kept(site) == before
        subprocess.run(["mount", "-o", "remount,rw", site], check=True)
        assert build(archive).returncode == 0
        assert hidden(site) == LOCKS


@pytest.mark.parametrize("clock", ["2001-01-01 00:00:00", "2049-12-31 23:59:58"])
def test_a_clock_that_is_wrong(archive: Path, clock: str) -> None:
    """A clock that was set back (or on) by decades between two builds changes no byte, and hides no change."""
    edit(archive / OFFICE, OLD, NEW)
    command = ["faketime", clock, str(PROGRAMS / "congvan"), "build", "--audience", "public"]
    done = subprocess.run(command, cwd=archive, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    at_wrong_time = kept(archive / "site" / "public")
    shutil.rmtree(archive / ".cache")
    shutil.rmtree(archive / "site")
    assert build(archive).returncode == 0
    assert kept(archive / "site" / "public") == at_wrong_time


def test_files_that_claim_to_be_unchanged(archive: Path) -> None:
    """A letter of another text, but of the same size and time as before, is built anew."""
    letter, words = archive / f"reports/{PASSAGES}.md", "đường dây nóng"
    times = (letter.stat().st_atime_ns, letter.stat().st_mtime_ns)
    shutil.rmtree(archive / "site")  # or the issued letter would be held against it
    edit(letter, words, words.swapcase())
    os.utime(letter, ns=times)
    assert build(archive).returncode == 0
    assert words.swapcase() in (archive / "site" / "public" / PASSAGES / "index.html").read_text("utf-8")


def flipped(data: bytes, chance: random.Random) -> bytes:
    """One bit of some byte turned."""
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


DAMAGES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "a bit flipped": flipped,
    "cut short": lambda data, chance: data[: chance.randrange(len(data))],
    "emptied": lambda _data, _chance: b"",
    "zeroes, as after a power cut": lambda data, _chance: bytes(len(data)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache(archive: Path, damage: str) -> None:
    """Every file of the cache is damaged: the build finds it out, makes everything again, and is the same."""
    before = kept(archive / "site")
    chance = random.Random(damage)  # noqa: S311 - places, not secrets; the same in each run
    files = [x for x in sorted((archive / ".cache").rglob("*")) if x.is_file() and x.stat().st_size]
    assert len(files) > 20
    for file in files:
        file.write_bytes(DAMAGES[damage](file.read_bytes(), chance))
    done = run(archive, "congvan", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert kept(archive / "site") == before
    assert hidden(archive / "site") == LOCKS


def test_a_cache_with_other_things_in_its_places(archive: Path) -> None:
    """Folders, links that lead away and links in a ring where entries were."""
    before = kept(archive / "site")
    files = [x for x in sorted((archive / ".cache").rglob("*")) if x.is_file()]
    outside = archive / "outside.txt"
    outside.write_text("không được đổi")
    for number, file in enumerate(files):
        file.unlink()
        (lambda x: x.mkdir(), lambda x: x.symlink_to(outside), lambda x: x.symlink_to(x))[number % 3](file)
    done = run(archive, "congvan", "build")
    assert done.returncode in {0, 2}, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert kept(archive / "site") == before
    assert outside.read_text() == "không được đổi"
    shutil.rmtree(archive / ".cache")
    assert run(archive, "congvan", "build").returncode == 0
    assert kept(archive / "site") == before


def test_many_builds_at_once(archive: Path) -> None:
    """Four builds of both editions, started together: each ends well or says why, and one whole edition stands."""
    before = kept(archive / "site")
    edit(archive / OFFICE, OLD, NEW)
    command = [str(PROGRAMS / "congvan"), "build"]
    builds = [
        subprocess.Popen(command, cwd=archive, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(4)
    ]
    said = [(x.communicate(timeout=240)[0].decode(), x.returncode) for x in builds]
    assert {code for _, code in said} <= {0, 2}, said
    assert 0 in {code for _, code in said}
    assert all("Một lần dựng khác" in text for text, code in said if code)
    after = kept(archive / "site")
    assert after != before
    assert hidden(archive / "site") == LOCKS
    assert run(archive, "congvan", "build").returncode == 0
    assert kept(archive / "site") == after

"""An edition is a function of its sources: who builds it, where, when and how often makes no difference to a byte."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.integration.archives import REAL, copy_archive, kept, run, set_volumes

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",  # UTC+14
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "4242",
    "USER": "someone",
    "LOGNAME": "someone",
    "COLUMNS": "40",
}


@pytest.fixture(scope="module")
def other(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same archive, built cold in a folder of another name and depth, by another user elsewhere."""
    folder = set_volumes(copy_archive(tmp_path_factory.mktemp("elsewhere") / "một kho khác" / "kho"), on=True)
    home = folder.parent / "home"
    home.mkdir()
    for file in folder.rglob("*.md"):  # a fresh clone's files are as old as the clone
        os.utime(file, (1_000_000_000, 1_000_000_000))
    done = run(folder, "congvan", "build", more=ELSEWHERE | {"HOME": str(home)}, umask=0o077)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_two_folders_two_users(audience: str, small: Path, other: Path) -> None:
    """Two builds in two folders, under other time zones, languages, hash seeds and umasks, are equal byte for byte."""
    assert kept(other / "site" / audience) == kept(small / "site" / audience)


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_modes_do_not_follow_the_umask(audience: str, other: Path) -> None:
    """A web server running as another user can read every file, and no file can be run."""
    edition = other / "site" / audience
    modes = {(x.is_dir(), x.stat().st_mode & 0o777) for x in [edition, *edition.rglob("*")]}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_warm_cache_and_one_audience_alone(small: Path, small_copy: Path) -> None:
    """Built again from the cache, and each edition alone, the bytes are the same."""
    for audience in ("internal", "public"):
        shutil.rmtree(small_copy / "site" / audience)
        done = run(small_copy, "congvan", "build", "--audience", audience)
        assert done.returncode == 0, done.stderr
    assert kept(small_copy / "site") == kept(small / "site")


def test_broken_cache_entries_are_made_again(small: Path, small_copy: Path) -> None:
    """A cache whose entries were cut short changes nothing."""
    entries = [x for x in (small_copy / ".cache" / "congvan").rglob("*") if x.is_file() and x.suffix != ".sha256"]
    assert entries
    for entry in entries:
        entry.write_bytes(entry.read_bytes()[:100])
    done = run(small_copy, "congvan", "build", "--audience", "public")
    assert done.returncode == 0, done.stderr
    assert kept(small_copy / "site" / "public") == kept(small / "site" / "public")


def test_source_date_epoch_is_the_only_clock(small: Path, small_copy: Path) -> None:
    """Another day changes what is due, and only through the variable meant for it; no letter's PDF changes."""
    day = {"SOURCE_DATE_EPOCH": "1777593600"}  # 2026-05-01
    done = run(small_copy, "congvan", "build", "--audience", "internal", more=day)
    assert done.returncode == 0, done.stderr
    before, after = kept(small / "site" / "internal"), kept(small_copy / "site" / "internal")
    changed = {name for name in before if before[name] != after.get(name)}
    assert "index.html" in changed
    assert f"{REAL}/{REAL.replace('/', '-')}.pdf" not in changed


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_checksums_for_coreutils(audience: str, small: Path) -> None:
    """`sha256sum -c SHA256SUMS` passes, and the list names every file but itself."""
    edition = small / "site" / audience
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=edition, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    listed = {line.split("  ", 1)[1] for line in (edition / "SHA256SUMS").read_text("utf-8").splitlines()}
    assert listed == set(kept(edition)) - {"SHA256SUMS"}

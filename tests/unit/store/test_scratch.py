"""Temporary files below the cache: a living build's stay, a dead one's go."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from congvan.store.scratch import release, scratch_of, settle

ROOT = Path(__file__).parents[3]
LIVES = """
import sys, tempfile, time
from pathlib import Path
from congvan.store.scratch import settle
settle(Path(sys.argv[1]))
open(tempfile.mkdtemp() + "/letter.html", "w").write("noi bo")
print(tempfile.gettempdir(), flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[misc]  # a generator for pytest
    """Nothing of one test reaches another."""
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())
    yield
    release()


def other(cache: Path) -> tuple["subprocess.Popen[str]", Path]:
    """Start another build that has temporary files; give it and its folder."""
    build = subprocess.Popen(
        [sys.executable, "-c", LIVES, cache],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    assert build.stdout
    return build, Path(build.stdout.readline().strip())


def end(build: "subprocess.Popen[str]") -> None:
    """Wait for its end, and let go of what it said."""
    build.wait()
    assert build.stdout
    build.stdout.close()


def names(cache: Path) -> list[str]:
    """What stands in the folder for temporary files."""
    return sorted(x.name for x in (cache / "scratch").iterdir())


def test_temporary_files_lie_below_the_cache(tmp_path: Path) -> None:
    """Of this process and of the programs that it starts; afterwards they lie where they lay."""
    before = os.environ["TMPDIR"]
    settle(tmp_path)
    folder = Path(tempfile.mkdtemp())
    assert folder.parent.parent == tmp_path / "scratch"
    assert os.environ["TMPDIR"] == str(folder.parent)
    assert scratch_of(tmp_path) == folder.parent
    release()
    assert os.environ["TMPDIR"] == before
    assert names(tmp_path) == []
    assert scratch_of(tmp_path) is None


def test_nobody_else_looks_into_the_cache(tmp_path: Path) -> None:
    """It holds internal texts and PDFs, whatever the umask."""
    cache = tmp_path / "cache"
    before = os.umask(0)
    try:
        settle(cache)
    finally:
        os.umask(before)
    assert cache.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_dead_build_left_goes(tmp_path: Path, way: signal.Signals) -> None:
    """Killed in whatever way, it is tidied up by the next; with it what only half began."""
    build, left = other(tmp_path)
    build.send_signal(way)
    end(build)
    (tmp_path / "scratch" / "build-halfway.lock").touch()
    assert (left / next(left.iterdir()).name / "letter.html").is_file()
    settle(tmp_path)
    assert not left.exists()
    assert {x.split(".")[0] for x in names(tmp_path)} == {Path(tempfile.gettempdir()).name}


def test_a_living_build_keeps_its_own(tmp_path: Path) -> None:
    """Two builds at once: neither takes the other's files."""
    build, own = other(tmp_path)
    try:
        settle(tmp_path)
        assert (next(own.iterdir()) / "letter.html").read_text() == "noi bo"
        assert Path(tempfile.gettempdir()) != own
    finally:
        build.kill()
        end(build)


def test_where_nothing_can_be_written_the_systems_folder_serves(tmp_path: Path) -> None:
    """A file in the way is no reason to stop: the cache itself says what is wrong when it is needed."""
    before = tempfile.gettempdir()
    (tmp_path / "scratch").write_text("")
    settle(tmp_path)
    assert tempfile.gettempdir() == before
    assert scratch_of(tmp_path) is None


def test_a_folder_that_was_deleted_is_made_again(tmp_path: Path) -> None:
    """Somebody deletes the cache while a preview runs."""
    settle(tmp_path)
    first = Path(tempfile.gettempdir())
    first.rmdir()
    settle(tmp_path)
    assert Path(tempfile.mkdtemp()).parent != first

"""Tasks in processes of their own: an answer for each, or why there is none, and nothing left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from congvan.processes import pool
from congvan.processes.beside import side_by_side
from congvan.processes.pool import Lost, Pool
from congvan.processes.starting import spawning

LITTLE = 2**29  # bytes: room for Python and its libraries


@pytest.fixture(autouse=True)
def nobody_stays() -> Iterator[None]:
    """Whatever a test does, its processes end."""
    before = multiprocessing.active_children()
    yield
    assert set(multiprocessing.active_children()) <= set(before)


def does(task: str) -> int:
    """One harm or another, by name; a number as it is."""
    if task == "eats":
        return len(bytearray(LITTLE))
    if task == "hangs":
        time.sleep(60)
    if task == "dies":
        os._exit(1)
    return int(task)


def dies_once(path: str) -> str:
    """Die as the file is made; later tell what it holds."""
    try:
        with Path(path).open("x") as file:
            file.write("was here")
        os._exit(1)
    except FileExistsError:
        return Path(path).read_text()


def test_each_has_its_answer_or_why_there_is_none() -> None:
    """None stops another."""
    tasks = ["1", "hangs", "2", "eats", "3", "dies", "4"]
    with Pool(2, spawning(), most_bytes=LITTLE) as workers:
        made = dict(workers.as_done(does, tasks, 1))
        assert workers.ask(does, "5", seconds=1) == 5
    lost = {"hangs": Lost.TOO_LONG, "eats": Lost.TOO_MUCH, "dies": Lost.DIED}
    assert made == {"1": 1, "2": 2, "3": 3, "4": 4, **lost}


def test_a_task_whose_process_died_is_tried_once_more(tmp_path: Path) -> None:
    """Somebody else may have ended it; one that ends its process each time is lost."""
    with Pool(1, spawning()) as workers:
        assert list(workers.as_done(dies_once, [str(tmp_path / "a")], 9)) == [(str(tmp_path / "a"), "was here")]


def test_what_a_task_raises_is_raised_here() -> None:
    """And what waits, nobody wants any more."""
    with Pool(1, spawning()) as workers, pytest.raises(ValueError, match="invalid literal"):
        list(workers.as_done(does, ["x", "hangs"], 60))


def test_a_machine_that_refuses_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as if they had died."""

    def refuses(*_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr("pebble.pool.process.launch_process", refuses)
    with Pool(2, spawning()) as workers:
        assert set(workers.as_done(does, ["1", "2"], 1)) == {("1", Lost.DIED), ("2", Lost.DIED)}


def test_processes_that_take_nothing_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when one was killed while it held the lock of all."""
    with Pool(1, spawning()) as workers:
        pid = workers.ask(os.getpid, seconds=9)
        assert isinstance(pid, int)
        os.kill(pid, signal.SIGSTOP)
        monkeypatch.setattr(pool, "_STALLED", 0.2)
        assert workers.ask(os.getpid, seconds=9) is Lost.DIED
        monkeypatch.undo()
        assert workers.ask(does, "1", seconds=9) == 1


_left_running: list[Pool] = []


def starts_another(_: object) -> int:
    """Ask a process of its own, and leave it."""
    _left_running.append(Pool(1, spawning()))
    pid = _left_running[0].ask(os.getpid, seconds=20)
    assert isinstance(pid, int)
    return pid


def test_who_works_for_us_ends_with_whoever_works_for_it() -> None:
    """None waits for the other for ever: as each ends by itself, and as it is ended."""
    inner = list(side_by_side(starts_another, ["a"]))
    with Pool(1, spawning()) as workers:
        inner += [pid for pid in (workers.ask(starts_another, "b", seconds=30),) if isinstance(pid, int)]
    assert len(inner) == 2
    end = time.monotonic() + 10
    while any(map(lives, inner)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(lives, inner))


_PARENT = """
import os, sys
from congvan.processes.pool import Pool
from congvan.processes.starting import forking_off_clean
from tests.unit.processes.test_pool import does
if __name__ == "__main__":
    workers = Pool(1, forking_off_clean())
    print(workers.ask(os.getpid, seconds=9), flush=True)
    workers.ask(does, "hangs", seconds=60)
"""


def test_none_outlives_whoever_started_it(tmp_path: Path) -> None:
    """Not even while it is at work."""
    script = tmp_path / "parent.py"
    script.write_text(_PARENT, "utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout
    with parent.stdout as said:
        worker = int(said.readline())
    assert lives(worker)
    parent.kill()
    parent.wait(timeout=30)
    end = time.monotonic() + 10
    while lives(worker) and time.monotonic() < end:
        time.sleep(0.05)
    assert not lives(worker)


def lives(pid: int) -> bool:
    """Whether there is such a process that has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

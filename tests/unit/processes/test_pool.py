"""Tasks in processes of their own: an answer for each, or why there is none, and nothing left behind."""

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from congvan.processes import pool
from congvan.processes.beside import side_by_side
from congvan.processes.bounds import bound_memory
from congvan.processes.deaf import deaf
from congvan.processes.pool import Lost, Pool
from congvan.processes.starting import spawning

LITTLE = 2**29  # bytes: room for Python and its libraries
_PATIENCE = 30  # seconds: a bound for the tests themselves


def _kill_all_but(these: list[BaseProcess]) -> None:
    for process in set(multiprocessing.active_children()) - set(these):
        process.kill()


@pytest.fixture(autouse=True)
def nobody_stays() -> Iterator[None]:
    """Whatever a test does, its processes end: in time, or they are ended and the test fails."""
    before = multiprocessing.active_children()
    late = threading.Timer(2 * _PATIENCE, _kill_all_but, (before,))
    late.start()
    yield
    late.cancel()
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


def dies_then_dawdles(path: str) -> str:
    """Die at first; then take longer than anybody waits."""
    found = dies_once(path)
    time.sleep(5)
    return found


def test_who_is_tried_once_more_has_no_more_time(tmp_path: Path) -> None:
    """The second time has the first one's bound."""
    with Pool(1, spawning()) as workers:
        assert list(workers.as_done(dies_then_dawdles, [str(tmp_path / "a")], 1)) == [
            (str(tmp_path / "a"), Lost.TOO_LONG)
        ]


def under_a_lower_limit(most: int) -> tuple[int, int]:
    """Bound the memory where the system allows less than that."""
    resource.setrlimit(resource.RLIMIT_AS, (most // 4, most // 2))
    bound_memory(most)
    return resource.getrlimit(resource.RLIMIT_AS)


def test_how_a_worker_begins() -> None:
    """It ends at once when it is told to, and takes no more memory than it is given, nor than the system allows."""
    with Pool(1, spawning(), most_bytes=2**34) as workers:
        assert workers.ask(signal.getsignal, signal.SIGTERM, seconds=9) is signal.SIG_DFL
        assert workers.ask(resource.getrlimit, resource.RLIMIT_AS, seconds=9) == (2**34, 2**34)
        assert workers.ask(under_a_lower_limit, 2**33, seconds=9) == (2**32, 2**32)


def test_ctrl_c_is_heard_again() -> None:
    """Only while processes start it is not."""
    with deaf():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def waits(seconds: float) -> float:
    """Take so long."""
    time.sleep(seconds)
    return seconds


def test_answers_side_by_side_come_in_the_order_of_the_tasks() -> None:
    """Not in that in which they are done."""
    assert list(side_by_side(waits, [0.5, 0])) == [0.5, 0]


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


def writes(count: int) -> str:
    """Write so many temporary files, enough that to remove them takes a while, and tell their folder."""
    for _ in range(count):
        os.close(tempfile.mkstemp()[0])
    return tempfile.gettempdir()


_PARENT = """
import os, sys
from congvan.processes.pool import Pool
from congvan.processes.starting import forking_off_clean
from tests.unit.processes.test_pool import does, writes
if __name__ == "__main__":
    workers = Pool(1, forking_off_clean(), with_folder=True)
    print(workers.ask(os.getpid, seconds=9), flush=True)
    print(workers.ask(writes, 2000, seconds=9), flush=True)
    workers.ask(does, sys.argv[1], seconds=60)
    sys.stdin.read()
"""


@pytest.mark.parametrize("at", ["hangs", "1"])
def test_none_outlives_whoever_started_it(tmp_path: Path, at: str) -> None:
    """Neither at work nor idle; and its files go with it."""
    script = tmp_path / "parent.py"
    script.write_text(_PARENT, "utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script), at],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout
    late = threading.Timer(_PATIENCE, parent.kill)  # what waits for its words then reads an empty line
    late.start()
    try:
        worker, folder = int(parent.stdout.readline()), Path(parent.stdout.readline().strip())
        assert lives(worker)
        assert folder.name.startswith("congvan-")
        assert folder.is_dir()
    finally:
        late.cancel()
        parent.kill()
        parent.communicate(timeout=_PATIENCE)
    end = time.monotonic() + 10
    while (lives(worker) or list(folder.parent.glob(f"{folder.name}*"))) and time.monotonic() < end:
        time.sleep(0.05)
    assert not lives(worker)
    assert list(folder.parent.glob(f"{folder.name}*")) == []


def lives(pid: int) -> bool:
    """Whether there is such a process that has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

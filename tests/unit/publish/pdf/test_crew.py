"""Worker processes: started once, kept warm, ended one by one when they must be, and never left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from congvan.checking import reader
from congvan.errors import MachineError
from congvan.model.rules import making as rules
from congvan.publish.pdf import PdfJob, crew, limits, make_pdfs
from congvan.store.cache import Cache
from tests.unit.publish.pdf.test_pool import a_job

FEW = 6  # more than are made in our own process


@pytest.fixture(autouse=True)
def no_crew() -> Iterator[None]:
    """Each test begins and ends without workers."""
    crew.dismiss()
    reader.dismiss()  # whom other tests may have left
    yield
    crew.dismiss()
    assert not workers()


def workers() -> set[int]:
    """Processes that work for us."""
    return {x.pid for x in multiprocessing.active_children() if x.pid}


def some(count: int = FEW) -> list[PdfJob]:
    """Short letters."""
    return [a_job(f"{i}.md", f"Số {i}./.") for i in range(count)]


def slow(name: str) -> PdfJob:
    """A letter that takes minutes: one word over many pages."""
    return a_job(name, "a" * 80_000 + "./.")


class _Greedy(dict[str, str]):
    """Becomes more memory than a worker may have, where it is unpacked."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[int]]:
        return bytearray, (limits.WORKER_BYTES,)


def test_workers_stay_for_the_next_letters(tmp_path: Path) -> None:
    """They are started once, however often PDFs are made, and gone when they are dismissed."""
    make_pdfs(some(), Cache(tmp_path / "a"), workers=2)
    first = workers()
    make_pdfs(some(), Cache(tmp_path / "b"), workers=2)
    assert workers() == first
    assert len(first) == 2


def test_one_letter_that_takes_too_long_stops_no_other(tmp_path: Path) -> None:
    """It is a finding; the others are made, and by workers that go on."""
    jobs = [*some(3), slow("slow.md"), *some(FEW)[3:]]
    made = make_pdfs(jobs, Cache(tmp_path), workers=2, seconds=5)
    found = [x.problem.rule.code if x.problem else "" for x in made]
    assert found == ["", "", "", rules.TOO_SLOW.code, "", "", ""]


def test_a_letter_that_takes_all_memory_stops_no_other(tmp_path: Path) -> None:
    """The worker refuses it and lives."""
    jobs = some()
    jobs[2] = PdfJob("2.md", jobs[2].html, _Greedy())
    made = make_pdfs(jobs, Cache(tmp_path), workers=2)
    assert [x.problem.rule.code if x.problem else "" for x in made] == ["", "", "CV807", "", "", ""]


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    """Its letter is made by another one, and so are all that wait."""
    make_pdfs(some(), Cache(tmp_path / "warm"), workers=2)
    jobs = [a_job(f"{i}.md", f"Kính báo số {i}. " * 400 + "./.") for i in range(12)]
    killer = threading.Timer(0.5, lambda: os.kill(min(workers()), signal.SIGKILL))
    killer.start()
    made = make_pdfs(jobs, Cache(tmp_path / "c"), workers=2)
    killer.join()
    assert [x.problem for x in made] == [None] * len(jobs)
    assert all(x.path for x in made)


def test_workers_killed_at_rest_are_replaced(tmp_path: Path) -> None:
    """Between two builds of a preview, for instance."""
    make_pdfs(some(), Cache(tmp_path / "a"), workers=2)
    for pid in workers():
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.5)
    made = make_pdfs(some(), Cache(tmp_path / "b"), workers=2)
    assert [x.problem for x in made] == [None] * FEW


_BUILDER = """
import sys, time
from pathlib import Path
from congvan.publish.pdf import make_pdfs
from congvan.store.cache import Cache
from tests.unit.publish.pdf.test_crew import some, workers
if __name__ == "__main__":
    make_pdfs(some(), Cache(Path(sys.argv[1])), workers=2)
    print(*workers(), flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_us(tmp_path: Path, ending: signal.Signals) -> None:
    """Killed or interrupted, we leave neither processes nor files behind."""
    script, temporary = tmp_path / "builder.py", tmp_path / "tmp"
    script.write_text(_BUILDER, "utf-8")
    temporary.mkdir()
    builder = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "cache")],
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(Path(__file__).parents[4])},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no threads yet
    )
    assert builder.stdout
    with builder.stdout as said:
        pids = [int(x) for x in said.readline().split()]
    assert len(pids) == 2
    builder.send_signal(ending)
    builder.wait(timeout=30)
    end = time.monotonic() + 10
    while time.monotonic() < end and (any(map(_lives, pids)) or list(temporary.iterdir())):
        time.sleep(0.05)
    assert not any(map(_lives, pids))
    assert not sorted(temporary.rglob("*"))


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_full_disk_ends_the_work_with_one_sentence(tmp_path: Path) -> None:
    """The workers are sent home, and nothing half-written counts afterwards."""
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "pdf").write_text("no folder", "utf-8")  # where no folder can be made, as on a full disk
    with pytest.raises(MachineError, match="cannot be written"):
        make_pdfs(some(), Cache(folder), workers=2)
    assert not workers()
    (folder / "pdf").unlink()
    assert all(x.path for x in make_pdfs(some(), Cache(folder), workers=2))

"""Run by test_edition.py in a process of its own: builds that are killed, and a look at what each left.

A build is one forked process; the file `version` and all others tell which build an edition is of. After every kill the
edition must be whole: all files of one build, each as its checksum says.
"""

import hashlib
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

from congvan.publish import disk, edition
from congvan.publish.checksums import write_checksums

FILES = 3
WATCHED = frozenset({disk.__file__, edition.__file__})
# Functions that only look: nothing on the disk changes between their lines.
LOOKING = frozenset({"entries", "_foreign_in", "_beside"})


def build(target: Path, number: int, exchange: disk.Exchange = disk.exchanged) -> None:
    """Build edition `number`."""
    with edition.staged(target, wait=5) as staging:
        (staging / "sub").mkdir()
        (staging / "version").write_text(str(number))
        for i in range(FILES):
            (staging / "sub" / f"{i}.html").write_text(f"{number} " * 500)
        write_checksums(staging)
        edition.promote(staging, target, exchange=exchange)


def died(work: Callable[[], None], kill_after: float | None = None) -> bool:
    """Do work in a forked process, killed from outside after so many seconds if given; tell whether it was killed."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "a build failed by itself"
    return os.WIFSIGNALED(status)


def whole(target: Path) -> int:
    """Give the build that the edition is of, after checking that it is nothing but that."""
    number = int((target / "version").read_text())
    names = sorted(str(x.relative_to(target)) for x in target.rglob("*") if x.is_file())
    assert names == sorted(["SHA256SUMS", "version", *(f"sub/{i}.html" for i in range(FILES))])
    for line in (target / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((target / name).read_bytes()).hexdigest() == digest
    assert {(target / f"sub/{i}.html").read_text().split()[0] for i in range(FILES)} == {str(number)}
    return number


def dying_at(step: int, work: Callable[[], None]) -> Callable[[], None]:
    """The same work, killed before line number `step` that it runs of the modules under test."""
    left = [step]

    def line(_: FrameType, event: str, __: object) -> object:
        if event == "line":
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return line

    def call(frame: FrameType, _: str, __: object) -> object:
        code = frame.f_code
        return line if code.co_filename in WATCHED and code.co_name not in LOOKING else None

    def traced() -> None:
        sys.settrace(call)  # type: ignore[arg-type]
        work()
        sys.settrace(None)

    return traced


def at_every_step(target: Path, exchange: disk.Exchange) -> tuple[int, set[str]]:
    """Kill builds before every line; give how many died, and which states of the target were seen."""
    killed, seen, step, version = 0, set(), 1, whole(target)
    while died(dying_at(step, partial(build, target, version + 1, exchange))):
        killed += 1
        if target.exists():
            now = whole(target)
            assert now in (version, version + 1)
            seen.add("old" if now == version else "new")
        else:
            seen.add("aside")  # between two renames: the next start must bring it back before anything else
            with edition.staged(target):
                assert whole(target) == version
        version = whole(target)
        step += 1
    return killed, seen


def at_random_moments(target: Path, times: int) -> None:
    """Kill builds after random times, up to twice what one takes."""
    begin = time.monotonic()
    build(target, whole(target) + 1)
    longest = 1.5 * (time.monotonic() - begin)
    chance = random.Random(1)  # noqa: S311 — not for secrets
    for _ in range(times):
        version = whole(target)
        died(partial(build, target, version + 1), kill_after=chance.uniform(0, longest))
        assert whole(target) in (version, version + 1)


def main(folder: str, way: str, times: str) -> None:
    """Kill builds into `folder` in the given way and print what was seen."""
    target = Path(folder) / "public"
    build(target, 1)
    if way == "random":
        at_random_moments(target, int(times))
        said = ["whole"]
    else:
        exchange = disk.exchanged if way == "exchange" else lambda _first, _second: False
        killed, seen = at_every_step(target, exchange)
        said = [str(killed), *sorted(seen)]
    build(target, 10_000)
    assert whole(target) == 10_000
    left = sorted(x.name for x in Path(folder).iterdir())
    sys.stdout.write(f"{' '.join(said)}\n{' '.join(left)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

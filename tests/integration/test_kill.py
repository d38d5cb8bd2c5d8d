"""`congvan build` killed at any moment: what stands in the site folder is one whole edition, the old or the new."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from tests.integration.archives import PROGRAMS, edit, environment, heed_interrupts, hidden, kept, run

KILLS = int(os.environ.get("CONGVAN_KILLS", "12"))  # docs/trust.md: 200 now and then
# What an office's file lends may change without a word; an issued letter's own text may not (CV550).
OFFICE, OLD, NEW = "reports/_agencies/mau-doi-thong.yml", "Số 2 đường", "Số 4 đường"


def start(archive: Path) -> subprocess.Popen[bytes]:
    """Start a build in a process group of its own, so that its workers die with it."""
    return subprocess.Popen(
        [PROGRAMS / "congvan", "build", "--audience", "public"],
        cwd=archive,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - one call of the system, nothing of threads
    )


def kill(build: subprocess.Popen[bytes]) -> int:
    """Kill a build and its workers; give what it ended with."""
    os.killpg(build.pid, signal.SIGKILL)
    return build.wait()


def test_killed_builds_leave_a_whole_edition(archive: Path) -> None:
    """After each of a dozen kills the edition is byte for byte one that a whole build made; then building works."""
    letter, site = archive / OFFICE, archive / "site"
    whole = {OLD: kept(site / "public")}
    edit(letter, OLD, NEW)
    began = time.monotonic()
    assert run(archive, "congvan", "build", "--audience", "public").returncode == 0
    seconds = time.monotonic() - began
    whole[NEW] = kept(site / "public")
    assert whole[OLD] != whole[NEW]

    chance = random.Random(20250519)  # noqa: S311 - moments, not secrets; the same in each run
    died, words = 0, [OLD, NEW]
    for number in range(KILLS):
        edit(letter, words[(number + 1) % 2], words[number % 2])
        build = start(archive)
        # Most of the work, and the promotion, are near the end; a build that was quicker ends by itself.
        time.sleep(seconds * chance.triangular(0.2, 1.0, 0.9))
        died += kill(build) == -signal.SIGKILL if build.poll() is None else 0
        assert kept(site / "public") in whole.values(), number
    assert died > 0

    wanted = OLD if OLD in letter.read_text("utf-8") else NEW
    done = run(archive, "congvan", "build", "--audience", "public")

    assert done.returncode == 0, done.stderr
    assert kept(site / "public") == whole[wanted]
    assert hidden(site) == {".public.lock", ".internal.lock"}


def test_interrupted_build_says_so_and_leaves_the_old_edition(archive: Path) -> None:
    """Ctrl-C ends a build without a traceback and without anything left behind but the lock."""
    before = kept(archive / "site")
    edit(archive / OFFICE, OLD, NEW)
    build = subprocess.Popen(
        [PROGRAMS / "congvan", "build", "--audience", "public"],
        cwd=archive,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - one call of the system, nothing of threads
    )
    while build.poll() is None and not (archive / "site" / ".public.congvan-new").exists():
        time.sleep(0.005)
    os.killpg(build.pid, signal.SIGINT)
    said = build.communicate(timeout=60)[0].decode()

    assert build.returncode == 130, said
    assert "Traceback" not in said
    assert kept(archive / "site") == before
    assert hidden(archive / "site") == {".public.lock", ".internal.lock"}


def test_two_builds_at_once(archive: Path) -> None:
    """Of two builds of one edition the second waits for the first; both leave the same whole edition."""
    before = kept(archive / "site")
    first = start(archive)
    second = run(archive, "congvan", "build", "--audience", "public")
    assert first.wait(timeout=120) == 0
    assert second.returncode == 0, second.stderr
    assert kept(archive / "site") == before

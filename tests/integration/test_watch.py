"""`check --watch`: the real command beside somebody who writes."""

import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.integration.archives import PROGRAMS, edit, environment, heed_interrupts, run
from tests.small_archive import DRAFT, write

_INTERRUPTED, _FAILED = 130, 2
_HUNG_SECONDS = 120  # far more than all of it takes: then its output ends, and the test fails
_WAITING = "Đang chờ thay đổi trong reports"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small archive without errors."""
    write(tmp_path, {})
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    return tmp_path


@pytest.fixture
def watching(archive: Path) -> Iterator[subprocess.Popen[str]]:
    """The command, running; what it says of both kinds comes in one stream, a line as soon as it is said."""
    command = [str(PROGRAMS / "congvan"), "check", "--watch", "--ignore", "CV2"]
    with subprocess.Popen(
        command,
        cwd=archive,
        env=environment({"PYTHONUNBUFFERED": "1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - no threads here
    ) as process:
        limit = threading.Timer(_HUNG_SECONDS, process.kill)
        limit.start()
        yield process
        limit.cancel()
        process.kill()


def _until_it_waits(output: IO[str] | None) -> str:
    """Give what is said until the command waits for a change; it blocks as long as nothing is said."""
    assert output
    said = []
    for line in output:
        said.append(line)
        if line.startswith(_WAITING):
            break
    return "".join(said)


def test_each_change_is_checked(archive: Path, watching: subprocess.Popen[str]) -> None:
    """A slip shows when it is saved and goes when it is mended; a new file counts, an editor's own does not."""
    assert "CV104" not in _until_it_waits(watching.stdout)

    edit(archive / DRAFT, "status: draft", "status: drafft")
    assert f"{DRAFT}:2:9: lỗi CV104" in _until_it_waits(watching.stdout)

    (archive / DRAFT).with_name(".2026-03.md.swp").write_text("x")
    edit(archive / DRAFT, "status: drafft", "status: draft")
    assert "CV104" not in _until_it_waits(watching.stdout)

    (archive / DRAFT).with_name("thang-4.md").write_text("x")
    assert "thang-4.md" in _until_it_waits(watching.stdout)

    watching.send_signal(signal.SIGINT)
    assert watching.wait(30) == _INTERRUPTED
    assert "Traceback" not in watching.stdout.read() if watching.stdout else False


def test_nothing_to_watch(archive: Path) -> None:
    """Without letters it ends at once and says why, as any check does."""
    shutil.rmtree(archive / "reports")
    done = run(archive, "congvan", "check", "--watch")
    assert (done.returncode, done.stderr.count("\n")) == (_FAILED, 1)
    assert "reports" in done.stderr

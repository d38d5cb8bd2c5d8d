"""`run`, as in `archives`, but forked off a process that has loaded the program: most calls take half of the time.

For tests of what the program does with an archive. How it starts (entry point, encoding, hash
seeds), tests see by `archives.run`.
"""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from tests.integration import archives
from tests.integration.archives import ROOT, environment

_LOADED = ("congvan.cli", "congvan.pipeline", "congvan.publish.mkdocs_plugin", "material.plugins.search.plugin")
_SECONDS = 240
_SERVE = "from tests.integration.warm import serve; serve()"  # no file as main module: what is spawned would load it


def run(
    archive: Path, program: str, *arguments: str | Path, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program in the archive's folder: `congvan` off the warm process, any other as `archives.run` does."""
    if program != "congvan":
        return archives.run(archive, program, *arguments, more=more)
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        asked = [str(archive), [str(x) for x in arguments], environment(more), str(out), str(err)]
        code = _answer(asked)
        return subprocess.CompletedProcess([program, *arguments], code, out.read_text("utf-8"), err.read_text("utf-8"))


def _answer(asked: Sequence[object]) -> int:
    server = _server()
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(asked) + "\n")
    server.stdin.flush()
    if not select.select([server.stdout], [], [], _SECONDS)[0]:  # a hung build must not hang the suite
        _server.cache_clear()
        server.kill()
        raise TimeoutError(asked[1])
    return int(server.stdout.readline())


@cache
def _server() -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _SERVE]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


# --- in the warm process ---------------------------------------------------------------------------------------------


def serve() -> None:
    """Load the program and fork a process for each call, until nobody asks any more."""
    for name in _LOADED:
        import_module(name)
    for line in sys.stdin:
        if not (child := os.fork()):
            _become(*json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(folder: str, arguments: list[str], variables: dict[str, str], out: str, err: str) -> None:
    """Be the program, as if it had just been started, and end as it does."""
    from congvan.cli import main  # noqa: PLC0415 - in that process alone

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    time.tzset()
    for number, name in enumerate((os.devnull, out, err)):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT, 0o600), number)
    sys.argv[:] = ["congvan", *arguments]
    sys.path.remove("")  # the folder we are in now
    main()

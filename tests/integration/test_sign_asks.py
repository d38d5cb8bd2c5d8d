"""`congvan sign` asks for what opens the key, on a real terminal (a pseudo-terminal), and shows nothing of it."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import pki, signers
from tests.integration.archives import heed_interrupts
from tests.small_archive import FEBRUARY

SECONDS = 60.0
WRONG = "mat-khau-sai-4711"
COPY = Path(FEBRUARY.replace(".md", ".signed.pdf"))
# The terminal on standard input becomes that of the session, so that Ctrl-C reaches who runs in it. The command is run
# as often as the terminal lasts, in one process: it takes a second to load.
_AT_A_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from congvan.cli import run
while True:
    code = run(sys.argv[1:])
    print(f"<{code}>", flush=True)
"""
_END = re.compile(r"<(\d+)>\r\n")


@dataclass
class Terminal:
    """A terminal at which somebody signs, in the folder of an archive."""

    fd: int
    archive: Path
    shown: str = ""
    pending: bytes = field(default=b"", repr=False)

    def types(self, keys: bytes) -> tuple[int, str]:
        """Wait until the command asks, type this, and give its exit code with all that stood there meanwhile."""
        before = self._until(re.compile(r"leader\.p12.*: "))
        os.write(self.fd, keys)
        after = self._until(_END)
        self.shown += before + after
        (code,) = _END.findall(after)
        return int(code), _END.sub("", before + after)

    def left_behind(self) -> list[str]:
        """The signed copy, or parts of one."""
        return [x.name for x in (self.archive / "reports").rglob("*") if ".pdf" in x.name]

    def _until(self, wanted: re.Pattern[str]) -> str:
        until = time.monotonic() + SECONDS
        while not (found := wanted.search(text := self.pending.decode(errors="ignore"))):
            assert time.monotonic() < until, text
            if select.select([self.fd], [], [], 0.2)[0]:
                self.pending += os.read(self.fd, 4096)
        end = len(text[: found.end()].encode())
        self.pending = self.pending[end:]
        return text[: found.end()]


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A terminal whose session runs the command over and over."""
    folder = tmp_path_factory.mktemp("office")
    archive = signers.archive(folder / "archive")
    (folder / "leader.p12").write_bytes(pki.pki().signer.pkcs12)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _AT_A_TERMINAL, "sign", FEBRUARY, "--p12", "../leader.p12", "--lang", "en"],
        cwd=archive,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1774000000", "TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - one call of the system, nothing of threads
    )
    os.close(theirs)
    try:
        yield Terminal(ours, archive)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (f"{WRONG}\n".encode(), 2, "The key file ../leader.p12 cannot be opened: the passphrase is wrong"),
        (b"\n", 2, "the passphrase is wrong"),
        (b"\x03", 130, ""),
        (b"\x04", 130, ""),
        (WRONG.encode() + b"\x03", 130, ""),
    ],
    ids=["wrong", "empty", "Ctrl-C", "Ctrl-D", "typed and Ctrl-C"],
)
def test_what_does_not_open_the_key(terminal: Terminal, typed: bytes, code: int, said: str) -> None:
    """One sentence, also for who leaves; no traceback, nothing that was typed is shown, nothing is left behind."""
    ended, shown = terminal.types(typed)
    assert ended == code, shown
    assert said in shown
    assert WRONG not in shown
    assert "Traceback" not in shown
    assert len(shown.splitlines()) <= 2, shown  # the question, and the sentence
    assert terminal.left_behind() == []


def test_the_right_passphrase(terminal: Terminal) -> None:
    """It is asked for by the key's name, opens it, and has stood nowhere."""
    code, shown = terminal.types(f"{pki.PASSWORD}\n".encode())
    assert code == 0, shown
    assert "Signed as Nguyễn Văn Mẫu" in shown
    assert terminal.left_behind() == [COPY.name]
    assert pki.PASSWORD not in terminal.shown
    assert WRONG not in terminal.shown

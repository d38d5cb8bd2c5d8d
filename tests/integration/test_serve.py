"""`congvan serve`: a real server on a free port, a letter changed under it, page and PDF followed."""

import io
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pdfplumber

from tests.integration.archives import PASSAGES, PROGRAMS, edit, environment, heed_interrupts, kept

# Bounds, not expectations: a rebuild takes two seconds; a loaded machine may take many more.
PATIENCE = 90.0
OLD, NEW, NEWER = "bảng chỉ dẫn và chỗ ngồi chờ", "hàng ghế zqmoi", "hàng ghế zqnua"


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def fetch(url: str) -> bytes:
    """What the server gives; nothing if it does not answer yet."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server
            return bytes(answer.read())
    except (URLError, ConnectionError, TimeoutError):
        return b""


def until(true: Callable[[], bool], said: Path) -> None:
    """Wait until something is true.

    Raises:
        AssertionError: it did not become true; with what the server said.
    """
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, said.read_text("utf-8")
        time.sleep(0.1)


def pdf_text(data: bytes) -> str:
    """The text of a PDF with single spaces; nothing if it is none."""
    if not data.startswith(b"%PDF-"):
        return ""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)


@contextmanager
def served(archive: Path, said: Path, *options: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A preview server and its address; ended when the test did not."""
    address = f"127.0.0.1:{free_port()}"
    with said.open("wb") as log:
        server = subprocess.Popen(
            [PROGRAMS / "congvan", "serve", "-a", address, *options],
            cwd=archive,
            env=environment(),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=heed_interrupts,  # noqa: PLW1509 - one call of the system, nothing of threads
        )
        try:
            yield server, f"http://{address}/"
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()


def test_page_and_pdf_follow_the_letter(archive: Path, tmp_path: Path) -> None:
    """A saved sentence reaches page and PDF; a broken letter is told; mended, it goes on."""
    letter, said = archive / f"reports/{PASSAGES}.md", tmp_path / "said.txt"
    before = kept(archive / "site")
    with served(archive, said) as (server, home):
        page, pdf = f"{home}{PASSAGES}/", f"{home}{PASSAGES}/{PASSAGES.replace('/', '-')}.pdf"
        until(lambda: OLD in fetch(page).decode(), said)
        assert OLD in pdf_text(fetch(pdf))
        assert home in said.read_text("utf-8")  # where to look

        edit(letter, OLD, NEW)
        until(lambda: NEW in fetch(page).decode(), said)
        until(lambda: NEW in pdf_text(fetch(pdf)), said)

        edit(letter, "status: issued", "status: isued")
        until(lambda: f"reports/{PASSAGES}.md:2:9: lỗi CV" in said.read_text("utf-8"), said)
        assert server.poll() is None

        edit(letter, "status: isued", "status: issued")
        edit(letter, NEW, NEWER)
        until(lambda: NEWER in fetch(page).decode(), said)
        until(lambda: NEWER in pdf_text(fetch(pdf)), said)

        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=PATIENCE) == 0
    assert "Traceback" not in said.read_text("utf-8")
    assert kept(archive / "site") == before  # a preview publishes nothing


def test_preview_shows_what_the_office_sees_unless_asked(archive: Path, tmp_path: Path) -> None:
    """The writer sees drafts; with `--audience public` the preview is the public edition."""
    draft = "bim-son/khcn-tai-chinh/2026-04/"
    for options, visible in (((), True), (("--audience", "public"), False)):
        said = tmp_path / f"said-{visible}.txt"
        with served(archive, said, *options) as (_, home):
            until(lambda address=home: fetch(address) != b"", said)  # type: ignore[misc]
            assert (fetch(f"{home}{draft}") != b"") is visible


def test_first_build_refused(archive: Path, tmp_path: Path) -> None:
    """With a broken letter at the start the finding is told and the command ends; nobody waits for a page."""
    said = tmp_path / "said.txt"
    edit(archive / f"reports/{PASSAGES}.md", "status: issued", "status: isued")
    with served(archive, said) as (server, _):
        assert server.wait(timeout=PATIENCE) == 1
    assert f"reports/{PASSAGES}.md:2:9: lỗi CV" in said.read_text("utf-8")
    assert "Traceback" not in said.read_text("utf-8")


def test_port_in_use(archive: Path, tmp_path: Path) -> None:
    """A port that is taken is told in a sentence."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = subprocess.run(
            [PROGRAMS / "congvan", "serve", "-a", address],
            cwd=archive,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2, done.stdout + done.stderr
    assert address in done.stderr
    assert "Traceback" not in done.stderr
    assert "Lỗi của chương trình" not in done.stderr

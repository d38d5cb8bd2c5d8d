"""A real browser and a real web server, for tests of what a person sees. Nothing here leaves this machine.

`serve(folder)` gives the address of a folder; `visit` opens pages and fails the test at its end if one of them wrote
an error to the console, failed to load something, or asked any other host for anything.
"""

import functools
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from congvan.publish.csp import policy
from tests.integration.archives import built, copy_archive

# Whichever of its names the system has; scripts/setup accepts the same.
_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CONGVAN_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), "chromium")
FLAGS = [
    "--no-sandbox",  # CI runs as root in a container
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# What an office's web server may forbid: the edition's own policy, sent as a header too.
STRICT = {"Content-Security-Policy": policy()}

Serve = Callable[..., str]
Visit = Callable[[str], Page]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder, with headers of the test's choice, in silence."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, headers_too: Mapping[str, str], **kwargs: object) -> None:
        self.headers_too = headers_too
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        """Add the headers of the test's choice."""
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """A web server to which a browser may hang up in the middle of a file."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell faults of the handler, not that somebody hung up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """`serve(folder, headers=None) -> url` with a slash at its end; all servers end with the session."""
    with ExitStack() as servers:

        def start(folder: Path, headers: Mapping[str, str] | None = None) -> str:
            handler = functools.partial(_Handler, directory=str(folder), headers_too=headers or {})
            server = servers.enter_context(_Server(("127.0.0.1", 0), handler))
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
            thread.start()
            servers.callback(thread.join)
            servers.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}/"

        yield start


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of both editions of the small archive, with their copies to be carried; not to be changed."""
    return built(copy_archive(tmp_path_factory.mktemp("browsed") / "archive"), "--offline") / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """`visit(url) -> page`: the page, loaded; its complaints and strays fail the test."""
    with visiting(browser) as open_page:
        yield open_page


@contextmanager
def visiting(browser: Browser) -> Iterator[Visit]:
    """Do as `visit` does, for fixtures of a wider scope."""
    context = browser.new_context(locale="vi-VN")
    faults: list[str] = []
    hosts: set[str] = set()

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"{message.type}: {message.text}")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            faults.append(f"{response.status}: {response.url}")

    def on_request(request: Request) -> None:
        if not request.url.startswith(("chrome", *hosts)):  # chrome-extension: is the browser's own viewer of PDFs
            faults.append(f"another host: {request.url}")

    def open_page(url: str) -> Page:
        hosts.add(url.split("/", 3)[0] + "//" + url.split("/", 3)[2] + "/")
        page = context.new_page()
        page.on("console", on_console)
        page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
        page.on("response", on_response)
        page.on("request", on_request)
        page.goto(url)
        return page

    yield open_page
    context.close()
    assert not faults

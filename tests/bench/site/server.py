"""A folder enters; what leaves is its address on this machine, served as an office's web server would: gzip, HTTP/1.1.

What stays true: text is compressed once and kept, so that what is timed is the browser, not the compressing.
"""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LEVEL = 6  # nginx' gzip_comp_level is 1 unless told; Apache's and most hosts' is 6
# What a server compresses: text in every form, and WebAssembly (nginx: gzip_types).
_TEXT = ("text/", "application/javascript", "application/json", "application/wasm", "application/xml", "image/svg")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as nginx and Apache do: else every answer waits 40 ms for the browser's kernel

    def __init__(self, *args: object, folder: Path) -> None:
        self.folder = folder
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Give the file, compressed where that is usual."""
        path = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain", compressed=False)
            return
        kind = guess_type(path.name)[0] or "application/octet-stream"
        compressed = kind.startswith(_TEXT)
        self._send(HTTPStatus.OK, _content(path, compressed=compressed), kind, compressed=compressed)

    def _send(self, status: HTTPStatus, content: bytes, kind: str, *, compressed: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


@lru_cache(maxsize=4096)
def _content(path: Path, *, compressed: bool) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, _LEVEL) if compressed else content


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs; give its address, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()

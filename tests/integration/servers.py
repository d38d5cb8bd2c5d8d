"""Debian's nginx and Caddy on loopback, with the configurations of `docs/hosting` and nothing else changed than places.

A configuration names the places of an office's machine; `nginx` and `caddy` put those of a temporary folder there.
"""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path

HOSTING = Path(__file__).parents[2] / "docs" / "hosting"
PUBLIC, INTERNAL = "archive.example.org", "internal.archive.example.org"
NAME, PASSWORD = "officer", "ba-con-ga-vang-7"
_WAIT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: status, headers in lower case, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its ports, and the certificate that it shows."""

    secure: int
    plain: int
    certificate: Path

    def ask(
        self, host: str, path: str, *, method: str = "GET", login: str = "", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Ask over TLS; the path goes out as it stands, nothing resolved."""
        more = dict(headers or {}) | ({"Authorization": f"Basic {b64encode(login.encode()).decode()}"} if login else {})
        connection = _OnLoopback(host, self.secure, context=ssl.create_default_context(cafile=str(self.certificate)))
        return _answer(connection, method, path, more)

    def ask_plainly(self, host: str, path: str) -> Answer:
        """Ask without TLS."""
        return _answer(HTTPConnection("127.0.0.1", self.plain, timeout=10), "GET", path, {"Host": host})


class _OnLoopback(HTTPSConnection):
    """A connection to loopback that asks for a name and proves the certificate for it."""

    def connect(self) -> None:
        """Connect to loopback, whatever the name."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        context: ssl.SSLContext = self._context  # type: ignore[attr-defined]  # where http.client keeps it
        self.sock = context.wrap_socket(plain, server_hostname=self.host)


def _answer(connection: HTTPConnection, method: str, path: str, headers: Mapping[str, str]) -> Answer:
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    response: HTTPResponse = connection.getresponse()
    answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    connection.close()
    return answer


# --- starting ----------------------------------------------------------------------------------------------------


@contextmanager
def nginx(folder: Path, site: Path, *files: str, more: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run Debian's nginx with files of `docs/hosting/nginx`; `more` are further places to change."""
    secure, plain = free_port(), free_port()
    certificate, key = _certificate(folder)
    _passwords(folder / "congvan.htpasswd")
    places = {
        "listen 443 ssl": f"listen 127.0.0.1:{secure} ssl",
        "listen 80": f"listen 127.0.0.1:{plain}",
        "/srv/congvan/site": str(site),
        f"/etc/ssl/certs/{INTERNAL}.pem": str(certificate),
        f"/etc/ssl/certs/{PUBLIC}.pem": str(certificate),
        f"/etc/ssl/private/{INTERNAL}.key": str(key),
        f"/etc/ssl/private/{PUBLIC}.key": str(key),
        "/etc/nginx/congvan.htpasswd": str(folder / "congvan.htpasswd"),
        "snippets/": f"{folder}/",
        **(more or {}),
    }
    for name in ("congvan-common.conf", *files):
        text = _replaced((HOSTING / "nginx" / name).read_text("utf-8"), places)
        (folder / name).write_text(text, "utf-8")
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, files="".join(f"include {x};" for x in files)))
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or "nginx"
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    subprocess.run([*command, "-t", "-q"], check=True)  # says itself what is wrong
    with _running([*command, "-g", "daemon off;"], secure, folder):
        yield Server(secure, plain, certificate)


# What Debian's own nginx.conf would say, with every file in the folder. Workers stay root: it owns the folder.
_MAIN = """
pid {folder}/nginx.pid;
user root;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {files}
}}
"""


@contextmanager
def caddy(folder: Path, site: Path) -> Iterator[Server]:
    """Run Debian's Caddy with the Caddyfile of `docs/hosting/caddy`."""
    secure, plain = free_port(), free_port()
    certificate, key = _certificate(folder)
    hashed = subprocess.run(
        ["caddy", "hash-password", "--plaintext", PASSWORD], check=True, capture_output=True, text=True
    ).stdout.strip()
    tls = f" {{\n\tbind 127.0.0.1\n\ttls {certificate} {key}\n"
    places = {
        "\tadmin off\n": f"\tadmin off\n\thttp_port {plain}\n\thttps_port {secure}\n\tskip_install_trust\n",
        "/srv/congvan/site": str(site),
        f"{INTERNAL} {{\n": f"{INTERNAL}{tls}",
        f"\n{PUBLIC} {{\n": f"\n{PUBLIC}{tls}",
        "$2a$14$REPLACE.THIS.BY.WHAT.caddy.hash-password.PRINTS": hashed,
    }
    text = _replaced((HOSTING / "caddy" / "Caddyfile").read_text("utf-8"), places)
    (folder / "Caddyfile").write_text(text, "utf-8")
    command = ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with _running(command, secure, folder, {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}):
        yield Server(secure, plain, certificate)


def _replaced(text: str, places: Mapping[str, str]) -> str:
    for before, after in places.items():
        text = text.replace(before, after)
    return text


@contextmanager
def _running(command: list[str], port: int, folder: Path, more: Mapping[str, str] | None = None) -> Iterator[None]:
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | dict(more or {}))
        try:
            _until(lambda: _listens(port) or server.poll() is not None)
            assert server.poll() is None, (folder / "log").read_text("utf-8", errors="replace")
            yield
        finally:
            server.terminate()
            server.wait(10)


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _WAIT_SECONDS
    while not true() and time.monotonic() < end:
        time.sleep(0.05)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port of loopback that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of its own for both names, and its key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    names = f"subjectAltName=DNS:{PUBLIC},DNS:{INTERNAL}"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    command += ["-subj", f"/CN={PUBLIC}", "-addext", names, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


def _passwords(file: Path) -> None:
    """As docs/hosting/nginx/congvan-internal.conf says to make it."""
    made = subprocess.run(["openssl", "passwd", "-6", PASSWORD], check=True, capture_output=True, text=True)
    file.write_text(f"{NAME}:{made.stdout}", "utf-8")

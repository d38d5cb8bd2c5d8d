"""The configurations that docs/hosting.md gives, run by the real servers over real editions.

Public is public; of the internal edition nothing is told without a login, whatever is asked; nothing is listed, and no
path leads out of the folder.
"""

from __future__ import annotations

import http.server
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.integration.archives import PASSAGES, REAL, WITHDRAWN
from tests.integration.servers import INTERNAL, NAME, PASSWORD, PUBLIC, Server, caddy, nginx

LOGIN = f"{NAME}:{PASSWORD}"
OUT = (
    "/../internal/index.html",
    "/..%2finternal/index.html",
    "/%2e%2e/internal/index.html",
    "/%2e%2e%2finternal%2findex.html",
    "/..%5cinternal/index.html",
    "/%252e%252e/internal/index.html",
    "/assets/../../internal/index.html",
    "/assets..%2f..%2finternal/index.html",
    "/assets/..;/..;/internal/index.html",
    "//internal/index.html",
    "/index.html%00.png",
    "/../../../../../../../../etc/passwd",
    "/%c0%ae%c0%ae/internal/index.html",
)
GUESSED = ("/no/such/letter/", "/drafts", "/.git/config", "/.internal.lock", "/data/", "/a%20b", "/index.php?x=1", "/é")
FAST = {"rate=20r/s": "rate=9000r/s"}  # of thousands of questions in a second none is the one too many


@pytest.fixture(scope="module")
def served(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Debian's nginx with both editions."""
    folder = tmp_path_factory.mktemp("nginx")
    with nginx(folder, tiny / "site", "congvan-public.conf", "congvan-internal.conf", more=FAST) as server:
        yield server


@pytest.fixture(scope="module")
def by_caddy(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Debian's Caddy with both editions."""
    with caddy(tmp_path_factory.mktemp("caddy"), tiny / "site") as server:
        yield server


@pytest.fixture(params=["served", "by_caddy"])
def server(request: pytest.FixtureRequest) -> Server:
    """Each of the servers."""
    given: Server = request.getfixturevalue(request.param)
    return given


def addresses(site: Path) -> list[str]:
    """Every file of an edition, every page by its address, and every folder."""
    names = [x.relative_to(site).as_posix() + "/" * x.is_dir() for x in sorted(site.rglob("*"))]
    pages = [x.removesuffix("index.html") for x in names if x.endswith("/index.html")]
    return ["/", *(f"/{quote(x)}" for x in [*names, *pages])]


def test_the_public_edition_is_public(server: Server, tiny: Path) -> None:
    """Every page and file arrives byte for byte, without a login."""
    site = tiny / "site" / "public"
    for name in sorted(x.relative_to(site).as_posix() for x in site.rglob("*") if x.is_file()):
        answer = server.ask(PUBLIC, f"/{quote(name)}")
        if name == "404.html" and answer.status == 404:
            continue  # nginx keeps it for itself
        assert (answer.status, answer.body) == (200, (site / name).read_bytes()), name
    assert server.ask(PUBLIC, f"/{PASSAGES}/").body == (site / PASSAGES / "index.html").read_bytes()


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_no_internal_address_tells_anything_without_a_login(server: Server, tiny: Path, method: str) -> None:
    """401 for what is there, what was there, what is nowhere: always the same words, so that nobody can tell which."""
    asked = [*addresses(tiny / "site" / "internal"), *GUESSED, f"/{WITHDRAWN}/old.pdf", "/404.html", "/500.html"]
    some = asked if method == "GET" else asked[:: len(asked) // 20]
    answers = {x: server.ask(INTERNAL, quote(x, safe="/%?="), method=method) for x in some}
    assert {x: y.status for x, y in answers.items() if y.status != 401} == {}
    assert len({y.body for y in answers.values()}) == 1
    assert len({(len(y.headers), y.headers.get("www-authenticate")) for y in answers.values()}) == 1


@pytest.mark.parametrize("login", ["officer:wrong", "nobody:x", f"{NAME}:", f":{PASSWORD}", f"{NAME}:{PASSWORD} "])
def test_a_wrong_login_is_none(server: Server, login: str) -> None:
    """Wrong names and passwords get what nobody gets."""
    answer = server.ask(INTERNAL, f"/{REAL}/", login=login)
    assert answer.status == 401
    assert b"khcn" not in answer.body.lower()


def test_with_a_login_the_internal_edition_is_whole(server: Server, tiny: Path) -> None:
    """The office sees its drafts; nobody's cache keeps them, and no search engine."""
    site = tiny / "site" / "internal"
    for name in (f"{REAL}/index.html", "SHA256SUMS", "data/letters.json", "drafts/index.html"):
        answer = server.ask(INTERNAL, f"/{name}", login=LOGIN)
        assert (answer.status, answer.body) == (200, (site / name).read_bytes())
        assert answer.headers["cache-control"] == "private, no-store"
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert server.ask(INTERNAL, "/no/such/page/", login=LOGIN).status == 404


@pytest.mark.parametrize("path", OUT)
def test_no_path_leads_out_of_the_edition(server: Server, tiny: Path, path: str) -> None:
    """From the public host nothing of the internal edition is reached, nor of the machine."""
    answer = server.ask(PUBLIC, path)
    assert answer.status in {301, 308, 400, 403, 404, 500}  # 500: Caddy, of a name with a NUL
    assert answer.body != (tiny / "site" / "internal" / "index.html").read_bytes()
    assert b"root:" not in answer.body
    assert "internal" not in answer.headers.get("location", "") or answer.headers["location"].startswith("/internal")


def test_nothing_lists_a_folder(server: Server, tiny: Path) -> None:
    """A folder without a page of its own is no page."""
    site = tiny / "site" / "public"
    bare = [x for x in sorted(site.rglob("*")) if x.is_dir() and not (x / "index.html").exists()]
    assert bare
    for folder in bare:
        answer = server.ask(PUBLIC, f"/{quote(folder.relative_to(site).as_posix())}/")
        assert answer.status in {403, 404}
        assert not any(quote(x.name).encode() in answer.body for x in folder.iterdir() if x.is_file())


def test_hidden_files_are_not_there(tiny: Path, tmp_path: Path) -> None:
    """What a build or an editor leaves beside the edition's files is never given."""
    site = tmp_path / "site"
    for name in ("public/.env", "public/a/.git/config", "internal/.env", "public/index.html", "internal/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("secret" if "/." in name else "page")
    (site / "public" / "link.html").symlink_to(site / "internal" / "index.html")
    for folder, start in STARTS:
        (tmp_path / folder).mkdir()
        with start(tmp_path / folder, site) as server:
            assert server.ask(PUBLIC, "/").body == b"page"
            assert {server.ask(PUBLIC, x).status for x in ("/.env", "/a/.git/config")} == {404}
            assert server.ask(INTERNAL, "/.env").status == 401
            assert server.ask(INTERNAL, "/.env", login=LOGIN).status == 404
            if folder == "nginx":  # Caddy follows links; an edition holds none (CV904)
                assert server.ask(PUBLIC, "/link.html").status in {403, 404}


def _nginx(folder: Path, site: Path) -> AbstractContextManager[Server]:
    return nginx(folder, site, "congvan-public.conf", "congvan-internal.conf")


STARTS = (("nginx", _nginx), ("caddy", caddy))

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
}


@pytest.mark.parametrize("host", [PUBLIC, INTERNAL])
@pytest.mark.parametrize("path", ["/", "/no-such-page", "/data/letters.json"])
def test_every_answer_has_the_headers(server: Server, host: str, path: str) -> None:
    """Pages, data, errors and refusals alike."""
    headers = server.ask(host, path).headers
    assert {x: headers.get(x) for x in HEADERS} == HEADERS
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert not any(x.isdigit() for x in headers.get("server", ""))  # no version


def test_the_policy_is_the_pages_own(server: Server, tiny: Path) -> None:
    """The header says what the pages say of themselves, and who may frame them, which no page can say."""
    page = (tiny / "site" / "public" / "index.html").read_text("utf-8")
    sent = server.ask(PUBLIC, "/").headers["content-security-policy"]
    own = sent.removesuffix("; frame-ancestors 'self'")
    assert own != sent
    assert f'content="{own}"' in page


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/feed.xml", "application/atom+xml"),
        ("/data/letters.json", "application/json"),
        ("/data/letters.csv", "text/csv"),
        ("/deadlines.ics", "text/calendar"),
        (f"/{PASSAGES}/{PASSAGES.replace('/', '-')}.pdf", "application/pdf"),
    ],
)
def test_files_come_as_what_they_are(served: Server, path: str, kind: str) -> None:
    """Browsers must not guess (nosniff): a style sheet or script of another type would not be taken at all."""
    assert served.ask(PUBLIC, path).headers["content-type"].split(";")[0] == kind


def test_plain_http_only_leads_to_tls(served: Server) -> None:
    """No page and no password travels in the clear."""
    for host in (PUBLIC, INTERNAL):
        answer = served.ask_plainly(host, f"/{PASSAGES}/")
        assert (answer.status, answer.headers["location"]) == (301, f"https://{host}/{PASSAGES}/")


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_tls_is_of_today(server: Server, version: ssl.TLSVersion) -> None:
    """1.2 with forward secrecy and authenticated ciphers, and 1.3."""
    context = ssl.create_default_context(cafile=str(server.certificate))
    context.minimum_version = context.maximum_version = version
    with (
        socket.create_connection(("127.0.0.1", server.secure)) as plain,
        context.wrap_socket(plain, server_hostname=PUBLIC) as secure,
    ):
        cipher = secure.cipher()
    assert cipher is not None
    assert cipher[0].startswith(("ECDHE-", "TLS_"))
    assert any(x in cipher[0] for x in ("GCM", "CHACHA20"))


@pytest.mark.parametrize("ciphers", ["AES256-SHA", "ECDHE-RSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA256"])
def test_old_ciphers_are_refused(served: Server, ciphers: str) -> None:
    """What lacks forward secrecy or authentication gets no connection."""
    context = ssl.create_default_context(cafile=str(served.certificate))
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(ciphers)
    with socket.create_connection(("127.0.0.1", served.secure)) as plain, pytest.raises(ssl.SSLError):
        context.wrap_socket(plain, server_hostname=PUBLIC)


def test_guessing_passwords_is_slow(tiny: Path, tmp_path: Path) -> None:
    """After a burst that a person's browser never makes, 429."""
    with _nginx(tmp_path, tiny / "site") as server:
        said = [server.ask(INTERNAL, "/", login=f"{NAME}:{number}").status for number in range(450)]
    assert set(said) == {401, 429}


# --- behind an identity provider ---------------------------------------------------------------------------------


class Proxy(http.server.BaseHTTPRequestHandler):
    """What oauth2-proxy answers: 202 for a session, 401 for none, its own sign-in page."""

    def do_GET(self) -> None:
        """Answer."""
        known = self.headers.get("Cookie") == "_oauth2_proxy=known"
        status = (202 if known else 401) if self.path == "/oauth2/auth" else 200
        body = b"" if self.path == "/oauth2/auth" else json.dumps({"page": self.path}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_behind_an_identity_provider_nothing_is_told_either(tiny: Path, tmp_path: Path) -> None:
    """The example for single sign-on: 401 without a session, the sign-in page for all, the edition with one."""
    proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    at = {**FAST, "127.0.0.1:4180": f"127.0.0.1:{proxy.server_address[1]}"}
    site = tiny / "site"
    with nginx(tmp_path, site, "congvan-public.conf", "congvan-internal-sso.conf", more=at) as server:
        asked = [*addresses(site / "internal"), *GUESSED, "/oauth2/auth"]
        said = {x: server.ask(INTERNAL, quote(x, safe="/%?=")).status for x in asked}
        session = {"Cookie": "_oauth2_proxy=known"}
        page = server.ask(INTERNAL, f"/{REAL}/", headers=session)
        sign_in = server.ask(INTERNAL, "/oauth2/start?rd=/")
        proxy.shutdown()
        proxy.server_close()
        without = server.ask(INTERNAL, f"/{REAL}/", headers=session)
    assert {x: y for x, y in said.items() if y not in {401, 404} or (y == 404 and x != "/oauth2/auth")} == {}
    assert page.body == (site / "internal" / REAL / "index.html").read_bytes()
    assert sign_in.status == 200
    assert without.status == 500  # no provider, no file

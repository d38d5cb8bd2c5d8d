"""A time stamping service on this machine (RFC 3161 over HTTP), which stamps as `tests.pki` does, or does it wrongly.

    with serving() as address:
        stamper_at(f"{address}/stamp")

What it does, the path of the address says: `/stamp`, else one of ANSWERS, `/hang`, `/drip` or `/moved`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from asn1crypto import core, tsp

from tests import pki

PROXIES = ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")  # variables that would lead elsewhere


def _stamp(asked: bytes) -> bytes:
    """What the small world's authority answers."""
    return bytes(pki.time_stamper().request_tsa_response(tsp.TimeStampReq.load(asked)).dump())


def _of_another(change: Callable[[tsp.TimeStampReq], None]) -> Callable[[bytes], bytes]:
    def answer(asked: bytes) -> bytes:
        request = tsp.TimeStampReq.load(asked)
        change(request)
        return _stamp(request.dump(force=True))

    return answer


def _without_nonce(asked: bytes) -> bytes:
    request = tsp.TimeStampReq.load(asked)
    kept = ("version", "message_imprint", "cert_req")
    return _stamp(tsp.TimeStampReq({name: request[name] for name in kept}).dump())


def _old_nonce(request: tsp.TimeStampReq) -> None:
    request["nonce"] = 1


def _other_digest(request: tsp.TimeStampReq) -> None:
    request["message_imprint"]["hashed_message"] = b"\x18" * 32


class _Refusal(core.Sequence):  # type: ignore[misc]  # asn1crypto's
    """An answer without a stamp, which RFC 3161 allows (2.4.2) and asn1crypto does not."""

    _fields = [("status", tsp.PKIStatusInfo)]  # noqa: RUF012 - as asn1crypto has it


def _refused(_asked: bytes) -> bytes:
    return bytes(_Refusal({"status": {"status": "rejection", "status_string": ["bad request"]}}).dump())


ANSWERS: dict[str, Callable[[bytes], bytes]] = {
    "/stamp": _stamp,
    "/typed": _stamp,
    "/other": _of_another(_other_digest),
    "/replayed": _of_another(_old_nonce),
    "/anonymous": _without_nonce,
    "/refused": _refused,
    "/empty": lambda _: b"",
    "/noise": lambda _: b"\x30\x82\xff\xff" + b"\x17" * 300,
    "/html": lambda _: b"<html>404</html>",
    "/cut": lambda x: _stamp(x)[:400],
    "/large": lambda x: _stamp(x) + bytes(1 << 21),
    "/500": _stamp,
    "/page": _stamp,
}


class _Handler(BaseHTTPRequestHandler):
    """Answers by the address that is asked."""

    server: "_Server"

    def do_POST(self) -> None:
        """Answer."""
        self.path = self.path.partition("?")[0]
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Type"] != "application/timestamp-query":
            self.send_error(415)
        elif self.path == "/hang":
            self.server.over.wait(60)
        elif self.path == "/drip":
            self._begin(1 << 20)
            while not self.server.over.wait(0.05):
                self.wfile.write(b"\x30")
        elif self.path == "/moved":
            self.send_response(307)  # the same question
            self.send_header("Location", "/moved")
            self.end_headers()
        else:
            answer = ANSWERS[self.path](asked)
            self._begin(len(answer))
            self.wfile.write(answer)

    def _begin(self, length: int) -> None:
        kinds = {"/page": "text/html", "/typed": "Application/Timestamp-Reply; charset=binary"}
        self.send_response(500 if self.path == "/500" else 200)
        self.send_header("Content-Type", kinds.get(self.path, "application/timestamp-reply"))
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    over: Event

    def handle_error(self, *_: object) -> None:
        """Say nothing of who hung up."""


@contextmanager
def serving() -> Iterator[str]:
    """Give the address of a server that runs meanwhile."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.over = Event()  # then nobody hangs any more
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.over.set()
            server.shutdown()

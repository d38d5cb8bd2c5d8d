"""The address of a time stamping service enters; who dates signatures there leaves (RFC 3161, 3.4: HTTP).

What stays true: whatever the service does (hang, drip, send too much, stamp something else), the answer is a stamp of
what was asked, or after a bounded time `MachineError`, which names the service and says what it did.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urlsplit

import requests
from asn1crypto import cms, tsp
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError, set_tsp_headers

from congvan.errors import ArchiveError, MachineError
from congvan.model.text import Text

_SECONDS = 20.0  # for a whole answer: services take one; a person waits at the terminal
_MOST_BYTES = 1 << 20  # a stamp with all its certificates has some ten thousand
_REPLY = "application/timestamp-reply"
# What reading somebody else's ASN.1 raises, beside what it means to.
_MALFORMED = (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError)

_NOT_REACHED = Text(
    "No time stamp was to be had: {host} is not reached or hangs up. Nothing was written. Look at the address and the "
    "network and sign again, or sign without --timestamp-url (level B-B, the time unproven)."
)
_TOO_SLOW = Text(
    "No time stamp was to be had: {host} does not answer within {seconds} seconds. Nothing was written. Sign again "
    "later, or without --timestamp-url (level B-B, the time unproven)."
)
_REFUSED = Text(
    "No time stamp was to be had: {host} refuses it (HTTP {status}). Nothing was written. Look at the address or sign "
    "again later, or sign without --timestamp-url (level B-B, the time unproven)."
)
_NO_STAMP = Text(
    "No time stamp was to be had: what {host} answers is no time stamp of this letter. Nothing was written. Look at "
    "the address or ask who runs the service, or sign without --timestamp-url (level B-B, the time unproven)."
)


def stamper_at(url: str) -> TimeStamper:
    """Give who dates signatures at that address.

    Raises:
        ArchiveError: it is no address of the web.
    """
    if not _is_web(url):
        raise ArchiveError(Text("'{url}' is no address of a time stamping service; it begins with https://."), url=url)
    return _Service(url)


def _is_web(url: str) -> bool:
    try:
        return url.startswith(("https://", "http://")) and bool(requests.Request("POST", url).prepare())
    except ValueError:  # what `requests` raises of an address is one
        return False


class _Service(TimeStamper):
    """A service that is asked over HTTP. Whatever is wrong with it is a `MachineError`."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyHanko's
        self._url = url
        self._host = _host(url)

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask, from a thread that nobody waits for too long: a time limit of `requests` is one for each byte."""
        answers: SimpleQueue[bytes | MachineError] = SimpleQueue()
        Thread(target=_ask, args=(self._url, self._host, req.dump(), answers), daemon=True).start()
        try:
            answer = answers.get(timeout=_SECONDS)
        except Empty:
            raise _too_slow(self._host) from None
        if isinstance(answer, MachineError):
            raise answer
        return tsp.TimeStampResp.load(answer)

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """Have a digest stamped, and no other."""
        with _read_with_care(self._host):
            token = await super().async_timestamp(message_digest, md_algorithm)
            said = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]
            if said["hashed_message"].native != message_digest:
                raise TimestampRequestError("another digest")
            return token

    async def async_dummy_response(self, md_algorithm: str) -> cms.ContentInfo:
        """Have a stamp made for its size, and take its certificates."""
        with _read_with_care(self._host):
            return await super().async_dummy_response(md_algorithm)


def _host(url: str) -> str:
    """Name a service by its host and port alone: an address may hold a password."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


@contextmanager
def _read_with_care(host: str) -> Iterator[None]:
    try:
        yield
    except (*_MALFORMED, TimestampRequestError):
        raise MachineError(_NO_STAMP, host=host) from None


def _too_slow(host: str) -> MachineError:
    return MachineError(_TOO_SLOW, host=host, seconds=f"{_SECONDS:.0f}")


def _ask(url: str, host: str, asked: bytes, answers: "SimpleQueue[bytes | MachineError]") -> None:
    answer: bytes | MachineError = MachineError(_NO_STAMP, host=host)
    try:
        answer = _answer(url, host, asked)
    except MachineError as error:
        answer = error
    except requests.ReadTimeout:
        answer = _too_slow(host)
    except requests.ConnectionError:
        answer = MachineError(_NOT_REACHED, host=host)
    except (OSError, ValueError):  # all else that `requests` raises, among it that it is led round in a circle
        pass
    finally:
        answers.put(answer)


def _answer(url: str, host: str, asked: bytes) -> bytes:
    """What the service answers as one; else nothing.

    Raises:
        MachineError: it refuses.
        requests.RequestException: it is not reached.
    """
    with requests.post(url, asked, headers=set_tsp_headers({}), timeout=_SECONDS, stream=True) as response:
        if not response.ok:
            raise MachineError(_REFUSED, host=host, status=response.status_code)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != _REPLY:
            return b""
        answer = b""
        for few in response.iter_content(1 << 14):
            answer += few
            if len(answer) > _MOST_BYTES:
                return b""
    return answer

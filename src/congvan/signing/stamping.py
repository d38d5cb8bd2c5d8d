"""The address of a time stamping service enters; who dates signatures there leaves (RFC 3161, 3.4: HTTP).

What stays true: whatever the service does (hang, drip, send too much, stamp something else), the answer is a stamp of
what was asked, or `TimestampRequestError` after a bounded time.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Thread

import requests
from asn1crypto import cms, tsp
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError, set_tsp_headers

from congvan.errors import ArchiveError
from congvan.model.text import Text

_SECONDS = 20.0  # for a whole answer: services take one; a person waits at the terminal
_MOST_BYTES = 1 << 20  # a stamp with all its certificates has some ten thousand
_REPLY = "application/timestamp-reply"
# What reading somebody else's ASN.1 raises, beside what it means to.
_MALFORMED = (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError)


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
    """A service that is asked over HTTP."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyHanko's
        self._url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask, from a thread that nobody waits for too long: a time limit of `requests` is one for each byte."""
        answers: SimpleQueue[bytes] = SimpleQueue()
        Thread(target=_ask, args=(self._url, req.dump(), answers), daemon=True).start()
        try:
            answer = answers.get(timeout=_SECONDS)
        except Empty:
            answer = b""
        if not answer:
            raise TimestampRequestError("no answer")
        return tsp.TimeStampResp.load(answer)

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """Have a digest stamped, and no other."""
        with _read_with_care():
            token = await super().async_timestamp(message_digest, md_algorithm)
            said = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]
            if said["hashed_message"].native != message_digest:
                raise TimestampRequestError("another digest")
            return token

    async def async_dummy_response(self, md_algorithm: str) -> cms.ContentInfo:
        """Have a stamp made for its size, and take its certificates."""
        with _read_with_care():
            return await super().async_dummy_response(md_algorithm)


@contextmanager
def _read_with_care() -> Iterator[None]:
    try:
        yield
    except _MALFORMED:
        raise TimestampRequestError("malformed") from None


def _ask(url: str, asked: bytes, answers: "SimpleQueue[bytes]") -> None:
    answer = b""
    try:
        with suppress(OSError, ValueError):  # what `requests` raises is one of them
            answer = _answer(url, asked)
    finally:
        answers.put(answer)


def _answer(url: str, asked: bytes) -> bytes:
    """What the service answers as one; else nothing."""
    with requests.post(url, asked, headers=set_tsp_headers({}), timeout=_SECONDS, stream=True) as response:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if not response.ok or kind != _REPLY:
            return b""
        answer = b""
        for few in response.iter_content(1 << 14):
            answer += few
            if len(answer) > _MOST_BYTES:
                return b""
    return answer

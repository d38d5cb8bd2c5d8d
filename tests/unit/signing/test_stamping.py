"""Time stamps over HTTP, of a real server on this machine: one that stamps, and all that a bad one can do."""

import asyncio
import socket
import time
from collections.abc import Iterator

import pytest
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from congvan.errors import ArchiveError, MachineError
from congvan.model.signature import Level, Verdict
from congvan.signing import stamping
from congvan.signing.appearance import Role
from congvan.signing.sign import Signing, sign
from congvan.signing.stamping import stamper_at
from congvan.signing.trust import Trust
from congvan.signing.validate import signatures_of
from tests import pki, signers, stamp_service

DIGEST = b"\x17" * 32
GOOD = ("/stamp", "/typed")


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """The address of the server."""
    with stamp_service.serving() as address:
        yield address


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in stamp_service.PROXIES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("path", GOOD)
def test_a_signature_is_dated_by_the_service(service: str, path: str) -> None:
    """Level B-T, the time proven by the authority that the archive trusts."""
    unsigned, block = signers.letter()
    order = Signing(unsigned, block, Role.SIGNER, pki.SIGNED_AT, stamper=stamper_at(service + path))
    data = sign(order, pki.simple_signer(pki.pki().signer))
    (found,) = signatures_of(data, Trust((pki.pki().root.der,)))
    assert (found.verdict, found.level, found.time_proven) == (Verdict.VALID, Level.B_T, True)
    assert found.time == pki.SIGNED_AT


@pytest.mark.parametrize("path", [*sorted(stamp_service.ANSWERS.keys() - set(GOOD)), "/moved"])
def test_what_is_no_stamp_of_this_is_refused(service: str, path: str) -> None:
    """Another digest's, an old one, none, a page, a fault, too much: all the same to who asked."""
    with pytest.raises(TimestampRequestError):
        asyncio.run(stamper_at(service + path).async_dummy_response("sha256"))


@pytest.mark.parametrize("path", ["/hang", "/drip"])
def test_nobody_waits_for_ever(service: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it says nothing, or a byte now and then; and the sentence is one."""
    monkeypatch.setattr(stamping, "_SECONDS", 0.4)
    unsigned, block = signers.letter()
    order = Signing(unsigned, block, Role.SIGNER, pki.SIGNED_AT, stamper=stamper_at(service + path))
    begun = time.monotonic()
    with pytest.raises(MachineError, match="No time stamp was to be had"):
        sign(order, pki.simple_signer(pki.pki().signer))
    assert time.monotonic() - begun < 5


def test_nobody_is_there() -> None:
    """A port that was free a moment ago."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(TimestampRequestError):
        asyncio.run(stamper_at(f"http://127.0.0.1:{port}/").async_timestamp(DIGEST, "sha256"))


@pytest.mark.parametrize("url", ["ftp://x/", "https://", "http://[", "http://x:99999/", "x", "", "http:///x"])
def test_what_is_no_address_is_said(url: str) -> None:
    """Before anything is signed or asked."""
    with pytest.raises(ArchiveError, match="is no address of a time stamping service"):
        stamper_at(url)

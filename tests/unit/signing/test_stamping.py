"""Time stamps over HTTP, of a real server on this machine: one that stamps, and all that a bad one can do."""

import asyncio
import socket
import time
from collections.abc import Iterator

import pytest
from asn1crypto import cms

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


def _host(address: str) -> str:
    return address.removeprefix("http://")


def _said(url: str) -> str:
    """What is said of a service from which no stamp is to be had."""
    with pytest.raises(MachineError) as caught:
        asyncio.run(stamper_at(url).async_dummy_response("sha256"))
    said = str(caught.value)
    assert said.startswith("No time stamp was to be had: ")
    assert "Nothing was written. " in said
    assert "without --timestamp-url (level B-B" in said
    return said


@pytest.mark.parametrize("path", [*sorted(stamp_service.ANSWERS.keys() - {*GOOD, "/500"}), "/moved"])
def test_what_is_no_stamp_of_this_is_refused(service: str, path: str) -> None:
    """Another digest's, an old one, none, a page, too much: all the same to who asked."""
    assert f"what {_host(service)} answers is no time stamp of this letter" in _said(service + path)


def test_a_service_that_refuses_is_named(service: str) -> None:
    """By host and port, with its status; no name and password of the address is shown."""
    said = _said(service.replace("://", "://ai:mat-khau@") + "/500?key=mat-khau")
    assert f"{_host(service)} refuses it (HTTP 500)" in said
    assert "mat-khau" not in said


@pytest.mark.parametrize("path", ["/hang", "/drip"])
def test_nobody_waits_for_ever(service: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it says nothing, or a byte now and then; and the sentence is one."""
    monkeypatch.setattr(stamping, "_SECONDS", 0.4)
    unsigned, block = signers.letter()
    order = Signing(unsigned, block, Role.SIGNER, pki.SIGNED_AT, stamper=stamper_at(service + path))
    begun = time.monotonic()
    with pytest.raises(MachineError, match=f"{_host(service)} does not answer within 0 seconds"):
        sign(order, pki.simple_signer(pki.pki().signer))
    assert time.monotonic() - begun < 5


def test_nobody_is_there() -> None:
    """A port that was free a moment ago."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert f"127.0.0.1:{port} is not reached or hangs up" in _said(f"http://127.0.0.1:{port}/")


def test_what_is_read_of_a_stamp_later_is_read_with_care(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its certificates, too, for which it is asked once more than for its digest."""
    stamper = stamper_at("http://127.0.0.1:9/")
    monkeypatch.setattr(type(stamper), "async_timestamp", _hollow)
    with pytest.raises(MachineError, match="answers is no time stamp"):
        asyncio.run(stamper.async_dummy_response("sha256"))


async def _hollow(*_: object) -> cms.ContentInfo:
    return cms.ContentInfo()


@pytest.mark.parametrize("url", ["ftp://x/", "https://", "http://[", "http://x:99999/", "x", "", "http:///x"])
def test_what_is_no_address_is_said(url: str) -> None:
    """Before anything is signed or asked."""
    with pytest.raises(ArchiveError, match="is no address of a time stamping service"):
        stamper_at(url)

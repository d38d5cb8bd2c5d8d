"""Signed copies are read in a process of its own, within bounds."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from congvan.checking import check, copies, reader
from congvan.checking.reader import BeyondReadingError, read_apart
from congvan.flows import proving
from congvan.model.rules import proof as rules
from congvan.processes.pool import Lost
from congvan.verify.guarded import TOO_LONG
from tests.pki import pki, signed
from tests.small_archive import JANUARY, Files, write
from tests.unit.signing.papers import paper

COPY = JANUARY.replace(".md", ".signed.pdf")
FILES: Files = {COPY: signed(paper()), "reports/_trust/goc.pem": pki().root.pem}


@pytest.fixture(autouse=True)
def no_reader() -> Iterator[None]:
    """Each test ends without it."""
    yield
    reader.dismiss()


def _hangs(*_: object) -> None:
    time.sleep(60)


def _eats(size: int) -> int:
    return len(bytearray(size))


def _refuses() -> None:
    raise KeyError


def test_one_process_reads_all() -> None:
    """What eats the memory or dies is told, and the next answer comes all the same; an exception as if called here."""
    assert read_apart(_eats, 7) == 7
    for lost, function, given in ((Lost.TOO_MUCH, _eats, 2**31), (Lost.DIED, os._exit, 1)):
        with pytest.raises(BeyondReadingError) as caught:
            read_apart(function, given)
        assert caught.value.lost is lost
    with pytest.raises(KeyError):
        read_apart(_refuses)
    assert read_apart(_eats, 8) == 8


def test_of_a_file_to_be_proven_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of any file that cannot be read."""
    (tmp_path / "x.pdf").write_bytes(paper())
    monkeypatch.setattr(reader, "SECONDS", 0.5)
    monkeypatch.setattr(proving, "signatures_of", _hangs)
    (found,) = proving.prove(tmp_path / "x.pdf", None, ())
    assert (found.rule, found.values["reason"]) == (rules.UNREADABLE_FILE, TOO_LONG)


def test_a_copy_that_takes_too_long_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is kept: a quicker machine, or the same tomorrow, reads it anew."""
    reports, cache = write(tmp_path, FILES), tmp_path / "cache"
    monkeypatch.setattr(reader, "SECONDS", 0.5)
    monkeypatch.setattr(copies, "_signatures_of", _hangs)
    assert [(x.rule.code, x.place.path) for x in check(reports, cache, None)] == [("CV560", COPY)]
    monkeypatch.undo()
    assert check(reports, cache, None) == []

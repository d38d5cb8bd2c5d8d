"""A stranger's file is read in a process of its own, within bounds."""

import time

import pytest

from congvan.verify import apart
from congvan.verify.apart import Apart, BeyondReadingError


def _eats(size: int) -> int:
    return len(bytearray(size))


def _refuses() -> None:
    raise KeyError


def test_an_answer_and_an_exception_come_back() -> None:
    """As if the function had been called here."""
    with Apart() as here:
        assert here.ask(_eats, 7) == 7
        with pytest.raises(KeyError):
            here.ask(_refuses)


def test_what_eats_the_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the next question is answered all the same; so after one that takes too long."""
    monkeypatch.setattr(apart, "SECONDS", 1)
    with Apart() as here:
        with pytest.raises(BeyondReadingError, match="memory"):
            here.ask(_eats, 2**32)
        with pytest.raises(BeyondReadingError, match="longer"):
            here.ask(time.sleep, 5)
        assert here.ask(_eats, 7) == 7

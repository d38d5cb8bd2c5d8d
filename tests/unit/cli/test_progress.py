"""How far long work is: a bar with the time left on a terminal, lines at intervals elsewhere."""

import sys
import time

import pytest

from congvan.cli.console import Progress
from congvan.model.text import Language


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands until its first entry is set."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_a_terminal_sees_a_bar_and_the_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: list[float]
) -> None:
    """Reckoned from what was done since, not from what the cache held nor before the first: 20 in 10 s, 40 in 20 s."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    shown = Progress(Language.EN)
    shown("", "pdf", 10, 100)
    clock[0] += 10
    shown("", "pdf", 40, 100)
    clock[0] += 10
    shown("", "pdf", 60, 100)
    shown("", "pdf", 100, 100)
    first, second, third, last = capsys.readouterr().err.split("\r\x1b[K")[1:]
    assert first == "making PDFs ██░░░░░░░░░░░░░░░░░░ 10/100"
    assert second == "making PDFs ████████░░░░░░░░░░░░ 40/100"
    assert third == "making PDFs ████████████░░░░░░░░ 60/100 (about 20 s left)"
    assert last == "making PDFs ████████████████████ 100/100 ✓\n"


def test_a_log_gets_few_lines(capsys: pytest.CaptureFixture[str], clock: list[float]) -> None:
    """One in ten seconds and the last one, whatever happens between."""
    shown = Progress(Language.VI)
    for done in range(101):
        shown("public", "pdf", done, 100)
        clock[0] += 0.25
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "public: làm PDF 0/100",
        "public: làm PDF 40/100 (còn khoảng 15 giây)",
        "public: làm PDF 80/100 (còn khoảng 5 giây)",
        "public: làm PDF 100/100 ✓",
    ]


def test_nothing_to_do_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    """An edition without letters."""
    Progress(Language.EN)("", "pdf", 0, 0)
    assert capsys.readouterr().err == "making PDFs 0/0 ✓\n"

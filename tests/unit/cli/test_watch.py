from pathlib import Path

import pytest

from congvan.cli import watch as watching
from congvan.cli.watch import watch


class _EnoughError(Exception):
    """Ends the watch, as Ctrl-C does."""


@pytest.fixture(params=["by the system", "by looking"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How changes are seen; where the system has no more watches to give, by looking again and again."""

    def no_watches(_: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    if request.param == "by looking":
        monkeypatch.setattr("congvan.cli.watch.Observer.start", no_watches)
    return str(request.param)


def test_called_at_once_and_after_a_change(tmp_path: Path, way: str) -> None:
    """A change made while the first call runs is not lost; several at once make one call; hidden files make none."""
    calls: list[int] = []

    def again() -> None:
        calls.append(len(calls))
        if len(calls) == 1:
            for name in (".a.md.swp", "a.md~", "~$a.md", "a.md", "b.md"):
                (tmp_path / name).write_text("x")
        if len(calls) == 2:
            raise _EnoughError

    with pytest.raises(_EnoughError):
        watch(tmp_path, again)
    assert calls == [0, 1]


@pytest.mark.parametrize(
    ("name", "hidden"),
    [("a.md", False), ("b/a.md", False), (".a.md", True), (".git/a", True), ("b/a.md~", True), ("~$a.md", True)],
)
def test_what_no_check_reads(name: str, hidden: bool) -> None:
    """The same files that the archive's reader passes by."""
    assert watching._hidden(Path(name)) is hidden

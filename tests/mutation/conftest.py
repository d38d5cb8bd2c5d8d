"""The archive, built once. What a test breaks is a copy, or is never promoted."""

import pytest

from congvan.publish import finishing
from congvan.verify import guarded
from tests.mutation.kit import Archive, built_archive


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive with both editions and a warm cache; nothing may be promoted over them."""
    return built_archive(tmp_path_factory.mktemp("mutation") / "archive")


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the gate read all files of a small edition in this process: to start others takes longer than to read them.

    What it finds is the same (tests/unit/verify).
    """
    monkeypatch.setattr(guarded, "_is_packed", lambda _: False)


@pytest.fixture(autouse=True)
def _silent_changes_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the guard against silent changes (CV550): it would stop some mutations before the gate is asked."""
    monkeypatch.setattr(finishing, "check_issued", lambda *_: [])

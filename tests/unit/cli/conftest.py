import pytest


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run on 20 March 2026, when nothing of the small archive is late, whatever the clock says."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774000000")

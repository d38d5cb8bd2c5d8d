"""Why a PDF could not be inspected, told in a sentence of its own."""

from pathlib import Path

import pytest

from congvan.inspect.guard import inspect_pdf
from congvan.inspect.reading import UnreadablePdfError
from congvan.processes.pool import Lost, Pool


@pytest.mark.parametrize(
    ("lost", "told"), [(Lost.TOO_LONG, "takes longer"), (Lost.TOO_MUCH, "more memory"), (Lost.DIED, "try again")]
)
def test_each_reason_has_its_own_words(monkeypatch: pytest.MonkeyPatch, lost: Lost, told: str) -> None:
    """One whose process was ended by somebody else is not said to be made to do harm."""
    monkeypatch.setattr(Pool, "ask", lambda *_, **__: lost)
    with pytest.raises(UnreadablePdfError, match=told) as raised:
        inspect_pdf(Path("a.pdf"))
    assert ("harm" in str(raised.value)) == (lost is not Lost.DIED)

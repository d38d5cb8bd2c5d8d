"""The time of a check grows with the text: four times the text takes four times as long, whatever the text is.

Measured in the time of this process alone, and judged only where a text takes many times what any of its length should:
a busy machine does not make it fail.
"""

import json
import time
from collections.abc import Callable

import pytest

from tests.fuzz.archive import spoilt
from tests.fuzz.hostile import KINDS
from tests.small_archive import JANUARY, SOUND

_LONG, _TIMES = 24_000, 4
# Seconds of processor: what the slowest kinds take on a slow machine, twice over. In the square of the length it would
# be more than this for any pattern that tries every character against every other.
_SUSPICIOUS = 1.5
_STEEPEST = 9.0  # the way up from a quarter of the text: 4 if in proportion, 16 if in the square


def _in_body(text: str) -> str:
    return SOUND[JANUARY].replace("Kỳ báo cáo", f"{text}\n\nKỳ báo cáo")


def _in_subject(text: str) -> str:
    return SOUND[JANUARY].replace("subject: báo cáo việc mẫu", f"subject: {json.dumps(text, ensure_ascii=False)}")


def _in_yaml(text: str) -> str:
    return SOUND[JANUARY].replace("data:\n", f"{text}\ndata:\n")


def _seconds(letter: str) -> float:
    data = letter.encode("utf-8", "replace")
    begun = time.process_time()
    spoilt({JANUARY: data})
    return time.process_time() - begun


def _is_steep(place: Callable[[str], str], kind: Callable[[int], str], length: int) -> bool:
    whole = _seconds(place(kind(length)))
    if whole < _SUSPICIOUS:
        return False
    part = min(_seconds(place(kind(length // _TIMES))) for _ in range(3))
    return min(whole, _seconds(place(kind(length)))) > _STEEPEST * part


@pytest.mark.parametrize(
    ("place", "length"),
    [(_in_body, _LONG), (_in_subject, _LONG // 2), (_in_yaml, _LONG // 2)],  # front matter is 64 KiB at most
    ids=["body", "subject", "yaml"],
)
def test_time_grows_with_the_text(place: Callable[[str], str], length: int) -> None:
    """No kind of text takes the square of its length, wherever it stands."""
    assert [name for name, kind in KINDS.items() if _is_steep(place, kind, length)] == []

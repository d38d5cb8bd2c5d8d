"""Each rule of `check` and `read` gives its finding at its place, and only there."""

from pathlib import Path

import pytest

from congvan.model import rules
from congvan.model.text import Language
from tests.small_archive import check
from tests.unit.check.example import Example
from tests.unit.check.examples import EXAMPLES

# Keys among the files (unit/read/test_archive.py), changes (unit/check/test_issued.py), bags (unit/verify/test_bag.py).
_ELSEWHERE = {"CV548", *(f"CV55{x}" for x in range(10))}
_OURS = ("CV0", "CV1", "CV2", "CV3", "CV4", "CV5", "CV6", "CV7")
each = pytest.mark.parametrize("example", EXAMPLES, ids=[f"{x.code} {x.says}" for x in EXAMPLES])


def test_the_archive_without_a_change_is_sound(tmp_path: Path) -> None:
    """What the examples change has no finding of its own."""
    assert check(tmp_path)[1] == []


@each
def test_bad(tmp_path: Path, example: Example) -> None:
    """A bad archive gives one finding: that code, that file, that line and column."""
    found = example.run(tmp_path, example.files)
    places = [(x.rule.code, (x.place.path, x.place.line, x.place.column)) for x in found]
    assert places == [(example.code, example.place)]


@each
def test_good(tmp_path: Path, example: Example) -> None:
    """Its good neighbour gives none."""
    assert [(x.rule.code, x.place) for x in example.run(tmp_path, example.good)] == []


@each
def test_words(tmp_path: Path, example: Example) -> None:
    """The finding says in both languages what was found and what to do, with every blank of its sentences filled."""
    for finding in example.run(tmp_path, example.files):
        for language in Language:
            shown = finding.as_json(language)
            assert list(shown) == ["code", "severity", "path", "line", "column", "field", "message", "hint"]
            assert shown["message"].endswith((".", "?"))
            assert shown["hint"]
        assert finding.message(Language.VI) != finding.message(Language.EN)


def test_every_rule_has_an_example() -> None:
    """No rule that `read` and `check` apply is without one."""
    assert {x.code for x in rules.ALL if x.code.startswith(_OURS)} - _ELSEWHERE == {x.code for x in EXAMPLES}

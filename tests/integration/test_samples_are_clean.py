"""The whole sample archive is clean, on the day of its last letter and whenever somebody tries it later."""

from datetime import date

import pytest

from congvan.checking import check
from congvan.model.finding import Severity
from tests.integration.archives import ROOT

# What is told is true of the samples: one letter was issued late, one report is missing, and after their time the
# reports of the months since are due.
_NOTES = {date(2026, 4, 17): {"CV208", "CV210"}, date(2031, 1, 1): {"CV208", "CV210", "CV211"}}


@pytest.mark.parametrize("day", _NOTES, ids=str)
def test_nothing_is_wrong_in_the_samples(day: date) -> None:
    """No error, no warning, and no note but those."""
    found = check(ROOT / "reports", None, day)
    assert [x for x in found if x.rule.severity is not Severity.NOTE] == []
    assert {x.rule.code for x in found} == _NOTES[day]

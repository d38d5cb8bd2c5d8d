"""The table of the form: every number within the decree's bounds."""

from datetime import date

import pytest

from congvan.model.form import form_of
from congvan.model.form.decree_30_2020 import DECREE_30_2020


@pytest.mark.parametrize("name", DECREE_30_2020.measures)
def test_every_number_lies_within_its_bounds_and_names_its_clause(name: str) -> None:
    """What we take is what the decree allows."""
    measure = DECREE_30_2020[name]
    assert measure.least <= measure.value <= measure.most
    assert measure.clause


def test_sizes_of_the_letterhead_go_together() -> None:
    """(13, 14, 14) or (12, 13, 13): state, motto, date."""
    assert tuple(DECREE_30_2020[x].value for x in ("state", "motto", "date")) in {(13, 14, 14), (12, 13, 13)}


def test_a_letter_keeps_the_form_of_its_day() -> None:
    """A decree in force from a day on rules letters from that day; drafts take the newest."""
    assert [form_of(day) for day in (None, DECREE_30_2020.since, date(2019, 1, 1))] == [DECREE_30_2020] * 3

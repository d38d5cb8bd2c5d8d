"""The tables of the form: every number within its decree's bounds, and the decrees in order."""

from datetime import date
from itertools import pairwise

import pytest

from congvan.model.form import FORMS, Form, form_of

NUMBERS = [pytest.param(form, name, id=f"{form.decree} {name}") for form in FORMS for name in form.measures]


@pytest.mark.parametrize(("form", "name"), NUMBERS)
def test_every_number_lies_within_its_bounds_and_names_its_clause(form: Form, name: str) -> None:
    """What we take is what the decree allows."""
    measure = form[name]
    assert measure.least <= measure.value <= measure.most
    assert measure.clause


@pytest.mark.parametrize("form", FORMS, ids=[form.decree for form in FORMS])
def test_sizes_of_the_letterhead_go_together(form: Form) -> None:
    """(13, 14, 14) or (12, 13, 13): state, motto, date."""
    assert tuple(form[x].value for x in ("state", "motto", "date")) in {(13, 14, 14), (12, 13, 13)}


@pytest.mark.parametrize("form", FORMS, ids=[form.decree for form in FORMS])
def test_every_decree_has_every_number(form: Form) -> None:
    """What draws letters asks for each by name, whatever the day."""
    assert set(form.measures) == set(FORMS[0].measures)


def test_the_newest_decree_comes_first() -> None:
    """`form_of` takes the first that is in force."""
    assert all(newer.since > older.since for newer, older in pairwise(FORMS))


def test_a_letter_keeps_the_form_of_its_day() -> None:
    """A decree in force from a day on rules letters from that day on; the oldest rules all that are older."""
    for form in FORMS:
        assert form_of(form.since) is form
    assert form_of(date(2019, 1, 1)) is FORMS[-1]

"""The table of the form: every number within the decree's bounds."""

import pytest

from congvan.render.form import DECREE_30_2020


@pytest.mark.parametrize("name", DECREE_30_2020.measures)
def test_every_number_lies_within_its_bounds_and_names_its_clause(name: str) -> None:
    """What we take is what the decree allows."""
    measure = DECREE_30_2020[name]
    assert measure.least <= measure.value <= measure.most
    assert measure.clause


def test_sizes_of_the_letterhead_go_together() -> None:
    """(13, 14, 14) or (12, 13, 13): state, motto, date."""
    assert tuple(DECREE_30_2020[x].value for x in ("state", "motto", "date")) in {(13, 14, 14), (12, 13, 13)}


def test_a_style_sheet_is_filled_from_the_table() -> None:
    """Page box before it, numbers with their units in it; an unknown name is a mistake."""
    css = DECREE_30_2020.css("p { text-indent: var(--first-line); }")
    assert "@page { size: 210mm 297mm; margin: 20mm 15mm 20mm 30mm; }" in css
    assert "text-indent: 10mm" in css
    with pytest.raises(KeyError):
        DECREE_30_2020.css("p { width: var(--no-such-number); }")

"""A style sheet takes the form's numbers."""

import pytest

from congvan.model.form.decree_30_2020 import DECREE_30_2020
from congvan.render.form_css import with_numbers


def test_a_style_sheet_is_filled_from_the_table() -> None:
    """Page box before it, numbers with their units in it; an unknown name is a mistake."""
    css = with_numbers("p { text-indent: var(--first-line); }", DECREE_30_2020)
    assert "@page { size: 210mm 297mm; margin: 20mm 15mm 20mm 30mm; }" in css
    assert "text-indent: 10mm" in css
    with pytest.raises(KeyError):
        with_numbers("p { width: var(--no-such-number); }", DECREE_30_2020)

"""A style sheet takes the form's numbers."""

import re
from importlib.resources import files

import pytest

from congvan.model.form.decree_30_2020 import DECREE_30_2020
from congvan.render.form_css import with_numbers


def test_a_style_sheet_is_filled_from_the_table() -> None:
    """Page box before it, numbers with their units in it; an unknown name is a mistake."""
    css = with_numbers("p { text-indent: var(--first-line); left: var(--first-line-most); }", DECREE_30_2020)
    assert "@page { size: 210mm 297mm; margin: 20mm 15mm 20mm 30mm; }" in css
    assert "text-indent: 10mm; left: 12.7mm;" in css
    with pytest.raises(KeyError):
        with_numbers("p { width: var(--no-such-number); }", DECREE_30_2020)


def test_the_letters_style_sheet_holds_no_size_of_its_own() -> None:
    """Type, margins and the sheet itself come from the table; raised figures alone are smaller than all in it."""
    sheet = (files("congvan.render") / "templates" / "letter.css").read_text("utf-8")
    sizes = re.findall(r"(?:font-size|font): ([^;}]+)", sheet)
    assert len(sizes) > 20
    assert [
        x for x in sizes if not x.startswith("var(--") and float(x.removesuffix("em").removesuffix("pt")) >= 10
    ] == []
    page_boxes = re.findall(r"@page[^{]*\{[^}]*?\b(?:size|margin): ([^;}]+)", sheet)
    assert [x for x in page_boxes if "var(--" not in x and not x.endswith("8pt")] == []
    assert "Liberation" not in sheet

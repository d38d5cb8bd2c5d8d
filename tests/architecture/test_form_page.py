"""docs/form.md is made from the table of the form: it is in step with it, and names every number."""

from pathlib import Path

from congvan.model.form import FORMS
from congvan.render.form_page import TITLES, form_page

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_the_one_that_the_table_makes() -> None:
    """Otherwise run scripts/docs."""
    assert (ROOT / "docs/form.md").read_text("utf-8") == form_page()


def test_every_number_has_a_title_and_every_title_a_number() -> None:
    """A number without a title could not be explained; a title without a number is a leftover."""
    assert set(TITLES) == {name for form in FORMS for name in form.measures}

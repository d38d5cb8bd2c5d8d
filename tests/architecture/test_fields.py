"""The records, the placeholders and the page that lists them are in step."""

from dataclasses import astuple
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from congvan.check.people.privacy import _patterns
from congvan.check.sheet import Sheet
from congvan.edit.consolidated import _NOBODY, _people
from congvan.edit.fields_page import PLACEHOLDERS, fields_page
from congvan.model.agency import AgencyFile
from congvan.model.allowed import AllowedFile
from congvan.model.fields import Record
from congvan.model.letter import PLACEHOLDER_NAMES, Contact, FrontMatter
from congvan.model.series import SeriesFile
from congvan.project.letters import _person

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_the_records() -> None:
    """docs/fields.md is made from the code; after a change of a record run scripts/docs."""
    assert (ROOT / "docs/fields.md").read_text("utf-8") == fields_page()


def test_every_placeholder_is_explained() -> None:
    """A name that a letter may use and nobody can find is of no use."""
    assert {tuple(x.split(".")) for x in PLACEHOLDERS} == PLACEHOLDER_NAMES


@pytest.mark.parametrize("record", [FrontMatter, AgencyFile, SeriesFile, AllowedFile])
def test_every_field_is_explained(record: type[Record]) -> None:
    """Each has its line; and a title and a description, which editors show too."""
    page = fields_page()
    for name, field in record.model_fields.items():
        assert f"\n| `{name}` | {field.title} | " in page
        assert field.title
        assert field.description


def test_every_field_of_a_contact_is_listed_everywhere() -> None:
    """Where fields are listed by hand: placeholders, the view, the consolidated draft, what must not be typed."""
    given = {"name": "Zq Nguyễn Văn", "phone": "0987 612 345", "email": "zq@example.com"}
    values = {x: given.get(x, f"zq {x} 0987") for x in Contact.model_fields}
    contact = Contact().model_copy(update=values)
    letter = FrontMatter.model_validate({"status": "draft", "notation": "A", "subject": "b", "to": ["c"]})
    front = letter.model_copy(update={"contact": contact})
    sheet = cast("Sheet", SimpleNamespace(front=front))

    assert {x[1] for x in PLACEHOLDER_NAMES if x[0] == "contact"} == set(values)
    assert set(values.values()) <= set(astuple(_person(contact)))
    assert {name for name, _ in _patterns(sheet, " ".join(values.values()))} == set(values)
    asked = next(x for x in _people(front) if x.startswith("contact:"))
    blank = next(x for x in _NOBODY if x.startswith("contact:"))
    for name, value in values.items():
        assert value in asked
        assert f"{name}: " in asked
        assert f"{name}: " in blank


def test_every_line_has_its_cells() -> None:
    """A bar within a cell would shift the rest."""
    lines = [x for x in fields_page().splitlines() if x.startswith("| `")]
    assert lines
    assert {x.count(" | ") for x in lines} <= {2, 4}

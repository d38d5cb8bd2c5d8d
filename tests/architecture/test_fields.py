"""The records, the placeholders and the page that lists them are in step."""

from pathlib import Path

import pytest

from congvan.edit.fields_page import PLACEHOLDERS, fields_page
from congvan.model.agency import AgencyFile
from congvan.model.allowed import AllowedFile
from congvan.model.fields import Record
from congvan.model.letter import PLACEHOLDER_NAMES, FrontMatter
from congvan.model.series import SeriesFile

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


def test_every_line_has_its_cells() -> None:
    """A bar within a cell would shift the rest."""
    lines = [x for x in fields_page().splitlines() if x.startswith("| `")]
    assert lines
    assert {x.count(" | ") for x in lines} <= {2, 4}

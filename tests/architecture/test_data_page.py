"""docs/data.md says what the tables hold, and shows short forms that are worth declaring."""

import re
from pathlib import Path

import yaml

from congvan.model.terms import Audience
from congvan.render.data.letters_table import letters_table
from congvan.render.data.series_table import series_table
from congvan.vietnamese.short_forms import SHORT_FORMS
from tests.factories import a_letter, a_series, an_edition

PAGE = (Path(__file__).resolve().parents[2] / "docs/data.md").read_text("utf-8")
_CODE = re.compile(r"`([^`]+)`")


def section(heading: str) -> str:
    """What stands below a heading of the second level."""
    [found] = [x for x in PAGE.split("\n## ") if heading in x.partition("\n")[0]]
    return found


def test_the_columns_of_a_series_are_those_of_the_code() -> None:
    """Heads and keys, in their order; figures come last."""
    table = series_table(a_series(fields=()), (), "https://kho.example.org/", internal=True)
    rows = [x.split("|")[1:3] for x in section("A series' table").splitlines() if x.startswith("| ")][1:]
    told = [(heads.strip(), _CODE.findall(keys)) for heads, keys in rows[:-1]]
    assert [key for _, keys in told for key in keys] == [x.name for x in table.columns]
    every = [head for heads, keys in told for head in (heads.split(", ") if len(keys) > 1 else [heads])]
    assert every == [x.head for x in table.columns]
    assert "*labels*" in rows[-1][0]


def test_the_columns_of_the_list_are_those_of_the_code() -> None:
    """All of the internal edition's, in their order."""
    table = letters_table(an_edition(a_letter(), audience=Audience.INTERNAL), {})
    told = section("`letters.csv`").partition("Heads are keys")[2].partition("Several values")[0]
    assert _CODE.findall(told) == [x.name for x in table.columns]


def test_short_forms_have_a_section_with_an_example_worth_declaring() -> None:
    """What the search knows by itself needs no line."""
    text = section("Short forms")
    example = yaml.safe_load(text.partition("```yaml\n")[2].partition("```")[0])
    known = {x[0] for x in SHORT_FORMS}
    assert example["short_forms"]
    assert [x["short"] for x in example["short_forms"] if x["short"] in known] == []
    assert "_short_forms" not in section("The allow list")

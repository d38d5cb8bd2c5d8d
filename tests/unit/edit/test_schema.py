"""The schemas against the check: what it takes they take, and what a schema can see they refuse."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from congvan.check.figures.values import plain_json
from congvan.edit.figure_schema import data_schema
from congvan.edit.schema import (
    agency_schema,
    allowed_schema,
    as_text,
    letter_schema,
    modeline,
    schema_files,
    series_schema,
)
from congvan.read.yaml_tree import read_yaml
from congvan.vietnamese.amounts import AmbiguousAmount, UnreadableAmount, parse_dong
from congvan.vietnamese.numbers import AmbiguousNumber, UnreadableNumber, parse_number
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, SERIES, SOUND, changed, check
from tests.unit.edit.yaml_of_editors import front_matter, load

ROOT = Path(__file__).resolve().parents[3]
REPORTS = ROOT / "reports"


def _letters(series: str) -> Draft202012Validator:
    """The schema of the letters of a series, from the text of its file."""
    tree: Any = read_yaml(series, "x").tree
    return Draft202012Validator(letter_schema(tree["title"], plain_json(tree.get("data"))))


def _faults(validator: Draft202012Validator, instance: Any) -> list[str]:
    return [f"{'.'.join(map(str, x.absolute_path))}: {x.message}" for x in validator.iter_errors(instance)]


LETTERS = _letters(SOUND[SERIES])
OF_AGENCY, OF_SERIES = Draft202012Validator(agency_schema()), Draft202012Validator(series_schema())


@pytest.mark.parametrize("file", sorted((REPORTS / "_series").glob("*.yml")), ids=lambda x: x.stem)
def test_every_sample_letter(file: Path) -> None:
    """As an editor reads them, all letters of a series keep to its schema."""
    letters = _letters(file.read_text("utf-8"))
    found = {x.name: _faults(letters, front_matter(x.read_text("utf-8"))) for x in REPORTS.glob(f"*/{file.stem}/*.md")}
    assert found
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_every_agency_and_series() -> None:
    """And all files of agencies and series to theirs."""
    for folder, validator in (("_agencies", OF_AGENCY), ("_series", OF_SERIES)):
        for file in (REPORTS / folder).glob("*.yml"):
            assert _faults(validator, load(file.read_text("utf-8"))) == [], file.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("count: 12", 'count: "12"'), ("count: 12", "count: 1.234"), ("count: 12", "count: 1.234.567"),
        ("count: 12", "count: -3"), ("rate: 98,5", "rate: 98.5"), ("rate: 98,5", "rate: 98"),
        ("rate: 98,5", 'rate: "98,50"'), ("open: true", 'open: "false"'), ("since: null", "since: 2026"),
        ("since: null", "since:"), ("a: 100 triệu", "a: 100000000"), ("a: 100 triệu", 'a: "100.000.000 đồng"'),
        ("a: 100 triệu", "a: 100.000.000"), ("a: 100 triệu", 'a: "0,1 tỷ"'), ("a: 100 triệu", "a: 100 TRIỆU VNĐ"),
        ("a: 100 triệu", "a: 99 triệu 500 nghìn"), ("a: 100 triệu", 'a: "99 triệu 500.000 đồng"'),
        ("a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: 70 triệu", "a: 382.000, b: 0, total: 382.000"),
        ("number:", "number: ~"), ("number:", "visibility:\nnumber:"), ("to: [Sở Nội vụ tỉnh Mẫu]", "to: Sở Nội vụ"),
        ("copies:", "contact: {name: , phone: 0900000001}\ncopies:"), ("copies:", "notes: 12\ncopies:"),
        ("copies:", "notes: |\n  hai\n  dòng\ncopies:"), ("copies:", "urgency:\ncopies:"),
        ("subject: báo cáo việc mẫu", "subject: >-\n  báo cáo\n  việc mẫu"),
        ("subject: báo cáo việc mẫu", "subject: 2026"),
        ("name: Trần Văn Mẫu", "name: true"), ("since: null", "since: null\n  remark: 12"),
    ],
)  # fmt: skip
def test_what_the_check_takes(tmp_path: Path, old: str, new: str) -> None:
    """However a value is typed: no error from the check, none from the schema."""
    files = changed(DRAFT, old, new)
    found = {x.rule.code for x in check(tmp_path, files)[1] if x.place.path == DRAFT and x.is_error}
    assert found <= {"CV308"}  # a sum that no longer holds: a schema does not add up
    assert _faults(LETTERS, front_matter(str(files[DRAFT]))) == []


_BAD = [
    (DRAFT, "status: draft", "status: drafft", "status"), (DRAFT, "status: draft\n", "", ""),
    (DRAFT, "status: draft", "status:", "status"), (DRAFT, "copies:", "copiess:", ""),
    (DRAFT, "to: [Sở Nội vụ tỉnh Mẫu]", "to: []", "to"), (DRAFT, "to: [Sở Nội vụ tỉnh Mẫu]", "to:", "to"),
    (DRAFT, '"Lưu: VT"', "Lưu: VT", "copies.1"), (DRAFT, "number:", "number: 12a", "number"),
    (FEBRUARY, "number: 2", "number: 1.5", "number"), (FEBRUARY, "number: 2", "number: 0", "number"),
    (FEBRUARY, "date: 2026-02-19", "date: 19/02/2026", "date"), (FEBRUARY, "date: 2026-02-19", "date:", "date"),
    (FEBRUARY, "number: 2", "number:", "number"), (DRAFT, "number:", "number: 3", "number"),
    (DRAFT, "copies:", "visibility: secret\ncopies:", "visibility"),
    (DRAFT, "copies:", "urgency: gap\ncopies:", "urgency"),
    (DRAFT, "title: CHỦ TỊCH, name", "title: PHÓ CHỦ TỊCH, TRƯỞNG BAN, name", "signer"),
    (DRAFT, "title: CHỦ TỊCH,", "title: ,", "signer.title"),
    (DRAFT, "copies:", "attachments: [{title: x}]\ncopies:", "attachments.0"),
    (DRAFT, "copies:", "withdrawn: {date: 2026-05-02}\ncopies:", "withdrawn"),
    (DRAFT, "copies:", "changes: [{date: 2026-05-02, note: x, major: có}]\ncopies:", "changes.0.major"),
    (DRAFT, "a: 100 triệu", "a: 2.382 tỷ", "data.money.a"), (DRAFT, "a: 100 triệu", "a: 100 tr", "data.money.a"),
    (DRAFT, "a: 100 triệu", 'a: "2.382"', "data.money.a"), (DRAFT, "a: 100 triệu", 'a: "2,382"', "data.money.a"),
    (DRAFT, "a: 100 triệu", "a: 2.5", "data.money.a"), (DRAFT, "a: 100 triệu", "a: -5 triệu", "data.money.a"),
    (DRAFT, "a: 100 triệu", "a:", "data.money.a"), (DRAFT, "a: 100 triệu, ", "", "data.money"),
    (DRAFT, "spent:", "spentt:", "data.money"), (DRAFT, "count: 12", "count: mười hai", "data.count"),
    (DRAFT, "count: 12", "count:", "data.count"), (DRAFT, "rate: 98,5", "rate: 101", "data.rate"),
    (DRAFT, "open: true", "open: có", "data.open"), (DRAFT, "count: 12", "count: [12]", "data.count"),
    (AGENCY, "place: Mẫu\n", "", ""), (AGENCY, "notations: [UBND-VP, UBND-VHXH]", "notations: []", "notations"),
    (AGENCY, "short:", "shrt:", ""), (SERIES, "frequency: monthly", "frequency: month", "frequency"),
    (SERIES, "due: {day: 20}", "due: {day: 32}", "due.day"), (SERIES, "due: {day: 20}", "due: {}", "due"),
    (SERIES, "{money.total: sum}", "{money.total: add}", "rollup.money.total"),
    (SERIES, "sum: {total: money.total,", "sum: {totl: money.total,", "checks.0.sum"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "where"), _BAD)
def test_what_both_refuse(tmp_path: Path, path: str, old: str, new: str, where: str) -> None:
    """A slip that a schema can see is underlined where it stands, and the check calls it an error too."""
    files = changed(path, old, new)
    assert any(x.is_error for x in check(tmp_path, files)[1])
    text = str(files[path])
    validator = {AGENCY: OF_AGENCY, SERIES: OF_SERIES}.get(path, LETTERS)
    faults = _faults(validator, front_matter(text) if path.endswith(".md") else load(text))
    assert faults
    assert {x.partition(": ")[0] for x in faults} == {where}


_WORDS = ["0", "1", "20", "382", "1.000", "2.382", "2,5", " ", "\u00a0", "tỷ", "Tỉ", "triệu", "TRIỆU", "nghìn", "ngàn",
          "nghìn tỷ", "đồng", "ĐỒNG", "Đ", "vnd", "VNĐ", "₫", ".", ",", "-", "000"]  # fmt: skip
_AMOUNT = Draft202012Validator(data_schema({"properties": {"a": {"type": "integer", "format": "vnd"}}}))
_NUMBER = Draft202012Validator(data_schema({"properties": {"a": {"type": "number"}}}))


@given(st.lists(st.sampled_from(_WORDS), max_size=8).map("".join))
def test_every_writing_of_a_figure(text: str) -> None:
    """What the language's own readers read, as money or as a number, fits; a slip that they ask about does not."""
    try:
        parse_dong(text)
    except AmbiguousAmount:
        assert "." in text or "," in text
    except UnreadableAmount:
        pass
    else:
        assert _faults(_AMOUNT, {"a": text}) == []
    with suppress(AmbiguousNumber, UnreadableNumber):
        parse_number(text)
        assert _faults(_NUMBER, {"a": text}) == []


@pytest.mark.parametrize("text", ["1" * 5000, "1 tỷ " * 1000, " " * 5000, "1.234" * 1000 + "x", "2.382 " * 1000])
def test_a_long_writing_takes_no_time(text: str) -> None:
    """An editor compares at each key: no pattern goes back and forth."""
    began = time.perf_counter()
    _faults(_AMOUNT, {"a": text})
    _faults(_NUMBER, {"a": text})
    assert time.perf_counter() - began < 1


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from _nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _nodes(inner)


def _all_schemas() -> dict[str, Any]:
    return {"agency": agency_schema(), "series": series_schema(), "letter": LETTERS.schema, "allowed": allowed_schema()}


@pytest.mark.parametrize("name", ["agency", "series", "letter", "allowed"])
def test_a_schema_is_one(name: str) -> None:
    """JSON Schema 2020-12, whole in itself; every choice has its meaning and every pattern its sentence."""
    schema = _all_schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert "https" not in as_text(schema).replace(schema["$schema"], "")
    for node in _nodes(schema):
        if "enumDescriptions" in node:
            assert len(node["enumDescriptions"]) == len([x for x in node["enum"] if x is not None])
        if isinstance(node.get("pattern"), str) and "type" in node and node["type"] != "string":
            assert "patternErrorMessage" in node or "errorMessage" in node


def _keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, inner in schema.get("properties", {}).items():
        yield name, inner
        yield from _keys(inner)
        yield from _keys(inner.get("items", {}))


@pytest.mark.parametrize("name", ["agency", "series", "letter", "allowed"])
def test_every_key_is_explained(name: str) -> None:
    """Each has a title and a description for the officer who hovers over it, figures too."""
    assert [key for key, x in _keys(_all_schemas()[name]) if not (x.get("title") and x.get("description"))] == []


def test_every_example_is_sound() -> None:
    """An example that the schema refuses would teach the mistake."""
    for schema in _all_schemas().values():
        for node in _nodes(schema):
            examples = node.get("examples")
            if isinstance(examples, list) and isinstance(node.get("title"), str):
                for example in examples:
                    assert _faults(Draft202012Validator(node), example) == [], (node["title"], example)


def test_what_is_internal_is_said() -> None:
    """Who types a figure is told that only the internal edition has it."""
    money: Any = LETTERS.schema["properties"]["data"]["properties"]["money"]  # type: ignore[index]
    assert "nội bộ" in money["properties"]["hidden"]["description"]
    assert "nội bộ" not in money["properties"]["a"]["description"]


def test_a_series_without_figures() -> None:
    """Its letters need no `data`, and may have none."""
    letters = Draft202012Validator(letter_schema("x", None))
    front = front_matter(SOUND[DRAFT])
    assert _faults(letters, front | {"data": None}) == []
    assert _faults(letters, {k: v for k, v in front.items() if k != "data"}) == []
    assert _faults(letters, front) != []


def test_the_files() -> None:
    """One for agencies, one for series, one a series; the same text each time."""
    series: dict[str, tuple[str, dict[str, Any] | None]] = {"b": ("B", None), "a": ("A", {"properties": {}})}
    assert [name for name, _ in schema_files(series)] == [
        "agency.json",
        "allowed.json",
        "series.json",
        "short-forms.json",
        "letter-a.json",
        "letter-b.json",
    ]
    assert list(schema_files(series)) == list(schema_files(dict(reversed(series.items()))))


def test_the_modeline() -> None:
    """It is relative, so that it is right in any clone."""
    line = modeline(DRAFT, "letter-bao-cao.json")
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
    assert found
    assert (ROOT / DRAFT).parent.joinpath(found[1]).resolve() == ROOT / ".congvan/schema/letter-bao-cao.json"

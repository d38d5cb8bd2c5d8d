from pathlib import Path
from typing import Any

import pytest

from congvan.check.figures import HIDDEN, check_schema, plain_json, read_figures
from congvan.model.amount import Amount
from congvan.model.finding import Finding
from congvan.model.letter import Value
from congvan.model.series import Series, SeriesFile
from congvan.model.source import Positions
from congvan.model.terms import Audience, Frequency
from congvan.model.text import Language
from congvan.read.yaml_tree import read_mapping
from tests.small_archive import DRAFT, FEBRUARY, FOLDER, JANUARY, SOUND, changed, check

_FIGURES = """\
type: object
properties:
  money: {type: integer, format: vnd}
  maybe: {type: [integer, "null"], format: vnd}
  hidden: {type: integer, format: vnd, visibility: internal}
  whole: {type: integer}
  rate: {type: number}
  open: {type: boolean}
  text: {type: string}
  code: {type: [string, integer]}
  any: true
  list: {type: array, items: {type: integer}}
  group: {type: object, visibility: internal, properties: {rate: {type: number}}}
"""


def _series(schema: str = _FIGURES) -> Series:
    tree, positions, findings = read_mapping(schema, "s.yml")
    assert not findings
    file = SeriesFile(title="x", short="x", frequency=Frequency.MONTHLY)
    return Series("s", file, plain_json(tree), positions)


def _read(typed: str, *, hidden: bool = False, schema: str = _FIGURES) -> tuple[Any, list[Finding]]:
    tree, positions, findings = read_mapping(f"data:\n  {typed}", "x.md")
    assert not findings
    assert tree is not None
    assert isinstance(tree["data"], dict)
    return read_figures(_series(schema), tree["data"], positions, hidden=hidden)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("money: 382 triệu", Amount(382_000_000)),
        ('money: "2,382 tỷ"', Amount(2_382_000_000)),
        ("money: 200000000", Amount(200_000_000)),
        ("maybe: null", None),
        ("maybe:", None),
        ("whole: 1.234", 1234),
        ("whole: '12'", 12),
        ("whole: 007", 7),
        ("rate: 98,5", 98.5),
        ("rate: 98.5", 98.5),
        ("rate: 100", 100),
        ("rate: -0,25", -0.25),
        ("open: true", True),
        ("open: false", False),
        ("text: no", "no"),
        ("text: 010", "010"),
        ("code: 12", "12"),
        ("any: 12", "12"),
        ("list: [1, 2]", [1, 2]),
    ],
)
def test_values(typed: str, value: Value) -> None:
    """A text becomes what its schema says it is; money whole đồng, and nothing else is guessed."""
    values, findings = _read(typed)
    assert findings == []
    assert list(values.values()) == [value]
    assert type(next(iter(values.values()))) is type(value)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("money: 2.382 tỷ", ("CV302", 2, 10, "money")),
        ("money: 12 xu", ("CV303", 2, 10, "money")),
        ("money: -1", ("CV303", 2, 10, "money")),
        ("money: 0,5 đồng", ("CV303", 2, 10, "money")),
        ("money: null", ("CV307", 2, 10, "money")),
        ("rate: 1.234", ("CV302", 2, 9, "rate")),
        ('rate: "1,234,567"', ("CV302", 2, 9, "rate")),
        ("rate: khoảng 5", ("CV304", 2, 9, "rate")),
        ("rate: .inf", ("CV304", 2, 9, "rate")),
        ("rate: 1e3", ("CV304", 2, 9, "rate")),
        ("whole: 98.5", ("CV307", 2, 10, "whole")),
        ("open: no", ("CV307", 2, 9, "open")),
        ("open: có", ("CV307", 2, 9, "open")),
        ("text: {a: 1}", ("CV306", 2, 10, "text.a")),
        ("text: [a]", ("CV307", 2, 9, "text")),
        ("list: [1, hai]", ("CV304", 2, 13, "list.1")),
        ("group: 5", ("CV307", 2, 10, "group")),
        ("group: {rate: x}", ("CV304", 2, 17, "group.rate")),
        ("group: {rat: 1}", ("CV306", 2, 11, "group.rat")),
        ("khác: 1", ("CV306", 2, 3, "khác")),
    ],
)
def test_findings(typed: str, expected: tuple[str, int, int, str]) -> None:
    """What cannot be read for certain is a finding at its place, with the figure's name."""
    findings = _read(typed)[1]
    assert [(x.rule.code, x.place.line, x.place.column, x.field) for x in findings] == [expected]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("money: 2.382 tỷ", '"2,382 tỷ đồng"'),
        ("money: null", "còn để trống"),
        ("open: có", "true (có) hay false (không)"),
        ("whole: 98.5", "số nguyên"),
        ("group: {rate: 2,382 tỷ}", "dấu nháy kép"),
    ],
)
def test_what_is_told_needs_no_yaml(typed: str, told: str) -> None:
    """The words name what to write, so that copying them mends the letter even within braces."""
    findings = _read(typed)[1]
    assert told in " ".join(x.message(Language.VI) + x.hint(Language.VI) for x in findings)


@pytest.mark.parametrize(
    ("typed", "hidden", "word"),
    [
        ("money: 2.382 tỷ", True, "2.382"),
        ("hidden: 2.382 tỷ", False, "2.382"),
        ("group: {rate: 1.234}", False, "1.234"),
        ("hidden: ba xu", False, "ba xu"),
        ("group: {rate: ba xu}", False, "ba xu"),
    ],
)
def test_internal_values_stay_out_of_messages(typed: str, hidden: bool, word: str) -> None:
    """Findings are logged: of an internal figure, or any of an internal letter, they hold nothing."""
    findings = _read(typed, hidden=hidden)[1]
    assert len(findings) == 1
    assert word not in repr(findings)
    for language in Language:
        assert word not in str(findings[0].as_json(language))


def test_an_ambiguous_number_shows_its_readings() -> None:
    """A public one is shown, so that the officer can choose."""
    (finding,) = _read("money: 2.382 tỷ")[1]
    assert str(finding.values["readings"]).endswith("; 2,382 tỷ đồng")
    assert "2.382 tỷ" in finding.message(Language.VI)
    assert HIDDEN not in finding.message(Language.VI)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("true", True), ("false", False), ("12", 12), ("-3", -3), ("1.5", 1.5), ("0", 0), ("0.5", 0.5), ("~", None),
        ("'12'", "12"), ("'true'", "true"), ("010", "010"), ("1_000", "1_000"), ("nan", "nan"), ("inf", "inf"),
        ("Infinity", "Infinity"), ("1e5", "1e5"), ("٣", "٣"), ("no", "no"), ("9" * 30, "9" * 30),
        ("2026-04-17", "2026-04-17"),
    ],
)  # fmt: skip
def test_schemas_are_read_as_json_means_them(typed: str, value: object) -> None:
    """`true`, `12` and `1.5` unquoted are themselves; everything else stays text."""
    tree, _, _ = read_mapping(f"a: {typed}", "x.yml")
    assert tree is not None
    read = plain_json(tree["a"])
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    "schema",
    [
        "properties: [a]",
        "properties: {a: {type: texxt}}",
        "properties: {a: {minimum: '1'}}",
        "properties: {a: {pattern: '('}}",
        "properties: {a: {title: 12}}",
        "properties: {a: {$ref: 'http://127.0.0.1:1/x'}}",
        "properties: {a: {$ref: 'file:///etc/passwd'}}",
        "properties: {a: {anyOf: [{$ref: other.json}]}}",
        "properties: {a: {$dynamicRef: x}}",
        "properties: {a: {visibility: Internal}}",
        "visibility: intern",
        "allOf: [{properties: {a: {visibility: internal}}}]",
        "$defs: {a: {visibility: internal}}",
        "properties: {a: {items: {properties: {b: {visibility: internal}}}}}",
    ],
)
def test_bad_schemas(schema: str) -> None:
    """What is no schema, asks for another file, or hides where nobody looks, is refused with a place."""
    tree, positions, _ = read_mapping(schema, "s.yml")
    assert tree is not None
    assert [x.rule.code for x in check_schema(plain_json(tree), positions)] == ["CV301"]


@pytest.mark.parametrize(
    "schema",
    [
        "properties: {visibility: {type: string}, $ref: {type: string}}",
        "properties: {a: true, b: false}",
        "properties: {a: {enum: [internal, visibility], default: {visibility: x}}}",
        "visibility: internal",
        "{}",
        "properties: {a: {$ref: '#/$defs/b'}}\n$defs: {b: {type: string}}",
    ],
)
def test_good_schemas(schema: str) -> None:
    """Names of figures are free, and a schema may refer to its own parts."""
    tree, positions, _ = read_mapping(schema, "s.yml")
    assert list(check_schema(plain_json(tree), positions)) == []


@pytest.mark.parametrize("reference", ["#/nowhere", "#"])
def test_references_that_lead_nowhere(reference: str) -> None:
    """A reference to what is not there, or to itself, is a finding about the schema, not an endless search."""
    _, findings = _read("a: x", schema=f"$ref: '{reference}'\nproperties: {{a: {{type: string}}}}")
    assert [x.rule.code for x in findings] == ["CV301"]


def test_what_is_internal_stays_so_further_down() -> None:
    """A group's audience is its figures', and the whole block's is everybody's."""
    audiences = {x.name: x.audience for x in _series().properties()}
    assert audiences["group.rate"] is Audience.INTERNAL
    assert audiences["hidden"] is Audience.INTERNAL
    assert audiences["money"] is Audience.PUBLIC
    every = _series("visibility: internal\n" + _FIGURES).properties()
    assert {x.audience for x in every} == {Audience.INTERNAL}


def _codes(tmp_path: Path, files: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(x.rule.code, x.place.path, x.field) for x in check(tmp_path, files)[1]]


def test_a_cumulative_figure_over_a_missing_month(tmp_path: Path) -> None:
    """It is compared with the last month that has it; another year begins anew."""
    without = changed(FEBRUARY, ", spent: 60 triệu", "")
    lower = changed(DRAFT, "70 triệu", "49 triệu")
    assert _codes(tmp_path / "a", {**without, **lower}) == [("CV310", DRAFT, "money.spent")]
    assert _codes(tmp_path / "b", {FEBRUARY: None, **lower}) == [("CV310", DRAFT, "money.spent")]
    assert _codes(tmp_path / "c", {FEBRUARY: None, JANUARY: None, **lower}) == []
    next_year = {DRAFT: None, f"{FOLDER}/2027-01.md": SOUND[DRAFT].replace("70 triệu", "1 triệu")}
    assert _codes(tmp_path / "d", next_year) == []


def test_sums_of_what_is_not_given(tmp_path: Path) -> None:
    """A sum is not checked where a part is missing, nor a limit."""
    assert _codes(tmp_path, changed(DRAFT, ", spent: 70 triệu", "", "{{ data.money.spent }}", "không")) == []


@pytest.mark.parametrize(("letter", "shown"), [("public", True), ("internal", False)])
def test_an_internal_letters_figures_stay_out_of_messages(tmp_path: Path, letter: str, shown: bool) -> None:
    """The comparison is told, its numbers are not."""
    files = changed(DRAFT, "total: 300 triệu", "total: 301 triệu", "copies:", f"visibility: {letter}\ncopies:")
    (finding,) = check(tmp_path, files)[1]
    message = finding.message(Language.VI)
    assert ("301 triệu đồng" in message, HIDDEN in message) == (shown, not shown)


def test_a_falling_figure_does_not_tell_an_internal_letters(tmp_path: Path) -> None:
    """The earlier letter is internal: the later one's finding shows neither value."""
    files = {
        **changed(FEBRUARY, "copies:", "visibility: internal\ncopies:"),
        **changed(DRAFT, "spent: 70 triệu", "spent: 59 triệu"),
    }
    (finding,) = check(tmp_path, files)[1]
    assert "triệu" not in finding.message(Language.VI)


def test_decimals_add_up(tmp_path: Path) -> None:
    """0,1 + 0,2 is 0,3, and a wrong sum is printed as a person would."""
    series = """\
title: x
short: x
frequency: monthly
visibility: public
data: {properties: {a: {type: number}, b: {type: number}, t: {type: number}}}
checks: [{sum: {total: t, of: [a, b]}}]
"""
    head = SOUND[DRAFT].partition("data:")[0]
    files = {
        "reports/_series/khac.yml": series,
        **changed("reports/_agencies/xa-mau.yml", "[bao-cao]", "[bao-cao, khac]"),
        "reports/xa-mau/khac/2026-01.md": head + 'data: {a: "0,1", b: "0,2", t: "0,3"}\n---\nx\n',
        "reports/xa-mau/khac/2026-02.md": head + 'data: {a: "0,1", b: "0,2", t: "0,4"}\n---\nx\n',
    }
    (finding,) = [x for x in check(tmp_path, files)[1] if x.is_error]
    assert finding.place.path == "reports/xa-mau/khac/2026-02.md"
    assert finding.values["expected"] == "0,3"


def test_positions_without_places() -> None:
    """A place is always given, if only the file's beginning."""
    assert Positions("x").value("data", 3) == Positions("x").key("a")

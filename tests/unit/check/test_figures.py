from pathlib import Path
from typing import Any

import pytest

from congvan.check.figures.comparisons import _RUNS
from congvan.check.figures.schemas import MOST_FIGURES
from congvan.check.figures.values import check_schema, plain_json, read_figures
from congvan.model.amount import Amount
from congvan.model.finding import Finding
from congvan.model.letter import Value
from congvan.model.series import MOST_FACETS, FigureCheck, Series, SeriesFile
from congvan.model.terms import Audience, Frequency
from congvan.model.text import Language
from congvan.read.yaml_tree import read_mapping
from tests.small_archive import SERIES, changed, check

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
        ("money: 12 xu", "không phải con số kèm nghìn, triệu, tỷ"),
        ("money: -1", "không được âm"),
        ("money: 0,5 đồng", "lẻ dưới một đồng"),
        ("money: '2.38.2 tỷ'", "phải đủ ba chữ số"),
        ("money: 2.5 tỷ", "kiểu nước ngoài; có lẽ là 2,5 tỷ đồng"),
        ("rate: khoảng 5", "có chữ hoặc ký hiệu"),
        ("group: 5", "nhóm «khóa: giá trị»"),
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
    for language in Language:
        assert word not in str(findings[0].as_json(language))


def test_an_ambiguous_number_shows_its_readings() -> None:
    """A public one is shown, so that the officer can choose."""
    (finding,) = _read("money: 2.382 tỷ")[1]
    message = finding.message(Language.VI)
    assert message.endswith("; 2,382 tỷ đồng.")
    assert "2.382 tỷ" in message
    assert "nội bộ" not in message


def test_an_internal_number_is_told_to_those_who_may_see_it() -> None:
    """The same finding hides it from the public."""
    (finding,) = _read("hidden: 2.382 tỷ")[1]
    assert "«(nội bộ)»" in finding.message(Language.VI)
    assert "2.382 tỷ" in finding.message(Language.VI, Audience.INTERNAL)
    assert '"2,382 tỷ đồng"' in finding.hint(Language.VI, Audience.INTERNAL)


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
        "properties: {a: {$ref: '#/nowhere'}}",
        "properties: {a: {$ref: '#nobody'}}",
        "properties: {a: {$ref: '#/additionalProperties/0'}}\nadditionalProperties: true",
        "properties: {a: {$ref: '#/properties'}}",
        "properties: {a: {$id: 'http://['}}",
        "properties: {a: {pattern: '(?=a)'}}",
        "properties: {a: {pattern: 'a{99999999999}'}}",
        "properties: {a: {pattern: '(?:.{1,99}){1,99}x'}}",
        "patternProperties: {'^(a+)+$': {type: string}}",
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
        "properties: {a: {$ref: '#b'}}\n$defs: {x/y: {$anchor: b}, c: {$ref: '#/$defs/x~1y'}}",
        "allOf: [{$ref: '#/allOf/1'}, {}]",
        "$id: 'http://['\n$schema: https://json-schema.org/draft/2020-12/schema",
        "properties: {pattern: {type: string}, patternProperties: {pattern: '^\\d+/[A-ZĐ-]{2,20}$'}}",
    ],
)
def test_good_schemas(schema: str) -> None:
    """Names of figures are free, and a schema may refer to its own parts."""
    tree, positions, _ = read_mapping(schema, "s.yml")
    assert list(check_schema(plain_json(tree), positions)) == []


def test_a_reference_to_itself() -> None:
    """Is a finding about the schema, not an endless search."""
    _, findings = _read("a: x", schema="$ref: '#'\nproperties: {a: {type: string}}")
    assert [x.rule.code for x in findings] == ["CV301"]


def _doubling(levels: int) -> str:
    """A schema that asks for its last part twice as often with each level."""
    twice = (f"d{n}: {{allOf: [{{$ref: '#/$defs/d{n + 1}'}}, {{$ref: '#/$defs/d{n + 1}'}}]}}" for n in range(levels))
    return f"properties: {{a: {{$ref: '#/$defs/d0'}}}}\n$defs: {{{', '.join(twice)}, d{levels}: {{type: string}}}}"


@pytest.mark.parametrize(("levels", "codes"), [(3, []), (40, ["CV301"])])
def test_a_schema_that_never_ends(levels: int, codes: list[str]) -> None:
    """A schema that would take years to go through is a finding about it, soon; a small one of its kind is none."""
    assert [x.rule.code for x in _read("a: x", schema=_doubling(levels))[1]] == codes


@pytest.mark.parametrize(("count", "codes"), [(MOST_FIGURES, []), (MOST_FIGURES + 1, ["CV301"])])
def test_as_many_figures_as_pages_can_show(count: int, codes: list[str]) -> None:
    """Each is a column and a chart; those of a group count, the group does not."""
    several = "".join(f"  n{x}: {{type: integer}}\n" for x in range(count - 2))
    schema = f"properties:\n{several}  group: {{properties: {{a: {{type: string}}, b: {{type: string}}}}}}\n"
    tree, positions, _ = read_mapping(schema, "s.yml")
    assert tree is not None
    assert [x.rule.code for x in check_schema(plain_json(tree), positions)] == codes


@pytest.mark.parametrize(
    ("typed", "schema", "codes"),
    [
        ("a: " + "a" * 30_000 + "b", "properties: {a: {pattern: '^(a+)+$'}}", ["CV307"]),
        ("a: " + "a" * 30_000, "properties: {a: {pattern: '^(a+)+$'}}", []),
        ("a: 12/UBND-VP", "properties: {a: {pattern: '^\\d+/UBND-VP$'}}", []),
        ("a: x12/UBND-VP", "properties: {a: {pattern: '^\\d+/UBND-VP$'}}", ["CV307"]),
        (f"a: [{'{}, ' * 12_000}]", "properties: {a: {uniqueItems: true}}", ["CV307"]),
        (f"a: [{', '.join(f'[{n}]' for n in range(6_000))}]", "properties: {a: {uniqueItems: true}}", []),
        ("a: [1, 2, '1']", "properties: {a: {uniqueItems: true, items: {type: [integer, number]}}}", ["CV307"]),
    ],
)
def test_values_that_take_long_elsewhere(typed: str, schema: str, codes: list[str]) -> None:
    """Patterns and lists are gone through once, whatever they are; what JSON Schema means stays."""
    assert [x.rule.code for x in _read(typed, schema=schema)[1]] == codes


def test_every_kind_of_check_is_run() -> None:
    """What a series' file may declare, somebody compares."""
    assert list(_RUNS) == list(FigureCheck.model_fields)


def test_as_many_facets_as_a_search_page_can_show(tmp_path: Path) -> None:
    """Each is a list to choose from."""
    named = ", ".join(f"n{x}" for x in range(MOST_FACETS + 1))
    found = check(tmp_path, changed(SERIES, "rollup: {money.total: sum}", f"facets: [{named}]"))[1]
    assert [(x.rule.code, x.field) for x in found if x.place.path == SERIES] == [("CV105", "facets")]

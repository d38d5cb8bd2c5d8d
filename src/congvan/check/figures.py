"""The figures of a letter: texts as typed → typed values as the series' schema says, and what the schema rejects.

Money (`format: vnd`) is read into whole đồng before the schema compares, so a schema says `type: integer` and may use
`minimum` and its like. A number that can be read in two ways is a finding, never a guess.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import referencing
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError
from referencing.exceptions import Unresolvable

from congvan.check.hints import nearest
from congvan.model.amount import Amount
from congvan.model.finding import Finding
from congvan.model.letter import Value
from congvan.model.rules import figures as rules
from congvan.model.series import Series
from congvan.model.source import Path, Positions, Scalar, Tree
from congvan.model.terms import Audience
from congvan.model.text import Text
from congvan.model.text import Value as SaidValue
from congvan.vietnamese.amounts import AmbiguousAmount, UnreadableAmount, format_dong, parse_dong
from congvan.vietnamese.numbers import AmbiguousNumber, UnreadableNumber, format_number, parse_number

HIDDEN = "(nội bộ)"  # findings are logged, and a log is a publication
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_TRUTHS = {"true": True, "false": False}
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?P<fraction>\.[0-9]{1,17})?")
# Where a schema holds schemas by name whose `visibility` is heeded; elsewhere the word would protect nothing.
_HEEDED = "properties"


def plain_json(tree: Tree) -> Any:
    """Read a tree as JSON means it: `true`, `12`, `1.5` unquoted are themselves, all else is text. For schemas."""
    if isinstance(tree, dict):
        return {key: plain_json(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [plain_json(value) for value in tree]
    if tree is None or not tree.plain:
        return tree if tree is None else str(tree)
    if tree in _TRUTHS:
        return _TRUTHS[tree]
    number = _JSON_NUMBER.fullmatch(tree)
    if not number:
        return str(tree)
    return float(tree) if number["fraction"] else int(tree)


def check_schema(schema: Any, positions: Positions) -> Iterator[Finding]:
    """Tell whether a series' `data` is JSON Schema 2020-12, stands alone, and hides what it means to hide."""
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        problem = error.message[:120]
        yield rules.BAD_SCHEMA.at(positions.value("data", *error.absolute_path), problem=problem, problem_en=problem)
        return
    for path, vi, en in _misleading(schema, (), heeded=True):
        yield rules.BAD_SCHEMA.at(positions.value("data", *path), problem=vi, problem_en=en)


def _misleading(schema: Any, path: Path, *, heeded: bool) -> Iterator[tuple[Path, str, str]]:
    """What the schema says without effect, or of other files: where, and what is wrong in both languages."""
    members = schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    for key, value in members:
        if key in _REFERENCES and isinstance(value, str):
            if not value.startswith("#"):
                yield (*path, key), "«$ref» chỉ được dẫn tới trong chính lược đồ (#/…)", "a $ref must stay inside (#/…)"
        elif key == "visibility" and isinstance(value, str):
            if not heeded:
                vi = "«visibility» đặt ở đây không có tác dụng; đặt ở chính số liệu trong properties"
                yield (*path, key), vi, "visibility has no effect here; put it at the figure, under properties"
            elif value not in set(Audience):
                yield (*path, key), "«visibility» chỉ nhận public hoặc internal", "visibility is public or internal"
        elif heeded and key == _HEEDED and isinstance(value, dict):
            for name, inner in value.items():
                yield from _misleading(inner, (*path, key, name), heeded=True)
        elif key not in _VALUES:
            yield from _misleading(value, (*path, key), heeded=False)


_REFERENCES = frozenset({"$ref", "$dynamicRef"})
_VALUES = frozenset({"const", "default", "enum", "examples"})  # what they hold is no schema


def read_figures(
    series: Series, tree: Mapping[str, Tree], positions: Positions, *, hidden: bool
) -> tuple[Mapping[str, Value], list[Finding]]:
    """Type the figures of one letter; with findings, the values are not to be used.

    `hidden` keeps every value out of the findings: the letter is internal.
    """
    reader = _Reader(positions)
    values = reader.read(dict(tree), series.schema, ("data",), hidden)
    findings = reader.findings
    if not findings and series.schema:
        validator = Draft202012Validator(series.schema, registry=referencing.Registry())
        try:
            findings += [f for error in validator.iter_errors(_instance(values)) for f in _explain(error, positions)]
        except (Unresolvable, RecursionError):  # `$ref` to what is not there, or to itself
            findings.append(rules.BAD_SCHEMA.at(series.positions.value("data"), problem="$ref", problem_en="$ref"))
    return values if isinstance(values, dict) else {}, findings


@dataclass
class _Reader:
    """Reads a tree along its schema."""

    positions: Positions
    findings: list[Finding] = field(default_factory=list)

    def read(self, tree: Tree, schema: Any, path: Path, hidden: bool) -> Value:
        schema = schema if isinstance(schema, dict) else {}  # JSON Schema lets `true` stand for "anything"
        hidden = hidden or schema.get("visibility") == "internal"
        if isinstance(tree, dict):
            return dict(self.members(tree, schema, path, hidden))
        if isinstance(tree, list):
            return [
                self.read(value, schema.get("items", {}), (*path, index), hidden) for index, value in enumerate(tree)
            ]
        return None if tree is None else self.scalar(tree, schema, path, hidden)

    def members(
        self, tree: Mapping[str, Tree], schema: Mapping[str, Any], path: Path, hidden: bool
    ) -> Iterator[tuple[str, Value]]:
        known = schema.get("properties", {})
        for key, value in tree.items():
            if key in known:
                yield key, self.read(value, known[key], (*path, key), hidden)
            else:
                cut = key[:1].isdigit()  # the rest of a value, which may be internal: it is not repeated
                name = ".".join(str(x) for x in (*path[1:], "…" if cut else key))
                place = self.positions.key(*path, key)
                hint: Mapping[str, SaidValue] = _CUT_AT_COMMA if cut else nearest(key, known)
                self.findings.append(rules.FIGURE_UNKNOWN.at(place, name, **hint))

    def scalar(self, text: Scalar, schema: Mapping[str, Any], path: Path, hidden: bool) -> Value:
        types = schema.get("type", "string")
        types = {types} if isinstance(types, str) else set(types)
        if schema.get("format") == "vnd":
            return self.amount(text, path, hidden)
        if text in _TRUTHS and "boolean" in types:
            return _TRUTHS[text]
        if types & {"integer", "number"} and "string" not in types:
            return self.number(text, path, hidden, whole="number" not in types)
        return str(text)

    def amount(self, text: Scalar, path: Path, hidden: bool) -> Value:
        try:
            return Amount(parse_dong(text), str(text))
        except AmbiguousAmount as error:
            self.ambiguous(text, [format_dong(x) for x in error.readings], path, hidden)
        except UnreadableAmount:
            self.findings.append(rules.UNREADABLE_AMOUNT.at(self.positions.value(*path), _name(path)))
        return None

    def number(self, text: Scalar, path: Path, hidden: bool, *, whole: bool) -> Value:
        try:
            value = parse_number(text)
        except AmbiguousNumber as error:
            if "," not in text:  # `98.5`: YAML's way to write 98,5, and it can mean nothing else
                return float(error.readings[0])
            self.ambiguous(text, [format_number(x) for x in error.readings], path, hidden)
        except UnreadableNumber:
            self.findings.append(rules.UNREADABLE_NUMBER.at(self.positions.value(*path), _name(path)))
        else:
            if not whole and _ONE_GROUP.fullmatch(text):  # `1.234`: 1234 here, but 1,234 to YAML
                self.ambiguous(text, [str(value), text.replace(".", ",")], path, hidden)
                return None
            return value if isinstance(value, int) else float(value)
        return None

    def ambiguous(self, text: Scalar, readings: Sequence[str], path: Path, hidden: bool) -> None:
        place = self.positions.value(*path)
        shown = {"written": str(text), "readings": "; ".join(readings), "suggestion": f'"{readings[-1]}"'}
        self.findings.append(
            rules.AMBIGUOUS_AMOUNT.at(place, _name(path), **(dict.fromkeys(shown, HIDDEN) if hidden else shown))
        )


def _name(path: Path) -> str:
    return ".".join(str(x) for x in path[1:])


def _instance(value: Value) -> Any:
    """The value as the schema sees it: money as a whole number of đồng."""
    if isinstance(value, Amount):
        return value.dong
    if isinstance(value, dict):
        return {key: _instance(inner) for key, inner in value.items()}
    return [_instance(inner) for inner in value] if isinstance(value, list) else value


def _explain(error: ValidationError, positions: Positions) -> Iterator[Finding]:
    """Put one complaint of the schema into findings, without the value itself."""
    path = ("data", *error.absolute_path)
    if error.validator == "required":
        asked: list[str] = error.validator_value  # type: ignore[assignment]  # what JSON Schema says of `required`
        given: dict[str, Any] = error.instance  # type: ignore[assignment]  # only objects lack keys
        schema: dict[str, Any] = error.schema  # type: ignore[assignment]  # a schema with `required` is an object
        for key in asked:
            if key not in given:
                title = schema.get("properties", {}).get(key, {}).get("title", key)
                yield rules.FIGURE_MISSING.at(positions.key(*path), _name((*path, key)), key=key, title=title)
        return
    if error.validator == "type":
        vi, en = _wanted(error)
        yield rules.FIGURE_INVALID.at(positions.value(*path), _name(path), constraint=vi, constraint_en=en)
        return
    vi, en = _CONSTRAINTS.get(str(error.validator), ("không đúng quy định «{0}: {1}»", "it breaks '{0}: {1}'"))
    asked_for = error.validator_value
    limit = (error.validator, ", ".join(map(str, asked_for)) if isinstance(asked_for, list) else asked_for)
    yield rules.FIGURE_INVALID.at(
        positions.value(*path), _name(path), constraint=vi.format(*limit), constraint_en=en.format(*limit)
    )


def _wanted(error: ValidationError) -> tuple[str, str]:
    """What kind of value the schema wants, in words for people who never saw a schema."""
    if error.instance is None:
        return "còn để trống", "it is blank"
    schema: Any = error.schema
    if isinstance(schema, dict) and schema.get("format") == "vnd":
        return "phải là số tiền", "it must be an amount of money"
    types = error.validator_value
    names = [_TYPES.get(str(x), (str(x), str(x))) for x in (types if isinstance(types, list) else [types])]
    return "phải là " + " hoặc ".join(x for x, _ in names), "it must be " + " or ".join(x for _, x in names)


_TYPES = {
    "boolean": ("true (có) hay false (không)", "true or false"),
    "integer": ("số nguyên", "a whole number"),
    "number": ("số", "a number"),
    "string": ("chữ", "text"),
    "array": ("danh sách", "a list"),
    "object": ("nhóm «khóa: giá trị»", "keys and values"),
    "null": ("để trống", "blank"),
}
# `{total: 2,382 tỷ}`: the comma parts entries, so what is after it looks like a key.
_CUT_AT_COMMA = {
    "nearest": Text(
        'Trong ngoặc {{}}, số có dấu phẩy phải đặt trong dấu nháy kép, ví dụ: total: "2,382 tỷ"',
        'Within {{}} a number with a comma needs quotes, such as: total: "2,382 tỷ"',
    )
}
_CONSTRAINTS = {
    "minimum": ("phải từ {1} trở lên", "it must be {1} or more"),
    "maximum": ("phải không quá {1}", "it must be {1} or less"),
    "enum": ("phải là một trong {1}", "it must be one of {1}"),
    "pattern": ("phải theo mẫu {1}", "it must match {1}"),
    "multipleOf": ("phải là bội của {1}", "it must be a multiple of {1}"),
}

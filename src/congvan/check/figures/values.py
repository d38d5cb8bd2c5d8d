"""The figures of a letter: texts as typed → typed values as the series' schema says, and what the schema rejects.

Money (`format: vnd`) is read into whole đồng before the schema compares, so a schema says `type: integer` and may use
`minimum` and its like. A number that can be read in two ways is a finding, never a guess.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jsonschema.exceptions import SchemaError, ValidationError

from congvan.check.figures.schemas import NOWHERE, TOO_MUCH, TooMuchError, faults, refuse, violations
from congvan.check.hints import match_of, nearest
from congvan.model.amount import Amount
from congvan.model.finding import Finding
from congvan.model.letter import Value
from congvan.model.rules import figures as rules
from congvan.model.series import Series
from congvan.model.source import Path, Positions, Scalar, Tree
from congvan.model.terms import Audience
from congvan.model.text import Phrase, Quote, Several, Text
from congvan.model.text import Value as SaidValue
from congvan.vietnamese.amounts import AmbiguousAmount, UnreadableAmount, format_dong, parse_dong
from congvan.vietnamese.numbers import AmbiguousNumber, Fault, UnreadableNumber, format_number, parse_number

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


def check_schema(schema: Any, positions: Positions, audience: Audience = Audience.INTERNAL) -> Iterator[Finding]:
    """Tell whether a series' `data` is JSON Schema 2020-12, stands alone, and hides what it means to hide.

    `audience` is for whom the series is: what it says is quoted to no other.
    """
    try:
        refuse(schema)
    except SchemaError as error:
        path = ("data", *error.absolute_path)
        whose = Audience.INTERNAL if _is_kept(schema, error) else audience
        words = Quote(error.message[:_LONGEST_COMPLAINT], whose)
        said = _REFUSED.of(key=str(path[-1]), words=words)
        yield rules.BAD_SCHEMA.at(positions.value(*path), problem=said)
        return
    for path, problem in (*_misleading(schema, (), heeded=True), *faults(schema)):
        yield rules.BAD_SCHEMA.at(positions.value("data", *path), problem=problem)


def _misleading(schema: Any, path: Path, *, heeded: bool) -> Iterator[tuple[Path, Text | Phrase]]:
    """What the schema says without effect, or of other files: where, and what is wrong."""
    members = schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    for key, value in members:
        if key in _REFERENCES and isinstance(value, str):
            if not value.startswith("#"):
                yield (*path, key), _REFERENCE_OUT
        elif key == "visibility" and isinstance(value, str):
            if not heeded:
                yield (*path, key), _UNHEEDED
            elif value not in set(Audience):
                yield (*path, key), _NO_AUDIENCE
        elif heeded and key == _HEEDED and isinstance(value, dict):
            for name, inner in value.items():
                yield from _misleading(inner, (*path, key, name), heeded=True)
        elif key not in _VALUES:
            yield from _misleading(value, (*path, key), heeded=False)


def _is_kept(schema: Any, error: SchemaError) -> bool:
    """Whether a complaint may repeat what is said of an internal figure: one is above it, or may be in it."""
    above = [schema]
    for part in error.absolute_path:
        above.append(above[-1][part])
    hiding = (isinstance(x, dict) and x.get("visibility", Audience.PUBLIC) != Audience.PUBLIC for x in above)
    return isinstance(error.instance, dict | list) or any(hiding)


_LONGEST_COMPLAINT = 120  # characters
_REFUSED = Text("'{key}' is wrong: {words}")
_REFERENCE_OUT = Text("a $ref must stay inside (#/…)")
_UNHEEDED = Text("visibility has no effect here; put it at the figure, under properties")
_NO_AUDIENCE = Text("visibility is public or internal")
_REFERENCES = frozenset({"$ref", "$dynamicRef"})
_VALUES = frozenset({"const", "default", "enum", "examples"})  # what they hold is no schema


def read_figures(
    series: Series, tree: Mapping[str, Tree], positions: Positions, *, hidden: bool
) -> tuple[Mapping[str, Value], list[Finding]]:
    """Type the figures of one letter; with findings, the values are not to be used.

    `hidden` keeps every value out of what the public is told: the letter is internal.
    """
    reader = _Reader(positions)
    values = reader.read(dict(tree), series.schema, ("data",), hidden)
    findings = reader.findings
    if not findings and series.schema:
        try:
            broken = violations(series.schema, _instance(values))
            findings += [f for error in broken for f in _explain(error, positions, series, hidden)]
        except TooMuchError:
            findings = [rules.BAD_SCHEMA.at(series.positions.value("data"), problem=TOO_MUCH)]
        except RecursionError:  # `$ref` to itself
            findings = [rules.BAD_SCHEMA.at(series.positions.value("data"), problem=NOWHERE)]
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
                # The rest of a value, or words of an internal letter that strayed here, are not repeated.
                cut = key[:1].isdigit() or (hidden and not match_of(key, known))
                name = ".".join(str(x) for x in (*path[1:], "…" if cut else key))
                place = self.positions.key(*path, key)
                hint: Mapping[str, SaidValue] = _CUT_AT_COMMA if key[:1].isdigit() else nearest(key, known)
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
        except UnreadableAmount as error:
            place = self.positions.value(*path)
            self.findings.append(rules.UNREADABLE_AMOUNT.at(place, _name(path), reason=_AMOUNT_FAULTS[error.fault]))
        return None

    def number(self, text: Scalar, path: Path, hidden: bool, *, whole: bool) -> Value:
        try:
            value = parse_number(text)
        except AmbiguousNumber as error:
            if "," not in text:  # `98.5`: YAML's way to write 98,5, and it can mean nothing else
                return float(error.readings[0])
            self.ambiguous(text, [format_number(x) for x in error.readings], path, hidden)
        except UnreadableNumber as error:
            place = self.positions.value(*path)
            self.findings.append(rules.UNREADABLE_NUMBER.at(place, _name(path), reason=_NUMBER_FAULTS[error.fault]))
        else:
            if not whole and _ONE_GROUP.fullmatch(text):  # `1.234`: 1234 here, but 1,234 to YAML
                self.ambiguous(text, [str(value), text.replace(".", ",")], path, hidden)
                return None
            return value if isinstance(value, int) else float(value)
        return None

    def ambiguous(self, text: Scalar, readings: Sequence[str], path: Path, hidden: bool) -> None:
        whose = Audience.INTERNAL if hidden else Audience.PUBLIC
        problem = (_TWO_WAYS if len(readings) > 1 else _FOREIGN).of(readings=Quote("; ".join(readings), whose))
        self.findings.append(
            rules.AMBIGUOUS_AMOUNT.at(
                self.positions.value(*path), _name(path), written=Quote(str(text), whose), problem=problem,
                suggestion=Quote(" / ".join(f'"{x}"' for x in readings), whose),
            )
        )  # fmt: skip


_TWO_WAYS = Text("can be read in more than one way: {readings}")
_FOREIGN = Text("uses dot and comma as another country does; probably {readings}")
_SHARED_FAULTS = {
    Fault.EMPTY: Text("nothing is written"),
    Fault.LONG: Text("it is longer than any number"),
    Fault.GROUPING: Text("a dot or comma is misplaced; each dot is followed by three digits"),
}
_AMOUNT_FAULTS: Mapping[Fault, Text] = {
    **_SHARED_FAULTS,
    Fault.FORM: Text("it is no number with nghìn, triệu, tỷ or đồng"),
    Fault.NEGATIVE: Text("an amount cannot be negative"),
    Fault.FRACTION: Text("it has a fraction of a đồng"),
}
_NUMBER_FAULTS: Mapping[Fault, Text] = {
    **_SHARED_FAULTS,
    Fault.FORM: Text("it has letters or signs that no number has"),
}


def _name(path: Path) -> str:
    return ".".join(str(x) for x in path[1:])


def _instance(value: Value) -> Any:
    """The value as the schema sees it: money as a whole number of đồng."""
    if isinstance(value, Amount):
        return value.dong
    if isinstance(value, dict):
        return {key: _instance(inner) for key, inner in value.items()}
    return [_instance(inner) for inner in value] if isinstance(value, list) else value


def _whose(schema: Any, path: Path, hidden: bool) -> Audience:
    """For whom the figure of that path is."""
    for part in (None, *path):
        if part is not None:
            known = schema.get("items" if isinstance(part, int) else "properties") if isinstance(schema, dict) else None
            schema = known if isinstance(part, int) or not isinstance(known, dict) else known.get(part)
        hidden = hidden or (isinstance(schema, dict) and schema.get("visibility") == Audience.INTERNAL)
    return Audience.INTERNAL if hidden else Audience.PUBLIC


def _explain(error: ValidationError, positions: Positions, series: Series, hidden: bool) -> Iterator[Finding]:
    """Put one complaint of the schema into findings, without the value itself.

    What the schema says of an internal figure is as internal as the figure.
    """
    path = ("data", *error.absolute_path)
    if error.validator == "required":
        asked: list[str] = error.validator_value  # type: ignore[assignment]  # what JSON Schema says of `required`
        given: dict[str, Any] = error.instance  # type: ignore[assignment]  # only objects lack keys
        schema: dict[str, Any] = error.schema  # type: ignore[assignment]  # a schema with `required` is an object
        for key in asked:
            if key not in given:
                title = Quote(_title(schema, key), _whose(series.schema, (*path[1:], key), hidden))
                yield rules.FIGURE_MISSING.at(positions.key(*path), _name((*path, key)), key=key, title=title)
        return
    if error.validator == "type":
        yield rules.FIGURE_INVALID.at(positions.value(*path), _name(path), constraint=_wanted(error))
        return
    constraint = _constraint(error, _whose(series.schema, path[1:], hidden))
    yield rules.FIGURE_INVALID.at(positions.value(*path), _name(path), constraint=constraint)


def _title(schema: Mapping[str, Any], key: str) -> str:
    """What a schema calls one of its figures."""
    found = schema.get("properties", {}).get(key)
    return str(found.get("title", key)) if isinstance(found, dict) else key


def _constraint(error: ValidationError, whose: Audience) -> Phrase:
    """What a figure must be, in words where we have them."""
    asked_for, kind = error.validator_value, str(error.validator)
    money = isinstance(error.schema, dict) and error.schema.get("format") == "vnd"
    if isinstance(asked_for, list):
        limit = ", ".join(map(str, asked_for))
    elif money and isinstance(asked_for, int) and not isinstance(asked_for, bool):
        limit = format_dong(asked_for)
    elif kind in _BOUNDS and isinstance(asked_for, int | float):
        limit = format_number(asked_for)
    else:
        limit = str(asked_for)
    words = Quote(limit[:_LONGEST_COMPLAINT], whose)
    return _CONSTRAINTS.get(kind, _OTHER_CONSTRAINT).of(kind=kind, limit=words)


def _wanted(error: ValidationError) -> Text | Phrase:
    """What kind of value the schema wants, in words for people who never saw a schema."""
    if error.instance is None:
        return Text("it is blank")
    schema: Any = error.schema
    if isinstance(schema, dict) and schema.get("format") == "vnd":
        return Text("it must be an amount of money")
    types = error.validator_value
    names = [_TYPES.get(str(x), Text("another")) for x in (types if isinstance(types, list) else [types])]
    return _MUST_BE.of(kinds=Several(tuple(names), Text(" or ")))


_MUST_BE = Text("it must be {kinds}")
_TYPES = {
    "boolean": Text("true or false"),
    "integer": Text("a whole number"),
    "number": Text("a number"),
    "string": Text("text"),
    "array": Text("a list"),
    "object": Text("keys and values"),
    "null": Text("blank"),
}
# `{total: 2,382 tỷ}`: the comma parts entries, so what is after it looks like a key.
_CUT_AT_COMMA = {"nearest": Text('Within {{}} a number with a comma needs quotes, such as: total: "2,382 tỷ"')}
_CONSTRAINTS = {
    "minimum": Text("it must be {limit} or more"),
    "maximum": Text("it must be {limit} or less"),
    "enum": Text("it must be one of {limit}"),
    "pattern": Text("it must match {limit}"),
    "multipleOf": Text("it must be a multiple of {limit}"),
}
_OTHER_CONSTRAINT = Text("it breaks '{kind}: {limit}'")
_BOUNDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})

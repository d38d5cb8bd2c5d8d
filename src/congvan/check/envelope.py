"""The envelope of a file against its record: a tree of texts → a typed record, or a finding for each thing wrong.

The records in `model` declare each field once; pydantic compares, and this module turns its complaints into findings
with the place in the file. No finding repeats a value: some are internal.
"""

import typing
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from congvan.check.hints import nearest
from congvan.model import rules
from congvan.model.fields import Record
from congvan.model.finding import Finding
from congvan.model.source import Positions, Tree

R = TypeVar("R", bound=Record)


class _Expected(NamedTuple):
    """What a field wants, in words, and an example line's value."""

    vi: str
    en: str
    example: str


_KINDS = {
    "text": _Expected("một đoạn chữ", "text", "{field}: …"),
    "line": _Expected("chữ trên một dòng", "text on one line", "{field}: …"),
    "whole-number": _Expected("số nguyên không có số 0 ở đầu", "a whole number without leading zeros", "{field}: 12"),
    "date": _Expected("một ngày có thật, dạng năm-tháng-ngày", "a real date, year-month-day", "{field}: 2026-04-17"),
    "true-or-false": _Expected("true hoặc false", "true or false", "{field}: true"),
    "list": _Expected("một danh sách", "a list", "{field}: [mục thứ nhất, mục thứ hai]"),
    "mapping": _Expected("một nhóm «khóa: giá trị»", "keys and values", "{field}: {{…}}"),
}
_PYDANTIC_KINDS = {
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}
# Parts whose inner shape is not the envelope's: their blanks and types have their own check.
_OPAQUE = frozenset({"data"})


def admit(record: type[R], tree: Mapping[str, Tree], positions: Positions) -> tuple[R | None, list[Finding]]:
    """Make a record of a tree; None when something in it is wrong. A blank value counts as one not given."""
    try:
        return record.model_validate(without_blanks(tree)), []
    except ValidationError as error:
        return None, list(_findings(error, record, tree, positions))


def without_blanks(tree: Mapping[str, Tree]) -> dict[str, Any]:
    """Leave out keys without a value, at every level but inside the opaque parts."""
    return {key: _pruned(key, value) for key, value in tree.items() if value is not None}


def _pruned(key: str, value: Tree) -> Any:
    if key in _OPAQUE:
        return value
    if isinstance(value, dict):
        return without_blanks(value)
    if isinstance(value, list):
        return [without_blanks(x) if isinstance(x, dict) else x for x in value]
    return value


def _findings(
    error: ValidationError, record: type[Record], tree: Mapping[str, Tree], positions: Positions
) -> Iterator[Finding]:
    for detail in error.errors(include_url=False, include_input=False):
        yield _finding(detail, record, tree, positions)


def _finding(detail: ErrorDetails, record: type[Record], tree: Mapping[str, Tree], positions: Positions) -> Finding:
    path = tuple(detail["loc"])
    dotted = ".".join(str(x) for x in path)
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "extra_forbidden":
        key = str(path[-1])
        known = _record_at(record, path[:-1]).model_fields
        return rules.UNKNOWN_KEY.at(positions.key(*path), dotted, key=key, **nearest(key, known))
    if kind == "missing":
        title = _record_at(record, path[:-1]).model_fields[str(path[-1])].title or dotted
        place = positions.key(*path) if path in positions.keys else positions.key(*path[:-1])
        return rules.MISSING.at(place, dotted, title=title)
    if kind in ("enum", "literal_error"):
        choices = _choices(context)
        found = str(_value_at(tree, path))
        return rules.NOT_A_CHOICE.at(
            positions.value(*path), dotted, choices=", ".join(choices), **nearest(found, choices)
        )
    if kind in _LIMITS:
        return rules.OUT_OF_RANGE.at(positions.value(*path), dotted, limit=_LIMITS[kind].format_map(context))
    expected = _KINDS[context["kind"] if kind == "congvan_type" else _PYDANTIC_KINDS.get(kind, "text")]
    example = expected.example.format(field=path[-1] if isinstance(path[-1], str) else path[0])
    return rules.WRONG_TYPE.at(
        positions.value(*path), dotted, expected=expected.vi, expected_en=expected.en, example=example
    )


_LIMITS = {
    "greater_than_equal": "≥ {ge}",
    "less_than_equal": "≤ {le}",
    "too_short": "≥ {min_length}",
    "string_too_short": "≥ {min_length}",
}


def _choices(context: Mapping[str, Any]) -> list[str]:
    """The values that pydantic says it expected: `'draft', 'issued' or 'replaced'`."""
    return [x.strip(" '") for x in str(context.get("expected", "")).replace(" or ", ",").split(",")]


def _value_at(tree: Any, path: tuple[int | str, ...]) -> Any:
    for part in path:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return ""
    return tree


def _record_at(record: type[Record], path: tuple[int | str, ...]) -> type[Record]:
    """The record that describes what stands at a path."""
    for part in path:
        if isinstance(part, str) and part in record.model_fields:
            record = next(_records_in(record.model_fields[part].annotation), record)
    return record


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _records_in(inner)

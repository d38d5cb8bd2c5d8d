"""The envelope of a file against its record: a tree of texts → a typed record, or a finding for each thing wrong.

The records in `model` declare each field once; pydantic compares, and this module turns its complaints into findings
with the place in the file. No finding repeats a value: some are internal.
"""

import typing
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from congvan.check.hints import match_of, nearest
from congvan.model.fields import Record
from congvan.model.finding import Finding
from congvan.model.rules import envelope as rules
from congvan.model.source import Positions, Tree
from congvan.model.terms import Audience, Frequency, Status, Urgency
from congvan.model.text import Text, Value

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
_TEXTS = (_KINDS["text"], _KINDS["line"])
# `[Lưu: VT]`: YAML takes the colon for that of a key.
_UNQUOTED_LIST = _Expected(
    "chữ; có dấu hai chấm thì đặt trong dấu nháy kép", "text; with a colon it needs quotes", '{field}: ["Lưu: VT."]'
)
_UNQUOTED = _UNQUOTED_LIST._replace(example='{field}: "…: …"')
_PYDANTIC_KINDS = {
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}
_CUT_AT_COMMA = {
    "nearest": Text(
        'Trong ngoặc {{}}, chữ có dấu phẩy phải đặt trong dấu nháy kép, ví dụ: name: "…, …"',
        'Within {{}} a text with a comma needs quotes, such as: name: "…, …"',
    )
}
# The words of the format, for people who do not read English.
_MEANINGS: Mapping[str, str] = {
    Status.DRAFT: "dự thảo",
    Status.ISSUED: "đã ban hành",
    Status.REPLACED: "đã được thay thế",
    Status.WITHDRAWN: "đã thu hồi",
    Audience.PUBLIC: "công khai",
    Audience.INTERNAL: "nội bộ",
    Urgency.KHAN: "khẩn",
    Urgency.THUONG_KHAN: "thượng khẩn",
    Urgency.HOA_TOC: "hỏa tốc",
    Frequency.MONTHLY: "tháng",
    Frequency.QUARTERLY: "quý",
    Frequency.HALF_YEARLY: "6 tháng",
    Frequency.NINE_MONTHS: "9 tháng",
    Frequency.YEARLY: "năm",
}
# Parts whose inner shape is not the envelope's: their blanks and types have their own check.
_OPAQUE = frozenset({"data"})


def admit(record: type[R], tree: Mapping[str, Tree], positions: Positions) -> tuple[R | None, list[Finding]]:
    """Make a record of a tree; None when something in it is wrong. A blank value counts as one not given."""
    try:
        return record.model_validate(_without_blanks(tree, record)), []
    except ValidationError as error:
        return None, list(_findings(error, record, tree, positions))


def _without_blanks(tree: Mapping[str, Tree], record: type[Record] | None) -> dict[str, Any]:
    """Leave out keys without a value, at every level but inside the opaque parts.

    A key that the record does not know stays, and is refused: `{title: PHÓ CHỦ TỊCH, TRƯỞNG BAN}` has one.
    """
    known = record.model_fields if record else tree
    return {
        key: _pruned(key, value, _record_of(record, key))
        for key, value in tree.items()
        if value is not None or key not in known
    }


def _pruned(key: str, value: Tree, record: type[Record] | None) -> Any:
    if key in _OPAQUE:
        return value
    if isinstance(value, dict):
        return _without_blanks(value, record)
    if isinstance(value, list):
        return [_without_blanks(x, record) if isinstance(x, dict) else x for x in value]
    return value


def _record_of(record: type[Record] | None, key: str) -> type[Record] | None:
    """The record that describes the value of a key, where one does."""
    if record is None or key not in record.model_fields:
        return None
    return next(_records_in(record.model_fields[key].annotation), None)


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
        hint: Mapping[str, Value] = nearest(key, known)
        if len(path) > 1 and _value_at(tree, path) is None and not match_of(key, known):
            # Most likely the rest of a value with a comma, which may be a person's: it is not repeated.
            key, dotted, hint = "…", ".".join(str(x) for x in (*path[:-1], "…")), _CUT_AT_COMMA
        return rules.UNKNOWN_KEY.at(positions.key(*path), dotted, key=key, **hint)
    if kind == "missing":
        title = _record_at(record, path[:-1]).model_fields[str(path[-1])].title or dotted
        place = positions.key(*path) if path in positions.keys else positions.key(*path[:-1])
        return rules.MISSING.at(place, dotted, key=str(path[-1]), title=title)
    if kind in ("enum", "literal_error"):
        choices = _choices(context)
        found = str(_value_at(tree, path))
        return rules.NOT_A_CHOICE.at(
            positions.value(*path), dotted, choices=", ".join(choices), **nearest(found, choices, _MEANINGS)
        )
    if kind in _LIMITS:
        return rules.OUT_OF_RANGE.at(positions.value(*path), dotted, limit=_LIMITS[kind].format_map(context))
    expected = _KINDS[context["kind"] if kind == "congvan_type" else _PYDANTIC_KINDS.get(kind, "text")]
    named = path[-1] if isinstance(path[-1], str) else path[0]
    if expected in _TEXTS and isinstance(_value_at(tree, path), dict):
        expected = _UNQUOTED_LIST if isinstance(path[-1], int) else _UNQUOTED
    example = expected.example.format(field=named)
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

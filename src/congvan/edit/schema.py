"""Records and series → JSON Schemas 2020-12, by which an editor completes and underlines what people type.

A schema takes everything that `check` takes, and refuses what it refuses as far as a schema can see it: to an editor
YAML has numbers and truths, while `check` reads each text as typed. `errorMessage`, `patternErrorMessage` and
`enumDescriptions` are words of editors (VS Code's JSON service, yaml-language-server); to validators they say nothing.
"""

import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, TypeAlias

from annotated_types import Ge, Le, MinLen
from pydantic.fields import FieldInfo

from congvan.edit.figure_schema import FIGURE, data_schema
from congvan.model.agency import AgencyFile
from congvan.model.allowed import AllowedFile
from congvan.model.fields import Record, Typed
from congvan.model.letter import FrontMatter
from congvan.model.series import SeriesFile
from congvan.model.short_forms import ShortFormsFile
from congvan.model.terms import Audience, Frequency, Status, Urgency

Schema: TypeAlias = dict[str, Any]

FOLDER = ".congvan/schema"  # beside mkdocs.yml (docs/decisions: committed, and the same on every machine)
AGENCY_FILE, SERIES_FILE, ALLOWED_FILE = "agency.json", "series.json", "allowed.json"
SHORT_FORMS_FILE = "short-forms.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_LINE: Schema = {
    "type": ["string", "number", "boolean"],  # `12` and `true` are text where text is asked for
    "pattern": r"^\n*[^\n]*\S[^\n]*\n*$",
    "patternErrorMessage": "Viết chữ trên một dòng, không để trống.",
    "errorMessage": 'Phải là chữ trên một dòng; có dấu hai chấm thì đặt trong dấu nháy kép: "Lưu: VT"',
}
# How each kind of value may be typed; the kinds are those of `model/fields.py`.
_TYPED: Mapping[str, Schema] = {
    "text": {"type": ["string", "number", "boolean"], "errorMessage": "Phải là một đoạn chữ."},
    "line": _LINE,
    "whole-number": {
        "type": ["integer", "string"],
        "maximum": 999_999_999,
        "pattern": "^(0|[1-9][0-9]{0,8})$",
        "patternErrorMessage": "Phải là số nguyên không có số 0 ở đầu, ví dụ: 12",
        "errorMessage": "Phải là số nguyên, ví dụ: 12",
    },
    "date": {
        "type": "string",
        "format": "date",
        "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "patternErrorMessage": "Viết ngày theo dạng năm-tháng-ngày, ví dụ: 2026-04-17",
        "errorMessage": "Viết ngày theo dạng năm-tháng-ngày, ví dụ: 2026-04-17",
    },
    "true-or-false": {
        "type": ["boolean", "string"],
        "pattern": "^(true|false)$",
        "patternErrorMessage": "Viết true (có) hoặc false (không).",
        "errorMessage": "Viết true (có) hoặc false (không).",
    },
    "lines": {
        "type": ["array", "string", "number", "boolean"],  # one entry may stand without brackets
        "items": _LINE,
        "pattern": _LINE["pattern"],
        "patternErrorMessage": _LINE["patternErrorMessage"],
        "errorMessage": "Phải là một danh sách: [mục thứ nhất, mục thứ hai]",
    },
}
# What each word of the format means, for people who do not read English.
MEANINGS: Mapping[Enum, str] = {
    Status.DRAFT: "dự thảo: chưa có số và ngày, chỉ bản nội bộ có",
    Status.ISSUED: "đã ban hành: có số, ngày và người ký",
    Status.REPLACED: "đã được thay thế: có công văn khác ghi replaces",
    Status.WITHDRAWN: "đã thu hồi: ghi ngày và lý do ở withdrawn",
    Audience.PUBLIC: "công khai: bản công khai và bản nội bộ đều có",
    Audience.INTERNAL: "nội bộ: chỉ bản nội bộ có",
    Urgency.KHAN: "khẩn",
    Urgency.THUONG_KHAN: "thượng khẩn",
    Urgency.HOA_TOC: "hỏa tốc",
    Frequency.MONTHLY: "hằng tháng, kỳ viết như 2026-04",
    Frequency.QUARTERLY: "hằng quý, kỳ viết như 2026-Q2",
    Frequency.HALF_YEARLY: "6 tháng một lần, kỳ viết như 2026-H1",
    Frequency.NINE_MONTHS: "9 tháng, kỳ viết như 2026-9M",
    Frequency.YEARLY: "hằng năm, kỳ viết như 2026",
}
_WAYS = {
    "sum": "cộng lại",
    "count": "đếm số nơi có",
    "max": "lấy lớn nhất",
    "min": "lấy nhỏ nhất",
    "average": "bình quân",
}
_LIMITS = {Ge: ("minimum", "ge"), Le: ("maximum", "le"), MinLen: ("minItems", "min_length")}
_LIFE: list[Schema] = [
    {
        "if": {"required": ["status"], "properties": {"status": {"enum": ["issued", "replaced", "withdrawn"]}}},
        "then": {
            "required": ["number", "date", "signer"],
            "properties": {x: {"not": {"type": "null"}, "errorMessage": "Công văn đã ban hành phải có mục này."}
                           for x in ("number", "date", "signer")},
        },
    },
    {
        "if": {"required": ["status"], "properties": {"status": {"const": "draft"}}},
        "then": {
            "properties": {x: {"type": "null", "errorMessage": "Dự thảo để trống mục này."} for x in ("number", "date")}
        },
    },
]  # fmt: skip


def letter_schema(title: str, data: Mapping[str, Any] | None) -> Schema:
    """Give the schema of the front matter of a series' letters; `data` is the schema of its figures, as typed JSON."""
    schema = _whole(FrontMatter, f"Công văn: {title}")
    figures = data_schema(data or {})
    schema["properties"]["data"] |= figures
    if figures["required"]:  # a blank `data:` has none of them
        schema["required"].append("data")
    else:
        _or_blank(schema["properties"]["data"])
    return schema | {"allOf": _LIFE}


def agency_schema() -> Schema:
    """Give the schema of `reports/_agencies/<id>.yml`."""
    return _whole(AgencyFile, "Cơ quan")


def allowed_schema() -> Schema:
    """Give the schema of `reports/_allowed.yml`."""
    return _whole(AllowedFile, "Danh sách được phép công khai")


def series_schema() -> Schema:
    """Give the schema of `reports/_series/<id>.yml`."""
    schema = _whole(SeriesFile, "Loại báo cáo")
    schema["properties"]["data"] |= {"$ref": "#/$defs/figure"}
    return schema | {"$defs": {"figure": FIGURE}}


def as_text(schema: Schema) -> str:
    """Write a schema as a file: the same on every machine."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def letter_file(series: str) -> str:
    """Give the name of the schema of a series' letters."""
    return f"letter-{series}.json"


def modeline(file: str, schema: str) -> str:
    """Give the comment that tells an editor the schema of a file; both paths are seen from the archive's folder."""
    up = "../" * file.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{schema}"


def _whole(record: type[Record], title: str) -> Schema:
    return {"$schema": _DIALECT, "title": title, **_object(record)}


def _object(record: type[Record]) -> Schema:
    members = record.model_fields
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, x in members.items() if x.is_required()],
        "properties": {name: _field(x) for name, x in members.items()},
    }


def _field(field: FieldInfo) -> Schema:
    schema = _of(field.annotation, field.metadata)
    if not field.is_required():
        _or_blank(schema)
    said = {"title": field.title, "description": field.description, "examples": field.examples}
    return {key: value for key, value in said.items() if value is not None} | schema


def _or_blank(schema: Schema) -> None:
    """Let a key stand without a value: it counts as one not given."""
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
        return
    types = schema["type"]
    schema["type"] = [*([types] if isinstance(types, str) else types), "null"]


def _of(annotation: Any, metadata: Sequence[Any] = ()) -> Schema:
    """Give the schema of a type as pydantic reads it."""
    parts = typing.get_args(annotation)
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _of(parts[0], [*parts[1:], *metadata])
    if origin in (typing.Union, types.UnionType):
        return _of(next(x for x in parts if x is not types.NoneType), metadata)
    kind = next((x.kind for x in metadata if isinstance(x, Typed)), None)
    shape = _TYPED[kind] if kind else _GENERIC[origin](parts) if origin else _named(annotation)
    return shape | _limits(metadata)


def _named(annotation: type) -> Schema:
    """Give the schema of a class: the words of the format, or a record."""
    if issubclass(annotation, Enum):
        return _choice([(x.value, MEANINGS[x]) for x in annotation])
    assert issubclass(annotation, Record)  # noqa: S101 - a new kind of type needs its line in `_TYPED`
    return _object(annotation)


def _mapping(parts: Sequence[Any]) -> Schema:
    if parts[1] is Any:
        return {"type": "object"}
    values = _of(parts[1])
    _or_blank(values)
    return {"type": "object", "additionalProperties": values}


def _choice(words: Sequence[tuple[str, str]]) -> Schema:
    listed = ", ".join(f"{word} ({meaning.split(':')[0].split(',')[0]})" for word, meaning in words)
    return {
        "enum": [word for word, _ in words],
        "enumDescriptions": [meaning for _, meaning in words],
        "errorMessage": f"Chỉ nhận một trong: {listed}.",
    }


_GENERIC: Mapping[Any, Callable[[Sequence[Any]], Schema]] = {
    typing.Literal: lambda parts: _choice([(x, _WAYS.get(x, "trong một năm")) for x in parts]),
    tuple: lambda parts: {"type": "array", "items": _of(parts[0])},
    dict: _mapping,
}


def _limits(metadata: Sequence[Any]) -> Schema:
    return dict(_limit(x) for x in metadata if type(x) in _LIMITS and not _of_text(x, metadata))


def _limit(limit: Any) -> tuple[str, Any]:
    keyword, name = _LIMITS[type(limit)]
    return keyword, getattr(limit, name)


def _of_text(limit: Any, metadata: Sequence[Any]) -> bool:
    """Whether a limit is the one that no line is empty, which the line's pattern says."""
    return isinstance(limit, MinLen) and any(isinstance(x, Typed) and x.kind == "line" for x in metadata)


def schema_files(series: Mapping[str, tuple[str, Mapping[str, Any] | None]]) -> Iterator[tuple[str, str]]:
    """Give every schema of an archive as (name in its folder, text); `series` is id → title and schema of figures."""
    yield AGENCY_FILE, as_text(agency_schema())
    yield ALLOWED_FILE, as_text(allowed_schema())
    yield SERIES_FILE, as_text(series_schema())
    yield SHORT_FORMS_FILE, as_text(_whole(ShortFormsFile, "Chữ viết tắt để tìm kiếm"))
    for name, (title, data) in sorted(series.items()):
        yield letter_file(name), as_text(letter_schema(title, data))

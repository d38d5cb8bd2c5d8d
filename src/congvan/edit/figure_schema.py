"""A series' schema of figures → the schema of what an officer types for them, which an editor compares with.

`check` reads Vietnamese numbers and money first and lets the series' schema judge the values. An editor sees what YAML
made of the text: `98,5` and `2,0 tỷ` are strings, `1.234` is 1,234. So each figure takes the writings that `check`
reads, and of the series' limits those that stay true of them; the others are left to `check`.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from congvan.model.terms import Audience

Schema: TypeAlias = dict[str, Any]

# `edit` does not repeat `vietnamese.amounts`: whatever that reads fits these patterns, and the usual slips do not.
_NUMBER = r"[0-9][0-9.,]*"
_THOUSAND = "[Nn][Gg][Hh][Ìì][Nn]|[Nn][Gg][Àà][Nn]"
_UNIT = f"(?:(?:{_THOUSAND}) )?[Tt][ỶỷỈỉ]|[Tt][Rr][Ii][Ệệ][Uu]|{_THOUSAND}"
_CURRENCY = r"[Đđ][Ồồ][Nn][Gg]|[Vv][Nn][ĐđDd]|[Đđ]|₫"
_SPACE = r"[\s\u00a0]"
# `2.382 tỷ`; `2.382` and `2,382` without a unit.
_SLIP = rf"[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}{_SPACE}*(?:{_UNIT})|(?:\.(?!000)|,)[0-9]{{3}}{_SPACE}*$)"
_AMOUNT = rf"{_NUMBER}(?:{_SPACE}*(?:{_UNIT})(?:{_SPACE}*{_NUMBER})?)*"  # `2 tỷ 382 triệu`
_MONEY = rf"^{_SPACE}*(?!{_SLIP}){_AMOUNT}{_SPACE}*(?:{_CURRENCY})?{_SPACE}*$"
_FIGURES = rf"^{_SPACE}*[-\u2212]?[0-9][0-9.,]*{_SPACE}*$"


def data_schema(schema: Mapping[str, Any]) -> Schema:
    """Give the schema of `data` as typed. Keys that the series does not declare are refused, as `check` does."""
    return {"type": "object", **_members(schema)}


def _figure(schema: Any) -> Schema:
    schema = schema if isinstance(schema, Mapping) else {}  # JSON Schema lets `true` stand for "anything"
    said = {key: schema[key] for key in ("title",) if isinstance(schema.get(key), str)}
    types = _types(schema)
    shape, example = _shape(schema, types)
    if "null" in types and "type" in shape:
        shape["type"] = [*shape["type"], "null"]
    return said | {"description": _description(schema, example)} | shape


def _types(schema: Mapping[str, Any]) -> frozenset[str]:
    """The types that a schema names; none, if it takes anything."""
    named = schema.get("type", [])
    return frozenset([named] if isinstance(named, str) else named)


def _shape(schema: Mapping[str, Any], types: frozenset[str]) -> tuple[Schema, str]:
    """Give how a figure may be typed, and an example in words."""
    if schema.get("format") == "vnd":
        return _money(schema), 'số tiền, ví dụ "2,382 tỷ" hoặc 200 triệu'
    inner = types - {"null"}
    if len(inner) == 1:
        (kind,) = inner
        if kind in _SHAPES:
            make, example = _SHAPES[kind]
            return make(schema), example
    return {}, ""  # several types or none: what is typed decides, and `check` judges


def _money(schema: Mapping[str, Any]) -> Schema:
    message = 'Viết số tiền như "2,382 tỷ", 200 triệu hoặc 1500000; dấu chấm nhóm nghìn, dấu phẩy là thập phân.'
    return {
        "type": ["integer", "string"],  # a bare 382.000 is the whole number 382 to YAML
        "minimum": 0,
        **_kept(schema, "maximum", "exclusiveMaximum"),
        "pattern": _MONEY,
        "patternErrorMessage": message,
        "errorMessage": message,
    }


def _whole(schema: Mapping[str, Any]) -> Schema:
    """A bare `1.234` is 1234 to `check` and a fraction to YAML, so fractions pass and only upper limits hold."""
    return _number(schema, "maximum", "exclusiveMaximum") | _lowest(schema)


def _lowest(schema: Mapping[str, Any]) -> Schema:
    """A lower limit that also holds of a thousandth of the figure."""
    limit = schema.get("minimum")
    return {"minimum": limit} if isinstance(limit, int | float) and limit <= 0 else {}


def _fraction(schema: Mapping[str, Any]) -> Schema:
    return _number(schema, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


def _number(schema: Mapping[str, Any], *limits: str) -> Schema:
    message = 'Viết số như 1234, "1.234" hoặc 98,5.'
    return {
        "type": ["number", "string"],
        **_kept(schema, *limits),
        "pattern": _FIGURES,
        "patternErrorMessage": message,
        "errorMessage": message,
    }


def _truth(_: Mapping[str, Any]) -> Schema:
    message = "Viết true (có) hoặc false (không)."
    return {
        "type": ["boolean", "string"],
        "pattern": "^(true|false)$",
        "patternErrorMessage": message,
        "errorMessage": message,
    }


def _text(schema: Mapping[str, Any]) -> Schema:
    choices = schema.get("enum")
    if isinstance(choices, list) and all(isinstance(x, str) and x[:1].isalpha() for x in choices):
        listed = ", ".join(choices)
        return {"type": ["string", "boolean"], "enum": choices, "errorMessage": f"Chỉ nhận một trong: {listed}."}
    return {
        "type": ["string", "number", "boolean"],
        **_kept(schema, "minLength", "maxLength", "pattern"),
        "errorMessage": "Phải là chữ.",
    }


def _list(schema: Mapping[str, Any]) -> Schema:
    return {
        "type": ["array"],
        "items": _figure(schema.get("items", {})),
        **_kept(schema, "minItems", "maxItems"),
        "errorMessage": "Phải là một danh sách.",
    }


def _group(schema: Mapping[str, Any]) -> Schema:
    return {"type": ["object"], **_members(schema)}


def _members(schema: Mapping[str, Any]) -> Schema:
    properties, required = schema.get("properties"), schema.get("required")
    return {
        "additionalProperties": False,
        "required": required if isinstance(required, list) else [],
        "properties": {name: _figure(x) for name, x in properties.items()} if isinstance(properties, Mapping) else {},
    }


_SHAPES: Mapping[str, tuple[Callable[[Mapping[str, Any]], Schema], str]] = {
    "integer": (_whole, "số nguyên, ví dụ 1234"),
    "number": (_fraction, "số, ví dụ 98,5"),
    "boolean": (_truth, "true (có) hoặc false (không)"),
    "string": (_text, "chữ"),
    "array": (_list, "danh sách"),
    "object": (_group, ""),
}


def _kept(schema: Mapping[str, Any], *keywords: str) -> Schema:
    return {key: schema[key] for key in keywords if key in schema}


def _description(schema: Mapping[str, Any], example: str) -> str:
    """Say what to type, and for whom it is."""
    own = schema.get("description")
    blank = "null" in _types(schema) and example
    said = [
        own if isinstance(own, str) else "",
        f"Kiểu: {example}{'; chưa có thì ghi null' if blank else ''}." if example else "",
        "Chỉ bản nội bộ có." if schema.get("visibility") == Audience.INTERNAL else "",
    ]
    return " ".join(x for x in said if x) or "Nhóm số liệu."


# The schema of a series' own `data`: it helps with the words of JSON Schema that figures use, and refuses none.
FIGURE: Schema = {
    "type": ["object", "boolean", "null"],
    "properties": {
        "type": {
            "title": "Kiểu",
            "description": "Kiểu của số liệu; nhiều kiểu thì viết danh sách, ví dụ [integer, \"null\"].",
            "anyOf": [
                {"enum": ["object", "integer", "number", "boolean", "string", "array", "null"],
                 "enumDescriptions": ["nhóm số liệu", "số nguyên (và tiền)", "số có thể lẻ", "có hay không", "chữ",
                                      "danh sách", "để trống"]},
                {"type": "array"},
            ],
        },
        "title": {"title": "Nhãn", "description": "Tên tiếng Việt của số liệu, in trên trang và trong bảng."},
        "description": {"title": "Giải thích", "description": "Cách lấy số liệu, hiện khi soạn."},
        "format": {"title": "Dạng", "description": "vnd: số tiền, tính bằng đồng.", "examples": ["vnd"]},
        "visibility": {
            "title": "Phạm vi",
            "description": "internal: số liệu chỉ có trong bản nội bộ.",
            "enum": [x.value for x in Audience],
        },
        "required": {"title": "Bắt buộc", "description": "Tên những số liệu không được thiếu.", "type": "array"},
        "additionalProperties": {"title": "Số liệu khác", "description": "false: không nhận khóa lạ."},
        "minimum": {"title": "Nhỏ nhất", "description": "Giá trị nhỏ nhất được nhận.", "type": "number"},
        "maximum": {"title": "Lớn nhất", "description": "Giá trị lớn nhất được nhận.", "type": "number"},
        "properties": {
            "title": "Các số liệu",
            "description": "Khóa không dấu → số liệu; trong thân viết {{ data.khóa }} để in ra.",
            "type": "object",
            "additionalProperties": {"$ref": "#/$defs/figure"},
        },
        "items": {"$ref": "#/$defs/figure"},
    },
}  # fmt: skip

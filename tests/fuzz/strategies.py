"""Archives that nobody would write, for hypothesis: sound files spoilt key by key, bodies of odd pieces."""

import json
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.archive import AGENCY, ALLOWED, SERIES
from tests.fuzz.hostile import REPEATED
from tests.small_archive import DRAFT, FEBRUARY, FOLDER, JANUARY, SOUND

_ODD_VALUES = (
    "", "~", "null", "[]", "{}", "[[[a]]]", "[~]", "[{}]", "{a: {b: [c, {d: e}]}}", "{? a: b}", "1", "-1", "0", "007",
    "1e999", ".inf",
    "0x1F", "12:30", "yes", "true", "2026-02-30", "2026-13-01", "0001-01-01", "9999-12-31", "1000-01-01",
    "99999999999999999999", '""',
    '"\\0"', '"a\\0b"', '"\\uFFFE"', '"\\uD800"', '"\\n\\n"', '"\\t"', "'a''b'", "|\n  a\n  b\n", ">\n  a\n\n  b\n",
    "|2\n   a\n", "&a b", "*a",
    "!!int 5", "!!python/object:os.system x", "<<: {}", "{<<: {a: b}}", "a: b", "a # b", "- a", "[a, a, a]",
    "{a: 1, a: 2}", "@a", "`a`", "%a",
    "issued", "draft", "replaced", "withdrawn", "public", "internal", "khan", "xa-mau/bao-cao/2026-01",
    "xa-mau/bao-cao/2026-02", "a/b/c",
    "../../x", "/etc/passwd", ".", "..", "2026-01.md", "2,382 tỷ", "2.382 tỷ", "{total: 2,382 tỷ}", "1.000", "1,5",
    "98.5", "٣", "１２",
    "KT. CHỦ TỊCH", "TS. Nguyễn Văn Mẫu", "0912 345 678", "a@example.com", "012345678901", "UBND-VP", "CV-UBND",
    "12/UBND-VP", "Lưu: VT",
    '"Kính gửi: a"', "monthly", "yearly", "internal: true", "[" * 30, "{a: " * 30, "? " * 30 + "a", "- " * 30 + "a",
    "a" * 5000, "ớ " * 2000,
    "[" + "a, " * 500 + "]", "{" + ", ".join(f"k{n}: 1" for n in range(200)) + "}", "\u202ea", "a\u200bb", "a\u0301",
    "\ufeff", "\ue000", "\ufffc", "😀",
)  # fmt: skip
_KEYS = (
    "status", "visibility", "urgency", "number", "notation", "date", "subject", "to", "contact", "signer", "copies",
    "data", "attachments",
    "replaces", "corrects", "withdrawn", "changes", "notes", "name", "short", "title", "letterhead", "parent",
    "place", "notations", "series",
    "frequency", "due", "requested_by", "sections", "checks", "rollup", "proper_names", "whole_register", "allowed",
    "sujbect", "SUBJECT", "1",
    "<<", '""', "? a", "[a]", "{a: b}", "a b", "ngày", "\u200b", "a" * 300,
)  # fmt: skip
_PROSE = (
    "Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/3/2026 của Sở Khoa học và Công nghệ, đơn vị báo cáo như sau:",
    "Kỳ báo cáo: {{ period }}.",
    "## 1. Thông tin chung", "## 2. Kết quả", "### 2.1. Chi tiết", "## 99. Mục", "## I. Mục", "#### a",
    "1. Việc một;", "a) Việc một;", "đ) Việc;",
    "- Tổng kinh phí 2,382 tỷ đồng (trong đó: chi 382 triệu đồng và 2,0 tỷ đồng).",
    "Kinh phí 300 triệu đồng, gồm: a) 100 triệu; b) 250 triệu.",
    "| Tên | Số |\n|---|---:|\n| Điện thoại | 0912 345 678 |",
    "Liên hệ ông Nguyễn Văn Mẫu, điện thoại 0912 345 678, mau@example.com.",
    "Trong tháng 4 năm 2026 và quý II/2026, từ ngày 31/02/2026 đến ngày 5 tháng 13.", "{{ data.money.spent }}",
    "{{ data.secret }}", "{{ contact.name }}",
    "{{ data.no.such }}", "{{ tick(data.open) }}", '{{ internal("riêng") }}', "/// internal\nriêng\n///",
    "/// internal", "///", "/// intern",
    "[a](xa-mau/bao-cao/2026-01)", "[a](xa-mau/bao-cao/2099-01)", "![a](b.png)", "[a](javascript:x)", "[a](http://[)",
    "[a](//%)", "[a]: <b\n[a]",
    "<!-- congvan: allow CV703: có lý do -->", "<!-- congvan: allow CV999 -->", "<!-- congvan: allow : -->", "<!-- a",
    "<script>", "<a href='x'>",
    "Số CCCD 001203004567, STK 0123456789 tại ngân hàng.", "MẬT", "TUYỆT MẬT", "./.", "Trân trọng./.", "a./. b",
    "…………", "xxx", "[ ]", "```\n{{ a", "Thanh hóa Bim Sơn",
    "hòa hoà thuỷ thủy", "ký kết kết", "§¬n vÞ b¸o c¸o", "Uỷ Ban Nhân Dân", "Nghị Định số 30/2020/nđ-cp",
    "1.250.000đ; 1,250,000 đồng; 2.5%",
)  # fmt: skip
_TITLES = st.sampled_from(["Tên", "", "a" * 300, "{x}", "zq"])
_MORE = (
    "reports/xa-mau/bao-cao/2999-12.md", "reports/xa-mau/bao-cao/1000-01.md", "reports/xa-mau/bao-cao/2026-Q1.md",
    "reports/xa-mau/bao-cao/2026.md",
    "reports/xa-mau/khac/2026-01.md", "reports/xa-khac/bao-cao/2026-01.md", "reports/_agencies/xa-khac.yml",
    "reports/_series/khac.yml", ALLOWED,
)  # fmt: skip

_characters = st.text(st.characters(codec="utf-8"), max_size=30)
_hostile = st.builds(lambda unit, times: unit * times, st.sampled_from(REPEATED), st.sampled_from([1, 2, 3, 9, 40]))
bodies = st.lists(st.one_of(st.sampled_from(_PROSE), _hostile, _characters), max_size=12).flatmap(
    lambda pieces: st.sampled_from(["\n\n", "\n", " ", ""]).map(lambda gap: gap.join(pieces))
)
_odd = st.one_of(st.sampled_from(_ODD_VALUES), _characters, _hostile)


def _blocks(text: str) -> list[str]:
    """A YAML text, cut before each of its top-level keys."""
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        if found and line[:1] in (" ", "-", "}"):
            found[-1] += line
        else:
            found.append(line)
    return found


@st.composite
def yaml_texts(draw: st.DrawFn, sound: str) -> str:
    """A sound YAML text with some of its keys dropped, doubled, given odd values, and others added."""
    made: list[str] = []
    for block in _blocks(sound):
        key = block.partition(":")[0]
        fate = draw(st.sampled_from(["keep", "keep", "keep", "drop", "double", "odd", "cut"]))
        made += {
            "keep": [block],
            "drop": [],
            "double": [block, block],
            "odd": [f"{key}: {draw(_odd)}\n"] if fate == "odd" else [],
            "cut": [block[: draw(st.integers(0, len(block)))]] if fate == "cut" else [],
        }[fate]
    for _ in range(draw(st.integers(0, 2))):
        made.insert(draw(st.integers(0, len(made))), f"{draw(st.sampled_from(_KEYS))}: {draw(_odd)}\n")
    return "".join(made)


@st.composite
def letters(draw: st.DrawFn, sound: str = SOUND[JANUARY]) -> bytes:
    """A letter's file: spoilt front matter or body or both; at times broken bytes."""
    _, front, body = sound.split("---\n", 2)
    front = draw(st.one_of(st.just(front), yaml_texts(front)))
    body = draw(st.one_of(st.just(body), bodies, bodies.map(lambda x: f"{body}\n{x}")))
    fence = draw(st.sampled_from(["---\n", "---\n", "---\n", "--- \n", "----\n", "---\r\n", ""]))
    return draw(_bytes(f"{fence}{front}{fence}{body}"))


@st.composite
def _bytes(draw: st.DrawFn, text: str) -> bytes:
    """A text's bytes, mostly as they should be."""
    data = text.encode("utf-8", "replace")
    kind = draw(st.sampled_from(["whole", "whole", "whole", "whole", "bom", "crlf", "cut", "byte"]))
    at = draw(st.integers(0, len(data)))
    return {
        "whole": data,
        "bom": b"\xef\xbb\xbf" + data,
        "crlf": data.replace(b"\n", b"\r\n"),
        "cut": data[:at],
        "byte": data[:at] + bytes([draw(st.integers(0, 255))]) + data[at:],
    }[kind]


_numbers = st.sampled_from([0, 1, -1, 0.5, -0.000001, 1e300, 10**17, 10**30, True, "1", None, [1], {"a": 1}])
_patterns = st.sampled_from(
    [
        "^a$",
        "(a+)+$",
        "(",
        "[",
        "(?=a)",
        r"(a)\1",
        "a{999999999}",
        "(?:.{1,99}){1,99}",
        "\\",
        "",
        r"^\d+$",
        "(?P<a>",
        "(" * 200,
    ]
)
_references = st.sampled_from(
    [
        "#",
        "#/properties/a",
        "#/properties",
        "#/allOf/0",
        "#/x/0",
        "#/required/0",
        "#a",
        "http://a/",
        "",
        "#/%",
        "#/~",
        "#/$defs/a",
    ]
)
_leaves: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "title": _TITLES,
        "type": st.sampled_from([
            "string", "integer", "number", "boolean", "array", "object", "null", ["string", "null"], [], "x",
        ]),
        "format": st.sampled_from(["vnd", "date", "x"]), "visibility": st.sampled_from(["internal", "public", "x"]),
        "minimum": _numbers,
        "maximum": _numbers, "exclusiveMinimum": _numbers, "multipleOf": _numbers, "minLength": _numbers,
        "maxLength": _numbers, "pattern": _patterns,
        "enum": st.lists(_numbers, max_size=3), "const": _numbers, "$ref": _references, "$dynamicRef": _references,
        "$anchor": st.sampled_from(["a", "1 "]),
        "$id": st.sampled_from(["http://[", "x", "#", ""]),
        "$schema": st.sampled_from(["http://x", "https://json-schema.org/draft/2020-12/schema"]),
        "default": _numbers, "examples": st.lists(_numbers, max_size=2), "uniqueItems": st.booleans(),
        "minItems": _numbers, "maxContains": _numbers,
        "required": st.lists(st.sampled_from(["a", "b", "money", "1"]), max_size=3), "minProperties": _numbers,
        "$comment": _characters,
        "dependentRequired": st.sampled_from([{"a": ["b"]}, {"a": "b"}]), "contentMediaType": _characters,
    },
)  # fmt: skip


def _nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    one = st.one_of(inner, st.booleans())
    named = st.dictionaries(st.sampled_from(["a", "b", "money", "remark", "pattern", "$ref", "1"]), one, max_size=3)
    listed = st.lists(one, max_size=2)
    held = st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("properties", "$defs", "patternProperties", "dependentSchemas", "definitions"), named),
            **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), listed),
            **dict.fromkeys(
                (
                    "items",
                    "not",
                    "if",
                    "then",
                    "else",
                    "contains",
                    "propertyNames",
                    "additionalProperties",
                    "unevaluatedProperties",
                    "unevaluatedItems",
                ),
                one,
            ),
        },
    )
    return st.builds(lambda x, y: {**x, **y}, _leaves, held)


schemas = st.recursive(_leaves, _nested, max_leaves=8)


@st.composite
def series_files(draw: st.DrawFn) -> bytes:
    """A series' file: the sound one spoilt, or with a schema of any kind."""
    sound = SOUND[SERIES]
    if draw(st.booleans()):
        return draw(_bytes(draw(yaml_texts(sound))))
    rest = "".join(x for x in _blocks(sound) if not x.startswith("data:"))
    schema = draw(schemas.map(as_yaml))
    return draw(_bytes(f"{rest}data: {schema}\n"))


def as_yaml(tree: Any) -> str:
    """Write a tree of JSON as a line of YAML in which numbers and truths stand without quotes."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{_quoted(key)}: {as_yaml(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(as_yaml, tree)) + "]"
    if isinstance(tree, str):
        return _quoted(tree)
    return json.dumps(tree)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", " ") + "'"


_allow_lists = st.lists(_odd, max_size=3).map(
    lambda x: "allowed:\n" + "".join(f"  - {{value: {v}, reason: a}}\n" for v in x)
)


@st.composite
def archives(draw: st.DrawFn) -> dict[str, bytes]:
    """The small archive with any of its files spoilt, and others beside them."""
    files = {name: text.encode() for name, text in SOUND.items()}
    spoilers: dict[str, st.SearchStrategy[bytes]] = {
        AGENCY: yaml_texts(SOUND[AGENCY]).flatmap(_bytes),
        SERIES: series_files(),
        **{name: letters(SOUND[name]) for name in (JANUARY, FEBRUARY, DRAFT)},
    }
    for name in draw(st.sets(st.sampled_from(sorted(spoilers)), max_size=3)):
        files[name] = draw(spoilers[name])
    for name in draw(st.sets(st.sampled_from(_MORE), max_size=2)):
        if name == ALLOWED:
            files[name] = draw(_allow_lists.flatmap(_bytes))
        else:
            files[name] = (
                draw(letters()) if name.endswith(".md") else draw(yaml_texts(SOUND[AGENCY])).encode("utf-8", "replace")
            )
    return files


__all__ = ["FOLDER", "archives", "as_yaml", "bodies", "letters", "schemas", "series_files", "yaml_texts"]

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from congvan.model.finding import Finding
from congvan.model.source import Path, Scalar, Tree
from congvan.model.text import Language
from congvan.read.yaml_tree import MAX_DEPTH, read_mapping, read_yaml


def _places(findings: list[Finding]) -> list[tuple[str, int | None, int | None]]:
    return [(x.rule.code, x.place.line, x.place.column) for x in findings]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("010", "010"),
        ("12:30", "12:30"),
        ("no", "no"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("2026-04-17", "2026-04-17"),
        (".inf", ".inf"),
        ("382 triệu", "382 triệu"),
        ('"2,0 tỷ"', "2,0 tỷ"),
        ("'it''s'", "it's"),
        ('"\\u0111"', "đ"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
    ],
)
def test_text_stays_as_typed(typed: str, text: str) -> None:
    """Nothing is resolved: no number, time, truth or date is made of a text."""
    reading = read_yaml(f"key: {typed}", "x.md")
    assert reading.tree == {"key": text}
    assert reading.findings == []


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_a_blank_is_none(typed: str) -> None:
    """A key without value has none; in quotes the same word is a text."""
    assert read_yaml(f"key: {typed}", "x.md").tree == {"key": None}
    assert read_yaml(f'key: "{typed}"', "x.md").tree == {"key": typed}


def test_a_scalar_knows_whether_it_was_quoted() -> None:
    """`12` may be a number, `"12"` is a text."""
    tree = read_yaml("[12, \"12\", '12']", "x.md").tree
    assert isinstance(tree, list)
    assert [isinstance(x, Scalar) and x.plain for x in tree] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2", [("CV010", 2, 1)]),
        ("a: 1\nb: {ố: 1, ộ: 2, ố: 3}", [("CV010", 2, 17)]),
        ("a: 1\na: {a: 1, a: 2}", [("CV010", 2, 1)]),
        ("a: &x 1\nb: *x", [("CV011", 1, 4), ("CV011", 2, 4)]),
        ("&x a: 1", [("CV011", 1, 1)]),
        ("*x : 1", [("CV011", 1, 1)]),
        ("a: !!python/object/apply:os.system [x]", [("CV012", 1, 4)]),
        ("a: !x", [("CV012", 1, 4)]),
        ("<<: {a: 1}", [("CV014", 1, 1)]),
        ("? [a]\n: 1", [("CV014", 1, 3)]),
        ('"": 1', [("CV014", 1, 1)]),
        ("- a", [("CV013", 1, 1)]),
        ("", [("CV013", 1, 1)]),
        ("# chỉ có ghi chú", [("CV013", 1, 1)]),
        ("a:\n\tb: 1", [("CV009", 2, 1)]),
        ("đường: 'ộ\nb: 1", [("CV008", 1, 8)]),
        ("đường: [ộ,\nb: 1", [("CV008", 1, 8)]),
        ("a: 1\nđường ộ\nb: 2", [("CV008", 2, 1)]),
        ("a: 1\nđường:ộ\nb: 2", [("CV008", 2, 1)]),
        ("đường:ộ\nb: 1", [("CV008", 1, 1)]),
        ("a:\n  - đường:ộ\n\n    b: 1", [("CV008", 2, 5)]),
        ("a: b\n  c: 1", [("CV008", 2, 4)]),
        ("đường: @ộ", [("CV008", 1, 8)]),
        ("đường: ộ\x00", [("CV008", 1, 9)]),
        ("đ: 1\nộ: \x1b[31m", [("CV008", 2, 4)]),
        ("a: \ufeffb", [("CV008", 1, 4)]),
        ("a: 1\n---\nb: 2", [("CV008", 3, 1)]),
        ("a: 1\n...\nb: 2", [("CV008", 3, 1)]),
        ("%TAG ! x\n---\na: !b 1", [("CV012", 3, 4)]),
    ],
)
def test_what_is_refused(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each refusal points at the place; a Vietnamese letter is one column."""
    assert _places(read_mapping(text, "x.md")[2]) == expected


@pytest.mark.parametrize("text", ["đường:ộ\nb: 1", "a: 1\nđường:ộ\nb: 2"])
def test_a_space_left_out_behind_a_colon(text: str) -> None:
    """The line that lacks it is told so, wherever the parser stumbled."""
    (finding,) = read_mapping(text, "x.md")[2]
    assert "thiếu dấu cách sau dấu hai chấm" in finding.message(Language.VI)


def test_lines_count_from_that_of_the_file() -> None:
    """Front matter begins on line 2 of a letter; so does its first finding."""
    tree, positions, findings = read_mapping("a: 1\nb: &x 2", "x.md", first_line=2)
    assert tree == {"a": "1", "b": "2"}
    assert _places(findings) == [("CV011", 3, 4)]
    assert (positions.value("b").line, positions.key("b").column) == (3, 1)


def test_an_alias_bomb_stays_small() -> None:
    """Aliases are refused where they stand and never opened: ten thousand million texts are not made."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(9)
    )
    tree, _, findings = read_mapping(bomb, "x.md")
    assert tree is not None
    assert tree["j"] == [None] * 10
    assert len(findings) == 10 + 90


def test_depth() -> None:
    """The deepest list that is read, and the first that is not, with its place."""
    assert _places(read_yaml("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH, "x.md").findings) == []
    deeper = "[" * 30_000 + "]" * 30_000
    assert _places(read_yaml(deeper, "x.md").findings) == [("CV015", 1, MAX_DEPTH + 1)]


WORDS = st.text("abđộ ưXyz019.-_", min_size=1, max_size=8).filter(lambda x: x == x.strip() and x.strip("-. "))
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("ab độ\n:#'\"[]{},&*!|>%@`-0", max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(
    st.dictionaries(WORDS, DOCUMENTS, min_size=1, max_size=4),
    st.booleans(),
    st.integers(20, 200),
)
def test_places_are_those_of_pyyaml(document: dict[str, Any], flow: bool, width: int) -> None:
    """Whatever the document: every key and value stands where PyYAML's own nodes say, with the text that they have."""
    text = yaml.safe_dump(document, allow_unicode=True, default_flow_style=flow, width=width, sort_keys=False)
    composed = yaml.compose(text, Loader=yaml.BaseLoader)
    reading = read_yaml(text, "x.md")
    tags = {x.rule.code for x in reading.findings}
    assert tags <= {"CV012", "CV011"}  # safe_dump marks repeated lists by anchors, some texts by tags
    if reading.findings:
        return
    assert composed is not None
    keys, values = dict(_keys(composed, ())), dict(_values(composed, ()))
    assert reading.positions.keys == keys
    assert reading.positions.values == values
    assert _plain(reading.tree) == yaml.load(text, Loader=_Blanks)  # noqa: S506 - a loader that makes texts only


class _Blanks(yaml.BaseLoader):
    """PyYAML's loader of texts alone, but for blanks."""


_Blanks.add_implicit_resolver("tag:yaml.org,2002:null", yaml.SafeLoader.yaml_implicit_resolvers["~"][0][1], None)
_Blanks.add_constructor("tag:yaml.org,2002:null", lambda *_: None)


def _plain(tree: Tree) -> Any:
    if isinstance(tree, dict):
        return {k: _plain(v) for k, v in tree.items()}
    return [_plain(x) for x in tree] if isinstance(tree, list) else tree


def _place(node: Node) -> tuple[int, int]:
    assert node.start_mark is not None
    return node.start_mark.line + 1, node.start_mark.column + 1


def _children(node: Node) -> Iterator[tuple[Path, Node, Node | None]]:
    if isinstance(node, MappingNode):
        yield from (((key.value,), value, key) for key, value in node.value if isinstance(key, ScalarNode))
    elif isinstance(node, SequenceNode):
        yield from (((index,), value, None) for index, value in enumerate(node.value))


def _values(node: Node, path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    yield path, _place(node)
    for step, value, _ in _children(node):
        yield from _values(value, (*path, *step))


def _keys(node: Node, path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    for step, value, key in _children(node):
        if key is not None:
            yield (*path, *step), _place(key)
        yield from _keys(value, (*path, *step))


@given(st.text("ab:- \n\t'\"[]{},&*!|>%@`#?đ\u0301\u2028\x00\x85\ufeff\U0001f600", max_size=60))
def test_nothing_raises(text: str) -> None:
    """Whatever text comes in: a tree or a finding within the text comes out."""
    tree, positions, findings = read_mapping(text, "x.md")
    assert tree is not None or findings
    lines = text.split("\n")
    for finding in findings:
        assert finding.place.line is not None
        assert finding.place.column is not None
        assert 1 <= finding.place.line <= len(lines)
        assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1
    assert positions.file == "x.md"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: a\ntitle: b", "title"),
        ("data:\n  so-lieu: 1\n  so-lieu: 2", "so-lieu"),
        ("notes:\n  zqsecret: a\n  zqsecret: b", "(internal)"),
        ("contact: {zqsecret: a, zqsecret: b}", "(internal)"),
        ("data:\n  ông zqsecret: 1\n  ông zqsecret: 2", "(internal)"),
    ],
)
def test_a_key_that_may_be_words_is_not_told_to_the_public(text: str, told: str) -> None:
    """Notes with a colon in each line are a group of keys to YAML."""
    (finding,) = read_yaml(text, "x.md").findings
    assert f"'{told}'" in finding.message(Language.EN)


@pytest.mark.parametrize(
    ("typed", "code"),
    [(r"\r", "CV008"), (r"\0", "CV008"), (r"\x0b", "CV008"), (r"\N", "CV008"), (r"\ufffe", "CV008"),
     (r"\ue000", "CV024"), ("\uf8ff", "CV024")],
)  # fmt: skip
def test_an_escape_is_what_it_stands_for(typed: str, code: str) -> None:
    """What may not be typed may not be typed as an escape either, in values and keys; nobody behind ever meets it."""
    reading = read_yaml(f'one: two\nkey: "a{typed}b"\n"k{typed}k": v\n', "x.md")
    assert _places(reading.findings) == [(code, 2, 6), (code, 3, 1)]
    assert reading.tree == {"one": "two", "key": "ab", "kk": "v"}


def test_sound_escapes() -> None:
    """Line feeds, tabs and letters may be escapes."""
    reading = read_yaml(r'key: "a\n\tb\u0111\U0001F600"', "x.md")
    assert reading.tree == {"key": "a\n\tbđ\U0001f600"}
    assert reading.findings == []

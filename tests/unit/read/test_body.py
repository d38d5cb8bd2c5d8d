from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.model.finding import Place
from congvan.model.letter import Aside, Form, InternalPhrase, Piece, Placeholder, Prose
from congvan.model.terms import Audience
from congvan.read.body import read_body
from congvan.read.placeholders import MAX_EXPRESSION

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL


@dataclass(frozen=True)
class Read:
    """What `read_body` gives, in few words."""

    segments: list[tuple[Audience, int, str]]
    findings: list[tuple[str, int | None, int | None]]


def _words(piece: Piece) -> str:
    """A piece as text: what it says, `{}` for a placeholder, nothing for a comment to Congvan."""
    if isinstance(piece, Placeholder):
        return "{}"
    return "" if isinstance(piece, Aside) else piece.text


def _read(text: str) -> Read:
    segments, findings = read_body(text, "x.md", 10)
    texts = ["".join(map(_words, s.pieces)) for s in segments]
    return Read(
        [(s.audience, s.line, text) for s, text in zip(segments, texts, strict=True)],
        [(x.rule.code, x.place.line, x.place.column) for x in findings],
    )


@pytest.mark.parametrize(
    ("text", "segments", "findings"),
    [
        ("a\nb", [(PUBLIC, 10, "a\nb\n")], []),
        ("a\n/// internal\nb\n///\nc", [(PUBLIC, 10, "a\n"), (INTERNAL, 12, "b\n"), (PUBLIC, 14, "c\n")], []),
        ("  ///  internal  \nb\n\t///\nc", [(INTERNAL, 11, "b\n"), (PUBLIC, 13, "c\n")], []),
        ("///internal\nb\n///\n", [(INTERNAL, 11, "b\n"), (PUBLIC, 13, "\n")], []),
        ("/// internal\n///\nc", [(PUBLIC, 12, "c\n")], []),
        ("a\n/// internal\nb", [(PUBLIC, 10, "a\n"), (INTERNAL, 12, "b\n")], [("CV020", 11, 1)]),
        (
            "/// internal\na\n/// internal\nb\n///\nc",
            [(INTERNAL, 11, "a\n"), (INTERNAL, 13, "b\n"), (PUBLIC, 15, "c\n")],
            [("CV020", 10, 1)],
        ),
        ("  /// Internal\na\n///\nb", [(INTERNAL, 11, "a\n"), (PUBLIC, 13, "b\n")], [("CV021", 10, 3)]),
        ("//// internal\na\n///\nb", [(INTERNAL, 11, "a\n"), (PUBLIC, 13, "b\n")], [("CV021", 10, 1)]),
        ("a\n ///\nb {{", [(PUBLIC, 10, "a\n"), (PUBLIC, 12, "b {{\n")], [("CV022", 11, 2), ("CV030", 12, 3)]),
        ("> /// internal\na", [(PUBLIC, 10, "> /// internal\na\n")], [("CV023", 10, 3)]),
        ("// internal\na", [(PUBLIC, 10, "// internal\na\n")], [("CV021", 10, 1)]),
        ("\uff0f\uff0f\uff0f internal", [(PUBLIC, 10, "\uff0f\uff0f\uff0f internal\n")], [("CV021", 10, 1)]),
        ("/\u200b// internal", [(PUBLIC, 10, "/\u200b// internal\n")], [("CV021", 10, 1)]),
        ("&#47;// internal", [(PUBLIC, 10, "&#47;// internal\n")], [("CV021", 10, 1)]),
        ("::: Internal", [(PUBLIC, 10, "::: Internal\n")], [("CV021", 10, 1)]),
        ("<!-- internal -->", [(PUBLIC, 10, "<!-- internal -->\n")], [("CV021", 10, 1)]),
        ('a {internal("b")}', [(PUBLIC, 10, 'a {internal("b")}\n')], [("CV030", 10, 4)]),
        ("{ { internal(“b”) } }", [(PUBLIC, 10, "{ { internal(“b”) } }\n")], [("CV030", 10, 5)]),
        ('{{ internal("b") }} internal (c)', [(PUBLIC, 10, "b internal (c)\n")], []),
        ("internal\nis // internal", [(PUBLIC, 10, "internal\nis // internal\n")], []),
        ("a /// b /// c", [(PUBLIC, 10, "a /// b /// c\n")], [("CV023", 10, 3), ("CV023", 10, 9)]),
        ('a internal("b")', [(PUBLIC, 10, 'a internal("b")\n')], [("CV030", 10, 3)]),
        ("internal (a), an internal matter", [(PUBLIC, 10, "internal (a), an internal matter\n")], []),
        ("file:///x a//b a////b", [(PUBLIC, 10, "file:///x a//b a////b\n")], []),
        ("```\n/// internal\n```\n///\n", [(PUBLIC, 10, "```\n"), (INTERNAL, 12, "```\n"), (PUBLIC, 14, "\n")], []),
    ],
)
def test_segments(
    text: str, segments: list[tuple[Audience, int, str]], findings: list[tuple[str, int | None, int | None]]
) -> None:
    """Who may read what, where it begins; in doubt a passage is internal. A fence of code hides no mark."""
    assert _read(text) == Read(segments, findings)


def _pieces(text: str) -> tuple[list[object], list[tuple[str, int | None, int | None]]]:
    segments, findings = read_body(text, "x.md", 10)
    found: list[object] = []
    for piece in (x for s in segments for x in s.pieces):
        match piece:
            case Placeholder(name, form, place, length):
                found.append((".".join(name), form.value, place.line, place.column, length))
            case InternalPhrase(phrase, length):
                found.append((phrase, length))
            case Prose(prose) if prose != "\n":
                found.append(prose.removesuffix("\n"))
    return found, [(x.rule.code, x.place.line, x.place.column) for x in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ period }}", [("period", "value", 10, 1, 12)]),
        ("{{period}}", [("period", "value", 10, 1, 10)]),
        ("ộ {{ a.b }}{{ c }}", ["ộ ", ("a.b", "value", 10, 3, 9), ("c", "value", 10, 12, 7)]),
        ("a\nộộ {{ b }} c", ["a\nộộ ", ("b", "value", 11, 4, 7), " c"]),
        ("{{ tick(data.x) }}", [("data.x", "tick", 10, 1, 18)]),
        ("{{ tick(not data.x) }}", [("data.x", "tick-not", 10, 1, 22)]),
        ('{{ internal("a } b") }}', [("a } b", 23)]),
        ("{{ internal('a \"b\"') }}", [('a "b"', 23)]),
        ('{{ internal("{{ x }}") }}', [("{{ x }}", 25)]),
        ("{ {x} } }{", ["{ {x} } }{"]),
    ],
)
def test_pieces(text: str, expected: list[object]) -> None:
    """Names, ticks and internal phrases, each with its place and length in characters."""
    assert _pieces(text) == (expected, [])


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("", "CV030"),
        ("a b", "CV030"),
        ("a +", "CV030"),
        ("internal(“a”)", "CV030"),
        ('internal("\\ud800")', "CV030"),
        ("- a -", "CV030"),
        ("(" * 240 + "a" + ")" * 240, "CV030"),
        ("a" * MAX_EXPRESSION, "CV030"),
        ("a|upper", "CV031"),
        ("a[0]", "CV031"),
        ("a['b']", "CV031"),
        ("a()", "CV031"),
        ("a.b()", "CV031"),
        ("a + b", "CV031"),
        ("not a", "CV031"),
        ("true", "CV031"),
        ("12", "CV031"),
        ("'a'", "CV031"),
        ("a if b else c", "CV031"),
        ("tick()", "CV031"),
        ("tick(a, b)", "CV031"),
        ("tick(a=b)", "CV031"),
        ("tick(*a)", "CV031"),
        ("tick('a')", "CV031"),
        ("tick(not not a)", "CV031"),
        ("internal(a)", "CV031"),
        ("internal('')", "CV031"),
        ("internal('a' ~ 'b')", "CV031"),
        ("x.__class__.__mro__[1]", "CV031"),
        ("[x for x in y]", "CV030"),
    ],
)
def test_other_expressions(expression: str, code: str) -> None:
    """Nothing else that Jinja knows is let through; what cannot be understood is kept out of the public edition."""
    whole = f"{{{{ {expression} }}}}"
    found, findings = _pieces(f"ố {whole} sau")
    assert findings == [(code, 10, 3)]
    assert found == ["ố ", (whole, len(whole)), " sau"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {{ b", [("CV030", 10, 3)]),
        ("a }} b", [("CV030", 10, 3)]),
        ("{% if x %}", [("CV031", 10, 1), ("CV031", 10, 9)]),
        ("{{ a\n}}", [("CV030", 10, 1), ("CV030", 11, 1)]),
        ("{{ 'a }}", [("CV030", 10, 1), ("CV030", 10, 7)]),
        ("{{ a {{ b }}", [("CV030", 10, 1)]),
        ("{{ 1 }} {{ 2 }}", [("CV031", 10, 1), ("CV031", 10, 9)]),
    ],
)
def test_broken_marks(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each mark that is no placeholder is told at its own place."""
    assert _pieces(text)[1] == expected


def test_the_longest_expression() -> None:
    """500 characters between the braces, and not one more."""
    name = "a" * (MAX_EXPRESSION - 2)
    assert _pieces(f"{{{{ {name} }}}}")[1] == []
    assert _pieces(f"{{{{ {name}a }}}}")[1] == [("CV030", 10, 1)]


_BEGINNINGS = ("{{", "}}", "{%", "%}", "///", "internal(")
MARKS = st.sampled_from(
    ["{{", "}}", "{%", "%}", '"', "'", "/// internal", "///", "\n", " ", "a", "ộ", ".", "tick(", "internal(",
     ")", "not ", "<!-- congvan:", "-->", "\\", "|", "[", "]", "{", "}", "\r", "\x00", "\u2028", "//"]
)  # fmt: skip


def _length(piece: Piece) -> int:
    match piece:
        case Prose(text):
            return len(text)
        case Aside(comment):
            return len(comment)
    return piece.length


@given(st.lists(MARKS, max_size=40).map("".join))
def test_nothing_is_lost_and_nothing_raises(text: str) -> None:
    """The pieces, each as long as it says, make up the text without its lines of `///`; places count like an editor."""
    segments, findings = read_body(text, "x.md", 1)
    kept = [x for x in text.split("\n") if not x.strip().startswith("///")]
    lines = text.split("\n")
    length = 0
    for segment in segments:
        assert (segment.line == len(lines) and lines[-1:] == [""]) or not lines[segment.line - 1].strip().startswith(
            "///"
        )
        for piece in segment.pieces:
            if isinstance(piece, Placeholder):
                assert piece.place.line is not None
                assert piece.place.column is not None
                assert lines[piece.place.line - 1][piece.place.column - 1 :].startswith("{{")
            length += _length(piece)
    assert length == sum(len(x) + 1 for x in kept)
    for finding in findings:
        assert isinstance(finding.place, Place)
        assert finding.place.line is not None
        assert finding.place.column is not None
        assert lines[finding.place.line - 1][finding.place.column - 1 :].startswith(_BEGINNINGS) or (
            finding.rule.code == "CV021" and finding.place.column == 1
        )


@given(st.lists(MARKS, max_size=40).map("".join))
def test_what_stands_between_the_marks_is_internal(text: str) -> None:
    """No line between `/// internal` and the next `///` is in a public segment, whatever else the body holds."""
    segments, _ = read_body(f"{text}\n///\n/// internal\nPLANTED {text.replace('/', '')}\n///\n", "x.md", 1)
    public = "".join(_words(x) for s in segments if s.audience is PUBLIC for x in s.pieces)
    assert "PLANTED" not in public


def test_forms() -> None:
    """The three ways to show a value are the three of the contract."""
    assert {x.value for x in Form} == {"value", "tick", "tick-not"}

"""Each form in which findings are printed, by exact output worked by hand."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from congvan.model.finding import Finding, Place, Rule, Severity
from congvan.model.rules.envelope import WRONG_TYPE
from congvan.model.rules.files import WAIVED
from congvan.model.terms import Audience
from congvan.model.text import Language, Quote, Text
from congvan.render.findings import (
    Frame,
    Ink,
    finding_lines,
    github_lines,
    json_text,
    sarif_text,
    summary,
)
from congvan.render.findings.frame import frame

VI, EN = Language.VI, Language.EN
PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
WORD = Rule(
    "CV998", Severity.ERROR, Text("Wrong word"), Text("'{word}' is wrong."),
    Text("Mend it: 100%"), Text("Because."), "NĐ 30/2020",
)  # fmt: skip
HINTLESS = Rule("CV999", Severity.WARNING, Text("Odd, file: 'x'"), Text("An odd file."), Text(""))
AT_WORD = WORD.at(Place("reports/xa mẫu.md", 7, 3), "subject", word=Quote("kín", INTERNAL))
OF_FILE = HINTLESS.at(Place("reports/a,b:c.md"))
NOTE = replace(
    WAIVED.at(AT_WORD.place, "subject", code="CV998", title=WORD.title, reason=Quote("đã hỏi", INTERNAL)),
    waives=AT_WORD,
)


def test_text() -> None:
    """Where and what, the line with a caret, what to do; a finding of a whole file has neither line nor caret."""
    lines = finding_lines([AT_WORD, OF_FILE], VI, INTERNAL, lambda _: "\tmột kín")
    assert "\n".join(lines) == (
        "reports/xa mẫu.md:7:3: lỗi CV998: 'kín' is wrong.\n"
        "    7 |  một kín\n"
        "      |   ^\n"
        "    → Mend it: 100%\n"
        "reports/a,b:c.md: cảnh báo CV999: An odd file."
    )


def test_text_without_a_line() -> None:
    """A line that may not be shown leaves no frame; words that may not be read are named as such."""
    assert list(finding_lines([AT_WORD], EN)) == [
        "reports/xa mẫu.md:7:3: error CV998: '(internal)' is wrong.",
        "    → Mend it: 100%",
    ]


def test_text_painted() -> None:
    """Every part that stands out is given to the painter, and only those."""
    seen: list[tuple[str, Ink]] = []

    def painter(text: str, ink: Ink) -> str:
        seen.append((text, ink))
        return f"<{text}>"

    assert list(finding_lines([AT_WORD], EN, PUBLIC, lambda _: "a b", painter)) == [
        "<reports/xa mẫu.md:7:3>: <error CV998>: '(internal)' is wrong.",
        "<    7 |> a b",
        "<      |>   <^>",
        "    <→> Mend it: 100%",
    ]
    assert [x for _, x in seen] == [Ink.PLACE, Ink.ERROR, Ink.FRAME, Ink.FRAME, Ink.CARET, Ink.HINT]


def test_nothing_that_a_terminal_obeys() -> None:
    """Neither a path, nor a quoted word, nor a line of a file brings a control character or turns the order round."""
    odd = WORD.at(Place("a\x1b[2J.md", 1, 2), word="x\x07\n::error::y")
    for line in finding_lines([odd], EN, PUBLIC, lambda _: "a\x1b]0;x\x07\u202eb\x85\u2028c"):
        assert line.isprintable()
    (line,) = github_lines([odd], EN)
    assert line.isprintable()


@pytest.mark.parametrize("form", [json_text, sarif_text])
def test_nothing_in_json_that_a_terminal_obeys(form: Callable[[list[Finding], Language], str]) -> None:
    """The programs read what stood there; a terminal on the way sees escapes alone."""
    name = "a\x1b\x9b2J\u202eb\u2028c\ufeff.md"
    made = form([WORD.at(Place(name, 1, 2), word="x")], EN)
    assert made.replace("\n", "").isprintable()
    assert form is sarif_text or json.loads(made)[0]["path"] == name


_COMMANDS = (
    "##[error]x",
    "##vso[task.setvariable variable=a]b",
    "::error::x",
    "::set-output name=a::b",
    "::stop-commands::x",
)


@pytest.mark.parametrize("command", _COMMANDS)
@pytest.mark.parametrize("form", [json_text, sarif_text])
def test_nothing_in_json_that_a_forge_obeys(form: Callable[[list[Finding], Language], str], command: str) -> None:
    """`##[…]` is obeyed wherever it stands, `::…::` at a line's beginning."""
    made = form([WORD.at(Place(f"{command}.md", 1, 2), word=command)], EN)
    assert "##[" not in made
    assert "##vso" not in made
    assert not [x for x in made.split("\n") if x.lstrip().startswith("::")]
    assert form is sarif_text or json.loads(made)[0]["path"] == f"{command}.md"


@pytest.mark.parametrize("command", _COMMANDS)
def test_nothing_in_a_log_that_a_forge_obeys(command: str) -> None:
    """Neither a file's name nor its line nor words quoted from it, however they begin."""
    odd = WORD.at(Place("reports/a.md", 1, 1), word=f"\n{command}")
    lines = [*finding_lines([odd], EN, source=lambda _: command), *github_lines([odd], EN)]
    assert not [x for x in lines if "##[" in x or "##vso" in x]
    assert [x[:8] for x in lines if x.lstrip().startswith("::")] == ["::error "]


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("a ##[b]", 3, Frame("a #\ufffd[b]", 2)),
        ("Thửa đất ở", 6, Frame("Thửa đất ở", 5)),
        ("", 1, Frame("", 0)),
        ("abc", 4, Frame("abc", 3)),
        ("abc", 99, Frame("abc", 3)),
        ("中文 x", 4, Frame("中文 x", 5)),  # two columns each
        ("e\u0323\u0302x y", 6, Frame("e\u0323\u0302x y", 3)),  # marks stand upon their letter
        ("a\u200bb", 3, Frame("a\ufffdb", 2)),
        ("x" * 100, 100, Frame("x" * 100, 99)),
        ("x" * 101, 1, Frame("x" * 98 + "…", 0)),
        ("x" * 300 + "y", 301, Frame("…" + "x" * 97 + "y", 98)),
        ("x" * 150 + "y" + "x" * 150, 151, Frame("…" + "x" * 60 + "y" + "x" * 37 + "…", 61)),
    ],
)
def test_frame(line: str, column: int, shown: Frame) -> None:
    """At most a hundred columns with the place among them, and as many columns before the caret as before the place."""
    assert frame(line, column) == shown
    assert len(shown.text) <= 100


@pytest.mark.parametrize(
    ("findings", "vi", "en"),
    [
        ([], "Không có lỗi nào.", "No problem found."),
        ([AT_WORD], "1 lỗi trong 1 tệp.", "1 error in 1 file."),
        (
            [AT_WORD, AT_WORD, OF_FILE, NOTE], "2 lỗi, 1 cảnh báo trong 2 tệp; 1 ngoại lệ có lý do.",
            "2 errors, 1 warning in 2 files; 1 waived.",
        ),
        ([NOTE], "Không có lỗi nào; 1 ngoại lệ có lý do.", "No problem found; 1 waived."),
    ],
)  # fmt: skip
def test_summary(findings: list[Finding], vi: str, en: str) -> None:
    """Counts by severity, in how many files, and how much was let stand."""
    assert (summary(findings, VI), summary(findings, EN)) == (vi, en)


def test_github() -> None:
    """One command a finding, with GitHub's own escapes in its properties and in its message."""
    note = replace(NOTE, place=Place("r.md", 2))
    assert list(github_lines([AT_WORD, OF_FILE, note], EN, PUBLIC, "kho/")) == [
        (
            "::error file=kho/reports/xa mẫu.md,line=7,col=3,title=CV998 Wrong word"
            "::'(internal)' is wrong.%0A→ Mend it: 100%25"
        ),
        "::warning file=kho/reports/a%2Cb%3Ac.md,title=CV999 Odd%2C file%3A 'x'::An odd file.",
        (
            "::notice file=kho/r.md,line=2,title=CV016 Waived"
            "::Let stand in spite of CV998 (Wrong word): (internal)."
            "%0A→ When the reason no longer holds, delete the comment 'congvan: allow' and mend what CV998 says."
        ),
    ]


def test_json() -> None:
    """The contract's keys in their order, and nothing else."""
    (finding,) = json.loads(json_text([AT_WORD], VI))
    assert list(finding.items()) == [
        ("code", "CV998"), ("severity", "error"), ("path", "reports/xa mẫu.md"), ("line", 7), ("column", 3),
        ("field", "subject"), ("message", "'(nội bộ)' is wrong."), ("hint", "Mend it: 100%"),
    ]  # fmt: skip
    assert json_text([], VI) == "[]"


def _run(findings: list[Finding], audience: Audience = PUBLIC) -> dict[str, Any]:
    log = json.loads(sarif_text(findings, EN, audience, "kho/"))
    schema = json.loads((Path(__file__).parents[2] / "schemas/sarif-2.1.0-rtm.5.json").read_bytes())
    assert [x.message for x in Draft4Validator(schema).iter_errors(log)] == []
    (run,) = log["runs"]
    return dict(run)


def test_sarif() -> None:
    """Valid by the schema; rules with their reasons, results with place and stable fingerprint, no machine's path."""
    run = _run([AT_WORD, OF_FILE])
    assert run["tool"]["driver"]["name"] == "congvan"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][0] == {
        "id": "CV998",
        "name": "Wrong word",
        "shortDescription": {"text": "Wrong word"},
        "fullDescription": {"text": "Because. (NĐ 30/2020)"},
        "help": {"text": "Mend it: 100%"},
        "defaultConfiguration": {"level": "error"},
    }
    first, second = run["results"]
    # sha256 of "CV998\0reports/xa mẫu.md\0subject\0'(internal)' is wrong.\x000", its first half
    assert first == {
        "ruleId": "CV998",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "'(internal)' is wrong. → Mend it: 100%"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "kho/reports/xa%20m%E1%BA%ABu.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 7, "startColumn": 3},
                }
            }
        ],
        "partialFingerprints": {"congvanFinding/v1": "0115df844b76c1c3cbc8b0158ac71f16"},
    }
    assert second["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "kho/reports/a%2Cb%3Ac.md", "uriBaseId": "%SRCROOT%"}}}
    ]


def test_sarif_help_is_words() -> None:
    """A hint that each finding makes anew is no help with a rule: its title stands there."""
    finding = WRONG_TYPE.at(Place("x.md", 1, 1), expected="x", right="y")
    (rule,) = _run([finding])["tool"]["driver"]["rules"]
    assert rule["help"] == {"text": rule["name"]}


def test_sarif_waived() -> None:
    """What is let stand is a result of its own rule, suppressed with the reason as far as it may be read."""
    (result,) = _run([NOTE])["results"]
    assert (result["ruleId"], result["level"]) == ("CV998", "error")
    assert result["suppressions"] == [{"kind": "inSource", "justification": "(internal)"}]
    (result,) = _run([NOTE], INTERNAL)["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "đã hỏi"}]


def test_sarif_fingerprints() -> None:
    """They stay when lines are put in above, for both audiences; two equal findings of a file have two."""
    moved = replace(AT_WORD, place=Place(AT_WORD.place.path, 70, 1))
    (one, two), (other,) = _run([AT_WORD, moved])["results"], _run([moved], INTERNAL)["results"]
    assert one["partialFingerprints"] == other["partialFingerprints"] != two["partialFingerprints"]


def test_sarif_of_nothing() -> None:
    """A clean archive makes a valid log without results: code hosts then close what they had."""
    assert _run([])["results"] == []

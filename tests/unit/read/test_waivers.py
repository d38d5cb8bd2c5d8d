"""Waivers as they are written, and that no word of them is the letter's."""

import time
from pathlib import Path

import pytest

from congvan.model.finding import Severity
from congvan.model.letter import Aside, Placeholder, Prose
from congvan.model.terms import Audience
from congvan.model.waiver import Waiver
from congvan.project.fill import fill
from congvan.project.fillings import fillings
from congvan.project.secrets import secrets
from congvan.read.body import read_body
from congvan.read.waivers import asides, body_waivers, yaml_waivers
from tests.small_archive import FEBRUARY, changed, check

_SAID = "<!-- congvan: allow CV712: vì vậy -->"


@pytest.mark.parametrize(
    ("text", "waivers"),
    [
        (f"a {_SAID}", [Waiver(10, 3, ("CV712",), "vì vậy", 10)]),
        (f"{_SAID}\na", [Waiver(10, 1, ("CV712",), "vì vậy", 11)]),
        (
            f"  {_SAID}  \n\n{_SAID}\n\na",
            [Waiver(10, 3, ("CV712",), "vì vậy", 14), Waiver(12, 1, ("CV712",), "vì vậy", 14)],
        ),
        (f"a\n{_SAID}", [Waiver(11, 1, ("CV712",), "vì vậy", 11)]),
        ("a <!--congvan:allow cv1,CV2 ;CV3:b: c-->", [Waiver(10, 3, ("CV1", "CV2", "CV3"), "b: c", 10)]),
        ("a <!-- congvan: allow CV1 -->", [Waiver(10, 3, ("CV1",), "", 10)]),
        ("a <!-- congvan: allowed CV1: b -->", [Waiver(10, 3, (), "", 10)]),
        ("a <!-- congvan: allow CV1: b", [Waiver(10, 3, (), "", 10)]),
        ("a <!-- allow CV1: b --> congvan", []),
    ],
)  # fmt: skip
def test_in_a_body(text: str, waivers: list[Waiver]) -> None:
    """Of its line, or of the next that has words if it has its line for itself."""
    assert list(body_waivers(text, 10)) == waivers


@pytest.mark.parametrize(
    ("text", "waivers"),
    [
        ("a: b # congvan: allow CV1: c", [Waiver(2, 6, ("CV1",), "c", 2)]),
        ("# congvan: allow CV1: c\na: b", [Waiver(2, 1, ("CV1",), "c", None)]),
        ("a: b#congvan: allow CV1: c", []),
        ("a: b # congvan allow CV1: c", []),
    ],
)
def test_in_yaml(text: str, waivers: list[Waiver]) -> None:
    """Of its line, or of the whole file."""
    assert list(yaml_waivers(text, 2)) == waivers


def test_pieces() -> None:
    """A comment at the end of a line goes with the blanks before it, one by itself with its line; places stay."""
    (segment,), findings = read_body(f"a  {_SAID}\n{_SAID}\n{_SAID} b {{{{ period }}}}\n", "x.md", 5)
    assert findings == []
    assert segment.pieces[:4] == (Prose("a"), Aside(f"  {_SAID}"), Prose("\n"), Aside(f"{_SAID}\n"))
    placeholder = next(x for x in segment.pieces if isinstance(x, Placeholder))
    assert (placeholder.place.line, placeholder.place.column) == (7, len(_SAID) + 4)


def test_nothing_is_printed(tmp_path: Path) -> None:
    """Neither audience reads a comment to Congvan, and it parts no paragraph and no list."""
    lines = f"Gồm:\n{_SAID}\ncác tổ , hộ {_SAID}\n\n- một\n{_SAID}\n- hai , ba\n"
    archive, findings = check(tmp_path, changed(FEBRUARY, "Đã chi", f"{lines}\nĐã chi"))
    assert [(x.rule.code, x.rule.severity) for x in findings] == [("CV016", Severity.NOTE)] * 2
    letter = next(x for x in archive.in_order if x.source == FEBRUARY)
    for audience in Audience:
        names = fillings(letter, archive.agencies["xa-mau"], archive.series["bao-cao"], audience)
        assert "Gồm:\ncác tổ , hộ\n\n- một\n- hai , ba\n" in fill(letter, names, audience)
    assert [x for x in secrets(archive, Audience.PUBLIC) if "vì vậy" in x.text] == []


def test_a_passage_of_comments_alone_is_none() -> None:
    """Where only a comment was withheld, nothing was."""
    segments, _ = read_body(f"/// internal\n{_SAID}\n///\n", "x.md", 1)
    assert [x.is_blank for x in segments] == [True] * len(segments)


def test_linear() -> None:
    """A line of nothing but comments, open or closed, takes no longer than its length."""
    started = time.process_time()
    for text in (_SAID * 20_000, "<!-- congvan: " * 50_000, f"{_SAID}\n" * 20_000, " " * 10**6 + _SAID):
        body_waivers(text, 1)
        read_body(text, "x.md", 1)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_comment_within_another_is_part_of_it(between: str) -> None:
    """Taken out of the other comment it would leave that one without its end, and print what it hides."""
    text = f"A <!-- zqsecret{between}<!-- congvan: allow CV712: zq -->\nB"
    assert list(asides(text)) == []
    assert body_waivers(text, 1) == ()

"""The examples that stand in the table of rules are true: each bad one gives its one finding where `▲` points."""

import re
from pathlib import Path

import pytest

from congvan.model.finding import Part, Rule
from congvan.model.rules import ALL
from tests.small_archive import AGENCY, FEBRUARY, SERIES, SOUND, check

_MARK = "▲"
_FILES = {Part.AGENCY: AGENCY, Part.SERIES: SERIES}
SHOWN = [x for x in ALL if x.example and x.example.part is not Part.ELSEWHERE]
each = pytest.mark.parametrize("rule", SHOWN, ids=[x.code for x in SHOWN])


def _blocks(text: str) -> list[str]:
    """A YAML text cut before each of its top-level keys."""
    return [x for x in re.split(r"(?m)^(?=[\w▲]+:)", text) if x]


def _with_keys(text: str, snippet: str) -> str:
    """A YAML text whose top-level keys those of a snippet replace; the others are added at its end."""
    ours = {x.replace(_MARK, "").partition(":")[0]: x.rstrip("\n") + "\n" for x in _blocks(snippet)}
    kept = [ours.pop(x.partition(":")[0], x) for x in _blocks(text)]
    return "".join([*kept, *ours.values()])


def _applied(part: Part, snippet: str) -> tuple[str, str]:
    """The file that an example changes, and its text with the example in it."""
    if part in _FILES:
        return _FILES[part], _with_keys(SOUND[_FILES[part]], snippet)
    _, front, body = SOUND[FEBRUARY].split("---\n", 2)
    if part is Part.FRONT:
        front = _with_keys(front, snippet)
    elif part is Part.BODY:
        body = body.replace("## 2. Kết quả\n", f"## 2. Kết quả\n\n{snippet.strip(chr(10))}\n")
    else:
        body = f"\n{snippet.strip(chr(10))}\n"
    return FEBRUARY, f"---\n{front}---\n{body}"


@each
def test_bad(tmp_path: Path, rule: Rule) -> None:
    """A bad example gives its finding, at its mark, and no other."""
    assert rule.example
    path, text = _applied(rule.example.part, rule.example.bad)
    before = text.partition(_MARK)[0].split("\n") if _MARK in text else []
    place = (path, len(before), len(before[-1]) + 1) if before else (path, None, None)
    found = check(tmp_path, {path: text.replace(_MARK, "")})[1]
    places = [(x.rule.code, (x.place.path, x.place.line, x.place.column)) for x in found]
    assert places == [(rule.code, place)]


@each
def test_good(tmp_path: Path, rule: Rule) -> None:
    """A good example gives none."""
    assert rule.example
    path, text = _applied(rule.example.part, rule.example.good)
    assert [(x.rule.code, x.place) for x in check(tmp_path, {path: text})[1]] == []


def test_every_rule_says_why_and_shows_how() -> None:
    """Each rule of a letter gives its reason, and an example."""
    of_bags = {x for x in ALL if "CV551" <= x.code <= "CV559"}
    checked = [x for x in ALL if x.code < "CV8" and x not in of_bags]
    assert [x.code for x in checked if not x.why.english] == []
    assert [x.code for x in checked if not x.example] == []

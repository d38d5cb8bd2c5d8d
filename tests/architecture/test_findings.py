"""The table of rules, the code that uses it and the page that explains it are in step."""

import ast
from importlib import import_module
from pathlib import Path

from congvan.model import rules
from congvan.model.finding import Rule
from congvan.render.findings_page import findings_page

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "src/congvan/model/rules"
SOURCES = [x for x in sorted((ROOT / "src/congvan").rglob("*.py")) if TABLE not in x.parents]
SUBJECTS = [import_module(f"congvan.model.rules.{x.stem}") for x in sorted(TABLE.glob("[a-z]*.py"))]
RULES = {name: rule for subject in SUBJECTS for name, rule in vars(subject).items() if isinstance(rule, Rule)}


def _names(path: Path) -> set[str]:
    """Every name that a module speaks of, alone or behind a dot."""
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    return {x.id if isinstance(x, ast.Name) else x.attr for x in tree if isinstance(x, ast.Name | ast.Attribute)}


def test_the_page_is_the_table() -> None:
    """docs/findings.md is made from the rules; after a change of them run scripts/docs."""
    assert (ROOT / "docs/findings.md").read_text("utf-8") == findings_page()


def test_the_page_explains_every_rule() -> None:
    """Each code stands in it once, in order."""
    cells = [x.split(" | ") for x in findings_page().splitlines() if x.startswith("| CV")]
    assert [x[0] for x in cells] == [f"| {x.code}{' ○' if x.waivable else ''}" for x in rules.ALL]
    assert {len(x) for x in cells} == {5}


def test_every_rule_is_used() -> None:
    """A rule that no code speaks of would be a promise that nobody keeps."""
    used = set().union(*(_names(x) for x in SOURCES))
    assert set(RULES) - used == set()


def test_no_retired_code_is_used_again() -> None:
    """What was withdrawn keeps its code, and no other rule has it."""
    assert rules.RETIRED & {x.code for x in rules.ALL} == set()


def test_every_rule_is_in_the_table() -> None:
    """Rules are made in one module only, under codes of their own."""
    assert sorted(x.code for x in RULES.values()) == [x.code for x in rules.ALL]
    makers = {"Rule", "rule"}
    for path in SOURCES:
        calls = [x for x in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(x, ast.Call)]
        made = [x for x in calls if isinstance(x.func, ast.Name) and x.func.id in makers]
        assert made == [], path

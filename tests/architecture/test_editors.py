"""What stands outside the package for those who write: hooks, templates, commands that the texts promise."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from congvan.cli import run
from congvan.cli.commands import _COMMANDS
from congvan.cli.texts import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "src/congvan/edit/templates/archive"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
LOCAL_HOOKS = yaml.safe_load((TEMPLATES / "dot-pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]


@pytest.mark.parametrize("hook", [*HOOKS, *LOCAL_HOOKS], ids=lambda x: f"{x['id']} {x['language']}")
def test_a_hook_calls_a_command(hook: dict[str, object]) -> None:
    """It has what pre-commit asks for, its pattern matches an archive's file, and its command is one of ours."""
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    program, command = str(hook["entry"]).split()
    assert program == "congvan"
    assert command in _COMMANDS
    assert re.search(str(hook["files"]), "reports/_series/a.yml")
    assert not re.search(str(hook["files"]), "docs/reports/_series/a.yml")


def test_hooks_of_both_kinds_are_the_same() -> None:
    """A new archive has the hooks that other archives can name."""
    assert [x["id"] for x in HOOKS] == [x["id"] for x in LOCAL_HOOKS]


@pytest.mark.parametrize("command", sorted(_COMMANDS))
def test_every_command_helps(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages, without an archive; and each help text is of a command that there is."""
    for language in ("vi", "en"):
        assert run([command, "--help", "--lang", language]) == 0
    assert capsys.readouterr().out
    assert COMMANDS.keys() - {""} == _COMMANDS.keys()


def test_templates_are_in_the_package() -> None:
    """They lie where the wheel takes everything from, none ignored by git for its name."""
    (package,) = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]["packages"]
    assert TEMPLATES.is_relative_to(ROOT / package)
    assert [x for x in TEMPLATES.rglob("*") if x.name.startswith(".")] == []

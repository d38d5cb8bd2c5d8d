"""The house's outside: workflows are valid, locks are complete and name no index, scripts are sound."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SCRIPTS = [*sorted((ROOT / "scripts").iterdir()), ROOT / ".ci" / "run"]
WORKFLOWS = [
    *((file, "vendor.github-workflows") for file in sorted((ROOT / ".github" / "workflows").glob("*.yml"))),
    (ROOT / ".gitlab-ci.yml", "vendor.gitlab-ci"),
]


def pins(kind: str) -> dict[str, Version]:
    """Name and version of every package in requirements/<kind>.txt that this Python installs."""
    text = (ROOT / "requirements" / f"{kind}.txt").read_text("utf-8")
    found = [Requirement(x) for x in re.findall(r"^[A-Za-z0-9._-]+==[^\\\n]+", text, flags=re.MULTILINE)]
    here = (x for x in found if not x.marker or x.marker.evaluate())
    return {canonicalize_name(x.name): Version(str(x.specifier).removeprefix("==")) for x in here}


def wanted(kind: str) -> list[Requirement]:
    """What pyproject.toml asks for: `run` is the project and its build group, `test` the test group too."""
    groups = PROJECT["dependency-groups"]
    words = [*PROJECT["project"]["dependencies"], *groups["build"]]
    if kind == "test":
        words += [word for word in groups["test"] if isinstance(word, str)]  # not the group it includes
    found = [Requirement(word) for word in words]
    return [x for x in found if not x.marker or x.marker.evaluate()]


@pytest.mark.parametrize(("file", "schema"), WORKFLOWS, ids=[file.name for file, _ in WORKFLOWS])
def test_a_workflow_follows_its_published_schema(file: Path, schema: str) -> None:
    """A workflow with a misspelt key would be ignored by the forge, or refused after the push."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    if schema == "vendor.gitlab-ci":
        command[3:3] = ["--data-transform", "gitlab-ci"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("file", [file for file, _ in WORKFLOWS], ids=lambda file: file.name)
def test_a_workflow_runs_scripts_that_exist(file: Path) -> None:
    """What a forge runs is what a person can run here."""
    called = set(re.findall(r"\b(?:bash |run: )((?:scripts|\.ci)/\w+)", file.read_text("utf-8")))
    assert called
    assert all((ROOT / script).is_file() for script in called)


_ARCHIVES = [ROOT, ROOT / "src" / "congvan" / "edit" / "templates" / "archive"]


@pytest.mark.parametrize("root", _ARCHIVES, ids=["ours", "init"])
@pytest.mark.parametrize(("forge", "variable"), [("github", "GITHUB_EVENT_NAME"), ("gitlab", "CI_PIPELINE_SOURCE")])
def test_a_scheduled_run_takes_its_own_day(root: Path, forge: str, variable: str) -> None:
    """What is due is told as of a day: without a run each day, that day stands still until the next commit."""
    names = {"github": "github/workflows/archive.yml", "gitlab": "gitlab-ci.yml"}
    text = next(x for dot in (".", "dot-") if (x := root / f"{dot}{names[forge]}").is_file()).read_text("utf-8")
    assert (forge == "github") == ('schedule:\n    - cron: "10 0 * * *"' in text)  # GitLab keeps schedules outside
    (condition,) = re.findall(rf'if \[ "\${variable}" = schedule \]; then \w+="?\$\(([^)]+)\)', text)
    told = subprocess.run(["bash", "-c", condition], capture_output=True, text=True, check=True).stdout
    assert int(told) % 86_400 == 0
    assert timedelta() <= datetime.now(UTC) - datetime.fromtimestamp(int(told), UTC) < timedelta(days=1, minutes=1)


@pytest.mark.parametrize("kind", ["run", "test"])
def test_a_lock_satisfies_the_project(kind: str) -> None:
    """Every requirement of pyproject.toml is pinned at a version that it allows: else run scripts/lock."""
    pinned = pins(kind)
    missing = [
        str(requirement)
        for requirement in wanted(kind)
        if not requirement.specifier.contains(pinned.get(canonicalize_name(requirement.name), Version("0")))
    ]
    assert missing == []


def test_what_is_tested_is_what_runs() -> None:
    """The lock for running is part of the lock for testing, version by version."""
    assert pins("run").items() <= pins("test").items()


@pytest.mark.parametrize("kind", ["run", "test"])
def test_a_lock_names_no_index_and_no_host(kind: str) -> None:
    """A lock says what is installed and its hashes; where it comes from is the machine's affair."""
    text = (ROOT / "requirements" / f"{kind}.txt").read_text("utf-8")
    assert not re.search(r"://|index|find-links|trusted", text)
    assert text.count("==") <= text.count("--hash=sha256:")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_sound(script: Path) -> None:
    """A script is executable, strict, free of syntax errors and works from any folder."""
    text = script.read_text("utf-8")
    assert os.access(script, os.X_OK)
    assert text.startswith("#!/usr/bin/env bash\n# ")
    assert "\nset -euo pipefail\ncd " in text
    subprocess.run(["bash", "-n", str(script)], check=True)

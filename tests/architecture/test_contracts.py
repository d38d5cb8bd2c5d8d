"""The import contracts of pyproject.toml hold, and each of them catches the import that it forbids."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "congvan"
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS: dict[str, str] = {contract["id"]: contract["name"] for contract in LINTER["contracts"]}
SOURCES = {x["id"]: tuple(x["source_modules"]) for x in LINTER["contracts"] if "source_modules" in x}

# (contract, file of the package, the import that must not be there)
PLANTS = [
    ("one-way", "check/__init__.py", "import congvan.checking"),
    ("one-way", "verify/__init__.py", "import congvan.flows.proving"),
    ("one-way", "processes/__init__.py", "import congvan.store.cache"),
    ("one-way", "model/__init__.py", "import congvan.errors"),
    ("one-way", "model/__init__.py", "import congvan.locale.catalogue"),
    ("one-way", "model/__init__.py", "import congvan.vietnamese"),
    ("one-way", "vietnamese/__init__.py", "from congvan.model import letter"),
    ("tools-stay-above", "read/__init__.py", "import click"),
    ("tools-stay-above", "check/__init__.py", "from mkdocs.config import base"),
    ("one-way", "project/__init__.py", "import congvan.render"),
    ("one-way", "project/__init__.py", "import congvan.pipeline"),
    ("one-way", "check/__init__.py", "import congvan.flows.consolidating"),
    ("one-way", "read/__init__.py", "import congvan.check"),
    ("one-way", "check/__init__.py", "import congvan.project"),
    ("one-way", "store/cache.py", "import congvan.publish"),
    ("one-way", "store/__init__.py", "import congvan.checking"),
    ("one-way", "edit/__init__.py", "import congvan.project"),
    ("one-way", "edit/__init__.py", "import congvan.store"),
    ("tools-stay-above", "checking/__init__.py", "import mkdocs"),
    ("one-way", "checking/issued.py", "import congvan.flows.exporting"),
    ("one-way", "store/code.py", "import congvan.render"),
    ("check-starts-quickly", "checking/copies.py", "import congvan.verify"),
    ("check-starts-quickly", "read/text.py", "import lxml"),
    ("no-day-before-project", "read/text.py", "import congvan.clock"),
    ("views-only", "publish/__init__.py", "import congvan.store.examined"),
    ("views-only", "render/__init__.py", "from congvan.model.letter import *"),
    ("views-only", "publish/__init__.py", "from congvan.model import archive"),
    ("views-only", "publish/__init__.py", "import congvan.read"),
    ("views-only", "publish/__init__.py", "import congvan.edit"),
    ("one-way", "render/__init__.py", "import congvan.publish"),
    ("views-only", "render/__init__.py", "from congvan.inspect import report"),
    ("verify-trusts-nothing", "verify/__init__.py", "import congvan.project"),
    ("verify-trusts-nothing", "verify/__init__.py", "import congvan.render"),
    ("inspect-shares-the-table-alone", "inspect/__init__.py", "import congvan.render.form_css"),
    ("inspect-shares-the-table-alone", "inspect/__init__.py", "import congvan.typeface.faces"),
    ("one-way", "typeface/__init__.py", "import congvan.render"),
    ("one-way", "contents/__init__.py", "import congvan.publish"),
    ("contents-needs-no-library", "contents/__init__.py", "import lxml"),
    ("one-way", "signing/__init__.py", "import congvan.read"),
    ("one-place-for-mkdocs", "cli/__init__.py", "import mkdocs.commands.build"),
    ("one-place-for-weasyprint", "publish/search.py", "import weasyprint"),
    ("one-place-for-docx", "publish/assembly.py", "from docx import Document"),
    ("one-place-for-pagefind", "verify/__init__.py", "from pagefind.index import PagefindIndex"),
    ("one-place-for-leather", "render/pages/series.py", "import leather"),
    ("one-place-for-xlsxwriter", "publish/data.py", "from xlsxwriter import Workbook"),
    ("one-place-for-icalendar", "publish/data.py", "import icalendar"),
    ("one-place-for-signatures", "checking/__init__.py", "import pyhanko.sign"),
    ("one-place-for-signatures", "publish/signed.py", "import pyhanko_certvalidator"),
    ("one-place-for-signatures", "cli/sign.py", "import pkcs11"),
    ("one-place-for-signatures", "verify/__init__.py", "import requests"),
    ("one-place-for-processes", "verify/guarded.py", "from pebble import ProcessPool"),
    ("one-place-for-processes", "publish/pdf/crew.py", "import multiprocessing.pool"),
    ("one-place-for-processes", "checking/__init__.py", "from concurrent.futures import ProcessPoolExecutor"),
]


def lint(package_parent: Path) -> subprocess.CompletedProcess[str]:
    """Runs our contracts on the package `congvan` that stands in `package_parent`."""
    command = [
        *(sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()"),
        *("--config", str(ROOT / "pyproject.toml"), "--no-cache", "--no-logo"),
    ]
    environment = os.environ | {"PYTHONPATH": str(package_parent), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=package_parent, env=environment, capture_output=True, text=True, check=False)


def python_files_only(folder: str, names: list[str]) -> list[str]:
    """Names that copytree leaves out: the contracts read Python, not fonts and templates."""
    return [name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()]


@pytest.fixture(scope="module")
def kept() -> subprocess.CompletedProcess[str]:
    """The contracts, run once on the package as it is."""
    return lint(PACKAGE.parent)


@pytest.mark.parametrize("name", CONTRACTS.values(), ids=CONTRACTS.keys())
def test_the_package_keeps_the_contract(kept: subprocess.CompletedProcess[str], name: str) -> None:
    """The package as it stands keeps every contract."""
    assert f"{name} KEPT" in kept.stdout, kept.stdout + kept.stderr


def test_every_contract_is_proved() -> None:
    """A contract without a planted import below could be a contract that catches nothing."""
    assert {contract for contract, _, _ in PLANTS} == set(CONTRACTS)


class Planted(NamedTuple):
    """What the linter says, by contract, of a copy of the package with every plant; on which line each stands."""

    said: dict[str, str]
    lines: dict[tuple[str, str], int]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """All plants at once: the linter names each wrong import with its line."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copytree(PACKAGE, copy / "congvan", ignore=python_files_only)
    lines = {}
    for _, name, wrong in PLANTS:
        file = copy / "congvan" / name
        before = file.read_text("utf-8")
        file.write_text(f"{before}{wrong}\n", "utf-8")
        lines[name, wrong] = before.count("\n") + 1
    done = lint(copy)
    assert done.returncode == 1, done.stdout + done.stderr
    sections = re.split(r"\n(?=\d\w?\. )", done.stdout.partition("Broken contracts")[2])
    return Planted({x.strip().partition("\n")[0]: x for x in sections}, lines)


@pytest.mark.parametrize(("contract", "file", "wrong"), PLANTS, ids=[f"{c}: {w}" for c, _, w in PLANTS])
def test_the_contract_catches_a_wrong_import(planted: Planted, contract: str, file: str, wrong: str) -> None:
    """A wrong import breaks the contract that forbids it, which names the module and the line."""
    module = "congvan." + file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    said = planted.said[CONTRACTS[contract]]
    named = SOURCES.get(contract, ("congvan",))
    own = "- +" if module.startswith(named) else ""  # else it is the end of a chain that begins in a room named there
    assert re.search(rf"{own}{re.escape(module)} -> \S+ \(l\.{planted.lines[file, wrong]}\)", said), said

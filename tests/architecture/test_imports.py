"""What the import contracts cannot see: names inside a module, parts of the standard library, wide excepts.

Every rule is a function from (path inside the package, syntax tree) to what is wrong; the table of cases
plants breaches for each, and then all rules are run over the package.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "congvan"

# Modules that may catch everything, each with its reason.
WIDE_EXCEPT = {
    "cli/__init__.py": "the outermost edge: a traceback becomes a message and exit code 2",
    "publish/pdf/worker.py": "the edge of a worker: whatever the engine trips over is one letter's finding",
}
BEFORE_RENDER = ("model", "vietnamese", "read", "check", "project")
SANDBOXED_JINJA = ("jinja2.sandbox", "jinja2.exceptions", "jinja2.nodes", "jinja2.lexer")

READING = {"unquote", "urlsplit"}  # they read what somebody wrote, and join nothing

Rule = Callable[[PurePosixPath, ast.Module], Iterator[str]]


def imported(tree: ast.Module) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """All imports as (line, module, names taken from it); no names for a plain `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "", tuple(alias.name for alias in node.names)


def within(module: str, package: str) -> bool:
    """Whether `module` is `package` or lies in it."""
    return f"{module}.".startswith(f"{package}.")


def addresses_in_one_module(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """Rule 5: only model/address.py joins addresses, so only it needs these modules."""
    if path == PurePosixPath("model/address.py"):
        return
    for line, module, names in imported(tree):
        if module == "urllib.parse" and names and set(names) <= READING:
            continue
        whole = {module, *(f"{module}.{name}" for name in names)}
        if whole & {"posixpath", "urllib.parse"} or within(module, "urllib.parse"):
            yield f"{path}:{line}: addresses are made by congvan.model.address alone"


def mkdocs_in_its_adapter(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """Rule 4: within publish, only modules called mkdocs_* import mkdocs or its theme."""
    if path.parent == PurePosixPath("publish") and path.name.startswith("mkdocs_"):
        return
    for line, module, _ in imported(tree):
        if within(module, "mkdocs") or within(module, "material"):
            yield f"{path}:{line}: only publish/mkdocs_*.py imports {module}"


def jinja_sandboxed(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """Rule 1: what comes before render touches letters, whose braces must stay in the sandbox."""
    if path.parts[0] not in BEFORE_RENDER:
        return
    for line, module, names in imported(tree):
        if module == "jinja2" and not names:
            yield f"{path}:{line}: import jinja2 gives the unsandboxed environment"
        elif module == "jinja2":
            taken = [f"jinja2.{name}" for name in names]
            yield from (f"{path}:{line}: {name}" for name in taken if name not in SANDBOXED_JINJA)
        elif within(module, "jinja2") and module not in SANDBOXED_JINJA:
            yield f"{path}:{line}: {module}"


def narrow_excepts(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    """No bare or wide except, and no suppress of everything, but at the outermost edge."""
    if str(path) in WIDE_EXCEPT:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and (node.type is None or catches_all(node.type)):
            yield f"{path}:{node.lineno}: catches everything"
        elif isinstance(node, ast.Call) and suppresses_all(node):
            yield f"{path}:{node.lineno}: suppresses everything"


def suppresses_all(call: ast.Call) -> bool:
    """Whether a call is contextlib.suppress of everything."""
    return ast.unparse(call.func).endswith("suppress") and any(map(catches_all, call.args))


def catches_all(expression: ast.expr) -> bool:
    """Whether an except clause names Exception or BaseException, alone or in a tuple."""
    parts = expression.elts if isinstance(expression, ast.Tuple) else [expression]
    return any(ast.unparse(part).split(".")[-1] in {"Exception", "BaseException"} for part in parts)


RULES: list[Rule] = [addresses_in_one_module, mkdocs_in_its_adapter, jinja_sandboxed, narrow_excepts]

CASES = [
    # rule, path, source, is it a breach?
    (addresses_in_one_module, "publish/edition.py", "import posixpath", True),
    (addresses_in_one_module, "render/feeds.py", "import urllib.parse", True),
    (addresses_in_one_module, "render/feeds.py", "from urllib import parse", True),
    (addresses_in_one_module, "render/feeds.py", "from urllib.parse import urljoin", True),
    (addresses_in_one_module, "render/feeds.py", "from urllib.parse import urlsplit, urlunsplit", True),
    (addresses_in_one_module, "signing/stamping.py", "from urllib.parse import urlsplit", False),
    (addresses_in_one_module, "model/address.py", "from urllib.parse import quote", False),
    (addresses_in_one_module, "render/feeds.py", "from pathlib import PurePosixPath", False),
    (mkdocs_in_its_adapter, "publish/search.py", "from mkdocs.plugins import BasePlugin", True),
    (mkdocs_in_its_adapter, "plugin.py", "import mkdocs", True),
    (mkdocs_in_its_adapter, "publish/mkdocs_plugin.py", "import mkdocs.plugins", False),
    (mkdocs_in_its_adapter, "plugin.py", "from congvan.publish import mkdocs_plugin", False),
    (jinja_sandboxed, "project/body.py", "import jinja2", True),
    (jinja_sandboxed, "read/body.py", "from jinja2 import Environment", True),
    (jinja_sandboxed, "read/body.py", "from jinja2.environment import Template", True),
    (jinja_sandboxed, "read/body.py", "from jinja2.sandbox import ImmutableSandboxedEnvironment", False),
    (jinja_sandboxed, "read/body.py", "from jinja2 import nodes, sandbox", False),
    (jinja_sandboxed, "render/pages.py", "from jinja2 import Environment", False),
    (narrow_excepts, "read/letter.py", "try:\n    pass\nexcept:\n    pass", True),
    (narrow_excepts, "read/letter.py", "try:\n    pass\nexcept (OSError, Exception):\n    pass", True),
    (narrow_excepts, "read/letter.py", "import contextlib\nwith contextlib.suppress(Exception): pass", True),
    (narrow_excepts, "read/letter.py", "try:\n    pass\nexcept OSError:\n    pass", False),
    (narrow_excepts, "cli/__init__.py", "try:\n    pass\nexcept Exception:\n    pass", False),
]


@pytest.mark.parametrize(("rule", "path", "source", "breach"), CASES)
def test_the_rule_tells_right_from_wrong(rule: Rule, path: str, source: str, *, breach: bool) -> None:
    """Each rule finds its planted breach and leaves the permitted neighbour alone."""
    assert bool(list(rule(PurePosixPath(path), ast.parse(source)))) is breach


@cache
def modules() -> dict[PurePosixPath, ast.Module]:
    """Every module of the package, read once for all rules."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {PurePosixPath(x.relative_to(PACKAGE).as_posix()): ast.parse(x.read_bytes()) for x in files}


@pytest.mark.parametrize("rule", RULES)
def test_the_package_keeps_the_rule(rule: Rule) -> None:
    """The package as it stands keeps every rule."""
    assert [fault for path, tree in modules().items() for fault in rule(path, tree)] == []


@pytest.mark.parametrize("path", WIDE_EXCEPT)
def test_the_exception_is_still_needed(path: str) -> None:
    """A module that no longer catches everything loses its entry in the table."""
    tree = ast.parse((PACKAGE / path).read_bytes())
    assert list(narrow_excepts(PurePosixPath("elsewhere.py"), tree)), f"{path} no longer needs its exception"

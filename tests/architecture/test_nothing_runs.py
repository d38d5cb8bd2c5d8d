"""No text of a letter is ever run: the code has no call that could, but for few that are given our own files.

Read from the source as Python reads it, so a new call anywhere fails here and has to be thought about.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

_CODE = Path(__file__).resolve().parents[2] / "src" / "congvan"
_RUNS = frozenset({"eval", "exec", "compile", "__import__"})  # the builtin ones: `re.compile` is an attribute
# Attributes that run or load what they are given, and the names that they are called on; any name where there is none.
_LOADS = {
    **dict.fromkeys(("loads", "load", "unsafe_load", "full_load"), ("pickle", "yaml", "marshal", "shelve", "dill")),
    **dict.fromkeys(("system", "popen"), ("os",)),
    **dict.fromkeys(("from_string", "compile_expression", "import_module", "render_template_string"), ()),
}
_SHELL = "shell"


@cache
def _modules() -> list[tuple[str, ast.Module]]:
    files = [x for x in sorted(_CODE.rglob("*.py")) if "templates" not in x.parts]
    return [(x.relative_to(_CODE).as_posix(), ast.parse(x.read_text("utf-8"))) for x in files]


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    yield from (x for x in ast.walk(tree) if isinstance(x, ast.Call))


def _owner(call: ast.Call) -> str:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return owner.id if isinstance(owner, ast.Name) else ""


def _named(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _suspects(tree: ast.Module) -> Iterator[str]:
    for call in _calls(tree):
        name, owner = _named(call), _owner(call)
        if isinstance(call.func, ast.Name) and name in _RUNS:
            yield name
        elif name in _LOADS and (not _LOADS[name] or owner in _LOADS[name]):
            yield f"{owner}.{name}".lstrip(".")
        elif any(x.arg == _SHELL for x in call.keywords):
            yield f"{name}(shell=…)"
        elif name == "Template":
            yield name


# Each with its reason.
_KNOWN = {
    "cli/commands.py": {"import_module"},  # the commands' own files, by the table of commands
    "processes/pool.py": {"pickle.loads"},  # a task from the process that started this one
    "publish/pdf/engine.py": {"importlib.import_module"},  # one name of WeasyPrint's, written there
}


def test_nothing_is_run_or_unpickled() -> None:
    """No `eval`, no `exec`, no pickle, no YAML of any loader's own objects, no template out of a string, no shell."""
    found = {name: calls for name, tree in _modules() if (calls := set(_suspects(tree)))}
    assert found == _KNOWN


def test_yaml_is_read_as_events_alone() -> None:
    """Only PyYAML's parser is used, which makes no objects: tags are seen as text, and refused."""
    used = {
        (name, x.attr)
        for name, tree in _modules()
        for x in ast.walk(tree)
        if isinstance(x, ast.Attribute) and isinstance(x.value, ast.Name) and x.value.id == "yaml"
    }
    assert {attribute for _, attribute in used if "oad" in attribute and "Loader" not in attribute} <= {"safe_load"}
    assert [x for x in used if x[1] == "safe_load" and x[0].startswith(("read/", "check/", "project/"))] == []


@pytest.mark.parametrize("room", ["read", "check", "project"])
def test_the_rooms_of_letters_know_jinja_s_parser_alone(room: str) -> None:
    """What meets a letter's text first may parse an expression, and render none."""
    rendered = {
        f"{name}: {_named(call)}"
        for name, tree in _modules()
        if name.startswith(f"{room}/")
        for call in _calls(tree)
        if _named(call) in {"render", "render_async", "get_template", "Environment", "from_string"}
    }
    assert rendered == set()


def test_the_search_finds_each_kind() -> None:
    """What the tests above look for, they find."""
    code = (
        "eval(x); exec(x); pickle.loads(x); yaml.load(x); e.from_string(x); Template(x); run(x, shell=True)\n"
        "re.compile(x); json.loads(x); importlib.import_module(x)"
    )
    assert set(_suspects(ast.parse(code))) == {
        "eval", "exec", "pickle.loads", "yaml.load", "e.from_string", "Template", "run(shell=…)",
        "importlib.import_module",
    }  # fmt: skip

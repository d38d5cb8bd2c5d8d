import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from congvan.store import code

PACKAGE = Path(code.__file__).parents[1]


def test_every_library_counts() -> None:
    """Whatever the rooms import is in the fingerprint: another version of it may find something else."""
    modules = set()
    for file in (x for room in code.ROOMS for x in (PACKAGE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                modules |= {x.name.partition(".")[0] for x in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules.add(str(node.module).partition(".")[0])
    installed = packages_distributions()
    names = {installed[x][0].lower() for x in modules - sys.stdlib_module_names - {"congvan"}}
    own = {"pydantic_core", "pydantic-core"}  # pydantic's own part, of one version
    extra = {"python-pkcs11", "pdfplumber", "filelock"}  # to sign, to find where, to lock: no finding rests on them
    assert names - own - extra == set(code.LIBRARIES)


def test_whoever_keeps_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module outside of the rooms that keeps something under the fingerprint is in it, by every byte."""
    asking = {x.name for x in PACKAGE.glob("*.py") if "congvan.store.code import" in x.read_text("utf-8")}
    assert asking <= set(code.FILES)
    assert all((PACKAGE / x).is_file() for x in code.FILES)
    monkeypatch.setattr(code, "_PACKAGE", tmp_path)
    seen = {code.fingerprint.__wrapped__()}
    for name in code.FILES:
        (tmp_path / name).write_text("x")
        seen.add(code.fingerprint.__wrapped__())
    assert len(seen) == 1 + len(code.FILES)


def test_every_file_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed line, a changed name and a changed table give another hash; compiled files do not."""
    seen = set()
    monkeypatch.setattr(code, "_PACKAGE", tmp_path)
    for name, text in (("check/a.py", "1"), ("check/a.py", "2"), ("check/b.py", "2"), ("read/words.txt", "x")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
        seen.add(code.fingerprint.__wrapped__())
    assert len(seen) == 4
    (tmp_path / "check/a.pyc").write_text("x")
    (tmp_path / "publish").mkdir()
    (tmp_path / "publish/c.py").write_text("x")
    assert code.fingerprint.__wrapped__() in seen

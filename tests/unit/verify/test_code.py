"""What the gate kept is of no use to other code: the key it lies under changes with whatever reads files."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from congvan.verify import code, verify_edition
from tests.unit.verify.planted import SECRETS
from tests.unit.verify.test_kept import kept_site
from tests.unit.verify.test_verify import codes

PACKAGE = Path(code.__file__).parents[1]
LEAK = ("CV903", "a/index.html")


def _imported(file: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            modules |= {x.name.partition(".")[0] for x in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add(str(node.module).partition(".")[0])
    return modules - sys.stdlib_module_names - {"congvan"}


def test_every_library_counts() -> None:
    """Whatever the rooms import is in the fingerprint: another version of it may read something else."""
    installed = packages_distributions()
    modules = {x for room in code.ROOMS for file in (PACKAGE / room).rglob("*.py") for x in _imported(file)}
    names = {installed[x][0].lower().replace("_", "-") for x in modules}
    own = {"pydantic-core"}  # pydantic's own part, of one version
    assert names - own == set(code.LIBRARIES)


def test_every_file_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed line, a changed name and a changed table give another hash; compiled files do not."""
    seen = set()
    monkeypatch.setattr(code, "_PACKAGE", tmp_path)
    for name, text in (
        ("verify/a.py", "1"), ("verify/a.py", "2"), ("verify/bag/b.py", "2"), ("vietnamese/words.txt", "x"),
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
        seen.add(code.fingerprint.__wrapped__())
    assert len(seen) == 4
    (tmp_path / "verify/a.pyc").write_text("x")
    assert code.fingerprint.__wrapped__() in seen


def test_what_other_code_kept_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate that saw nothing in a file, and is then mended, looks into it again."""
    site, manifest, cache = kept_site(tmp_path)
    examine = sys.modules["congvan.verify.examine"]  # the room has a function of that name
    monkeypatch.setattr(examine, "canonical", lambda _: b"")
    assert LEAK not in codes(verify_edition(site, manifest, SECRETS, memory=cache))
    monkeypatch.undo()
    assert LEAK not in codes(verify_edition(site, manifest, SECRETS, memory=cache))  # what is kept counts
    monkeypatch.setattr(examine, "fingerprint", lambda: "another")
    assert LEAK in codes(verify_edition(site, manifest, SECRETS, memory=cache))

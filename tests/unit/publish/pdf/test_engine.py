"""A machine that cannot make PDFs says so in one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from congvan.publish.pdf.engine import engine

_SCRIPT = """
import sys
from cffi import FFI

class Blind(FFI):
    def dlopen(self, name, flags=0):
        if {library!r} in str(name):
            raise OSError(name)
        return super().dlopen(name, flags)

import cffi
cffi.FFI = Blind
from congvan.errors import MachineError
from congvan.publish.pdf.engine import require_engine
try:
    require_engine()
except MachineError as error:
    sys.stderr.write(str(error))
"""


@pytest.mark.parametrize(
    ("library", "words"),
    [("harfbuzz-subset", "lacks the library libharfbuzz-subset"), ("pango-1", "lacks the library Pango")],
)
def test_a_missing_library_is_refused_with_the_line_that_installs_it(tmp_path: Path, library: str, words: str) -> None:
    """In a process of its own that cannot load it: no traceback, no warning, nothing on standard output."""
    script = tmp_path / "blind.py"
    script.write_text(_SCRIPT.format(library=library), "utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert words in done.stderr
    assert "apt-get install" in done.stderr
    assert "\n" not in done.stderr.strip()
    assert done.stdout == ""


def test_the_fingerprint_names_what_bytes_depend_on() -> None:
    """Engine, libraries, our own schema; the typeface belongs to each job."""
    fingerprint = engine()
    for word in ("schema", "pango", "weasyprint", "pydyf"):
        assert word in fingerprint

import subprocess
import sys
from pathlib import Path

from tests.pki import pki, signed
from tests.small_archive import JANUARY, Files, write
from tests.unit.signing.papers import paper

_PROGRAM = """
import sys
from pathlib import Path
from congvan.checking import check
check(Path(sys.argv[1]), None, None)
print(*sorted({x.partition(".")[0] for x in sys.modules} & {"pyhanko", "cryptography", "asn1crypto"}))
"""


def _loaded(folder: Path, files: Files) -> list[str]:
    command = [sys.executable, "-c", _PROGRAM, str(write(folder, files))]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_who_signs_nothing_waits_for_nothing(tmp_path: Path) -> None:
    """A check loads what verifies, most of a second, only in the process that reads signed copies."""
    assert _loaded(tmp_path / "a", {}) == []
    copy = {JANUARY.replace(".md", ".signed.pdf"): signed(paper()), "reports/_trust/goc.pem": pki().root.pem}
    assert "pyhanko" not in _loaded(tmp_path / "b", copy)

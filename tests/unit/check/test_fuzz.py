"""A short run of the fuzzer, always the same: that it works, and that nothing lies right before it.

`scripts/fuzz` looks further.
"""

import importlib.util
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

_REPOSITORY = Path(__file__).resolve().parents[3]
_RUNS = 400  # beside the seeds: about three seconds each
# Where its maker gives it ready-made; pyproject.toml says the same.
_SHOULD_BE_HERE = sys.platform == "linux" and platform.machine() == "x86_64" and sys.version_info < (3, 15)
_IS_HERE = importlib.util.find_spec("atheris") is not None


@pytest.mark.skipif(not _IS_HERE and not _SHOULD_BE_HERE, reason="atheris has no wheel for this machine")
@pytest.mark.parametrize("target", TARGETS)
def test_a_short_run(target: str) -> None:
    """Nothing is found from the seeds and a few hundred changes of them."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", target, "--fresh", f"-runs={_RUNS}", "-seed=1"],
        cwd=_REPOSITORY, capture_output=True, text=True, errors="replace", timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    assert f"Done {_RUNS} runs" in done.stderr, done.stderr[-4000:]

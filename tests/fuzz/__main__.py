"""Coverage-guided fuzzing of one target until something is found or the time is over.

    python -m tests.fuzz letter|series|agency|archive [options of libFuzzer]

What libFuzzer learns stays in `.cache/fuzz/<target>` for the next time; `--fresh` neither reads nor keeps it. An input
with which something is found is written to `.cache/fuzz/found-<target>-…`. Exit code: 0 if nothing was found.
"""

import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["congvan"], enable_loader_override=False):
    from tests.fuzz.targets import TARGETS, seeds

from tests.fuzz.hostile import REPEATED

_KEPT = Path(__file__).resolve().parents[2] / ".cache" / "fuzz"
_LONGEST = 8192  # bytes of an input: faults that need more are the affair of tests/unit/check/test_growth.py


def main(arguments: list[str]) -> None:
    """Fuzz; atheris ends the process."""
    if not arguments or arguments[0] not in TARGETS:
        sys.exit(__doc__)
    target, *options = arguments
    with tempfile.TemporaryDirectory(prefix="congvan-fuzz-") as folder:
        fresh = "--fresh" in options
        kept = Path(folder) / "kept" if fresh else _KEPT / target
        kept.mkdir(parents=True, exist_ok=True)
        given = [
            f"-dict={_dictionary(Path(folder))}",
            f"-max_len={_LONGEST}",
            f"-artifact_prefix={Path(folder) if fresh else _KEPT}/found-{target}-",
            *(x for x in options if x != "--fresh"),
        ]
        atheris.Setup([sys.argv[0], *given, str(kept), str(_seeds(target, Path(folder)))], TARGETS[target])
        atheris.Fuzz()


def _seeds(target: str, folder: Path) -> Path:
    made = folder / "seeds"
    made.mkdir()
    for data in seeds(target):
        (made / sha256(data).hexdigest()[:16]).write_bytes(data)
    return made


def _dictionary(folder: Path) -> Path:
    """Write the hostile pieces as libFuzzer's words."""
    lines = ('"' + "".join(f"\\x{byte:02x}" for byte in unit.encode()) + '"\n' for unit in REPEATED)
    file = folder / "words.dict"
    file.write_text("".join(lines), "ascii")
    return file


if __name__ == "__main__":
    main(sys.argv[1:])

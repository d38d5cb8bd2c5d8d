"""Built editions enter; rows of what the leak gate takes leave, and of programs that search for the same values.

The values are invented: telephone numbers, names and sentences that no letter has, as most of what is withheld.
"""

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.archive import make_archive
from tests.bench.measures import BUILD
from tests.bench.process import Run, run
from tests.bench.report import Aim, Row

VALUES = 20_000
_SYLLABLES = ("quynh", "giao", "thoa", "khuyen", "nghiem", "duat", "ngoan", "huynh", "tuyet", "phuong", "dieu")
_WORDS = (3, 18)  # of a name with a number behind it, of a sentence
_GATE = (sys.executable, "-m", "tests.bench.gate_run")
_FOUND_NOTHING = (0, 1, 2)  # grep's codes: found, not found, a file could not be read
_COLD = Aim("15 s at 10,000 letters", 15, at_most=True)
_CHANGED = Aim("2 s at 10,000 letters", 2, at_most=True)


def gate(repository: Path, folder: Path, letters: int, runs: int, site: Path | None) -> Iterator[Row]:
    """Measure the gate cold, with everything kept, after one page changed; and peers on the same files.

    `site` holds built editions, which are copied; else an archive of so many letters is built, which takes long.
    """
    editions = _editions(repository, folder, letters, site)
    values = folder / "values.txt"
    values.write_text("\n".join(_invented()), "utf-8")
    cache = folder / "cache"
    cold, again, changed = [], [], []
    for _ in range(runs):
        shutil.rmtree(cache, ignore_errors=True)
        cold.append(_run(repository, values, cache, editions))
        again.append(_run(repository, values, cache, editions))
        _touch(editions[0])
        changed.append(_run(repository, values, cache, editions))
    size = sum(x.stat().st_size for edition in editions for x in edition.rglob("*") if x.is_file())
    yield Row(letters, f"bytes of {' and '.join(x.name for x in editions)}", "MB", [size / 1e6])
    yield _row(letters, f"gate, {VALUES:,} values, cold", cold, _COLD)
    yield _row(letters, "gate, everything kept", again)
    yield _row(letters, "gate, one page changed", changed, _CHANGED)
    few = folder / "few.txt"
    few.write_text("\n".join(_invented()[: VALUES // 100]), "utf-8")
    yield _row(letters, f"gate, {VALUES // 100} values, cold", [_run(repository, few, None, editions)])
    grep = ("grep", "-r", "-c", "-F", "-f", str(values), *map(str, editions))
    yield _row(letters, "peer: grep -F -f, of raw bytes: nothing packed, no PDF, no other writing", [
        run(grep, folder, expect=_FOUND_NOTHING, environment={"LC_ALL": "C"})
    ])  # fmt: skip


def _editions(repository: Path, folder: Path, letters: int, site: Path | None) -> list[Path]:
    """The editions to look through; copied, for one of their pages is changed."""
    if site is None:
        archive = make_archive(repository, folder / "archive", letters)
        run(BUILD, archive)
        site = archive / "site"
    there = [x for x in (site / "public", site / "internal") if x.is_dir()]
    return [shutil.copytree(x, folder / "editions" / x.name) for x in there]


def _invented() -> list[str]:
    """As many values, the same each time."""
    chance = random.Random(6)  # noqa: S311 - no secret
    made = []
    for number in range(VALUES):
        short, long = (" ".join(chance.choices(_SYLLABLES, k=k)) for k in _WORDS)
        made.append((f"09{chance.randrange(10**8):08}", f"{short} x{number}", f"{long} x{number}")[number % 3])
    return made


def _run(repository: Path, values: Path, cache: Path | None, editions: list[Path]) -> Run:
    return run((*_GATE, str(values), str(cache or "-"), *map(str, editions)), repository)


def _touch(edition: Path) -> None:
    """Change the page of one letter."""
    page = max(edition.glob("[!a]*/*/*/index.html"))
    page.write_bytes(page.read_bytes() + b"\n")


def _row(letters: int, what: str, done: list[Run], aim: Aim | None = None) -> Row:
    seconds = [x.seconds for x in done]
    return Row(letters, what, "s", seconds, done[-1].cpu_seconds, max(x.peak_bytes for x in done), aim)

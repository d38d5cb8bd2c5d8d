"""Small archives out of the sample letters, and the real commands run on them.

`copy_archive` makes a folder that builds; `run` calls a program of this environment as a person would; `kept` gives
what a folder holds, to compare before and after.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent

REAL = "bim-son/khcn-tai-chinh/2026-04"  # a draft: only the internal edition shows it
LATE = "mau-song-xanh/cai-cach-hanh-chinh/2025-02"
REPLACED, SUCCESSOR = "mau-song-xanh/chuyen-doi-so/2025-06", "mau-song-xanh/chuyen-doi-so/2025-07"
WITHDRAWN = "mau-doi-thong/chuyen-doi-so/2025-11"
INTERNAL = "mau-cau-moi/chuyen-doi-so/2025-10"
PASSAGES = "mau-doi-thong/cai-cach-hanh-chinh/2025-05"
ATTACHED = "mau-doi-thong/cai-cach-hanh-chinh/2025-12"
DRAFT, BEFORE_DRAFT = "mau-cau-moi/cai-cach-hanh-chinh/2026-04", "mau-cau-moi/cai-cach-hanh-chinh/2026-03"

PUBLIC = (LATE, REPLACED, SUCCESSOR, WITHDRAWN, PASSAGES, ATTACHED, BEFORE_DRAFT)
LETTERS = (*PUBLIC, REAL, INTERNAL, DRAFT)

# What a shell may leave set, and what changes a build if it is: each test says it itself.
_UNSET = ("TMPDIR", "CONGVAN_AUDIENCE", "SOURCE_DATE_EPOCH", "CONGVAN_DEBUG", "FORCE_COLOR")


def copy_archive(target: Path, letters: Iterable[str] = LETTERS) -> Path:
    """Make an archive of these letters, with the reference archive's settings, pages, agencies and series."""
    shutil.copytree(ROOT / "theme_overrides", target / "theme_overrides")
    shutil.copytree(ROOT / "docs" / "site", target / "docs" / "site")
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    set_volumes(target, on=False)  # they take long, and few tests look at them
    for name in ("_agencies", "_series"):
        shutil.copytree(ROOT / "reports" / name, target / "reports" / name)
    for letter in letters:
        source, copy = ROOT / "reports" / letter, target / "reports" / letter
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(f"{source}.md", f"{copy}.md")
        if source.is_dir():
            shutil.copytree(source, copy)
    return target


def set_volumes(archive: Path, *, on: bool) -> Path:
    """Switch the bound volumes on or off; give the archive."""
    before, after = ("false", "true") if on else ("true", "false")
    edit(archive / "mkdocs.yml", f"volumes: {before}", f"volumes: {after}")
    return archive


def copy_built(built: Path, target: Path) -> Path:
    """Copy an archive with its editions and its cache, so that building it again is quick."""
    return Path(shutil.copytree(built, target, symlinks=True))


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process' environment without what would change a build, and with `more`."""
    clean = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return clean | {"NO_MKDOCS_2_WARNING": "1"} | dict(more or {})


def run(
    archive: Path, program: str, *arguments: str | Path, more: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run a program of this environment in the archive's folder; its output is text, standard error apart."""
    return subprocess.run(
        [PROGRAMS / program, *arguments],
        cwd=archive,
        env=environment(more),
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,  # far more than any of them takes: a hung build must not hang the suite
        check=False,
    )


def built(archive: Path, *arguments: str | Path, more: Mapping[str, str] | None = None) -> Path:
    """Build with `congvan build`; give the archive. What it refused fails the test in its own words."""
    done = run(archive, "congvan", "build", *arguments, more={"CONGVAN_DEBUG": "1"} | dict(more or {}))
    assert done.returncode == 0, done.stdout + done.stderr
    return archive


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in the file once or more."""
    text = file.read_text("utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new), "utf-8")


def kept(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, by its name; empty if there is no folder."""
    files = (x for x in folder.rglob("*") if x.is_file())
    return {x.relative_to(folder).as_posix(): hashlib.sha256(x.read_bytes()).hexdigest() for x in sorted(files)}


def hidden(folder: Path) -> set[str]:
    """The names in a folder that begin with a dot."""
    return {x.name for x in folder.iterdir() if x.name.startswith(".")}


def heed_interrupts() -> None:
    """Let a child process heed Ctrl-C: one started from a job in the background inherits that it is ignored.

    For `preexec_fn`; Python installs its own handler only where the signal is not ignored.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)

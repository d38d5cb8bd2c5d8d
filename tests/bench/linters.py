"""Other checkers, as yardsticks beside ours: what each reads and does is less, so only ratios mean something.

They are installed into a folder of their own by the bench, never into the project's environment.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.archive import letters_of

# As of November 2026: yamllint reads YAML alone, pymarkdown Markdown alone.
_PACKAGES = ("yamllint==1.38.0", "pymarkdownlnt==0.9.41")
_MOST_LETTERS = 1000  # for pymarkdown, which takes many times as long as ours
_LOAD = """
import pathlib, yaml
for path in pathlib.Path("front").glob("*.yml"):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A command, what it is, and the exit codes with which it may end: most letters break some linter's taste."""

    what: str
    command: tuple[str, ...]
    codes: tuple[int, ...] = (0,)


def install(folder: Path) -> Path:
    """Install the peers into a new environment and give the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/pip", "install", "-qq", *_PACKAGES], check=True)
    return folder / "bin"


def make_inputs(archive: Path, folder: Path) -> None:
    """Write the letters as peers read them: front matter as YAML files, bodies as Markdown files."""
    for name in ("front", "body"):
        (folder / name).mkdir(parents=True)
    for number, letter in enumerate(letters_of(archive)):
        _, front, body = letter.read_text("utf-8").split("---\n", 2)
        (folder / f"front/{number}.yml").write_text(front, "utf-8")
        (folder / f"body/{number}.md").write_text(body, "utf-8")


def peers(programs: Path, letters: int) -> list[Peer]:
    """Give the peers to be measured on so many letters."""
    found = [
        Peer("PyYAML (C) loads the front matter, no more", (sys.executable, "-c", _LOAD)),
        Peer(
            "yamllint on the front matter",
            (str(programs / "yamllint"), "-d", "relaxed", "-f", "parsable", "front"),
            (0, 1),
        ),
    ]
    if letters <= _MOST_LETTERS:
        found.append(Peer("pymarkdown on the bodies", (str(programs / "pymarkdown"), "scan", "body"), (0, 1)))
    return found

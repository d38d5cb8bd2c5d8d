"""How an example of a rule is made: a bad archive with the place of its one finding, and a good one near it.

`▲` in a bad text marks where the finding must point; without it, it points at the file as a whole.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from congvan.model.finding import Finding
from tests.small_archive import Files, Source, changed, check

MARK = "▲"


@dataclass(frozen=True, slots=True)
class Example:
    """A change that makes the sound archive bad, the one finding that it must give, and a change that is fine."""

    code: str
    says: str
    path: str
    bad: Files
    good: Files
    run: Callable[[Path, Files], list[Finding]]

    @property
    def files(self) -> Files:
        """The bad change without its mark."""
        return {name: _unmarked(text) for name, text in self.bad.items()}

    @property
    def place(self) -> tuple[str, int | None, int | None]:
        """The place of the mark: path, line and column from 1."""
        text = self.bad.get(self.path)
        if not isinstance(text, str) or MARK not in text:
            return self.path, None, None
        before = text.partition(MARK)[0].split("\n")
        return self.path, len(before), len(before[-1]) + 1


def _unmarked(source: Source) -> Source:
    return source.replace(MARK, "") if isinstance(source, str) else source


def _whole(root: Path, files: Files) -> list[Finding]:
    return check(root, files)[1]


def example(
    code: str, says: str, path: str, bad: Files, good: Files, run: Callable[[Path, Files], list[Finding]] = _whole
) -> Example:
    """Make an example: what changes the sound archive, for the worse and for nothing; `run` gives what is found."""
    return Example(code, says, path, bad, good, run)


def within(path: str, code: str, says: str, old: str, bad: str, good: str) -> Example:
    """An example within one file of the sound archive: what stands there, what the bad and the good one have."""
    return example(code, says, path, changed(path, old, bad), changed(path, old, good))

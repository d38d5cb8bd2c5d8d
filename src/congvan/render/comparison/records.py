"""What is new in a letter, as data: pages, commands and tests read these records and no HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from congvan.model.view import Figure

RunKind: TypeAlias = Literal["same", "added", "gone", "skipped"]
BlockKind: TypeAlias = Literal["changed", "added", "gone", "moved"]
Change: TypeAlias = Literal["changed", "added", "gone"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row with one fate. `skipped` are words that stayed and need not be shown."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A paragraph, item of a list, heading or row of a table that is not as it was.

    The runs hold what stands now (`same`, `added`) and what stood before (`gone`), in the order to read them. Of a
    block that only moved, `moved_from` names the section where it was.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    is_row: bool = False
    moved_from: str = ""


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section with what changed in it; `id` is its heading's on the letter's page, empty of one that is gone.

    `unchanged` counts its blocks that are as they were.
    """

    kind: Change
    heading: str
    id: str
    blocks: tuple[BlockChange, ...]
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class SameSection:
    """A section in which nothing changed: its heading, that heading's id, how many blocks it has."""

    heading: str
    id: str
    blocks: int


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is not as it was. One `added` had no value before or was not asked for; one `gone` has none now."""

    kind: Change
    before: Figure | None
    now: Figure | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is new in a letter against the one before.

    `rewritten` tells that nearly everything is new, or too much to compare: then `sections` is empty. `unchanged`
    counts the blocks that are as they were, `left_out` those changed blocks that are too many to list.
    """

    figures: tuple[FigureChange, ...] = ()
    same_figures: int = 0
    sections: tuple[SectionChange, ...] = ()
    same_sections: tuple[SameSection, ...] = ()
    unchanged: int = 0
    left_out: int = 0
    rewritten: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the letter says the same as the one before."""
        return not (self.figures or self.sections or self.rewritten)


def joined(runs: "tuple[Run, ...] | list[Run]") -> tuple[Run, ...]:
    """Join neighbours with one fate, and leave out empty ones."""
    return tuple(_joined(runs))


def _joined(runs: "tuple[Run, ...] | list[Run]") -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if last and last.kind == run.kind:
            last = Run(last.kind, last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last

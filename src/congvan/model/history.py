"""What a version control system knows of a letter's file: who wrote it down when, why, and which lines."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

VersionKind: TypeAlias = Literal["first", "changed", "unsaved", "more", "cut", "unread"]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Neighbouring lines that a version replaced: as they were and as they are; either may be empty."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a letter's file.

    `first` is the file's beginning, `unsaved` what stands on the disk and was not written down. `more`, `cut` and
    `unread` stand last and are no versions: there are older ones than are listed, the history on this machine is not
    whole, or it could not be read.

    `rewritten` is None where the lines are not told: the file is no text, or too much of it is new. `moved_from` is the
    file's former path, if this version moved it. `day` is the author's own, where his clock was.
    """

    kind: VersionKind
    day: date | None = None
    who: str = ""
    why: str = ""
    rewritten: tuple[Rewritten, ...] | None = ()
    moved_from: str = ""

"""The whole archive, as read and as checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from congvan.model.agency import Agency
from congvan.model.identity import LetterId
from congvan.model.letter import Letter, RawLetter
from congvan.model.series import Series
from congvan.model.short_forms import ShortForm
from congvan.model.source import Positions, Tree
from congvan.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class RawFile:
    """An agency's or a series' file, the allow list or the short forms, read but not checked."""

    id: str
    source: str
    tree: Mapping[str, Tree]
    positions: Positions
    digest: str = ""  # of its text: what was found with it may be kept under it
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class RawArchive:
    """What `read` found in `reports/`."""

    agencies: tuple[RawFile, ...]
    series: tuple[RawFile, ...]
    letters: tuple[RawLetter, ...]
    # Names of files that could not be read, so that a letter of theirs is not reported again as unknown.
    broken: frozenset[str] = frozenset()
    allowed: RawFile | None = None
    short_forms: RawFile | None = None


@dataclass(frozen=True)
class Archive:
    """The letters, agencies and series that were admitted, by identity."""

    agencies: Mapping[str, Agency]
    series: Mapping[str, Series]
    letters: Mapping[LetterId, Letter]
    short_forms: tuple[ShortForm, ...] = ()

    @cached_property
    def in_order(self) -> tuple[Letter, ...]:
        """All letters: by agency, series, period."""
        return tuple(sorted(self.letters.values(), key=lambda x: (x.id.agency, x.id.series, x.id.period.order)))

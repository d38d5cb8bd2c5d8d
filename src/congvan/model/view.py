"""What an edition shows: letters, agencies and series as one audience may see them.

Made by `project` alone. Everything after the projection reads these and nothing else, so whatever is not here
cannot be published. A view never holds a withheld value; where one was left out it says so by `withheld`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from congvan.model.history import VersionKind
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.relation import RELATIONS, RelationKind, RelationTraits
from congvan.model.signature import Signature
from congvan.model.terms import Audience, Frequency, Status, Urgency

WITHHELD_PHRASE = "[thông tin nội bộ, không công bố]"
WITHHELD_PASSAGE = "[Một đoạn nội bộ được lược bỏ trong bản công khai]"

# Round what only the internal edition has, in a view's Markdown: private-use characters, which `render.body` turns into
# elements of the class `internal`. On a line of its own each stands for a passage, within a line for a phrase.
INTERNAL_BEGINS, INTERNAL_ENDS = "\ue000", "\ue001"

Day: TypeAlias = date  # several records have a field named `date`
PlainValue: TypeAlias = int | float | str | bool | None
Rollup: TypeAlias = Literal["sum", "count", "max", "min", "average"]
Unit: TypeAlias = Literal["đồng", ""]
FigureKind: TypeAlias = Literal["integer", "number", "boolean", "date", "text"]


@dataclass(frozen=True, slots=True)
class Person:
    """The person to ask, or the office to ask; parts not given are empty."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class AgencyView:
    """An agency. `series` are the ids of what it owes, as far as this audience may see them."""

    id: str
    name: str
    short: str
    letterhead: tuple[str, ...]
    parent: tuple[str, ...]
    place: str
    contact: Person | None
    series: tuple[str, ...]
    consolidates: tuple[str, ...] = ()  # series whose reports of all agencies it adds up in letters of its own


@dataclass(frozen=True, slots=True)
class RequestView:
    """The letter that asks for a series."""

    agency: str
    number: str
    date: Day


@dataclass(frozen=True, slots=True)
class FigureField:
    """One figure that a series asks for: dotted name, labels from the outermost in, what its values are, how they add.

    `facet` says whether people may narrow a search by it.
    """

    name: str
    labels: tuple[str, ...]
    kind: FigureKind
    unit: Unit = ""
    rollup: Rollup | None = None
    facet: bool = False
    internal: bool = False


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series. `due_day` is of the period's last month, or of the month `months_after` it.

    `fields` are its figures in the schema's order, as far as this audience may see them.
    """

    id: str
    title: str
    short: str
    frequency: Frequency
    requested_by: RequestView | None
    due_day: int | None
    months_after: int
    internal: bool
    fields: tuple[FigureField, ...] = ()

    def due(self, period: Period) -> Day | None:
        """The day by which the report of a period is due."""
        return None if self.due_day is None else period.due(self.due_day, self.months_after)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a letter: dotted name, labels from the outermost in, as printed, and as a plain value (đồng)."""

    name: str
    labels: tuple[str, ...]
    text: str
    value: PlainValue
    unit: Unit = ""
    internal: bool = False


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """An attachment; `path` is where its bytes lie on this machine and must never be printed."""

    file: str
    title: str
    size: int
    path: str
    internal: bool


@dataclass(frozen=True, slots=True)
class SignedView:
    """The signed PDF, a letter's authentic copy; `path` is where its bytes lie on this machine, `source` its name.

    Of a copy that shows what this edition's readers may not see there is neither: the office keeps it (`is_kept`).
    One that shows less than this edition does `is_public`. `overtaken` is the newest day that the edition knows,
    where somebody claims to have signed later.
    """

    source: str = ""
    path: str = ""
    sha256: str = ""
    signatures: tuple[Signature, ...] = ()
    is_public: bool = False
    overtaken: Day | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the office keeps the copy, and this edition says no more of it."""
        return not self.path


@dataclass(frozen=True, slots=True)
class SignerView:
    """Who signed."""

    authority: tuple[str, ...]
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another letter of this edition, seen from the letter that bears it.

    `consolidates` leads from a letter that adds others up to one of them, `consolidated-in` back. `agency` is the other
    letter's, by its short name, where it is another one.
    """

    kind: RelationKind
    letter: LetterId
    symbol: str
    date: Day | None
    agency: str = ""

    @property
    def traits(self) -> RelationTraits:
        """All that is said of ties of this kind."""
        return RELATIONS[self.kind]

    @property
    def changes(self) -> bool:
        """Whether the other letter has changed this one: a draft has not yet."""
        return self.traits.changes and self.date is not None


@dataclass(frozen=True, slots=True)
class WithdrawalView:
    """When and why the letter was called back."""

    date: Day
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A declared change."""

    date: Day
    note: str
    major: bool


@dataclass(frozen=True, slots=True)
class RewrittenView:
    """Neighbouring lines of a letter's file that a version replaced: as they were and as they are."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of a letter's file, as `model.history.Version` has it: of the internal edition alone."""

    kind: VersionKind
    date: Day | None
    who: str
    why: str
    rewritten: tuple[RewrittenView, ...] | None
    moved_from: str = ""


@dataclass(frozen=True, slots=True)
class LetterView:
    """One letter as one audience may see it. `body` is Markdown with every placeholder filled."""

    id: LetterId
    status: Status
    internal: bool
    withheld: bool
    agency: AgencyView
    series: SeriesView
    symbol: str
    number: int | None
    date: Day | None
    due: Day | None
    subject: str
    to: tuple[str, ...]
    urgency: Urgency | None
    contact: Person | None
    signer: SignerView | None
    copies: tuple[str, ...]
    body: str
    figures: tuple[Figure, ...]
    attachments: tuple[AttachmentView, ...]
    relations: tuple[Relation, ...]
    withdrawn: WithdrawalView | None
    changes: tuple[ChangeView, ...]
    notes: str
    previous: LetterId | None
    next: LetterId | None
    versions: tuple[VersionView, ...] = ()  # the newest first; nobody but the office is told of them
    signed: SignedView | None = None
    content: tuple[tuple[str, str], ...] = ()  # digests of what it says, by field; of an issued letter alone

    @property
    def is_draft(self) -> bool:
        """Whether the letter has not been issued yet."""
        return self.status is Status.DRAFT

    @property
    def day(self) -> Day:
        """The day of issue; of a draft the day on which it is due, or its period's last."""
        return self.date or self.due or self.id.period.last_day

    @property
    def updated(self) -> Day | None:
        """The day on which something last happened to the letter: issue, change, withdrawal, a later letter's word."""
        days = [self.date, self.withdrawn.date if self.withdrawn else None]
        days += [x.date for x in self.changes]
        days += [x.date for x in self.relations if x.changes]
        return max((x for x in days if x), default=None)

    @property
    def days_late(self) -> int:
        """How many days after its due day the letter was issued; 0 if in time, undated, or never due."""
        return max(0, (self.date - self.due).days) if self.date and self.due else 0


@dataclass(frozen=True, slots=True)
class Duty:
    """A report that an agency owes for a period and that this edition does not hold (yet)."""

    agency: AgencyView
    series: SeriesView
    period: Period
    due: Day
    overdue: bool


@dataclass(frozen=True, slots=True)
class EditionView:
    """Everything that one edition shows. `as_of` is the day that it speaks of as today."""

    audience: Audience
    as_of: Day
    agencies: tuple[AgencyView, ...]
    series: tuple[SeriesView, ...]
    letters: tuple[LetterView, ...]  # the newest first
    duties: tuple[Duty, ...]
    # Groups of words that mean the same, each with the short form first, which the archive adds to the search.
    short_forms: tuple[tuple[str, ...], ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the letters' periods, the newest first."""
        return tuple(sorted({x.id.period.year for x in self.letters}, reverse=True))

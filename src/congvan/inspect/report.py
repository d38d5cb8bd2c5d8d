"""What an inspection yields: for each rule of the form whether it is kept, and where and by how much it is not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from congvan.inspect.sheet import MM, Box, Face
from congvan.model.finding import Rule
from congvan.model.terms import Audience
from congvan.model.text import Language, Text, Value, said


class Status(StrEnum):
    """What became of a rule. `ABSENT`: the letter has no such part, and need not; `UNKNOWN`: the PDF cannot tell."""

    KEPT = "kept"
    BROKEN = "broken"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Breach:
    """One way in which a rule is broken: of what, where, and what was expected and found."""

    what: Value
    box: Box | None
    expected: Value
    found: Value


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule saw: its breaches; with none, `found` tells what keeps it, or why nothing can be said."""

    status: Status
    found: Value = ""
    box: Box | None = None
    expected: Value = ""
    breaches: tuple[Breach, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One rule's outcome at one place; a rule that is broken in several ways has several."""

    rule: Rule
    status: Status
    box: Box | None
    what: Value
    expected: Value
    found: Value

    def message(self, language: Language) -> str:
        """What was found, as a sentence; empty unless the rule is broken."""
        if self.status is not Status.BROKEN:
            return ""
        values = {"what": self.what, "expected": self.expected, "found": self.found}
        return self.rule.message.say(language, values)

    def hint(self, language: Language) -> str:
        """What to do about it; empty unless the rule is broken."""
        return self.rule.hint.say(language) if self.status is Status.BROKEN else ""

    def as_json(self, language: Language) -> dict[str, Any]:
        """Give the outcome as a JSON object; programs rely on its keys. Lengths are in mm from the top left."""
        in_words = partial(said, language=language, audience=Audience.PUBLIC)
        return {
            "code": self.rule.code,
            "status": self.status.value,
            **_place(self.box),
            "expected": in_words(self.expected),
            "found": in_words(self.found),
            "message": self.message(language),
            "hint": self.hint(language),
        }


def _place(box: Box | None) -> Mapping[str, float | int | None]:
    if box is None:
        return dict.fromkeys(("page", "x", "y", "width", "height"))
    lengths = {"x": box.x0, "y": box.top, "width": box.width, "height": box.height}
    return {"page": box.page, **{name: round(x / MM, 1) for name, x in lengths.items()}}


@dataclass(frozen=True, slots=True)
class Report:
    """All outcomes, in the order of the rules. `decree` is the form that held on the letter's day of issue."""

    outcomes: tuple[Outcome, ...]
    pages: int
    decree: str
    faces: tuple[Face, ...]

    def of(self, status: Status) -> list[Outcome]:
        """Give the outcomes of one kind."""
        return [x for x in self.outcomes if x.status is status]

    @property
    def is_kept(self) -> bool:
        """Whether nothing is broken."""
        return not self.of(Status.BROKEN)


def outcomes(rule: Rule, seen: Seen) -> Sequence[Outcome]:
    """Give what a rule saw as outcomes: one a breach, else one."""
    if seen.breaches:
        return [Outcome(rule, Status.BROKEN, x.box, x.what, x.expected, x.found) for x in seen.breaches]
    return [Outcome(rule, seen.status, seen.box, "", seen.expected, seen.found)]


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows that a rule is kept: where, what was expected, and what was found."""

    box: Box | None = None
    expected: Value = ""
    found: Value = ""


def judged(breaches: Iterable[Breach | None], shown: Shown | None = None) -> Seen:
    """Broken if there is any breach, else kept, as `shown`."""
    real = tuple(x for x in breaches if x)
    kept = shown or Shown()
    return Seen(Status.BROKEN if real else Status.KEPT, kept.found, kept.box, kept.expected, real)


def absent(found: Text) -> Seen:
    """The letter has no such part, and need not."""
    return Seen(Status.ABSENT, found)


def unknown(found: Value) -> Seen:
    """The PDF cannot tell."""
    return Seen(Status.UNKNOWN, found)


def missing(what: Text, expected: Value) -> Seen:
    """A part that every letter has is not there."""
    return judged([Breach(what, None, expected, Text("nothing"))])

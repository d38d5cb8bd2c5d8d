"""Something wrong in a letter, as data: which rule, where, and the words that fill the rule's sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from congvan.model.terms import Audience
from congvan.model.text import NOTHING, Language, Phrase, Quote, Several, Text, Value


class Severity(StrEnum):
    """How bad a finding is: errors stop a build, warnings only under `--strict`, notes never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_UNSAID = Text("")


class Part(StrEnum):
    """Where an example of a rule stands."""

    FRONT = "front"  # keys of a letter's front matter, which take the place of those that a sound letter has
    BODY = "body"  # lines between other lines of a sound body
    WHOLE_BODY = "whole-body"  # a body from its first line to its last
    AGENCY = "agency"  # keys of an agency's file
    SERIES = "series"  # keys of a series' file
    ELSEWHERE = "elsewhere"  # to be read only: a file's name, bytes, or several files; tests/unit/check has the case


@dataclass(frozen=True, slots=True)
class Example:
    """Text that a rule refuses, with `▲` before the character where it points, and a near one that it does not."""

    part: Part
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. `code` is stable for ever; `message` says what was found, `hint` what to do.

    `why` gives the reason and `source` the clause behind it, where there is one. A finding of a `waivable` rule may be
    allowed in the letter, with a reason.
    """

    code: str
    severity: Severity
    title: Text
    message: Text
    hint: Text
    why: Text = _UNSAID
    source: str = ""
    example: Example | None = None
    waivable: bool = False

    def at(self, place: "Place", field: str = "", /, **values: object) -> "Finding":
        """Make a finding of this kind. What may be internal is given as a `Quote`, or not at all.

        The sentences may speak of `{field}` as well as of the values.
        """
        filled = {k: v if isinstance(v, Text | Phrase | Quote | Several) else str(v) for k, v in values.items()}
        return Finding(self, place, field, MappingProxyType({"field": field, **filled}))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the archive: path relative to it with `/`, line and column from 1 (None: the whole file)."""

    path: str
    line: int | None = None
    column: int | None = None

    @property
    def order(self) -> tuple[str, int, int]:
        """A key to sort by."""
        return (self.path, self.line or 0, self.column or 0)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, at one place. `field` is the dotted name of the front-matter field, if it is one's.

    `waives` is what was found there and let stand for a reason, in a finding that tells so.
    """

    rule: Rule
    place: Place
    field: str = ""
    values: Mapping[str, Value] = default(default_factory=lambda: NOTHING)
    waives: "Finding | None" = None

    @property
    def cause(self) -> "Finding":
        """What was found, whether it was let stand or not."""
        return self.waives or self

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.rule.severity is Severity.ERROR

    def message(self, language: Language, audience: Audience = Audience.PUBLIC) -> str:
        """What was found, as a sentence for that audience."""
        return self.rule.message.say(language, self.values, audience)

    def hint(self, language: Language, audience: Audience = Audience.PUBLIC) -> str:
        """What to do about it, as a sentence for that audience."""
        return self.rule.hint.say(language, self.values, audience)

    def as_json(self, language: Language, audience: Audience = Audience.PUBLIC) -> dict[str, Any]:
        """Give the finding as a JSON object; programs rely on its keys."""
        return {
            "code": self.rule.code,
            "severity": self.rule.severity.value,
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "field": self.field,
            "message": self.message(language, audience),
            "hint": self.hint(language, audience),
        }

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle without the read-only mapping, which cannot be pickled."""
        return (_finding, (self.rule, self.place, self.field, dict(self.values), self.waives))


def _finding(
    rule: Rule, place: Place, field_name: str, values: dict[str, Value], waives: Finding | None = None
) -> Finding:
    return Finding(rule, place, field_name, MappingProxyType(values), waives)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by place, then code, and drop repetitions."""
    unique = {(f.rule.code, f.place, f.field, repr(f.values)): f for f in findings}
    return sorted(unique.values(), key=lambda f: (f.place.order, f.rule.code, f.field))

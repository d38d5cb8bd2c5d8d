"""Something wrong in a letter, as data: which rule, where, and the words that fill the rule's sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from enum import StrEnum
from types import MappingProxyType
from typing import Any

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Severity(StrEnum):
    """How bad a finding is: errors stop a build, warnings only under `--strict`, notes never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Language(StrEnum):
    """The languages in which Congvan speaks."""

    VI = "vi"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages, with `{name}` where a finding's values go."""

    vi: str
    en: str

    def say(self, language: Language, values: Mapping[str, str] = _NOTHING) -> str:
        """Give the sentence in that language, filled in."""
        return str(getattr(self, language.value)).format_map(values)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. `code` is stable for ever; `message` says what was found, `hint` what to do."""

    code: str
    severity: Severity
    title: Text
    message: Text
    hint: Text

    def at(self, place: "Place", field: str = "", **values: object) -> "Finding":
        """Make a finding of this kind. `values` must never hold what is withheld from the public.

        The sentences may speak of `{field}` as well as of the values.
        """
        filled = {name: str(value) for name, value in values.items()}
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
    """One thing wrong, at one place. `field` is the dotted name of the front-matter field, if it is one's."""

    rule: Rule
    place: Place
    field: str = ""
    values: Mapping[str, str] = default(default_factory=lambda: _NOTHING)

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.rule.severity is Severity.ERROR

    def message(self, language: Language) -> str:
        """What was found, as a sentence."""
        return self.rule.message.say(language, self.values)

    def hint(self, language: Language) -> str:
        """What to do about it, as a sentence."""
        return self.rule.hint.say(language, self.values)

    def as_json(self, language: Language) -> dict[str, Any]:
        """Give the finding as a JSON object; programs rely on its keys."""
        return {
            "code": self.rule.code,
            "severity": self.rule.severity.value,
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "field": self.field,
            "message": self.message(language),
            "hint": self.hint(language),
        }

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle without the read-only mapping, which cannot be pickled."""
        return (_finding, (self.rule, self.place, self.field, dict(self.values)))


def _finding(rule: Rule, place: Place, field_name: str, values: dict[str, str]) -> Finding:
    return Finding(rule, place, field_name, MappingProxyType(values))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by place, then code, and drop repetitions."""
    unique = {(f.rule.code, f.place, f.field, tuple(f.values.items())): f for f in findings}
    return sorted(unique.values(), key=lambda f: (f.place.order, f.rule.code, f.field))

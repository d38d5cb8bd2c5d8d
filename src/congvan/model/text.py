"""What Congvan says, before it is said: sentences in both languages, and the words that fill them.

A sentence is chosen by language and filled by audience only when it is printed: what is quoted from a letter knows for
whom it is, so a log for the public never holds what is internal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from congvan.model.terms import Audience


class Language(StrEnum):
    """The languages in which Congvan speaks."""

    VI = "vi"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages, with `{name}` where values go."""

    vi: str
    en: str

    def say(
        self, language: Language, values: "Mapping[str, Value] | None" = None, audience: Audience = Audience.PUBLIC
    ) -> str:
        """Give the sentence in that language, filled in for that audience."""
        filled = {name: said(value, language, audience) for name, value in (values or {}).items()}
        return str(getattr(self, language.value)).format_map(filled)

    def of(self, **values: "Value") -> "Phrase":
        """Give the sentence with its values."""
        return Phrase(self, values)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, or part of one, with the values that fill it."""

    text: Text
    values: "Mapping[str, Value]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words quoted from a file, and who may read them."""

    text: str
    audience: Audience


Value: TypeAlias = "str | Text | Phrase | Quote"
HIDDEN = Text("(nội bộ)", "(internal)")


def said(value: Value, language: Language, audience: Audience) -> str:
    """Give a value as it is said in that language to that audience."""
    match value:
        case Text():
            return value.say(language, None, audience)
        case Phrase(text, values):
            return text.say(language, values, audience)
        case Quote(words, whose):
            return words if audience.may_see(whose) else HIDDEN.say(language)
    return str(value)


NOTHING: Mapping[str, Value] = MappingProxyType({})

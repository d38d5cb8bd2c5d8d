"""What Congvan says, before it is said: sentences by their English words, and what fills them.

A sentence is put into a language and filled for an audience only when it is printed: what is quoted from a letter knows
for whom it is, so a log for the public never holds what is internal. The Vietnamese stands in the gettext catalogue
`congvan/locale/vi/LC_MESSAGES/congvan.po`; scripts/catalogue keeps it in step with the code.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from congvan.model.terms import Audience

_LOCALE = Path(__file__).parents[1] / "locale"
_DOMAIN = "congvan"


class Language(StrEnum):
    """The languages in which Congvan speaks."""

    VI = "vi"
    EN = "en"


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    """The sentences of a language; of English, the language of the code, there are none to look up."""
    return gettext.translation(_DOMAIN, _LOCALE, [language.value], fallback=language is Language.EN)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence, or part of one, in the words of the code: English, with `{name}` where values go."""

    english: str

    def say(
        self, language: Language, values: "Mapping[str, Value] | None" = None, audience: Audience = Audience.PUBLIC
    ) -> str:
        """Give the sentence in that language, filled in for that audience."""
        filled = {name: said(value, language, audience) for name, value in (values or {}).items()}
        return self.template(language).format_map(filled)

    def template(self, language: Language) -> str:
        """Give the sentence in that language with its blanks."""
        return _catalogue(language).gettext(self.english) if self.english else ""

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


@dataclass(frozen=True, slots=True)
class Several:
    """Values in a row, with what stands between them."""

    values: "tuple[Value, ...]"
    joint: "str | Text" = ", "


Value: TypeAlias = "str | Text | Phrase | Quote | Several"
HIDDEN = Text("(internal)")


def said(value: Value, language: Language, audience: Audience) -> str:
    """Give a value as it is said in that language to that audience."""
    match value:
        case Text():
            return value.say(language, None, audience)
        case Phrase(text, values):
            return text.say(language, values, audience)
        case Several(values, joint):
            return said(joint, language, audience).join(said(x, language, audience) for x in values)
        case Quote(words, whose):
            return words if audience.may_see(whose) else HIDDEN.say(language)
    return str(value)


NOTHING: Mapping[str, Value] = MappingProxyType({})

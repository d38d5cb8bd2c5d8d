"""Something found in a file that is for the public: which rule, and what it is in words."""

from dataclasses import dataclass

from congvan.model.finding import Rule, Severity
from congvan.model.rules import attachments as rules
from congvan.model.terms import Audience
from congvan.model.text import Phrase, Quote, Text

_WITHIN = Text("in '{member}': {what}")
_NOTHING = Text("")


@dataclass(frozen=True, slots=True)
class Sign:
    """A rule and the words that fill its `{what}`."""

    rule: Rule
    what: Text | Phrase = _NOTHING

    @property
    def refuses(self) -> bool:
        """Whether the file may not be published so."""
        return self.rule.severity is Severity.ERROR

    def within(self, member: str) -> "Sign":
        """The same, of a file within the file."""
        words = self.what if self.what != _NOTHING else self.rule.title
        return Sign(self.rule, _WITHIN.of(member=Quote(member, Audience.PUBLIC), what=words))


class UnreadableError(Exception):
    """A file cannot be looked into; `sign` says why."""

    def __init__(self, what: Text | Phrase) -> None:
        """Take the reason."""
        super().__init__("unreadable")
        self.sign = Sign(rules.ATTACHMENT_UNREADABLE, what)


class LockedError(UnreadableError):
    """A file, or one within it, has a password."""

    def __init__(self) -> None:
        """Take nothing: there is but one reason."""
        super().__init__(_NOTHING)
        self.sign = Sign(rules.ATTACHMENT_LOCKED_PUBLIC)


DAMAGED = Text("it is damaged or incomplete")
TOO_LARGE = Text("it unpacks to more than 300 MB or 5,000 files")
TOO_MANY_PIXELS = Text("a picture in it has more than 50 million pixels: save it smaller")
TOO_MANY_PAGES = Text("a picture in it has more than 200 pages: save it as PDF")
TOO_DEEP = Text("packages lie within packages within packages")
DECLARES_A_TYPE = Text("its XML declares entities, which documents never need")

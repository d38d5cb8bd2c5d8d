"""Compares signed copies with what the editions print: which alone may know both (see `publish.signed`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from congvan.model.identity import LetterId
from congvan.model.view import LetterView
from congvan.publish.signed import Render, UncomparableError, as_issued
from congvan.store.cache import Cache, key_of
from congvan.store.code import fingerprint


@dataclass(frozen=True, slots=True, repr=False)
class KnownEditions:
    """How the other edition shows the letters that have a signed copy. It does not show itself: it may be internal."""

    cache: Cache
    elsewhere: Mapping[LetterId, LetterView]

    def is_rendering(self, signed: bytes, rendering: bytes) -> bool:
        """Whether a signed PDF is that rendering with signatures; remembered by content.

        Raises:
            UncomparableError: to compare them takes too long or too much memory.
        """
        key = key_of("likeness", fingerprint(), sha256(signed).digest(), sha256(rendering).digest())
        return self.cache.remember_text(key, lambda: _likeness(signed, rendering)) != "none"

    def is_of_other_edition(self, who: LetterId, signed: bytes, render: Render) -> bool:
        """Whether a signed PDF is the letter as the other edition shows it, today or when it was issued."""
        view = self.elsewhere.get(who)
        if view is None:
            return False
        return any(self.is_rendering(signed, render(x)) for x in (view, as_issued(view)))


def _likeness(signed: bytes, rendering: bytes) -> str:
    from congvan.checking.reader import BeyondReadingError, read_apart  # noqa: PLC0415 - most archives sign nothing

    try:
        return read_apart(_compared, signed, rendering)
    except BeyondReadingError as error:
        raise UncomparableError from error


def _compared(signed: bytes, rendering: bytes) -> str:
    """In the process that reads: how alike they are, in a word."""
    from congvan.signing.likeness import likeness  # noqa: PLC0415 - takes a second to load

    return likeness(signed, rendering).value

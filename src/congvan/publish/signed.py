"""Letters' signed copies: each is proven to be its letter before it is published, or the build stops.

What stays true: a copy goes into an edition untouched, and only if it shows what that edition shows, or less; and only
if its bytes are those whose signatures were verified.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from congvan.errors import ArchiveError, RefusedError, reason_of
from congvan.model.finding import Finding, Place
from congvan.model.identity import LetterId
from congvan.model.rules import signatures as rules
from congvan.model.terms import Audience, Status
from congvan.model.text import Text
from congvan.model.view import EditionView, LetterView, SignedView

Render = Callable[[LetterView], bytes]  # makes a letter's PDF


class UncomparableError(Exception):
    """A signed copy cannot be compared: that takes too long, or too much memory."""


class Comparison(Protocol):
    """Tells signed copies from other files; made by whoever may know all editions. Both raise UncomparableError."""

    def is_rendering(self, signed: bytes, rendering: bytes) -> bool:
        """Whether a signed PDF is that rendering with signatures."""

    def is_of_other_edition(self, who: LetterId, signed: bytes, render: Render) -> bool:
        """Whether a signed PDF is the letter as the other edition shows it, printed by `render`."""


def with_proven_copies(
    edition: EditionView, pdfs: Mapping[LetterId, Path], comparison: Comparison | None, render: Render
) -> EditionView:
    """Give the edition with the signed copies that it may publish; of others it says that the office keeps them.

    Raises:
        RefusedError: a copy is not its letter.
        ArchiveError: a copy is not what was verified any more.
    """
    found = {x.id: _proven(x, pdfs[x.id], edition.audience, comparison, render) for x in edition.letters if x.signed}
    wrong = [x for x in found.values() if isinstance(x, Finding)]
    if wrong:
        raise RefusedError(wrong)
    copies = {who: x for who, x in found.items() if not isinstance(x, Finding)}
    newest = _newest_day(edition.as_of, copies.values())
    proven = {who: _dated(x, newest) for who, x in copies.items()}
    letters = (replace(x, signed=proven[x.id]) if x.id in proven else x for x in edition.letters)
    return replace(edition, letters=tuple(letters)) if found else edition


def _proven(
    view: LetterView, pdf: Path, audience: Audience, comparison: Comparison | None, render: Render
) -> SignedView | Finding:
    copy = view.signed or SignedView()
    if comparison is None or copy.is_kept:
        return SignedView()
    data = _verified(copy)
    try:
        if any(comparison.is_rendering(data, x) for x in _renderings(view, pdf, render)):
            return copy
        if comparison.is_of_other_edition(view.id, data, render):
            return replace(copy, is_public=True) if audience is Audience.INTERNAL else SignedView()
    except UncomparableError:
        return rules.BEYOND_READING.at(Place(copy.source))
    return rules.ANOTHER_LETTER.at(Place(copy.source))


def _newest_day(day: date, copies: Iterable[SignedView]) -> date:
    """The newest day that an edition knows: that of its letters, or of a time stamp in a copy that it publishes."""
    stamped = (x.proven_day for copy in copies for x in copy.signatures)
    return max([day, *(x for x in stamped if x)])


def _dated(copy: SignedView, newest: date) -> SignedView:
    """Say of a copy by which day it cannot have been signed yet, if somebody claims that it was."""
    return replace(copy, overtaken=newest) if any(x.is_claimed_after(newest) for x in copy.signatures) else copy


def _renderings(view: LetterView, pdf: Path, render: Render) -> Iterator[bytes]:
    """The letter as it is printed today, and as it was before others changed it: that is what was signed."""
    yield pdf.read_bytes()
    before = as_issued(view)
    if before != view:
        yield render(before)


def as_issued(view: LetterView) -> LetterView:
    """Give a letter without what became of it later, which stands at the foot of its pages."""
    status = view.status if view.is_draft else Status.ISSUED
    return replace(view, status=status, withdrawn=None, relations=tuple(x for x in view.relations if not x.traits.foot))


def _verified(copy: SignedView) -> bytes:
    try:
        data = Path(copy.path).read_bytes()
    except OSError as error:
        raise ArchiveError(
            Text("Cannot read '{name}': {reason}."), name=copy.source, reason=reason_of(error)
        ) from error
    if sha256(data).hexdigest() != copy.sha256:
        raise ArchiveError(
            Text("{name} was changed while it was being checked; run the command again."), name=copy.source
        )
    return data

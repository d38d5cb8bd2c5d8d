"""A letter → digests of what it says to an audience, by field, so that a later build can tell what was changed.

Nothing that the audience may not see enters a digest: whoever guesses a short text could prove the guess.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from congvan.model.content import BODY, FIGURES, digest
from congvan.model.letter import FrontMatter, InternalPhrase, Letter, Piece, Placeholder, Prose, Segment
from congvan.model.series import Series
from congvan.model.terms import Audience
from congvan.model.wording import body_digest
from congvan.project.audience import may_see
from congvan.project.fillings import printed

_INSIDE = re.compile(r"\[([^\[\]\n]*)\]\((?!https?:|mailto:|tel:|#)[^()\n]*\)", re.IGNORECASE)


def content(letter: Letter, front: FrontMatter, series: Series, audience: Audience) -> Iterator[tuple[str, str]]:
    """Give each field that says something, with its digest; `front` is as the audience may see it."""
    for name, text in _front(front, audience):
        if text:
            yield name, digest(text)
    seen = [x.name for x in series.properties() if audience.may_see(x.audience)]
    figures = {x: text for x in seen if (text := printed(letter.figure(x)))}
    for name, text in figures.items():
        yield f"{FIGURES}.{name}", digest(text)
    yield BODY, body_digest(_seen(letter, audience, seen), figures.get)


def _front(front: FrontMatter, audience: Audience) -> Iterator[tuple[str, str]]:
    signer, attachments = front.signer, [x for x in front.attachments if audience.may_see(x.visibility)]
    yield "number", str(front.number or "")
    yield "notation", front.notation
    yield "date", front.date.isoformat() if front.date else ""
    yield "subject", front.subject
    yield "to", "\n\n".join(front.to)
    yield "urgency", front.urgency.value if front.urgency else ""
    yield "signer", " / ".join((*signer.authority, signer.title, signer.name)) if signer else ""
    yield "copies", " / ".join(front.copies)
    yield "attachments", " / ".join(f"{x.file}: {x.title}" for x in attachments)


def _seen(letter: Letter, audience: Audience, shown: Container[str]) -> Iterator[Segment]:
    """The passages that an audience may see, without the phrases and figures that it may not.

    The public ones are without where links lead in the archive: a guess at an internal letter's name could be proved.
    """
    for segment in letter.body:
        if audience.may_see(segment.audience):
            pieces = segment.pieces if audience.may_see(Audience.INTERNAL) else tuple(_told(segment, shown))
            yield replace(segment, pieces=pieces)


def _told(segment: Segment, shown: Container[str]) -> Iterator[Piece]:
    for piece in segment.pieces:
        if isinstance(piece, Placeholder) and not _is_told(piece, shown):
            continue
        if isinstance(piece, Prose):
            yield Prose(_INSIDE.sub(r"\1", piece.text))
        elif not isinstance(piece, InternalPhrase):
            yield piece


def _is_told(piece: Placeholder, shown: Container[str]) -> bool:
    group, *rest = piece.name
    if group == FIGURES:
        return ".".join(rest) in shown
    return group != "contact" or may_see(Audience.PUBLIC, "letter.contact")

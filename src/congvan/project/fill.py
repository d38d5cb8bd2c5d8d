"""The body of a letter → the Markdown that one audience may read: passages dropped or kept, placeholders filled in.

Filling in is a look-up of a name, nothing else: no text of a letter is ever evaluated.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from congvan.model.letter import Aside, Form, InternalPhrase, Letter, Piece, Placeholder
from congvan.model.markdown import escaped
from congvan.model.terms import Audience
from congvan.model.view import INTERNAL_BEGINS, INTERNAL_ENDS, WITHHELD_PASSAGE, WITHHELD_PHRASE

_TICKED, _EMPTY = "☑", "☐"


class Withheld:
    """Stands for a value that the audience may not see: nothing can be learnt from it, not even whether it is true."""


class Internal(str):
    """A value that only the internal audience sees: printed with its mark."""

    __slots__ = ()


WITHHELD = Withheld()
Name: TypeAlias = tuple[str, ...]
Fillings: TypeAlias = Mapping[Name, "str | bool | Withheld"]


def fill(letter: Letter, fillings: Fillings, audience: Audience) -> str:
    """Give the body's Markdown for that audience.

    Raises:
        KeyError: a placeholder names what does not exist; `check` lets no such letter through.
    """
    return "".join(_segments(letter, fillings, audience))


def _segments(letter: Letter, fillings: Fillings, audience: Audience) -> Iterator[str]:
    for segment in letter.body:
        if audience.may_see(segment.audience):
            text = "".join(_piece(piece, fillings, audience) for piece in segment.pieces)
            yield _passage(text) if segment.audience is Audience.INTERNAL else text
        elif not segment.is_blank:
            yield f"\n{WITHHELD_PASSAGE}\n\n"


def _passage(text: str) -> str:
    return f"\n{INTERNAL_BEGINS}\n\n{text}\n{INTERNAL_ENDS}\n\n" if text.strip() else ""


def _phrase(text: str) -> str:
    return f"{INTERNAL_BEGINS}{text}{INTERNAL_ENDS}" if text else ""


def _piece(piece: Piece, fillings: Fillings, audience: Audience) -> str:
    if isinstance(piece, Placeholder):
        return _shown(fillings[piece.name], piece.form)
    if isinstance(piece, InternalPhrase):
        return _phrase(piece.text) if audience.may_see(Audience.INTERNAL) else WITHHELD_PHRASE
    return "" if isinstance(piece, Aside) else piece.text


def _shown(value: str | bool | Withheld, form: Form) -> str:
    if isinstance(value, Withheld):
        return WITHHELD_PHRASE
    if form is not Form.VALUE:  # what is neither yes nor no ticks neither box
        return _TICKED if value is (form is Form.TICK) else _EMPTY
    text = escaped(value) if isinstance(value, str) else ("có" if value else "không")
    return _phrase(text) if isinstance(value, Internal) else text

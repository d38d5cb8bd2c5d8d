"""The body of a letter → the Markdown that one audience may read: passages dropped or kept, placeholders filled in.

Filling in is a look-up of a name, nothing else: no text of a letter is ever evaluated.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from congvan.model.letter import Aside, Form, InternalPhrase, Letter, Piece, Placeholder, Segment
from congvan.model.links import CODE
from congvan.model.markdown import escaped
from congvan.model.terms import Audience
from congvan.model.view import INTERNAL_BEGINS, INTERNAL_ENDS, WITHHELD_PASSAGE, WITHHELD_PHRASE

_CELL = re.compile(r"(?:[^\s|\\]|\\.)(?:(?:[^|\\\n]|\\.)*(?:[^\s|\\]|\\.))?")  # words between bars
# Comments, and code, in which what looks like one is none. Each is closed: `check` lets no other through.
_UNSEEN = re.compile(rf"{CODE}|<!--.*?-->", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(f"[{INTERNAL_BEGINS}{INTERNAL_ENDS}]")
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
    text = "".join(_segments(letter, fillings, audience))
    return _UNSEEN.sub(_without_comment, text) if "<!--" in text else text


def _without_comment(found: re.Match[str]) -> str:
    """Keep code as it is, and of a comment nothing: no edition shows one."""
    return "" if found[0].startswith("<!--") else found[0]


def _segments(letter: Letter, fillings: Fillings, audience: Audience) -> Iterator[str]:
    above = ""  # the last line before a segment
    for segment in letter.body:
        whose, indent = segment.audience, segment.indent
        text = "".join(_piece(piece, fillings, audience) for piece in segment.pieces)
        if whose is Audience.INTERNAL and _goes_on(above, text):
            text = _rows(text) if audience.may_see(whose) else _withheld_row(above)
        elif whose is Audience.INTERNAL:
            text = _passage(text, indent) if audience.may_see(whose) else _withheld_passage(segment)
        yield text
        above = text.rstrip("\n").rpartition("\n")[2] if text.endswith("\n") and text.strip() else ""


def _passage(text: str, indent: str) -> str:
    return f"\n{indent}{INTERNAL_BEGINS}\n\n{text}\n{indent}{INTERNAL_ENDS}\n\n" if text.strip() else ""


def _withheld_passage(segment: Segment) -> str:
    return "" if segment.is_blank else f"\n{segment.indent}{WITHHELD_PASSAGE}\n\n"


def _goes_on(above: str, text: str) -> bool:
    """Whether a passage is rows of the table of which `above` is the last row: a passage of its own would end it."""
    lines = text.rstrip("\n").split("\n")
    return "|" in above and all("|" in x for x in lines)


def _rows(text: str) -> str:
    """Mark the words of each cell; what is marked within them needs no mark of its own."""
    return _CELL.sub(rf"{INTERNAL_BEGINS}\g<0>{INTERNAL_ENDS}", _MARKED.sub("", text))


def _withheld_row(above: str) -> str:
    """One row for all: it begins as the table's rows do."""
    return f"{'| ' * above.lstrip().startswith('|')}{WITHHELD_PASSAGE} |\n"


def _phrase(text: str) -> str:
    """Mark words within a line; what would be cells of a table is marked cell by cell."""
    if "|" in text:
        return _rows(text)
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

"""The body of a letter enters; a digest of its words leaves, which does not depend on how they are typed.

White space, comments, bullets, emphasis and escapes say nothing; a placeholder of a figure says the figure's value,
whatever the figure is called. What the agency's and the series' files lend is theirs, not the letter's.
"""

import re
from collections.abc import Callable, Iterable

from congvan.model.content import FIGURES, digest
from congvan.model.letter import Aside, Piece, Placeholder, Segment

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RULE = re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-[-:| \t]*$", re.MULTILINE)  # between the head of a table and its rows
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+", re.MULTILINE)
_MARK = re.compile(r"[*_`\\]")


def body_digest(body: Iterable[Segment], value: Callable[[str], str | None]) -> str:
    """Give the digest of a body; `value` gives what a figure's placeholder says, by the figure's name."""
    said = ((x.audience, "".join(_piece(y, value) for y in x.pieces)) for x in body if not x.is_blank)
    text = "\n".join(f"\n{audience}\n{words}" for audience, words in said)
    return digest(_MARK.sub("", _BULLET.sub("", _RULE.sub("", _COMMENT.sub("", text)))))


def _piece(piece: Piece, value: Callable[[str], str | None]) -> str:
    if isinstance(piece, Aside):
        return ""
    if not isinstance(piece, Placeholder):
        return piece.text
    name = ".".join(piece.name)
    figure = value(name.removeprefix(f"{FIGURES}.")) if name.startswith(f"{FIGURES}.") else None
    return f"{{{piece.form} {name if figure is None else figure}}}"

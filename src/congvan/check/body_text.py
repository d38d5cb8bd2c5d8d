"""The body of a letter as rules read it: one text with the lines and columns of the file, so that offsets are places.

What is no prose keeps its room: `text` has `FILLER` for each character of a placeholder, `prose` also for those of
code, addresses, HTML and link targets. Lines `///` are empty lines, comments to Congvan are blanks.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from congvan.model.finding import Place
from congvan.model.letter import Aside, InternalPhrase, Placeholder, Segment
from congvan.model.links import CODE
from congvan.model.terms import Audience

_INK = re.compile(r"[^\n]")
FILLER = "\ufffc"  # the object replacement character: no letter, no space, no punctuation; no letter may hold it
# What is no prose, each kind after what a body that has one holds for certain: most bodies hold none.
_NO_PROSE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("`", "~~~"), CODE),
    (("<",), r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>\n]*>"),  # HTML
    (("<",), r"(?<=\]\()<[^<>\n]*>|(?<=\]: )<[^<>\n]*>"),  # the target of a link
    (("](",), r"(?<=\]\()[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"),
    (("http",), r"\bhttps?://[^\s<>()]+"),
    (("www.",), r"\bwww\.[^\s<>()]+"),
    (("@",), r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"),  # an e-mail address
)


@dataclass(frozen=True)
class BodyText:
    """One letter's body. `text` begins on `first_line` of the file, in its first column."""

    source: str
    first_line: int
    text: str
    internal: tuple[tuple[int, int], ...]  # offsets from … to … of what only the internal edition has, in order
    placeholders: tuple[tuple[int, Placeholder], ...]  # with the offset of the first brace
    visibility: Audience = Audience.PUBLIC  # the letter's own
    field: str = ""  # no field of the front matter

    @cached_property
    def prose(self) -> str:
        """The text with `FILLER` for what nobody reads as words."""
        kinds = tuple(pattern for signs, pattern in _NO_PROSE if any(x in self.text for x in signs))
        return _any_of(kinds).sub(lambda m: _INK.sub(FILLER, m[0]), self.text) if kinds else self.text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer("\n", self.text))]

    def place(self, offset: int) -> Place:
        """Give the place of a character."""
        line = bisect_right(self._starts, offset) - 1
        return Place(self.source, self.first_line + line, offset - self._starts[line] + 1)

    def audience(self, start: int, end: int | None = None) -> Audience:
        """Tell for whom the characters from `start` to `end` are: internal if any of them is."""
        stop = start + 1 if end is None else end
        last = bisect_left(self.internal, (stop, 0)) - 1  # the last passage that begins before `stop`
        inside = last >= 0 and start < self._reach[last]
        return Audience.INTERNAL if inside else self.visibility

    @cached_property
    def _reach(self) -> list[int]:
        """How far the passages up to each one reach: a phrase may stand within a block."""
        return list(accumulate((end for _, end in self.internal), max))


@lru_cache(1 << len(_NO_PROSE))
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.MULTILINE | re.DOTALL)


def body_text(source: str, segments: tuple[Segment, ...], visibility: Audience = Audience.PUBLIC) -> BodyText:
    """Lay the segments of one body out as they stand in its file."""
    first_line = segments[0].line if segments else 1
    parts: list[str] = []
    internal: list[tuple[int, int]] = []
    placeholders: list[tuple[int, Placeholder]] = []
    length, line = 0, first_line
    for segment in segments:
        parts.append("\n" * (segment.line - line))
        length += segment.line - line
        line = segment.line
        start = length
        for piece in segment.pieces:
            if isinstance(piece, Placeholder):
                placeholders.append((length, piece))
                laid = FILLER * piece.length
            elif isinstance(piece, InternalPhrase):
                internal.append((length, length + piece.length))
                rest = piece.length - piece.offset - len(piece.text)
                laid = FILLER * piece.offset + piece.text + FILLER * rest
            elif isinstance(piece, Aside):
                laid = _INK.sub(" ", piece.comment)
            else:
                laid = piece.text
            parts.append(laid)
            length += len(laid)
            line += laid.count("\n")
        if segment.audience is Audience.INTERNAL:
            internal.append((start, length))
    text = "".join(parts)
    return BodyText(source, first_line, text, tuple(sorted(internal)), tuple(placeholders), visibility)

"""The body of a letter as rules read it: one text with the lines and columns of the file, so that offsets are places.

What is no prose keeps its room: `text` has `FILLER` for each character of a placeholder, `prose` also for those of
code, addresses, HTML and link targets. Lines `///` and comments of ours are empty lines.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from congvan.model.finding import Place
from congvan.model.letter import InternalPhrase, Placeholder, Segment
from congvan.model.terms import Audience

FILLER = "\ufffc"  # the object replacement character: no letter, no space, no punctuation; no letter may hold it
_NO_PROSE = re.compile(
    r"^(?P<fence>[ \t]*(?:```|~~~))[^\n]*\n(?:(?!(?P=fence)).*\n)*(?:(?P=fence)[^\n]*)?"  # fenced code
    r"|(?P<ticks>`+)[^`\n]+(?P=ticks)"  # code within a line
    r"|<!--.*?-->|</?[A-Za-z][^<>\n]*>"  # HTML
    r"|(?<=\]\()[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"  # the target of a link
    r"|\bhttps?://[^\s<>()]+|\bwww\.[^\s<>()]+"  # an address
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # an e-mail address
    re.MULTILINE | re.DOTALL,
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
        return _NO_PROSE.sub(lambda m: re.sub(r"[^\n]", FILLER, m[0]), self.text)

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
        inside = any(a < stop and start < b for a, b in self.internal)
        return Audience.INTERNAL if inside else self.visibility


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
            else:
                laid = piece.text
            parts.append(laid)
            length += len(laid)
            line += laid.count("\n")
        if segment.audience is Audience.INTERNAL:
            internal.append((start, length))
    text = "".join(parts)
    return BodyText(source, first_line, text, tuple(sorted(internal)), tuple(placeholders), visibility)

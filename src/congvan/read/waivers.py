"""Comments to Congvan → waivers: `<!-- congvan: allow CV703: reason -->` in a body, `# congvan: allow …` in YAML.

A comment in a body covers its own line, or the next one that has words if it has its line for itself; one in YAML
covers its own line, or the whole file. Nothing is judged here: what is left out or unknown is for `check` to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from congvan.model.waiver import Waiver

_IN_BODY = re.compile(r"<!--[ \t]*congvan[ \t]*:(?P<said>.*?)(?:(?P<end>-->)|$)")
_IN_YAML = re.compile(r"(?<!\S)#[ \t]*congvan[ \t]*:(?P<said>.*)$")
_SAID = re.compile(r"\s*allow\b(?P<codes>[^:]*)(?::(?P<reason>.*))?")
_ANY = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A line with comments to Congvan; `index` counts from 0, `offset` is where it begins in the text."""

    index: int
    offset: int
    line: str
    comments: tuple[re.Match[str], ...]

    @property
    def is_alone(self) -> bool:
        """Whether the line has nothing else."""
        return not _IN_BODY.sub("", self.line).strip()

    def asides(self) -> Iterator[tuple[int, int]]:
        """Give the stretches that are no text of the letter: the line with its end, or the comments in it."""
        closed = [x for x in self.comments if x["end"]]
        if self.is_alone and len(closed) == len(self.comments):
            yield self.offset, self.offset + len(self.line) + 1
            return
        rest = self.line[closed[-1].end() :] if closed else ""
        for comment in closed[: len(closed) if rest.strip() else -1]:
            yield self.offset + comment.start(), self.offset + comment.end()
        if closed and not rest.strip():  # at the line's end: with the blanks before and behind
            start = len(self.line[: closed[-1].start()].rstrip(" \t"))
            yield self.offset + start, self.offset + len(self.line)


def body_waivers(text: str, first_line: int) -> tuple[Waiver, ...]:
    """Give the waivers of a body that begins on that line of its file."""
    marked = list(_marked(text, _IN_BODY))
    alone = {x.index for x in marked if x.is_alone}
    lines = text.split("\n") if alone else []
    words = (i for i, line in enumerate(lines) if i not in alone and line.strip())
    return tuple(_covering(marked, sorted(words), first_line))


def _covering(marked: list[_Marked], words: list[int], first_line: int) -> Iterator[Waiver]:
    """Make the waivers; `words` are the indices of the lines that a comment with a line for itself may cover."""
    following = iter(words)
    nearest = next(following, None)
    for line in marked:
        while line.is_alone and nearest is not None and nearest < line.index:
            nearest = next(following, None)
        covered = line.index if nearest is None or not line.is_alone else nearest
        yield from (_waiver(x, first_line + line.index, first_line + covered) for x in line.comments)


def yaml_waivers(text: str, first_line: int = 1) -> tuple[Waiver, ...]:
    """Give the waivers of a YAML text that begins on that line of its file."""
    return tuple(
        _waiver(x, first_line + line.index, first_line + line.index if line.line[: x.start()].strip() else None)
        for line in _marked(text, _IN_YAML)
        for x in line.comments
    )


def asides(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a body's text, as offsets from … to …, that are comments to Congvan."""
    for line in _marked(text, _IN_BODY):
        yield from ((start, min(end, len(text))) for start, end in line.asides())


def _marked(text: str, pattern: re.Pattern[str]) -> Iterator[_Marked]:
    if "congvan" not in text:
        return
    # One within another comment is part of that one: taken away, it would leave the other open, its words in sight.
    begun = {x.start() for x in _ANY.finditer(text)} if pattern is _IN_BODY else None
    offset = 0
    for index, line in enumerate(text.split("\n")):
        found = tuple(pattern.finditer(line)) if "congvan" in line else ()
        if begun is not None:
            found = tuple(x for x in found if offset + x.start() in begun)
        if found:
            yield _Marked(index, offset, line, found)
        offset += len(line) + 1


def _waiver(comment: re.Match[str], line: int, covers: int | None) -> Waiver:
    """Read one comment; one that is never closed says nothing."""
    is_open = "end" in comment.re.groupindex and not comment["end"]
    said = None if is_open else _SAID.fullmatch(comment["said"])
    codes = tuple(x.upper() for x in _BETWEEN.split(said["codes"]) if x) if said else ()
    reason = (said["reason"] or "").strip() if said else ""
    return Waiver(line, comment.start() + 1, codes, reason, covers)

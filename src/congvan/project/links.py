"""Links within the body: to other letters → their page's address; to what the audience cannot see → words alone."""

from collections.abc import Iterator
from typing import TypeAlias

from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.links import Kind, Link, file_of, find_links, leads_anywhere, letter_of
from congvan.model.view import WITHHELD_PHRASE

_Edit: TypeAlias = tuple[int, int, str]  # from where, to where, what stands there instead
_NOWHERE = "#"


def rewrite_links(markdown: str, letter: LetterId, files: frozenset[str], visible: frozenset[LetterId]) -> str:
    """Rewrite links of a letter whose visible attachments are `files`; `visible` are the letters that may be linked.

    What stays true: no target is left that is neither outside of the archive nor seen by the audience. Targets in code
    are rewritten likewise, for a renderer may read as a link what an author took for code.
    """

    def led(target: str) -> str | None:
        """The address to write for a target; None if the audience cannot see it."""
        other, file = letter_of(target), file_of(target)
        if other is not None and other in visible:
            return address.relative(address.letter(other), address.letter(letter))
        if file in files:
            beside = address.relative(address.attachment(letter, file), address.letter(letter))
            return beside + target[len(target.partition("#")[0]) :]
        return target if leads_anywhere(target) else None

    edits = [
        x
        for link in find_links(markdown)
        if link.kind not in _AS_THEY_ARE
        for x in _edits(markdown, link, led(link.target))
    ]
    return "".join(_applied(markdown, sorted(edits)))


_AS_THEY_ARE = frozenset({Kind.ADDRESS, Kind.HTML})  # outside of the archive; refused by `check`


def _edits(markdown: str, link: Link, led: str | None) -> Iterator[_Edit]:
    if markdown.startswith(WITHHELD_PHRASE, link.start):  # no link, though what follows it stands in brackets
        yield link.start, link.start, "\\"
    elif WITHHELD_PHRASE in link.target and link.kind is Kind.INLINE:
        yield from _unlinked(link)
        yield link.end, link.end, f" {WITHHELD_PHRASE}"
    elif link.kind is Kind.REFERENCE:
        if led is None and link.target:
            yield from _unlinked(link)
    elif led is not None:
        yield link.at, link.stop, led
    elif link.kind is Kind.INLINE:
        yield from _unlinked(link)
    else:
        yield link.at, link.stop, _NOWHERE


def _unlinked(link: Link) -> Iterator[_Edit]:
    """Leave of a link its words, and of a picture the mark that something is left out."""
    if link.is_picture:
        yield link.start, link.end, WITHHELD_PHRASE
    else:
        yield link.start, link.start + 1, ""
        yield link.words_end, link.end, ""


def _applied(markdown: str, edits: list[_Edit]) -> Iterator[str]:
    """Make the edits in their order; one within what another took away is not needed any more."""
    done = 0
    for start, stop, text in edits:
        if start >= done:
            yield markdown[done:start]
            yield text
            done = stop
    yield markdown[done:]

"""One PDF enters; findings leave that say what it is: published or not, which version, whose signature it bears.

Offline, from what is at hand: the checksum lists of built editions, what the archive makes of its sources today, and
what it made of them before (git). What the file says of itself only tells which letter to compare it with.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from congvan.checking.reader import BeyondReadingError, read_apart
from congvan.errors import unreadable
from congvan.flows.proving.renderings import PrintedArchive, Rendering, Sources
from congvan.flows.proving.said import Said, say
from congvan.flows.proving.signers import signed_by
from congvan.flows.proving.standing import standing
from congvan.model import address
from congvan.model.finding import Finding, Place, in_order
from congvan.model.identity import TRUST, LetterId
from congvan.model.rules import proof as rules
from congvan.model.signature import Signature, Verdict
from congvan.model.terms import Audience
from congvan.model.text import Phrase, Several, Text, Value
from congvan.signing.likeness import Likeness, likeness
from congvan.signing.trust import Trust, read_trust
from congvan.signing.validate import NoPdfError, signatures_of
from congvan.verify.guarded import REASONS
from congvan.verify.published import Entry, Published, claimed_letter, letter_of, published_at

__all__ = ["Sources", "prove"]

_EDITIONS = {
    Audience.PUBLIC: Text("in the public edition {place}"),
    Audience.INTERNAL: Text("in the internal edition {place}"),
    None: Text("in the edition that {place} lists"),
}
_SOURCES = Text("the archive's sources")
_WORDS_DIFFER = Text("its content differs")
_BROKEN = Text("broken PDF")
_NOBODY_VOUCHES = Text("a signature was added to it that does not hold or cannot be judged here")
_WRITTEN_ANEW = Text("it has the same words and looks, but the file was written anew by another program")


def prove(path: Path, sources: Sources | None, sites: Sequence[Path]) -> list[Finding]:
    """Say what a PDF is.

    Args:
        path: the file; it need not lie in the archive.
        sources: the archive, if there is one at hand.
        sites: editions, folders of editions or checksum lists to look the file up in.

    Raises:
        ArchiveError: a site is no edition, or the archive cannot be used.
        MachineError: a file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    trust = read_trust(sources.reports / TRUST) if sources else Trust()
    lists = [x for site in sites for x in published_at(site)]
    place = Place(path.name)
    try:
        signatures = read_apart(signatures_of, data, trust)
        question = _Question(data, signatures, tuple(lists), sources)
        return in_order(x.at_place(place) for x in (*_answer(question), *signed_by(signatures, trust)))
    except NoPdfError:
        return [rules.UNREADABLE_FILE.at(place, reason=_BROKEN)]
    except BeyondReadingError as error:
        return [rules.UNREADABLE_FILE.at(place, reason=REASONS[error.lost])]


@dataclass(frozen=True, slots=True)
class _Question:
    """The file, who signed it, and all that it may be compared with."""

    data: bytes
    signatures: tuple[Signature, ...]
    lists: tuple[Published, ...]
    sources: Sources | None

    @property
    def is_vouched(self) -> bool:
        """Whether every signature on it is known to be valid."""
        return all(x.verdict is Verdict.VALID for x in self.signatures)

    @property
    def searched(self) -> Value:
        """Where it was looked for."""
        places: list[Value] = [_where(x) for x in self.lists]
        return Several((*places, *([_SOURCES] if self.sources else ())), "; ")


def _answer(question: _Question) -> Iterator[Said]:
    """Say what the file is: looked up by its checksum, else compared with the letter that it claims to be."""
    if not question.lists and not question.sources:
        yield say(rules.NOTHING_TO_COMPARE)
        return
    digest = sha256(question.data).hexdigest()
    hits = [(each, name) for each in question.lists for name in each.files.get(digest, ())]
    if hits:
        yield from _looked_up(*hits[0])
        return
    archive = PrintedArchive.of(question.sources) if question.sources else None
    known = {name: x for each in reversed(question.lists) for name, x in each.letters().items()}
    known |= archive.entries if archive else {}
    who = read_apart(claimed_letter, question.data, tuple(known))
    if who is None:
        yield say(rules.UNKNOWN_FILE, where=question.searched)
        return
    yield from _compared(question, who, known[str(who)], archive)


def _looked_up(published: Published, name: str) -> Iterator[Said]:
    yield say(rules.PUBLISHED, file=name, where=_where(published))
    who = letter_of(name)
    if who and name in (address.letter_pdf(who), address.letter_signed_pdf(who)):
        yield from standing(published.letters().get(str(who), {}))


def _compared(question: _Question, who: LetterId, entry: Entry, archive: PrintedArchive | None) -> Iterator[Said]:
    """Compare the file with every rendering of the letter that there is, the likeliest first."""
    likest = Likeness.NONE
    for rendering in _renderings(question, who, archive):
        if rendering.data == question.data:
            yield from _found(
                rendering, entry, say(rules.PUBLISHED, file=address.letter_pdf(who), where=rendering.where)
            )
            return
        alike = _likeness(question, rendering.data)
        if alike is Likeness.BYTES:
            if not question.is_vouched:
                yield say(rules.ALTERED, letter=str(who), difference=_NOBODY_VOUCHES)
                return
            yield from _found(rendering, entry, say(rules.SIGNED_COPY, letter=str(who), where=rendering.where))
            return
        likest = alike if likest is Likeness.NONE and not rendering.when else likest
    difference = _WRITTEN_ANEW if likest is Likeness.TEXT else _WORDS_DIFFER
    yield say(rules.ALTERED, letter=str(who), difference=difference)


def _likeness(question: _Question, rendering: bytes) -> Likeness:
    """How alike; that a file begins with our bytes means nothing unless the rest is signatures."""
    found = read_apart(likeness, question.data, rendering)
    return Likeness.NONE if found is Likeness.BYTES and not question.signatures else found


def _found(rendering: Rendering, entry: Entry, current: Said) -> Iterator[Said]:
    if not rendering.when:
        yield current
        yield from standing(entry)
        return
    yield say(rules.EARLIER, letter=entry["id"], when=rendering.when)
    yield from (x for x in standing(entry) if x.rule is not rules.CURRENT)


def _renderings(question: _Question, who: LetterId, archive: PrintedArchive | None) -> Iterator[Rendering]:
    for published in question.lists:
        if data := published.pdf(who):
            yield Rendering(data, _where(published))
    if archive:
        yield from archive.renderings(who)


def _where(published: Published) -> Phrase:
    return _EDITIONS[published.audience].of(place=str(published.place))

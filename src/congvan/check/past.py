"""What letters must still say and the letters of today enter; those that say something else, or are gone, leave.

What stays true: what a letter says is never told, and what is not certain neither.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from congvan.check.facts import Facts
from congvan.check.issued import Version, is_reworded, undeclared, undeclared_files
from congvan.model.content import Content
from congvan.model.finding import Finding, Place
from congvan.model.fixity import change_finding, copy_finding, exchange_finding, loss_finding
from congvan.model.terms import Status
from congvan.model.text import Text, Value

_SINCE = Text("it was written down on {day}")
_LONG_AGO = Text("it was first written down")


@dataclass(frozen=True, slots=True)
class Past:
    """What letters must still say, by the path of their file in the archive; `whole` if git has all that there was.

    `missing` is what the letters said that were issued once and whose files lie nowhere now. `exchanged` are the
    attachments that have other bytes today, `rewritten` those that have others in git. `drafts` are those that git has
    as drafts again, with the symbols that they bore. `copies` are the ids of the signed copies that must be there,
    `unlike` those that are not: whether another one is.
    """

    issued: Mapping[str, Version] = field(default_factory=dict)
    whole: bool = False
    missing: Mapping[str, Content] = field(default_factory=dict)
    rewritten: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exchanged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drafts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    unlike: Mapping[str, bool] = field(default_factory=dict)


def check_issued(past: Past, letters: Sequence[Facts]) -> Iterator[Finding]:
    """Tell which issued letters say something else than they did, and no word of it, and which are gone.

    An attachment or a signed copy that was exchanged is told at its own file: its name stands nowhere else in what is
    found.
    """
    there = {frozenset(x.said.content.items()) for x in letters if x.said.content} if past.missing else set()
    gone = (x for x, content in past.missing.items() if frozenset(content.items()) not in there)
    yield from (loss_finding(Place(x), is_draft=False) for x in gone)
    correcting = corrections(letters)
    for facts in letters:
        before, known = past.issued.get(facts.source), past.drafts.get(facts.source)
        if before is None or (known and facts.said.is_issued and facts.said.symbol not in known):
            continue
        if facts.said.status == Status.DRAFT:
            yield loss_finding(facts.place("status"), is_draft=True)
        else:
            yield from _changes(past, before, facts, correcting.get(str(facts.id), ()))


def _changes(past: Past, before: Version, facts: Facts, mended: tuple[date, ...]) -> Iterator[Finding]:
    """Tell what of a letter changed: its words, the bytes of its attachments, its signed copy."""
    since: Value = _SINCE.of(day=before.day.strftime("%d/%m/%Y")) if before.day else _LONG_AGO
    if fields := undeclared(before, facts.said, mended):
        yield change_finding(facts.place("status"), fields, since, is_signed=bool(facts.copy))
    for name in undeclared_files(before, facts.said, past.exchanged.get(facts.source, ()), mended):
        yield exchange_finding(facts.id, name, since)
    if facts.source in past.unlike and facts.said.is_issued and not is_reworded(before.said, facts.said):
        yield copy_finding(facts.id, since, is_there=past.unlike[facts.source])


def corrections(letters: Sequence[Facts]) -> Mapping[str, tuple[date, ...]]:
    """The days of the letters that correct or replace a letter, by its id."""
    found: dict[str, tuple[date, ...]] = defaultdict(tuple)
    for facts in letters:
        if facts.date and facts.is_in_force:
            for other in {facts.corrects, facts.replaces} - {""}:
                found[other] += (facts.date,)
    return found

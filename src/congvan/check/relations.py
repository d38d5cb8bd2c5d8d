"""How letters refer to one another: `replaces` and `corrects` lead to letters that exist, and both ends agree."""

from collections.abc import Iterator, Mapping

from congvan.check.facts import Facts
from congvan.model.finding import Finding, Place
from congvan.model.identity import LetterId
from congvan.model.rules import register as rules
from congvan.model.rules.body import BAD_LINK
from congvan.model.terms import Status


def check_relations(
    letters: Mapping[LetterId, Facts], broken: frozenset[str], claimed: frozenset[LetterId]
) -> Iterator[Finding]:
    """Check every reference; a letter whose file is broken is not called missing as well.

    `claimed` are the letters that `replaces` of a letter not among `letters` leads to.
    """
    replaced = set(claimed)
    for letter in letters.values():
        for name in ("replaces", "corrects"):
            target = getattr(letter, name)
            if not target:
                continue
            other = parse_id(target)
            if other not in letters and (other is None or other.source not in broken):
                place = letter.place(name)
                yield rules.UNKNOWN_LETTER.at(place, name, other=target, example=letter.id)
            elif name == "replaces" and other is not None:
                replaced.add(other)
                yield from _check_replaced(letter, other, letters)
    for letter in letters.values():
        if letter.status is Status.REPLACED and letter.id not in replaced:
            yield rules.REPLACED_BY_NONE.at(letter.place("status"), "status", id=letter.id)


def check_mentions(letters: Mapping[LetterId, Facts], broken: frozenset[str]) -> Iterator[Finding]:
    """Links between letters lead to letters; one whose file is broken is there."""
    for letter in letters.values():
        for mention in letter.mentions:
            other = parse_id(mention.letter)
            if other and other not in letters and other.source not in broken:
                yield BAD_LINK.at(Place(letter.source, mention.line, mention.column))


def parse_id(text: str) -> LetterId | None:
    """Read a letter's id; None if it is none."""
    try:
        return LetterId.parse(text)
    except ValueError:
        return None


def _check_replaced(letter: Facts, other: LetterId, letters: Mapping[LetterId, Facts]) -> Iterator[Finding]:
    place = letter.place("replaces")
    target = letters.get(other)
    if target and letter.is_in_force and target.status is not Status.REPLACED:
        yield rules.NOT_MARKED_REPLACED.at(place, "replaces", other=other)
    if _comes_back(letter, letters):
        yield rules.REPLACES_ITSELF.at(place, "replaces")


def _comes_back(letter: Facts, letters: Mapping[LetterId, Facts]) -> bool:
    """Whether the chain of `replaces` from a letter leads back to it."""
    seen: set[LetterId] = set()
    here = parse_id(letter.replaces)
    while here is not None and here in letters and here not in seen:
        seen.add(here)
        here = parse_id(letters[here].replaces)
    return letter.id in seen

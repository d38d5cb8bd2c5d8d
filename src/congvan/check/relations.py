"""How letters refer to one another: `replaces` and `corrects` lead to letters that exist, and both ends agree."""

from collections.abc import Iterator, Mapping

from congvan.model import rules
from congvan.model.finding import Finding
from congvan.model.identity import LetterId
from congvan.model.letter import Letter
from congvan.model.terms import Status


def check_relations(
    letters: Mapping[LetterId, Letter], broken: frozenset[str], claimed: frozenset[LetterId]
) -> Iterator[Finding]:
    """Check every reference; a letter whose file is broken is not called missing as well.

    `claimed` are the letters that `replaces` of a letter not among `letters` leads to.
    """
    replaced = set(claimed)
    for letter in letters.values():
        for name in ("replaces", "corrects"):
            target = getattr(letter.front, name)
            if target is None:
                continue
            other = parse_id(target)
            if other not in letters and (other is None or other.source not in broken):
                place = letter.positions.value(name)
                yield rules.UNKNOWN_LETTER.at(place, name, other=target, example=letter.id)
            elif name == "replaces" and other is not None:
                replaced.add(other)
                yield from _check_replaced(letter, other, letters)
    for letter in letters.values():
        if letter.front.status is Status.REPLACED and letter.id not in replaced:
            yield rules.REPLACED_BY_NONE.at(letter.positions.value("status"), "status", id=letter.id)


def parse_id(text: str) -> LetterId | None:
    """Read a letter's id; None if it is none."""
    try:
        return LetterId.parse(text)
    except ValueError:
        return None


def _check_replaced(letter: Letter, other: LetterId, letters: Mapping[LetterId, Letter]) -> Iterator[Finding]:
    place = letter.positions.value("replaces")
    target = letters.get(other)
    if target and letter.is_in_force and target.front.status is not Status.REPLACED:
        yield rules.NOT_MARKED_REPLACED.at(place, "replaces", other=other)
    if _comes_back(letter, letters):
        yield rules.REPLACES_ITSELF.at(place, "replaces")


def _comes_back(letter: Letter, letters: Mapping[LetterId, Letter]) -> bool:
    """Whether the chain of `replaces` from a letter leads back to it."""
    seen: set[LetterId] = set()
    here = parse_id(letter.front.replaces or "")
    while here is not None and here in letters and here not in seen:
        seen.add(here)
        here = parse_id(letters[here].front.replaces or "")
    return letter.id in seen

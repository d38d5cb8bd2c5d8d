"""How letters refer to one another: `replaces` and `corrects` lead to letters that exist, and both ends agree."""

from collections.abc import Iterator, Mapping

from congvan.check.facts import Facts
from congvan.check.hints import line, write
from congvan.model.finding import Finding, Place
from congvan.model.identity import REPORTS, LetterId
from congvan.model.rules import register as rules
from congvan.model.rules.body import BAD_LINK
from congvan.model.rules.links import AS_TARGET, LETTER_HIDDEN
from congvan.model.terms import Audience, Status
from congvan.model.text import Quote, Text


def check_relations(
    letters: Mapping[LetterId, Facts], broken: frozenset[str], claimed: frozenset[LetterId]
) -> Iterator[Finding]:
    """Check every reference; a letter whose file is broken is not called missing as well.

    `claimed` are the letters that `replaces` of a letter not among `letters` leads to.
    """
    replaced = set(claimed)
    circling = {name: _circling(name, letters) for name in _KINDS}
    for letter in letters.values():
        for name in _KINDS:
            target = getattr(letter, name)
            if not target:
                continue
            other = parse_id(target)
            if other not in letters and (other is None or other.source not in broken):
                yield _unknown(letter, name, target, letters)
            elif other is not None:
                replaced |= {other} if name == "replaces" else set()
                if letter.id in circling[name]:
                    yield rules.REPLACES_ITSELF.at(letter.place(name), name)
                else:
                    yield from _check_pair(letter, name, other, letters)
    for letter in letters.values():
        if letter.status is Status.REPLACED and letter.id not in replaced:
            yield rules.REPLACED_BY_NONE.at(letter.place("status"), "status", id=letter.id)


_KINDS = ("replaces", "corrects")


def _unknown(letter: Facts, name: str, target: str, letters: Mapping[LetterId, Facts]) -> Finding:
    """A reference that leads nowhere; where only its form is wrong, the right one is shown."""
    meant = _meant(target, letter.id)
    sure = meant is not None and meant in letters and meant != letter.id
    right = write(line(name, str(meant))) if sure else _AS_ID.of(example=str(letter.id))
    return rules.UNKNOWN_LETTER.at(letter.place(name), name, other=Quote(target, letter.visibility), right=right)


_AS_ID = Text("Write agency/series/period, such as: {example}")


def _meant(target: str, here: LetterId) -> LetterId | None:
    """The letter that a path, a file's name or a bare period most likely means."""
    parts = target.strip().removesuffix("/").removesuffix(".md").removeprefix("./").split("/")
    parts = [x for x in parts if x not in ("", "..", REPORTS)][-3:]
    return parse_id("/".join([here.agency, here.series, ""][: 3 - len(parts)] + parts) if parts else "")


def check_mentions(letters: Mapping[LetterId, Facts], broken: frozenset[str]) -> Iterator[Finding]:
    """Links between letters lead to letters that their readers may see; one whose file is broken is there."""
    for letter in letters.values():
        for mention in letter.mentions:
            other, place = parse_id(mention.letter), Place(letter.source, mention.line, mention.column)
            if other and other not in letters and other.source not in broken:
                yield BAD_LINK.at(place, how=AS_TARGET)
            elif other and letter.is_in_force and _is_hidden(letters.get(other), mention.audience):
                yield LETTER_HIDDEN.at(place)


def _is_hidden(letter: Facts | None, reader: Audience) -> bool:
    """Whether a letter does not exist for a reader; of one that was not admitted nobody knows."""
    if letter is None or not letter.admitted:
        return False
    return not reader.may_see(letter.visibility if letter.is_in_force else Audience.INTERNAL)


def as_link(target: str, here: LetterId) -> str:
    """The id of the letter that a path to its file means; empty if it means none."""
    is_path = target.endswith((".md", "/")) or target.startswith(".")
    return str(_meant(target, here) or "") if is_path else ""


def parse_id(text: str) -> LetterId | None:
    """Read a letter's id; None if it is none."""
    try:
        return LetterId.parse(text)
    except ValueError:
        return None


def _check_pair(letter: Facts, name: str, other: LetterId, letters: Mapping[LetterId, Facts]) -> Iterator[Finding]:
    place, target = letter.place(name), letters.get(other)
    if name == "replaces" and target and letter.is_in_force and target.status is not Status.REPLACED:
        yield rules.NOT_MARKED_REPLACED.at(place, name, other=other)
    if other.agency != letter.id.agency:
        yield rules.FOREIGN_RELATION.at(place, name, other=other)
    elif target and _is_later(target, letter):
        yield rules.LATER_RELATION.at(place, name, other=other)


def _is_later(target: Facts, letter: Facts) -> bool:
    """Whether a letter came after the one that replaces or corrects it: by its day, else by its period."""
    if target.date and letter.date:
        return target.date > letter.date
    return target.id.series == letter.id.series and target.id.period.order > letter.id.period.order


def _circling(name: str, letters: Mapping[LetterId, Facts]) -> set[LetterId]:
    """The letters from which a chain of references of a kind leads back to themselves. Each is visited once."""
    follows = {x: parse_id(target) for x, letter in letters.items() if (target := getattr(letter, name))}
    found: set[LetterId] = set()
    seen: set[LetterId] = set()
    for start in follows:
        chain: dict[LetterId, None] = {}
        here: LetterId | None = start
        while here in follows and here not in seen:
            seen.add(here)
            chain[here] = None
            here = follows[here]
        if here in chain:
            found.update(list(chain)[list(chain).index(here) :])
    return found

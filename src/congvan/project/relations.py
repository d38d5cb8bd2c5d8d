"""How letters are tied to one another, told at both ends, among the letters that an audience sees.

Who replaces and corrects whom a letter says itself. What a letter consolidates follows from its agency, which says that
it adds up a series: the letters of the same series and period that were issued by its own day.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from congvan.model.identity import LetterId
from congvan.model.letter import Letter
from congvan.model.period import Period
from congvan.model.relation import DECLARED, RELATIONS, RelationKind
from congvan.model.terms import Status
from congvan.model.view import AgencyView, Relation


def relations(letters: Iterable[Letter], agencies: Mapping[str, AgencyView]) -> Mapping[LetterId, tuple[Relation, ...]]:
    """Give each letter's ties. A tie to a letter that is not among `letters` does not exist."""
    consolidators = frozenset((x.id, name) for x in agencies.values() for name in x.consolidates)
    known = {str(x.id): x for x in letters}
    ties: dict[LetterId, list[Relation]] = defaultdict(list)
    for letter in known.values():
        for kind in DECLARED:
            other = known.get(getattr(letter.front, kind) or "")
            if other:
                ties[letter.id].append(_tie(kind, other))
                ties[other.id].append(_tie(RELATIONS[kind].reverse, letter))
    for whole, part in _consolidated(known.values(), consolidators):
        ties[whole.id].append(_tie("consolidates", part, agencies[part.id.agency].short))
        ties[part.id].append(_tie("consolidated-in", whole, agencies[whole.id.agency].short))
    return {who: tuple(found) for who, found in ties.items()}


def _consolidated(
    letters: Collection[Letter], consolidators: Collection[tuple[str, str]]
) -> Iterator[tuple[Letter, Letter]]:
    """Pair each consolidated letter with those that it adds up."""
    wholes = [x for x in letters if (x.id.agency, x.id.series) in consolidators]
    parts: dict[tuple[str, Period], list[Letter]] = {(x.id.series, x.id.period): [] for x in wholes}
    for letter in letters:
        beside = parts.get((letter.id.series, letter.id.period))
        is_whole = (letter.id.agency, letter.id.series) in consolidators
        if beside is not None and letter.front.status is Status.ISSUED and not is_whole:
            beside.append(letter)
    yield from ((x, y) for x in wholes for y in parts[x.id.series, x.id.period] if _in_time_for(y, x))


def _in_time_for(part: Letter, whole: Letter) -> bool:
    """Whether a letter was there on the day of the one that adds up; a draft has no day yet."""
    days = (part.front.date, whole.front.date)
    return days[0] is None or days[1] is None or days[0] <= days[1]


def _tie(kind: RelationKind, other: Letter, agency: str = "") -> Relation:
    return Relation(kind, other.id, other.symbol, other.front.date, agency)

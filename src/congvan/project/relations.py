"""Who replaces and corrects whom, told at both ends, among the letters that an audience sees."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from congvan.model.identity import LetterId
from congvan.model.letter import Letter
from congvan.model.view import Relation

_Kind = Literal["replaces", "replaced-by", "corrects", "corrected-by"]
_KINDS: tuple[tuple[Literal["replaces", "corrects"], _Kind], ...] = (
    ("replaces", "replaced-by"),
    ("corrects", "corrected-by"),
)


def relations(letters: Iterable[Letter]) -> Mapping[LetterId, tuple[Relation, ...]]:
    """Give each letter's ties. A tie to a letter that is not among `letters` does not exist."""
    known = {str(x.id): x for x in letters}
    ties: dict[LetterId, list[Relation]] = defaultdict(list)
    for letter in known.values():
        for name, backwards in _KINDS:
            other = known.get(getattr(letter.front, name) or "")
            if other:
                ties[letter.id].append(_tie(name, other))
                ties[other.id].append(_tie(backwards, letter))
    return {who: tuple(found) for who, found in ties.items()}


def _tie(kind: _Kind, other: Letter) -> Relation:
    return Relation(kind, other.id, other.symbol, other.front.date)

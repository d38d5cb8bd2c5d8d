"""A letter enters; what it is tied to leaves: other letters, the one that asked for it, the periods beside its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from congvan.model.view import LetterView, Relation
from congvan.render.pages import words

MOST_TIES = 8  # more of one kind, such as the letters that one adds up, are folded away


@dataclass(frozen=True, slots=True)
class Ties:
    """Letters that one is tied to in the same way, and the words for it."""

    label: str
    letters: tuple[Relation, ...]


def tie_groups(relations: Sequence[Relation]) -> list[Ties]:
    """Put ties of one kind together, each kind where its first stands."""
    kinds = list(dict.fromkeys(x.kind for x in relations))
    ordered = sorted(relations, key=lambda x: kinds.index(x.kind))
    groups = (tuple(members) for _, members in groupby(ordered, key=lambda x: x.kind))
    return [Ties(words.relation(members[0]), members) for members in groups]


def has_ties(view: LetterView) -> bool:
    """Whether there is anything that the letter is tied to."""
    return bool(view.relations or view.series.requested_by or view.previous or view.next)

"""A letter's figures enter; what its page shows of them leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from congvan.model.view import Figure


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures under one outermost label; `label` is empty for those that stand alone."""

    label: str
    figures: tuple[Figure, ...]


def figure_groups(figures: Sequence[Figure]) -> list[FigureGroup]:
    """Group neighbouring figures by their outermost label."""
    by_label = groupby(figures, key=lambda x: x.labels[0] if len(x.labels) > 1 else "")
    return [FigureGroup(label, tuple(members)) for label, members in by_label]

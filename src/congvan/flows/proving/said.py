"""A finding before it has its place: what is told of one file, by whatever part of the proof."""

from collections.abc import Mapping
from dataclasses import dataclass

from congvan.model.finding import Finding, Place, Rule
from congvan.model.text import Value


@dataclass(frozen=True, slots=True)
class Said:
    """A finding before it has its place."""

    rule: Rule
    values: Mapping[str, Value]

    def at_place(self, place: Place) -> Finding:
        """Give the finding."""
        return self.rule.at(place, **self.values)


def say(rule: Rule, **values: Value) -> Said:
    """Say it by a rule, with the values that its sentence needs."""
    return Said(rule, values)

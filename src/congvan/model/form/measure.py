"""What the form of a letter is made of: numbers, each with the bounds and the clause it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from congvan.model.terms import Urgency


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of the form, in millimetres, points, or (no unit) as a ratio.

    `value` is what our letters take; `least` and `most` are what the decree allows.
    """

    value: float
    unit: Literal["mm", "pt", ""]
    least: float
    most: float
    clause: str

    @property
    def css(self) -> str:
        """The number as style sheets write it: `12.7mm`."""
        return f"{self.value:g}{self.unit}"

    @property
    def points(self) -> float:
        """The value in points, for a length."""
        return self.value * 72 / 25.4 if self.unit == "mm" else self.value


@dataclass(frozen=True, slots=True)
class Form:
    """The form that a decree prescribes for letters issued since a day.

    `urgency` gives each stamp's words and width in millimetres.
    """

    decree: str
    since: date
    measures: Mapping[str, Measure]
    urgency: Mapping[Urgency, tuple[str, int]]

    def __getitem__(self, name: str) -> Measure:
        """Give a number by its name."""
        return self.measures[name]

    def text_width(self, *, landscape: bool = False) -> float:
        """The width between the margins, in points."""
        across = self["page-height" if landscape else "page-width"].points
        return across - self["margin-left"].points - self["margin-right"].points

    def text_height(self, *, landscape: bool = False) -> float:
        """The height between the margins, in points."""
        down = self["page-width" if landscape else "page-height"].points
        return down - self["margin-top"].points - self["margin-bottom"].points

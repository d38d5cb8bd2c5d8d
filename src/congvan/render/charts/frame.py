"""The measures of a chart, in pixels of the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """How large a picture is, and what stands round its columns.

    `kind` is its class; `above` has room for the last value, `below` for the periods' names. `letter` is how wide a
    character of those is, on average, in the widest of the page's fonts; `widest` is how much room a period takes at
    most: of few periods the picture is narrower.
    """

    kind: str
    width: int
    height: int
    above: int
    below: int
    letter: float
    widest: int


SMALL = Frame("small", 168, 56, 14, 15, 6.2, 168)
WIDE = Frame("wide", 700, 240, 20, 22, 6.8, 88)
NARROW = Frame("narrow", 340, 220, 20, 22, 6.8, 88)

"""Points and a frame enter, the place of everything in the picture leaves: leather's scales and round values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from typing import Self

from leather.scales import Scale
from leather.ticks import ScoreTicker

from congvan.render.charts.frame import Frame
from congvan.render.charts.point import Exact
from congvan.render.charts.words import short

ZERO = Decimal(0)
_FEW = 10  # whole numbers from lowest to highest that may have a line each, or every other one
BESIDE = 6  # px between a tick's label and the columns


class Ground(Scale):  # type: ignore[misc] # leather has no types
    """Leather's scale from the lowest to the highest value that is drawn; zero lies in it."""

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self._low, self._reach = low, high - low

    def project(self, value: Decimal | int, range_min: int, range_max: int) -> Decimal:
        """Give the place of a value between two others, in pixels."""
        return range_min + (range_max - range_min) * (value - self._low) / self._reach


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the columns stand: `left` and `above` are their corner, `ticks` the values that have lines."""

    left: int
    above: int
    width: int
    height: int
    right: int  # what is left free on the right
    slot: float  # how wide the place of one period is
    scale: Ground
    ticks: tuple[Decimal, ...]

    @classmethod
    def of(cls, points: Sequence[Exact], ticks: Sequence[Decimal], frame: Frame) -> Self:
        """Place the columns of these points, two values at least, within the frame."""
        low, high = reach(points)
        left = ceil(max(len(short(x)) for x in ticks) * frame.letter) + BESIDE if ticks else 0
        room = min((frame.width - left) / len(points), frame.widest)
        beyond = (len(points[-1].label) * frame.letter - room) / 2
        right = max(0, ceil(beyond)) if ticks else 0  # the last name stands in the middle below its column
        width = min(frame.width - left - right, len(points) * frame.widest)
        return cls(
            left,
            frame.above,
            width,
            frame.height - frame.above - frame.below,
            right,
            width / len(points),
            Ground(min([low, *ticks]), max([high, *ticks])),
            tuple(ticks),
        )

    @property
    def whole_width(self) -> int:
        """How wide the picture is with what stands beside the columns."""
        return self.left + self.width + self.right

    def y(self, value: Decimal) -> Decimal:
        """Give the height at which a value lies, from the picture's top."""
        return self.scale.project(value, self.above + self.height, self.above)


def reach(points: Sequence[Exact]) -> tuple[Decimal, Decimal]:
    """Give the lowest and the highest value that is drawn: zero always is."""
    drawn = [ZERO, *(x.value for x in points if x.value is not None)]
    return min(drawn), max(drawn)


def round_values(points: Sequence[Exact]) -> list[Decimal]:
    """Let leather find the round values to read a chart by; of whole numbers they are whole.

    It is asked in numbers of one digit, however large the values are: it cannot count any further than 28 digits.
    """
    low, high = reach(points)
    whole = all(_is_whole(x.value) for x in points if x.value is not None)
    if whole and high - low <= _FEW:  # leather would part them into halves
        step = 1 if high - low <= _FEW / 2 else 2
        return [Decimal(x) for x in range(floor(low / step) * step, int(high) + step, step)]
    power = max(low.adjusted(), high.adjusted())
    found = (x.scaleb(power) for x in ScoreTicker(low.scaleb(-power), high.scaleb(-power)).ticks)
    return [x for x in found if not whole or _is_whole(x)]


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()

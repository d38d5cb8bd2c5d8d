"""What a chart shows of one period."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """A period's short name and its value; None is a gap. `partial` tells of how much it is, if not of all."""

    label: str
    value: int | float | Decimal | None
    partial: str = ""


@dataclass(frozen=True, slots=True)
class Exact:
    """A point whose value, if it has one, is finite and exact."""

    label: str
    value: Decimal | None
    partial: str = ""

    @classmethod
    def of(cls, point: Point) -> "Exact":
        """Take a point; a value that is no finite number becomes a gap."""
        value = None if point.value is None else Decimal(str(point.value))
        return cls(point.label, value if value is None or value.is_finite() else None, point.partial)

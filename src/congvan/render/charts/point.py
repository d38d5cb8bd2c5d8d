"""What a chart shows of one period."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """A period's short name and its value; None is a gap."""

    label: str
    value: int | float | Decimal | None


@dataclass(frozen=True, slots=True)
class Exact:
    """A point whose value, if it has one, is finite and exact."""

    label: str
    value: Decimal | None

    @classmethod
    def of(cls, point: Point) -> "Exact":
        """Take a point; a value that is no finite number becomes a gap."""
        value = None if point.value is None else Decimal(str(point.value))
        return cls(point.label, value if value is None or value.is_finite() else None)

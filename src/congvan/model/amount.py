"""Money: whole đồng, together with the words in which the officer wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in whole đồng (VND has no smaller unit). Equal amounts are equal however they were written."""

    dong: int
    written: str = ""

    def __eq__(self, other: object) -> bool:
        """Compare by value alone."""
        return isinstance(other, Amount) and other.dong == self.dong

    def __hash__(self) -> int:
        """Agree with `__eq__`."""
        return hash(self.dong)

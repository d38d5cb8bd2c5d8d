"""What an edition must not hold: handed from `project` to `verify` as plain data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Secret:
    """A text kept from an audience. `origin` tells where it stands, and may be printed; `text` never may."""

    text: str
    origin: str

    def __repr__(self) -> str:
        """Show the origin alone, so that no traceback or log holds the secret."""
        return f"Secret(origin={self.origin!r})"

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


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file kept from an audience, by the SHA-256 of its bytes in hexadecimal. `origin` tells which it is."""

    digest: str
    origin: str


@dataclass(frozen=True, slots=True)
class Persons:
    """That personal data is looked for by its form alone, and what of that form may stand in the edition.

    `permitted` are keys as `vietnamese.personal` makes them: offices' own numbers and addresses, and the reviewed list.
    `is_reviewed`: they come from the sources. Far from these nobody can tell what was permitted, so findings only warn.
    """

    permitted: frozenset[str] = frozenset()
    is_reviewed: bool = True

    def __repr__(self) -> str:
        """Show no number."""
        return f"Persons(is_reviewed={self.is_reviewed!r})"


@dataclass(frozen=True, slots=True)
class Withheld:
    """Everything that an edition must not hold: texts, files, and personal data unless `persons` is None."""

    texts: tuple[Secret, ...] = ()
    files: tuple[KeptFile, ...] = ()
    persons: Persons | None = None

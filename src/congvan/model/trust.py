"""Whom an archive trusts to stand behind signatures, as plain data: read by `signing`, and light for all others."""

from dataclasses import dataclass
from hashlib import sha256

from congvan.model.text import Text

FEWEST_BITS = 2048  # of an RSA key, to be trusted (ETSI TS 119 312)


@dataclass(frozen=True, slots=True)
class TrustFault:
    """A file of the folder of certificates that cannot be trusted, and why."""

    file: str
    why: Text


@dataclass(frozen=True, slots=True)
class Trust:
    """The certificates (DER) that an archive trusts, in an order that their files' names do not change."""

    roots: tuple[bytes, ...] = ()
    faults: tuple[TrustFault, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What stands for these roots: two archives that trust the same have the same."""
        return sha256(b"".join(sha256(x).digest() for x in self.roots)).hexdigest()

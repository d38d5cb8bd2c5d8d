"""What a signature of a PDF was found to say, as plain data: made by `signing`, shown by `render`, told by `cli`."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum

HERE = timezone(timedelta(hours=7))  # Việt Nam has one time, and has had no other since 1975


class Level(Enum):
    """The PAdES baseline level of a signature (ETSI EN 319 142-1, clause 6)."""

    B_B = "B-B"  # signed
    B_T = "B-T"  # and a trusted third party dates it
    B_LT = "B-LT"  # and what proves the certificates is in the file
    B_LTA = "B-LTA"  # and a time stamp keeps all of it provable for long
    NONE = ""  # signed in a way that PAdES does not know


class Verdict(Enum):
    """What came of verifying one signature against the archive's own trust roots."""

    VALID = "valid"
    BROKEN = "broken"  # the bytes are not those that were signed
    FOREIGN = "foreign"  # no trust root of the archive stands behind the certificate
    CHANGED = "changed"  # something was added afterwards that the signature does not allow
    UNFIT = "unfit"  # the certificate is not one to sign documents with
    EXPIRED = "expired"  # the certificate was not valid when it signed
    REVOKED = "revoked"
    WEAK = "weak"  # made by a method that can be forged today: MD5, SHA-1, a short RSA key
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature, in the order of signing.

    `signer` and `organisation` are the certificate's common name and organisation; `time` is the moment of signing
    (with its zone), which a trusted time stamp proves (`time_proven`: it was there by then) or only the signer says
    (`claimed`). `root` is the name of the trust root behind the certificate, `authority` that of who stamped the time.
    """

    field: str
    signer: str
    organisation: str
    time: datetime | None
    time_proven: bool
    level: Level
    verdict: Verdict
    serial: str = ""  # of the certificate, hexadecimal
    root: str = ""
    authority: str = ""
    claimed: datetime | None = None

    @property
    def claimed_day(self) -> date | None:
        """The day, in Việt Nam, on which the signer says to have signed; None where that is not said, or not clear."""
        return self.claimed.astimezone(HERE).date() if self.claimed and self.claimed.tzinfo else None

    @property
    def proven_day(self) -> date | None:
        """The day, in Việt Nam, of the time stamp that proves when it was there."""
        return self.time.astimezone(HERE).date() if self.time and self.time_proven else None

    def is_claimed_before(self, day: date | None) -> bool:
        """Whether the signer says to have signed before that day."""
        return bool(day and self.claimed_day and self.claimed_day < day)

    def is_claimed_after(self, day: date | None) -> bool:
        """Whether the signer says to have signed after that day, and nobody proves it."""
        return bool(day and self.claimed_day and not self.time_proven and self.claimed_day > day)


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """The signed PDF beside a letter: its name as findings give it, where it lies on this machine, what it says.

    `sha256` is of the bytes that were verified.
    """

    source: str
    path: str
    sha256: str
    signatures: tuple[Signature, ...]

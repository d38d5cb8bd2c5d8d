"""What is told of a published file beside its address: how long it is, and its checksum."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Size in bytes and SHA-256 in hexadecimal (FIPS 180-4)."""

    size: int
    sha256: str

"""What enters and what leaves the making of PDFs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from congvan.model.finding import Finding


@dataclass(frozen=True, slots=True)
class PdfJob:
    """One PDF to make.

    `name` is the letter's path in the archive, for findings. `images` gives, for the address of each picture in the
    edition (`model.address.attachment`), the file on this machine that holds it; what is not named cannot be read.
    """

    name: str
    html: str
    images: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PdfOutcome:
    """What became of a job: the PDF's file in the cache, or what is wrong."""

    name: str
    path: Path | None
    problem: Finding | None

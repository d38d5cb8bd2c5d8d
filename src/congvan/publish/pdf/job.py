"""What enters and what leaves the making of PDFs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from congvan.model.finding import Finding
from congvan.typeface.faces import Typeface, vendored


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A text file inside a PDF: what it is to the letter (ISO 19005-3, annex E), in words, and the letter's day."""

    name: str
    relationship: Literal["Source", "Data"]
    description: str
    content: str
    day: date | None


@dataclass(frozen=True, slots=True)
class PdfJob:
    """One PDF to make.

    `name` is the letter's path in the archive, for findings. `images` gives, for the address of each picture in the
    edition (`model.address.attachment`), the file on this machine that holds it; what is not named cannot be read.
    `typeface` is what it is set in. `enclosures` are the files inside; with any, it is a PDF/A-3.
    """

    name: str
    html: str
    images: Mapping[str, str]
    typeface: Typeface = field(default_factory=vendored)
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfOutcome:
    """What became of a job: the PDF's file in the cache, or what is wrong."""

    name: str
    path: Path | None
    problem: Finding | None

"""An edition to publish, what to make it with, and how to prove the result: what is handed to a generator's adapter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from congvan.model.finding import Finding
from congvan.model.identity import LetterId
from congvan.model.manifest import Manifest
from congvan.model.terms import Status
from congvan.model.view import EditionView
from congvan.publish.signed import Comparison
from congvan.store.cache import Cache
from congvan.typeface.faces import Typeface, vendored

Progress = Callable[[str, int, int], None]  # stage, done, total
Verify = Callable[[Path, Manifest], list[Finding]]


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class MadePdfs:
    """PDFs of an edition's letters that were made beforehand, and by which options."""

    site_url: str
    with_sources: bool
    with_proof: bool
    paths: Mapping[LetterId, Path]


@dataclass(frozen=True, slots=True)
class Work:
    """What a site generator's adapter is handed: an edition to publish, and how to prove the result."""

    edition: EditionView
    cache: Cache
    verify: Verify
    typeface: Typeface = field(default_factory=vendored)
    warnings: tuple[Finding, ...] = ()
    workers: int | None = None
    progress: Progress = silent
    with_sources: bool = False  # letters' PDFs carry their Markdown and figures
    with_proof: bool = True  # of an edition that has an address, letters have short ones, which their PDFs bear
    made: MadePdfs | None = None  # what need not be made again
    site_name: str = ""
    joins: tuple[str, ...] = ()  # other editions of the host that the search covers too, by relative links
    comparison: Comparison | None = None  # without it no signed copy is published
    past_is_known: bool = False  # else issued letters are compared with those of the last edition
    status_of: Callable[[LetterId], Status | None] | None = None  # how a letter stands, whoever may see it; None: gone

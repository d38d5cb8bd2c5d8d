"""An edition's view → all that its site is made of: finished pages, and files by address. Knows no site generator.

What another generator than MkDocs must do with it: put each page's inside into its theme, copy each file.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path

from congvan.errors import RefusedError
from congvan.model import address
from congvan.model.finding import Finding
from congvan.model.identity import LetterId
from congvan.model.manifest import Kind, Manifest
from congvan.model.view import EditionView, LetterView
from congvan.publish.bodies import make_bodies
from congvan.publish.pdf import PdfJob, make_pdfs
from congvan.publish.search import kept_index
from congvan.render.body import Body
from congvan.render.data import letters_json
from congvan.render.letter_html import letter_html
from congvan.render.pages import Page, edition_pages
from congvan.store.cache import Cache

_PICTURE = re.compile(r'<img [^>]*src="([^"]*)"')  # as the sanitiser writes it
Progress = Callable[[str, int, int], None]  # stage, done, total


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


Verify = Callable[[Path, Manifest], list[Finding]]


@dataclass(frozen=True, slots=True)
class Work:
    """What a site generator's adapter is handed: an edition to publish, and how to prove the result."""

    edition: EditionView
    cache: Cache
    verify: Verify
    warnings: tuple[Finding, ...] = ()
    workers: int | None = None
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the edition: its bytes, or where they lie on this machine."""

    kind: Kind
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class Assembly:
    """Pages and files by address."""

    pages: Mapping[str, Page]
    assets: Mapping[str, Asset]

    def kinds(self) -> dict[str, Kind]:
        """What each file of the output is there for, by its path in the edition's folder."""
        pages = {address.output_file(x): Kind.PAGE for x in self.pages}
        return pages | {name: asset.kind for name, asset in self.assets.items()}


def assemble(work: Work, *, site_url: str) -> Assembly:
    """Make all pages and files of an edition.

    Raises:
        RefusedError: a letter's PDF could not be made; the findings say which and why.
        MachineError: the machine lacks what is needed.
    """
    bodies = make_bodies(work.edition.letters, work.cache)
    pdfs = _pdfs(work, bodies, site_url)
    sizes = {view.id: path.stat().st_size for view in work.edition.letters if (path := pdfs.get(view.id))}
    pages = {page.address: page for page in edition_pages(work.edition, bodies, sizes)}
    return Assembly(pages, dict(_assets(work, pdfs, pages)))


def letter_pdf(view: LetterView, cache: Cache) -> bytes:
    """Make one letter's PDF alone.

    Raises:
        RefusedError: it could not be made.
    """
    bodies = make_bodies([view], cache)
    (outcome,) = make_pdfs([_job(view, bodies[view.id], "")], cache, workers=None, on_done=partial(silent, "pdf"))
    if outcome.path is None:
        raise RefusedError([outcome.problem] if outcome.problem else [])
    return outcome.path.read_bytes()


def _job(view: LetterView, body: Body, site_url: str) -> PdfJob:
    """The PDF of a letter, with those of its attachments that the body shows as pictures."""
    shown = {address.resolve(unescape(x), address.letter(view.id)) for x in _PICTURE.findall(body.html)}
    images = {name: x.path for x in view.attachments if (name := address.attachment(view.id, x.file)) in shown}
    return PdfJob(view.id.source, letter_html(view, body, site_url=site_url), images)


def _pdfs(work: Work, bodies: Mapping[LetterId, Body], site_url: str) -> dict[LetterId, Path]:
    letters = work.edition.letters
    jobs = [_job(view, bodies[view.id], site_url) for view in letters]
    outcomes = make_pdfs(
        jobs, work.cache, workers=work.workers, on_done=lambda done, total: work.progress("pdf", done, total)
    )
    problems = [x.problem for x in outcomes if x.problem]
    if problems:
        raise RefusedError(problems)
    return {view.id: x.path for view, x in zip(letters, outcomes, strict=True) if x.path}


def _assets(work: Work, pdfs: Mapping[LetterId, Path], pages: Mapping[str, Page]) -> Iterator[tuple[str, Asset]]:
    for view in work.edition.letters:
        yield address.letter_pdf(view.id), Asset(Kind.PDF, pdfs[view.id])
        for file in view.attachments:
            yield address.attachment(view.id, file.file), Asset(Kind.ATTACHMENT, Path(file.path))
    yield address.LETTERS_JSON, Asset(Kind.DATA, letters_json(work.edition).encode())
    records = [page.search for page in pages.values() if page.search]
    for name, content in kept_index(records, work.cache).items():
        yield address.SEARCH_INDEX + name, Asset(Kind.SEARCH, content)

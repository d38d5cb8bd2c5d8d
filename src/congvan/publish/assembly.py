"""An edition's view → all that its site is made of: finished pages, and files by address. Knows no site generator.

What another generator than MkDocs must do with it: put each page's inside into its theme, copy each file.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from html import unescape
from itertools import islice
from pathlib import Path

from congvan.errors import RefusedError
from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.finding import Finding
from congvan.model.identity import LetterId
from congvan.model.manifest import Kind, Manifest
from congvan.model.terms import Audience
from congvan.model.view import EditionView, LetterView
from congvan.model.volume import Volume, volumes
from congvan.publish.attachments import attached_files
from congvan.publish.bodies import KeptBodies
from congvan.publish.data import data_files
from congvan.publish.enclosures import enclosures
from congvan.publish.fronts import Bindery
from congvan.publish.pdf import PdfJob, PdfOutcome, make_pdfs
from congvan.publish.proofs import proof_address, proof_files
from congvan.publish.registers import make_registers
from congvan.publish.search_index import SearchSettings, search_index
from congvan.publish.search_rows import as_json
from congvan.publish.signed import Comparison, with_proven_copies
from congvan.publish.volumes import make_volumes
from congvan.render.body import Body
from congvan.render.letter_html import letter_html
from congvan.render.pages import PlannedPage, edition_pages, record_of
from congvan.store.cache import Cache
from congvan.typeface.faces import Typeface, vendored
from congvan.vietnamese.short_forms import SHORT_FORMS

_PICTURE = re.compile(r'<img [^>]*src="([^"]*)"')  # as the sanitiser writes it
_JOBS_AT_ONCE = 500  # enough that waiting for the last of a batch costs little
Progress = Callable[[str, int, int], None]  # stage, done, total


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


Verify = Callable[[Path, Manifest], list[Finding]]


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


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the edition: its bytes, or where they lie on this machine."""

    kind: Kind
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class Assembly:
    """Pages and files by address."""

    pages: Mapping[str, PlannedPage]
    assets: Mapping[str, Asset]

    def kinds(self) -> dict[str, Kind]:
        """What each file of the output is there for, by its path in the edition's folder."""
        pages = {address.output_file(x): Kind.PAGE for x in self.pages}
        return pages | {name: asset.kind for name, asset in self.assets.items()}


def assemble(work: Work, *, site_url: str, with_volumes: bool = False, with_registers: bool = True) -> Assembly:
    """Make all pages and files of an edition; with the bound volumes, where they are asked for.

    Of the internal edition the registers to print are made too, unless a preview shall not wait for them.

    Raises:
        RefusedError: a letter's PDF or a public attachment's copy could not be made; the findings say which and why.
        MachineError: the machine lacks what is needed.
    """
    bodies = KeptBodies(work.edition.letters, work.cache)
    pdfs = _pdfs(work, bodies, site_url)
    work = _with_copies(work, pdfs, site_url)
    bound = _volumes(work, volumes(work.edition), pdfs) if with_volumes else {}
    bound |= _registers(work, site_url) if with_registers else {}
    files = {name: Asset(Kind.PDF, path) for name, path in bound.items()} | dict(_beside_letters(work, pdfs))
    facts = {name: _facts(asset) for name, asset in files.items()}
    made = data_files(work.edition, facts, site_url)
    data = {name: Asset(Kind.DATA, content) for name, content in made}
    told = facts | {name: _facts(asset) for name, asset in data.items()}
    proofs = dict(_proofs(work, facts)) if work.with_proof and site_url else {}
    told |= {name: _facts(asset) for name, asset in proofs.items()}
    pages = {page.address: page for page in edition_pages(work.edition, bodies, told, work.warnings)}
    return Assembly(pages, files | data | proofs | dict(_search(work, bodies, facts)))


def _proofs(work: Work, facts: Mapping[str, FileFacts]) -> Iterator[tuple[str, Asset]]:
    """The pages of short addresses."""
    for name, content in proof_files(work.edition, facts, work.site_name):
        yield name, Asset(Kind.PAGE, content)


def letter_files(work: Work, site_url: str) -> dict[str, Asset]:
    """Make what lies beside the letters' pages, by address: PDFs, signed ones, attachments, as the edition has them.

    Raises:
        RefusedError: a letter's PDF could not be made.
    """
    pdfs = _pdfs(work, KeptBodies(work.edition.letters, work.cache), site_url)
    return dict(_beside_letters(_with_copies(work, pdfs, site_url), pdfs))


def _with_copies(work: Work, pdfs: Mapping[LetterId, Path], site_url: str) -> Work:
    """The work with the signed copies that are proven to be their letters."""
    printed = partial(
        letter_pdf,
        cache=work.cache,
        typeface=work.typeface,
        site_url=site_url,
        with_sources=work.with_sources,
        with_proof=work.with_proof,
    )
    return replace(work, edition=with_proven_copies(work.edition, pdfs, work.comparison, printed))


def _beside_letters(work: Work, pdfs: Mapping[LetterId, Path]) -> Iterator[tuple[str, Asset]]:
    """The letters' PDFs and attachments by address; of these the public edition has cleaned copies."""
    attached = attached_files(work.edition.letters, work.edition.audience, work.cache, work.workers)
    for view in work.edition.letters:
        yield address.letter_pdf(view.id), Asset(Kind.PDF, pdfs[view.id])
        if view.signed and not view.signed.is_kept:
            yield address.letter_signed_pdf(view.id), Asset(Kind.PDF, Path(view.signed.path))
        for file in view.attachments:
            where = address.attachment(view.id, file.file)
            yield where, Asset(Kind.ATTACHMENT, attached[where])


def _facts(asset: Asset) -> FileFacts:
    content = asset.content if isinstance(asset.content, bytes) else asset.content.read_bytes()
    return FileFacts(len(content), sha256(content).hexdigest())


def _search(work: Work, bodies: Mapping[LetterId, Body], facts: Mapping[str, FileFacts]) -> Iterator[tuple[str, Asset]]:
    records = [record_of(view, bodies, facts) for view in work.edition.letters]
    settings = SearchSettings(work.edition.audience, work.site_name, work.joins)
    for name, content in search_index(records, work.cache, settings).items():
        yield address.SEARCH_INDEX + name, Asset(Kind.SEARCH, content)
    forms = [*work.edition.short_forms, *SHORT_FORMS]  # the archive's own first: they are the more usual there
    yield address.SHORT_FORMS, Asset(Kind.SEARCH, as_json(forms))


def volume_pdf(work: Work, volume: Volume) -> bytes:
    """Make one volume alone, with its letters.

    Raises:
        RefusedError: a letter's PDF could not be made, or the volume not be bound.
    """
    letters = tuple(view for _, view in volume.letters)
    alone = replace(work, edition=replace(work.edition, letters=letters))
    pdfs = _pdfs(alone, KeptBodies(letters, work.cache), "")
    return next(iter(_volumes(alone, [volume], pdfs).values())).read_bytes()


def _volumes(work: Work, bound: Sequence[Volume], pdfs: Mapping[LetterId, Path]) -> dict[str, Path]:
    """The volumes' files by address."""
    bindery = Bindery(pdfs, work.cache, work.typeface, work.workers)
    paths = make_volumes(bound, bindery, lambda done, total: work.progress("volume", done, total))
    return {address.volume_pdf(x.agency.id, x.year): path for x, path in zip(bound, paths, strict=True)}


def _registers(work: Work, site_url: str) -> dict[str, Path]:
    """The files of the registers of outgoing letters by address; the internal edition alone has them."""
    if work.edition.audience is not Audience.INTERNAL:
        return {}
    books = volumes(work.edition)
    bindery = Bindery({}, work.cache, work.typeface, work.workers)
    paths = make_registers(books, bindery, site_url, lambda done, total: work.progress("register", done, total))
    return {address.register_pdf(x.agency.id, x.year): path for x, path in zip(books, paths, strict=True)}


def letter_pdf(
    view: LetterView,
    cache: Cache,
    typeface: Typeface,
    *,
    site_url: str = "",
    with_sources: bool = False,
    with_proof: bool = True,
) -> bytes:
    """Make one letter's PDF alone; with its Markdown and figures inside, where they are asked for.

    Raises:
        RefusedError: it could not be made.
    """
    bodies = KeptBodies([view], cache)
    job = _job(view, bodies[view.id], site_url, typeface, with_sources=with_sources, with_proof=with_proof)
    (outcome,) = make_pdfs([job], cache, workers=None, on_done=partial(silent, "pdf"))
    if outcome.path is None:
        raise RefusedError([outcome.problem] if outcome.problem else [])
    return outcome.path.read_bytes()


def _job(
    view: LetterView, body: Body, site_url: str, typeface: Typeface, *, with_sources: bool, with_proof: bool
) -> PdfJob:
    """The PDF of a letter, with those of its attachments that the body shows as pictures."""
    shown = {address.resolve(unescape(x), address.letter(view.id)) for x in _PICTURE.findall(body.html)}
    images = {name: x.path for x in view.attachments if (name := address.attachment(view.id, x.file)) in shown}
    proof = proof_address(view, site_url) if with_proof else ""
    html = letter_html(view, body, site_url=site_url, typeface=typeface, proof=proof)
    return PdfJob(view.id.source, html, images, typeface, enclosures(view, body) if with_sources else ())


def with_pdfs(works: Sequence[Work], site_url: str, progress: Progress) -> list[Work]:
    """Make the PDFs of several editions at once, each PDF that is the same in both once, and hand them to the works.

    Raises:
        RefusedError: PDFs could not be made; the findings say all, of all editions.
        MachineError: the machine lacks what is needed.
    """
    jobs = (job for work in works for job in _jobs(work, KeptBodies(work.edition.letters, work.cache), site_url))
    outcomes = iter(_made(jobs, sum(len(x.edition.letters) for x in works), works[0], progress))
    paths = [_paths(work, islice(outcomes, len(work.edition.letters))) for work in works]
    return [
        replace(x, made=MadePdfs(site_url, x.with_sources, x.with_proof, y)) for x, y in zip(works, paths, strict=True)
    ]


def _pdfs(work: Work, bodies: Mapping[LetterId, Body], site_url: str) -> dict[LetterId, Path]:
    made = work.made
    asked = (site_url, work.with_sources, work.with_proof)
    if made and (made.site_url, made.with_sources, made.with_proof) == asked:
        return dict(made.paths)
    return _paths(work, _made(_jobs(work, bodies, site_url), len(work.edition.letters), work, work.progress))


def _jobs(work: Work, bodies: Mapping[LetterId, Body], site_url: str) -> Iterator[PdfJob]:
    for view in work.edition.letters:
        yield _job(
            view, bodies[view.id], site_url, work.typeface, with_sources=work.with_sources, with_proof=work.with_proof
        )


def _made(jobs: Iterator[PdfJob], total: int, work: Work, progress: Progress) -> list[PdfOutcome]:
    """Make the PDFs of jobs, some hundred at a time: each holds its letter's whole HTML."""
    outcomes: list[PdfOutcome] = []
    progress("pdf", 0, total)
    while batch := list(islice(jobs, _JOBS_AT_ONCE)):
        before = len(outcomes)
        told = lambda done, _, before=before: progress("pdf", before + done, total)  # noqa: E731
        outcomes += make_pdfs(batch, work.cache, workers=work.workers, on_done=told)
    # a letter may be at fault in both editions: it is said once
    problems = {(x.problem.place, x.problem.rule.code): x.problem for x in outcomes if x.problem}
    if problems:
        raise RefusedError(list(problems.values()))
    return outcomes


def _paths(work: Work, outcomes: Iterable[PdfOutcome]) -> dict[LetterId, Path]:
    return {view.id: x.path for view, x in zip(work.edition.letters, outcomes, strict=True) if x.path}

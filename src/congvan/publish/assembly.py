"""An edition's view → all that its site is made of: finished pages, and files by address. Knows no site generator.

What another generator than MkDocs must do with it: put each page's inside into its theme, copy each file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.manifest import Kind
from congvan.model.terms import Audience
from congvan.model.volume import Volume, volumes
from congvan.publish.attachments import attached_files
from congvan.publish.bodies import KeptBodies
from congvan.publish.data import data_files
from congvan.publish.facts import facts_of
from congvan.publish.fronts import Bindery
from congvan.publish.letter_pdfs import letter_pdf, pdfs_of
from congvan.publish.proofs import proof_files
from congvan.publish.registers import make_registers
from congvan.publish.search_index import SearchSettings, search_index
from congvan.publish.search_rows import as_json
from congvan.publish.signed import with_proven_copies
from congvan.publish.volumes import make_volumes
from congvan.publish.work import Work
from congvan.render.body import Body
from congvan.render.pages import PlannedPage, edition_pages, record_of
from congvan.vietnamese.short_forms import SHORT_FORMS


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
    pdfs = pdfs_of(work, bodies, site_url)
    work = _with_copies(work, pdfs, site_url)
    bound = _volumes(work, volumes(work.edition), pdfs) if with_volumes else {}
    bound |= _registers(work, site_url) if with_registers else {}
    files = {name: Asset(Kind.PDF, path) for name, path in bound.items()} | dict(_beside_letters(work, pdfs))
    facts = {name: facts_of(asset.content) for name, asset in files.items()}
    made = data_files(work.edition, facts, site_url)
    data = {name: Asset(Kind.DATA, content) for name, content in made}
    told = facts | {name: facts_of(asset.content) for name, asset in data.items()}
    proofs = dict(_proofs(work, facts)) if work.with_proof and site_url else {}
    told |= {name: facts_of(asset.content) for name, asset in proofs.items()}
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
    pdfs = pdfs_of(work, KeptBodies(work.edition.letters, work.cache), site_url)
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
    pdfs = pdfs_of(alone, KeptBodies(letters, work.cache), "")
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

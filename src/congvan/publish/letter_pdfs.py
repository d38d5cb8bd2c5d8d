"""Letters' views → their PDFs: of one letter, of an edition, or of several editions at once, the same one made once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import unescape
from itertools import islice
from pathlib import Path

from congvan.errors import RefusedError
from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.view import LetterView
from congvan.publish.bodies import KeptBodies
from congvan.publish.enclosures import enclosures
from congvan.publish.pdf import PdfJob, PdfOutcome, make_pdfs
from congvan.publish.proofs import proof_address
from congvan.publish.work import MadePdfs, Progress, Work, silent
from congvan.render.body import Body
from congvan.render.letter_html import letter_html
from congvan.store.cache import Cache
from congvan.typeface.faces import Typeface

_PICTURE = re.compile(r'<img [^>]*src="([^"]*)"')  # as the sanitiser writes it
_JOBS_AT_ONCE = 500  # enough that waiting for the last of a batch costs little


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


def pdfs_of(work: Work, bodies: Mapping[LetterId, Body], site_url: str) -> dict[LetterId, Path]:
    """Give the PDFs of an edition's letters: those made beforehand, if they were made by these options.

    Raises:
        RefusedError: a PDF could not be made; the findings say which, and why.
    """
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

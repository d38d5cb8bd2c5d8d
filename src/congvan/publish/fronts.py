"""Sheets as HTML enter, their PDFs leave: what stands before a volume's letters, and registers of their own.

What stays true: sheets of all volumes are laid out together, so that several processes may work; numbers of pages count
on from sheet to sheet; what cannot be made is said of the file to look into.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from congvan.errors import RefusedError
from congvan.model import address
from congvan.model.finding import Place
from congvan.model.identity import AGENCIES, REPORTS, LetterId
from congvan.model.rules.making import VOLUME_UNBOUND
from congvan.model.volume import Volume
from congvan.publish.pdf import PdfJob, make_pdfs
from congvan.publish.pdf.volume import Part, UnboundError, page_count
from congvan.render.volume_html import REGISTER, Sheet, sheets
from congvan.store.cache import Cache
from congvan.typeface.faces import Typeface

R = TypeVar("R")
NO_PAGE = 0  # of a sheet whose place is not known yet


@dataclass(frozen=True, slots=True)
class Bindery:
    """With what volumes are made: the letters' PDFs by letter, the cache, the typeface of the front."""

    pdfs: Mapping[LetterId, Path]
    cache: Cache
    typeface: Typeface
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """A volume's register, laid out: its sheets, and the pages on which each begins and what follows would."""

    parts: list[Part]
    pages: list[int]


def registers(
    volumes: Sequence[Volume], starts: Sequence[int], html: Callable[[Sheet, int], str], bindery: Bindery
) -> list[Register]:
    """Lay out each volume's register, which begins on the page that `starts` says; `html` gives a sheet from a page on.

    How long a sheet is does not depend on its page numbers, so each that others follow is laid out once for its length.
    """
    all_sheets = [sheets(x) for x in volumes]
    drafts = laid_out(REGISTER, volumes, [[html(x, NO_PAGE) for x in each[:-1]] for each in all_sheets], bindery)
    at = [first_pages(start, x) for start, x in zip(starts, drafts, strict=True)]
    numbered = [
        [html(x, page) for x, page in zip(each, pages, strict=True)] for each, pages in zip(all_sheets, at, strict=True)
    ]
    made = laid_out(REGISTER, volumes, numbered, bindery)
    return [Register(x, first_pages(start, x)) for start, x in zip(starts, made, strict=True)]


def laid_out(name: str, volumes: Sequence[Volume], html: Sequence[Sequence[str]], bindery: Bindery) -> list[list[Part]]:
    """Make PDFs of the sheets of each volume; the first is called `name`."""
    jobs = [
        PdfJob(source(volume), sheet, {}, bindery.typeface)
        for volume, each in zip(volumes, html, strict=True)
        for sheet in each
    ]
    outcomes = make_pdfs(jobs, bindery.cache, workers=bindery.workers)
    problems = [x.problem for x in outcomes if x.problem]
    if problems:
        raise RefusedError(problems)
    made = (x.path.read_bytes() for x in outcomes if x.path)
    return [[Part(f"{name}-{i}" if i else name, next(made)) for i in range(len(each))] for each in html]


def first_pages(first: int, parts: Iterable[Part]) -> list[int]:
    """Where each part begins, if the first does on that page, and where the next one would."""
    return list(accumulate((page_count(x) for x in parts), initial=first))


def unless_unbound(volume: Volume, do: Callable[[], R]) -> R:
    """Do it, and say of which letter it could not be done."""
    try:
        return do()
    except UnboundError as error:
        sources = {address.letter_pdf(x.id): x.id.source for _, x in volume.letters}
        place = Place(sources.get(error.part, source(volume)))
        raise RefusedError([VOLUME_UNBOUND.at(place, volume=volume.name, reason=error.reason)]) from error


def source(volume: Volume) -> str:
    """The file to name where the fault is no letter's."""
    return f"{REPORTS}/{AGENCIES}/{volume.agency.id}.yml"

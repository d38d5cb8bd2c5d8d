"""Volumes and their letters' finished PDFs enter; the bound volumes leave, from the cache where nothing changed.

What stays true: no letter is laid out again, and a volume is bound again only if its front or one of its letters is
another. Title, contents and register are made like letters; page numbers count from the title page, which is 1.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import version
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
from congvan.publish.pdf.engine import require_engine
from congvan.publish.pdf.volume import SCHEMA, Part, UnboundError, bind, page_count
from congvan.render.volume_html import REGISTER, contents_html, register_html, sheets
from congvan.store.cache import Cache, key_of
from congvan.typeface.faces import Typeface
from congvan.vietnamese.dates import short_date

R = TypeVar("R")

KIND = "volume"
_CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Bindery:
    """With what volumes are made: the letters' PDFs by letter, the cache, the typeface of the front."""

    pdfs: Mapping[LetterId, Path]
    cache: Cache
    typeface: Typeface
    workers: int | None = None


def make_volumes(
    volumes: Sequence[Volume],
    bindery: Bindery,
    on_done: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Path]:
    """Give the files of the volumes, in their order.

    Raises:
        RefusedError: a front could not be made, or a volume not be bound; the findings say why.
        MachineError: the machine lacks what is needed, or the cache cannot be written.
    """
    keys = [_key(x, bindery) for x in volumes]
    missing = [(x, key) for x, key in zip(volumes, keys, strict=True) if bindery.cache.path(KIND, key) is None]
    start = len(volumes) - len(missing)
    on_done(start, len(volumes))
    fronts = _fronts([x for x, _ in missing], bindery)
    for done, ((volume, key), front) in enumerate(zip(missing, fronts, strict=True), start=start + 1):
        bindery.cache.put(KIND, key, _bound(volume, front, bindery))
        on_done(done, len(volumes))
    return [path for key in keys if (path := bindery.cache.path(KIND, key))]


def _key(volume: Volume, bindery: Bindery) -> str:
    """Name what a volume's bytes depend on: its front but for page numbers, which follow from the letters."""
    face = bindery.typeface
    front = (
        html(sheet, face) for sheet in sheets(volume) for html in (partial(contents_html, pages={}), register_html)
    )
    letters = (sha256(bindery.pdfs[x.id].read_bytes()).hexdigest() for _, x in volume.letters)
    made_by = f"schema {SCHEMA}, pikepdf {version('pikepdf')}"
    return key_of(made_by, require_engine(), face.fingerprint, *front, *letters)


def _fronts(volumes: Sequence[Volume], bindery: Bindery) -> list[list[Part]]:
    """Lay out what stands before the letters, of all volumes together: several processes may work.

    How long a sheet is does not depend on the page numbers in it, so each is laid out once for its length (but for the
    last of a register, which no number waits for), and then with its numbers.
    """
    face, all_sheets = bindery.typeface, [sheets(x) for x in volumes]

    def laid_out(name: str, html: Iterable[list[str]]) -> list[list[Part]]:
        return _laid_out(name, volumes, list(html), bindery)

    drafts = laid_out(_CONTENTS, ([contents_html(x, face, {}) for x in each] for each in all_sheets))
    contents_at = [_first_pages(1, x) for x in drafts]
    drafts = laid_out(REGISTER, ([register_html(x, face) for x in each[:-1]] for each in all_sheets))
    register_at = [_first_pages(at[-1], x) for at, x in zip(contents_at, drafts, strict=True)]
    registers = laid_out(
        REGISTER,
        (
            [register_html(x, face, page) for x, page in zip(each, at, strict=True)]
            for each, at in zip(all_sheets, register_at, strict=True)
        ),
    )
    letters_at = [
        _starts(volume, _first_pages(at[0], x)[-1], bindery)
        for volume, at, x in zip(volumes, register_at, registers, strict=True)
    ]
    contents = laid_out(
        _CONTENTS,
        (
            [contents_html(x, face, pages, then[0], page) for x, page in zip(each, at, strict=False)]
            for each, at, then, pages in zip(all_sheets, contents_at, register_at, letters_at, strict=True)
        ),
    )
    return [[*x, *y] for x, y in zip(contents, registers, strict=True)]


def _laid_out(
    name: str, volumes: Sequence[Volume], html: Sequence[Sequence[str]], bindery: Bindery
) -> list[list[Part]]:
    """Make PDFs of the sheets of each volume; the first is called `name`."""
    jobs = [
        PdfJob(_source(volume), sheet, {}, bindery.typeface)
        for volume, each in zip(volumes, html, strict=True)
        for sheet in each
    ]
    outcomes = make_pdfs(jobs, bindery.cache, workers=bindery.workers)
    problems = [x.problem for x in outcomes if x.problem]
    if problems:
        raise RefusedError(problems)
    made = (x.path.read_bytes() for x in outcomes if x.path)
    return [[Part(f"{name}-{i}" if i else name, next(made)) for i in range(len(each))] for each in html]


def _first_pages(first: int, parts: Iterable[Part]) -> list[int]:
    """Where each part begins, if the first does on that page, and where the next one would."""
    return list(accumulate((page_count(x) for x in parts), initial=first))


def _starts(volume: Volume, first: int, bindery: Bindery) -> dict[LetterId, int]:
    """The page on which each letter begins."""
    at = _unless_unbound(volume, partial(_first_pages, first, _letters(volume, bindery)))
    return {view.id: page for (_, view), page in zip(volume.letters, at, strict=False)}


def _letters(volume: Volume, bindery: Bindery) -> Iterator[Part]:
    for day, view in volume.letters:
        title = f"Số {view.symbol}, {short_date(day)}: {view.subject}"
        yield Part(address.letter_pdf(view.id), bindery.pdfs[view.id].read_bytes(), title)


def _bound(volume: Volume, front: Sequence[Part], bindery: Bindery) -> bytes:
    parts = [*front, *_letters(volume, bindery)]
    return _unless_unbound(volume, partial(bind, parts))


def _unless_unbound(volume: Volume, do: Callable[[], R]) -> R:
    """Do it, and say of which letter it could not be done."""
    try:
        return do()
    except UnboundError as error:
        sources = {address.letter_pdf(x.id): x.id.source for _, x in volume.letters}
        place = Place(sources.get(error.part, _source(volume)))
        raise RefusedError([VOLUME_UNBOUND.at(place, volume=volume.name, reason=error.reason)]) from error


def _source(volume: Volume) -> str:
    """The file to name where the fault is no letter's."""
    return f"{REPORTS}/{AGENCIES}/{volume.agency.id}.yml"

"""Volumes and their letters' finished PDFs enter; the bound volumes leave, from the cache where nothing changed.

What stays true: no letter is laid out again, and a volume is bound again only if its front or one of its letters is
another. Title, contents and register are made like letters; page numbers count from the title page, which is 1.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.volume import Volume
from congvan.publish.fronts import Bindery, first_pages, laid_out, registers, unless_unbound
from congvan.publish.pdf.engine import engine
from congvan.publish.pdf.volume import SCHEMA, Part, bind
from congvan.render.volume_html import contents_html, register_html, sheets
from congvan.store.cache import key_of
from congvan.vietnamese.dates import short_date

KIND = "volume"
_CONTENTS = "contents"


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
    return key_of(made_by, engine(), face.fingerprint, *front, *letters)


def _fronts(volumes: Sequence[Volume], bindery: Bindery) -> list[list[Part]]:
    """Lay out what stands before the letters, of all volumes together.

    How long a sheet is does not depend on the page numbers in it, so each of the contents is laid out once for its
    length, and then with its numbers.
    """
    face, all_sheets = bindery.typeface, [sheets(x) for x in volumes]
    drafts = laid_out(_CONTENTS, volumes, [[contents_html(x, face, {}) for x in each] for each in all_sheets], bindery)
    contents_at = [first_pages(1, x) for x in drafts]
    made = registers(volumes, [at[-1] for at in contents_at], lambda x, page: register_html(x, face, page), bindery)
    letters_at = [_starts(volume, x.pages[-1], bindery) for volume, x in zip(volumes, made, strict=True)]
    numbered = [
        [contents_html(x, face, letters, register.pages[0], page) for x, page in zip(each, at, strict=False)]
        for each, at, register, letters in zip(all_sheets, contents_at, made, letters_at, strict=True)
    ]
    contents = laid_out(_CONTENTS, volumes, numbered, bindery)
    return [[*x, *y.parts] for x, y in zip(contents, made, strict=True)]


def _starts(volume: Volume, first: int, bindery: Bindery) -> dict[LetterId, int]:
    """The page on which each letter begins."""
    at = unless_unbound(volume, partial(first_pages, first, _letters(volume, bindery)))
    return {view.id: page for (_, view), page in zip(volume.letters, at, strict=False)}


def _letters(volume: Volume, bindery: Bindery) -> Iterator[Part]:
    for day, view in volume.letters:
        title = f"Số {view.symbol}, {short_date(day)}: {view.subject}"
        yield Part(address.letter_pdf(view.id), bindery.pdfs[view.id].read_bytes(), title)


def _bound(volume: Volume, front: Sequence[Part], bindery: Bindery) -> bytes:
    parts = [*front, *_letters(volume, bindery)]
    return unless_unbound(volume, partial(bind, parts))

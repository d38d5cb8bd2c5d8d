"""Volumes enter, their registers of outgoing letters leave as PDFs to print: landscape, ten columns, page 1 first.

What stays true: a register is made again only if a line of it is another; each is PDF/A and PDF/UA like the letters.
"""

from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from congvan.model.volume import Volume
from congvan.publish.fronts import Bindery, registers, unless_unbound
from congvan.publish.pdf.engine import engine
from congvan.publish.pdf.volume import SCHEMA, bind
from congvan.render.volume_html import Sheet, register_book, register_html, sheets
from congvan.store.cache import key_of

KIND = "register"
_FIRST_PAGE = 1


def make_registers(
    volumes: Sequence[Volume],
    bindery: Bindery,
    site_url: str = "",
    on_done: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Path]:
    """Give the files of the volumes' registers, in their order; their lines lead to the letters' pages at `site_url`.

    Raises:
        RefusedError: a register could not be made; the findings say why.
        MachineError: the machine lacks what is needed, or the cache cannot be written.
    """
    html = partial(_html, bindery=bindery, site_url=site_url)
    keys = [_key(x, html, bindery) for x in volumes]
    missing = [(x, key) for x, key in zip(volumes, keys, strict=True) if bindery.cache.path(KIND, key) is None]
    on_done(len(volumes) - len(missing), len(volumes))
    made = registers([x for x, _ in missing], [_FIRST_PAGE] * len(missing), html, bindery)
    for (volume, key), register in zip(missing, made, strict=True):
        bindery.cache.put(KIND, key, unless_unbound(volume, partial(bind, register.parts)))
    on_done(len(volumes), len(volumes))
    return [path for key in keys if (path := bindery.cache.path(KIND, key))]


def _html(sheet: Sheet, first_page: int, *, bindery: Bindery, site_url: str) -> str:
    return register_html(sheet, bindery.typeface, first_page, register_book(sheet.volume, site_url))


def _key(volume: Volume, html: Callable[[Sheet, int], str], bindery: Bindery) -> str:
    """Name what a register's bytes depend on; page numbers follow from its lines."""
    made_by = f"schema {SCHEMA}, pikepdf {version('pikepdf')}"
    sheets_html = (html(x, _FIRST_PAGE) for x in sheets(volume))
    return key_of(made_by, engine(), bindery.typeface.fingerprint, *sheets_html)

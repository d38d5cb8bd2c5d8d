"""A finished edition's folder enters; a copy leaves that works from a folder or a USB stick, without a web server.

Browsers give a page that was opened from a file (`file://`) no folder's page for a link that ends in `/`, no modules,
no `fetch` and no workers. So links name `index.html`, scripts are classic ones, and what scripts would fetch lies in
scripts of its own (`data.py`). All else is the edition's, byte for byte. The edition itself is not touched.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from congvan.errors import unwritable
from congvan.model import address
from congvan.model.manifest import Kind
from congvan.publish.csp import with_policy
from congvan.publish.offline.data import is_fetched, wrapped
from congvan.publish.offline.pages import OPENER, SHIM, opener, without_server
from congvan.publish.offline.scripts import classic, is_module

__all__ = ["OPENER", "make_offline", "offline_folder", "offline_kinds"]

_HERE = Path(__file__).parent
_PAGE, _SCRIPT, _STYLE = ".html", ".js", ".css"
# Nothing is loaded ahead here, so a font that must be there at once or not at all would be there for some words only.
_FONTS_AT_ONCE = (b"font-display: optional", b"font-display: block")
# Nobody asks for them where there is no host: its page for unknown addresses, the search engines' list.
_LEFT_OUT = frozenset({"404.html", address.SITEMAP, f"{address.SITEMAP}.gz", address.CHECKSUMS})


def offline_folder(edition: Path) -> Path:
    """Where the copy of an edition stands: beside it, since what is within an edition is published with it."""
    return edition.with_name(f"{edition.name}-offline")


def offline_kinds(kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """Tell which files the copy of an edition with these files has, and what each is there for."""
    kept = {_name(x): kind for x, kind in kinds.items() if x not in _LEFT_OUT}
    return kept | {SHIM: Kind.THEME, OPENER: Kind.SITE}


def make_offline(edition: Path, copy: Path) -> None:
    """Fill an empty folder with the copy, without a checksum list.

    Raises:
        MachineError: a file cannot be read or written, or a script of the theme cannot run without a web server.
    """
    try:
        for name in _files(edition):
            if name not in _LEFT_OUT:
                _convey(edition / name, name, copy / _name(name))
        _write(copy / SHIM, (_HERE / "offline.js").read_bytes())
        _write(copy / OPENER, with_policy(opener()).encode())
    except OSError as error:
        raise unwritable(copy, error) from error


def _files(folder: Path) -> Iterator[str]:
    return (x.relative_to(folder).as_posix() for x in sorted(folder.rglob("*")) if x.is_file())


def _name(name: str) -> str:
    return f"{name}{_SCRIPT}" if is_fetched(name) else name


def _convey(source: Path, name: str, target: Path) -> None:
    """Copy one file in the form in which it works without a server."""
    if name.endswith(_PAGE):
        _write(target, without_server(source.read_text("utf-8"), name).encode())
    elif is_fetched(name):
        _write(target, wrapped(name, source.read_bytes()))
    elif name.endswith(_STYLE):
        _write(target, source.read_bytes().replace(*_FONTS_AT_ONCE))
    elif name.endswith(_SCRIPT) and is_module(script := source.read_text("utf-8")):
        _write(target, classic(name, script).encode())
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)

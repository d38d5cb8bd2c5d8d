"""The letters' Markdown enters; the sources of a plain MkDocs site of it leave: Material and its own search.

It is the yardstick beside us: the same letters as pages, without check, editions, PDFs, data or verification.
"""

from pathlib import Path

from tests.bench.archive import letters_of

_MKDOCS = """\
site_name: Peer
site_url: https://peer.example/
use_directory_urls: true
theme: {name: material, language: vi, font: false}
plugins: [search]
"""
# Plain MkDocs puts every page into the navigation of every page. The second peer leaves them out, as we do.
_OUTSIDE_NAV = "nav: [index.md]\nnot_in_nav: '*'\n"


def make_peer(archive: Path, folder: Path, *, in_nav: bool) -> Path:
    """Write the peer's sources for an archive into a new folder and give the folder."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Peer\n", "utf-8")
    for letter in letters_of(archive):
        page = docs / letter.relative_to(archive / "reports")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(letter.read_bytes())
    (folder / "mkdocs.yml").write_text(_MKDOCS + ("" if in_nav else _OUTSIDE_NAV), "utf-8")
    return folder

"""The exact files of an edition: the contract's addresses and no more."""

import re
from pathlib import Path

import pytest

from tests.integration.archives import ATTACHED, DRAFT, INTERNAL, LETTERS, PUBLIC, REAL, kept

# Every file of the site that is neither a letter's nor the search index's nor under /assets/.
FRAME = {
    "404.html", "SHA256SUMS", "about/index.html", "agencies/bim-son/index.html", "agencies/index.html",
    "agencies/mau-cau-moi/index.html", "agencies/mau-doi-thong/index.html", "agencies/mau-song-xanh/index.html",
    "archive/2025/index.html", "archive/2026/index.html", "archive/index.html", "data/letters.json",
    "help/index.html", "index.html", "search/index.html", "series/cai-cach-hanh-chinh/index.html",
    "series/chuyen-doi-so/index.html", "series/index.html", "series/khcn-tai-chinh/index.html", "sitemap.xml",
    "sitemap.xml.gz",
}  # fmt: skip

# Pagefind's own; its hashes stand for content, so only the kinds are named.
SEARCH = {
    "pagefind/filter/*.pf_filter", "pagefind/fragment/*.pf_fragment", "pagefind/index/*.pf_index",
    "pagefind/pagefind-entry.json", "pagefind/pagefind-worker.js", "pagefind/pagefind.*.pf_meta",
    "pagefind/pagefind.js", "pagefind/wasm.unknown.pagefind",
}  # fmt: skip

# Material's, their hashes left out, then the archive's two pictures; the product's own are all of its folder.
THEME = {
    "assets/images/favicon.png", "assets/javascripts/bundle.min.js", "assets/stylesheets/main.min.css",
    "assets/stylesheets/palette.min.css", "assets/logo.svg", "assets/favicon.svg",
}  # fmt: skip


def letter_files(letters: tuple[str, ...]) -> set[str]:
    """The page and the PDF of each letter."""
    pages = {f"{x}/index.html" for x in letters}
    return pages | {f"{x}/{x.replace('/', '-')}.pdf" for x in letters}


def volume_files(letters: tuple[str, ...]) -> set[str]:
    """The bound volume of each agency and year; all letters here are issued in the year that they report on."""
    named = {(x.split("/")[0], x.split("/")[2][:4]) for x in letters}
    return {f"agencies/{agency}/{agency}-{year}.pdf" for agency, year in named}


def parted(folder: Path) -> tuple[set[str], set[str], set[str]]:
    """The edition's files: those of the contract, the search index's kinds, the theme's without their hashes."""
    files = set(kept(folder))
    assets = {x for x in files if x.startswith("assets/")}
    search = {x for x in files if x.startswith("pagefind/")}
    kinds = {re.sub(r"vi_[0-9a-f]+(?=\.pf_)", "*", x) for x in search}
    return files - assets - search, kinds, {re.sub(r"\.[0-9a-f]{8}(?=\.min\.)", "", x) for x in assets}


def test_public_edition(small: Path) -> None:
    """The public edition holds the issued public letters, each with its PDF, and its public attachment."""
    contract, search, theme = parted(small / "site" / "public")

    assert contract == FRAME | letter_files(PUBLIC) | volume_files(PUBLIC) | {f"{ATTACHED}/bang-so-lieu.xlsx"}
    assert search == SEARCH
    own = {x for x in theme if x.startswith("assets/congvan/")}
    assert theme - own == THEME
    assert {Path(x).suffix for x in own} == {".css", ".js"}


def test_internal_edition(small: Path) -> None:
    """The internal edition holds drafts, the internal letter and the internal attachment as well."""
    contract, search, _ = parted(small / "site" / "internal")

    attachments = {f"{ATTACHED}/bang-so-lieu.xlsx", f"{ATTACHED}/danh-sach-lien-he.xlsx"}
    volumes = volume_files((*PUBLIC, INTERNAL))  # drafts are not bound
    assert contract == FRAME | letter_files(LETTERS) | volumes | attachments
    assert search == SEARCH


def test_what_is_internal_is_told_apart(small: Path) -> None:
    """The three letters that only the office reads are those that the two editions differ in."""
    public, internal = (set(kept(small / "site" / x)) for x in ("public", "internal"))
    pages = {x.removesuffix("/index.html") for x in internal - public if x.endswith("index.html")}
    assert pages == {REAL, INTERNAL, DRAFT}


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_nothing_lies_beside_the_editions_but_their_locks(audience: str, small: Path) -> None:
    """A finished build leaves the edition and its lock."""
    assert {x.name for x in (small / "site").iterdir() if audience in x.name} == {audience, f".{audience}.lock"}

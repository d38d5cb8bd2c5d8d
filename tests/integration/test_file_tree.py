"""The exact files of an edition: the contract's addresses and no more."""

import re
from pathlib import Path

import pytest

from tests.integration.archives import ATTACHED, DRAFT, INTERNAL, LETTERS, PUBLIC, REAL, kept
from tests.integration.test_addresses import listed

# Files of the site that are no addresses: a server gives the one in place of what is not there.
NO_ADDRESS = {"404.html"}

# Pagefind's own and ours beside it; its hashes stand for content, so only the kinds are named, with one folder a year.
SEARCH = {
    "pagefind/catalogue.json", "pagefind/facets.json", "pagefind/pagefind.js", "pagefind/wasm.unknown.pagefind",
    "pagefind/<year>/fragment/*.pf_fragment", "pagefind/<year>/index/*.pf_index",
    "pagefind/<year>/pagefind-entry.json", "pagefind/<year>/pagefind.*.pf_meta", "pagefind/<year>/rows.json",
}  # fmt: skip

# Material's, their hashes left out, then the archive's two pictures; the product's own are all of its folder.
THEME = {
    "assets/images/favicon.png", "assets/stylesheets/main.min.css", "assets/stylesheets/palette.min.css",
    "assets/logo.svg", "assets/favicon.svg",
}  # fmt: skip


def files_listed(audience: str) -> set[str]:
    """The files of an edition's addresses, as `addresses.txt` lists them."""
    names = (x.removeprefix("/") for x, edition in listed().items() if edition in (audience, "both"))
    return {f"{x}index.html" if x.endswith("/") or not x else x for x in names} | NO_ADDRESS


def letter_files(letters: tuple[str, ...]) -> set[str]:
    """The page, the PDF and the data of each letter."""
    files = {f"{x}/index.html" for x in letters}
    return files | {f"{x}/{x.replace('/', '-')}.{kind}" for x in letters for kind in ("pdf", "json")}


def of_letters(files: set[str]) -> set[str]:
    """Those of the files that lie in the folder of a letter: agency, series, period."""
    folders = {f"{x}/" for x in LETTERS}
    return {x for x in files if f"{x.rpartition('/')[0]}/" in folders}


def parted(folder: Path) -> tuple[set[str], set[str], set[str]]:
    """The edition's files: those of the contract, the search index's kinds, the theme's without their hashes."""
    files = set(kept(folder))
    assets = {x for x in files if x.startswith("assets/")}
    search = {x for x in files if x.startswith("pagefind/")}
    kinds = {re.sub(r"(?<=pagefind/)\d{4}(?=/)", "<year>", re.sub(r"vi_[0-9a-f]+(?=\.pf_)", "*", x)) for x in search}
    return files - assets - search, kinds, {re.sub(r"\.[0-9a-f]{8}(?=\.min\.)", "", x) for x in assets}


def test_public_edition(small: Path) -> None:
    """The public edition holds the issued public letters, each with its PDF, and its public attachment."""
    contract, search, theme = parted(small / "site" / "public")

    assert contract == files_listed("public")
    assert of_letters(contract) == letter_files(PUBLIC) | {f"{ATTACHED}/bang-so-lieu.xlsx"}
    assert search == SEARCH
    own = {x for x in theme if x.startswith("assets/congvan/")}
    assert theme - own == THEME
    assert {Path(x).suffix for x in own} == {".css", ".js", ".woff2", ".txt"}  # .txt: the font's licence


def test_internal_edition(small: Path) -> None:
    """The internal edition holds drafts, the internal letter and the internal attachment as well."""
    contract, search, _ = parted(small / "site" / "internal")

    attachments = {f"{ATTACHED}/bang-so-lieu.xlsx", f"{ATTACHED}/danh-sach-lien-he.xlsx"}
    assert contract == files_listed("internal")
    assert of_letters(contract) == letter_files(LETTERS) | attachments
    assert search == SEARCH


def test_what_is_internal_is_told_apart(small: Path) -> None:
    """The editions differ in the three letters that only the office reads, and in lists of nothing else."""
    public, internal = (set(kept(small / "site" / x)) for x in ("public", "internal"))
    pages = {x.removesuffix("/index.html") for x in internal - public if x.endswith("index.html")}
    registers = {
        f"register/{x}" for x in ("mau-cau-moi/2025", "mau-cau-moi/2026", "mau-doi-thong/2025", "mau-song-xanh/2025")
    }
    lists = {"archive/2025/10", "archive/2026/04", "drafts", "findings", "register"}
    assert pages == {REAL, INTERNAL, DRAFT} | registers | lists


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_nothing_lies_beside_the_editions_but_their_locks(audience: str, small: Path) -> None:
    """A finished build leaves the edition and its lock."""
    assert {x.name for x in (small / "site").iterdir() if audience in x.name} == {audience, f".{audience}.lock"}

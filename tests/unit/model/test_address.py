import posixpath
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.period import Period

WORD = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
FILE = st.from_regex(r"[a-zA-Zđộ0-9][a-zA-Zđộ0-9 ._()-]{0,8}[a-z0-9)]", fullmatch=True)
LETTERS = st.builds(LetterId, WORD, WORD, st.builds(Period.parse, st.sampled_from(["2026-04", "2026-Q2", "2026"])))
PAGES = st.one_of(
    st.sampled_from([address.HOME, address.SEARCH, address.AGENCIES, address.SERIES, address.ARCHIVE]),
    LETTERS.map(address.letter),
    WORD.map(address.agency),
    WORD.map(address.series),
    st.integers(1900, 2100).map(address.year),
)
FILES = st.one_of(
    st.sampled_from([address.LETTERS_JSON, address.CHECKSUMS, address.SITEMAP]),
    LETTERS.map(address.letter_pdf),
    st.builds(address.volume_pdf, WORD, st.integers(1900, 2100)),
    st.builds(address.attachment, LETTERS, FILE).filter(lambda x: posixpath.basename(x) != "index.html"),
)
MARCH = LetterId.parse("bim-son/khcn/2026-03")


def test_the_addresses_of_the_contract() -> None:
    """Addresses never change: these are the contract's own."""
    assert address.letter(MARCH) == "bim-son/khcn/2026-03/"
    assert address.letter_pdf(MARCH) == "bim-son/khcn/2026-03/bim-son-khcn-2026-03.pdf"
    assert address.attachment(MARCH, "bảng 1.xlsx") == "bim-son/khcn/2026-03/bảng 1.xlsx"
    assert address.volume_pdf("bim-son", 2026) == "agencies/bim-son/bim-son-2026.pdf"
    assert (address.agency("a"), address.series("s"), address.year(2026)) == (
        "agencies/a/",
        "series/s/",
        "archive/2026/",
    )


@given(PAGES | FILES, PAGES)
def test_a_link_leads_where_it_should(target: str, page: str) -> None:
    """Both as this module resolves it, and as a browser does, wherever the edition is published."""
    link = address.relative(target, page)
    assert address.resolve(link, page) == target
    for root in ("https://example.com/", "https://example.com/a/b/"):
        assert urljoin(root + page, link) == address.absolute(target, root)
    assert not address.is_outside(link)


@given(st.text("ab./\\:%2Ee?#đ \x00", max_size=20), PAGES)
def test_no_link_leaves_the_root(link: str, page: str) -> None:
    """Whatever stands in a link: what it resolves to lies below the edition's root, or is nothing."""
    if address.is_outside(link):
        return
    found = address.resolve(link, page)
    if found is not None:
        file = PurePosixPath("/root") / address.output_file(found)
        assert ".." not in file.parts
        assert posixpath.normpath(str(file)).startswith("/root/")


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("", "a/b/"),
        ("#x", "a/b/"),
        ("?q=1", "a/b/"),
        ("c.pdf", "a/b/c.pdf"),
        ("c%20d.pdf?x#y", "a/b/c d.pdf"),
        (".", "a/b/"),
        ("..", "a/"),
        ("../..", ""),
        ("../../", ""),
        ("index.html", "a/b/"),
        ("../index.html", "a/"),
        ("../../index.html", ""),
        ("bang-index.html", "a/b/bang-index.html"),
        ("../../..", None),
        ("..%2F..%2F..%2Fetc/passwd", None),
        ("/etc/passwd", None),
        ("/root/../..", None),
    ],
)
def test_resolve(link: str, found: str | None) -> None:
    """Query and fragment fall away, `index.html` is its page, and nothing leads above the root."""
    assert address.resolve(link, "a/b/") == found


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("", ""),
        ("#x", "#x"),
        ("?q=1", "?q=1"),
        (".", "index.html"),
        ("./", "index.html"),
        ("..", "../index.html"),
        ("../", "../index.html"),
        ("../..", "../../index.html"),
        ("a/", "a/index.html"),
        ("../a%20b/?q=1&b=%C4%91#x", "../a%20b/index.html?q=1&b=%C4%91#x"),
        ("a", "a"),
        ("a/b.pdf#page=2", "a/b.pdf#page=2"),
        ("a/...", "a/..."),
    ],
)
def test_in_a_folder(link: str, found: str) -> None:
    """Without a web server a link to a page names its file; other links stay."""
    assert address.in_folder(link) == found


@pytest.mark.parametrize("link", ["https://x", "//x", "mailto:a@b", "javascript:x", "data:x", "http://[", "file:/x"])
def test_outside(link: str) -> None:
    """Another host, another scheme, and what cannot be read."""
    assert address.is_outside(link)


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("", "index.html"),
        ("search/", "search/index.html"),
        ("agencies/a/", "agencies/a/index.html"),
        ("a/b/2026/", "a/b/2026/index.html"),
        ("SHA256SUMS", "SHA256SUMS"),
    ],
)
def test_output_files(page: str, file: str) -> None:
    """Where a web server finds a page; a file is where its address says."""
    assert address.output_file(page) == file


@given(PAGES | FILES)
def test_print_addresses(target: str) -> None:
    """A letter's PDF asks for its pictures below a host that exists nowhere."""
    full = address.absolute(target, address.PRINT_ORIGIN)
    assert (urlsplit(full).hostname or "").endswith(".invalid")
    assert address.asked(full) == target
    assert address.asked("https://example.com/x") is None


@given(LETTERS)
def test_a_letters_id(who: LetterId) -> None:
    """Text and back; the slug holds all of it."""
    assert LetterId.parse(str(who)) == who
    assert who.slug == str(who).replace("/", "-")


@pytest.mark.parametrize("text", ["", "a/2026", "a/b/c", "a/b/2026/x", "a/b/2026-04.md"])
def test_what_is_no_letters_id(text: str) -> None:
    """Three parts, the last a period."""
    with pytest.raises(ValueError, match=r".*"):
        LetterId.parse(text)

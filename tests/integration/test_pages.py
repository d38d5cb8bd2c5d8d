"""What a reader of the built sites finds: the ways in, the marks of the internal edition, no dead link."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.integration.archives import DRAFT, INTERNAL, LETTERS, PASSAGES, PUBLIC, REPLACED, SUCCESSOR, WITHDRAWN

AUDIENCES = ("public", "internal")
NAV = {
    "Trang chủ": "", "Cơ quan": "agencies/", "Loại báo cáo": "series/", "Theo năm": "archive/",
    "Tìm kiếm": "search/", "Hướng dẫn": "help/", "Giới thiệu": "about/",
}  # fmt: skip
_ORIGIN = "http://site.invalid/"


class Links(HTMLParser):
    """Every address that a page names, and its links with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.words: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep its addresses."""
        named = {name: value or "" for name, value in attrs}
        self.addresses += [named[x] for x in ("href", "src", "data", "action") if x in named]
        self._open = named.get("href", "") if tag == "a" else self._open

    def handle_endtag(self, tag: str) -> None:
        """Leave a link."""
        self._open = "" if tag == "a" else self._open

    def handle_data(self, data: str) -> None:
        """Keep the words of a link."""
        if self._open and data.strip():
            self.words[data.strip()] = self._open


def links(file: Path) -> Links:
    """What a page leads to."""
    parser = Links()
    parser.feed(file.read_text("utf-8"))
    return parser


def pages(edition: Path) -> Iterator[tuple[str, Path]]:
    """Each page but the error page, which stands at any address, with its address."""
    for file in sorted(edition.rglob("index.html")):
        address = file.parent.relative_to(edition).as_posix()
        yield ("" if address == "." else f"{address}/"), file


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_leads_to_every_section(audience: str, small: Path) -> None:
    """The seven ways in stand on every page, a letter's too, and lead where they say."""
    for address, file in pages(small / "site" / audience):
        words = links(file).words
        led = {name: urljoin(_ORIGIN + address, words.get(name, "none")) for name in NAV}
        assert led == {name: _ORIGIN + target for name, target in NAV.items()}, address


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_dead_link(audience: str, small: Path) -> None:
    """Every address on every page that does not leave the site is a file of it; none leaves by itself."""
    edition = small / "site" / audience
    dead = []
    for address, file in pages(edition):
        for link in links(file).addresses:
            target = urlsplit(urljoin(_ORIGIN + address, link))
            if f"{target.scheme}://{target.netloc}/" != _ORIGIN:
                continue
            path = edition / unquote(target.path).lstrip("/")
            if not (path / "index.html" if target.path.endswith("/") else path).is_file():
                dead.append((address, link))
    assert dead == []


@pytest.mark.parametrize(("audience", "letters"), [("public", PUBLIC), ("internal", LETTERS)])
def test_letters_can_be_reached_and_read(audience: str, letters: tuple[str, ...], small: Path) -> None:
    """Each letter stands on its year's, its agency's and its series' page; its own page leads to its PDF."""
    edition = small / "site" / audience
    for letter in letters:
        agency, series, period = letter.split("/")
        for listing in (f"archive/{period[:4]}/", f"agencies/{agency}/", f"series/{series}/"):
            found = {urljoin(_ORIGIN + listing, x) for x in links(edition / listing / "index.html").addresses}
            assert f"{_ORIGIN}{letter}/" in found, (letter, listing)
        own = {urljoin(f"{_ORIGIN}{letter}/", x) for x in links(edition / letter / "index.html").addresses}
        assert f"{_ORIGIN}{letter}/{letter.replace('/', '-')}.pdf" in own


def test_data_lists_the_letters(small: Path) -> None:
    """`data/letters.json` names its audience, and exactly the letters that the edition shows."""
    for audience, letters in (("public", PUBLIC), ("internal", LETTERS)):
        data = json.loads((small / "site" / audience / "data" / "letters.json").read_text("utf-8"))
        assert data["audience"] == audience
        assert {x["id"] for x in data["letters"]} == set(letters)


def test_internal_edition_is_marked_on_every_page(small: Path) -> None:
    """Whoever holds a page of the internal edition sees it, and search engines are told off; the public has no mark."""
    for audience, marked in (("public", False), ("internal", True)):
        edition = small / "site" / audience
        for file in [*(file for _, file in pages(edition)), edition / "404.html"]:
            html = file.read_text("utf-8")
            assert ("Chỉ lưu hành trong cơ quan" in html) is marked, file
            assert bool(re.search(r'<meta name="robots" content="noindex', html)) is marked, file


def test_public_letter_says_that_something_was_left_out(small: Path) -> None:
    """Where an internal passage stood the public page has a mark; the internal page has the passage."""
    secret = "vắng mặt tại quầy 50 phút không báo cáo"
    public, internal = ((small / "site" / x / PASSAGES / "index.html").read_text("utf-8") for x in AUDIENCES)
    assert secret in internal
    assert secret not in public
    assert "lược" in public.lower()


def test_states_are_told(small: Path) -> None:
    """Replaced and withdrawn letters keep their pages, with notice; a replaced one leads to its successor."""
    edition = small / "site" / "public"
    replaced, successor = edition / REPLACED / "index.html", edition / SUCCESSOR / "index.html"
    assert f"{_ORIGIN}{SUCCESSOR}/" in {urljoin(f"{_ORIGIN}{REPLACED}/", x) for x in links(replaced).addresses}
    assert f"{_ORIGIN}{REPLACED}/" in {urljoin(f"{_ORIGIN}{SUCCESSOR}/", x) for x in links(successor).addresses}
    assert "thay thế" in replaced.read_text("utf-8")
    assert "thu hồi" in (edition / WITHDRAWN / "index.html").read_text("utf-8").lower()


def test_drafts_and_internal_letters_are_marked(small: Path) -> None:
    """In the internal edition a draft says that it is one, an internal letter that it is internal."""
    edition = small / "site" / "internal"
    assert "dự thảo" in (edition / DRAFT / "index.html").read_text("utf-8").lower()
    body = re.sub(r"(?s)^.*?<article", "", (edition / INTERNAL / "index.html").read_text("utf-8"))
    assert "nội bộ" in body.lower()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_page_asks_another_host(audience: str, small: Path) -> None:
    """No page loads a script, a style, a font or a picture from elsewhere."""
    for address, file in pages(small / "site" / audience):
        html = file.read_text("utf-8")
        loaded = re.findall(r'<(?:script|img|iframe|object|embed|source)[^>]*(?:src|data)="([^"]*)"', html)
        loaded += re.findall(r'<link[^>]*rel="(?!canonical)[^"]*"[^>]*href="([^"]*)"', html)
        loaded += re.findall(r'<link[^>]*href="([^"]*)"[^>]*rel="(?:stylesheet|icon|preload)', html)
        assert [x for x in loaded if x.startswith(("http:", "https:", "//"))] == [], address
    styles = "".join(x.read_text("utf-8") for x in (small / "site" / audience).rglob("*.css"))
    assert re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", styles) == []

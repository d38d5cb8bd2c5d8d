"""Links of pages that lead nowhere, out of the edition, or to what is not allowed."""

from pathlib import Path

import pytest

from congvan.verify import verify_folder
from tests.unit.verify.test_verify import PAGE, built, codes

FILES = {
    "index.html": PAGE.format("<h2 id='so-lieu'>Số liệu</h2>").encode(),
    "bim-son/a/2026-04/index.html": PAGE.format("<h2 id='phan-1'>Phần 1</h2><a name=cu>a</a>").encode(),
    "bim-son/a/2026-04/đề án.pdf": b"a",
    "assets/a.css": b"p { background: url('b.svg') } /* url(http://example.com/in-a-comment) */",
    "assets/b.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}

GOOD = [
    '<a href="https://example.com/x">a</a>',
    '<a href="mailto:a@example.com">a</a> <a href="tel:+84900000001">a</a>',
    '<a href="../2026-04/">a</a> <a href=".">a</a> <a href="">a</a> <a href="#">a</a> <a href="#top">a</a>',
    '<a href="../../../">a</a> <a href="../../../index.html#so-lieu">a</a> <a href="../../..">a</a>',
    '<a href="../2026-04/#phan-1">a</a> <a href="../2026-04/#cu">a</a> <a href="?q=1#day">a</a> <p id=day>',
    '<a href="../2026-04/%C4%91%E1%BB%81%20%C3%A1n.pdf#page=2">a</a> <a href="../2026-04/đề án.pdf">a</a>',
    '<img alt="" src="../../../assets/b.svg"> <img alt="" src="data:image/png;base64,aaaa">',
    '<link rel=canonical href="https://example.com/x/"> <meta property="og:image" content="https://example.com/a.png">',
    '<link rel=stylesheet href="../../../assets/a.css">',
    '<svg><use href="#day"/></svg><p id=day>',
]

BAD = {
    # what stands on the page → code and what the finding says of it
    '<a href="../2026-05/">a</a>': ("CV904", "../2026-05/"),
    '<a href="../2026-04/index.htm">a</a>': ("CV904", "../2026-04/index.htm"),
    '<a href="../2026-04/#phan-2">a</a>': ("CV904", "../2026-04/#phan-2"),
    '<a href="#x">a</a>': ("CV904", "#x"),
    '<a href="/bim-son/a/2026-04/">a</a>': ("CV904", "/bim-son/a/2026-04/"),
    '<a href="../../../../index.html">a</a>': ("CV904", "../../../../index.html"),
    '<img alt="" src="a.png">': ("CV904", "a.png"),
    '<img alt="" srcset="a.png 1x, ../../../assets/b.svg 2x">': ("CV904", "a.png"),
    '<meta http-equiv=refresh content="0; url=../x/">': ("CV904", "../x/"),
    '<img alt="" src="https://example.com/a.png">': ("CV905", "https://example.com/a.png"),
    '<img alt="" src="//example.com/a.png">': ("CV905", "//example.com/a.png"),
    '<img alt="" src="file:///a.png">': ("CV905", "file:///a.png"),
    '<script src="https://example.com/a.js"></script>': ("CV905", "https://example.com/a.js"),
    '<iframe src="https://example.com/"></iframe>': ("CV905", "https://example.com/"),
    '<link rel="preload stylesheet" href="https://example.com/a.css">': ("CV905", "https://example.com/a.css"),
    '<link rel=preconnect href="https://example.com">': ("CV905", "https://example.com"),
    "<style>@import 'https://example.com/a.css';</style>": ("CV905", "https://example.com/a.css"),
    '<p style="background: URL( https://example.com/a.png )">a</p>': ("CV905", "https://example.com/a.png"),
    '<base href="https://example.com/">': ("CV905", "https://example.com/"),
    '<svg><image href="https://example.com/a.png"/></svg>': ("CV905", "https://example.com/a.png"),
    '<a href="file:///etc/passwd">a</a>': ("CV910", "file"),
    '<a href="javascript:alert(1)">a</a>': ("CV910", "javascript"),
    '<a href="java\nscript:alert(1)">a</a>': ("CV910", "javascript"),
    '<a href="C:\\reports\\a.docx">a</a>': ("CV910", "c"),
    '<form action="javascript:x()"></form>': ("CV910", "javascript"),
}

PAGE_UNDER_TEST = "bim-son/a/2026-03/index.html"


@pytest.mark.parametrize("body", GOOD)
def test_good_links(tmp_path: Path, body: str) -> None:
    """Whatever a reader can follow, and whatever lies in the edition, is right."""
    built(tmp_path, {**FILES, PAGE_UNDER_TEST: PAGE.format(body).encode()})
    assert verify_folder(tmp_path) == []


@pytest.mark.parametrize("body", BAD)
def test_bad_link(tmp_path: Path, body: str) -> None:
    """Each wrong link is found once, and named."""
    built(tmp_path, {**FILES, PAGE_UNDER_TEST: PAGE.format(body).encode()})
    (finding,) = (x for x in verify_folder(tmp_path) if x.rule.code != "CV912")  # some need a style to say it
    code, said = BAD[body]
    assert (finding.rule.code, finding.place.path) == (code, PAGE_UNDER_TEST)
    assert said in (finding.values.get("link"), finding.values.get("scheme"))


def test_style_sheet_that_loads_from_elsewhere(tmp_path: Path) -> None:
    """A style sheet's addresses count from the sheet, and may not leave the edition."""
    sheet = b'@import "https://example.com/a.css"; p { src: url(../assets/b.svg), url("none.woff2#x") }'
    built(tmp_path, {**FILES, "assets/c.css": sheet})
    assert codes(verify_folder(tmp_path)) == [("CV904", "assets/c.css"), ("CV905", "assets/c.css")]


def test_page_for_missing_addresses_links_from_the_root(tmp_path: Path) -> None:
    """404.html is shown at any address, so its links begin at the root of the host, under any folder."""
    page = PAGE.format('<a href="/x/">a</a> <a href="/x/bim-son/a/2026-04/">b</a> <img alt="" src="/x/assets/b.svg">')
    built(tmp_path, {**FILES, "404.html": page.encode()})
    assert verify_folder(tmp_path) == []
    page = PAGE.format('<a href="/x/">a</a> <a href="/x/none/">b</a> <a href="/x/bim-son/a/2026-04/">c</a>')
    built(tmp_path, {**FILES, "404.html": page.encode()})
    assert codes(verify_folder(tmp_path)) == [("CV904", "404.html")]

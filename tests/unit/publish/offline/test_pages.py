"""Pages that are opened from a file: which tags change, and how."""

import pytest

from congvan.publish.offline.pages import opener, without_server

CHANGED = {
    '<a href="../">a</a>': '<a href="../index.html">a</a>',
    '<a class="x" href="..">a</a>': '<a class="x" href="../index.html">a</a>',
    "<a href='./' title=\"a > b\">a</a>": '<a href="index.html" title="a > b">a</a>',
    '<a href="../a/b/2026-04/#phan-1">a</a>': '<a href="../a/b/2026-04/index.html#phan-1">a</a>',
    '<a href="../search/?q=%C4%91&amp;year=2026">a</a>': '<a href="../search/index.html?q=%C4%91&amp;year=2026">a</a>',
    '<a title="x > y" href="../c/">a</a>': '<a title="x > y" href="../c/index.html">a</a>',
    '<a href="../&#39;x&#39;/">a</a>': '<a href="../&#x27;x&#x27;/index.html">a</a>',
    "<a href=../ >a</a>": '<a href="../index.html" >a</a>',
    '<FORM ACTION="../search/">': '<FORM ACTION="../search/index.html">',
    '<link rel="preload" as="font" crossorigin href="a.woff2">': "",
    '<link href="a.js" rel=modulepreload>': "",
    '<script type="module" src="../assets/x.js"></script>': (
        '<script defer src="../../assets/congvan/offline.js" data-start="../assets/x.js"></script>'
    ),
}

KEPT = (
    '<a href="../a/b.pdf">a</a>',
    '<a href="index.html">a</a>',
    '<a href="">a</a> <a href="#x">a</a> <a href="?q=1">a</a>',
    '<a href="https://example.com/a/">a</a> <a href="mailto:a@example.com">a</a>',
    '<a href="../a/b">a</a>',
    '<!-- <a href="../">a</a> -->',
    '<link rel="stylesheet" href="../a.css">',
    '<script src="../a.js"></script>',
    '<script type="application/ld+json">{"@id": "../"}</script>',
    '<img src="../" alt="">',
    '<p data-x="<b>">5 < 6 và 7 > 6</p>',
    '<form action="" method="get">',
)


@pytest.mark.parametrize(("html", "expected"), CHANGED.items())
def test_changed(html: str, expected: str) -> None:
    """Links to pages name their file; a module is started by offline.js; nothing is loaded ahead."""
    page = "<!doctype html><html><body>{}<p>Kho</p></body></html>"
    assert without_server(page.format(html), "a/b/index.html") == page.format(expected)


@pytest.mark.parametrize("html", KEPT)
def test_kept(html: str) -> None:
    """All else stays, byte for byte."""
    assert without_server(html, "a/b/index.html") == html


def test_policy_allows_files_and_no_more() -> None:
    """In the policy a file counts as the page's own, which Firefox doubts; what was forbidden stays forbidden."""
    meta = '<meta http-equiv="Content-Security-Policy" content="{}">'
    html = meta.format("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'")
    expected = meta.format("default-src 'none'; script-src 'self' file: 'wasm-unsafe-eval'; base-uri 'none'")
    assert without_server(html, "index.html") == expected


def test_opener_leads_home_without_scripts() -> None:
    """The page to open first leads to the home page by itself, and by a link."""
    assert 'content="0; url=index.html"' in opener()
    assert '<a href="index.html">' in opener()
    assert "<script" not in opener()

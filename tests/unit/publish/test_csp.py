"""The policy that every page carries."""

from pathlib import Path

import pytest

from congvan.publish.csp import policy, with_policy

PAGE = '<!doctype html>\n<html lang="vi">\n  <head>\n<meta charset="utf-8"></head><body>Kho</body></html>'


def test_the_policy_trusts_files_of_the_edition_alone() -> None:
    """Nothing is allowed that is not named; no script or style within a page, no text run as script, no other host."""
    sources = {name: rest.split() for name, _, rest in (x.partition(" ") for x in policy().split("; "))}
    assert sources["default-src"] == ["'none'"]
    assert sources["base-uri"] == ["'none'"]
    assert {x for each in sources.values() for x in each} == {"'none'", "'self'", "data:", "'wasm-unsafe-eval'"}
    assert [name for name, each in sources.items() if "data:" in each] == ["img-src"]


def test_nothing_of_the_page_stands_before_the_policy() -> None:
    """A policy holds for what follows it, so it stands first in the head; else the page is as it was."""
    start, meta, rest = with_policy(PAGE).partition(f'<meta http-equiv="Content-Security-Policy" content="{policy()}">')
    assert meta
    assert start.endswith("<head>")
    assert start + rest == PAGE


def test_the_charset_is_still_found() -> None:
    """Browsers look for it in the first 1,024 bytes (HTML, 13.2.3.2)."""
    assert b'charset="utf-8"' in with_policy(PAGE).encode()[:1024]


@pytest.mark.parametrize("text", ["", '<?xml version="1.0"?><urlset/>', "<header>Kho</header>"])
def test_what_is_no_page_stays(text: str) -> None:
    """A file without a head is no page."""
    assert with_policy(text) == text


@pytest.mark.parametrize("file", ["nginx/congvan-common.conf", "caddy/Caddyfile"])
def test_operators_are_told_the_same_policy(file: str) -> None:
    """The header in docs/hosting is the pages' own policy, with the one part that only a header can say."""
    told = (Path(__file__).parents[3] / "docs" / "hosting" / file).read_text("utf-8")
    assert f"\"{policy()}; frame-ancestors 'self'\"" in told

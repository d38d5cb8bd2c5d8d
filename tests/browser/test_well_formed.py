"""The HTML of every kind of page, read as the standard says: nothing that a browser would have to guess at.

Quick and always run; what the standard asks beyond it (test_markup.py) needs a checker that not every machine has.
"""

from collections import Counter
from pathlib import Path

import pytest
from tinyhtml5.parser import HTMLParser

from tests.browser.kinds import kinds_of

pytestmark = pytest.mark.browser


def faults(html: str) -> list[str]:
    """Give what the standard calls parse errors, by line, and the ids that a page has twice."""
    parser = HTMLParser(namespace_html_elements=False)
    ids = Counter(x.get("id") for x in parser.parse(html).iter())
    return [
        *(f"line {line}: {code}" for (line, _), code, _ in parser.errors),
        *(f"id twice: {x}" for x, times in ids.items() if x is not None and times > 1),
    ]


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_every_kind_of_page_is_well_formed(audience: str, editions: Path) -> None:
    """Every element is closed where it was opened, every character is written as it must be, every id is one's own."""
    folder = editions / audience
    pages = {x: folder / (x if x == "404.html" else f"{x}index.html") for x in kinds_of(folder)}
    assert {x: found for x, page in pages.items() if (found := faults(page.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ("<p><div></p></div>", "unexpected-end-tag"),
        ("<p id=a></p><i id=a></i>", "id twice: a"),
        ("&thorn", "named-entity-without-semicolon"),
        ("<table><p></p></table>", "unexpected-start-tag-implies-table-voodoo"),
        ("<a href='#' href='#'></a>", "duplicate-attribute"),
        ("<section>", "expected-closing-tag-but-got-eof"),
    ],
)
def test_faults_would_be_found(wrong: str, fault: str) -> None:
    """Each of these is found, and nothing in the same page without it: the test above can fail."""
    page = "<!doctype html>\n<html lang=vi>\n<title>x</title>\n{}"
    assert faults(page.format("")) == []
    assert any(fault in x for x in faults(page.format(wrong)))

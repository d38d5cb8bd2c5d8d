"""Reading a letter's HTML: the elements are those that WeasyPrint's own parser finds."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from congvan.publish.pdf.engine import require_engine
from tests.golden.sheets import LETTERS, job

require_engine()

import tinyhtml5  # noqa: E402 - only after `require_engine`
from weasyprint.html import UA  # noqa: E402 - as above

from congvan.publish.pdf.quick import page  # noqa: E402 - as above


def said(element: Any) -> Iterator[tuple[str, dict[str, str], str, str]]:
    """Name, attributes, text within and text behind, of an element and of all below it."""
    yield element.tag, dict(element.attrib), element.text or "", element.tail or ""
    for child in element:
        yield from said(child)


def body(root: Any) -> list[tuple[str, dict[str, str], str, str]]:
    """Its body, but for the line breaks that parsers leave at its end or behind it."""
    element = root.find("body")
    element.tail = None
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip("\n")
    return list(said(element))


ODD = {
    "nested": "<ul>\n<li>một\n<ul>\n<li><p>hai</p></li>\n</ul></li>\n</ul>",
    "entities": "<p>a &lt; b &amp;&nbsp;c &#39;d&#39; &#34;e&#34; &gt; f</p>",
    "void": '<p>một<br>hai<br>\nba</p>\n<hr>\n<p><img src="x.png" alt="a &quot;b&quot;"></p>',
    "table": '<table>\n<thead>\n<tr>\n<th align="center">A</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td></td>\n</tr>\n'
    "</tbody>\n</table>",
    "deep": "<blockquote>" * 60 + "<p>sâu</p>" + "</blockquote>" * 60,
    "spaces": "<p>a\u00a0b\u00ad\u200b \t c</p><pre><code>x\n  y\n</code></pre>",
}


@pytest.mark.parametrize("html", [job(*x).html for x in LETTERS.items()], ids=LETTERS)
def test_a_letters_elements_are_those_of_the_html_standard(html: str) -> None:
    """Same names, attributes and texts, in the same places, in every letter that we have pictures of."""
    read, standard = page.read(html), tinyhtml5.parse(html, namespace_html_elements=False)
    assert body(read) == body(standard)
    assert read.attrib == standard.attrib
    ours, theirs = ([(x.tag, x.attrib) for x in root.iterfind("head/*")] for root in (read, standard))
    assert ours == theirs


@pytest.mark.parametrize("inside", ODD.values(), ids=ODD)
def test_what_bodies_may_have_is_read_by_the_standard(inside: str) -> None:
    """Texts and elements that letters seldom have."""
    html = (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head><title>x</title></head>\n<body>\n<div>{inside}</div>\n</body></html>'
    )
    assert body(page.read(html)) == body(tinyhtml5.parse(html, namespace_html_elements=False))


def test_each_rule_that_is_left_out_is_still_there_to_leave_out() -> None:
    """When this fails after an upgrade: read WeasyPrint's style sheet, and `_RULES` anew."""
    assert all(re.search(f"^{old}", UA, re.MULTILINE) for old, _ in page._RULES)

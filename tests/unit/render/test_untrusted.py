"""Markdown written to do harm: whatever the way of writing, no address leads anywhere but to the web, mail or a page.

Read back with a parser of its own (lxml), by what a browser would make of an address: control characters and blanks
fall out of it, entities are read (WHATWG URL, 4.4).
"""

import re

import pytest
from lxml import html as lxml_html

from congvan.render.body import render_body, with_addresses

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)  # what has none is an address within the site
_ALLOWED = {"http", "https", "mailto", "tel"}
_TAGS = {"a", "img", "p", "div", "span", "code", "em", "strong", "ul", "li", "abbr", "br", "blockquote", "table",
         "tbody",
         "tr", "td", "h2", "sup", "hr", "ol", "thead", "th"}  # fmt: skip

_SCHEMES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
    "&#0000106avascript:alert(1)", "javascript&#58;alert(1)", "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "jav&#x09;ascript:alert(1)", "javascript%3Aalert(1)", "%6Aavascript:alert(1)", "java\u200bscript:alert(1)",
    "ｊavascript:alert(1)", "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>", "data:image/png;base64,iVBORw0=",
    "file:///etc/passwd", "blob:https://a.example/1", "ftp://a.example/x", "ws://a.example", "about:blank",
    "view-source:x",
    "filesystem:https://a.example/x", "intent://a#Intent;end", "ms-word:ofe|u|https://a.example/a.docx", "x-y:z",
    "\\\\a.example\\x", "http\t://a.example/", "javascript://%0aalert(1)", "feed:javascript:alert(1)",
)  # fmt: skip
_WAYS = (
    "[a]({})", "[a](<{}>)", "![a]({})", "[a][r]\n\n[r]: {}", "[a][r]\n\n[r]: <{}>", "![a][r]\n\n[r]: {}", "<{}>",
    '<a href="{}">a</a>', "<a href='{}'>a</a>", "<a href={}>a</a>", '<img src="{}" alt="a">', '<image src="{}">',
    '<svg><a xlink:href="{}">a</a></svg>', '<form action="{}"><button formaction="{}">a</button></form>',
    '<div><a href="{}">a</a></div>', '<area href="{}">', '<object data="{}"></object>', '<iframe src="{}"></iframe>',
    '<img srcset="{} 2x" src="a.png">', '<video poster="{}" src="{}"></video>', '<link rel="stylesheet" href="{}">',
    '<meta http-equiv="refresh" content="0;url={}">', '<base href="{}">', '<math><mi xlink:href="{}">a</mi></math>',
    '<blockquote cite="{}">a</blockquote>', '<table background="{}"><tr><td>a</td></tr></table>',
    '<p style="background:url({})">a</p>', "| a |\n|---|\n| [a]({}) |", "[a[^1]\n\n[^1]: [b]({})",
)  # fmt: skip


def _as_a_browser(address: str) -> str:
    """An address as a browser takes it: without controls at its ends, without tabs and line ends within."""
    return re.sub(r"[\t\r\n]", "", address.strip("".join(map(chr, range(33)))))


def _harmful(html: str) -> list[str]:
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    elements = [x for x in root.iter() if isinstance(x.tag, str)]
    found = [x.tag for x in elements if x.tag not in _TAGS]
    for element in elements:
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"style", "srcset", "action", "formaction", "data", "poster", "cite"}:
                found.append(name)
            scheme = _SCHEME.match(_as_a_browser(value)) if name in {"href", "src"} else None
            if (scheme and (name == "src" or scheme[1].lower() not in _ALLOWED)) or (
                name == "src" and re.match(r"[/\\]", _as_a_browser(value))
            ):
                found.append(value)
    return found


@pytest.mark.parametrize("way", _WAYS)
def test_no_address_leads_to_a_program(way: str) -> None:
    """Each scheme, in each way to write an address; once more after addresses were led elsewhere."""
    for scheme in _SCHEMES:
        html = render_body(way.replace("{}", scheme)).html
        assert _harmful(html) == [], scheme
        assert _harmful(with_addresses(html, lambda _name, value: value)) == [], scheme


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_nothing_that_addresses_are_changed_into_is_trusted(scheme: str) -> None:
    """What leads a link elsewhere cannot lead it to a program."""
    led = with_addresses('<p><a href="a">a</a></p>', lambda _name, _value: scheme)
    assert _harmful(led) == []


def test_the_search_finds_what_it_looks_for() -> None:
    """A page with programs has them."""
    html = '<p><a href="java\tscript:x">a</a><img src="data:x"><img src="\\\\a\\b"><i onclick="x">a</i></p>'
    assert sorted(_harmful(html)) == ["\\\\a\\b", "data:x", "i", "java\tscript:x", "onclick"]

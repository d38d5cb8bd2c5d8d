"""A page of an edition enters; the same page leaves with links and scripts that work when it is opened from a file.

Only start tags are changed, and of them only what must be: the rest stays, byte for byte.
"""

import re
from html import escape, unescape

from congvan.model import address

SHIM = "assets/congvan/offline.js"
# ASCII, for sticks and archives that know nothing else; capitals, to be seen first in a folder.
OPENER = "MO-KHO.html"

# Comments, which stay as they are, and start tags, whose attributes may hold a `>`.
_TAG = re.compile(r"<!--.*?-->|<(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
_VALUE = r"\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>=`]+))"
_LINK = re.compile(rf"(?P<before>\s(?:href|action)){_VALUE}", re.IGNORECASE)
_WITH_LINKS = frozenset({"a", "area", "form", "link"})
# What a browser may load beforehand: from a file none does, and it complains.
_AHEAD = re.compile(r"\srel\s*=\s*[\"']?(?:preload|modulepreload|prefetch)\b", re.IGNORECASE)
_MODULE = re.compile(r"\stype\s*=\s*[\"']?module[\"']?", re.IGNORECASE)
_SOURCE = re.compile(rf"\ssrc{_VALUE}", re.IGNORECASE)
_POLICY = re.compile(r"(?<=<meta http-equiv=\"Content-Security-Policy\" content=\")[^\"]*")

_OPENER = """\
<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Mở kho công văn</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=index.html"></head>
<body><h1>Mở kho công văn</h1>
<p>Nếu trang đầu của kho không tự mở ra, xin bấm vào đây: <a href="index.html">mở kho công văn</a>.</p></body></html>
"""


def opener() -> str:
    """Give the page that is to be opened first: it leads to the home page, whose name says nothing to most people."""
    return _OPENER


def without_server(html: str, name: str) -> str:
    """Give a page, a file of that name in the edition's folder, as it works when opened from a file."""
    to_root = "../" * name.count("/")
    changed = _TAG.sub(lambda tag: _changed(tag, to_root), html)
    # Firefox does not take a file for the page's own, though it lies beside it.
    return _POLICY.sub(lambda policy: policy[0].replace("'self'", "'self' file:"), changed, count=1)


def _changed(tag: re.Match[str], to_root: str) -> str:
    name = (tag["name"] or "").lower()
    if name == "link" and _AHEAD.search(tag["rest"]):
        return ""
    if name in _WITH_LINKS:
        return _LINK.sub(_with_index, tag[0])
    if name == "script" and (source := _SOURCE.search(tag["rest"])) and _MODULE.search(tag["rest"]):
        return f'<script defer src="{to_root}{SHIM}" data-start="{_value(source)}">'
    return tag[0]


def _with_index(found: re.Match[str]) -> str:
    link = unescape(_value(found))
    new = link if address.is_outside(link) else address.in_folder(link)
    return found[0] if new == link else f'{found["before"]}="{escape(new)}"'


def _value(attribute: re.Match[str]) -> str:
    """The value of an attribute as it is written, without its quotes."""
    return attribute["double"] or attribute["single"] or attribute["bare"] or ""

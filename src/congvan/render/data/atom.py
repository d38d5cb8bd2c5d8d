"""A feed enters, Atom leaves (RFC 4287): for feed readers.

Without the address at which the edition is published, links are relative to the feed itself, as the RFC lets them be.
"""

import re
from datetime import date

from lxml import etree

from congvan.model import address
from congvan.render.data.feed import Feed, FeedEntry

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
# Days begin at midnight in Vietnam, which has had one time zone for as long as letters have been in archives.
_MIDNIGHT = "T00:00:00+07:00"
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def atom(feed: Feed, site_url: str) -> bytes:
    """Give the feed as UTF-8; one newline at the end."""
    here = address.feed(feed.page, address.ATOM)
    root = etree.Element(_named("feed"), nsmap={None: _ATOM})
    root.set(f"{{{_XML}}}lang", "vi")
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", moment(feed.updated))
    _author(root, feed.author)
    if site_url:
        _link(root, "self", address.absolute(here, site_url), "application/atom+xml")
    _link(root, "alternate", linked(feed.page, feed.page, site_url), "text/html")
    for entry in feed.entries:
        _entry(root, entry, feed.page, site_url)
    etree.indent(root, " ")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def moment(day: date) -> str:
    """Write a day as a moment (RFC 3339)."""
    return f"{day.isoformat()}{_MIDNIGHT}"


def linked(target: str, page: str, site_url: str) -> str:
    """Give the link to an address: absolute where that is known, else from the page's folder, where the feed lies."""
    return address.absolute(target, site_url) if site_url else address.relative(target, page)


def _entry(root: "etree._Element", entry: FeedEntry, page: str, site_url: str) -> None:
    item = etree.SubElement(root, _named("entry"))
    _text(item, "id", entry.id)
    _text(item, "title", entry.title)
    _text(item, "published", moment(entry.published))
    _text(item, "updated", moment(entry.updated))
    _author(item, entry.author)
    etree.SubElement(item, _named("category"), term=_clean(entry.category))
    _link(item, "alternate", linked(entry.page, page, site_url), "text/html")
    if entry.pdf_facts:
        size = str(entry.pdf_facts.size)
        _link(item, "enclosure", linked(entry.pdf, page, site_url), "application/pdf", length=size)
    _text(item, "summary", entry.summary)


def _named(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _text(parent: "etree._Element", name: str, text: str) -> None:
    etree.SubElement(parent, _named(name)).text = _clean(text)


def _author(parent: "etree._Element", name: str) -> None:
    _text(etree.SubElement(parent, _named("author")), "name", name)


def _link(parent: "etree._Element", rel: str, href: str, kind: str, **more: str) -> None:
    etree.SubElement(parent, _named("link"), rel=rel, type=kind, href=href, **more)


def _clean(text: str) -> str:
    return _NO_XML.sub(" ", text)

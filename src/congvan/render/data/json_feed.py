"""A feed enters, JSON Feed 1.1 leaves (jsonfeed.org): what Atom tells, for programs."""

import json
from typing import Any

from congvan.model import address
from congvan.render.data.atom import linked, moment
from congvan.render.data.feed import Feed, FeedEntry

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, site_url: str) -> str:
    """Give the feed; one newline at the end. Links are as in Atom."""
    here = address.feed(feed.page, address.JSON_FEED)
    told = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": linked(feed.page, feed.page, site_url),
        "feed_url": linked(here, feed.page, site_url),
        "description": feed.subtitle,
        "language": "vi",
        "authors": [{"name": feed.author}],
        "items": [_item(x, feed.page, site_url) for x in feed.entries],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _item(entry: FeedEntry, page: str, site_url: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": linked(entry.page, page, site_url),
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "authors": [{"name": entry.author}],
        "tags": [entry.category],
    }
    if entry.pdf_facts:
        file = {"mime_type": "application/pdf", "size_in_bytes": entry.pdf_facts.size}
        item["attachments"] = [{"url": linked(entry.pdf, page, site_url), **file}]
    return item

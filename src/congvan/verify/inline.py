"""One element of a page enters; what it would run or apply without a file of its own leaves, by kind, never by content.

A page with none of it can be shown under a Content-Security-Policy without `unsafe-inline`, whatever gets into it.
"""

from collections.abc import Iterator, Mapping

# Blocks of data, which no browser runs (HTML, 4.12.1). All other types run, or steer what runs.
DATA_TYPES = frozenset({"application/json", "application/ld+json"})


def inline_parts(tag: str, attributes: Mapping[str, str], text: str) -> Iterator[str]:
    """Yield what of an element is script or style within the page: `<style>`, `onclick="…" (<a>)`."""
    if tag == "script" and "src" not in attributes and attributes.get("type", "").strip().lower() not in DATA_TYPES:
        yield "<script>"
    if tag == "style" and text.strip():
        yield "<style>"
    yield from (f'{name}="…" (<{tag}>)' for name in attributes if _acts(name))


def _acts(name: str) -> bool:
    """Whether an attribute is a style, a handler of events (HTML, 8.1.8) or a page within the page."""
    return name in ("style", "srcdoc") or name.startswith("on")

"""Addresses of a served site enter; what a reader's browser measured on them leaves: bytes, times, shifts.

The measures are those of Lighthouse (web.dev/articles/vitals), taken by the browser itself and not throttled.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, Response, sync_playwright

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
          "--disable-sync", "--no-first-run"]  # fmt: skip
_PHONE = {"width": 390, "height": 844}
_SETTLED = 700  # milliseconds without a change after loading: late shifts and long tasks are seen by then
_PATIENCE = 60_000  # milliseconds; a peer's index of 10,000 letters takes its time

# Largest contentful paint, layout shift and long tasks are told to observers alone, which must be there from the start.
_OBSERVE = """
window.seen = {lcp: 0, cls: 0, blocked: 0};
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value; })
  .observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.blocked += Math.max(0, e.duration - 50); })
  .observe({type: "longtask", buffered: true});
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page on a phone's screen with an empty cache: kilobytes over the wire, milliseconds, layout shift."""

    kilobytes: float
    requests: int
    first_paint: float
    largest_paint: float
    blocked: float
    shift: float


@dataclass(frozen=True, slots=True)
class Search:
    """From asking for the page until its first result stands there: kilobytes over the wire, milliseconds."""

    kilobytes: float
    milliseconds: float


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the system's Chromium for the block."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), "chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield started
        started.close()


def visit(reader: Browser, address: str) -> Visit:
    """Open a page with nothing in the cache and measure it."""
    with _fresh(reader) as (page, received):
        page.add_init_script(_OBSERVE)
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(_SETTLED)
        seen = page.evaluate("window.seen")
        first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
        return Visit(_kilobytes(received), len(received), first, seen["lcp"], seen["blocked"], seen["cls"])


def search_ours(reader: Browser, site: str, query: str) -> Search:
    """Ask our search page for a query."""
    return _search(reader, f"{site}/search/?q={query}", ".cv-search__result", "")


def search_material(reader: Browser, site: str, query: str) -> Search:
    """Ask Material's own search for a query, by the address that it reads it from."""
    return _search(reader, f"{site}/?q={query}", ".md-search-result__item", "[data-md-component=search-query]")


def _search(reader: Browser, address: str, result: str, focus: str) -> Search:
    """Time a search; the site was asked once before, so that server and disk are warm, the browser's cache empty."""
    found = Search(0, 0)
    for _ in range(2):
        with _fresh(reader) as (page, received):
            page.goto(address, wait_until="commit")
            if focus:
                page.wait_for_selector(focus, state="attached")
                page.focus(focus)
            page.wait_for_selector(result, timeout=_PATIENCE)
            found = Search(_kilobytes(received), page.evaluate("performance.now()"))
    return found


@contextmanager
def _fresh(reader: Browser) -> Iterator[tuple[Page, list[Response]]]:
    """A page without a history, and the answers that it gets."""
    context = reader.new_context(viewport=_PHONE, locale="vi-VN")  # type: ignore[arg-type]  # a plain dict will do
    page, received = context.new_page(), list[Response]()
    page.on("response", lambda answer: received.append(answer))  # noqa: PLW0108 - a method will not do for Playwright
    try:
        yield page, received
    finally:
        context.close()


def _kilobytes(received: list[Response]) -> float:
    """Add up the answers' bodies as they went over the wire."""
    return sum(int(x.headers.get("content-length", "0")) for x in received) / 1000

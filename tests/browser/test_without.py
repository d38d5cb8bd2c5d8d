"""Browsers that lack something: scripts switched off, workers blocked, nothing kept; and pages under their policy."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import STRICT, Serve, Visit
from tests.integration.archives import DRAFT, PASSAGES

pytestmark = pytest.mark.browser

NO_SCRIPTS = {"Content-Security-Policy": "script-src 'none'"}


def test_without_scripts_from_home_to_the_pdf(editions: Path, serve: Serve, browser: Browser) -> None:
    """By links alone: home, agency, letter; its text, figures and PDF are there; the search page says what to do."""
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(serve(editions / "public"))
    page.locator("article").get_by_role("link", name=re.compile("Đồi Thông")).first.click()
    page.locator(f"article a[href*='{PASSAGES.split('/')[-1]}']").first.click()
    expect(page).to_have_url(re.compile(f"{PASSAGES}/$"))
    expect(page.locator("h1")).to_contain_text("cải cách hành chính")
    expect(page.locator("article")).to_contain_text("Kính gửi")
    assert page.locator("article table td").count() > 0
    pdf = page.locator("a[href$='.pdf']").first.get_attribute("href") or ""
    answer = page.request.get(f"{page.url}{pdf}")
    assert answer.body().startswith(b"%PDF-")
    page.locator("a[href$='search/']:visible").first.click()
    expect(page.locator("article")).to_contain_text("JavaScript")
    expect(page.locator("article a[href*='agencies/']").first).to_be_visible()
    context.close()


def test_host_that_forbids_scripts(editions: Path, serve: Serve, browser: Browser) -> None:
    """Where a host forbids scripts but the browser has them, letters are read all the same."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{serve(editions / 'public', NO_SCRIPTS)}{PASSAGES}/")
    expect(page.locator("h1")).to_contain_text("cải cách hành chính")
    expect(page.locator("a[href$='.pdf']").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("how", ["none", "refused", "forbidden"])
def test_search_without_workers(how: str, editions: Path, serve: Serve, browser: Browser) -> None:
    """A browser without workers, one that refuses them, a host that forbids them: the search works beside the page."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    if how == "none":
        page.add_init_script("delete window.Worker; delete window.SharedWorker;")
    elif how == "refused":
        page.add_init_script(
            "window.Worker = class { constructor() { throw new DOMException('no', 'SecurityError') } };"
        )
    page.goto(serve(editions / "public", STRICT if how == "forbidden" else None) + "search/?q=cai+cach+hanh+chinh")
    expect(page.locator("#cv-search-status")).to_have_text(re.compile("^Tìm thấy"), timeout=15_000)
    context.close()


def test_browser_that_keeps_nothing(editions: Path, serve: Serve, visit: Visit, browser: Browser) -> None:
    """Where nothing may be kept (localStorage throws), the colours can be changed on the page, and nothing breaks."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(serve(editions / "public"))
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".cv-header__colours").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    context.close()
    assert faults == []


def test_policy_holds(editions: Path, serve: Serve, browser: Browser) -> None:
    """The page's own policy, without any header of the host: what got into a page all the same does not run."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{serve(editions / 'public')}{PASSAGES}/")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = 1";
          document.body.append(script);
          const holder = document.createElement("div");
          holder.innerHTML =
            '<img src="none.png" onerror="window.ran = 2"><p id="styled" style="color: rgb(1, 2, 3)">a</p>';
          document.body.append(holder);
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.getElementById('styled')).color") != "rgb(1, 2, 3)"
    context.close()


def test_pdf_is_shown_in_the_page_under_the_policy(editions: Path, serve: Serve, visit: Visit) -> None:
    """The frame with the letter's PDF is filled; the policy says nothing against it, and no one complains."""
    page = visit(f"{serve(editions / 'internal')}{DRAFT}/")
    for fold in page.locator("details:has(iframe), details:has(object), details:has(embed)").all():
        fold.evaluate("(one) => { one.open = true; }")
    shown = page.locator("iframe, object, embed").first
    shown.scroll_into_view_if_needed()
    expect(shown).to_be_visible()
    page.wait_for_timeout(300)

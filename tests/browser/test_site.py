"""The built editions in a real browser, as a person meets them: phone and desktop, from the first page to the PDF."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Serve, Visit
from tests.integration.archives import ATTACHED, DRAFT, PASSAGES, REPLACED, WITHDRAWN

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "search/",
    "agencies/",
    "agencies/mau-doi-thong/",
    "series/",
    "series/cai-cach-hanh-chinh/",
    "archive/",
    "archive/2025/",
    "about/",
    "help/",
    f"{PASSAGES}/",
    f"{WITHDRAWN}/",
    f"{REPLACED}/",
    f"{ATTACHED}/",
)


@pytest.fixture(scope="module")
def site(editions: Path) -> Path:
    """The folder of both editions of the small archive."""
    return editions


@pytest.fixture(scope="module")
def public(site: Path, serve: Serve) -> str:
    """The address of the public edition."""
    return serve(site / "public")


@pytest.fixture(scope="module")
def internal(site: Path, serve: Serve) -> str:
    """The address of the internal edition."""
    return serve(site / "internal")


@pytest.mark.parametrize("page", PAGES)
def test_page_loads_quietly_and_fits_a_phone(page: str, public: str, visit: Visit) -> None:
    """No page asks another host, complains, or scrolls sideways at 360 pixels."""
    opened = visit(public + page)
    opened.set_viewport_size({"width": 360, "height": 740})
    overflow = opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
    assert opened.locator("h1").count() == 1
    assert opened.locator("html").get_attribute("lang") == "vi"


def test_a_citizen_finds_a_letter_and_its_pdf(public: str, visit: Visit) -> None:
    """From the first page: type without accents, open the result, reach the PDF."""
    page = visit(public)
    page.get_by_role("searchbox").first.fill("cai cach hanh chinh doi thong")
    page.get_by_role("searchbox").first.press("Enter")
    result = page.locator("#cv-search-results a").first
    expect(result).to_be_visible()
    result.click()
    expect(page.locator("h1")).to_contain_text("cải cách hành chính")
    pdf = page.get_by_role("link", name="Tải bản PDF")
    answer = page.request.get(page.url + (pdf.get_attribute("href") or ""))
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF-")


def test_the_number_alone_finds_the_letter(public: str, visit: Visit) -> None:
    """`164/UBND-VP` leads to the letter that bears it."""
    page = visit(f"{public}search/?q=164/UBND-VP")
    expect(page.locator("#cv-search-results a").first).to_have_attribute("href", _ends(PASSAGES))


def test_search_does_not_know_what_is_internal(public: str, internal: str, visit: Visit) -> None:
    """Words of an internal passage are found in the internal edition and nowhere in the public one."""
    query = "search/?q=" + '"chưa xét danh hiệu thi đua"'
    expect(visit(internal + query).locator("#cv-search-results a").first).to_have_attribute("href", _ends(PASSAGES))
    page = visit(public + query)
    expect(page.locator("#cv-search-status")).not_to_contain_text("Đang")
    assert page.locator(f"#cv-search-results a[href*='{PASSAGES}']").count() == 0


def test_what_happened_to_a_letter_is_said_on_its_page(public: str, visit: Visit) -> None:
    """A withdrawn and a replaced letter say so at the top, the replaced one with a link that leads on."""
    expect(visit(f"{public}{WITHDRAWN}/").locator("article")).to_contain_text("thu hồi")
    page = visit(f"{public}{REPLACED}/")
    page.get_by_role("link", name="174").or_(page.locator("a[href*='2025-07']")).first.click()
    expect(page).to_have_url(f"{public}{REPLACED.replace('2025-06', '2025-07')}/")


def test_internal_edition_cannot_be_mistaken(internal: str, visit: Visit) -> None:
    """Every page of the internal edition says NỘI BỘ; a draft says that it is one, its passages are marked."""
    assert "NỘI BỘ" in visit(internal).locator("body").inner_text()
    draft = visit(f"{internal}{DRAFT}/").locator("body").inner_text()
    assert "NỘI BỘ" in draft
    assert "Dự thảo" in draft
    marked = visit(f"{internal}{PASSAGES}/").locator("div.internal")
    expect(marked).to_contain_text("chưa xét danh hiệu thi đua")


def test_without_scripts_everything_can_be_read(site: Path, serve: Serve, browser: Browser) -> None:
    """With scripts switched off, letters are browsed and read; the search page says what to do."""
    context = browser.new_context(java_script_enabled=False)
    page: Page = context.new_page()
    page.goto(serve(site / "public"))
    page.get_by_role("link", name="Theo năm").first.click()
    page.goto(page.url + "2025/")
    assert page.locator(f"a[href*='{PASSAGES}']").count() >= 1
    page.goto(page.url.replace("archive/2025/", "search/"))
    expect(page.locator("noscript, .cv-search")).not_to_have_count(0)
    context.close()


def _ends(letter: str) -> re.Pattern[str]:
    return re.compile(re.escape(letter) + "/?$")


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_leads_from_any_page_to_the_search(keys: str, public: str, visit: Visit) -> None:
    """As their hint says; but whoever types a slash into a field gets a slash."""
    page = visit(f"{public}{PASSAGES}/")
    page.keyboard.press(keys)
    field = page.get_by_role("searchbox").first
    expect(field).to_be_focused()
    page.keyboard.type("164/UBND")
    expect(field).to_have_value("164/UBND")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search/\?q=164"))
    expect(page.locator("#cv-search-results a").first).to_have_attribute("href", _ends(PASSAGES))

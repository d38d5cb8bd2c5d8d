"""The copy of an edition that is carried on a stick, opened from its folder: no server, no network."""

import json
import re
import shutil
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from congvan.publish.offline.data import wrapped
from tests.integration.archives import ATTACHED, DRAFT, PASSAGES

pytestmark = pytest.mark.browser

OWN = "chrome"  # chrome: and chrome-extension: are the browser's own viewer of PDFs, which a page left behind cuts off


@pytest.fixture(scope="module")
def stick(editions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both copies where people put them: in a folder with spaces and marks."""
    folder = tmp_path_factory.mktemp("stick") / "Kho công văn (bản sao) 100%"
    for audience in ("public", "internal"):
        shutil.copytree(editions / f"{audience}-offline", folder / audience)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without network; what it complains of, or asks of anything but its own folder, fails the test."""
    context = browser.new_context(locale="vi-VN", offline=True)
    faults: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"{message.type}: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", OWN)):
            faults.append(f"another host: {request.url}")

    def on_failure(request: Request) -> None:
        if not request.url.startswith(OWN) and request.failure != "net::ERR_ABORTED":  # a PDF left before it was shown
            faults.append(f"failed: {request.url}")

    made = context.new_page()
    made.on("console", on_console)
    made.on("pageerror", lambda error: faults.append(f"exception: {error}"))
    made.on("request", on_request)
    made.on("requestfailed", on_failure)
    yield made
    context.close()
    assert faults == []


def test_every_page_opens_quietly(stick: Path, page: Page) -> None:
    """One page of each kind, with its style, and links that name files."""
    kinds = ("", "agencies/mau-doi-thong/", "series/", "archive/", "archive/2025/", "about/", "help/", "search/")
    for place in (*kinds, f"{PASSAGES}/", f"{ATTACHED}/"):
        page.goto((stick / "public" / place / "index.html").as_uri())
        assert page.locator("h1").count() == 1
        assert page.evaluate("[...document.styleSheets].filter((x) => !x.disabled).length") >= 2
        links = page.eval_on_selector_all("a[href]", "(all) => all.map((one) => one.href)")
        local = [unquote(re.split(r"[?#]", x.removeprefix("file://"))[0]) for x in links if x.startswith("file:")]
        assert local
        assert [x for x in local if not Path(x).is_file()] == []


def test_from_the_opener_to_the_pdf(stick: Path, page: Page) -> None:
    """Opened first: the page that says so. From there to a letter by links alone, and to its PDF and attachment."""
    page.goto((stick / "public" / "MO-KHO.html").as_uri())
    page.wait_for_url("**/public/index.html")
    page.locator("article").get_by_role("link", name=re.compile("Đồi Thông")).first.click()
    page.locator(f"a[href*='{ATTACHED.split('/')[-1]}/index.html']").first.click()
    expect(page).to_have_url(re.compile(f"{ATTACHED}/index.html"))
    names = page.eval_on_selector_all("a[href$='.pdf'], a[href$='.xlsx']", "(all) => all.map((one) => one.href)")
    files = {Path(unquote(x.removeprefix("file://"))) for x in names}
    assert {x.suffix for x in files} == {".pdf", ".xlsx"}
    assert all(x.is_file() for x in files)


@pytest.mark.parametrize(
    "query", ["cai cach hanh chinh doi thong", "cải cách hành chính đồi thông", "164/UBND-VP", '"cải cách hành chính"']
)
def test_search(query: str, stick: Path, page: Page) -> None:
    """Typed on the first page, with accents, without, by number, as a phrase: and a click leads to the letter."""
    page.goto((stick / "public" / "index.html").as_uri())
    page.get_by_role("searchbox").first.fill(query)
    page.get_by_role("searchbox").first.press("Enter")
    expect(page.locator("#cv-search-status")).to_have_text(re.compile(r"^Tìm thấy"))
    first = page.locator("#cv-search-results a").first
    expect(first).to_have_attribute("href", re.compile(r"/index\.html(#.*)?$"))
    first.click()
    expect(page.locator("h1")).to_contain_text("cải cách hành chính")


def test_search_narrowed_and_its_state_kept(stick: Path, page: Page) -> None:
    """A choice narrows the results, stands in the address, and holds when the page is opened again at that address."""
    page.goto((stick / "public" / "search" / "index.html").as_uri() + "?q=bao+cao")
    status = page.locator("#cv-search-status")
    expect(status).to_have_text(re.compile(r"^Tìm thấy"))
    before = status.inner_text()
    agency = page.locator("[name=agency]").first
    if agency.evaluate("(one) => one.tagName") == "SELECT":
        agency.select_option("mau-cau-moi")
    else:
        page.locator("[name=agency][value=mau-cau-moi]").check()
    expect(status).not_to_have_text(before)
    expect(page).to_have_url(re.compile(r"agency=mau-cau-moi"))
    narrowed = status.inner_text()
    page.reload()
    expect(status).to_have_text(narrowed)


def test_search_sorted(stick: Path, page: Page) -> None:
    """By day both ways, over all years: the one order is the other reversed."""
    page.goto((stick / "public" / "search" / "index.html").as_uri() + "?q=cai+cach+hanh+chinh&sort=oldest")
    status, days = page.locator("#cv-search-status"), page.locator(".cv-search__facts")
    expect(status).to_have_text(re.compile(r"^Tìm thấy"))
    assert page.get_by_label("Sắp xếp").input_value() == "oldest"
    oldest = [_day(x) for x in days.all_inner_texts()]
    assert oldest == sorted(oldest)
    page.get_by_label("Sắp xếp").select_option("newest")
    expect(page.locator("#cv-search-results")).not_to_have_attribute("aria-busy", "true")  # not the order before
    expect(status).to_have_text(re.compile(r"^Tìm thấy"))
    expect(page).to_have_url(re.compile("sort=newest"))
    newest = [_day(x) for x in days.all_inner_texts()]
    assert newest == sorted(newest, reverse=True)
    assert newest[0] > oldest[0]


def _day(facts: str) -> tuple[int, ...]:
    """A result's day as year, month, day."""
    found = re.search(r"(\d+)/(\d+)/(\d{4})", facts)
    assert found
    return tuple(int(x) for x in reversed(found.groups()))


def test_a_copy_searches_itself_alone_and_says_so(stick: Path, page: Page) -> None:
    """What an internal edition joins on its host is not on the stick, and no page may look beyond its folder."""
    catalogue = stick / "internal" / "pagefind" / "catalogue.json.js"
    coded = re.fullmatch(r'congvanOffline\.file\("(.*)","(.*)"\);\n', catalogue.read_text("utf-8"))
    assert coded
    known = json.loads(b64decode(coded[2])) | {"joins": ["../public/"]}
    search = (stick / "internal" / "search" / "index.html").as_uri()
    page.goto(search)
    expect(page.locator("#cv-search-status")).to_have_text(re.compile("^Có"))
    assert page.get_by_text("chỉ tìm trong kho này").count() == 0
    catalogue.write_bytes(wrapped(coded[1], json.dumps(known).encode()))
    page.goto(search)
    expect(page.get_by_text("Bản mở từ thư mục chỉ tìm trong kho này")).to_be_visible()
    expect(page.locator("#cv-search-status")).to_have_text(re.compile("^Có"))


def test_public_copy_does_not_know_what_is_internal(stick: Path, page: Page) -> None:
    """Words of an internal passage are found in the internal copy, which is marked, and not in the public one."""
    asked = "search/index.html?q=%22ch%C6%B0a+x%C3%A9t+danh+hi%E1%BB%87u+thi+%C4%91ua%22"
    page.goto(f"{(stick / 'internal').as_uri()}/{asked}")
    expect(page.locator(f"#cv-search-results a[href*='{PASSAGES}']").first).to_be_visible()
    assert "NỘI BỘ" in page.locator("body").inner_text()
    page.goto(f"{(stick / 'public').as_uri()}/{asked}")
    expect(page.locator("#cv-search-status")).to_have_text(re.compile("^Không|^Tìm thấy"))
    assert page.locator(f"#cv-search-results a[href*='{PASSAGES}']").count() == 0
    assert not (stick / "public" / DRAFT).exists()


def test_colours_are_remembered_from_page_to_page(stick: Path, page: Page) -> None:
    """The switch between light and dark works from a folder, and the next page keeps the choice."""
    page.goto((stick / "public" / "index.html").as_uri())
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".cv-header__colours").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.goto((stick / "public" / "about" / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark

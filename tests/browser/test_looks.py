"""What the pages look like to a person, as far as a machine can tell: light, dark, on paper, on a phone, by key."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pypdfium2 import PdfDocument

from tests.browser.conftest import STRICT, Serve, Visit, visiting
from tests.browser.kinds import kinds_of
from tests.integration.archives import ATTACHED, DRAFT, PASSAGES, REPLACED, WITHDRAWN

pytestmark = pytest.mark.browser

PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
LETTER_LIMIT = 100_000  # bytes over the wire before the PDF (issue 5)
SHIFT_LIMIT = 0.02  # of the sum of layout shifts; what counts as good on the web is 0.1
SEARCH_SHIFT_LIMIT = 0.1  # a page that fills itself in while it is read

# Sums up what moved without the reader's doing (Layout Instability API).
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((x) => { if (!x.hadRecentInput) sum += x.value; }))
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => setTimeout(() => done(sum), 200));
})"""
# What reaches beyond the right edge, named so that the fault can be found; boxes that scroll on their own may.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.body.querySelectorAll("*")].filter((x) => x.getBoundingClientRect().right > innerWidth + 1
    && !x.closest(".cv-scroll")).map((x) => x.tagName + "." + x.className).slice(0, 8)"""


@pytest.fixture(scope="module")
def public(editions: Path, serve: Serve) -> str:
    """The address of the public edition, on a server that allows nothing inline."""
    return serve(editions / "public", STRICT)


@pytest.fixture(scope="module")
def internal(editions: Path, serve: Serve) -> str:
    """The address of the internal edition."""
    return serve(editions / "internal")


@pytest.fixture(scope="module")
def look(browser: Browser) -> Iterator[Visit]:
    """`visit` for the tests of this module: one context, so that the font is fetched once."""
    with visiting(browser) as open_page:
        yield open_page


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_no_kind_of_page_scrolls_sideways_or_moves(
    audience: str, editions: Path, look: Visit, request: pytest.FixtureRequest
) -> None:
    """On a phone as on a desk: nothing reaches over the edge, nothing jumps while it loads."""
    origin: str = request.getfixturevalue(audience)
    page = look(origin)
    faults = {}
    for kind in [x for x in kinds_of(editions / audience) if x != "404.html"]:
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            page.goto(origin + kind)
            moved = page.evaluate(SHIFTS)
            if wide := page.evaluate(TOO_WIDE):
                faults[kind, size["width"]] = f"too wide: {wide}"
            elif moved >= (SEARCH_SHIFT_LIMIT if kind == "search/" else SHIFT_LIMIT):
                faults[kind, size["width"]] = f"moved by {moved}"
    page.close()
    assert not faults


def test_the_archives_own_letters_are_used(public: str, look: Visit) -> None:
    """Once the font is there, every Vietnamese letter of a title and of the text is drawn from it."""
    page = look(f"{public}{ATTACHED}/")
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.reload()  # `optional`: on the first page of a slow network the reader's own font may stand in
    tool = page.context.new_cdp_session(page)
    tool.send("DOM.enable")
    tool.send("CSS.enable")
    root = tool.send("DOM.getDocument")["root"]["nodeId"]
    for selector in ("h1", ".cv-letter p"):
        node = tool.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        fonts = tool.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert all(x["isCustomFont"] and x["familyName"].startswith("Source Sans 3") for x in fonts), (selector, fonts)
        assert fonts
    page.close()


def test_a_letters_page_is_light(editions: Path) -> None:
    """All that a reader's browser fetches for it, packed as a server packs it, stays under the limit."""
    folder = editions / "public"
    page = folder / ATTACHED / "index.html"
    html = page.read_text("utf-8")
    loaded = re.findall(
        r'<(?:link[^>]*(?:stylesheet|preload|icon)[^>]*href|script[^>]*src|img[^>]*src)="([^":]+)"', html
    )
    files = {page, *(page.parent.joinpath(x).resolve() for x in loaded)}
    weight = {x.name: _packed(x) for x in files}
    assert any(x.endswith(".woff2") for x in weight)
    assert sum(weight.values()) < LETTER_LIMIT, weight


def _packed(file: Path) -> int:
    """The bytes of a file over the wire; what is packed already is sent as it is."""
    content = file.read_bytes()
    return len(content) if file.suffix in {".woff2", ".png"} else len(gzip.compress(content, 6, mtime=0))


def _is_dark(page: Page) -> bool:
    red, green, blue = map(
        int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3]
    )
    return red + green + blue < 3 * 64


def test_the_system_decides_the_colours_and_the_reader_overrules_it(public: str, browser: Browser) -> None:
    """The choice stays from page to page; the button says what it will do."""
    with visiting(browser) as fresh:
        page = fresh(public)
        page.emulate_media(color_scheme="dark")
        page.reload()
        assert _is_dark(page)
        page.get_by_role("button", name="Chuyển sang nền sáng").click()
        assert not _is_dark(page)
        page.goto(f"{public}{ATTACHED}/")
        assert not _is_dark(page)
        page.get_by_role("button", name="Chuyển sang nền tối").click()
        assert _is_dark(page)
        page.emulate_media(color_scheme="light")
        page.reload()
        assert _is_dark(page)


def test_dark_needs_no_script(public: str, browser: Browser) -> None:
    """With scripts off the system's wish is followed, and there is no button that does nothing."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(public)
    assert page.locator(".cv-header__colours").is_hidden()
    picture = page.screenshot(clip={"x": 2, "y": 600, "width": 1, "height": 1})
    light = browser.new_context(java_script_enabled=False, color_scheme="light").new_page()
    light.goto(public)
    assert picture != light.screenshot(clip={"x": 2, "y": 600, "width": 1, "height": 1})
    light.context.close()
    context.close()


def test_a_letter_prints_as_a_document(public: str, look: Visit) -> None:
    """Head, text and signature are on paper; what can only be clicked is not; paper is white, whatever the screen."""
    page = look(f"{public}{PASSAGES}/")
    page.emulate_media(media="print", color_scheme="dark")
    for kept in ("h1", ".cv-facts", ".cv-letter", ".cv-signature", ".cv-cite__text"):
        expect(page.locator(kept).first).to_be_visible()
    for gone in (".cv-header__search", ".md-tabs", ".cv-menu", ".cv-side", ".cv-crumbs", ".cv-actions", ".cv-turn"):
        assert page.locator(gone).filter(visible=True).count() == 0, gone
    assert not _is_dark(page)
    page.close()


@pytest.mark.parametrize("letter", [DRAFT, WITHDRAWN])
def test_paper_says_that_it_is_internal(letter: str, internal: str, look: Visit) -> None:
    """On the screen and on paper alike; a withdrawn letter still says that it is one."""
    page = look(f"{internal}{letter}/")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        expect(page.locator(".md-banner")).to_be_visible()
        expect(page.locator(".md-banner")).to_contain_text("NỘI BỘ")
        expect(page.locator(".cv-header__mark")).to_be_visible()
        expect(page.locator(".cv-notice").first).to_be_visible()
    page.close()


def test_every_printed_page_of_the_internal_edition_bears_the_word(internal: str, look: Visit) -> None:
    """In the margin, also of the pages behind the first."""
    page = look(f"{internal}{PASSAGES}/")
    sheets = PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(sheets) > 1
    assert all("NỘI BỘ" in x.get_textpage().get_text_bounded() for x in sheets)
    page.close()


def test_the_pdf_is_not_loaded_before_it_is_opened(public: str, browser: Browser) -> None:
    """A reader on a phone's network pays for the page alone; opening the fold asks for the file."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})  # its PDF viewer is another host to `visit`
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{public}{ATTACHED}/")
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(300)
    assert asked
    assert not [x for x in asked if x.endswith(".pdf")]
    with page.expect_request(re.compile(r"\.pdf$")):
        page.get_by_text("Xem bản PDF ngay trong trang").click()
    context.close()


def test_on_a_phone_the_pdf_is_a_link(public: str, look: Visit) -> None:
    """Phones show no PDF within a page: there is the button, and no empty frame."""
    page = look(f"{public}{ATTACHED}/")
    page.set_viewport_size(PHONE)
    expect(page.get_by_role("link", name=re.compile("Tải bản PDF"))).to_be_visible()
    expect(page.get_by_text("Xem bản PDF ngay trong trang")).to_be_hidden()
    page.close()


def test_the_citation_is_copied_with_its_address(public: str, browser: Browser) -> None:
    """One press; what lies on the clipboard is what is to be read, and where it was read."""
    with visiting(browser) as fresh:
        page = fresh(f"{public}{ATTACHED}/")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Chép trích dẫn").click()
        expect(page.get_by_role("status")).to_have_text("Đã chép trích dẫn.")
        assert page.evaluate("navigator.clipboard.readText()") == (
            "Công văn số 429/UBND-VP ngày 19/12/2025 của Ủy ban nhân dân phường Mẫu Đồi Thông về việc báo cáo công tác "
            f"cải cách hành chính tháng 12 năm 2025 {public}{ATTACHED}/"
        )


def test_a_draft_cannot_be_cited(internal: str, look: Visit) -> None:
    """It has no number and no day."""
    page = look(f"{internal}{DRAFT}/")
    assert page.locator(".cv-cite").count() == 0
    page.close()


def test_focus_can_be_seen(public: str, look: Visit) -> None:
    """From the first press of Tab, which leads past the sections, whatever has the focus has an outline."""
    page = look(f"{public}{ATTACHED}/")
    page.set_viewport_size(DESKTOP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "md-skip"
    for _ in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const x = document.activeElement, style = getComputedStyle(x);
            return [x.outerHTML.slice(0, 80), style.outlineStyle, parseFloat(style.outlineWidth)]; }"""
        )
        assert (seen[1], seen[2] >= 2) == ("solid", True), seen
    page.close()


def test_a_phone_has_menu_and_contents_without_scripts(public: str, browser: Browser) -> None:
    """Both are folds that the browser itself opens."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{public}{REPLACED}/")
    page.locator(".cv-menu summary").click()
    expect(page.locator(".cv-menu").get_by_role("link", name="Cơ quan")).to_be_visible()
    page.locator(".cv-toc summary").click()
    page.locator(".cv-toc a").last.click()
    assert "#" in page.url
    context.close()

"""Charts as a browser paints them with the site's own style sheets, on a desk and on a phone, light and dark."""

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from congvan.render.charts import Point, chart
from tests.browser.conftest import Serve, Visit

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parents[2] / "src/congvan/publish/theme/assets/congvan"
SMALLEST = 10  # px: letters below are not read on a phone
# The contrast of a colour to the page's, as WCAG 2 counts it.
CONTRAST = """(element) => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((x) => x / 255)
      .map((x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const own = light(getComputedStyle(element).fill), page = light(getComputedStyle(document.body).backgroundColor);
  return (Math.max(own, page) + 0.05) / (Math.min(own, page) + 0.05);
}"""


@pytest.fixture
def page(tmp_path: Path, serve: Serve, visit: Visit) -> Page:
    """A page with a small chart and a wide one."""
    shutil.copytree(ASSETS, tmp_path / "look")
    points = [Point(f"{at % 12 + 1}/{2024 + at // 12}", 10**9 * (at + 1)) for at in range(24)]
    charts = chart(points[:12], title="Nhỏ", unit="đồng") + chart(points, title="Lớn", unit="đồng", wide=True)
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<title>Biểu đồ</title><link rel="icon" href="data:,"><link rel="stylesheet" href="look/congvan.css">'
        '<link rel="stylesheet" href="look/dark.css" media="(prefers-color-scheme: dark)">'
        "<style>body { background: var(--md-default-bg-color) }</style>"
        f'<body class="md-typeset" data-md-color-scheme="default">{charts}</body></html>',
        encoding="utf-8",
    )
    return visit(serve(tmp_path))


@pytest.mark.parametrize(("width", "shown"), [(1280, "wide"), (390, "narrow")])
def test_one_of_two_drawings_is_shown(page: Page, width: int, shown: str) -> None:
    """The other is for the other kind of screen; letters keep their size, and nothing reaches over the edge."""
    page.set_viewport_size({"width": width, "height": 900})
    seen = [x for x in ("wide", "narrow") if page.locator(f".cv-chart--{x}").is_visible()]
    assert seen == [shown]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for text in page.locator("svg:visible text").all():
        scale = text.evaluate("x => x.getScreenCTM().a * parseFloat(getComputedStyle(x).fontSize)")
        assert scale >= SMALLEST


def test_names_of_periods_do_not_touch(page: Page) -> None:
    """In the font that is really there."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for svg in page.locator("svg:visible").all():
            boxes = [x.bounding_box() for x in svg.locator("text").all()]
            found = sorted((x["y"] // 8, x["x"], x["x"] + x["width"]) for x in boxes if x)
            assert all(a[0] != b[0] or a[2] < b[1] for a, b in pairwise(found))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_columns_and_words_stand_out(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Columns by 3 to 1 from the page, words by 4.5, light and dark."""
    page.emulate_media(color_scheme=scheme)
    for kind, least in ((".cv-chart__columns", 3), (".cv-chart__last", 3), (".cv-chart text", 4.5)):
        assert page.locator(kind).first.evaluate(CONTRAST) >= least, kind

"""axe-core on every kind of page of both editions: what its rules can see, nobody is kept out by.

axe-core (MPL-2.0) comes with the package axe-playwright-python; a test of its own shows that it would complain.
"""

from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import Serve, Visit
from tests.browser.kinds import kinds_of

pytestmark = pytest.mark.browser

_PACKAGE = find_spec("axe_playwright_python")
AXE = Path(str(_PACKAGE and _PACKAGE.origin)).with_name("axe.min.js").read_text("utf-8")
RUN = """(rules) => axe.run(document, {resultTypes: ["violations"], ...(rules && {runOnly: rules})}).then((found) =>
  found.violations.map((x) => x.id + ": "
  + x.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join(" | ")))"""
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that see colours: all else is the same light and dark
SIZES = {"phone": ViewportSize(width=390, height=844), "desktop": ViewportSize(width=1280, height=900)}
PHONE_IN_THE_DARK = ("", "search/")  # what only a phone shows is the same in all kinds of pages


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("audience", ["public", "internal"])
def test_no_kind_of_page_keeps_anybody_out(
    audience: str, scheme: str, editions: Path, serve: Serve, visit: Visit
) -> None:
    """Light and dark, on a phone and on a desk, with every fold open."""
    origin = serve(editions / audience)
    page = visit(origin)
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark", reduced_motion="reduce")
    faults = {}
    for kind in [x for x in kinds_of(editions / audience) if x != "404.html"]:
        page.goto(origin + kind)
        page.evaluate(AXE)
        page.evaluate("document.querySelectorAll('details:not(.cv-pdf)').forEach((x) => { x.open = true; })")
        for name, size in SIZES.items():
            if (name, scheme) == ("phone", "dark") and kind not in PHONE_IN_THE_DARK:
                continue
            page.set_viewport_size(size)
            if found := page.evaluate(RUN, COLOURS if scheme == "dark" else None):
                faults[kind, name] = found
    assert not faults, "\n".join(f"{where}: {what}" for where, what in faults.items())


def test_axe_would_complain(editions: Path, serve: Serve, visit: Visit) -> None:
    """A picture without words and a field without a label are found: the test above can fail."""
    page = visit(serve(editions / "public"))
    page.evaluate(AXE)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\"><input>')")
    found = " ".join(page.evaluate(RUN))
    assert "image-alt" in found
    assert "label" in found


def test_axe_would_complain_of_colours(editions: Path, serve: Serve, visit: Visit) -> None:
    """Words that are hardly darker than the page are found, by the rules that are run in the dark."""
    page = visit(serve(editions / "public"))
    page.evaluate(AXE)
    page.evaluate("document.querySelector('main p').style.setProperty('color', '#ccc', 'important')")
    page.evaluate("document.querySelector('main p').style.setProperty('background', '#fff', 'important')")
    assert "color-contrast" in " ".join(page.evaluate(RUN, COLOURS))

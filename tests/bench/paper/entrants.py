"""The letters enter; the ways to make PDFs of them leave, ours and the peers', each to be run in turn.

Peers that the project lacks are installed into folders of their own, never into the project's environment. One that
cannot be installed or run says so in the table, and the others go on.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.paper.pace import Pace
from tests.bench.process import BenchError, run

# As of November 2026. Of the plugins that make a PDF of each page with WeasyPrint this one still runs: mkdocs-with-pdf
# and mkdocs-to-pdf make one volume, mkdocs-page-pdf and mkdocs-exporter drive a browser. It was as quick with no other
# of the themes that it knows as with Material.
_PLUGIN = ("mkdocs-pdf-export-plugin==0.5.10", "mkdocs==1.6.1", "mkdocs-material==9.8.1", "weasyprint==70.0")
_TYPST = ("typst==0.15.2",)
_STARTS = 8  # letters that the command line makes: it starts anew for each
_LINE = 160  # characters of a trouble that the table shows


@dataclass(slots=True)
class Entrant:
    """A way to make PDFs, the pace of each round, and what stopped it, if something did."""

    what: str
    make: Callable[[], Pace]
    prepare: Callable[[], object] = lambda: None
    paces: list[Pace] = field(default_factory=list)
    trouble: str = ""

    def ready(self) -> None:
        """Install what it needs."""
        self._tried(self.prepare)

    def take_turn(self) -> None:
        """Make all letters once more."""
        self._tried(lambda: self.paces.append(self.make()))

    def _tried(self, task: Callable[[], object]) -> None:
        if self.trouble:
            return
        try:
            task()
        except (BenchError, OSError, ValueError) as problem:
            self.paces.clear()  # a peer that fails now and then is not measured by its luck
            self.trouble = " ".join(str(problem).split())[-_LINE:]
            print(f"… {self.what}: {problem}", file=sys.stderr)


def ours(repository: Path, archive: Path, workers: int) -> dict[str, Any]:
    """Measure ours once; what it measured, as `ours.py` prints it."""
    measured = run((sys.executable, "-m", "tests.bench.paper.ours", str(archive), str(workers)), repository)
    found: dict[str, Any] = json.loads(measured.output)
    return found


def peers(repository: Path, papers: Path, site: Path, programs: Path) -> dict[str, Entrant]:
    """Give the peers by short name. The folders hold the letters for printers, those for MkDocs, and the installed."""
    fonts = {"FONTCONFIG_FILE": str(papers / "fonts.conf")}

    def printer(name: str, python: str = sys.executable) -> Callable[[], Pace]:
        command = (python, "-m", "tests.bench.paper.printers", name, str(papers))
        return lambda: Pace(**json.loads(run(command, repository, environment=fonts).output))

    plugin, typst = programs / "plugin", programs / "typst"
    return {
        "weasyprint": Entrant("plain WeasyPrint, warm", printer("weasyprint")),
        "command": Entrant("the command `weasyprint`, once a letter", lambda: _command(papers, fonts)),
        "plugin": Entrant(
            "mkdocs-pdf-export-plugin: build with it less build without",
            lambda: _plugin(plugin, site, fonts),
            lambda: _install(plugin, _PLUGIN),
        ),
        "chromium": Entrant("headless Chromium, warm", printer("chromium")),
        "chromium-tagged": Entrant("headless Chromium, warm, with tags and outline", printer("chromium-tagged")),
        "typst": Entrant("Typst, warm", printer("typst", str(typst / "bin/python")), lambda: _install(typst, _TYPST)),
    }


def _install(folder: Path, packages: tuple[str, ...]) -> None:
    folder.mkdir(parents=True)
    run((sys.executable, "-m", "venv", str(folder)), folder)
    run((str(folder / "bin/pip"), "install", "-qq", "--disable-pip-version-check", *packages), folder)


def _command(papers: Path, environment: Mapping[str, str]) -> Pace:
    letters = sorted(papers.glob("*.html"))[:_STARTS]
    target = papers / "command.pdf"
    done = [
        run((sys.executable, "-m", "weasyprint", str(letter), str(target)), papers, environment=environment)
        for letter in letters
    ]
    return Pace(len(letters), sum(one.seconds for one in done), sum(one.cpu_seconds for one in done))


def _plugin(environment: Path, site: Path, fonts: Mapping[str, str]) -> Pace:
    """Build the site with the plugin and without; the difference is what its PDFs take."""
    pages = len(list((site / "docs").glob("*.md")))
    took = {}
    for name in ("with", "without"):
        target = site / name
        shutil.rmtree(target, ignore_errors=True)
        command = (str(environment / "bin/mkdocs"), "build", "--quiet", "-f", f"{name}.yml", "-d", str(target))
        took[name] = run(command, site, environment={**fonts, "PATH": os.environ["PATH"]})
    pdfs = [path.stat().st_size / 1000 for path in (site / "with").rglob("*.pdf")]
    if len(pdfs) < pages:
        raise BenchError(f"{pages - len(pdfs)} pages have no PDF: {took['with'].output[-_LINE:]}")
    seconds = took["with"].seconds - took["without"].seconds
    cpu = took["with"].cpu_seconds - took["without"].cpu_seconds
    return Pace(pages, seconds, cpu, sum(pdfs) / len(pdfs))

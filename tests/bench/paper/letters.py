"""An archive enters; the same letters leave as each peer reads them: HTML, Typst, and a plain MkDocs site.

All get the vendored typeface: WeasyPrint and Chromium through fontconfig, which finds no other, Typst as a folder.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from congvan import pipeline
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.model.view import LetterView
from congvan.project import project
from congvan.publish.bodies import KeptBodies
from congvan.render.body import Body
from congvan.render.letter_html import letter_html
from congvan.store.cache import Cache
from congvan.typeface.faces import folder as typeface
from tests.bench.paper.typst_form import FORM, typst_letter

# Letters outside the navigation and no search: the quickest that MkDocs can be, so nearly all is the plugin's.
_MKDOCS = """\
site_name: Peer
site_url: https://peer.example/
theme: {{name: material, language: vi, font: false}}
nav: [index.md]
not_in_nav: '*'
plugins: [{plugins}]
"""
_FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{folder}/fontconfig</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Letters:
    """What is to be made into PDFs: views and bodies for us; for peers a folder of numbered files, and their fonts."""

    views: Sequence[LetterView]
    bodies: Mapping[LetterId, Body]

    def html(self) -> list[str]:
        """Give each letter's HTML."""
        return [letter_html(view, self.bodies[view.id], site_url="") for view in self.views]


def read_letters(archive: Path, cache: Cache) -> Letters:
    """Read and project an archive; bodies are kept in the cache."""
    edition, _ = project(pipeline.read_and_check(archive / "reports").sound(), Audience.INTERNAL)
    return Letters(edition.letters, KeptBodies(edition.letters, cache))


def write_for_peers(letters: Letters, folder: Path) -> None:
    """Write the letters as HTML and as Typst, and a configuration that finds the vendored typeface alone."""
    folder.mkdir(parents=True)
    for number, (view, html) in enumerate(zip(letters.views, letters.html(), strict=True)):
        (folder / f"{number:05}.html").write_text(html, "utf-8")
        (folder / f"{number:05}.typ").write_text(typst_letter(view, letters.bodies[view.id]), "utf-8")
    shutil.copyfile(Path(__file__).with_name(FORM), folder / FORM)
    (folder / "fonts").write_text(str(typeface()), "utf-8")
    (folder / "fonts.conf").write_text(_FONTS.format(fonts=typeface(), folder=folder), "utf-8")


def write_site(letters: Letters, folder: Path) -> None:
    """Write the letters' Markdown as a MkDocs site, with a configuration that uses the plugin and one that does not.

    The first letter is the home page, so there are as many pages as letters.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for number, view in enumerate(letters.views):
        name = f"{number:05}.md" if number else "index.md"
        (docs / name).write_text(f"# {view.subject}\n\n{view.body}\n", "utf-8")
    for name, plugins in (("with", "pdf-export"), ("without", "")):
        (folder / f"{name}.yml").write_text(_MKDOCS.format(plugins=plugins), "utf-8")

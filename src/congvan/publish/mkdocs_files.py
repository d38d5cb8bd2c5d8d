"""Pages and files of ours → MkDocs' own, so that each comes out at its address; what nobody needs of the theme goes."""

import re
from html import escape
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from congvan.model import address
from congvan.render.body import Heading
from congvan.render.pages import Page, PlannedPage
from congvan.render.pages.page import KINDS_WITH_STYLE

# Files of the theme that no page of ours asks for: Material's script (`page.js` does what is needed of it), its search,
# which Pagefind's replaces, maps for debuggers; and the template of a sitemap where none is to be made.
_UNUSED = re.compile(r"assets/javascripts/.+|assets/stylesheets/[^/]+\.min\.\w+\.map|sitemap\.xml")


def leave_out_unused(files: Files, config: MkDocsConfig) -> None:
    """Take out what the theme brings and nothing needs; what docs_dir brings under such a name stays."""
    docs = Path(config.docs_dir)
    for file in [x for x in files if _UNUSED.fullmatch(x.src_uri) and x.src_dir and Path(x.src_dir) != docs]:
        files.remove(file)


def append(files: Files, file: File) -> None:
    """Add a file in place of a hand-written one of the same name."""
    other = files.get_file_from_path(file.src_uri)
    if other:
        files.remove(other)
    files.append(file)


def page_file(page: PlannedPage, config: MkDocsConfig) -> File:
    """Give a page as MkDocs plans it: its words come when it is its turn."""
    # MkDocs and its themes take a page's title, like the words of its contents, for HTML and print it as it is.
    known = {"title": escape(page.title), "description": page.description}
    meta = yaml.safe_dump(known, allow_unicode=True, width=10_000)
    name = markdown_file(page.address)
    inclusion = InclusionLevel.UNDEFINED if page.in_lists else InclusionLevel.NOT_IN_NAV
    return File.generated(config, name, content=f"---\n{meta}---\n", inclusion=inclusion)


def for_theme(page: Page) -> dict[str, Any]:
    """What the theme's templates read of a page of ours as `page.meta.congvan`."""
    return {
        "kind": page.kind,
        "style": page.kind in KINDS_WITH_STYLE,
        "meta": [list(x) for x in page.head.meta],
        "feeds": [[title, address.relative(target, page.address)] for title, target in page.head.feeds],
        "linked_data": page.head.linked_data,
    }


def markdown_file(page: str) -> str:
    """The name under which MkDocs knows a page, so that it comes out at that address."""
    return f"{page.removesuffix('/')}.md" if page and page not in _INDEXES else f"{page}index.md"


_INDEXES = frozenset({address.AGENCIES, address.SERIES, address.ARCHIVE})


def asset_file(name: str, content: bytes | Path, config: MkDocsConfig) -> File:
    """Give a file that is copied as it is."""
    if isinstance(content, Path):
        return File.generated(config, name, abs_src_path=str(content))
    return File.generated(config, name, content=content)


def toc_tokens(headings: tuple[Heading, ...]) -> list[Any]:
    """Nest headings by level, as Markdown's `toc` extension gives them."""
    root: list[Any] = []
    stack: list[tuple[int, list[Any]]] = [(0, root)]
    for heading in headings:
        name = escape(heading.text)
        token: dict[str, Any] = {"level": heading.level, "id": heading.id, "name": name, "children": []}
        while stack[-1][0] >= heading.level:
            stack.pop()
        stack[-1][1].append(token)
        stack.append((heading.level, token["children"]))
    return root

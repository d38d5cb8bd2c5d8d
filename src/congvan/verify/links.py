"""What a page points to and which files there are enter; links that lead nowhere or out of the edition leave.

Two steps, because headings of other pages are known only when all pages are read: `sort_links` for one page,
`check_links` for the edition.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from congvan.model import address
from congvan.model.finding import Finding, Place
from congvan.model.rules.edition import BROKEN_LINK, FOREIGN_RESOURCE, INLINE, LINK_SCHEME
from congvan.verify.markup import PageLinks

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Shown by a server for any missing address, so its links begin at the host's root, under whatever folder it serves.
_NOT_FOUND_PAGE = "404.html"
_BLANKS = re.compile(r"[\t\r\n]")  # browsers drop these inside an address (WHATWG URL)


@dataclass(frozen=True, slots=True)
class SortedLinks:
    """One file's links: what is wrong with it already, and the headings that it points to (file, id, link)."""

    broken: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    anchors: tuple[tuple[str, str, str], ...] = ()
    ids: frozenset[str] | None = None  # None: the file is no page
    inline: tuple[str, ...] = ()  # what the page runs or applies without a file


def sort_links(file: str, page: PageLinks, files: frozenset[str]) -> SortedLinks:
    """Sort the links of a page by what is wrong with them."""
    outside = [link for link in page.links if _is_outside(link)]
    foreign = [link for link in page.resources if _is_outside(link) and _scheme(link) != "data"]
    inside = [link for link in (*page.links, *page.resources) if not _is_outside(link)]
    root = _served_under(inside, files) if file == _NOT_FOUND_PAGE else None
    targets = {link: _target(link, file, files, root) for link in inside}
    return SortedLinks(
        broken=tuple(link for link in inside if targets[link] is None),
        foreign=tuple(foreign),
        schemes=tuple(sorted({_scheme(link) for link in outside} - ALLOWED_SCHEMES - {""})),
        anchors=tuple(_anchors(targets)),
        ids=page.ids,
        inline=page.inline,
    )


def sort_resources(file: str, resources: Iterable[str], files: frozenset[str]) -> SortedLinks:
    """Sort what a style sheet loads by what is wrong with it."""
    sheet = sort_links(file, PageLinks((), tuple(resources), frozenset()), files)
    return SortedLinks(broken=sheet.broken, foreign=sheet.foreign)


def check_links(pages: Mapping[str, SortedLinks]) -> Iterator[Finding]:
    """Yield a finding for each wrong link of an edition."""
    for file, found in pages.items():
        yield from (BROKEN_LINK.at(Place(file), link=link) for link in found.broken)
        yield from (FOREIGN_RESOURCE.at(Place(file), link=link) for link in found.foreign)
        yield from (LINK_SCHEME.at(Place(file), scheme=scheme) for scheme in found.schemes)
        yield from (INLINE.at(Place(file), what=what) for what in found.inline)
        for target, name, link in found.anchors:
            ids = pages[target].ids if target in pages else None
            if ids is not None and name not in ids:
                yield BROKEN_LINK.at(Place(file), link=link)


def _anchors(targets: Mapping[str, str | None]) -> Iterator[tuple[str, str, str]]:
    for link, target in targets.items():
        name = address.fragment(_cleaned(link)).partition(":~:")[0]  # a browser's own text search follows
        if target is not None and name and name != "top":  # always there (HTML, 7.4.6.4)
            yield target, name, link


def _cleaned(link: str) -> str:
    return _BLANKS.sub("", link).strip()


def _is_outside(link: str) -> bool:
    return address.is_outside(_cleaned(link))


def _scheme(link: str) -> str:
    head, colon, _ = _cleaned(link).partition(":")
    return head.lower() if colon and "/" not in head else ""


def _served_under(links: Iterable[str], files: frozenset[str]) -> str:
    """The folder of the host, between slashes, under which most of the links from the host's root are right."""
    rooted = [_cleaned(link) for link in links if _cleaned(link).startswith("/")]
    roots = sorted({link[: at + 1] for link in rooted for at in range(len(link)) if link[at] == "/"})
    right = {root: sum(_target(link, _NOT_FOUND_PAGE, files, root) is not None for link in rooted) for root in roots}
    return max(roots, key=lambda root: right[root], default="/")


def _target(link: str, file: str, files: frozenset[str], root: str | None = None) -> str | None:
    """The file to which a relative link leads; None if there is none. `root`: where the host has the edition."""
    cleaned = _cleaned(link)
    if not cleaned or cleaned.startswith(("#", "?")):
        return file
    if root is not None and cleaned.startswith("/"):
        return _file_at(cleaned.removeprefix(root) or ".", "", files) if cleaned.startswith(root) else None
    return _file_at(cleaned, file[: file.rfind("/") + 1], files)


def _file_at(link: str, folder: str, files: frozenset[str]) -> str | None:
    target = address.resolve(link, folder)
    name = None if target is None else address.output_file(target)
    return name if name in files else None

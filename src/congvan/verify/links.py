"""What a page points to and which files there are enter; links that lead nowhere or out of the edition leave.

Three steps: `resolved` for one page, which needs nothing but the page and so may be kept with it; `sorted_links`, which
asks for the files that there are; `check_links` for the edition, for the headings of all its pages.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from congvan.model import address
from congvan.model.finding import Finding, Place
from congvan.model.rules.edition import BROKEN_LINK, FOREIGN_RESOURCE, INLINE, LINK_SCHEME
from congvan.verify.markup import PageLinks

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Shown by a server for any missing address, so its links begin at the host's root, under whatever folder it serves.
NOT_FOUND_PAGE = "404.html"
_BLANKS = re.compile(r"[\t\r\n]")  # browsers drop these inside an address (WHATWG URL)


class Resolved(NamedTuple):
    """One file's links, each with the file that it leads to (None: out of the edition's folder), and what is wrong.

    `anchors` are headings of other files (file, id, link); `ids` the file's own between line feeds, None of no page.
    """

    inside: tuple[tuple[str, str | None], ...]
    foreign: tuple[str, ...]
    schemes: tuple[str, ...]
    anchors: tuple[tuple[str, str, str], ...]
    ids: str | None
    inline: tuple[str, ...]  # what the page runs or applies without a file
    broken: tuple[str, ...]  # whatever files there are


class SortedLinks(NamedTuple):
    """One file's links: what is wrong with it already, and what only other files can tell."""

    broken: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    anchors: tuple[tuple[str, str, str], ...] = ()
    ids: str | None = None
    inline: tuple[str, ...] = ()


def resolved(file: str, page: PageLinks, files: frozenset[str]) -> Resolved:
    """Resolve the links of a page. Of the page of missing addresses alone, the files tell where the host has it."""
    outside = [link for link in page.links if _is_outside(link)]
    foreign = [link for link in page.resources if _is_outside(link) and _scheme(link) != "data"]
    inside = [link for link in (*page.links, *page.resources) if not _is_outside(link)]
    root = _served_under(inside, files) if file == NOT_FOUND_PAGE else None
    targets = {link: _target(link, file, root) for link in inside}
    anchors = list(_anchors(targets))
    return Resolved(
        inside=tuple((link, target) for link, target in targets.items() if target != file),
        foreign=tuple(foreign),
        schemes=tuple(sorted({_scheme(link) for link in outside} - ALLOWED_SCHEMES - {""})),
        anchors=tuple(x for x in anchors if x[0] != file),
        ids="\n".join(("", *sorted(page.ids), "")),
        inline=page.inline,
        broken=tuple(link for target, name, link in anchors if target == file and name not in page.ids),
    )


def resolved_resources(file: str, resources: Iterable[str], files: frozenset[str]) -> Resolved:
    """Resolve what a style sheet loads."""
    sheet = resolved(file, PageLinks((), tuple(resources), frozenset()), files)
    return Resolved(sheet.inside, sheet.foreign, (), (), None, (), ())


def sorted_links(found: Resolved, files: frozenset[str]) -> SortedLinks:
    """Sort the links of a file by what is wrong with them."""
    broken = tuple(link for link, target in found.inside if target not in files)
    return SortedLinks((*broken, *found.broken), found.foreign, found.schemes, found.anchors, found.ids, found.inline)


def check_links(pages: Mapping[str, SortedLinks]) -> Iterator[Finding]:
    """Yield a finding for each wrong link of an edition."""
    for file, found in pages.items():
        yield from (BROKEN_LINK.at(Place(file), link=link) for link in found.broken)
        yield from (FOREIGN_RESOURCE.at(Place(file), link=link) for link in found.foreign)
        yield from (LINK_SCHEME.at(Place(file), scheme=scheme) for scheme in found.schemes)
        yield from (INLINE.at(Place(file), what=what) for what in found.inline)
        for target, name, link in found.anchors:
            ids = pages[target].ids if target in pages else None
            if ids is not None and f"\n{name}\n" not in ids:
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
    right = {root: sum(_target(link, NOT_FOUND_PAGE, root) in files for link in rooted) for root in roots}
    return max(roots, key=lambda root: right[root], default="/")


def _target(link: str, file: str, root: str | None = None) -> str | None:
    """The file to which a relative link would lead; None if none of the edition. `root`: where the host has it."""
    cleaned = _cleaned(link)
    if not cleaned or cleaned.startswith(("#", "?")):
        return file
    if root is not None and cleaned.startswith("/"):
        return _file_at(cleaned.removeprefix(root) or ".", "") if cleaned.startswith(root) else None
    return _file_at(cleaned, file[: file.rfind("/") + 1])


def _file_at(link: str, folder: str) -> str | None:
    target = address.resolve(link, folder)
    return None if target is None else address.output_file(target)

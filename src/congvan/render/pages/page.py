"""What a page is, and how a template becomes the inside of one. The theme adds head, header and footer.

Every template escapes by default, refuses unknown names, and links only through `model.address`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from congvan.model import address
from congvan.render.body import Heading
from congvan.render.pages import words

# Kinds of pages that have a style sheet of their own: `theme/assets/congvan/<kind>.css`.
KINDS_WITH_STYLE = frozenset({"home", "letter", "series", "register", "search"})
TITLE_ID = "cv-title"  # the page's h1; also where "skip to the content" leads


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head tells machines beside title and description.

    `meta` are pairs of a name and a value (Dublin Core), `linked_data` is schema.org's JSON-LD, `feeds` are pairs of a
    title and an address (an Atom feed that lists what the page lists).
    """

    meta: tuple[tuple[str, str], ...] = ()
    linked_data: str = ""
    feeds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One finished page. `html` is the content area alone; `headings` begin with the h1 and serve as contents.

    `kind` names what the page is (`letter`, `series`, …): its own style sheet `assets/congvan/<kind>.css` is loaded if
    there is one in `KINDS_WITH_STYLE`. `head` is what machines read in the page's head. `updated` is the day on which
    what the page tells changed last, if it is known better than that of the edition.
    """

    address: str
    title: str
    description: str
    html: str
    headings: tuple[Heading, ...]
    kind: str = "list"
    head: Head = Head()
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that is made when its turn comes, and what must be known of it before: an archive has many.

    `in_lists` says whether it is one of those that others lead to as lists do: a letter's page is not.
    """

    address: str
    title: str
    description: str
    make: Callable[[], Page]
    updated: date | None = None
    in_lists: bool = True

    @classmethod
    def of(cls, page: Page) -> "PlannedPage":
        """Plan a page that is made already."""
        return cls(page.address, page.title, page.description, lambda: page, page.updated)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("congvan.render", "templates/pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= words.FILTERS
    environment.globals |= {"address": address}
    return environment


_TEMPLATES = _environment()


def fill(template: str, page: str, **values: Any) -> str:
    """Fill in `template` for the page at that address; in it `link(target)` leads to another address."""
    link = partial(address.relative, page=page)
    return _TEMPLATES.get_template(f"{template}.html.j2").render(values, link=link, here=page, title_id=TITLE_ID)


def headings(title: str, sections: Mapping[str, str] | None = None) -> tuple[Heading, ...]:
    """Give the page's contents: its h1, then the sections (id → text) as h2."""
    below = (Heading(2, name, text) for name, text in (sections or {}).items())
    return (Heading(1, TITLE_ID, title), *below)


def trusted(html: str) -> Markup:
    """Mark HTML as safe to print: only for a body that `render.body` has sanitised."""
    return Markup(html)  # noqa: S704 - sanitised by nh3 in render.body

"""Reads finished HTML back, apart from the code that made it."""

from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

_BLOCKS = {"br", "dd", "div", "dt", "h1", "h2", "h3", "li", "p", "section", "td", "th", "tr"}
ROOT = "https://kho.example/"


class Reading(HTMLParser):
    """What a page holds: tags with attributes, links, ids, and its words."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag; what stands in a block of its own is a word of its own."""
        if tag in _BLOCKS:
            self.words.append(" ")
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """The words as one line, white space run together."""
        return " ".join("".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """Every address that the page names, as written."""
        return [x[name] for _, x in self.tags for name in ("href", "src", "action") if x.get(name)]

    def targets(self, page: str) -> set[str]:
        """Where the links lead from that page, as addresses from the root, as a browser works them out."""
        found = (urlsplit(urljoin(ROOT + page, link)) for link in self.links)
        return {unquote(x.path).lstrip("/") for x in found if x.netloc == urlsplit(ROOT).netloc}

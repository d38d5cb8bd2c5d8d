"""Every address of a built edition, and nothing else knows how one is made (docs/decisions: addresses never change).

A *page* is an address ending in `/`; a *file* is one without. All are relative to the edition's root, without a
leading slash; the root itself is the empty string.
"""

import posixpath
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from congvan.model.identity import LetterId

# The host under which the files of an edition are known while a PDF is made: `.invalid` exists nowhere (RFC 2606), and
# being the same on every machine it leaves the same bytes.
PRINT_ORIGIN = "https://archive.invalid/"

HOME = ""
SEARCH = "search/"
AGENCIES = "agencies/"
SERIES = "series/"
ARCHIVE = "archive/"
LETTERS_JSON = "data/letters.json"
LETTERS_CSV = "data/letters.csv"
DATA_PACKAGE = "data/datapackage.json"
ATOM = "feed.xml"
JSON_FEED = "feed.json"
CALENDAR = "deadlines.ics"
DRAFTS = "drafts/"  # of the internal edition alone, like the next two
FINDINGS = "findings/"
REGISTER = "register/"
SHORT_FORMS = "search/short-forms.json"
PROOFS = "q/"
CHECKSUMS = "SHA256SUMS"
SEARCH_INDEX = "pagefind/"
SITEMAP = "sitemap.xml"

# First path parts that an agency's id may not take: the site's own, those that it may come to need, and the theme's.
RESERVED = frozenset(
    {"agencies", "series", "archive", "search", "data", "pagefind", "assets", "feed", "deadlines", "404", "stylesheets",
     "javascripts", "fonts", "about", "help", "sitemap", "drafts", "findings", "register", "q"}
)  # fmt: skip

# Names that a series' id may not take: of the files in `data/` that are not a series'.
RESERVED_SERIES = frozenset({"letters", "datapackage"})


def letter(who: LetterId) -> str:
    """The page of a letter."""
    return f"{who}/"


def letter_pdf(who: LetterId) -> str:
    """The PDF beside a letter's page."""
    return f"{who}/{who.slug}.pdf"


def letter_signed_pdf(who: LetterId) -> str:
    """The signed PDF, the letter's authentic copy, beside its page."""
    return f"{who}/{who.slug}.signed.pdf"


def proof(code: str) -> str:
    """The short address that a letter's PDF bears (as a QR code too); its page leads to the letter's."""
    return f"{PROOFS}{code}/"


def letter_json(who: LetterId) -> str:
    """The letter's data beside its page."""
    return f"{who}/{who.slug}.json"


def attachment(who: LetterId, file: str) -> str:
    """An attachment beside a letter's page."""
    return f"{who}/{file}"


def agency(name: str) -> str:
    """The page of an agency."""
    return f"{AGENCIES}{name}/"


def volume_pdf(agency_name: str, number: int) -> str:
    """The bound volume of an agency's letters of a year, beside the agency's page."""
    return f"{agency(agency_name)}{agency_name}-{number}.pdf"


def series(name: str) -> str:
    """The page of a series."""
    return f"{SERIES}{name}/"


def series_year(name: str, number: int) -> str:
    """The page of a series' periods of a year, where the series' own page has no room for all of them."""
    return f"{series(name)}{number}/"


def year(number: int) -> str:
    """The page of a year."""
    return f"{ARCHIVE}{number}/"


def month(number: int, in_year: int) -> str:
    """The page of the periods that end in a month."""
    return f"{year(in_year)}{number:02}/"


def agency_year(name: str, number: int) -> str:
    """The page of an agency's letters of a year's periods, where the agency's own page has no room for them."""
    return f"{agency(name)}{number}/"


def part(page: str, number: int) -> str:
    """A part of a page that is too long for one: the first is the page itself, those behind it have a number."""
    return page if number == 1 else f"{page}page-{number}/"


def register(agency_name: str, in_year: int) -> str:
    """The page of an agency's register of outgoing letters of a year; of the internal edition alone."""
    return f"{REGISTER}{agency_name}/{in_year}/"


def register_pdf(agency_name: str, in_year: int) -> str:
    """The same register to print, beside its page."""
    return f"{register(agency_name, in_year)}{agency_name}-{in_year}-register.pdf"


def feed(page: str, file: str) -> str:
    """A feed (ATOM or JSON_FEED) of the letters that a page lists: the home page, an agency's, a series'."""
    return f"{page}{file}"


def series_csv(name: str) -> str:
    """The figures of all letters of a series, as text."""
    return f"data/{name}.csv"


def series_xlsx(name: str) -> str:
    """The same figures as a workbook."""
    return f"data/{name}.xlsx"


def output_file(address: str) -> str:
    """The file of the edition's folder that a web server gives for an address."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def folder(file: str) -> str:
    """The folder of a file, as an address: what links within that file start from."""
    return "".join(file.rpartition("/")[:2])


def in_folder(link: str) -> str:
    """The same relative link for pages that lie in a folder without a web server: a page is its `index.html` there."""
    parts = urlsplit(link)
    folder, slash, last = parts.path.rpartition("/")
    if not parts.path or last not in ("", ".", ".."):
        return link
    page = folder if not last else f"{folder}{slash}{last}"
    return urlunsplit(parts._replace(path=f"{page}/index.html".removeprefix("./")))


def relative(target: str, page: str) -> str:
    """The link from a page to a target, both as addresses of this module; percent-encoded."""
    path = posixpath.relpath("/" + target, "/" + page)
    slash = "/" if target.endswith("/") or not target else ""
    return quote(path + slash)


def source(path: str) -> str:
    """The link to a source file from the root of its repository, percent-encoded."""
    return quote(path)


def is_outside(link: str) -> bool:
    """Whether a link leads to another host or another scheme; one that cannot be read does, too."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)


def resolve(link: str, page: str) -> str | None:
    """The address to which a relative link on a page leads; None if it leaves the edition's root.

    Query and fragment are dropped; `index.html` is the page itself.
    """
    path = unquote(urlsplit(link).path)
    if not path:
        return page
    joined = posixpath.normpath(posixpath.join("/root", page, path))
    if joined != "/root" and not joined.startswith("/root/"):
        return None
    address = joined.removeprefix("/root").lstrip("/")
    if address.rpartition("/")[2] == "index.html":
        address = address.removesuffix("index.html").rstrip("/")
        path = "/"
    return f"{address}/" if address and path.rpartition("/")[2] in ("", ".", "..") else address


def fragment(link: str) -> str:
    """The part of a link after `#`, decoded."""
    return unquote(urlsplit(link).fragment)


def absolute(address: str, origin: str) -> str:
    """The full link to an address of an edition that is published at `origin`; percent-encoded."""
    return f"{origin.rstrip('/')}/{quote(address)}"


def published(link: str, page: str, origin: str) -> str | None:
    """The full link for a link on a page, both outside and within the edition; None if it leads nowhere.

    A relative link needs the `origin` at which the edition is published; without one it leads nowhere.
    """
    if is_outside(link):
        return link
    address = resolve(link, page)
    if address is None or not origin:
        return None
    return absolute(address, origin) + (f"#{quote(fragment(link))}" if fragment(link) else "")


def asked(link: str) -> str | None:
    """The address asked for by a full link below PRINT_ORIGIN; None if it leads elsewhere."""
    return unquote(link.removeprefix(PRINT_ORIGIN)) if link.startswith(PRINT_ORIGIN) else None

"""Renderers and publishers broken so that they print one text more: each in a place of its own.

A view does not hold what is withheld, so the broken code has it from elsewhere, as a careless change would: from the
raw letter, from a log, from a cache. `CHANNELS` names each place, the function that is broken, and the files that
then hold the text.
"""

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from html import escape
from typing import Any

import openpyxl
import pytest
from markupsafe import Markup
from openpyxl.comments import Comment

from congvan.publish.pdf.job import Enclosure
from congvan.render.body import Heading
from congvan.render.search_record import Facet
from tests.mutation.archive import LETTER

Spoil = Callable[[Any, str], Any]  # what the function gave, the text → what it gives now
_PAGE, _LETTER = r".*index\.html", r"xa-mau/so-lieu/.*/index\.html"
_PDF, _SEARCH = r"xa-mau/so-lieu/.*\.pdf", r"pagefind/.*"


@dataclass(frozen=True, slots=True)
class Channel:
    """A place of the output: the function that is spoilt, as `module:name`, how, and the files that tell it."""

    function: str
    spoil: Spoil
    files: str


def after(patch: pytest.MonkeyPatch, function: str, change: Callable[[Any], Any]) -> None:
    """Let a function, named where it is used, give something else from now on."""
    module, _, name = function.partition(":")
    owner = __import__(module, fromlist=["_"])
    *outer, last = name.split(".")
    for part in outer:
        owner = getattr(owner, part)
    original = getattr(owner, last)
    if not callable(original):
        patch.setattr(owner, last, change(original))
        return

    @wraps(original)
    def broken(*arguments: Any, **named: Any) -> Any:
        return change(original(*arguments, **named))

    patch.setattr(owner, last, broken)


def spoil(patch: pytest.MonkeyPatch, channel: Channel, text: str) -> None:
    """Break one place."""
    after(patch, channel.function, lambda given: channel.spoil(given, text))


# --- how what a function gives is spoilt ------------------------------------------------------------------


def _xml(element: str) -> Spoil:
    return lambda given, text: given.replace(f"</{element}>".encode(), f"<x>{escape(text)}</x></{element}>".encode())


def _in_json(*path: str | int) -> Spoil:
    def change(given: str, text: str) -> str:
        tree = json.loads(given)
        inner = tree
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = text
        return json.dumps(tree)  # escaped: `\u0111` for đ

    return change


def _calendar(given: bytes, text: str) -> bytes:
    line = f"DESCRIPTION:{text}"
    folded = "\r\n ".join(line[at : at + 15] for at in range(0, len(line), 15))  # RFC 5545, 3.1
    return given.replace(b"END:VCALENDAR", f"{folded}\r\nEND:VCALENDAR".encode())


def _book(change: Callable[[openpyxl.Workbook, str], None]) -> Spoil:
    def spoilt(given: bytes, text: str) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(given))
        change(book, text)
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()

    return spoilt


def _hidden_sheet(book: openpyxl.Workbook, text: str) -> None:
    sheet = book.create_sheet("Nháp")
    sheet.sheet_state, sheet["A1"] = "veryHidden", text


def _cell_comment(book: openpyxl.Workbook, text: str) -> None:
    book.worksheets[0]["A1"].comment = Comment(text, "văn thư")


def _field(name: str, added: Callable[[Any, str], Any]) -> Spoil:
    """Spoil one field of a record: `added` gives its new value from the old one and the text."""
    return lambda given, text: replace(given, **{name: added(getattr(given, name), text)})


def _html(given: str, text: str) -> str:
    return f"{given}<p>{escape(text)}</p>"


_page = _field("html", _html)


def _before(mark: str, form: str) -> Spoil:
    return lambda given, text: given.replace(mark, form.format(escape(text, quote=True)) + mark, 1)


def _first_letter(change: Spoil) -> Spoil:
    """Spoil the papers of one letter alone: laying them out takes long."""
    return lambda given, text: change(given, text) if f'content="{LETTER}"' in given else given


def _described(given: Markup, text: str) -> Markup:
    return Markup(given.replace("<title", f"<desc>{text}</desc><title"))  # noqa: S704 - a careless change


def _each(change: Spoil) -> Spoil:
    return lambda given, text: [change(x, text) for x in given]


def _enclosed(part: str) -> Spoil:
    def change(given: tuple[Enclosure, ...], text: str) -> tuple[Enclosure, ...]:
        *first, last = given
        told: Any = f"{text}.md" if part == "name" else f"{getattr(last, part)}\n{text}"
        return (*first, replace(last, **{part: told}))

    return change


def _record(field: str, added: Callable[[Any, str], Any]) -> Channel:
    return Channel("congvan.publish.assembly:record_of", _field(field, added), _SEARCH)


def _writing(given: Callable[[], str], text: str) -> Callable[[], str]:
    return lambda: _html(given(), text)


def _paper(mark: str, form: str) -> Channel:
    return Channel("congvan.publish.letter_pdfs:letter_html", _first_letter(_before(mark, form)), _PDF)


_PAGES, _LETTERS = "congvan.render.pages", "congvan.render.pages.letter"
_DATA = "congvan.publish.data"
CHANNELS: Mapping[str, Channel] = {
    # pages
    "letter's text": Channel("congvan.publish.bodies:KeptBodies.__getitem__", _page, _LETTER),
    "letter's page": Channel(f"{_LETTERS}:fill", _html, _LETTER),
    "page's title": Channel(f"{_PAGES}:page_title", lambda given, text: f"{given} {text}", _LETTER),
    "page's description": Channel(f"{_PAGES}:description", lambda given, text: f"{given} {text}", _LETTER),
    "Dublin Core": Channel(
        f"{_LETTERS}:letter_head", _field("meta", lambda old, text: (*old, ("DC.contributor", text))), _LETTER
    ),
    "schema.org": Channel(f"{_LETTERS}:letter_head", _field("linked_data", _in_json("author", "telephone")), _LETTER),
    "headings": Channel(
        f"{_LETTERS}:headings", lambda given, text: (*given, Heading(2, "cv-title", text)), _LETTER
    ),
    "citation": Channel(f"{_LETTERS}:citation", lambda given, text: f"{given}, {text}", _LETTER),
    "attachment's line": Channel(
        f"{_LETTERS}:attachment_lines", _each(_field("title", lambda old, text: f"{old} {text}")), _LETTER
    ),
    "chart": Channel(f"{_LETTERS}.figures:chart", _described, _LETTER),
    "comparison": Channel(
        f"{_LETTERS}:news", lambda given, text: given and replace(given, summary=f"{given.summary} {text}"), _LETTER
    ),
    "home page": Channel(f"{_PAGES}:home_page", _page, r"index\.html"),
    "search page": Channel(f"{_PAGES}:search_page", _page, r"search/index\.html"),
    "agency's page": Channel(f"{_PAGES}.agencies:fill", _html, r"agencies/.*index\.html"),
    "series' page": Channel(f"{_PAGES}.series:fill", _html, r"series/.*index\.html"),
    "archive": Channel(f"{_PAGES}.archive:fill", _html, r"archive/.*index\.html"),
    # data
    "Atom feed": Channel(f"{_DATA}:atom", _xml("entry"), r".*feed\.xml"),
    "JSON feed": Channel(
        f"{_DATA}:json_feed", lambda given, text: given.replace('"items"', f'"_x": {json.dumps(text)}, "items"', 1),
        r".*feed\.json",
    ),
    "calendar": Channel(f"{_DATA}:calendar", _calendar, r".*deadlines\.ics"),
    "list of letters": Channel(f"{_DATA}:letters_json", _in_json("note"), r"data/letters\.json"),
    "letter's data": Channel(f"{_DATA}:letter_json", _in_json("note"), r"xa-mau/so-lieu/.*\.json"),
    "CSV": Channel(f"{_DATA}:table_csv", lambda given, text: f'{given}"x","{text}"\r\n', r"data/.*\.csv"),
    "workbook, hidden sheet": Channel(f"{_DATA}:_workbook", _book(_hidden_sheet), r"data/so-lieu\.xlsx"),
    "workbook, comment": Channel(f"{_DATA}:_workbook", _book(_cell_comment), r"data/so-lieu\.xlsx"),
    "data package": Channel(f"{_DATA}:data_package", _in_json("description"), r"data/datapackage\.json"),
    # search
    "search, text": _record("write", _writing),
    "search, title": _record("title", lambda old, text: f"{old} {text}"),
    "search, metadata": _record("meta", lambda old, text: {**old, "note": text}),
    "search, facet": _record("facets", lambda old, text: (*old, Facet("note", "Ghi chú", "x", text))),
    "short forms": Channel(
        "congvan.publish.assembly:SHORT_FORMS", lambda given, text: (*given, ("zz", text)), r"search/short-forms\.json"
    ),
    # PDF
    "PDF, text": _paper("</body>", "<p>{}</p>"),
    "PDF, tiny text": _paper("</body>", '<p style="font-size: 1pt; color: white">{}</p>'),
    "PDF, title": _paper("</title>", " {}"),
    "PDF, author": _paper("<style>", '<meta name="author" content="{}">'),
    "PDF, XMP": _paper('">\n<meta name="congvan.letter"', " {}"),
    "PDF, outline": _paper("</body>", "<h2 style=\"bookmark-level: 1; bookmark-label: '{}'\">Phụ lục</h2>"),
    "PDF, link": _paper("</body>", '<a href="https://example.com/?q={}">x</a>'),
    "PDF, enclosed text": Channel("congvan.publish.letter_pdfs:enclosures", _enclosed("content"), _PDF),
    "PDF, enclosed file's name": Channel("congvan.publish.letter_pdfs:enclosures", _enclosed("name"), _PDF),
    "PDF, enclosed file's description": Channel(
        "congvan.publish.letter_pdfs:enclosures", _enclosed("description"), _PDF
    ),
    "bound volume, contents": Channel(
        "congvan.publish.volumes:contents_html", _before("</body>", "<p>{}</p>"), r"agencies/.*\.pdf"
    ),
    "bound volume, register": Channel(
        "congvan.publish.volumes:register_html", _before("</body>", "<p>{}</p>"), r"agencies/.*\.pdf"
    ),
    # site
    "theme's page.meta": Channel(
        "congvan.publish.mkdocs_plugin:for_theme",
        lambda given, text: {**given, "meta": [*given["meta"], ["note", text]]}, _PAGE,
    ),
}  # fmt: skip

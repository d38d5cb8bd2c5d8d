"""A volume enters; what stands before its letters leaves as HTML: the title page with the contents, and the register.

What stays true: nothing is said that the letters' views do not say, and nothing but the letters' own dates is a date.
The letters' pages are bound behind it as they are (`publish.pdf.volume`); links lead to their addresses as files.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.terms import Audience, Status
from congvan.model.view import LetterView
from congvan.model.volume import Volume
from congvan.render.register import COLUMNS, register_hint, register_line, register_title
from congvan.typeface.faces import Typeface
from congvan.vietnamese.dates import day_month_year, short_date

# The address under which links find the register within the volume.
REGISTER = "register"
# Letters in one HTML, which is laid out in one go: if each fills a page of the register, all are in `limits.PAGES`.
LETTERS_A_SHEET = 60
_UNKNOWN = 0  # the page of what is not counted yet
_FATE = {Status.REPLACED: "đã được thay thế", Status.WITHDRAWN: "đã thu hồi"}
# The audience's own line on the title page.
_FOR_WHOM = {
    Audience.PUBLIC: "Bản công khai: chỉ gồm các công văn và nội dung được công khai",
    Audience.INTERNAL: "Bản nội bộ, không công bố",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents."""

    symbol: str
    date: str
    subject: str
    fate: str
    page: int
    link: str


@dataclass(frozen=True, slots=True)
class Book:
    """What a sheet is a part of, and what it says of itself there. `kind` and `about` are for programs.

    `mark` stands above the register where only the office may have it; `hint` is the register's last line; `link` gives
    where a letter's line leads, nowhere if empty.
    """

    title: str
    kind: str
    about: str
    mark: str
    hint: str
    link: Callable[[LetterView], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A share of a volume's contents, or of its register: the letters of one HTML. Only the first has a head."""

    volume: Volume
    number: int = 0

    @property
    def letters(self) -> tuple[tuple[date, LetterView], ...]:
        """The letters."""
        start = self.number * LETTERS_A_SHEET
        return self.volume.letters[start : start + LETTERS_A_SHEET]

    @property
    def is_last(self) -> bool:
        """Whether no letters follow."""
        return (self.number + 1) * LETTERS_A_SHEET >= len(self.volume.letters)


def sheets(volume: Volume) -> list[Sheet]:
    """Give the shares of a volume, in order."""
    return [Sheet(volume, x) for x in range(-(-len(volume.letters) // LETTERS_A_SHEET))]


def contents_html(
    sheet: Sheet,
    typeface: Typeface,
    pages: Mapping[LetterId, int],
    register: int = _UNKNOWN,
    first_page: int = _UNKNOWN,
) -> str:
    """Give contents, and on the first sheet the title page before them.

    Args:
        sheet: the letters.
        typeface: what it is set in.
        pages: where each letter begins, counted from the title page; one that is not named is not known yet.
        register: where the register begins.
        first_page: where the sheet begins. How many pages it takes depends on none of these numbers.
    """
    entries = [
        _Entry(
            view.symbol,
            short_date(day),
            f"V/v {view.subject}",
            _FATE.get(view.status, ""),
            pages.get(view.id, _UNKNOWN),
            _link(view),
        )
        for day, view in sheet.letters
    ]
    links = {"register": register, "register_link": _REGISTER_LINK}
    return _filled("contents", sheet, typeface, first_page, book=_volume_book(sheet.volume), entries=entries, **links)


def register_html(sheet: Sheet, typeface: Typeface, first_page: int = _UNKNOWN, book: Book | None = None) -> str:
    """Give the register of outgoing letters, in the ten columns of decree 30/2020, Appendix IV; pages count on.

    It is a volume's, or a book of its own.
    """
    shown = book or _volume_book(sheet.volume)
    rows = [(shown.link(view), register_line(day, view).cells) for day, view in sheet.letters]
    return _filled("register", sheet, typeface, first_page, book=shown, rows=rows, columns=COLUMNS)


def register_book(volume: Volume, site_url: str) -> Book:
    """Give the register as a book of its own, whose lines lead to the letters' pages at `site_url` if that is known."""
    title = register_title(volume.year)

    def link(view: LetterView) -> str:
        return address.absolute(address.letter(view.id), site_url) if site_url else ""

    about = f"{title} của {volume.agency.name}"
    mark = _FOR_WHOM[Audience.INTERNAL] if volume.audience is Audience.INTERNAL else ""
    return Book(title, "Sổ đăng ký văn bản đi", about, mark, register_hint("trong kho"), link)


def _volume_book(volume: Volume) -> Book:
    about = f"{volume.title} của {volume.agency.name}, kèm mục lục và sổ đăng ký văn bản đi"
    return Book(f"{volume.title} – {volume.agency.name}", "Tập công văn", about, "", register_hint("trong tập"), _link)


_REGISTER_LINK = address.absolute(REGISTER, address.PRINT_ORIGIN)


def _link(view: LetterView) -> str:
    return address.absolute(address.letter_pdf(view.id), address.PRINT_ORIGIN)


def _filled(template: str, sheet: Sheet, typeface: Typeface, first_page: int, **values: object) -> str:
    volume = sheet.volume
    first, last = volume.letters[0], volume.letters[-1]
    return (
        _templates()
        .get_template(f"{template}.html.j2")
        .render(
            volume=volume,
            sheet=sheet,
            issuer=[x.upper() for x in volume.agency.letterhead],
            parent=[x.upper() for x in volume.agency.parent],
            extent=_extent(first, last, len(volume.letters)),
            from_to=f"Từ số {first[1].symbol} đến số {last[1].symbol}",
            register_title=register_title(volume.year),
            days=f"Từ ngày {short_date(first[0])} đến ngày {short_date(last[0])}",
            for_whom=_FOR_WHOM[volume.audience],
            modified=last[0].isoformat(),
            style=Markup(_style(typeface.family).replace("var(--first-page)", str(first_page))),  # noqa: S704 - our own file
            **values,
        )
    )


def _extent(first: tuple[date, LetterView], last: tuple[date, LetterView], count: int) -> list[str]:
    """Say how many letters there are, and from which to which, in lines."""
    begins, ends = (f"số {view.symbol}, {day_month_year(day)}" for day, view in (first, last))
    if count == 1:
        return ["Gồm 01 công văn:", begins]
    return [f"Gồm {count:02} công văn,", f"từ {begins}", f"đến {ends}"]


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("congvan.render", "templates/volume"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style(family: str) -> str:
    sheet = (files("congvan.render") / "templates" / "volume" / "volume.css").read_text("utf-8")
    return sheet.replace("var(--family)", f'"{family}"')

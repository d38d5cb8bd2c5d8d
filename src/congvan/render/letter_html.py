"""A view and its body enter; the HTML document that becomes the letter's PDF leaves, in the decree's form.

What stays true: the document is whole in itself but for the font and the letter's pictures, holds no clock, and says
nothing that the view does not say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from congvan.model import address
from congvan.model.form import FORMS, Form, form_of
from congvan.model.terms import Status
from congvan.model.view import LetterView, Person
from congvan.render.body import Body, with_addresses
from congvan.render.form_css import with_numbers
from congvan.typeface import faces
from congvan.vietnamese.dates import issue_date, short_date

MARKS: Mapping[Status, str] = MappingProxyType(
    {
        Status.DRAFT: "DỰ THẢO",
        Status.REPLACED: "ĐÃ ĐƯỢC THAY THẾ",
        Status.WITHDRAWN: "ĐÃ THU HỒI",
    }
)
PUBLIC_NOTICE = "Bản công khai: đã lược bỏ thông tin nội bộ"

_NUMBER_ROOM = "\u00a0" * 8  # to write a number by hand
_END = ".;,"
# Names that no line break may part: the rest of an office's name goes to the next line.
_KEPT_TOGETHER = ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN")
# The typeface has the empty box alone: a tick is a cross set over it.
_BOX = re.compile(r'(?P<tag><[^<>"]*(?:"[^"]*"[^<>"]*)*>)|(?P<box>[☐☑☒])')
_EMPTY_BOX = '<span class="box">□</span>'
_TICKED_BOX = '<span class="box ticked">□<span class="cross">×</span></span>'


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the template prints, ready in words."""

    title: str
    head_size: float
    parent: Sequence[str]
    issuer: Sequence[str]
    number: str
    place_and_date: str
    urgency: tuple[str, int] | None
    to: Sequence[str]
    authority: Sequence[str]
    signer: str
    copies: Sequence[str]
    office: str
    mark: str
    notices: Sequence[str]


def letter_html(view: LetterView, body: Body, *, site_url: str) -> str:
    """Give the HTML of a letter's PDF.

    Args:
        view: the letter as one audience may see it.
        body: its rendered body.
        site_url: where the edition is published, for links; if empty, links within it are printed as words alone.
    """
    form = form_of(view.date)
    return _template().render(
        view=view,
        sheet=_sheet(view, form),
        body=Markup(_printable(view, body, site_url)),  # noqa: S704 - sanitised in `render_body`
        style=Markup(_style(form.decree)),  # noqa: S704 - our own file
        to_indent=f"{faces.width('Kính gửi', form['to'].value):.2f}pt",
    )


def _sheet(view: LetterView, form: Form) -> _Sheet:
    signer = view.signer
    size, parent, issuer = _letterhead(view, form)
    return _Sheet(
        title=f"Công văn số {view.symbol}: {view.subject}" if view.number else f"Dự thảo công văn: {view.subject}",
        head_size=size,
        parent=parent,
        issuer=issuer,
        number=f"{_NUMBER_ROOM if view.number is None else ''}{view.symbol}",
        place_and_date=issue_date(view.date, view.agency.place, (view.due or view.id.period.last_day).year),
        urgency=form.urgency[view.urgency] if view.urgency else None,
        to=_ended(view.to),
        authority=[x.upper() for x in (*signer.authority, signer.title)] if signer else [],
        signer=signer.name if signer else "",
        copies=_ended(view.copies),
        office=_office(view.agency.contact),
        mark=MARKS.get(view.status, ""),
        notices=list(_notices(view)),
    )


def _letterhead(view: LetterView, form: Form) -> tuple[float, list[str], list[str]]:
    """The size in points and the lines of parent and issuer: as large as it goes without one line more."""
    room = form["left-column"].points - 4  # 2 pt of air on each side
    bounds = form["issuer"]

    def set_in(size: float) -> tuple[float, list[str], list[str]]:
        parent = [x for line in view.agency.parent for x in _lines(line.upper(), size, room)]
        issuer = [x for line in view.agency.letterhead for x in _lines(line.upper(), size, room, bold=True)]
        return size, parent, issuer

    return min((set_in(x) for x in (bounds.value, bounds.least)), key=lambda x: len(x[1]) + len(x[2]))


def _lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break a line of the letterhead so that each part fits: as few parts as can be, of about equal width.

    WeasyPrint could break it too, but the rule below is measured from the last line's own width.
    """
    for words in _KEPT_TOGETHER:
        text = text.replace(words, words.replace(" ", "\u00a0"))
    words_of = text.split(" ")
    fewest = _filled(words_of, size, room, bold=bold)
    limits = (room * share / 20 for share in range(1, 21))
    tries = (_filled(words_of, size, limit, bold=bold) for limit in limits)
    even = next((lines for lines in tries if len(lines) <= len(fewest)), fewest)
    return [line.replace("\u00a0", " ") for line in even]


def _filled(words: Sequence[str], size: float, limit: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and faces.width(longer, size, bold=bold) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _ended(items: Sequence[str]) -> list[str]:
    """Put `;` behind each item and `.` behind the last, unless its writer did."""
    bare = [x.strip().rstrip(_END).rstrip() for x in items]
    return [f"{x}{'.' if i == len(bare) else ';'}" for i, x in enumerate(bare, start=1)]


def _office(contact: Person | None) -> str:
    """The foot of page 1: the office's address, never a person's name."""
    if contact is None:
        return ""
    address = f"Địa chỉ: {contact.address}" if contact.address else ""
    others = (("Điện thoại", contact.phone), ("Thư điện tử", contact.email))
    # no line breaks within a number or between a label and what it labels
    unbroken = [f"{label}: {value}".replace(" ", "\u00a0") for label, value in others if value]
    return "; ".join(x for x in (address, *unbroken) if x)


def _notices(view: LetterView) -> Iterator[str]:
    """What is said at the foot of every page, outside the decree's fields."""
    for other in view.relations:
        if other.kind == "replaced-by":
            when = f" ngày {short_date(other.date)}" if other.date else ""
            yield f"Được thay thế bằng Công văn số {other.symbol}{when}"
    if view.withdrawn:
        yield f"Thu hồi ngày {short_date(view.withdrawn.date)}"
    if view.withheld:
        yield PUBLIC_NOTICE


def _printable(view: LetterView, body: Body, site_url: str) -> str:
    """The body with full addresses, and boxes that the typeface can draw."""
    page = address.letter(view.id)

    def led(attribute: str, link: str) -> str | None:
        if link.startswith("#"):
            return link
        return address.published(link, page, address.PRINT_ORIGIN if attribute == "src" else site_url)

    return _BOX.sub(_drawn_box, with_addresses(body.html, led))


def _drawn_box(found: re.Match[str]) -> str:
    if found["tag"]:
        return found["tag"]
    return _EMPTY_BOX if found["box"] == "☐" else _TICKED_BOX


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("congvan.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("letter.html.j2")


@cache
def _style(decree: str) -> str:
    sheet = (files("congvan.render") / "templates" / "letter.css").read_text("utf-8")
    return with_numbers(sheet, next(form for form in FORMS if form.decree == decree))

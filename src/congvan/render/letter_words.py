"""A view and the form enter; the words of its sheet leave, line by line: what paper bears round the body.

What stays true: PDF and Word file take their words from here, so they cannot say different things.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from congvan.model.form import Form
from congvan.model.terms import Status
from congvan.model.view import LetterView, Person
from congvan.typeface import faces
from congvan.vietnamese.dates import issue_date, short_date

MARKS: Mapping[Status, str] = MappingProxyType(
    {
        Status.DRAFT: "DỰ THẢO",
        Status.REPLACED: "ĐÃ ĐƯỢC THAY THẾ",
        Status.WITHDRAWN: "ĐÃ THU HỒI",
    }
)
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PUBLIC_NOTICE = "Bản công khai: đã lược bỏ thông tin nội bộ"

_NUMBER_ROOM = "\u00a0" * 8  # to write a number by hand
_END = ".;,"
# Names that no line break may part: the rest of an office's name goes to the next line.
_KEPT_TOGETHER = ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands round the body, ready in words. `head_size` is in points, the urgency's width in millimetres."""

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


def sheet_of(view: LetterView, form: Form) -> Sheet:
    """Give the words of a letter's sheet."""
    signer = view.signer
    size, parent, issuer = _letterhead(view, form)
    return Sheet(
        title=f"Công văn số {view.symbol}: {view.subject}" if view.number else f"Dự thảo công văn: {view.subject}",
        head_size=size,
        parent=parent,
        issuer=issuer,
        number=f"{_NUMBER_ROOM if view.number is None else ''}{view.symbol}",
        place_and_date=issue_date(view.date, view.agency.place, view.day.year),
        urgency=form.urgency[view.urgency] if view.urgency else None,
        to=_ended(view.to),
        authority=[x.upper() for x in (*signer.authority, signer.title)] if signer else [],
        signer=signer.name if signer else "",
        copies=_ended(view.copies),
        office=_office(view.agency.contact),
        mark=MARKS.get(view.status, ""),
        notices=list(_notices(view)),
    )


def enclosed_with(view: LetterView) -> str:
    """Say which letter an appendix belongs to; what a draft lacks is left blank, to be written by hand."""
    room = _NUMBER_ROOM if view.number is None else ""
    day = issue_date(view.date, "", view.day.year).removeprefix(", ")
    return f"(Kèm theo Công văn số {room}{view.symbol} {day} của {view.agency.name})"


def _letterhead(view: LetterView, form: Form) -> tuple[float, list[str], list[str]]:
    """The size in points and the lines of parent and issuer: as large as it goes without one line more."""
    room = form["left-column"].points - 4  # 2 pt of air on each side
    bounds = form["issuer"]

    def set_in(size: float) -> tuple[float, list[str], list[str]]:
        parent = [x for line in view.agency.parent for x in _lines(line.upper(), size, room)]
        issuer = [x for line in view.agency.letterhead for x in _lines(line.upper(), size, room, bold=True)]
        return size, parent, issuer

    return min((set_in(x) for x in (bounds.value, bounds.least)), key=lambda x: len(x[1]) + len(x[2]))


@lru_cache(maxsize=1024)  # an agency's letters all have the same
def _lines(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
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
    return tuple(line.replace("\u00a0", " ") for line in even)


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
        if other.traits.foot:
            when = f" ngày {short_date(other.date)}" if other.date else ""
            yield f"{other.traits.foot} {other.symbol}{when}"
    if view.withdrawn:
        yield f"Thu hồi ngày {short_date(view.withdrawn.date)}"
    if view.withheld:
        yield PUBLIC_NOTICE

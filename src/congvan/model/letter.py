"""A letter before the projection: everything that its file says, whoever may see it.

`RawLetter` is what `read` found; `Letter` is what `check` admitted. Only a `Letter` can be projected.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from pydantic import Field

from congvan.model.amount import Amount
from congvan.model.fields import IsoDate, Line, Lines, Record, TextField, Truth, WholeNumber
from congvan.model.finding import Place
from congvan.model.identity import LetterId
from congvan.model.source import Positions, Tree
from congvan.model.terms import Audience, Status, Urgency

# What a placeholder may name beside the figures (`data.…`); `project` fills each of them in.
PLACEHOLDER_NAMES: frozenset[tuple[str, ...]] = frozenset(
    tuple(name.split("."))
    for name in (
        "period", "subject", "number", "notation", "symbol", "date", "due",
        "agency.name", "agency.short", "agency.place", "series.title", "series.short",
        "series.requested_by.agency", "series.requested_by.number", "series.requested_by.date",
        "contact.name", "contact.phone", "contact.email", "signer.title", "signer.name",
    )
)  # fmt: skip

Value: TypeAlias = "Amount | int | float | str | bool | list[Value] | dict[str, Value] | None"


class Contact(Record):
    """The person to ask; always internal (Law 91/2025/QH15)."""

    name: Line | None = Field(None, title="Người liên hệ")
    phone: Line | None = Field(None, title="Số điện thoại")
    email: Line | None = Field(None, title="Thư điện tử")


class Signer(Record):
    """Who signs: authority lines (`KT. CHỦ TỊCH`), title, name."""

    authority: Lines = Field((), title="Quyền hạn ký")
    title: Line = Field(title="Chức vụ")
    name: Line = Field(title="Họ và tên")


class Attachment(Record):
    """A file that goes with the letter, in the folder named like the letter."""

    file: Line = Field(title="Tên tệp")
    title: Line = Field(title="Tên gọi")
    visibility: Audience = Field(Audience.INTERNAL, title="Phạm vi")


class Withdrawal(Record):
    """When and why a letter was called back."""

    date: IsoDate = Field(title="Ngày thu hồi")
    reason: Line = Field(title="Lý do")


class Change(Record):
    """A declared change of an issued letter."""

    date: IsoDate = Field(title="Ngày")
    note: Line = Field(title="Nội dung")
    major: Truth = Field(False, title="Thay đổi lớn")


class FrontMatter(Record):
    """The envelope of a letter: the keys of its front matter, each with the title that findings call it by."""

    status: Status = Field(title="Trạng thái")
    visibility: Audience | None = Field(None, title="Phạm vi phổ biến")
    number: WholeNumber | None = Field(None, title="Số", ge=1)
    notation: Line = Field(title="Ký hiệu")
    date: IsoDate | None = Field(None, title="Ngày ban hành")
    subject: Line = Field(title="Trích yếu")
    to: Lines = Field(title="Kính gửi", min_length=1)
    urgency: Urgency | None = Field(None, title="Mức độ khẩn")
    contact: Contact | None = Field(None, title="Đầu mối liên hệ")
    signer: Signer | None = Field(None, title="Người ký")
    copies: Lines = Field((), title="Nơi nhận")
    data: dict[str, Any] | None = Field(None, title="Số liệu")
    attachments: tuple[Attachment, ...] = Field((), title="Tệp kèm theo")
    replaces: Line | None = Field(None, title="Thay thế văn bản")
    corrects: Line | None = Field(None, title="Đính chính văn bản")
    withdrawn: Withdrawal | None = Field(None, title="Thu hồi")
    changes: tuple[Change, ...] = Field((), title="Thay đổi")
    notes: TextField | None = Field(None, title="Ghi chú nội bộ")


@dataclass(frozen=True, slots=True)
class Prose:
    """Words of the body, as Markdown."""

    text: str


class Form(StrEnum):
    """How a placeholder shows its value."""

    VALUE = "value"
    TICK = "tick"  # tick(name): a ticked box if true
    TICK_NOT = "tick-not"  # tick(not name)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{{ … }}`: the dotted name to be filled in, as what, and where; `length` in characters, braces included."""

    name: tuple[str, ...]
    form: Form
    place: Place
    length: int


@dataclass(frozen=True, slots=True)
class InternalPhrase:
    """`{{ internal("…") }}`: words within a line that only the internal edition has; `length` as above.

    `offset` says how many characters after the first brace the words begin.
    """

    text: str
    length: int
    offset: int = 0


Piece: TypeAlias = Prose | Placeholder | InternalPhrase


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the body for one audience; `line` is where it starts in the file, from 1."""

    audience: Audience
    pieces: tuple[Piece, ...]
    line: int


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file found in a letter's folder. `name` is relative to that folder; `path` is on this machine."""

    name: str
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class RawLetter:
    """A letter's file, read but not yet checked."""

    id: LetterId
    source: str
    front: Mapping[str, Tree]
    positions: Positions
    body: tuple[Segment, ...]
    files: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter whose envelope and figures are sound. `visibility` is settled: own, else the series', else internal."""

    id: LetterId
    source: str
    front: FrontMatter
    visibility: Audience
    data: Mapping[str, Value]
    positions: Positions
    body: tuple[Segment, ...]
    files: tuple[AttachedFile, ...] = ()

    @property
    def symbol(self) -> str:
        """Number and notation as printed: `12/UBND-VHXH`, below ten with a leading zero; blank in a draft."""
        number = "" if self.front.number is None else f"{self.front.number:02}"
        return f"{number}/{self.front.notation}"

    @property
    def is_in_force(self) -> bool:
        """Whether the letter has been issued, whatever became of it later."""
        return self.front.status is not Status.DRAFT

    def figure(self, dotted: str) -> Value:
        """Give the figure at `budget.total`; None where there is none."""
        found: Value = dict(self.data)
        for name in dotted.split("."):
            found = found.get(name) if isinstance(found, dict) else None
        return found

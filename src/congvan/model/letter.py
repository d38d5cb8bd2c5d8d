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
from congvan.model.signature import SignedCopy
from congvan.model.source import Positions, Tree
from congvan.model.terms import Audience, Status, Urgency
from congvan.model.waiver import Waiver

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

    name: Line | None = Field(
        None,
        title="Người liên hệ",
        description="Người soạn báo cáo, để nơi nhận hỏi lại. Chỉ bản nội bộ có.",
        examples=["Nguyễn Văn An"],
    )
    phone: Line | None = Field(
        None,
        title="Số điện thoại",
        description="Số điện thoại của người liên hệ, đặt trong dấu nháy kép để giữ số 0 ở đầu. Chỉ bản nội bộ có.",
        examples=["0900000001"],
    )
    email: Line | None = Field(
        None,
        title="Thư điện tử",
        description="Thư điện tử của người liên hệ. Chỉ bản nội bộ có.",
        examples=["nguyenvanan@example.com"],
    )


class Signer(Record):
    """Who signs: authority lines (`KT. CHỦ TỊCH`), title, name."""

    authority: Lines = Field(
        (),
        title="Quyền hạn ký",
        description="Những dòng trên chức vụ: TM. (thay mặt), KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa ủy quyền).",
        examples=[["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]],
    )
    title: Line = Field(
        title="Chức vụ",
        description="Chức vụ của người ký, viết in hoa. Có dấu phẩy thì đặt trong dấu nháy kép.",
        examples=["PHÓ CHỦ TỊCH"],
    )
    name: Line = Field(
        title="Họ và tên",
        description="Họ và tên người ký; không ghi học hàm, học vị.",
        examples=["Lê Văn Bình"],
    )


class Attachment(Record):
    """A file that goes with the letter, in the folder named like the letter."""

    file: Line = Field(
        title="Tên tệp",
        description="Tên tệp trong thư mục mang tên kỳ, cạnh công văn.",
        examples=["bang-so-lieu.xlsx"],
    )
    title: Line = Field(
        title="Tên gọi",
        description="Tên gọi in trên trang và ở nơi tải về.",
        examples=["Bảng số liệu"],
    )
    visibility: Audience = Field(
        Audience.INTERNAL,
        title="Phạm vi",
        description="Tệp dành cho ai. Để trống: chỉ nội bộ.",
        examples=["public"],
    )


class Withdrawal(Record):
    """When and why a letter was called back."""

    date: IsoDate = Field(
        title="Ngày thu hồi",
        description="Ngày quyết định thu hồi, dạng năm-tháng-ngày.",
        examples=["2026-05-02"],
    )
    reason: Line = Field(
        title="Lý do",
        description="Vì sao thu hồi; in trên trang của công văn.",
        examples=["Số liệu mục 2 sai"],
    )


class Change(Record):
    """A declared change of an issued letter."""

    date: IsoDate = Field(
        title="Ngày",
        description="Ngày sửa, dạng năm-tháng-ngày.",
        examples=["2026-05-02"],
    )
    note: Line = Field(
        title="Nội dung",
        description="Đã sửa gì, bằng một câu.",
        examples=["Sửa lỗi chính tả ở mục 3"],
    )
    major: Truth = Field(
        False,
        title="Thay đổi lớn",
        description="true nếu nội dung hay số liệu thay đổi; false nếu chỉ sửa chữ.",
        examples=[True],
    )


class FrontMatter(Record):
    """The envelope of a letter: the keys of its front matter, each with the title that findings call it by."""

    status: Status = Field(
        title="Trạng thái",
        description="Công văn đang ở bước nào. Ban hành rồi mới có số và ngày.",
        examples=["draft"],
    )
    visibility: Audience | None = Field(
        None,
        title="Phạm vi phổ biến",
        description="Công văn dành cho ai. Để trống: theo loại báo cáo; ở đó cũng trống thì chỉ nội bộ.",
        examples=["public"],
    )
    number: WholeNumber | None = Field(
        None,
        title="Số",
        ge=1,
        description="Số văn bản, số nguyên không có số 0 ở đầu. Dự thảo để trống.",
        examples=[12],
    )
    notation: Line = Field(
        title="Ký hiệu",
        description="Ký hiệu, một trong những ký hiệu của cơ quan; công văn in thành «Số: 12/UBND-VHXH».",
        examples=["UBND-VHXH"],
    )
    date: IsoDate | None = Field(
        None,
        title="Ngày ban hành",
        description="Ngày ban hành, dạng năm-tháng-ngày. Dự thảo để trống.",
        examples=["2026-04-17"],
    )
    subject: Line = Field(
        title="Trích yếu",
        description="Trích yếu, in sau «V/v»: viết thường chữ đầu, không có dấu chấm cuối.",
        examples=["báo cáo kết quả chuyển đổi số tháng 4 năm 2026"],
    )
    to: Lines = Field(
        title="Kính gửi",
        min_length=1,
        description="Nơi nhận chính, in sau «Kính gửi:». Nhiều nơi thì viết thành danh sách.",
        examples=[["Sở Khoa học và Công nghệ tỉnh Mẫu"]],
    )
    urgency: Urgency | None = Field(
        None,
        title="Mức độ khẩn",
        description="Mức độ khẩn, đóng dấu trên công văn. Thường để trống.",
        examples=["khan"],
    )
    contact: Contact | None = Field(
        None,
        title="Đầu mối liên hệ",
        description="Người để nơi nhận hỏi lại. Không bao giờ vào bản công khai.",
        examples=[{"name": "Nguyễn Văn An", "phone": "0900000001", "email": "nguyenvanan@example.com"}],
    )
    signer: Signer | None = Field(
        None,
        title="Người ký",
        description="Ai ký: quyền hạn, chức vụ, họ tên. Công văn đã ban hành phải có.",
        examples=[{"authority": ["KT. CHỦ TỊCH"], "title": "PHÓ CHỦ TỊCH", "name": "Lê Văn Bình"}],
    )
    copies: Lines = Field(
        (),
        title="Nơi nhận",
        description="Các dòng của «Nơi nhận», «Lưu» ở cuối. Dòng có dấu hai chấm đặt trong dấu nháy kép.",
        examples=[["Như trên", "Chủ tịch UBND phường (b/c)", "Lưu: VT, VHXH"]],
    )
    data: dict[str, Any] | None = Field(
        None,
        title="Số liệu",
        description="Số liệu của kỳ, theo lược đồ của loại báo cáo; trong thân viết {{ data.… }} để in ra.",
    )
    attachments: tuple[Attachment, ...] = Field(
        (),
        title="Tệp kèm theo",
        description="Các tệp đi kèm, nằm trong thư mục mang tên kỳ, cạnh công văn.",
        examples=[[{"file": "bang-so-lieu.xlsx", "title": "Bảng số liệu", "visibility": "internal"}]],
    )
    replaces: Line | None = Field(
        None,
        title="Thay thế văn bản",
        description="Công văn mà công văn này thay thế, viết cơ-quan/loại-báo-cáo/kỳ.",
        examples=["bim-son/khcn-tai-chinh/2026-03"],
    )
    corrects: Line | None = Field(
        None,
        title="Đính chính văn bản",
        description="Công văn mà công văn này đính chính, viết cơ-quan/loại-báo-cáo/kỳ.",
        examples=["bim-son/khcn-tai-chinh/2026-03"],
    )
    withdrawn: Withdrawal | None = Field(
        None,
        title="Thu hồi",
        description="Ngày và lý do thu hồi; đi cùng status: withdrawn.",
        examples=[{"date": "2026-05-02", "reason": "Số liệu mục 2 sai"}],
    )
    changes: tuple[Change, ...] = Field(
        (),
        title="Thay đổi",
        description="Những lần sửa sau khi ban hành, mỗi lần một mục.",
        examples=[[{"date": "2026-05-02", "note": "Sửa lỗi chính tả ở mục 3", "major": False}]],
    )
    notes: TextField | None = Field(
        None,
        title="Ghi chú nội bộ",
        description="Ghi chú cho nội bộ; không in ra và không vào bản công khai.",
        examples=["Chờ xác nhận số giải ngân"],
    )


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


@dataclass(frozen=True, slots=True)
class Aside:
    """A comment to Congvan (a waiver), with the blanks before it and the line's end if it has the line for itself.

    It is no text of the letter: nothing prints it, so it has no `text` that could be taken for the letter's.
    """

    comment: str


Piece: TypeAlias = Prose | Placeholder | InternalPhrase | Aside


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the body for one audience; `line` is where it starts in the file, from 1.

    `indent` are the blanks before the mark that begins it: a passage within a list's item stands as deep as the item.
    """

    audience: Audience
    pieces: tuple[Piece, ...]
    line: int
    indent: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing."""
        said = (x for x in self.pieces if not isinstance(x, Aside))
        return not any(isinstance(x, Placeholder) or x.text.strip() for x in said)


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file found in a letter's folder. `name` is relative to that folder; `path` is on this machine."""

    name: str
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class RawLetter:
    """A letter's file, read but not yet checked.

    `unsure` tells that marks of internal passages or phrases are mistyped, so that nobody knows what is public.
    """

    id: LetterId
    source: str
    front: Mapping[str, Tree]
    positions: Positions
    body: tuple[Segment, ...]
    files: tuple[AttachedFile, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    unsure: bool = False


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
    signed: SignedCopy | None = None

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

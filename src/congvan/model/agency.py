"""An agency: the office that issues letters."""

from dataclasses import dataclass

from pydantic import Field

from congvan.model.fields import Line, Lines, Record
from congvan.model.source import Positions


class OfficeContact(Record):
    """How to reach the office itself (not a person); public."""

    address: Line | None = Field(None, title="Địa chỉ")
    phone: Line | None = Field(None, title="Điện thoại")
    email: Line | None = Field(None, title="Thư điện tử")


class AgencyFile(Record):
    """`reports/_agencies/<id>.yml`."""

    name: Line = Field(title="Tên cơ quan")
    short: Line = Field(title="Tên viết tắt")
    letterhead: Lines = Field(title="Tên trên đầu văn bản", min_length=1)
    parent: Lines = Field((), title="Cơ quan cấp trên trực tiếp")
    place: Line = Field(title="Địa danh")
    notations: Lines = Field(title="Ký hiệu được dùng", min_length=1)
    series: Lines = Field((), title="Loại báo cáo phải nộp")
    contact: OfficeContact | None = Field(None, title="Liên hệ cơ quan")
    proper_names: Lines = Field((), title="Tên riêng")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that passed its check."""

    id: str
    file: AgencyFile
    positions: Positions

"""An agency: the office that issues letters."""

from dataclasses import dataclass

from pydantic import Field

from congvan.model.fields import Line, Lines, Record, Truth
from congvan.model.source import Positions


class OfficeContact(Record):
    """How to reach the office itself (not a person); public."""

    address: Line | None = Field(
        None,
        title="Địa chỉ",
        description="Địa chỉ trụ sở, công khai.",
        examples=["Số 1 đường Mẫu, phường Mẫu"],
    )
    phone: Line | None = Field(
        None,
        title="Điện thoại",
        description="Điện thoại của cơ quan (không phải của cá nhân), công khai, đặt trong dấu nháy kép.",
        examples=["0200 000 001"],
    )
    email: Line | None = Field(
        None,
        title="Thư điện tử",
        description="Thư điện tử của cơ quan (không phải của cá nhân), công khai.",
        examples=["ubnd.mau@example.com"],
    )


class AgencyFile(Record):
    """`reports/_agencies/<id>.yml`."""

    name: Line = Field(
        title="Tên cơ quan",
        description="Tên đầy đủ.",
        examples=["Ủy ban nhân dân phường Bỉm Sơn"],
    )
    short: Line = Field(
        title="Tên viết tắt",
        description="Tên dùng trong bảng và danh mục.",
        examples=["UBND phường Bỉm Sơn"],
    )
    letterhead: Lines = Field(
        title="Tên trên đầu văn bản",
        min_length=1,
        description="Tên cơ quan ban hành in đậm ở đầu công văn, mỗi dòng một mục, viết in hoa.",
        examples=[["ỦY BAN NHÂN DÂN", "PHƯỜNG BỈM SƠN"]],
    )
    parent: Lines = Field(
        (),
        title="Cơ quan cấp trên trực tiếp",
        description="Cơ quan chủ quản trực tiếp, in không đậm trên tên cơ quan. Ủy ban nhân dân thường để trống.",
        examples=[["ỦY BAN NHÂN DÂN TỈNH MẪU"]],
    )
    place: Line = Field(
        title="Địa danh",
        description="Địa danh in trước ngày tháng: «Bỉm Sơn, ngày 17 tháng 4 năm 2026».",
        examples=["Bỉm Sơn"],
    )
    notations: Lines = Field(
        title="Ký hiệu được dùng",
        min_length=1,
        description="Các ký hiệu được dùng; mỗi công văn chọn một.",
        examples=[["UBND-VHXH", "UBND-VP"]],
    )
    series: Lines = Field(
        (),
        title="Loại báo cáo phải nộp",
        description="Mã các loại báo cáo phải nộp (tên tệp trong reports/_series/), để theo dõi nộp đủ.",
        examples=[["khcn-tai-chinh"]],
    )
    # Whoever consolidates a series reports its sums in letters of its own, which are in no sum themselves.
    consolidates: Lines = Field(
        (),
        title="Loại báo cáo tổng hợp",
        description="Mã các loại báo cáo mà cơ quan tổng hợp từ báo cáo của các cơ quan khác; xem congvan rollup.",
        examples=[["khcn-tai-chinh"]],
    )
    # True: every letter of the agency's register is in this archive; false: letters elsewhere share the numbers.
    whole_register: Truth = Field(
        False,
        title="Kho giữ trọn sổ đăng ký văn bản đi",
        description="true nếu mọi văn bản đi của cơ quan đều nằm trong kho; khi đó số bị nhảy cóc được nêu ra.",
        examples=[False],
    )
    contact: OfficeContact | None = Field(
        None,
        title="Liên hệ cơ quan",
        description="Cách liên hệ với cơ quan; công khai.",
        examples=[{"phone": "0200 000 001", "email": "ubnd.mau@example.com"}],
    )
    proper_names: Lines = Field(
        (),
        title="Tên riêng",
        description="Tên riêng hay gặp, viết đúng; chương trình tìm chỗ viết khác đi.",
        examples=[["Bỉm Sơn", "Thanh Hóa"]],
    )


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that passed its check."""

    id: str
    file: AgencyFile
    positions: Positions

    def consolidates(self, series: str) -> bool:
        """Whether its letters of a series add up those of others: they have no due day, for they come after them."""
        return series in self.file.consolidates

"""The reviewed allow list: numbers and addresses that public letters may name although they look like a person's.

It is a source and nothing else: no view, page or file is made from it.
"""

from pydantic import Field

from congvan.model.fields import IsoDate, Line, Record


class Allowance(Record):
    """One entry: what may stand in public letters, why, and when somebody last looked at it."""

    value: Line = Field(
        title="Số hoặc địa chỉ được phép",
        description="Số điện thoại, thư điện tử… của cơ quan, viết như trong công văn; số đặt trong dấu nháy kép.",
        examples=["0200 000 001"],
    )
    reason: Line = Field(
        title="Lý do", description="Vì sao được phép công khai.", examples=["Đường dây nóng của phường"]
    )
    reviewed: IsoDate = Field(
        title="Ngày rà soát", description="Ngày xem lại gần nhất, dạng năm-tháng-ngày.", examples=["2026-04-17"]
    )


class AllowedFile(Record):
    """`reports/_allowed.yml`."""

    allowed: tuple[Allowance, ...] = Field(
        (),
        title="Được phép công khai",
        description="Những số, địa chỉ trông như của cá nhân mà công văn công khai được nêu.",
        examples=[[{"value": "0200 000 001", "reason": "Đường dây nóng của phường", "reviewed": "2026-04-17"}]],
    )

"""Forty-two letters, made by hand, for trying the search: thirty that say the same, twelve that do not."""

from datetime import date

from congvan.model import address
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.terms import Frequency, Status
from congvan.model.view import LetterView
from congvan.render.body import render_body
from congvan.render.search_record import SearchRecord, search_record
from tests.factories import a_letter, a_series, an_agency

WARDS = {
    "bim-son": "UBND phường Bỉm Sơn",
    "dong-son": "UBND phường Đông Sơn",
    "hac-thanh": "UBND phường Hạc Thành",
    "quang-trung": "UBND phường Quang Trung",
    "sam-son": "UBND phường Sầm Sơn",
}
MONTHS = range(1, 7)

_MONTHLY = """\
## 1. Thông tin chung

Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/3/2026 của Sở Khoa học và Công nghệ, {ward} báo cáo kết quả tháng {month}.

## 2. Tình hình triển khai

Phường đã quán triệt các giải pháp **đột phá** phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số.
Kinh phí được giao 2,382 tỷ đồng, đã giải ngân {spent} triệu đồng. Chưa thành lập Quỹ phát triển khoa học.

## 3. Kiến nghị, đề xuất

Đề nghị cấp có thẩm quyền hướng dẫn cơ chế khoán chi./.
"""

# number: (subject, body); the address is `bim-son/chuyen-de/2025-<number>`
_SPECIAL = {
    1: ("báo cáo công tác hòa giải ở cơ sở", "Các tổ hòa giải đã hòa giải thành 41 vụ việc tại khu phố."),
    2: ("báo cáo phong trào gia đình văn hoá", "Vận động xây dựng gia đình hoà thuận, no ấm."),
    3: ("báo cáo quản lý hóa chất, phân bón", "Kiểm tra các cơ sở kinh doanh hóa chất và thuốc trừ sâu."),
    4: ("báo cáo chợ hoa xuân", "Chợ hoa phục vụ nhân dân đón Tết, bảo đảm an ninh trật tự."),
    5: ("báo cáo sửa chữa đường giao thông", "Nâng cấp 12 tuyến đường liên khu phố, thảm nhựa mặt đường."),
    6: ("báo cáo công tác dưỡng lão", "Chăm sóc, nuôi dưỡng người cao tuổi neo đơn."),
    7: ("báo cáo thuỷ lợi nội đồng, cấy lúa", "Nạo vét kênh mương thuỷ lợi trước mùa mưa. Lúa xuân, lúa mùa đủ nước."),
    8: ("báo cáo nuôi trồng thủy sản", "Sản lượng thủy sản đạt 120 tấn."),
    9: ("báo cáo cải cách hành chính", "Đẩy mạnh cải cách thủ tục hành chính, rút ngắn thời gian giải quyết."),
    10: (
        "báo cáo tiểu thủ công nghiệp",
        "Thủ tục vay vốn còn khó; hành khách và chính quyền kiến nghị sửa đổi. Nghề dệt lụa.",
    ),
    11: ("báo cáo thử nghiệm nhập liệu", "Chuỗi `<script>alert(1)</script>` và R&D được ghi đúng nguyên văn."),
    12: ("báo cáo đã được thay thế về dân số", "Số liệu dân số tạm tính của quý."),
}

_TO = ("Sở Khoa học và Công nghệ",)  # the province has `hóa` in its name, which half of the queries are about
_THEMES = a_series(id="chuyen-de", title="Báo cáo chuyên đề", short="Chuyên đề")


def monthly(ward: str, month: int) -> LetterView:
    """Make a ward's monthly letter: number 10·month + the ward's place among the wards."""
    number = 10 * month + list(WARDS).index(ward)
    agency = an_agency(id=ward, short=WARDS[ward], name=WARDS[ward].replace("UBND", "Ủy ban nhân dân"))
    return a_letter(
        f"2026-{month:02}",
        agency=agency,
        number=number,
        to=_TO,
        date=date(2026, month, 17),
        body=_MONTHLY.format(ward=agency.name, month=month, spent=100 + month),
    )


def special(number: int) -> LetterView:
    """Make one of the letters that are like no other; dated in 2025, the last is replaced, the sixth is number 6."""
    subject, body = _SPECIAL[number]
    return a_letter(
        series=_THEMES,
        id=LetterId("bim-son", _THEMES.id, Period(2025, Frequency.MONTHLY, number)),
        number=6 if number == 6 else 500 + number,
        to=_TO,
        date=date(2025, number, 5),
        subject=subject,
        body=body,
        status=Status.REPLACED if number == max(_SPECIAL) else Status.ISSUED,
    )


def record(view: LetterView) -> SearchRecord:
    """Make the search record as the letter's page does."""
    shown = {Status.ISSUED: "Đã ban hành", Status.REPLACED: "Đã được thay thế"}[view.status]
    return search_record(view, lambda: render_body(view.body), address.letter_pdf(view.id), shown)


def records() -> list[SearchRecord]:
    """Make all of them."""
    views = [monthly(ward, month) for ward in WARDS for month in MONTHS] + [special(number) for number in _SPECIAL]
    return [record(view) for view in views]

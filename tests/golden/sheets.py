"""The golden letters: one view for each case of the form, all invented. Their pictures lie in `letters/`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from congvan.model.address import attachment
from congvan.model.terms import Status, Urgency
from congvan.model.view import LetterView, Relation, SignerView, WithdrawalView
from congvan.publish.pdf import PdfJob
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from tests.factories import a_draft, a_letter, an_agency, an_attachment

PICTURE = Path(__file__).with_name("bieu-do.png")
WARD = an_agency(name="Ủy ban nhân dân phường Mẫu Sông Xanh", place="Mẫu Sông Xanh",
                 letterhead=("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU SÔNG XANH"))  # fmt: skip
CENTRE = an_agency(
    name="Trung tâm Ứng dụng và Phát triển khoa học công nghệ Mẫu",
    place="Mẫu Sông Xanh",
    parent=("Sở Khoa học và Công nghệ tỉnh Mẫu",),
    letterhead=("TRUNG TÂM ỨNG DỤNG VÀ PHÁT TRIỂN KHOA HỌC CÔNG NGHỆ MẪU",),
    contact=None,
)
P = (
    "Ủy ban nhân dân phường đã quán triệt và triển khai các chủ trương, chính sách của Trung ương, của tỉnh về phát "
    "triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số đến toàn thể cán bộ, công chức, viên chức."
)
BASE = (
    "Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/3/2026 của Sở Khoa học và Công nghệ, Ủy ban nhân dân phường báo cáo "
    "kết quả thực hiện như sau:"
)
END = "Ủy ban nhân dân phường báo cáo Sở Khoa học và Công nghệ để tổng hợp theo quy định./."

REPORT = f"""{BASE}

## I. Thông tin chung

- Kỳ báo cáo: tháng 4 năm 2026;
- Đơn vị báo cáo: Ủy ban nhân dân phường Mẫu Sông Xanh.

## II. Kết quả thực hiện

### 1. Công tác chỉ đạo, điều hành

{P}

{P}

### 2. Huy động nguồn lực

{P} Tổng kinh phí phân bổ trong kỳ là **2,382 tỷ đồng**, đã giải ngân *200 triệu đồng*.

### 3. Quỹ phát triển khoa học và công nghệ

☑ Đã thành lập; ☐ Chưa thành lập.

{P}

## III. Kiến nghị, đề xuất

{P}

{END}
"""

MONEY = f"""{BASE}

Kinh phí phân bổ và giải ngân (đơn vị: triệu đồng):

| STT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ |
|---|---|---|---|---|
| 1 | Hạ tầng số | 1.250 | 812,5 | 65% |
| 2 | Nền tảng, dữ liệu dùng chung | 730,25 | 98,125 | 13,4% |
| 3 | Đào tạo, tập huấn | 64,5 | – | 0% |
| 4 | Thuê dịch vụ | 12.340 | 12.339,75 | 99,99% |
| | **Cộng** | **14.384,75** | **13.250,375** | **92,1%** |

Đánh giá theo lĩnh vực:

| Lĩnh vực | Kết quả |
|:--|:-:|
| Dịch vụ công trực tuyến toàn trình được cung cấp và có phát sinh hồ sơ trong kỳ báo cáo | Đạt |
| Chứng thư số | Chưa đạt |

{END}
"""

_WIDE_HEAD = ("STT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Thời gian bắt đầu", "Thời gian hoàn thành", "Kinh phí phân bổ",
              "Kinh phí giải ngân", "Tỷ lệ giải ngân", "Ghi chú")  # fmt: skip
_WIDE_ROWS = [
    (str(n), f"Nâng cấp hệ thống thông tin phục vụ giải quyết thủ tục hành chính số {n}", "Văn phòng HĐND và UBND",
     "01/02/2026", "30/6/2026", f"1.{n}50.000.000", f"{n * 111}.500.000", f"{n * 9},{n}%", "Đúng tiến độ")
    for n in range(1, 6)
]  # fmt: skip


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


WIDE = f"{BASE}\n\n{table(_WIDE_HEAD, _WIDE_ROWS)}\n\n{END}\n"

_LONG_ROWS = [
    (str(n), f"Tổ công nghệ số cộng đồng tổ dân phố {n}", f"{5 + n % 4}", f"{n * 137 % 900},{n % 10}", "Hoạt động tốt")
    for n in range(1, 61)
]
LONG = f"{BASE}\n\n{table(('STT', 'Tên tổ', 'Thành viên', 'Kinh phí (triệu đồng)', 'Đánh giá'), _LONG_ROWS)}\n\n{END}\n"

LISTS = f"""{BASE}

## 1. Kết quả nổi bật

a) Về hạ tầng số:

- Phủ sóng di động băng rộng đến các tổ dân phố:
    - Tổ dân phố 1 đến tổ dân phố 5: đạt 100% số hộ, trong đó có 12 hộ được hỗ trợ thiết bị thông minh;
    - Tổ dân phố 6: đạt 98,5%;
- Camera giám sát giao thông: 24 vị trí.

b) Về chính quyền số: tỷ lệ hồ sơ trực tuyến toàn trình đạt 87,3%.

c) Về kinh tế số: 45 hộ kinh doanh có thanh toán không dùng tiền mặt.

d) Về xã hội số: 1.204 công dân được cấp chứng thư số.

đ) Về an toàn thông tin: không có sự cố.

## 2. Tự đánh giá

☑ Hoàn thành tốt nhiệm vụ.

☐ Hoàn thành nhiệm vụ.

☐ Chưa hoàn thành nhiệm vụ.

> Ghi nhận của đoàn kiểm tra: hồ sơ lưu trữ đầy đủ, số liệu khớp với hệ thống thông tin báo cáo.

{END}
"""

NOTES = f"""{BASE}

{P}[^1] Tỷ lệ hồ sơ trực tuyến đạt 87,3%.[^2]

{P}

{P}

{P}

{P}

{P} Số liệu được đối chiếu lại ngày 10/4/2026.[^3]

{END}

[^1]: Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển
    khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia.
[^2]: Tính trên tổng số 1.204 hồ sơ tiếp nhận trong kỳ.
[^3]: Theo biên bản đối chiếu giữa Văn phòng và Phòng Văn hóa - Xã hội.
"""

IMAGE = f"""{BASE}

{P}

![Biểu đồ cột: kinh phí giải ngân tăng dần qua bốn tháng đầu năm](bieu-do.png)

{P}

{END}
"""

_TASKS = [
    (str(n), f"Nhiệm vụ thứ {n}: số hóa hồ sơ, tài liệu lưu trữ của các phòng chuyên môn", "Phòng Văn hóa - Xã hội",
     f"Quý {'I' * (n % 3 + 1)}/2026")
    for n in range(1, 31)
]  # fmt: skip
_FIGURES = [
    (str(n), f"Tổ dân phố {n}", f"{n * 317 % 799 + 200}", f"{n * 1234 % 9000 // 10},{n % 10}",
     f"{n * 61 % 100},{n % 10}%", f"{n % 7 + 1}.{n * 83 % 900 + 100:03d},{n % 10}5", f"{n * 19 % 70 + 20},5%",
     "–" if n % 4 else "Đề nghị bổ sung")
    for n in range(1, 31)
]  # fmt: skip
_FIGURES_HEAD = ("STT", "Đơn vị", "Số hộ", "Kế hoạch (triệu đồng)", "Tỷ lệ hộ có cáp quang", "Giải ngân (triệu đồng)",
                 "Tỷ lệ giải ngân", "Ghi chú")  # fmt: skip
APPENDICES = f"""{BASE}

{P} (chi tiết tại Phụ lục I, Phụ lục II kèm theo).

{END}

# Phụ lục I: Danh mục nhiệm vụ chuyển đổi số năm 2026

{table(("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), _TASKS)}

# Phụ lục II: Bảng số liệu kinh phí theo tổ dân phố {{.landscape}}

{table(_FIGURES_HEAD, _FIGURES)}

Số liệu tính đến ngày 17/4/2026.[^a]

[^a]: Nguồn: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường.
"""
ONE_APPENDIX = f"""{BASE}

{P} (Phụ lục kèm theo).

{END}

# Phụ lục: Danh sách tổ công nghệ số cộng đồng

## 1. Các tổ đang hoạt động

{P}

- Tổ dân phố 1: 5 thành viên;
- Tổ dân phố 2: 7 thành viên.

## 2. Các tổ thành lập mới

{P}
"""
_LONG_WORD = "https://example.com/" + "bao-cao-chuyen-doi-so-" * 7
WORDS = f"""{BASE}

Toàn văn đăng tại {_LONG_WORD} để các đơn vị khai thác.

{table(("Địa chỉ", "Mã", "Số"), [(_LONG_WORD, "MAHOSO" * 12, "1.234,5"), ("ngắn", "A1", "12")])}

{END}
"""
WITHHELD = f"""{BASE}

{P} Đầu mối liên hệ: [thông tin nội bộ, không công bố].

[Một đoạn nội bộ được lược bỏ trong bản công khai]

{P}

{END}
"""
SIX_LINES = (
    "báo cáo tình hình thực hiện các giải pháp đột phá để phát triển khoa học, công nghệ, đổi mới sáng tạo thông qua "
    "việc tháo gỡ điểm nghẽn về cơ chế tài chính trên địa bàn phường tháng 4 năm 2026"
)
TO = ("Sở Khoa học và Công nghệ tỉnh Mẫu", "Sở Tài chính tỉnh Mẫu",
      "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Mẫu")  # fmt: skip
SIGNER = SignerView(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Lê Văn Bình")
COPIES = ("Như trên", "Thường trực Đảng ủy, HĐND phường (b/c)", "Chủ tịch, các Phó Chủ tịch UBND phường",
          "Các phòng chuyên môn, đơn vị trực thuộc", "Lưu: VT, VHXH, annv(01)")  # fmt: skip


def _ward(**changes: Any) -> LetterView:
    return a_letter(
        None, **{"agency": WARD, "to": TO[:1], "subject": "báo cáo kết quả chuyển đổi số tháng 4 năm 2026"} | changes
    )


LETTERS: dict[str, LetterView] = {
    "plain": _ward(body=REPORT),
    "addressees-parent": a_letter(agency=CENTRE, to=TO, body=f"{BASE}\n\n{P}\n\n{END}", number=7,
                                  symbol="07/TTUD-VP", date=date(2026, 2, 5), signer=SIGNER, copies=COPIES),
    "six-lines": _ward(subject=SIX_LINES, body=f"{BASE}\n\n{P}\n\n{END}"),
    "money": _ward(body=MONEY),
    "wide-table": _ward(body=WIDE),
    "long-table": _ward(body=LONG),
    "lists": _ward(body=LISTS),
    "footnotes": _ward(body=NOTES),
    "image": _ward(body=IMAGE, attachments=(an_attachment(file="bieu-do.png", path=str(PICTURE)),)),
    "urgent": _ward(body=f"{BASE}\n\n{P}\n\n{END}", urgency=Urgency.HOA_TOC),
    "appendices": _ward(body=APPENDICES),
    "long-words": _ward(body=WORDS),
    "draft": a_draft("2026-04", agency=WARD, to=TO[:1], body=ONE_APPENDIX),
    "replaced": _ward(body=ONE_APPENDIX, status=Status.REPLACED, relations=(
        Relation("replaced-by", a_letter().id, "15/UBND-VHXH", date(2026, 5, 5)),)),
    "withdrawn": _ward(body=WITHHELD, status=Status.WITHDRAWN, withheld=True,
                       withdrawn=WithdrawalView(date(2026, 5, 2), "số liệu mục 2 sai")),
}  # fmt: skip


def job(name: str, view: LetterView) -> PdfJob:
    """What makes a letter's PDF."""
    images = {attachment(view.id, x.file): x.path for x in view.attachments}
    return PdfJob(name, letter_html(view, render_body(view.body), site_url=""), images)

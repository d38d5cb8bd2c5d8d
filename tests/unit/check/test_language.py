"""What the rules of language leave alone: the prose that officers write."""

from pathlib import Path

import pytest

from congvan.model.finding import Finding
from congvan.model.text import Language
from tests.small_archive import AGENCY, DRAFT, changed, check

_NAMES = changed(
    AGENCY,
    "contact:",
    "proper_names: [Bỉm Sơn, Thanh Hóa, Hoà Bình, xã Hội An, xã Thống Nhất, phường Quang Trung]\ncontact:",
)
_PROSE = """\
Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/3/2026 của Sở Khoa học và Công nghệ tỉnh Thanh Hóa; căn cứ điểm a
khoản 1 Điều 5, Điều 7 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ (sau đây gọi là “Nghị định 30”).

Đồng chí Nguyễn Thanh Hoa, Phó Chủ tịch UBND phường; bà Trần Thị Bình - Trưởng phòng Văn hóa - Xã hội; ông Lê Hoà
Bình (Chỉ huy trưởng BCH Quân sự); TS. Phạm Quang Trung và các đ/c trong BTV Đảng ủy đã dự. TP. Hồ Chí Minh, tp.
Huế, v.v. cũng cử cán bộ dự họp.

Toàn phường có 12.345 hộ, tăng 2,5% (tương đương 300 hộ) so với cùng kỳ năm 2025 – mức cao nhất đến nay; diện tích
66,88 km², nhiệt độ 38,5 °C, công suất 10 kW, ống Ø10, sai số ±5%, §3, 1/2 số hộ. Giá vật liệu tăng...

Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” và “Bình dân học vụ số” được triển khai sâu rộng; nhà nhà,
người người tham gia; ai ai cũng đồng tình, luôn luôn chủ động, ngày ngày, dần dần, từ từ, đời đời; năm năm liền.

Việc tồn tại tại cơ sở; hiện tại tại xã; tự do do pháp luật quy định; kèm theo theo mẫu; theo theo dõi của Sở; đạt
được được ghi nhận; quyền sở hữu của của cải; gọi là là phẳng.

Ủy ban nhân dân các phường, xã; ủy ban kiểm tra; Ủy ban Mặt trận Tổ quốc Việt Nam; Hội Liên hiệp Phụ nữ; trụ sở
Công an; cơ sở giáo dục và đào tạo; cán bộ y tế, cán bộ tư pháp - hộ tịch; quản lý nhà nước; Nhà nước và Nhân dân.

Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Nghị quyết số 57-NQ/TW ngày 22/12/2024; Quyết định số 06/QĐ-TTg
ngày 06/01/2022; các kế hoạch số hóa; báo cáo số liệu 12 tháng; Thông tư số 01/2011/TT-BNV ngày 19/01/2011.

Đã cấp: 1) thẻ căn cước (12 thẻ); 2) hộ chiếu; 3) giấy khác (gồm: a) khai sinh; b) khai tử; c) kết hôn).

Xã thống nhất chủ trương; tỉnh thống nhất; trật tự an toàn xã hội an ninh; vì hòa bình. Thống nhất nội dung. Ông A.
đã nộp; mục 2. nội dung; hình 1. sơ đồ.

| STT | Nội dung | Số lượng |
|:---:|:---|---:|
| 1 | Hồ sơ, giấy tờ | 1.234 |
| 2 | Kết  quả | Kết quả |
| a) | Số liệu (tạm) | 12,5 |

- Cổng: https://example.com/p/home,a;b và tệp bao-cao.docx, .pdf; mã QR; app VNeID, eOffice.
- Lưu: VT, VHXH, annv(01); đúng 8h00', 07:30; bản đồ 1:500; UBND.VX; điểm a, b, c khoản 2; màn hình 5".

Giai đoạn 2021-2025, 2026 - 2030; quý I/2026; tháng 4 năm 2026; Tháng Thanh niên; ngày 30/4 và 01/5; Ngày Chuyển
đổi số quốc gia 10/10; Cách mạng Tháng Tám. Hỏi: Ai? Vì sao? Thế nào!

Số hóa, thủy lợi, úy, tùy, khỏe, hòa giải, hoàn thiện, quý, quỹ, quả, khuỷu tay, Huỳnh Thúy, ngoài, xoáy, họa.

Thực hiện Chương trình hành động số 15-CTr/ĐU ngày 20/8/2025 của Ban Chấp hành Đảng bộ phường (nhiệm kỳ 2025 -
2030) về phát triển khoa học, công nghệ; Nghị quyết số 193/2025/QH15 của Quốc hội; các Nghị định số 88/2025/NĐ-CP,
180/2025/NĐ-CP của Chính phủ,... UBND phường đã ban hành 05 kế hoạch, 03 quyết định, 12 công văn chỉ đạo.

Trong tháng, lực lượng Công an phường phối hợp với Ban CHQS phường, Đoàn TNCS Hồ Chí Minh, Hội LHPN, Hội CCB, Hội
Nông dân tổ chức 15 buổi tuyên truyền (mỗi buổi từ 1,5 - 2 giờ) cho 1.250 lượt người; phát 2.000 tờ rơi; đăng 35
tin, bài trên Trang thông tin điện tử (https://example.com) và Zalo OA “UBND phường Bỉm Sơn”.

Về thu ngân sách: Tổng thu ngân sách nhà nước trên địa bàn đạt 25.678,5 triệu đồng/48.000 triệu đồng, bằng 53,5% dự
toán tỉnh giao; trong đó: thu thuế ngoài quốc doanh 8.120 triệu đồng; lệ phí trước bạ 2.340 triệu đồng; thu tiền sử
dụng đất 12.500 triệu đồng (đạt 41,7%); thu khác 2.718,5 triệu đồng.

Hồ sơ tiếp nhận qua Cổng Dịch vụ công quốc gia: 1.024 hồ sơ (trực tuyến: 987; trực tiếp: 37). Đã giải quyết: 1.001
(trước hạn: 765; đúng hạn: 236; quá hạn: 0). Tỷ lệ: 97,75%.

Đồng chí Bí thư Đảng ủy, Chủ tịch HĐND phường nhấn mạnh: "Phải làm thật, làm nhanh, làm đến đâu chắc đến đó". Đại
biểu Quốc hội tỉnh Thanh Hóa; Thường trực HĐND; Ủy ban MTTQ Việt Nam phường. Tại khu phố 1, khu phố 2,..., khu phố
15 đã thành lập Tổ công nghệ số cộng đồng (gồm 105 thành viên).

Nguyên nhân: (1) Nguồn nhân lực còn hạn chế; (2) Hạ tầng chưa đồng bộ; (3) một số phần mềm chưa ổn định, hay bị
lỗi, chậm. - Về chủ quan: công chức kiêm nhiệm nhiều việc. Ông Trần Văn A. (sinh năm 1960) và bà Trần Thị B. đã
được hỗ trợ. Km 5+200 QL.1A; đường D1, D2; lô A.12; TP.Thanh Hóa; Q.1; ĐT.522B; thửa 12, tờ bản đồ số 5/2012.

c) Công tác phòng, chống dịch bệnh, thiên tai: Bão số 5 (KAJIKI) đổ bộ ngày 25/8 gây mưa 150–200 mm; gió cấp 8–9,
giật cấp 11; nhiệt độ 25–27°C; không có thiệt hại về người. Mức nước +3,5 m; công suất 2×250 kVA; pH 6,5–7,5; diện
tích ~ 2 ha; tỉ lệ ≥ 95%; ≤ 5 ngày; € 5; 100 m²; 5 m³/ngày.đêm; kg/ha; 10⁶ đồng; A&B; C++; .NET; e-Office; 4.0;
v1.2.3.

Khen thưởng các tập thể, cá nhân: Trường THCS Lê Quý Đôn, Trường Tiểu học Ba Đình, Trạm Y tế phường, Công ty CP Xi
măng Bỉm Sơn, Công ty TNHH MTV Long Sơn. Kỷ niệm 80 năm Cách mạng Tháng Tám (19/8/1945 - 19/8/2025) và Quốc khánh
nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9); chào mừng Ngày Nhà giáo Việt Nam 20-11; Tết Nguyên đán Bính Ngọ.

[^1]: Theo Quyết định số 1234/QĐ-UBND ngày 01/01/2026.

> “Trích dẫn nhiều dòng của văn bản
> tiếp tục ở đây” - hết.

1.  Mục một:
    - mục con a;
    - mục con b.
2.  Mục hai; không phát sinh.

Sở Văn hóa, Thể thao và Du lịch; Sở Nông nghiệp và Môi trường; Bộ Công an; Bộ Tài chính; Kho bạc Nhà nước khu vực;
Thuế cơ sở 5; Ngân hàng Chính sách xã hội; BHXH cơ sở Bỉm Sơn; Chi cục Thi hành án; phòng Kinh tế, Hạ tầng và Đô
thị; Trung tâm Phục vụ HCC; cán bộ Nội vụ; cán bộ tài chính - kế toán; đồng bộ Tư pháp; xã Mẫu; thành phố Thanh Hóa
cũ; tỉnh Thanh Hoá.

Bản đồ tỉ lệ 1 : 500; Công ty Thanh Hoa; chữ&nbsp;cách.
"""
PROSE = _PROSE.strip().split("\n\n")


def _language(root: Path, prose: str) -> list[Finding]:
    """What the rules of language find in a draft with this prose in its second section."""
    files = {**_NAMES, **changed(DRAFT, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{prose}\n")}
    return [x for x in check(root, files)[1] if x.rule.code.startswith("CV7")]


@pytest.mark.parametrize("prose", PROSE, ids=[x[:30] for x in PROSE])
def test_good_prose(tmp_path: Path, prose: str) -> None:
    """Abbreviations, citations, names, lists, tables, quotations and signs are no mistakes."""
    assert [(x.rule.code, x.place.line, x.place.column) for x in _language(tmp_path, prose)] == []


def test_remarks_of_the_office_are_only_looked_at_for_characters(tmp_path: Path) -> None:
    """The field `notes` speaks about the text itself and is never printed."""
    notes = 'notes: "Đã sửa “Bim Sơn” , của của; kinh tế – xã hội\\u200b"\ncopies:'
    files = {**_NAMES, **changed(DRAFT, "copies:", notes)}
    assert [x.rule.code for x in check(tmp_path, files)[1]] == ["CV701"]


def test_what_is_internal_is_quoted_for_those_inside_only(tmp_path: Path) -> None:
    """Words of an internal passage are not repeated to the public."""
    found = _language(tmp_path, "/// internal\nTại phường Bim Sơn; văn hoá, số hóa, y khoa hóa.\n///")
    assert [x.rule.code for x in found] == ["CV730", "CV725"]
    assert all("Bim" not in str(x.as_json(language)) for x in found for language in Language)

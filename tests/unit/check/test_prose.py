"""Prose as wards write it, full of numbers in which nothing is wrong: no rule of figures or dates may find anything."""

from pathlib import Path

import pytest

from congvan.model.finding import Severity
from congvan.model.terms import Audience
from congvan.model.text import Language
from tests.small_archive import DRAFT, SOUND, changed, check

_PROSE = """\
Năm 2026, phường được giao dự toán chi 125.430 triệu đồng (chi thường xuyên 98.215 triệu đồng, chi đầu tư 27.215 triệu
đồng), bằng 104,5% dự toán năm 2025.

Đến ngày 15/4/2026, thu ngân sách đạt 45,672 tỷ đồng, bằng 36,4% dự toán, tăng 12,5% so với cùng kỳ năm 2025; trong đó
thu thuế ngoài quốc doanh 12,3 tỷ đồng, lệ phí trước bạ 5,1 tỷ đồng.

Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, Công văn số 1133/SKHCN-KHTC ngày 30/3/2026, Quyết định số
12/2026/QĐ-UBND ngày 05/01/2026, Luật số 91/2025/QH15, điểm b khoản 2 Điều 15 Thông tư số 08/2021/TT-BTC; giai đoạn
2026-2030, tầm nhìn đến năm 2045.

Tổng số hộ nghèo là 1.250 hộ, chiếm 3,25% (giảm 0,75% so với năm 2024). Đường dây nóng 0900 000 012, trực 24/24 giờ cả
ngày 24/24; 1.103/15.400 người (7,2%); 2/3 số hộ; tỷ lệ 1:500; mục 2.1, 3.4.1; phiên bản 2.5.1; ĐT.506.

Tổng kinh phí hỗ trợ là 1,25 tỷ đồng, trong đó ngân sách tỉnh hỗ trợ 800 triệu đồng, ngân sách phường 450 triệu đồng.
Đã giải ngân 350 triệu đồng (đạt 28%).

Tổng mức đầu tư 14.950 triệu đồng, gồm: xây dựng 11.200 triệu đồng; thiết bị 1.750 triệu đồng; chi phí khác và dự
phòng 2.000 triệu đồng.

Tổng thu các quỹ là 985.400.000 đồng, bao gồm: Quỹ Đền ơn đáp nghĩa 325.000.000 đồng; Quỹ Vì người nghèo 410.400.000
đồng; Quỹ Phòng, chống thiên tai 250.000.000 đồng.

Mức hỗ trợ từ 2 triệu đồng đến 5 triệu đồng/hộ, không quá 10 triệu đồng; thu nhập bình quân 72,5 triệu đồng/người/năm,
tăng 3,2 triệu đồng. Có 12 đồng chí tham gia, đồng thời phân công 03 đồng chí phụ trách.

Phạt tiền 187.500.000 đồng (trong đó: đất đai 05 vụ, 125.000.000 đồng; trật tự đô thị 10 vụ, 62.500.000 đồng).

Doanh thu ước đạt 2,5 triệu lượt truy cập, khoảng 15 tỷ đồng, trong đó bán lẻ 9 tỷ đồng, dịch vụ 5 tỷ đồng.

Chi cho khoa học đạt 1,9% tổng chi, tương ứng 2,382 tỷ đồng trên tổng số 125,43 tỷ đồng, gồm chi thường xuyên 1,5 tỷ
đồng và chi đầu tư 882 triệu đồng.

Mua 15 bộ máy tính, đơn giá 14.500.000 đồng/bộ, thành tiền 217.500.000 đồng; cộng 234.000.000 đồng.

Đến ngày 15/4/2026 giải ngân 4,2 tỷ đồng, đạt 28,1%; ước đến 30/4/2026 giải ngân 5 tỷ đồng. Trong đó vốn ngân sách
tỉnh 3,1 tỷ đồng, vốn ngân sách phường 1,1 tỷ đồng.

Tổng nguồn 3 tỷ đồng; trong đó: đã phân bổ 2,382 tỷ đồng; đã giải ngân 250 triệu đồng; còn lại 618 triệu đồng.

Trúng đấu giá 05 lô, thu 12,75 tỷ đồng, chênh lệch 2,5 tỷ đồng so với giá khởi điểm, gồm lô A1 2,5 tỷ đồng, A2 2,6 tỷ
đồng, A3 2,45 tỷ đồng, A4 2,7 tỷ đồng, A5 2,5 tỷ đồng.

Xã đã chi 150 triệu đồng mua thiết bị; dự án chiếu sáng đã chi 1,35 tỷ đồng; trong tháng đã chi 12 triệu đồng.

- Thu ngân sách: 12,5 tỷ đồng, trong đó:
  + Thu cố định: 4,5 tỷ đồng;
  + Thu điều tiết: 8 tỷ đồng.
- Chi ngân sách: 10,2 tỷ đồng.

Huy động 1,8 tỷ đồng xã hội hóa (doanh nghiệp 1,2 tỷ đồng; nhân dân 600 triệu đồng và 350 ngày công).

Từ ngày 01 tháng 4 năm 2026 đến hết ngày 30 tháng 6 năm 2026; các ngày 02, 09, 16 tháng 4 năm 2026; ngày 10 hằng
tháng; 6 tháng đầu năm 2026; quý I/2026; năm học 2025 - 2026; từ 7h30 đến 11h00 ngày 02/4/2026; Giỗ Tổ ngày 10 tháng 3
âm lịch; nghỉ lễ 30/4 - 01/5; từ ngày 15/12/2025 đến ngày 14/01/2026.

Sản lượng 12.500 tấn, đạt 102,3% kế hoạch; diện tích 1.234,5 ha; năng suất 65,2 tạ/ha; quỹ đất 1.250 m2; 7h30-11h30;
mã hồ sơ 000.00.12.H56-260415-0003; TCVN 7957:2023.

| Nội dung | Kế hoạch | Thực hiện |
| --- | ---: | ---: |
| Kinh phí đã chi | 500 triệu đồng | 345 triệu đồng |
"""
SOUND_PROSE = _PROSE.strip().split("\n\n")


@pytest.mark.parametrize("prose", SOUND_PROSE, ids=range(len(SOUND_PROSE)))
def test_sound_prose(tmp_path: Path, prose: str) -> None:
    """Budgets, rates, counts, dates, numbers of laws and letters, ranges, telephones: nothing is wrong with them."""
    files = changed(DRAFT, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{prose}\n")
    found = [x for x in check(tmp_path, files)[1] if x.rule.code.startswith("CV3")]
    assert [(x.rule.code, x.place.column, x.message(Language.VI)) for x in found] == []


@pytest.mark.parametrize(
    ("prose", "word"),
    [
        ('Vốn 1 tỷ đồng, gồm: A 600 triệu đồng; B {{ internal("777 triệu đồng") }}.', "777"),
        ('{{ internal("Vốn đầu tư 1.777 tỷ đồng") }}.', "1.777"),
        ('{{ internal("Họp 31/4/2027") }}.', "2027"),
        ("/// internal\n\nĐề án giai đoạn 2031-2027.\n\n///", "2031"),
        ("Kinh phí dự phòng là 77 triệu đồng.", "{{ data.money.hidden }}"),
    ],
)
def test_what_is_internal_is_told_to_the_internal_audience(tmp_path: Path, prose: str, word: str) -> None:
    """A finding in an internal passage or on an internal figure says what it quotes only to those who may see it."""
    hidden = ("spent: 70 triệu", "spent: 70 triệu, hidden: 77 triệu") if "data.money" in word else ()
    files = changed(DRAFT, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{prose}\n", *hidden)
    found = [x for x in check(tmp_path, files)[1] if x.rule.code.startswith("CV3")]
    assert len(found) == 1
    for language in Language:
        assert word not in str(found[0].as_json(language))
        assert word in str(found[0].as_json(language, Audience.INTERNAL))


def test_an_internal_letter_tells_the_public_nothing(tmp_path: Path) -> None:
    """All that stands in it is internal."""
    letter = SOUND[DRAFT].replace("copies:", "visibility: internal\ncopies:")
    prose = "Đã chi 75 triệu đồng. Vốn 1.777 tỷ đồng, gồm: A 1 tỷ đồng. Họp 31/4/2027."
    found = check(tmp_path, {DRAFT: letter.replace("## 2. Kết quả\n", f"## 2. Kết quả\n\n{prose}\n")})[1]
    assert {x.rule.code for x in found if x.rule.severity is not Severity.NOTE} >= {"CV317", "CV315", "CV333"}
    told = " ".join(str(x.as_json(Language.VI)) for x in found)
    assert not any(word in told for word in ("75 triệu", "70 triệu", "1.777", "2027"))

"""Citations as wards write them, in which nothing is wrong; what is wrong in the real letter; who is told what."""

import shutil
from pathlib import Path

import pytest

from congvan.check.language.cited import cited
from congvan.model.finding import Finding
from congvan.model.terms import Audience
from congvan.model.text import Language
from tests.plain_check import check_archive, read_archive
from tests.small_archive import FEBRUARY, changed, check

_ROOT = Path(__file__).parents[3]
_PROSE = """\
Thực hiện Công văn số 1275/SKHCN-CĐS ngày 10/12/2024 của Sở Khoa học và Công nghệ tỉnh Mẫu về việc triển khai Quyết
định số 06/QĐ-TTg và Kế hoạch số 11/KH-UBND, UBND phường báo cáo như sau:

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Luật Ngân sách nhà nước số 83/2015/QH13 ngày 25 tháng 6
năm 2015; Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ
chế một cửa; Thông tư số 03/2025/TT-VPCP ngày 15/9/2025 của Văn phòng Chính phủ hướng dẫn thi hành Nghị định số
118/2025/NĐ-CP; Thông tư liên tịch số 05/2015/TTLT-BVHTTDL-BNV
ngày 18/12/2015.

Ngày 05/01/2026, UBND phường đã ban hành Kế hoạch số 12/KH-UBND về chuyển đổi số năm 2026; Quyết định số 15/QĐ-UBND
ngày 06/01/2026 về việc kiện toàn Tổ công tác; Kế hoạch này thay thế Kế hoạch số 10/KH-UBND ngày 02/01/2025. Trong
tháng đã ban hành 05 văn bản: Công văn số 101/UBND-VHXH ngày 02/02/2026, Công văn số 105/UBND-KT ngày 03/02/2026 của
UBND phường.

Theo chỉ đạo của UBND tỉnh tại Công văn số 1234/UBND-THĐT ngày 12/01/2026 và hướng dẫn của Sở Tài chính tại Văn bản số
567/STC-QLNS ngày 15/01/2026; ý kiến của Chủ tịch UBND tỉnh tại Thông báo số 12/TB-UBND ngày 20/01/2026 (Thông báo số
12/TB-UBND). Công văn số 2043/SNV-CCHC ngày 18/12/2024 của Sở Nội vụ tỉnh Mẫu.

Các Quyết định số 1/QĐ-UBND, 2/QĐ-UBND, số 3/QĐ-UBND ngày 05/01/2026 của UBND tỉnh; Quyết định số 11/QĐ-UBND,
12/QĐ-UBND và 13/QĐ-UBND ngày 06/01/2026 của Chủ tịch UBND xã. Giấy phép số 12/GP-UBND; Hợp đồng số 05/HĐ-KT; Biên bản
số 01/BB-HĐ; số hộ 12/SDT; 1.200 đồng/KG; 24/24 giờ; 5G/4G; Km12/QL1A; lô 12/DC-3; biển số 36A-123.45.

Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ; Chương
trình hành động số 15-CTr/ĐU ngày 20/8/2025 của Ban Chấp hành Đảng bộ phường; Kế hoạch số 02-KH/BCĐTW ngày 19/6/2025
của Ban Chỉ đạo Trung ương; Công văn số 123-CV/TU ngày 05/01/2026 của Tỉnh ủy; Nghị quyết số 71/NQ-CP ngày 01/4/2025
của Chính phủ sửa đổi, bổ sung cập nhật Chương trình hành động ban hành kèm theo Nghị quyết số 03/NQ-CP.

Công văn số 1234/CT-TTHT ngày 05/02/2026 của Cục Thuế tỉnh Mẫu; Công điện số 05/CĐ-TTg ngày 10/01/2026 của Thủ tướng
Chính phủ; Tờ trình số 12/TTr-UBND ngày 11/01/2026 của UBND phường trình HĐND phường; Nghị quyết số 20/2025/NQ-HĐND
ngày 10/12/2025 của HĐND tỉnh; Quyết định số 2025/QĐ-TTg ngày 01/12/2025 của Thủ tướng Chính phủ. Đề án theo Quyết
định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ tiếp tục được thực hiện. Quyết định số 749/QĐ-TTg nêu rõ mục
tiêu đến năm 2030.

Hồ sơ trình theo Tờ trình của Công an phường số 45/TTr-CAP ngày 12/01/2026; Báo cáo số 12/BC-UBND ngày 15/01/2026 và
Báo cáo số 30/BC-UBND ngày 15/02/2026 của UBND phường; Kết luận số 127-KL/TW ngày 28/02/2025 của Bộ Chính trị, Ban Bí
thư. Chỉ thị số 05/CT-TTg ngày 01 tháng 02 năm 2026 của Thủ tướng Chính phủ về đẩy mạnh giải ngân; theo Hướng dẫn số
36-HD/VPTW ngày 03 tháng 4 năm 2018 của Văn phòng Trung ương Đảng; UBND thành phố Thanh Hoá (cũ) có Văn bản số
99/UBND-NV ngày 03/01/2025.

- Triển khai Kế hoạch số 45/KH-UBND ngày 12/01/2026 của UBND
  tỉnh về cải cách hành chính;
- Thực hiện Bộ chỉ số theo Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022 của Thủ tướng Chính phủ;
- Ban hành Quyết định số 77/QĐ-UBND ngày 14/01/2026 phê duyệt danh mục;
- Sở Nội vụ ban hành Hướng dẫn số 88/HD-SNV ngày 15/01/2026.

| Văn bản | Ngày |
|---|---|
| Kế hoạch số 46/KH-UBND | 12/01/2026 |

Chi ngân sách theo Nghị quyết HĐND phường số 34/NQ-HĐND ngày 20/12/2025; số dư 12/KH; khu phố số 5/ TDP 3; tổ số 12 -
UBND phường; đạt 12/15 KPI; tỷ lệ số 3/TW; phiếu số 12/PYC - bản gốc. Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15,
Nghị quyết số 193/2025/QH15 ngày 19/02/2025 của Quốc hội, Nghị quyết số 1238/NQ-UBTVQH15 ngày 24/10/2024 của Ủy ban
Thường vụ Quốc hội. Văn bản hợp nhất số 12/VBHN-VPQH ngày 04/7/2019 của Văn phòng Quốc hội. Theo Điều 5 Nghị định số
45/2020/NĐ-CP của Chính phủ.

Bão số 5/ KAJIKI; trạm số 3/UBND - Nhà văn hóa; nhà số 5/ TDP 3; mẫu số 01/hd; phiếu số 2/bc-xã; số 12/ngày; Mẫu số
12/TB-TĐ; tờ khai số 05/QTT-TNCN; Hóa đơn số 12/AA-22E; số 1/2026; Sổ hộ khẩu số 12/XN-CA; đường dây số 4/TBA 110 kV.

Nhiệm vụ giao tại Thông báo Kết luận số 23/TB-UBND ngày 05/01/2026 của Văn phòng UBND tỉnh; UBND tỉnh giao (Quyết định
số 4567/QĐ-UBND); Sở Tài chính có Công văn số 77/STC-NS ngày 06/01/2026; nhận được Công văn số 78/STC-NS ngày 06/01/2026
của Sở Tài chính; đã có Báo cáo số 79/BC-UBND ngày 07/01/2026 gửi Sở; Ban Chỉ đạo ban hành Kế hoạch số 80/KH-BCĐ ngày
08/01/2026.

Công tác bảo vệ bí mật nhà nước: rà soát 12 tài liệu độ tối mật, 03 tài liệu độ mật; không lộ, lọt bí mật. Dấu “MẬT”,
“TỐI MẬT” được bảo quản theo quy định; bảo mật tài khoản, đổi mật khẩu 03 tháng một lần; hỗ trợ 15 hộ nuôi ong lấy mật.
"""
SOUND_PROSE = _PROSE.strip().split("\n\n")


def _ours(found: list[Finding]) -> list[Finding]:
    return [x for x in found if x.rule.code == "CV405" or "CV750" <= x.rule.code <= "CV769"]


def _in_february(root: Path, prose: str) -> list[Finding]:
    return _ours(check(root, changed(FEBRUARY, "## 2. Kết quả\n", f"## 2. Kết quả\n\n{prose}\n"))[1])


@pytest.mark.parametrize("prose", SOUND_PROSE, ids=range(len(SOUND_PROSE)))
def test_sound_prose(tmp_path: Path, prose: str) -> None:
    """Laws, circulars, the party's documents, lists, titles, tables, licences: nothing is wrong with them."""
    found = _in_february(tmp_path, prose)
    assert [(x.rule.code, x.place.line, x.place.column, x.message(Language.VI)) for x in found] == []


def test_the_real_letter_as_typed(tmp_path: Path) -> None:
    """The requesting letter's symbol is mistyped in it; the rest of that citation is right."""
    reports = tmp_path / "reports"
    shutil.copytree(_ROOT / "reports", reports)
    name = "bim-son/khcn-tai-chinh/2026-04.md"
    shutil.copy(_ROOT / "tests/golden/as_typed/2026-04.md", reports / name)
    found = [x for x in _ours(check_archive(read_archive(reports)[0])[1]) if x.place.path == f"reports/{name}"]
    assert [(x.rule.code, x.place.line, x.place.column) for x in found] == [("CV756", 16, 23)]
    assert "1133/SKHCN-KHTC" in found[0].hint(Language.VI, Audience.INTERNAL)


def test_what_is_internal_is_quoted_for_those_inside_only(tmp_path: Path) -> None:
    """What an internal passage cites is not repeated to the public, neither there nor where the public reads."""
    inside = "/// internal\nTheo Công văn số 77/SNV-VP ngày 05/02/2026 của Sở Nội vụ; Kế hoạch số 99/KH-SNV.\n///"
    found = _in_february(tmp_path, f"{inside}\n\nTheo Công văn số 77/SN-VVP ngày 06/02/2026 của Sở.")
    assert [x.rule.code for x in found] == ["CV750", "CV759", "CV760"]
    told = " ".join(str(x.as_json(language)) for x in found for language in Language)
    assert not any(x in told for x in ("99/KH", "77/SNV-VP", "05/02"))
    assert "77/SNV-VP" in found[1].message(Language.VI, Audience.INTERNAL)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Nghị định số 30/2020/NĐ-CP, Quyết định 12a/QĐ-UBND", ["30/2020/NĐ-CP", "12a/QĐ-UBND"]),
        ("57-NQ/TW và 123/SGDĐT-GDTrH", ["57-NQ/TW", "123/SGDĐT-GDTrH"]),
        ("Công văn số 12 / UBND - VP.", ["12/UBND-VP"]),
        ("ngày 05/02/2026, 1/2, 24/24, km/h, a/B-C", []),
    ],
)
def test_cited(text: str, symbols: list[str]) -> None:
    """Symbols are found with and without needless spaces; dates and fractions are none."""
    assert [x.symbol for x in cited(text)] == symbols

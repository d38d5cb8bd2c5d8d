"""Letters of every kind that a Word file is made of, with invented contents."""

from pathlib import Path

from PIL import Image

from congvan.model.terms import Status, Urgency
from congvan.model.view import LetterView, Relation
from tests.factories import a_draft, a_letter, an_agency, an_attachment

PARAGRAPH = (
    "Ủy ban nhân dân phường đã quán triệt và triển khai các chủ trương, chính sách của Trung ương, của tỉnh về phát "
    "triển khoa học công nghệ, đổi mới sáng tạo và chuyển đổi số đến toàn thể cán bộ, công chức, viên chức."
)
TABLE = """\
| Nội dung | Dự toán | Giải ngân |
|---|---:|---:|
| Nhiệm vụ khoa học và công nghệ của phường | 1.234,5 | 200 |
| Chuyển đổi số | 12.000 | 3,25 |
"""
PLAIN = f"""{PARAGRAPH}

## I. Kết quả

### 1. Thông tin chung

- Kỳ báo cáo: tháng 4 năm 2026;
- {PARAGRAPH}
    - Mục con.
        - Mục cháu.

#### a) Công tác chỉ đạo

{(PARAGRAPH + chr(10) + chr(10)) * 8}
Ủy ban nhân dân phường báo cáo Sở Khoa học và Công nghệ tổng hợp theo quy định./.
"""
RICH = f"""{PARAGRAPH}[^1]

## I. Kết quả

Xem [trang mẫu](https://example.com/a?b=1&c=2), [mục II](#ii-de-xuat) và [tệp kèm](bang.xlsx): **đậm**, *nghiêng*,
m<sup>2</sup>, <u>gạch chân</u>, ~~x~~ <del>xóa</del>.

- Quỹ: ☑ có ☐ không;
    - Mục con thứ nhất[^2].

{TABLE}

![Biểu đồ giải ngân theo quý](hinh.png)

## II. Đề xuất

> Một đoạn trích.

[Một đoạn nội bộ được lược bỏ trong bản công khai]

Liên hệ [thông tin nội bộ, không công bố]. Kèm theo Phụ lục I và Phụ lục II./.

[^1]: Theo Công văn số 1133/SKHCN-KHTC.
[^2]: Chú thích có [liên kết](https://example.com/chu-thich).

# Phụ lục I: Danh mục nhiệm vụ năm 2026

## 1. Nhóm thứ nhất

{PARAGRAPH}

# Phụ lục II: Bảng số liệu {{.landscape}}

{TABLE}
"""


def rich(folder: Path) -> LetterView:
    """A public copy with all that a body can hold; its picture has remarks of a camera."""
    picture = Image.new("RGB", (400, 200), (0, 90, 160))
    remarks = Image.Exif()
    remarks[0x010E] = "GPS-REMARK"
    picture.save(folder / "hinh.png", exif=remarks)
    shown = an_attachment(file="hinh.png", path=str(folder / "hinh.png"))
    return a_letter(body=RICH, withheld=True, attachments=(shown,))


def variants(folder: Path) -> dict[str, LetterView]:
    """One of each kind."""
    return {
        "plain": a_letter(body=PLAIN),
        "draft": a_draft(body=PLAIN, agency=an_agency(contact=None)),
        "parent, urgent": a_letter(
            body=PLAIN, urgency=Urgency.HOA_TOC, agency=an_agency(parent=("Ủy ban nhân dân tỉnh Mẫu",))
        ),
        "several, replaced": a_letter(
            body=PLAIN,
            to=("Sở Khoa học và Công nghệ tỉnh Thanh Hóa", "Sở Tài chính tỉnh Thanh Hóa;", "Văn phòng tỉnh"),
            status=Status.REPLACED,
            relations=(Relation("replaced-by", a_letter().id, "15/UBND-VHXH", None),),
            agency=an_agency(letterhead=("TRUNG TÂM ỨNG DỤNG VÀ PHÁT TRIỂN KHOA HỌC CÔNG NGHỆ",)),
        ),
        "table at the end": a_letter(body=f"{PARAGRAPH}\n\n{TABLE}"),
        "rich": rich(folder),
    }

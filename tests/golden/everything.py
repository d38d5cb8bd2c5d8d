"""One letter that has one of everything that a letter can hold, for tests of what every part of it becomes."""

from datetime import date
from pathlib import Path

from PIL import Image

from congvan.model.address import attachment
from congvan.model.terms import Status, Urgency
from congvan.model.view import LetterView, Relation
from congvan.publish.pdf import PdfJob
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from tests.factories import a_letter

BODY = """\
Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/3/2026, theo [hướng dẫn](https://example.com/huong-dan) và số liệu[^1].

## I. Kết quả thực hiện

### 1. Thông tin chung

- Kỳ báo cáo: tháng 4 năm 2026;
- Hai việc:
    - việc thứ nhất;
    - việc thứ hai.

a) Công tác chỉ đạo: [thông tin nội bộ, không công bố];

b) Quỹ đã thành lập: ☑ có ☐ không.

[Một đoạn nội bộ được lược bỏ trong bản công khai]

| Nội dung | Kinh phí | Ghi chú |
|---|---:|---|
| Khoa học | 382 triệu | **đủ** |
| Số hóa | 2,0 tỷ | |

![Biểu đồ kinh phí theo quý](so-do.png)

> Trích dẫn một câu.

* * *

### 2. Kiến nghị

Ủy ban nhân dân phường gửi kèm theo Phụ lục I, Phụ lục II./.

[^1]: Theo số liệu của phòng Kinh tế.

# Phụ lục I: Danh mục nhiệm vụ năm 2026

| TT | Nhiệm vụ |
|---|---|
""" + "".join(f"| {n} | Nhiệm vụ thứ {n} |\n" for n in range(1, 61)) + """
# Phụ lục II: Bảng số liệu {.landscape}

| TT | Số liệu |
|---|---|
| 1 | 2,5 |
"""  # fmt: skip


def view() -> LetterView:
    """Give the letter: replaced, urgent, with parts withheld."""
    return a_letter(
        body=BODY,
        withheld=True,
        urgency=Urgency.KHAN,
        to=("Sở Khoa học và Công nghệ tỉnh Thanh Hóa", "Sở Tài chính tỉnh Thanh Hóa"),
        status=Status.REPLACED,
        relations=(Relation("replaced-by", a_letter().id, "15/UBND-VHXH", date(2026, 5, 5)),),
    )


def everything(folder: Path) -> PdfJob:
    """Give the job of the letter's PDF; its picture is put into `folder`."""
    picture = folder / "so-do.png"
    Image.new("RGB", (300, 200), (90, 90, 90)).save(picture)
    letter = view()
    html = letter_html(letter, render_body(letter.body), site_url="https://kho.example.org/")
    return PdfJob(letter.id.source, html, {attachment(letter.id, picture.name): str(picture)})

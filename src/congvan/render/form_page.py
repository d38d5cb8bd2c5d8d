"""The table of the form → `docs/form.md`, what a letter's PDF is measured by, and the clauses."""

from collections.abc import Iterator

from congvan.model.form import FORMS, Form, Measure

_HEAD = """\
# Thể thức của công văn trên giấy

Mọi con số mà PDF được dựng theo, và mà `congvan inspect` đo lại, đứng trong một bảng duy nhất. Cột «Congvan in» là
số mà bản in dùng; cột «Được phép» là khoảng mà quy định cho phép; cột cuối là căn cứ («thông lệ»: quy định không nói,
các cơ quan vẫn làm vậy). Văn bản giữ thể thức của nghị định có hiệu lực vào ngày ban hành.

<!-- Made from src/congvan/model/form/. Do not edit: change the table, then run scripts/docs. -->
"""
TITLES = {
    "page-width": "Khổ giấy: chiều rộng",
    "page-height": "Khổ giấy: chiều dài",
    "margin-left": "Lề trái",
    "margin-right": "Lề phải",
    "margin-top": "Lề trên",
    "margin-bottom": "Lề dưới",
    "page-number": "Số trang",
    "state": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "motto-rule": "Đường kẻ dưới Tiêu ngữ, so với dòng chữ",
    "parent": "Tên cơ quan chủ quản",
    "issuer": "Tên cơ quan ban hành",
    "issuer-rule": "Đường kẻ dưới tên cơ quan, so với dòng chữ",
    "number": "Số, ký hiệu",
    "date": "Địa danh và thời gian ban hành",
    "subject": "Trích yếu (V/v)",
    "subject-gap": "Khoảng cách giữa số, ký hiệu và trích yếu",
    "left-column": "Bề ngang cột trái của phần đầu",
    "rule": "Độ dày đường kẻ",
    "to": "Kính gửi",
    "body": "Nội dung",
    "line-pitch": "Khoảng cách dòng",
    "first-line": "Lùi đầu dòng (1 cm hoặc 1,27 cm)",
    "paragraph-gap": "Khoảng cách giữa các đoạn",
    "authority": "Quyền hạn, chức vụ người ký",
    "signer": "Họ tên người ký",
    "signature-room": "Chỗ ký giữa chức vụ và họ tên",
    "copies-title": "Chữ «Nơi nhận»",
    "copies": "Danh sách nơi nhận",
    "urgency": "Dấu độ khẩn: cỡ chữ",
    "urgency-height": "Dấu độ khẩn: chiều cao khung",
    "office": "Địa chỉ cơ quan ở chân trang một",
    "appendix-name": "Chữ «Phụ lục» và số thứ tự",
    "appendix-title": "Tên phụ lục",
    "appendix-of": "Dòng «Kèm theo …» của phụ lục",
    "appendix-rule": "Đường kẻ dưới dòng «Kèm theo …»",
    "table": "Bảng trong nội dung (bảng rộng được in nhỏ hơn)",
    "note": "Chú thích cuối trang",
    "mark": "Chữ DỰ THẢO, ĐÃ ĐƯỢC THAY THẾ, ĐÃ THU HỒI",
    "notice": "Dòng thông báo ở chân trang",
    "proof": "Địa chỉ kiểm tra dưới mã QR, ở lề trái trang 1",
    "tolerance-size": "Sai số khi kiểm tra: cỡ chữ",
    "tolerance-length": "Sai số khi kiểm tra: độ dài",
    "tolerance-level": "Sai số khi kiểm tra: số, ký hiệu ngang hàng ngày tháng",
    "tolerance-copies": "Sai số khi kiểm tra: «Nơi nhận» ngang hàng chức vụ",
    "tolerance-middle": "Sai số khi kiểm tra: canh giữa",
    "tolerance-page-number": "Sai số khi kiểm tra: vị trí số trang",
    "tolerance-column": "Sai số khi kiểm tra: cột của bảng",
}


def form_page() -> str:
    """Give the page, the newest decree first.

    Raises:
        KeyError: a number has no title here.
    """
    return _HEAD + "".join(line for form in FORMS for line in _decree(form))


def _decree(form: Form) -> Iterator[str]:
    yield f"\n## Nghị định {form.decree} (từ ngày {form.since:%d/%m/%Y})\n\n"
    yield "| Thành phần | Congvan in | Được phép | Căn cứ |\n|---|---|---|---|\n"
    for name, measure in form.measures.items():
        yield f"| {TITLES[name]} | {_said(measure.value, measure)} | {_bounds(measure)} | {measure.clause} |\n"
    yield "\n| Độ khẩn | Khung |\n|---|---|\n"
    height = form["urgency-height"]
    for words, width in form.urgency.values():
        yield f"| {words} | {width} × {_said(height.value, height)} |\n"


def _bounds(measure: Measure) -> str:
    if measure.least == measure.most:
        return f"đúng {_said(measure.most, measure)}"
    if measure.least == 0:
        return f"đến {_said(measure.most, measure)}"
    return f"{_number(measure.least, measure)} – {_said(measure.most, measure)}"


def _said(value: float, measure: Measure) -> str:
    return f"{_number(value, measure)}\u00a0{measure.unit or '%'}"


def _number(value: float, measure: Measure) -> str:
    return f"{value if measure.unit else value * 100:.4g}".replace(".", ",")


if __name__ == "__main__":
    print(form_page(), end="")  # noqa: T201 - scripts/docs writes it to its file

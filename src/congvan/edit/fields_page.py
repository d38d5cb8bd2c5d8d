"""The records and the placeholders → `docs/fields.md`, the page that lists what an officer may type, and where."""

import json
import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from pydantic.fields import FieldInfo

from congvan.edit.schema import MEANINGS
from congvan.model.agency import AgencyFile
from congvan.model.allowed import AllowedFile
from congvan.model.fields import Record
from congvan.model.letter import FrontMatter
from congvan.model.series import SeriesFile
from congvan.model.short_forms import ShortFormsFile

_HEAD = """\
# Các khóa và chỗ điền (fields)

Một công văn có hai phần: phần khai báo giữa hai dòng `---`, mỗi dòng một `khóa: giá trị`, và phần thân. Khóa để trống
là chưa có. Chữ có dấu hai chấm hay bắt đầu bằng ký tự đặc biệt đặt trong dấu nháy kép; trong ngoặc `[…]`, `{…}` thì chữ
có dấu phẩy cũng vậy. Cơ quan, loại báo cáo và kỳ không khai ở đây: chúng là đường dẫn của tệp.

<!-- Made from src/congvan/model/ by src/congvan/edit/fields_page.py. Do not edit: run scripts/docs. -->
"""
_FIGURES = """\
## Số liệu (`data`) trong công văn

Khóa theo lược đồ của loại báo cáo. Cách ghi:

| Lược đồ | Ghi | Không ghi |
|---|---|---|
| `type: integer, format: vnd` (tiền) | `"2,382 tỷ"`, `200 triệu`, `1500000` | `2.382 tỷ`: dấu chấm nhóm nghìn |
| `type: integer` | `1234`, `"1.234"` | `1,5` |
| `type: number` | `98,5`, `98.5` | `1.234`: đọc được hai cách |
| `type: boolean` | `true` (có), `false` (không) | `có`, `yes` |
| `type: [integer, "null"]` | `2026`, hoặc `null` khi chưa có | |
"""
# Each name of `PLACEHOLDER_NAMES`, what it prints, and an example of that.
PLACEHOLDERS: Mapping[str, tuple[str, str]] = {
    "period": ("kỳ báo cáo, theo tên tệp", "tháng 4 năm 2026"),
    "subject": ("trích yếu", "báo cáo kết quả chuyển đổi số"),
    "number": ("số văn bản; dự thảo thì trống", "05"),
    "notation": ("ký hiệu", "UBND-VHXH"),
    "symbol": ("số và ký hiệu", "05/UBND-VHXH"),
    "date": ("ngày ban hành; dự thảo thì trống", "ngày 17 tháng 4 năm 2026"),
    "due": ("hạn nộp của kỳ", "ngày 20 tháng 4 năm 2026"),
    "agency.name": ("tên đầy đủ của cơ quan", "Ủy ban nhân dân phường Bỉm Sơn"),
    "agency.short": ("tên viết tắt của cơ quan", "UBND phường Bỉm Sơn"),
    "agency.place": ("địa danh", "Bỉm Sơn"),
    "series.title": ("tên loại báo cáo", "Báo cáo tháng về chuyển đổi số"),
    "series.short": ("tên ngắn của loại báo cáo", "Chuyển đổi số"),
    "series.requested_by.agency": ("cơ quan yêu cầu báo cáo", "Sở Nội vụ tỉnh Mẫu"),
    "series.requested_by.number": ("số, ký hiệu văn bản yêu cầu", "2043/SNV-CCHC"),
    "series.requested_by.date": ("ngày văn bản yêu cầu", "ngày 18 tháng 12 năm 2024"),
    "contact.name": ("người liên hệ; bản công khai lược bỏ", "Nguyễn Văn An"),
    "contact.phone": ("số điện thoại người liên hệ; bản công khai lược bỏ", "0900000001"),
    "contact.email": ("thư điện tử người liên hệ; bản công khai lược bỏ", "nguyenvanan@example.com"),
    "signer.title": ("chức vụ người ký", "PHÓ CHỦ TỊCH"),
    "signer.name": ("họ tên người ký", "Lê Văn Bình"),
}
_FORMS = (
    ("{{ data.… }}", "số liệu, dạng tiếng Việt; tên có dấu chấm như trong `data`", "2,382 tỷ đồng"),
    ("{{ tick(data.…) }}", "ô đánh dấu nếu số liệu là `true`", "☑"),
    ("{{ tick(not data.…) }}", "ô đánh dấu nếu số liệu là `false`", "☐"),
    ('{{ internal("…") }}', "cụm từ chỉ bản nội bộ có", "…"),
)
_PASSAGE = """
Đoạn chỉ bản nội bộ có đặt giữa hai dòng riêng:

```
/// internal
Chỉ bản nội bộ có đoạn này.
///
```
"""
_TABLE = "| Khóa | Tên | Phải có | Ghi gì | Ví dụ |\n|---|---|---|---|---|"


def fields_page() -> str:
    """Give the page: letters, figures, placeholders, then the archive's other files."""
    return "\n".join(
        [
            _HEAD,
            _section("Công văn: phần khai báo", FrontMatter),
            _FIGURES,
            _placeholders(),
            _section("Cơ quan: `reports/_agencies/<mã>.yml`", AgencyFile),
            _section("Loại báo cáo: `reports/_series/<mã>.yml`", SeriesFile),
            _section("Danh sách được phép công khai: `reports/_allowed.yml`", AllowedFile),
            _section("Chữ viết tắt để tìm kiếm: `reports/_short_forms.yml`", ShortFormsFile),
        ]
    )


def _section(title: str, record: type[Record]) -> str:
    return "\n".join([f"## {title}\n", _TABLE, *_rows(record, ""), ""])


def _rows(record: type[Record], above: str) -> Iterator[str]:
    """Give a line a key, what stands inside a key after it: `contact.name`."""
    for name, field in record.model_fields.items():
        needed = "có" if field.is_required() else ""
        yield _row(f"`{above}{name}`", field.title or "", needed, _meaning(field), _example(field))
        for inner in _inside(field.annotation, Record):
            yield from _rows(inner, f"{above}{name}.")


def _meaning(field: FieldInfo) -> str:
    """Say what to type, and which words may be chosen from."""
    words = [x for choice in _inside(field.annotation, Enum) for x in choice]
    listed = "; ".join(f"`{x.value}` ({MEANINGS[x]})" for x in words)
    text = _escaped(field.description or "")
    return f"{text} Một trong: {listed}." if words else text


def _example(field: FieldInfo) -> str:
    example: Any = (field.examples or [""])[0]
    if example == "":
        return ""
    plain = isinstance(example, str) and not example.isdigit()  # digits that are text keep their quotes
    return f"`{example if plain else json.dumps(example, ensure_ascii=False)}`"


def _inside(annotation: Any, kind: type) -> Iterator[Any]:
    """Give the classes of a kind that a type is made of: of `tuple[Change, ...] | None`, `Change`."""
    if isinstance(annotation, type) and issubclass(annotation, kind):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _inside(inner, kind)


def _placeholders() -> str:
    rows = [_row(f"`{{{{ {name} }}}}`", _escaped(says), f"`{shown}`") for name, (says, shown) in PLACEHOLDERS.items()]
    forms = [_row(f"`{form}`", says, shown) for form, says, shown in _FORMS]
    head = "## Chỗ điền trong thân\n\n| Viết | In ra | Ví dụ |\n|---|---|---|"
    return "\n".join([head, *rows, *forms, _PASSAGE])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return "".join(f"\\{x}" if x in "\\`*_|<>" else x for x in text)


if __name__ == "__main__":
    print(fields_page(), end="")  # noqa: T201 - scripts/docs writes it to its file

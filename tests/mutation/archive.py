"""A small archive in which everything that the public may not read holds a word of its own: `zq` and letters.

The words stand in phrases such as people write, long enough for the leak gate to look for. All of it is made up.
"""

import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import docx
import openpyxl
import pikepdf

from tests.integration.archives import copy_archive, edit, set_volumes

# What is withheld, by what it is: the texts that a mutation lets out, and that no message may hold.
WITHHELD: Mapping[str, str] = {
    "contact name": "Nguyễn Zqtên Hoài Thương",
    "contact phone": "0987 612 345",
    "contact e-mail": "zqhopthu.rieng@example.com",
    "notes": "Chưa gửi bản này đi vì còn chờ zqghinho trả lời về khoản chi sai",
    "passage": "Đoàn thanh tra zqdoankin sẽ tới kiểm kê kho vật tư của xã trong tuần sau",
    "phrase": "theo ý kiến riêng của zqcumtu phụ trách",
    "internal figure": "đang xác minh đơn tố cáo zqsoriêng gửi về xã",
    "internal amount": "918.273.645",
    "internal label": "Khoản dự phòng zqnhankin chưa phân bổ",
    "internal attachment": "Danh sách zqdanhsach người đứng đơn",
    "internal file": "danh-sach-zqtepkin-nguoi-dung-don.xlsx",
    "internal cell": "Bà Lò Zqotrong Mây ở thôn Đá Vách đứng tên đầu đơn",
    "internal paragraph": "Người đứng đầu zqtrongdoan thôn đã nhận lại số tiền và xin không nêu tên",
    "internal page": "To xac minh zqtrangin chua ket luan vi con thieu chung tu cua nam truoc",
    "internal subject": "báo cáo việc kiểm điểm zqtrichyeu cán bộ vi phạm",
    "internal letter": "Ban kiểm tra zqnoidung đã họp kín hai lần và chưa thống nhất hình thức kỷ luật",
    "internal change": "bổ sung tên zqsuadoi của người bị xem xét kỷ luật lần này",
    "draft": "Xã dự kiến xin thêm zqduthao máy bơm nước cho vụ hè thu nhưng chưa được duyệt",
    "internal series": "Báo cáo zqloaikin về đơn thư tố cáo",
    "old text": "Người tố giác zqbandau ở đội sáu thôn Đá Vách đã được đưa đi khỏi xã",
}  # fmt: skip
PHONE, AMOUNT = "0987612345", "918273645"

AGENCY, SERIES, LETTER = "xa-mau", "so-lieu", "xa-mau/so-lieu/2025-01"
LATER, INTERNAL, DRAFT = "xa-mau/so-lieu/2025-03", "xa-mau/so-lieu/2025-02", "xa-mau/so-lieu/2025-04"
CLOSED = "xa-mau/don-thu/2025-01"
PUBLIC_FILE = "bang-so-lieu.xlsx"
WORD_FILE, PDF_FILE = "ban-soan.docx", "ban-quet.pdf"

_AGENCY = """\
name: Ủy ban nhân dân xã Mẫu
short: UBND xã Mẫu
letterhead: [ỦY BAN NHÂN DÂN, XÃ MẪU]
place: Mẫu
notations: [UBND-VP]
series: [so-lieu, don-thu]
contact: {phone: 0237 000 0000, email: vanphong@example.com, address: Số 1 đường Ví Dụ}
"""
_SERIES = f"""\
title: Báo cáo tháng về việc mẫu
short: Việc mẫu
frequency: monthly
due: {{day: 20}}
visibility: public
sections: [Kết quả]
data:
  type: object
  properties:
    spent: {{type: integer, format: vnd, title: Đã chi}}
    state: {{type: string, title: Tình trạng}}
    hidden: {{type: string, visibility: internal, title: Việc riêng}}
    reserve: {{type: integer, format: vnd, visibility: internal, title: {WITHHELD["internal label"]}}}
rollup: {{spent: sum, reserve: sum}}
facets: [state]
"""
_CLOSED_SERIES = f"""\
title: {WITHHELD["internal series"]} hằng tháng
short: Đơn thư
frequency: monthly
due: {{day: 20}}
"""
_LETTER = f"""\
---
status: issued
number: 1
notation: UBND-VP
date: 2025-01-18
subject: báo cáo việc mẫu tháng 01 năm 2025
to: [Sở Nội vụ tỉnh Mẫu]
contact:
  name: {WITHHELD["contact name"]}
  phone: {WITHHELD["contact phone"]}
  email: {WITHHELD["contact e-mail"]}
signer: {{authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: Lê Văn Mẫu}}
copies: [Như trên, "Lưu: VT"]
data:
  spent: 100 triệu
  state: đã xong
  hidden: {WITHHELD["internal figure"]}
  reserve: {WITHHELD["internal amount"]}
attachments:
  - {{file: {PUBLIC_FILE}, title: Bảng số liệu, visibility: public}}
  - {{file: {WITHHELD["internal file"]}, title: {WITHHELD["internal attachment"]}, visibility: internal}}
  - {{file: {WORD_FILE}, title: Bản soạn, visibility: internal}}
  - {{file: {PDF_FILE}, title: Bản quét, visibility: internal}}
notes: {WITHHELD["notes"]}
---

## 1. Kết quả

Xã đã làm xong việc mẫu{{{{ internal(", {WITHHELD["phrase"]}") }}}}, đã chi {{{{ data.spent }}}};
giữ lại {{{{ data.reserve }}}} vì {{{{ data.hidden }}}}.
Hỏi {{{{ contact.name }}}}, {{{{ contact.phone }}}}, {{{{ contact.email }}}}.

/// internal
{WITHHELD["passage"]}.
///

Xem [văn bản trước](xa-mau/so-lieu/2025-02) và [danh sách]({WITHHELD["internal file"]}).

Trên đây là báo cáo./.
"""
_LATER = """\
---
status: issued
number: 3
notation: UBND-VP
date: 2025-03-18
subject: báo cáo việc mẫu tháng 03 năm 2025
to: [Sở Nội vụ tỉnh Mẫu]
signer: {authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: Lê Văn Mẫu}
copies: [Như trên, "Lưu: VT"]
data: {spent: 150 triệu, state: đang làm, hidden: không, reserve: 1 triệu}
---

## 1. Kết quả

Xã đã làm thêm một việc mẫu, đã chi {{ data.spent }}./.
"""
_INTERNAL = f"""\
---
status: issued
visibility: internal
number: 2
notation: UBND-VP
date: 2025-02-18
subject: {WITHHELD["internal subject"]} tháng 02 năm 2025
to: [Sở Nội vụ tỉnh Mẫu]
signer: {{authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: Lê Văn Mẫu}}
copies: [Như trên, "Lưu: VT"]
data: {{spent: 120 triệu, state: đã xong, hidden: không, reserve: 1 triệu}}
changes: [{{date: 2025-02-20, note: {WITHHELD["internal change"]}, major: false}}]
---

## 1. Kết quả

{WITHHELD["internal letter"]}./.
"""
_DRAFT = f"""\
---
status: draft
number:
notation: UBND-VP
date:
subject: báo cáo việc mẫu tháng 04 năm 2025
to: [Sở Nội vụ tỉnh Mẫu]
data: {{spent: 160 triệu, state: đang làm, hidden: không, reserve: 1 triệu}}
---

## 1. Kết quả

{WITHHELD["draft"]}./.
"""
_CLOSED = """\
---
status: issued
number: 5
notation: UBND-VP
date: 2025-03-19
subject: báo cáo đơn thư tháng 01 năm 2025
to: [Sở Nội vụ tỉnh Mẫu]
signer: {authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: Lê Văn Mẫu}
copies: [Như trên, "Lưu: VT"]
---

## 1. Kết quả

Không có đơn thư nào trong tháng./.
"""


def mutation_archive(target: Path) -> Path:
    """Write the archive; its PDFs carry their sources."""
    copy_archive(target, ())
    edit(set_volumes(target, on=True) / "mkdocs.yml", "  - congvan:\n", "  - congvan:\n      pdf_sources: true\n")
    for old in (target / "reports").rglob("*.yml"):
        old.unlink()
    texts = {
        f"_agencies/{AGENCY}.yml": _AGENCY,
        f"_series/{SERIES}.yml": _SERIES,
        "_series/don-thu.yml": _CLOSED_SERIES,
        f"{LETTER}.md": _LETTER,
        f"{LATER}.md": _LATER,
        f"{INTERNAL}.md": _INTERNAL,
        f"{DRAFT}.md": _DRAFT,
        f"{CLOSED}.md": _CLOSED,
    }
    files = {
        PUBLIC_FILE: workbook("Số liệu công khai"),
        WITHHELD["internal file"]: workbook(WITHHELD["internal cell"]),
        WORD_FILE: word(WITHHELD["internal paragraph"]),
        PDF_FILE: sheet(WITHHELD["internal page"]),
    }
    beside = {f"{LETTER}/{name}": content for name, content in files.items()}
    for name, content in beside.items() | {(name, text.encode()) for name, text in texts.items()}:
        file = target / "reports" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return target


@lru_cache  # a workbook names the time at which it was saved: the same one must stay the same
def workbook(cell: str) -> bytes:
    """A workbook of one cell, as an office's program saves it."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = cell
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@lru_cache
def word(paragraph: str) -> bytes:
    """A Word file of one paragraph."""
    made, content = docx.Document(), io.BytesIO()
    made.add_paragraph(paragraph)
    made.save(content)
    return content.getvalue()


@lru_cache
def sheet(line: str) -> bytes:
    """A PDF of one line, without accents: its type is one of those that every reader has."""
    content = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        face = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=face))
        page.Contents = pdf.make_stream(f"BT /F 9 Tf 72 700 Td ({line}) Tj ET".encode("ascii"))
        pdf.save(content, deterministic_id=True)
    return content.getvalue()

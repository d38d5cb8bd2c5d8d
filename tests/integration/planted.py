"""An archive with a word of its own in every place, public and internal: `zq` and letters that no language joins.

`PUBLIC` are the words that anybody may read, `INTERNAL` those that only the office may, `NOBODY` those that no edition
prints, because no reader of either is meant.
"""

import io
import os
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import openpyxl

from tests.integration.archives import copy_archive, edit, set_volumes

PUBLIC = {
    "zqsubject", "zqbody", "zqwithdrawn", "zqchange", "zqpublictitle", "zqpublicfile", "zqpubliccell", "zqalt",
    "zqpicture", "zqseries", "zqfigure", "zqlabel", "zqcopies", "zqheading", "zqlink",
}  # fmt: skip
INTERNAL = {
    "zqname", "zqmail", "zqnotes", "zqpassage", "zqblockalt", "zqblockpng", "zqblockpicture", "zqphrase",
    "zqinnertitle", "zqinnerfile", "zqinnercell", "zqinnerauthor", "zqinnersheet", "zqinnerfigure", "zqinnerlabel",
    "zqinnergroup",
    "zqlettersubject", "zqletterto", "zqletterbody", "zqlettersigner", "zqlettercopies", "zqletternotation",
    "zqletterattachment", "zqletterfile", "zqlettercell", "zqletterfigure", "zqletterchange", "zqdraftsubject",
    "zqdraftbody", "zqdraftfigure", "zqinnerduty", "zqinnerid", "zqinnershort", "zqinnersection",
    "zqinnerrequest", "zqinnerseriesbody", "zqclosed", "zqcommit", "zqcommitter", "zqoldtext",
    "zqpng", "zqmadeby",  # what programs wrote into public files, whose public copies are without
}  # fmt: skip
NOBODY = {"zqcomment", "zqyaml", "zqignored", "zqaddress"}
# Digits alone: words of letters cannot stand for them.
PHONE, AMOUNT, NUMBER = "0987612345", "918273645", "73519"

_AGENCY = """\
name: Ủy ban nhân dân xã Mẫu
short: UBND xã Mẫu
letterhead: [ỦY BAN NHÂN DÂN, XÃ MẪU]
place: Mẫu
notations: [UBND-VP, UBND-ZQLETTERNOTATION]
series: [so-lieu, zqinnerid]
"""
_SERIES = """\
title: Báo cáo zqseries hằng tháng
short: Số liệu
frequency: monthly
due: {day: 20}
visibility: public
sections: [Kết quả zqheading]
data:
  type: object
  additionalProperties: false
  properties:
    shown: {type: string, title: Nội dung zqlabel}
    kept: {type: string, title: Nội dung zqinnerlabel, visibility: internal}
    money: {type: integer, format: vnd, title: Số tiền riêng, visibility: internal}
    group:
      type: object
      title: Nhóm việc zqinnergroup
      visibility: internal
      properties: {part: {type: string, title: Phần}}
"""
_INNER_SERIES = """\
title: Báo cáo zqinnerduty hằng tháng
short: zqinnershort
requested_by: {agency: Phòng zqinnerrequest, number: 1/ABC, date: 2024-12-01}
frequency: monthly
due: {day: 20}
sections: [Kết quả zqinnersection]
"""
_LETTER = """\
---
# zqyaml
status: withdrawn
number: 5
notation: UBND-VP
date: 2025-01-18
subject: báo cáo zqsubject tháng 01 năm 2025
to: [Sở Nội vụ tỉnh Mẫu]
contact: {name: Nguyễn zqname, phone: "0987 612 345", email: zqmail@example.com}
signer: {authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: Lê Văn Mẫu}
copies: [Như trên, "Lưu: VT, zqcopies"]
data: {shown: giá trị zqfigure, kept: giá trị zqinnerfigure, money: 918.273.645, group: {part: một}}
attachments:
  - {file: zqpublicfile.xlsx, title: Bảng zqpublictitle, visibility: public}
  - {file: zqpicture.png, title: Hình kèm theo, visibility: public}
  - {file: zqinnerfile.xlsx, title: Bảng zqinnertitle, visibility: internal}
  - {file: zqblockpicture.png, title: Hình trong đoạn nội bộ, visibility: internal}
withdrawn: {date: 2025-02-02, reason: ghi nhầm zqwithdrawn}
changes: [{date: 2025-01-20, note: sửa zqchange, major: true}]
notes: Ghi nhớ zqnotes cho văn thư
---

## 1. Kết quả zqheading

Nội dung zqbody công khai{{ internal(", trừ cụm zqphrase này") }}. Giá trị {{ data.shown }}, còn {{ data.kept }} và
{{ data.money }} thì giữ lại. Hỏi {{ contact.name }}, {{ contact.phone }}, {{ contact.email }}.

![hình zqalt](zqpicture.png)

<!-- zqcomment -->

Xem [văn bản zqlink](xa-mau/so-lieu/2025-02) và [tệp](zqinnerfile.xlsx).

/// internal
Đoạn zqpassage chỉ dành cho nội bộ. ![hình zqblockalt](zqblockpicture.png)
///

Trên đây là báo cáo./.
"""
_INTERNAL_LETTER = """\
---
status: issued
visibility: internal
number: 73519
notation: UBND-ZQLETTERNOTATION
date: 2025-02-18
subject: báo cáo zqlettersubject tháng 02 năm 2025
to: [Phòng zqletterto]
signer: {authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: Lê Zqlettersigner}
copies: [Như trên, "Lưu: VT, zqlettercopies"]
data: {shown: giá trị zqletterfigure, kept: giá trị khác, money: 1}
attachments: [{file: zqletterfile.xlsx, title: Bảng zqletterattachment, visibility: public}]
changes: [{date: 2025-02-20, note: sửa zqletterchange, major: false}]
corrects: xa-mau/so-lieu/2025-01
---

## 1. Kết quả zqheading

Nội dung zqletterbody của văn bản nội bộ./.
"""
_DRAFT = """\
---
status: draft
number:
notation: UBND-VP
date:
subject: báo cáo zqdraftsubject tháng 03 năm 2025
to: [Sở Nội vụ tỉnh Mẫu]
data: {shown: giá trị zqdraftfigure, kept: giá trị khác, money: 2}
---

## 1. Kết quả zqheading

Nội dung zqdraftbody của dự thảo./.
"""
_INNER_SERIES_LETTER = """\
---
status: issued
number: 6
notation: UBND-VP
date: 2025-01-19
subject: báo cáo zqclosed tháng 01 năm 2025
to: [Sở Nội vụ tỉnh Mẫu]
signer: {authority: [TM. ỦY BAN NHÂN DÂN], title: CHỦ TỊCH, name: Lê Văn Mẫu}
copies: [Như trên, "Lưu: VT"]
---

## 1. Kết quả zqinnersection

Nội dung zqinnerseriesbody của loại báo cáo nội bộ./.
"""


def planted_archive(target: Path) -> Path:
    """Write the archive, whose PDFs carry their sources and are bound into volumes."""
    set_volumes(copy_archive(target, ()), on=True)
    edit(target / "mkdocs.yml", "  - congvan:\n", "  - congvan:\n      pdf_sources: true\n")
    for old in (target / "reports").rglob("*.yml"):
        old.unlink()
    texts = {
        "_agencies/xa-mau.yml": _AGENCY,
        "_series/so-lieu.yml": _SERIES,
        "_series/zqinnerid.yml": _INNER_SERIES,
        "xa-mau/so-lieu/2025-01.md": _LETTER,
        "xa-mau/so-lieu/2025-02.md": _INTERNAL_LETTER,
        "xa-mau/so-lieu/2025-03.md": _DRAFT,
        "xa-mau/zqinnerid/2025-01.md": _INNER_SERIES_LETTER,
    }
    files = {
        "xa-mau/so-lieu/2025-01/zqpublicfile.xlsx": _workbook("zqpubliccell", author="zqmadeby"),
        "xa-mau/so-lieu/2025-01/zqpicture.png": _picture("zqpng"),
        "xa-mau/so-lieu/2025-01/zqinnerfile.xlsx": _workbook("zqinnercell", "zqinnersheet", "zqinnerauthor"),
        "xa-mau/so-lieu/2025-01/zqblockpicture.png": _picture("zqblockpng"),
        "xa-mau/so-lieu/2025-02/zqletterfile.xlsx": _workbook("zqlettercell"),
    }
    for name, content in files.items() | {(name, text.encode()) for name, text in texts.items()}:
        file = target / "reports" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    _with_history(target, target / "reports/xa-mau/so-lieu/2025-01.md")
    return target


def _with_history(archive: Path, letter: Path) -> None:
    """Commit the archive twice: what stood in a public letter before, who wrote it and why are the office's alone."""
    now = letter.read_bytes()
    letter.write_bytes(now.replace("Nội dung zqbody".encode(), "Nội dung zqoldtext và zqbody".encode()))
    _git(archive, "init", "-q")
    for content, why in ((None, "Soạn lần đầu"), (now, "Bỏ tên người tố giác zqcommit")):
        if content:
            letter.write_bytes(content)
        _git(archive, "add", "reports")
        _git(archive, "commit", "-q", "-m", why)


def _git(folder: Path, *arguments: str) -> None:
    """Run git as somebody with an address that no edition shows, whatever this machine's settings."""
    who = {f"GIT_{x}_{y}": z for x in ("AUTHOR", "COMMITTER") for y, z in _PERSON.items()}
    kept = {k: x for k, x in os.environ.items() if not k.startswith("GIT_")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=folder, env=kept | alone | who, check=True, capture_output=True)


_PERSON = {"NAME": "Lê Zqcommitter", "EMAIL": "zqaddress@example.com", "DATE": "2025-01-20T09:00:00+07:00"}


def _workbook(cell: str, sheet: str = "Bảng", author: str = "Văn thư") -> bytes:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    page["A1"] = f"giá trị {cell}"
    book.properties.creator = author
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _picture(comment: str) -> bytes:
    """A grey PNG of eight by eight points with a text chunk (PNG specification, 11.3.4)."""
    rows = b"".join(b"\0" + bytes([200]) * 8 for _ in range(8))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)),
        (b"tEXt", b"Comment\0" + comment.encode("ascii")),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    parts = (struct.pack(">I", len(x)) + kind + x + struct.pack(">I", zlib.crc32(kind + x)) for kind, x in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def bare_archive(target: Path) -> Path:
    """Write the same archive without anything internal: what is withheld within public text says something else."""
    planted_archive(target)
    shutil.rmtree(target / ".git")
    for name in ("_series/zqinnerid.yml", "xa-mau/so-lieu/2025-02.md", "xa-mau/so-lieu/2025-03.md"):
        (target / "reports" / name).unlink()
    for name in ("xa-mau/zqinnerid", "xa-mau/so-lieu/2025-02"):
        shutil.rmtree(target / "reports" / name)
    for name in ("zqinnerfile.xlsx", "zqblockpicture.png"):
        (target / "reports/xa-mau/so-lieu/2025-01" / name).unlink()
    for name, changes in _WITHOUT.items():
        for old, new in changes.items():
            edit(target / "reports" / name, old, new)
    return target


_WITHOUT = {
    "_agencies/xa-mau.yml": {", UBND-ZQLETTERNOTATION": "", ", zqinnerid": ""},
    "_series/so-lieu.yml": {
        "    kept: {type: string, title: Nội dung zqinnerlabel, visibility: internal}\n": "",
        _SERIES[_SERIES.index("    money:") :]: "",
    },
    "xa-mau/so-lieu/2025-01.md": {
        "# zqyaml\n": "",
        'contact: {name: Nguyễn zqname, phone: "0987 612 345", email: zqmail@example.com}\n': "",
        "notes: Ghi nhớ zqnotes cho văn thư\n": "",
        ", kept: giá trị zqinnerfigure, money: 918.273.645, group: {part: một}": "",
        "  - {file: zqinnerfile.xlsx, title: Bảng zqinnertitle, visibility: internal}\n": "",
        "  - {file: zqblockpicture.png, title: Hình trong đoạn nội bộ, visibility: internal}\n": "",
        ", trừ cụm zqphrase này": "một",
        "{{ data.kept }}": '{{ internal("hai") }}',
        "{{ data.money }}": '{{ internal("ba") }}',
        "<!-- zqcomment -->": "",
        "[văn bản zqlink](xa-mau/so-lieu/2025-02)": "văn bản zqlink",
        "[tệp](zqinnerfile.xlsx)": "tệp",
        "Đoạn zqpassage chỉ dành cho nội bộ. ![hình zqblockalt](zqblockpicture.png)": "Bốn.",
    },
}

"""A small sound archive as text, for tests to spoil: one agency, one series, two issued letters and a draft.

All names, numbers and amounts are made up. A change is a mapping of paths to what stands there instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from congvan.model.archive import Archive
from congvan.model.finding import Finding, in_order
from tests.plain_check import check_archive, read_archive

AGENCY, SERIES = "reports/_agencies/xa-mau.yml", "reports/_series/bao-cao.yml"
FOLDER = "reports/xa-mau/bao-cao"
JANUARY, FEBRUARY, DRAFT = f"{FOLDER}/2026-01.md", f"{FOLDER}/2026-02.md", f"{FOLDER}/2026-03.md"

_JANUARY = """\
---
status: issued
number: 1
notation: UBND-VP
date: 2026-01-19
subject: báo cáo việc mẫu
to: [Sở Nội vụ tỉnh Mẫu]
signer: {title: CHỦ TỊCH, name: Trần Văn Mẫu}
copies: [Như trên, "Lưu: VT"]
data:
  money: {a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: 50 triệu}
  rate: 98,5
  count: 12
  open: true
  since: null
---

Thực hiện nhiệm vụ được giao, đơn vị báo cáo như sau:

## 1. Thông tin chung

Kỳ báo cáo: {{ period }}.

## 2. Kết quả

Đã chi {{ data.money.spent }}./.
"""

SOUND: Mapping[str, str] = {
    AGENCY: """\
name: Ủy ban nhân dân xã Mẫu
short: UBND xã Mẫu
letterhead: [ỦY BAN NHÂN DÂN, XÃ MẪU]
place: Mẫu
notations: [UBND-VP, UBND-VHXH]
series: [bao-cao]
contact: {phone: 0237 000 000, email: vanphong@example.com}
""",
    SERIES: """\
title: Báo cáo tháng về việc mẫu
short: Việc mẫu
frequency: monthly
due: {day: 20}
visibility: public
sections: [Thông tin chung, Kết quả]
data:
  type: object
  required: [money]
  properties:
    money:
      type: object
      title: Kinh phí
      required: [a, b, total]
      properties:
        a: {type: integer, format: vnd, minimum: 0, title: Phần a}
        b: {type: integer, format: vnd, title: Phần b}
        total: {type: integer, format: vnd, title: Tổng}
        spent: {type: integer, format: vnd, title: Đã chi}
        hidden: {type: integer, format: vnd, visibility: internal, title: Dự phòng}
    rate: {type: number, maximum: 100, title: Tỉ lệ}
    count: {type: integer, title: Số việc}
    open: {type: boolean, title: Đã mở}
    since: {type: [integer, "null"], title: Từ năm}
    remark: {type: string, title: Nhận xét}
    secret: {type: string, visibility: internal, title: Nhận xét riêng}
checks:
  - sum: {total: money.total, of: [money.a, money.b]}
  - at_most: {value: money.spent, limit: money.total}
  - not_decreasing: {value: money.spent}
rollup: {money.total: sum}
""",
    JANUARY: _JANUARY,
    FEBRUARY: _JANUARY.replace("number: 1", "number: 2").replace("01-19", "02-19").replace("50 triệu", "60 triệu"),
    DRAFT: _JANUARY.replace("issued", "draft")
    .replace("number: 1", "number:")
    .replace("date: 2026-01-19", "date:")
    .replace("50 triệu", "70 triệu"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link."""

    target: str


Source: TypeAlias = str | bytes | Link | None  # None: no such file
Files: TypeAlias = Mapping[str, Source]


def changed(path: str, *replacements: str) -> dict[str, Source]:
    """Give a file of the sound archive with each text replaced by the one that follows it; each stands there once."""
    text = SOUND[path]
    for old, new in zip(replacements[::2], replacements[1::2], strict=True):
        assert text.count(old) == 1, (path, old)
        text = text.replace(old, new)
    return {path: text}


def write(root: Path, files: Files) -> Path:
    """Write the sound archive with these changes below `root`; give its folder `reports`."""
    for name, source in {**SOUND, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(source, Link):
            path.symlink_to(source.target)
        elif source is not None:
            path.write_bytes(source.encode() if isinstance(source, str) else source)
    return root / "reports"


def check(root: Path, files: Files | None = None) -> tuple[Archive, list[Finding]]:
    """Write, read and check the archive with these changes."""
    raw, unreadable = read_archive(write(root, files or {}))
    archive, findings = check_archive(raw)
    return archive, in_order([*unreadable, *findings])


def sound(root: Path, files: Files | None = None) -> Archive:
    """Give the archive with these changes, which must be sound."""
    archive, findings = check(root, files)
    assert not findings, [(x.rule.code, x.place) for x in findings]
    return archive

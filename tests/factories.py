"""Views with believable, invented data for tests: each factory gives a whole view, changed where a test says.

All names, numbers and amounts are made up; nothing is read from the archive.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.terms import Audience, Frequency, Status
from congvan.model.view import (
    AgencyView,
    AttachmentView,
    Duty,
    EditionView,
    Figure,
    LetterView,
    Person,
    RequestView,
    SeriesView,
    SignerView,
)

_AGENCY = AgencyView(
    id="bim-son",
    name="Ủy ban nhân dân phường Bỉm Sơn",
    short="UBND phường Bỉm Sơn",
    letterhead=("ỦY BAN NHÂN DÂN", "PHƯỜNG BỈM SƠN"),
    parent=(),
    place="Bỉm Sơn",
    contact=Person(phone="0237 000 0000", email="ubnd.bimson@example.com", address="Số 1 đường Ví Dụ, phường Bỉm Sơn"),
    series=("khcn-tai-chinh",),
)

_SERIES = SeriesView(
    id="khcn-tai-chinh",
    title="Báo cáo tháng về tháo gỡ điểm nghẽn cơ chế tài chính cho khoa học, công nghệ",
    short="KHCN – cơ chế tài chính",
    frequency=Frequency.MONTHLY,
    requested_by=RequestView("Sở Khoa học và Công nghệ tỉnh Thanh Hóa", "1133/SKHCN-KHTC", date(2026, 3, 30)),
    due_day=20,
    months_after=0,
    internal=False,
)

_BODY = """\
Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/3/2026 của Sở Khoa học và Công nghệ tỉnh Thanh Hóa, Ủy ban
nhân dân phường Bỉm Sơn báo cáo tình hình thực hiện các giải pháp đột phá như sau:

## 1. Thông tin chung

- Kỳ báo cáo: tháng 4 năm 2026

## 2. Tình hình triển khai

### 2.1. Công tác chỉ đạo, điều hành

Ủy ban nhân dân phường đã quán triệt và triển khai các chủ trương về **đổi mới sáng tạo**.

## 3. Kiến nghị, đề xuất

Không có./.
"""

_LETTER = LetterView(
    id=LetterId("bim-son", "khcn-tai-chinh", Period(2026, Frequency.MONTHLY, 4)),
    status=Status.ISSUED,
    internal=False,
    withheld=False,
    agency=_AGENCY,
    series=_SERIES,
    symbol="12/UBND-VHXH",
    number=12,
    date=date(2026, 4, 17),
    due=date(2026, 4, 20),
    subject="báo cáo tình hình thực hiện các giải pháp đột phá để phát triển khoa học, công nghệ",
    to=("Sở Khoa học và Công nghệ tỉnh Thanh Hóa",),
    urgency=None,
    contact=None,
    signer=SignerView(("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Lê Văn Bình"),
    copies=("Như trên", "Chủ tịch UBND phường (b/c)", "Lưu: VT, VHXH, annv(01)"),
    body=_BODY,
    figures=(
        Figure("budget.total", ("Kinh phí phân bổ", "Tổng số"), "2,382 tỷ đồng", 2_382_000_000, "đồng"),
        Figure(
            "budget.disbursed",
            ("Kinh phí phân bổ", "Đã giải ngân"),
            "200 triệu đồng",
            200_000_000,
            "đồng",
        ),
        Figure("fund.established", ("Quỹ", "Đã thành lập"), "chưa", False),
    ),
    attachments=(),
    relations=(),
    withdrawn=None,
    changes=(),
    notes="",
    previous=None,
    next=None,
)


def an_agency(**changes: Any) -> AgencyView:
    """Make an agency: the ward of Bỉm Sơn, which owes one monthly series."""
    return replace(_AGENCY, **changes)


def a_series(**changes: Any) -> SeriesView:
    """Make a series: monthly, public, due on the 20th, asked for by a department."""
    return replace(_SERIES, **changes)


def an_attachment(**changes: Any) -> AttachmentView:
    """Make an attachment: a public workbook of 18 kB whose bytes do not exist."""
    attachment = AttachmentView(
        "bang-so-lieu.xlsx", "Bảng số liệu", 18_432, "/nowhere/bang-so-lieu.xlsx", internal=False
    )
    return replace(attachment, **changes)


def a_letter(period: str | None = None, **changes: Any) -> LetterView:
    """Make a letter: public, issued in time, number 12 of April 2026.

    Its id follows from `agency`, `series` and `period` (`2026-04`, `2026-Q2`, …), its symbol from `number`,
    unless they are given themselves.
    """
    agency, series = changes.get("agency", _AGENCY), changes.get("series", _SERIES)
    if "id" not in changes:
        when = Period.parse(period) if period else _LETTER.id.period
        changes["id"] = LetterId(agency.id, series.id, when)
    if "number" in changes and "symbol" not in changes:
        changes["symbol"] = f"{'' if changes['number'] is None else changes['number']}/UBND-VHXH"
    return replace(_LETTER, **changes)


def a_draft(period: str = "2026-05", **changes: Any) -> LetterView:
    """Make a draft: no number, no date."""
    return a_letter(period, **{"status": Status.DRAFT, "number": None, "date": None, **changes})


def a_duty(period: str = "2026-05", **changes: Any) -> Duty:
    """Make a duty of the ward: the monthly report, due on 20 May 2026, not yet overdue."""
    duty = Duty(_AGENCY, _SERIES, Period.parse(period), date(2026, 5, 20), overdue=False)
    return replace(duty, **changes)


def an_edition(*letters: LetterView, **changes: Any) -> EditionView:
    """Make an edition of these letters (none given: one), with the agencies and series that they name."""
    shown = letters or (a_letter(),)
    edition = EditionView(
        audience=Audience.PUBLIC,
        as_of=date(2026, 5, 4),
        agencies=tuple({x.agency.id: x.agency for x in shown}.values()),
        series=tuple({x.series.id: x.series for x in shown}.values()),
        letters=shown,
        duties=(),
    )
    return replace(edition, **changes)

"""Letters to inspect: sound ones as this program makes them, and the same with one thing changed.

A change is a style that comes last, words that take others' place, or a deed on the finished PDF.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from congvan.inspect.inspection import inspect_sheet
from congvan.inspect.reading import read_sheet
from congvan.inspect.report import Report, Status
from congvan.model.terms import Urgency
from congvan.model.view import LetterView
from congvan.publish.pdf import PdfJob, make_pdfs
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from congvan.store.cache import Cache
from tests.factories import a_draft, a_letter, an_agency

P = (
    "Ủy ban nhân dân phường đã quán triệt và triển khai các chủ trương, chính sách của Trung ương, của tỉnh về phát "
    "triển khoa học công nghệ, đổi mới sáng tạo và chuyển đổi số đến toàn thể cán bộ, công chức, viên chức."
)
BODY = f"""{P}

## I. Kết quả

## 1. Thông tin chung

{P}

a) Công tác chỉ đạo: thường xuyên.

b) Công tác kiểm tra: hai lần.

Ủy ban nhân dân phường báo cáo Sở Khoa học và Công nghệ tổng hợp theo quy định./.
"""
MANY = f"{P}\n\n" * 25
LONG = BODY.replace("b) Công tác", f"{MANY}b) Công tác", 1)
APPENDED = f"""{BODY.replace("thường xuyên", "Phụ lục kèm theo")}
# Phụ lục: Danh mục nhiệm vụ

{MANY}"""
TWO_APPENDED = f"""{BODY.replace("thường xuyên", "Phụ lục I, Phụ lục II kèm theo")}
# Phụ lục I: Danh mục nhiệm vụ

{P}

# Phụ lục II: Bảng số liệu {{.landscape}}

| A | B |
|---|---|
| 1 | 2 |
"""
TO = ("Sở Khoa học và Công nghệ tỉnh Mẫu", "Sở Tài chính tỉnh Mẫu")
_UNDER = an_agency(parent=("Ủy ban nhân dân tỉnh Mẫu",))

LETTERS: dict[str, LetterView] = {
    "plain": a_letter(body=BODY, date=date(2026, 2, 5), number=7, symbol="07/UBND-VHXH"),
    "full": a_letter(body=BODY, to=TO, agency=_UNDER, urgency=Urgency.THUONG_KHAN),
    "draft": a_draft("2026-04", body=BODY, withheld=True, agency=an_agency(contact=None)),
    "long": a_letter(body=LONG),
    "appendix": a_letter(body=APPENDED),
    "two appendices": a_letter(body=TWO_APPENDED),
    "short": a_letter(body="Kính báo cáo./.", urgency=Urgency.KHAN),
}


@dataclass(frozen=True)
class Change:
    """One thing changed in a letter: words by others, a style, or the finished PDF by what `deed` does to it."""

    old: str = ""
    new: str = ""
    style: str = ""
    deed: Callable[[pikepdf.Pdf], None] | None = None
    images: tuple[tuple[str, Path], ...] = ()


NOTHING = Change()


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


def pdf_of(view: LetterView, change: Change = NOTHING) -> bytes:
    """Make a letter's PDF with one thing changed; it must be there to be changed."""
    html = letter_html(view, render_body(view.body), site_url="")
    assert change.old in html
    html = html.replace(change.old, change.new, 1).replace("</style>", f"{change.style}</style>", 1)
    images = {address: str(path) for address, path in change.images}
    (made,) = make_pdfs([PdfJob("x", html, images)], Cache(Path(_folder().name)), workers=1)
    assert made.path, made.problem
    data = made.path.read_bytes()
    if change.deed is None:
        return data
    with pikepdf.open(BytesIO(data)) as pdf:
        change.deed(pdf)
        pdf.save(changed := BytesIO())
    return changed.getvalue()


def report_of(data: bytes, folder: Path) -> Report:
    """Inspect a PDF in this process."""
    path = folder / "letter.pdf"
    path.write_bytes(data)
    return inspect_sheet(read_sheet(path))


def broken(report: Report) -> list[str]:
    """Give the codes of the rules that are broken, each once."""
    return sorted({x.rule.code for x in report.of(Status.BROKEN)})

"""Made the two PDFs beside this file: letters as officials type them in Word, exported by a word processor.

Run again only to change them: `python -m tests.unit.inspect.word_letters FOLDER` writes .docx files, which
`soffice --headless --convert-to pdf FOLDER/*.docx` (LibreOffice 7.4) exported. All names are invented.

`word-good` keeps the form: a borderless table for the letterhead, drawn lines, one for the end. `word-poor` has what is
often seen: an underlined motto with long dashes, letterhead in wrong sizes, blanks in the symbol, no zero in the date,
body of 12 pt in two faces and not justified, page numbers at the foot, links in blue, copies as they were typed.
"""

import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LEFT, CENTRE, JUSTIFY = ALIGN.LEFT, ALIGN.CENTER, ALIGN.JUSTIFY
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LINE = (  # a drawn line as Word keeps it, `across` points from the column's left, `width` points long
    '<w:r {w}><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:line style="position:absolute;z-index:1" '
    'from="{x0}pt,{y}pt" to="{x1}pt,{y}pt" strokeweight="0.75pt"/></w:pict></w:r>'
)
P = (
    "Ủy ban nhân dân phường đã quán triệt và triển khai các chủ trương, chính sách của Trung ương, của tỉnh về phát "
    "triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số đến toàn thể cán bộ, công chức, viên chức."
)


def _document(margins: tuple[float, float, float, float]) -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = map(Mm, margins)
    section.header_distance = section.footer_distance = Mm(10)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(0)
    return document


def _write(
    place: Any,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: Any = CENTRE,
    new: bool = True,
) -> Any:
    paragraph = place.add_paragraph() if new else place.paragraphs[0]
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align
    return paragraph


def _rule(paragraph: Any, start: float, width: float, down: float) -> None:
    paragraph._p.append(parse_xml(_LINE.format(w=_W, x0=start, x1=start + width, y=down)))


def _table(document: Any, left: float, right: float, rows: int = 1) -> list[Any]:
    """A table without borders, as its cells from left to right, from top to bottom."""
    table = document.add_table(rows=rows, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return [cell for row in table.rows for cell in row.cells]


def _number_pages(part: Any, size: float) -> None:
    paragraph = part.paragraphs[0]
    paragraph.alignment = CENTRE
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {_W} w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="{int(size * 2)}"/></w:rPr><w:t>1</w:t></w:r>'
            "</w:fldSimple>"
        )
    )


def _body(
    document: Any, text: str, *, size: float = 14, indent: float = 12.7, gap: float = 6, align: Any = JUSTIFY
) -> Any:
    paragraph = _write(document, text, size, align=align)
    paragraph.paragraph_format.first_line_indent = Mm(indent)
    paragraph.paragraph_format.space_before = Pt(gap)
    return paragraph


def good() -> Any:
    """A letter that keeps the form, on two pages, with a table in the body."""
    document = _document((30, 15, 20, 20))
    document.sections[0].different_first_page_header_footer = True
    _number_pages(document.sections[0].header, 14)
    left, right, below_left, below_right = _table(document, 64, 103, rows=2)
    _write(left, "ỦY BAN NHÂN DÂN", 13, bold=True, new=False)
    _rule(_write(left, "PHƯỜNG MẪU SÔNG", 13, bold=True), 59, 56, 17)
    _write(left, "", 6)
    _write(below_left, "Số: 07/UBND-VHXH", 13, new=False)
    about = _write(below_left, "V/v báo cáo kết quả chuyển đổi số tháng 01 năm 2026", 12)
    about.paragraph_format.space_before = Pt(6)
    _write(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True, new=False)
    _rule(_write(right, "Độc lập - Tự do - Hạnh phúc", 14, bold=True), 55, 171.2, 18)
    _write(right, "", 6)
    _write(below_right, "Mẫu Sông, ngày 05 tháng 02 năm 2026", 14, italic=True, new=False)
    _write(document, "Kính gửi: Sở Khoa học và Công nghệ tỉnh Mẫu.", 14).paragraph_format.space_before = Pt(12)
    _body(document, P)
    for run in _body(document, "I. KẾT QUẢ THỰC HIỆN", align=LEFT).runs:
        run.bold = True
    for run in _body(document, "1. Công tác chỉ đạo, điều hành", align=LEFT).runs:
        run.bold = True
    for _ in range(6):
        _body(document, P)
    _body(document, "a) Về hạ tầng số: đạt yêu cầu.")
    _body(document, "b) Về chính quyền số: đạt yêu cầu.")
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    for row, cells in zip(table.rows, (("STT", "Nội dung", "Số"), ("1", "Hồ sơ", "12"), ("2", "Hộ", "7")), strict=True):
        for cell, word in zip(row.cells, cells, strict=True):
            _write(cell, word, 12, new=False)
    _body(document, f"{P[:-1]}, báo cáo Sở tổng hợp theo quy định./.")
    _write(document, "", 10)
    left, right = _table(document, 80, 85)
    _write(left, "Nơi nhận:", 12, bold=True, italic=True, align=LEFT, new=False)
    for words in ("- Như trên;", "- Chủ tịch UBND phường (b/c);", "- Lưu: VT, VHXH."):
        _write(left, words, 11, align=LEFT)
    _write(right, "KT. CHỦ TỊCH", 14, bold=True, new=False)
    _write(right, "PHÓ CHỦ TỊCH", 14, bold=True)
    for _ in range(5):
        _write(right, "", 14)
    _write(right, "Lê Văn Bình", 14, bold=True)
    return document


def poor() -> Any:
    """A letter with what is often seen."""
    document = _document((25, 20, 15, 20))
    _number_pages(document.sections[0].footer, 11)
    left, right = _table(document, 66, 99)
    _write(left, "ỦY BAN NHÂN DÂN", 12, new=False)
    _write(left, "PHƯỜNG MẪU SÔNG", 12, bold=True).runs[0].underline = True
    _write(left, "Số: 7 /UBND - VHXH", 12)
    _write(left, "V/v: báo cáo kết quả chuyển đổi số", 13, italic=True)
    _write(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, new=False)
    _write(right, "Độc lập – Tự do – Hạnh phúc", 14, bold=True).runs[0].underline = True
    _write(right, "Mẫu Sông, ngày 5 tháng 02 năm 2026", 13, italic=True)
    _write(document, "Kính gửi: - Sở Khoa học và Công nghệ tỉnh Mẫu", 14, bold=True)
    _write(document, "               - Sở Tài chính tỉnh Mẫu", 14, bold=True)
    for words in (P, f"Kết quả: {P}", f"Đánh giá chung trong kỳ: {P}", f"Phương hướng: {P}"):
        _body(document, words, size=12, indent=12.7, gap=0, align=LEFT)
    last = _body(document, "Toàn văn tại ", size=12, gap=0, align=LEFT)
    link = last.add_run("https://example.com/bao-cao")
    link.font.color.rgb, link.font.name = RGBColor(5, 99, 193), "Arial"
    for words in ("a) Hạ tầng số", "b) Chính quyền số", "c) Kinh tế số", "d) Xã hội số", "e) An toàn thông tin"):
        _body(document, words, size=12, gap=0, align=LEFT)
    _body(document, f"{P} Trân trọng./.", size=12, gap=0, align=LEFT)
    left, right = _table(document, 80, 85)
    _write(left, "", 12, new=False)
    _write(left, "Nơi nhận:", 12, bold=True, italic=True, align=LEFT)
    for words in ("- Như kính gửi;", "- Lưu VT, VHXH"):
        _write(left, words, 12, align=LEFT)
    _write(right, "K/T CHỦ TỊCH", 14, bold=True, new=False)
    _write(right, "PHÓ CHỦ TỊCH", 14, bold=True)
    _write(right, "", 14)
    _write(right, "", 14)
    _write(right, "ThS. Lê Văn Bình", 14, bold=True)
    return document


if __name__ == "__main__":
    for name, make in (("word-good", good), ("word-poor", poor)):
        make().save(str(Path(sys.argv[1]) / f"{name}.docx"))

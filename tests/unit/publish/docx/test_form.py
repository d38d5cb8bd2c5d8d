"""The Word file has the decree's form. The numbers here are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, by hand."""

from typing import Any

import pytest
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.table import Table
from PIL import ImageFont

from congvan.typeface.faces import folder
from tests.unit.publish.docx.word_file import W, WordFile, laid_out, looked_up, mm

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
KINDS = ("plain", "draft", "parent, urgent", "several, replaced", "table at the end", "rich")
# Begin of the paragraph, sizes allowed, bold, italic, where it stands; by row of the decree's table
PARTS = (
    (STATE, (12, 13), True, False, ALIGN.CENTER),
    (MOTTO, (13, 14), True, False, ALIGN.CENTER),
    ("PHƯỜNG BỈM SƠN", (12, 13), True, False, ALIGN.CENTER),
    ("Số: 12/UBND-VHXH", (13,), False, False, ALIGN.CENTER),
    ("Bỉm Sơn, ngày 17 tháng 4", (13, 14), False, True, ALIGN.CENTER),
    ("V/v báo cáo", (12, 13), False, False, ALIGN.CENTER),
    ("Kính gửi: Sở", (13, 14), False, False, ALIGN.CENTER),
    ("Ủy ban nhân dân phường đã", (13, 14), False, False, ALIGN.JUSTIFY),
    ("I. Kết quả", (13, 14), True, False, ALIGN.LEFT),
    ("1. Thông tin", (13, 14), True, False, ALIGN.LEFT),
    ("a) Công tác", (13, 14), False, False, ALIGN.LEFT),
    ("Kỳ báo cáo", (13, 14), False, False, ALIGN.JUSTIFY),
    ("KT. CHỦ TỊCH", (13, 14), True, False, ALIGN.CENTER),
    ("Lê Văn Bình", (13, 14), True, False, ALIGN.CENTER),
    ("Nơi nhận:", (12,), True, True, ALIGN.LEFT),
    ("- Như trên;", (11,), False, False, ALIGN.LEFT),
)


@pytest.mark.parametrize(("start", "sizes", "bold", "italic", "align"), PARTS, ids=[x[0] for x in PARTS])
def test_each_part_has_its_letters(
    files: dict[str, WordFile], start: str, sizes: tuple[int, ...], bold: bool, italic: bool, align: ALIGN
) -> None:
    """Rows 6 to 24: size, weight, style and place."""
    paragraph = files["plain"].paragraph(start)
    assert looked_up(paragraph, "size").pt in sizes
    assert bool(looked_up(paragraph, "bold")) is bold
    assert bool(looked_up(paragraph, "italic")) is italic
    assert laid_out(paragraph, "alignment") == align


def test_sizes_of_state_motto_and_date_go_together(files: dict[str, WordFile]) -> None:
    """Row 9."""
    sizes = tuple(looked_up(files["plain"].paragraph(x), "size").pt for x in (STATE, MOTTO, "Bỉm Sơn, ngày"))
    assert sizes in {(13, 14, 14), (12, 13, 13)}


@pytest.mark.parametrize("kind", KINDS)
def test_the_typeface_is_times_new_roman_and_black(files: dict[str, WordFile], kind: str) -> None:
    """Rows 3 and 4: by its name, for every script; only the stamp is red, only ticks are of another typeface."""
    fonts = {
        value
        for _, part in files[kind].parts()
        for element in part.iter(f"{W}rFonts")
        if not set("☐☑☒") & set("".join(element.getparent().getparent().itertext()))
        for value in element.attrib.values()
    }
    assert fonts == {"Times New Roman"}
    colors = {x.get(f"{W}val") for _, part in files[kind].parts() for x in part.iter(f"{W}color")}
    assert colors == ({"000000", "FF0000"} if kind == "parent, urgent" else {"000000"})


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_is_a4_with_the_decrees_margins(files: dict[str, WordFile], kind: str) -> None:
    """Rows 1 and 2: 210 × 297 mm; left 30 to 35, right 15 to 20, top and bottom 20 to 25."""
    for section in files[kind].document.sections:
        sides = (mm(section.page_width), mm(section.page_height))
        turned = section.orientation is WD_ORIENTATION.LANDSCAPE
        assert sides == pytest.approx((297, 210) if turned else (210, 297), abs=0.2)
        assert 29.5 <= mm(section.left_margin) <= 35.5
        assert 14.5 <= mm(section.right_margin) <= 20.5
        assert 19.5 <= mm(section.top_margin) <= 25.5
        assert 19.5 <= mm(section.bottom_margin) <= 25.5


def test_pages_are_numbered_from_the_second_in_the_top_margin(files: dict[str, WordFile]) -> None:
    """Row 5: 13 to 14 pt, upright, in the middle of the text's width."""
    section = files["plain"].document.sections[0]
    assert section.different_first_page_header_footer
    assert not section.first_page_header._element.findall(f".//{W}fldSimple")
    paragraph = section.header.paragraphs[0]
    (field,) = paragraph._p.findall(f"{W}fldSimple")
    assert field.get(f"{W}instr").strip() == "PAGE"
    assert paragraph.style.font.size.pt in {13, 14}
    assert not paragraph.style.font.italic
    middle = paragraph.paragraph_format.tab_stops[0]
    assert mm(middle.position) == pytest.approx((210 - 30 - 15) / 2, abs=2)
    assert 3 < mm(section.header_distance) < 15


def ruler(text: str, size: int) -> float:
    """How wide bold words are, in points, by another library."""
    return float(ImageFont.truetype(str(folder() / "LiberationSerif-Bold.ttf"), size * 10).getlength(text)) / 10


def rule_below(file: WordFile, start: str) -> float:
    """How wide the drawn line below a cell's words is, in points."""
    cell = next(file.paragraph(start)._p.iterancestors(f"{W}tc"))
    bearer = cell.findall(f"{W}p")[-1]
    line = bearer.find(f"{W}pPr/{W}pBdr/{W}top")
    assert line.get(f"{W}val") == "single"
    indent = bearer.find(f"{W}pPr/{W}ind")
    sides = [int(indent.get(f"{W}{x}")) for x in ("left", "right")]
    assert sides[0] == sides[1]  # in the middle
    return (int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) - sum(sides)) / 20


@pytest.mark.parametrize("kind", KINDS)
def test_the_rules_are_as_wide_as_the_decree_says(files: dict[str, WordFile], kind: str) -> None:
    """Rows 8 and 12: as wide as the motto; a third to a half of the issuer's last line. Drawn, centred."""
    file = files[kind]
    assert 0.97 <= rule_below(file, MOTTO) / ruler(MOTTO, 14) <= 1.03
    last = "HỌC CÔNG NGHỆ" if kind == "several, replaced" else "PHƯỜNG BỈM SƠN"
    size = looked_up(file.paragraph(last), "size").pt
    assert 1 / 3 <= rule_below(file, last) / ruler(last, size) <= 1 / 2


def test_the_parent_is_regular_above_the_issuer(files: dict[str, WordFile]) -> None:
    """Row 10."""
    lines = files["parent, urgent"].lines()
    parent = files["parent, urgent"].paragraph("ỦY BAN NHÂN DÂN TỈNH MẪU")
    assert not looked_up(parent, "bold")
    assert looked_up(parent, "size").pt in {12, 13}
    assert lines.index("ỦY BAN NHÂN DÂN TỈNH MẪU") < lines.index("PHƯỜNG BỈM SƠN")


def test_several_addressees_stand_in_one_column_below(files: dict[str, WordFile]) -> None:
    """Row 16: each on its line, `;` behind each, `.` behind the last, dashes under the colon."""
    file = files["several, replaced"]
    assert [x for x in file.lines() if x.startswith(("Kính gửi", "- S", "- Văn"))] == [
        "Kính gửi:",
        "- Sở Khoa học và Công nghệ tỉnh Thanh Hóa;",
        "- Sở Tài chính tỉnh Thanh Hóa;",
        "- Văn phòng tỉnh.",
    ]
    head, first, last = (file.paragraph(x).paragraph_format for x in ("Kính gửi:", "- Sở Khoa", "- Văn phòng"))
    dash = mm(first.left_indent) + mm(first.first_line_indent)
    colon = mm(head.left_indent) + ruler("Kính gửi", 14) * 25.4 / 72
    assert dash == pytest.approx(colon, abs=2.5)  # measured in bold, which is a little wider
    assert first.left_indent == last.left_indent


def test_body_paragraphs_are_set_as_the_decree_says(files: dict[str, WordFile]) -> None:
    """Row 17: first line 10 or 12.7 mm in, 6 pt apart at least, lines single to 1.5 (14 pt: 16.1 to 24.2)."""
    for start in ("Ủy ban nhân dân phường đã", "Kỳ báo cáo", "Mục con", "I. Kết quả", "a) Công tác"):
        paragraph = files["plain"].paragraph(start)
        assert 9.5 <= mm(laid_out(paragraph, "first_line_indent")) <= 13.2
        assert laid_out(paragraph, "space_before").pt >= 6
        assert laid_out(paragraph, "line_spacing_rule") is WD_LINE_SPACING.AT_LEAST
        assert 16.1 <= laid_out(paragraph, "line_spacing").pt <= 24.2


def test_items_of_each_level_have_their_sign(files: dict[str, WordFile]) -> None:
    """`-`, `+`, `*`; the third further in: 1.27 cm, the decree's other number."""
    file = files["plain"]
    lines = [x for x in file.lines() if "Mục c" in x or "Kỳ báo cáo" in x]
    assert lines == ["- Kỳ báo cáo: tháng 4 năm 2026;", "+ Mục con.", "* Mục cháu."]
    moved = [mm(laid_out(file.paragraph(x), "first_line_indent")) for x in ("Kỳ báo cáo", "Mục con", "Mục cháu")]
    assert moved == pytest.approx([10, 10, 12.7], abs=0.1)


def test_headings_stand_in_words_navigation(files: dict[str, WordFile]) -> None:
    """Row 18: `I.` in capitals; all are Word's own headings, and stay with what follows."""
    file = files["plain"]
    expected = (("I. Kết quả", "Heading 1", True), ("1. Thông", "Heading 2", False), ("a) Công", "Heading 3", False))
    for start, style, capitals in expected:
        paragraph = file.paragraph(start)
        assert paragraph.style is not None
        assert paragraph.style.name == style
        assert laid_out(paragraph, "keep_with_next")
        assert bool(looked_up(paragraph, "all_caps")) is capitals
    levels = {
        x.getparent().getparent().get(f"{W}styleId"): x.get(f"{W}val")
        for x in file.part("word/styles.xml").iter(f"{W}outlineLvl")
    }
    assert (levels["Heading1"], levels["Heading2"], levels["Heading3"]) == ("0", "1", "2")


@pytest.mark.parametrize("kind", KINDS)
def test_the_signature_never_stands_alone(files: dict[str, WordFile], kind: str) -> None:
    """Row 22: its row is whole, what is above stays with it, and 25 mm and more are left to sign."""
    file = files[kind]
    name = file.paragraph("Lê Văn Bình")
    row = next(name._p.iterancestors(f"{W}tr"))
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    assert mm(laid_out(name, "space_before")) >= 25
    before = next(row.iterancestors(f"{W}tbl")).getprevious()
    assert before.find(f"{W}pPr/{W}keepNext") is not None
    above = before.getprevious()
    kept = above.iter(f"{W}p") if above.tag == f"{W}p" else above.findall(f"{W}tr")[-1].iter(f"{W}p")
    assert all(x.find(f"{W}pPr/{W}keepNext") is not None for x in kept)


def test_copies_stand_level_with_the_title(files: dict[str, WordFile]) -> None:
    """Row 23: in one row, and 2 pt apart at most where their base lines are, for letters of 12 and 14 pt."""
    title, authority = files["plain"].paragraph("Nơi nhận:"), files["plain"].paragraph("KT. CHỦ TỊCH")
    assert next(title._p.iterancestors(f"{W}tr")) is next(authority._p.iterancestors(f"{W}tr"))
    lower = laid_out(title, "space_before").pt - laid_out(authority, "space_before").pt
    assert lower + 0.891 * 12 == pytest.approx(0.891 * 14, abs=2)


def test_the_offices_address_is_at_the_foot_of_page_1_alone(files: dict[str, WordFile]) -> None:
    """Row 25: 11 to 12 pt under a drawn line of the text's width, in the first page's footer."""
    for section, is_letter in zip(files["rich"].document.sections, (True, False, False), strict=True):
        first = [x.text for x in section.first_page_footer.paragraphs]
        assert any(x.startswith("Địa chỉ: Số 1 đường Ví Dụ") for x in first) is is_letter
        assert not any("Địa chỉ" in x.text for x in section.footer.paragraphs)
    office = files["plain"].document.sections[0].first_page_footer.paragraphs[0]
    assert looked_up(office, "size").pt in {11, 12}
    assert office._p.find(f"{W}pPr/{W}pBdr/{W}top").get(f"{W}val") == "single"
    assert office._p.find(f"{W}pPr/{W}ind") is None
    assert not any("Địa chỉ" in x for x in files["draft"].lines())


def test_urgency_is_a_red_box(files: dict[str, WordFile]) -> None:
    """Row 26: HỎA TỐC 30 × 8 mm, 13 to 14 pt bold."""
    words = files["parent, urgent"].paragraph("HỎA TỐC")
    assert looked_up(words, "size").pt in {13, 14}
    assert looked_up(words, "bold")
    cell = next(words._p.iterancestors(f"{W}tc"))
    lines = cell.find(f"{W}tcPr/{W}tcBorders")
    assert {x.get(f"{W}color") for x in lines} == {"FF0000"}
    assert len(lines) == 4
    assert int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) / 1440 * 25.4 == pytest.approx(30, abs=0.5)
    height = cell.getparent().find(f"{W}trPr/{W}trHeight")
    assert height.get(f"{W}hRule") == "exact"
    assert int(height.get(f"{W}val")) / 1440 * 25.4 == pytest.approx(8, abs=0.5)


def test_appendices_are_sections_with_pages_of_their_own(files: dict[str, WordFile]) -> None:
    """Row 27: a new page each, numbered from 1, `Phụ lục` 14 bold centred, title in capitals, one turned."""
    file = files["rich"]
    _, first, second = file.document.sections
    assert [x.orientation for x in (first, second)] == [WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE]
    for section in (first, second):
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert len(section._sectPr.findall(f"{W}pgNumType")) == 1
        assert section.different_first_page_header_footer
    width = mm(second.header.paragraphs[0].paragraph_format.tab_stops[0].position)
    assert width == pytest.approx((297 - 30 - 15) / 2, abs=2)
    name, title = file.paragraph("Phụ lục II"), file.paragraph("Bảng số liệu")
    assert looked_up(name, "size").pt == 14
    assert looked_up(name, "bold")
    assert looked_up(title, "bold")
    assert looked_up(title, "all_caps")
    assert {laid_out(x, "alignment") for x in (name, title)} == {ALIGN.CENTER}
    of = file.paragraph("(Kèm theo Công văn số 12/UBND-VHXH ngày 17 tháng 4 năm 2026 của Ủy ban")
    assert looked_up(of, "italic")
    rule = of._p.getnext()
    assert rule.find(f"{W}pPr/{W}pBdr/{W}top").get(f"{W}val") == "single"
    assert int(rule.find(f"{W}pPr/{W}spacing").get(f"{W}before")) == 3 * 20  # twentieths of a point
    sides = [int(rule.find(f"{W}pPr/{W}ind").get(f"{W}{x}")) / 1440 * 25.4 for x in ("left", "right")]
    assert 20 <= 165 - sum(sides) <= 40  # of the first appendix, which stands upright


@pytest.mark.parametrize(
    ("kind", "mark", "notice"),
    [
        ("draft", "DỰ THẢO", ""),
        ("several, replaced", "ĐÃ ĐƯỢC THAY THẾ", "Được thay thế bằng Công văn số 15/UBND-VHXH"),
        ("rich", "", "Bản công khai: đã lược bỏ thông tin nội bộ"),
        ("plain", "", ""),
    ],
)
def test_marks_stand_on_every_page(files: dict[str, WordFile], kind: str, mark: str, notice: str) -> None:
    """In the headers and footers of first and further pages, of every section."""
    for section in files[kind].document.sections:
        for header in (section.first_page_header, section.header):
            assert "".join(x.text for x in header.paragraphs).replace("\t", "") == mark
        for footer in (section.first_page_footer, section.footer):
            assert footer.paragraphs[-1].text == notice


def body_tables(file: WordFile) -> list[Table]:
    """The tables of a body: those with drawn lines."""
    return [x for x in file.document.tables if x.style is not None and x.style.name == "Table Grid"]


def test_tables_repeat_their_head_and_part_no_row(files: dict[str, WordFile]) -> None:
    """The head on each page, rows whole, drawn lines, as wide as the text of their page."""
    upright, turned = body_tables(files["rich"])
    for table, width in ((upright, 165.0), (turned, 252.0)):
        rows: list[Any] = list(table._tbl.tr_lst)
        assert [x.find(f"{W}trPr/{W}tblHeader") is not None for x in rows] == [True, False, False]
        assert all(x.find(f"{W}trPr/{W}cantSplit") is not None for x in rows)
        assert sum(mm(x.width) for x in table.columns) == pytest.approx(width, abs=0.5)
        assert table.columns[0].width > table.columns[1].width
        assert looked_up(table.cell(0, 0).paragraphs[0], "bold")
        assert laid_out(table.cell(0, 0).paragraphs[0], "alignment") == ALIGN.CENTER
    lines = files["rich"].part("word/styles.xml").find(f".//{W}style[@{W}styleId='TableGrid']//{W}tblBorders")
    assert {x.get(f"{W}val") for x in lines} == {"single"}


def test_figures_stand_with_their_decimal_marks_in_line(files: dict[str, WordFile]) -> None:
    """`1.234,5` and `200`: the second is moved in by what `,5` takes."""
    table = body_tables(files["rich"])[0]
    longer, shorter = (table.cell(row, 1).paragraphs[0] for row in (1, 2))
    assert longer.text == "1.234,5"
    assert {laid_out(x, "alignment") for x in (longer, shorter)} == {ALIGN.RIGHT}
    assert not laid_out(longer, "right_indent")
    size = looked_up(longer, "size").pt
    assert laid_out(shorter, "right_indent").pt == pytest.approx(0.75 * size, abs=0.3)  # a comma and a digit

"""A letter's PDF as a blind person hears it: the whole of it, once, in the order in which it is meant to be read."""

import io
from pathlib import Path

import pikepdf
import pytest

from congvan.publish.pdf import make_pdfs
from congvan.store.cache import Cache
from tests.golden.everything import everything
from tests.read_aloud import spoken, unsaid

# What stands before and after the tables and appendices, which have tests of their own.
OPENING = [
    ("P", "ĐÃ ĐƯỢC THAY THẾ"),
    ("P", "Được thay thế bằng Công văn số 15/UBND-VHXH ngày 05/5/2026. Bản công khai: đã lược bỏ thông tin nội bộ"),
    ("P", "ỦY BAN NHÂN DÂN"),
    ("P", "PHƯỜNG BỈM SƠN"),
    ("P", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("P", "Độc lập - Tự do - Hạnh phúc"),
    ("P", "Số: 12/UBND-VHXH"),
    ("P", "Bỉm Sơn, ngày 17 tháng 4 năm 2026"),
    ("H1", "V/v báo cáo tình hình thực hiện các giải pháp đột phá để phát triển khoa học, công nghệ"),
    ("P", "KHẨN"),
    ("P", "Kính gửi:"),
    ("LBody", "- Sở Khoa học và Công nghệ tỉnh Thanh Hóa;"),
    ("LBody", "- Sở Tài chính tỉnh Thanh Hóa."),
    ("P", "Thực hiện Công văn số 1133/SKHCN-KHTC ngày 30/3/2026, theo hướng dẫn và số liệu 1"),
    ("Lbl", "1"),
    ("Note", "Theo số liệu của phòng Kinh tế."),
    ("P", "."),
    ("H2", "I. KẾT QUẢ THỰC HIỆN"),
    ("H3", "1. Thông tin chung"),
    ("Lbl", "-"),
    ("LBody", "Kỳ báo cáo: tháng 4 năm 2026;"),
    ("Lbl", "-"),
    ("LBody", "Hai việc:"),
    ("Lbl", "+"),
    ("LBody", "việc thứ nhất;"),
    ("Lbl", "+"),
    ("LBody", "việc thứ hai."),
    ("P", "a) Công tác chỉ đạo: [thông tin nội bộ, không công bố] ;"),
    ("P", "b) Quỹ đã thành lập: ô đã đánh dấu có ô trống không."),
    ("P", "[Một đoạn nội bộ được lược bỏ trong bản công khai]"),
]
CLOSING = [
    ("Figure", "Biểu đồ kinh phí theo quý"),
    ("P", "Trích dẫn một câu."),
    ("H3", "2. Kiến nghị"),
    ("P", "Ủy ban nhân dân phường gửi kèm theo Phụ lục I, Phụ lục II./."),
    ("P", "KT. CHỦ TỊCH"),
    ("P", "PHÓ CHỦ TỊCH"),
    ("P", "Lê Văn Bình"),
    ("P", "Nơi nhận:"),
    ("LBody", "- Như trên;"),
    ("LBody", "- Chủ tịch UBND phường (b/c);"),
    ("LBody", "- Lưu: VT, VHXH, annv(01)."),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The letter with one of everything."""
    folder: Path = tmp_path_factory.mktemp("letter")
    (outcome,) = make_pdfs([everything(folder)], Cache(folder / "cache"))
    assert outcome.path is not None, outcome.problem
    return outcome.path.read_bytes()


@pytest.fixture(scope="module")
def said(made: bytes) -> list[tuple[str, str]]:
    """What is said of it."""
    return spoken(made)


def test_state_letterhead_number_date_subject_addressee_body(said: list[tuple[str, str]]) -> None:
    """In this order; a footnote where it is called, boxes and what is withheld in words, no layout among them."""
    assert said[: len(OPENING)] == OPENING


def test_signature_then_copies(said: list[tuple[str, str]]) -> None:
    """After the body's last words, though on paper the copies stand on the left."""
    start = said.index(CLOSING[0])
    assert said[start : start + len(CLOSING)] == CLOSING


def test_the_office_address_does_not_break_into_the_body(said: list[tuple[str, str]]) -> None:
    """It stands at the foot of page 1, and is said after the copies."""
    last = said.index(CLOSING[-1])
    address = next(i for i, (_, words) in enumerate(said) if words.startswith("Địa chỉ: Số 1 đường Ví Dụ"))
    assert address == last + 1


def test_a_table_over_two_pages_is_one_table(made: bytes, said: list[tuple[str, str]]) -> None:
    """Its head is said once, its rows follow one another."""
    start = said.index(("TH", "Nhiệm vụ"))
    rows = [x for n in range(1, 61) for x in (("TD", f"{n}"), ("TD", f"Nhiệm vụ thứ {n}"))]
    assert said[start + 1 : start + 121] == rows
    assert said.count(("TH", "Nhiệm vụ")) == 1
    assert any(x.startswith("TTNhiệm vụ") for x in unsaid(made))  # printed again, as an artifact


def test_appendices_are_headings_after_the_letter(said: list[tuple[str, str]]) -> None:
    """Each with what it was sent with."""
    headings = [words for kind, words in said if kind == "H2"]
    assert headings[1:] == ["Phụ lục I DANH MỤC NHIỆM VỤ NĂM 2026", "Phụ lục II BẢNG SỐ LIỆU"]
    assert said.index(CLOSING[-1]) < said.index(("H2", headings[1]))


def test_only_page_numbers_and_repetitions_are_not_said(made: bytes) -> None:
    """Page 1 is said whole."""
    first, *others = unsaid(made)
    assert first == ""
    mark = OPENING[0][1] + OPENING[1][1]
    assert all(words.replace(mark, "").removeprefix("TTNhiệm vụ") in {"", "2"} for words in others)


def test_cells_links_and_notes_are_described(made: bytes) -> None:
    """A head says what it heads, a link where it leads, a note has a name that its call leads to."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        objects = [x for x in pdf.objects if isinstance(x, pikepdf.Dictionary)]
        heads = [x for x in objects if x.get("/S") == "/TH"]
        links = [str(x.Contents) for x in objects if x.get("/Subtype") == "/Link"]
        assert heads
        assert {str(x.A.Scope) for x in heads} == {"/Column"}
        assert set(links) == {"https://example.com/huong-dan", "Chú thích 1"}
        assert [str(x.ID) for x in objects if x.get("/S") == "/Note"] == ["fn:1"]


def test_the_outline_names_subject_headings_and_appendices(made: bytes) -> None:
    """So that a reader can go to them."""
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_outline() as outline:
        (subject,) = outline.root
        assert str(subject.title).startswith("V/v báo cáo")
        assert [str(x.title) for x in subject.children] == [
            "I. Kết quả thực hiện",
            "Phụ lục I: Danh mục nhiệm vụ năm 2026",
            "Phụ lục II: Bảng số liệu",
        ]
        assert [str(x.title) for x in subject.children[0].children] == ["1. Thông tin chung", "2. Kiến nghị"]


def test_metadata_name_the_letter(made: bytes) -> None:
    """Title, agency, language, subject, keywords; number, day, period, agency and series for archives."""
    dublin, basic = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/xap/1.0/}"
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        assert pdf.Root.Lang == "vi"
        assert str(pdf.docinfo.Title).startswith("Công văn số 12/UBND-VHXH: báo cáo")
        assert metadata["dc:title"] == str(pdf.docinfo.Title)
        assert metadata["dc:creator"] == [str(pdf.docinfo.Author)] == ["Ủy ban nhân dân phường Bỉm Sơn"]
        assert metadata["dc:description"] == str(pdf.docinfo.Subject)
        assert str(pdf.docinfo.Keywords) == "KHCN – cơ chế tài chính, tháng 4 năm 2026"
        assert metadata[f"{dublin}identifier"] == "12/UBND-VHXH"
        assert metadata[f"{dublin}date"] == ["2026-04-17"]
        assert metadata[f"{dublin}publisher"] == {"Ủy ban nhân dân phường Bỉm Sơn"}
        assert metadata[f"{dublin}coverage"] == "2026-04"
        assert metadata[f"{dublin}relation"] == {
            "Báo cáo tháng về tháo gỡ điểm nghẽn cơ chế tài chính cho khoa học, công nghệ"
        }
        assert metadata[f"{dublin}language"] == {"vi"}
        assert metadata[f"{basic}Identifier"] == {"bim-son/khcn-tai-chinh/2026-04"}
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20260417"

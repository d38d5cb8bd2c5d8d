from datetime import date

import pytest

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.terms import Frequency, Status, Urgency
from congvan.model.view import ChangeView, Figure, LetterView, Person, Relation, WithdrawalView
from congvan.render.body import render_body
from congvan.render.pages import record_of
from congvan.render.pages.letter import letter_page, with_scrolling_tables
from congvan.render.pages.letter.dossier import Dossier
from congvan.render.pages.letter.figures import figure_part
from tests.factories import a_draft, a_letter, an_attachment
from tests.unit.render.pages.html_reader import Reading

MARCH = LetterId("bim-son", "khcn-tai-chinh", Period(2026, Frequency.MONTHLY, 3))


def read(view: LetterView, pdf_size: int | None = 48_213) -> Reading:
    """Read a letter's page back."""
    files = {address.letter_pdf(view.id): FileFacts(pdf_size, "0" * 64)} if pdf_size else {}
    return Reading(letter_page(Dossier(view, render_body(view.body), files, (view,))).html)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (a_letter(), "Số 12/UBND-VHXH"),
        (a_letter(), "17/4/2026"),
        (a_letter(), "Báo cáo tình hình thực hiện các giải pháp"),
        (a_letter(), "Hạn nộp 20/4/2026 (đúng hạn)"),
        (a_letter(due=date(2026, 4, 14)), "Hạn nộp 14/4/2026 (muộn 3 ngày)"),
        (a_letter(status=Status.WITHDRAWN), "Hạn nộp 20/4/2026 Trạng thái Đã thu hồi"),
        (a_letter(status=Status.REPLACED), "Hạn nộp 20/4/2026 Trạng thái Đã được thay thế"),
        (a_letter(urgency=Urgency.THUONG_KHAN), "Thượng khẩn"),
        (a_letter(), "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Bình"),
        (a_letter(), "Chủ tịch UBND phường (b/c)"),
        (a_letter(), "Đã giải ngân 200 triệu đồng"),
        (a_draft(), "Dự thảo, nội bộ. Văn bản chưa ban hành"),
        (a_draft(), "Chưa có số"),
        (a_letter(internal=True), "Nội bộ. Công văn này không công bố ra ngoài."),
        (a_letter(withheld=True), "lược bỏ một số thông tin nội bộ"),
        (a_letter(notes="Gọi lại Sở."), "Ghi chú nội bộ Nội bộ Gọi lại Sở."),
        (a_letter(contact=Person("Nguyễn Văn An")), "Nội bộ Người liên hệ Họ và tên Nguyễn Văn An"),
        (a_letter(attachments=(an_attachment(internal=True),)), "Nội bộ bang-so-lieu.xlsx Bảng tính Excel 18 KB"),
        (a_letter(figures=(Figure("a", ("Quỹ",), "5", 5, internal=True),)), "Quỹ Nội bộ 5"),
        (a_letter(changes=(ChangeView(date(2026, 5, 2), "Sửa số.", major=True),)), "Ngày 02 tháng 5 năm 2026: Sửa số."),
        (
            a_letter(status=Status.WITHDRAWN, withdrawn=WithdrawalView(date(2026, 5, 2), "Tính nhầm.")),
            "Đã thu hồi ngày 02 tháng 5 năm 2026. Lý do: Tính nhầm.",
        ),
        (
            a_letter(
                status=Status.REPLACED,
                relations=(Relation("replaced-by", MARCH, "15/UBND-VHXH", date(2026, 5, 2)),),
            ),
            "Đã được thay thế bởi công văn số 15/UBND-VHXH, ngày 02 tháng 5 năm 2026.",
        ),
        (a_letter(status=Status.REPLACED), "Đã được thay thế. Công văn này không còn giá trị."),
        (
            a_letter(relations=(Relation("corrected-by", MARCH, "15/UBND-VHXH", date(2026, 5, 2)),)),
            "Đã được đính chính bởi công văn số 15/UBND-VHXH",
        ),
    ],
)
def test_the_page_says(view: LetterView, words: str) -> None:
    """What a view holds, its page says in words, not by colour alone."""
    assert words in read(view).text


@pytest.mark.parametrize(
    "words", ["Nội bộ", "Người liên hệ", "Đã thu hồi", "Đã được thay thế", "Dự thảo", "lược bỏ", "Muộn"]
)
def test_an_ordinary_letter_bears_no_mark(words: str) -> None:
    """A public letter issued in time is not marked as anything else."""
    assert words not in read(a_letter()).text


def test_there_is_no_button_without_a_pdf() -> None:
    """A letter whose PDF was not made links to none, nor does its search record."""
    view, body = a_letter(), render_body("")
    assert "PDF" not in letter_page(Dossier(view, body)).html
    assert "pdf" not in record_of(view, {view.id: body}, {}).meta
    assert "pdf" in record_of(view, {view.id: body}, {address.letter_pdf(view.id): FileFacts(1, "0" * 64)}).meta


def test_the_pdf_in_the_page_waits_until_it_is_asked_for() -> None:
    """A phone loads no PDF that nobody opened."""
    frames = [attributes for tag, attributes in read(a_letter()).tags if tag == "iframe"]
    assert [(x["loading"], x["src"]) for x in frames] == [("lazy", "bim-son-khcn-tai-chinh-2026-04.pdf")]


def test_the_neighbouring_periods_are_one_click_away() -> None:
    """Reviewers go from month to month."""
    assert "../2026-03/" in read(a_letter(previous=MARCH)).links
    assert "../2026-03/" not in read(a_letter()).links


def test_titles_tell_the_months_apart() -> None:
    """Two letters of one series have the same subject, but not the same title in a browser's tab."""
    titles = {
        letter_page(Dossier(a_letter(x, number=n), render_body(""))).title
        for n, x in enumerate(("2026-03", "2026-04"), 9)
    }
    assert len(titles) == 2


def test_figures_stand_under_their_outermost_label() -> None:
    """Figures of one part stand together; a figure without a part has no heading."""
    figures = [
        Figure("a.x", ("Kinh phí", "Tổng số"), "1", 1),
        Figure("a.y", ("Kinh phí", "Đã chi"), "2", 2),
        Figure("b", ("Ghi chú",), "c", "c"),
    ]
    groups = figure_part(Dossier(a_letter(figures=tuple(figures)), render_body(""))).groups
    assert [(g.label, [x.figure.name for x in g.rows]) for g in groups] == [
        ("Kinh phí", ["a.x", "a.y"]),
        ("", ["b"]),
    ]


def test_wide_tables_scroll_by_key() -> None:
    """A table gets a frame that a keyboard can reach; words that look like a table get none."""
    html = with_scrolling_tables(render_body("| a |\n|---|\n| 1 |\n\nGõ `<table>`.\n").html)
    assert html.count('tabindex="0"') == 1
    assert html.count("<div") == html.count("</div>")


def test_a_letter_weighs_little() -> None:
    """An eight-page letter leaves room for the theme's own 15 kB within 60 kB (product: on a phone)."""
    body = "\n\n".join(f"Đoạn {n}: " + "đổi mới sáng tạo và chuyển đổi số trên địa bàn phường. " * 8 for n in range(40))
    page = letter_page(Dossier(a_letter(body=body), render_body(body)))
    assert len(page.html.encode()) - len(render_body(body).html.encode()) < 10_000


def test_appendices_come_after_the_signature() -> None:
    """As on paper; the contents name them, and what stands in them below."""
    view = a_letter(body="Kèm theo Phụ lục./.\n\n# Phụ lục: Danh mục {.landscape}\n\n## 1. Việc\n\nnội dung phụ lục")
    page = letter_page(Dossier(view, render_body(view.body)))
    words = Reading(page.html).text
    assert words.index("./.") < words.rindex("Lê Văn Bình") < words.rindex("Phụ lục: Danh mục")
    assert words.count("nội dung phụ lục") == 1
    assert [(x.level, x.text) for x in page.headings[1:3]] == [(2, "Phụ lục: Danh mục"), (3, "1. Việc")]

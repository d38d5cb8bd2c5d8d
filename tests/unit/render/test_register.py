from datetime import date

import pytest

from congvan.model.terms import Audience, Status
from congvan.model.view import LetterView, Relation, WithdrawalView
from congvan.model.volume import volumes
from congvan.render.register import COLUMNS, register_hint, register_line, register_lines, register_title
from congvan.render.volume_html import register_book, register_html, sheets
from congvan.typeface.faces import vendored
from tests.factories import a_draft, a_letter, an_edition

DAY = date(2026, 4, 17)
ANOTHER = a_letter("2026-03").id

# Decree 30/2020, Appendix IV, "Sổ đăng ký văn bản đi", as printed there.
PRESCRIBED = [
    "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
    "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
]  # fmt: skip


def test_the_columns_are_those_of_the_decree() -> None:
    """Ten, in its words and order."""
    assert list(COLUMNS) == PRESCRIBED


def test_a_line_has_a_cell_for_each_column() -> None:
    """What the archive knows; three columns wait for a pen."""
    assert register_line(DAY, a_letter()).cells == (
        "12/UBND-VHXH",
        "17/4/2026",
        "Công văn V/v báo cáo tình hình thực hiện các giải pháp đột phá để phát triển khoa học, công nghệ",
        "Lê Văn Bình",
        "Sở Khoa học và Công nghệ tỉnh Thanh Hóa",
        "VT, VHXH, annv(01)",
        "", "", "", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("view", "cell", "words"),
    [
        (a_letter(signer=None), 3, ""),
        (a_letter(to=("Sở A;", "Sở B.")), 4, "Sở A; Sở B"),
        (a_letter(copies=("Như trên",)), 5, ""),
        (a_letter(copies=()), 5, ""),
        (a_letter(relations=(Relation("replaces", ANOTHER, "9/UBND-VHXH", DAY),)), 9, "Thay thế số 9/UBND-VHXH"),
        (a_letter(relations=(Relation("consolidates", ANOTHER, "9/UBND-VHXH", DAY),)), 9, ""),
        (
            a_letter(status=Status.WITHDRAWN, withdrawn=WithdrawalView(date(2026, 5, 2), "Tính nhầm.")),
            9,
            "Thu hồi ngày 02/5/2026",
        ),
    ],
)
def test_a_cell_says(view: LetterView, cell: int, words: str) -> None:
    """Nothing that the view does not say; of ties only what the register is for."""
    assert register_line(DAY, view).cells[cell] == words


def test_a_register_has_what_was_issued_in_a_year() -> None:
    """Two letters of one day by number; no draft."""
    twelfth, second = a_letter(), a_letter("2026-03", number=2, date=DAY)
    (volume,) = volumes(an_edition(twelfth, second, a_draft(), audience=Audience.INTERNAL))
    assert [x.letter for x in register_lines(volume)] == [second.id, twelfth.id]


@pytest.mark.parametrize(
    ("site_url", "link"),
    [("", None), ("https://kho.example/", "https://kho.example/bim-son/khcn-tai-chinh/2026-04/")],
)
def test_a_register_alone_leads_to_the_letters_where_the_site_is_known(site_url: str, link: str | None) -> None:
    """On paper and on a stick a link to nowhere would be wrong."""
    (volume,) = volumes(an_edition())
    html = register_html(sheets(volume)[0], vendored(), 1, register_book(volume, site_url))
    assert (f'href="{link}"' in html) if link else ("href" not in html)
    assert "trong kho" in html
    assert "trong tập" not in html


def test_a_register_says_what_it_is() -> None:
    """Its title and its last line, in the pages, in the PDF and in the volume."""
    assert register_title(2026) == "Sổ đăng ký văn bản đi năm 2026"
    assert register_hint("trong kho").startswith("Sổ này chỉ ghi các công văn có trong kho;")

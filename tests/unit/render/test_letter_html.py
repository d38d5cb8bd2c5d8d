"""A view becomes the HTML of its PDF: the words of the letter, each in its place. Its looks: tests/golden."""

import re
from datetime import date
from typing import Any

import pytest

from congvan.model.terms import Status, Urgency
from congvan.model.view import LetterView, Person, Relation, SignerView, WithdrawalView
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from congvan.render.letter_words import PUBLIC_NOTICE
from tests.factories import a_draft, a_letter, an_agency


def html_of(view: LetterView, site_url: str = "https://example.com/cong-van/") -> str:
    """The document of a view."""
    return letter_html(view, render_body(view.body), site_url=site_url)


def parts(html: str, name: str) -> list[str]:
    """The words of every box of that class."""
    return [re.sub(r"<[^>]*>", "", x).strip() for x in re.findall(rf'class="{name}"[^>]*>(.*?)</div>', html, re.DOTALL)]


def test_the_head_says_what_the_letter_is() -> None:
    """Title, author, subject, language and the letter's own date."""
    html = html_of(a_letter())
    assert '<html lang="vi">' in html
    assert "<title>Công văn số 12/UBND-VHXH: báo cáo" in html
    assert '<meta name="author" content="Ủy ban nhân dân phường Bỉm Sơn">' in html
    assert '<meta name="description" content="báo cáo tình hình' in html
    assert '<meta name="dcterms.created" content="2026-04-17">' in html
    assert '<meta name="dcterms.modified" content="2026-04-17">' in html


def test_a_draft_bears_no_date_of_the_clock() -> None:
    """No date in the head, none on the sheet but the year in which it is due."""
    html = html_of(a_draft(due=date(2026, 5, 20)))
    assert "dcterms" not in html
    assert "năm 2026" in parts(html, "right date")[0]
    assert "<title>Dự thảo công văn:" in html


@pytest.mark.parametrize(
    ("items", "printed"),
    [
        (("Như trên", "Lưu: VT"), ["- Như trên;", "- Lưu: VT."]),
        (("Như trên;", "Lưu: VT."), ["- Như trên;", "- Lưu: VT."]),
        (("Như trên.", "Lưu: VT ; "), ["- Như trên;", "- Lưu: VT."]),
        (("Lưu: VT",), ["- Lưu: VT."]),
        ((), []),
    ],
)
def test_copies_end_as_the_decree_says_however_they_were_written(items: tuple[str, ...], printed: list[str]) -> None:
    """`;` after each, `.` after the last, never twice."""
    assert parts(html_of(a_letter(copies=items)), "copy") == printed


def test_everything_from_the_letter_is_escaped() -> None:
    """Markup in a field is printed as words."""
    evil = "<script>alert(1)</script>"
    view = a_letter(
        subject=evil,
        to=(evil, evil),
        copies=(evil,),
        signer=SignerView((evil,), evil, evil),
        agency=an_agency(name=evil, letterhead=(evil,), parent=(evil,), place=evil, contact=Person(address=evil)),
    )
    assert "<script" not in html_of(view).lower()


def test_the_issuer_is_set_in_lines_that_fit() -> None:
    """A long name is broken, never within `Ủy ban nhân dân`, and loses no word."""
    name = "Ủy ban nhân dân thành phố Mẫu Sông Xanh Bên Bờ Biển"
    lines = parts(html_of(a_letter(agency=an_agency(letterhead=(name,)))), "issuer")
    assert " ".join(lines) == name.upper()
    assert 2 <= len(lines) <= 3
    assert lines[0].startswith("ỦY BAN NHÂN DÂN")


def test_links_lead_to_the_published_address() -> None:
    """Within the edition, outside it, within the page; nowhere if it is not known where the edition is."""
    body = "[kỳ trước](../2026-03/#a) [ngoài](https://example.org/x) [lên](../../../../../etc/passwd)\n\nhết./."
    html = html_of(a_letter(body=body))
    assert 'href="https://example.com/cong-van/bim-son/khcn-tai-chinh/2026-03/#a"' in html
    assert 'href="https://example.org/x"' in html
    assert "passwd" not in html
    assert 'href="https://example.com' not in html_of(a_letter(body=body), site_url="")


def test_pictures_are_asked_for_by_an_invented_address() -> None:
    """The letter's own attachments, at the same address on every machine."""
    html = html_of(a_letter(body="![Biểu đồ](bieu do.png)\n\n![x](<hình 1.png>)\n\n![y](../../../../x.png)"))
    assert 'src="https://archive.invalid/bim-son/khcn-tai-chinh/2026-04/h%C3%ACnh%201.png"' in html
    assert "/x.png" not in html


def test_ticks_are_drawn_with_signs_that_the_typeface_has() -> None:
    """Ticked and empty boxes, and none within an attribute."""
    html = html_of(a_letter(body='☑ Đã thành lập; ☐ Chưa [x](https://example.com/ "☑")'))
    body = html.split('<div class="body">')[1]
    assert body.count('class="box ticked"') == 1
    assert body.count('class="box"') == 1
    assert 'title="☑"' in body


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"status": Status.DRAFT, "number": None, "date": None}, "DỰ THẢO"),
        ({"status": Status.REPLACED}, "ĐÃ ĐƯỢC THAY THẾ"),
        ({"status": Status.WITHDRAWN}, "ĐÃ THU HỒI"),
        ({}, None),
    ],
)
def test_the_mark_tells_the_letters_state(changes: dict[str, Any], mark: str | None) -> None:
    """An issued letter in force bears none."""
    assert parts(html_of(a_letter(**changes)), "mark") == ([mark] if mark else [])


def test_the_foot_tells_what_became_of_the_letter() -> None:
    """Which letter took its place, when it was called back, and what the public edition leaves out."""
    view = a_letter(
        withheld=True,
        withdrawn=WithdrawalView(date(2026, 5, 2), "lý do dài"),
        relations=(Relation("replaced-by", a_letter().id, "15/UBND-VHXH", date(2026, 5, 5)),),
    )
    assert parts(html_of(view), "notice") == [
        f"Được thay thế bằng Công văn số 15/UBND-VHXH ngày 05/5/2026. Thu hồi ngày 02/5/2026. {PUBLIC_NOTICE}"
    ]


def test_a_persons_contact_and_internal_notes_are_never_printed() -> None:
    """The foot of page 1 is the office's; the envelope's contact and notes have no place on the sheet."""
    view = a_letter(contact=Person("Nguyễn Văn An", "0900000001", "an@example.com"), notes="ghi chú nội bộ")
    html = html_of(view)
    assert not [x for x in ("Nguyễn Văn An", "0900000001", "an@example.com", "ghi chú nội bộ") if x in html]


@pytest.mark.parametrize(
    ("urgency", "words"), [(Urgency.KHAN, "KHẨN"), (Urgency.HOA_TOC, "HỎA TỐC"), (Urgency.THUONG_KHAN, "THƯỢNG KHẨN")]
)
def test_urgency_is_stamped(urgency: Urgency, words: str) -> None:
    """And only where it is given."""
    assert parts(html_of(a_letter(urgency=urgency)), "urgency") == [words]
    assert parts(html_of(a_letter()), "urgency") == []


def test_a_letter_without_signer_or_addressee_is_still_a_sheet() -> None:
    """A draft may lack them."""
    html = html_of(a_draft(signer=None, to=(), copies=()))
    assert "Nơi nhận:" in html
    assert parts(html, "signer") == [""]

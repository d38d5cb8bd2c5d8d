from datetime import date

import pytest

from congvan.model.finding import Finding, Place
from congvan.model.rules.register import DUPLICATE_NUMBER
from congvan.model.terms import Audience
from congvan.model.view import EditionView
from congvan.render.pages import home_page
from congvan.render.pages.home import due_list, due_now
from congvan.render.pages.shelf import Shelf, newest_first
from tests.factories import a_draft, a_duty, a_letter, a_series, an_agency, an_edition
from tests.unit.render.pages.html_reader import Reading

SERIES = a_series(requested_by=None)


def read(edition: EditionView, *findings: Finding) -> Reading:
    """Read the home page back."""
    return Reading(home_page(edition, Shelf.of(edition), findings).html)


def test_home_says_in_one_sentence_what_the_archive_is() -> None:
    """With one agency its name, with several their number."""
    two = an_edition(a_letter(), a_letter(agency=an_agency(id="ha-long", name="UBND xã Hà Long")))
    assert "của Ủy ban nhân dân phường Bỉm Sơn." in read(an_edition()).text
    assert "của 2 cơ quan." in read(two).text


def test_home_searches_without_a_script() -> None:
    """The search box is a plain form that leads to the search page."""
    forms = [x for tag, x in read(an_edition()).tags if tag == "form"]
    assert [(x["action"], x["method"]) for x in forms] == [("search/", "get")]


def test_home_shows_the_newest_letters_and_keeps_drafts_apart() -> None:
    """A draft is not among the newest letters, but stands in the office's own panel, marked."""
    letters = [a_letter(f"2025-{m:02}", number=m, date=date(2025, m, 17)) for m in range(1, 13)]
    text = read(an_edition(*letters, a_draft(), audience=Audience.INTERNAL)).text
    assert "Số 12/UBND-VHXH" in text
    assert "Số 3/UBND-VHXH" in text
    assert "Số 2/UBND-VHXH" not in text
    assert "Dành cho cơ quan Nội bộ Dự thảo 1 KHCN – cơ chế tài chính, tháng 5 năm 2026" in text


def test_newest_means_date_of_issue() -> None:
    """A late letter about an old period is news."""
    old, late = a_letter("2026-04", date=date(2026, 4, 17)), a_letter("2026-01", date=date(2026, 5, 2))
    assert newest_first([old, late]) == [late, old]


def test_home_tells_what_is_overdue_and_what_is_due_soon_on_the_edition_s_own_day() -> None:
    """Each with its number, the earliest first; what is due in more than thirty days is no news."""
    edition = an_edition(
        duties=(
            a_duty("2026-06", due=date(2026, 6, 4)),
            a_duty("2026-05", due=date(2026, 5, 20)),
            a_duty("2026-04", due=date(2026, 5, 1), overdue=True),
        )
    )
    assert [x.due.day for x in due_now(edition.duties, edition.as_of)] == [1, 20]
    text = read(edition).text
    assert "Tính đến ngày 04 tháng 5 năm 2026." in text
    overdue, soon = text.index("Quá hạn trong 2 tháng gần đây 1 "), text.index("Sắp đến hạn 1 ")
    assert overdue < text.index("Hạn nộp 01/5/2026 Quá hạn 3 ngày") < soon < text.index("Hạn nộp 20/5/2026 Còn 16 ngày")


def test_home_counts_what_has_been_missing_for_long() -> None:
    """With the way to the board that names it; of an internal letter the public is not told that nobody wrote it."""
    letters = [a_letter(x, series=SERIES) for x in ("2025-10", "2026-01", "2026-02", "2026-03", "2026-04")]
    old_draft = a_draft("2025-11", series=SERIES, due=date(2025, 11, 20))
    home = read(an_edition(*letters, old_draft, audience=Audience.INTERNAL))
    assert "Không có báo cáo nào quá hạn trong 2 tháng gần đây." in home.text
    assert "Từ trước đó còn thiếu 2 báo cáo: xem bảng KHCN – cơ chế tài chính (2)." in home.text
    assert "series/khcn-tai-chinh/" in home.links
    public = read(an_edition(*letters)).text
    assert "Từ trước đó có 2 báo cáo không có trên bản công khai: xem bảng KHCN" in public


def test_nothing_due_is_said_too() -> None:
    """An empty panel would look broken."""
    text = read(an_edition()).text
    assert "Không có báo cáo nào quá hạn trong 2 tháng gần đây." in text
    assert "Từ trước đó" not in text
    assert "Không có báo cáo nào sắp đến hạn." in text


def test_agencies_that_owe_the_same_are_told_together() -> None:
    """Three are named, of more their number is told; the total counts reports."""
    agencies = [an_agency(id=f"xa-{n}", short=f"UBND xã số {n}") for n in range(7)]
    duties = [a_duty(agency=x, overdue=True) for x in agencies[:4]]
    duties += [a_duty(agency=x, series=a_series(id="b"), overdue=True) for x in agencies[4:]]
    found = due_list(duties)
    assert (found.count, found.more) == (7, 0)
    assert [(x.series.id, len(x.duties), len(x.named)) for x in found.groups] == [("khcn-tai-chinh", 4, 0), ("b", 3, 3)]
    text = read(an_edition(duties=tuple(duties))).text
    assert "4 cơ quan Hạn nộp" in text
    assert "UBND xã số 4, UBND xã số 5, UBND xã số 6 Hạn nộp" in text


def test_a_hundred_kinds_of_reports_do_not_fill_the_page() -> None:
    """Six are told, the rest counted."""
    found = due_list([a_duty(series=a_series(id=f"s{n}")) for n in range(100)])
    assert (found.count, len(found.groups), found.more) == (100, 6, 94)


@pytest.mark.parametrize("word", ["Nội bộ", "Dự thảo", "Kết quả kiểm tra", "Sổ đăng ký"])
def test_the_public_home_knows_nothing_of_what_only_the_office_sees(word: str) -> None:
    """Neither panel nor word, nor a link to one of those pages; not even if findings were handed over."""
    finding = DUPLICATE_NUMBER.at(Place("reports/a/b/2026-04.md"), symbol="1", year=2026, other="x")
    assert word not in read(an_edition(), finding).text
    assert not {"drafts/", "findings/", "register/"} & set(read(an_edition(), finding).links)
    inside = read(an_edition(audience=Audience.INTERNAL))
    assert word in inside.text
    assert {"drafts/", "findings/", "register/"} <= set(inside.links)

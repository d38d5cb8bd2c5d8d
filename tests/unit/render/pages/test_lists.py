from datetime import date

from congvan.model.terms import Audience, Frequency
from congvan.render.pages import agency_page, archive_page, home_page, search_page, year_page
from congvan.render.pages.agencies import VolumeLink, by_series_and_year
from congvan.render.pages.archive import by_period
from congvan.render.pages.home import due_now, newest_first
from congvan.render.pages.series import series_page
from congvan.render.pages.shelf import Shelf, agencies_in_order
from tests.factories import a_draft, a_duty, a_letter, a_series, an_agency, an_edition
from tests.unit.render.pages.html_reader import Reading


def test_home_says_in_one_sentence_what_the_archive_is() -> None:
    """With one agency its name, with several their number."""
    one = an_edition()
    two = an_edition(a_letter(), a_letter(agency=an_agency(id="ha-long", name="UBND xã Hà Long")))
    assert "của Ủy ban nhân dân phường Bỉm Sơn." in Reading(home_page(one, Shelf.of(one)).html).text
    assert "của 2 cơ quan." in Reading(home_page(two, Shelf.of(two)).html).text


def test_home_searches_without_a_script() -> None:
    """The search box is a plain form that leads to the search page."""
    edition = an_edition()
    forms = [x for tag, x in Reading(home_page(edition, Shelf.of(edition)).html).tags if tag == "form"]
    assert [(x["action"], x["method"]) for x in forms] == [("search/", "get")]


def test_home_shows_the_newest_letters_and_keeps_drafts_apart() -> None:
    """A draft is not among the newest letters, but stands in a panel of its own, marked."""
    letters = [a_letter(f"2025-{m:02}", number=m, date=date(2025, m, 17)) for m in range(1, 13)]
    edition = an_edition(*letters, a_draft(), audience=Audience.INTERNAL)
    text = Reading(home_page(edition, Shelf.of(edition)).html).text
    assert "Số 12/UBND-VHXH" in text
    assert "Số 3/UBND-VHXH" in text
    assert "Số 2/UBND-VHXH" not in text
    assert "Dự thảo Nội bộ KHCN – cơ chế tài chính, tháng 5 năm 2026" in text


def test_newest_means_date_of_issue() -> None:
    """A late letter about an old period is news."""
    old, late = a_letter("2026-04", date=date(2026, 4, 17)), a_letter("2026-01", date=date(2026, 5, 2))
    assert newest_first([old, late]) == [late, old]


def test_home_tells_what_is_overdue_on_the_edition_s_own_day() -> None:
    """Overdue and due within thirty days, the earliest first; what is due later is no news."""
    edition = an_edition(
        duties=(
            a_duty(due=date(2026, 6, 4)),
            a_duty(due=date(2026, 5, 20)),
            a_duty(due=date(2026, 5, 1), overdue=True),
        )
    )
    assert [x.due.day for x in due_now(edition.duties, edition.as_of)] == [1, 20]
    text = Reading(home_page(edition, Shelf.of(edition)).html).text
    assert "Tính đến ngày 04 tháng 5 năm 2026." in text
    assert "Hạn nộp 01/5/2026 Quá hạn 3 ngày" in text
    assert "Hạn nộp 20/5/2026 Còn 16 ngày" in text


def test_an_agency_s_letters_stand_by_series_and_year() -> None:
    """Series by name, years and letters the newest first."""
    other = a_series(id="chuyen-doi-so", short="Chuyển đổi số", frequency=Frequency.QUARTERLY)
    letters = [a_letter("2026-02"), a_letter("2026-01"), a_letter("2025-Q4", series=other), a_letter("2025-12")]
    shelf = Shelf.of(an_edition(*letters))
    arranged = by_series_and_year(shelf.by_agency["bim-son"])
    assert {x.id: {y: [str(z.id.period) for z in zs] for y, zs in ys.items()} for x, ys in arranged.items()} == {
        "chuyen-doi-so": {2025: ["2025-Q4"]},
        "khcn-tai-chinh": {2026: ["2026-02", "2026-01"], 2025: ["2025-12"]},
    }
    assert [x.id for x in arranged] == ["chuyen-doi-so", "khcn-tai-chinh"]


def test_an_agency_s_page_tells_what_it_owes_and_how_to_reach_it() -> None:
    """The office's contact, the duty with its day, and what the archive lacks."""
    edition = an_edition()
    page = agency_page(an_agency(), [a_series()], edition.letters, [a_duty()], edition)
    text = Reading(page.html).text
    assert "Nộp hằng tháng, hạn ngày 20 trong tháng" in text
    assert "Địa chỉ Số 1 đường Ví Dụ, phường Bỉm Sơn Điện thoại 0237 000 0000" in text
    assert "Hạn nộp 20/5/2026 Còn 16 ngày" in text


def test_an_agency_s_page_leads_to_the_volumes_that_there_are() -> None:
    """One a year of issue, with size and number of letters; none where none was made."""
    edition = an_edition()
    bound = [VolumeLink(2026, 1, "agencies/bim-son/bim-son-2026.pdf", 1_234_567)]
    page = agency_page(an_agency(), [a_series()], edition.letters, [], edition, bound)
    assert 'href="bim-son-2026.pdf"' in page.html
    text = Reading(page.html).text
    assert "Tập công văn ban hành năm 2026" in text
    assert "PDF, 1,2 MB, 1 công văn, có mục lục và sổ đăng ký" in text
    assert "cv-volumes" in {x.id for x in page.headings}
    assert "Tập công văn" not in agency_page(an_agency(), [a_series()], edition.letters, [], edition).html


def test_a_series_page_tells_who_asks_and_who_has_reported() -> None:
    """Whoever owes the series is on its board, letters or none."""
    other = an_agency(id="ha-long", short="UBND xã Hà Long")
    edition = an_edition()
    duties = [a_duty("2026-04", agency=other, overdue=True)]
    text = Reading(series_page(a_series(), [an_agency(), other], edition.letters, duties, edition).html).text
    assert "Số 1133/SKHCN-KHTC, ngày 30 tháng 3 năm 2026" in text
    assert "Cơ quan yêu cầu Sở Khoa học và Công nghệ tỉnh Thanh Hóa" in text
    assert "UBND phường Bỉm Sơn đúng hạn" in text
    assert "UBND xã Hà Long chưa có" in text
    assert "1 báo cáo quá hạn" in text


def test_a_year_is_told_period_by_period() -> None:
    """The newest period first; in it agencies as a Vietnamese dictionary has them."""
    dong_tien = an_agency(id="a", short="UBND xã Đông Tiến")
    du_hang = an_agency(id="b", short="UBND xã Dư Hàng")
    letters = [
        a_letter("2026-Q1", series=a_series(id="q")),
        a_letter("2026-03", agency=dong_tien),
        a_letter("2026-03", agency=du_hang),
    ]
    shelf = Shelf.of(an_edition(*letters))
    arranged = {
        str(period): [x.agency.id for x in members] for period, members in by_period(shelf.by_year[2026]).items()
    }
    assert arranged == {"2026-03": ["b", "a"], "2026-Q1": ["bim-son"]}
    assert list(arranged) == ["2026-Q1", "2026-03"]


def test_a_year_of_five_thousand_letters_is_one_page_that_a_phone_can_load() -> None:
    """A line costs under 400 bytes, before compression."""
    agencies = [an_agency(id=f"xa-{n}", short=f"UBND xã số {n}") for n in range(417)]
    letters = [a_letter(f"2026-{m:02}", agency=x) for x in agencies for m in range(1, 13)]
    page = year_page(2026, Shelf.of(an_edition(*letters)))
    assert len(Reading(page.html).links) >= len(letters)
    assert len(page.html.encode()) < 400 * len(letters)


def test_years_lead_to_their_neighbours() -> None:
    """From year to year without going back to the list."""
    shelf = Shelf.of(an_edition(a_letter("2024-01"), a_letter("2025-01"), a_letter("2026-01")))
    assert {"../2024/", "../2026/"} <= set(Reading(year_page(2025, shelf).html).links)
    assert "../2027/" not in Reading(year_page(2026, shelf).html).links


def test_the_list_of_years_counts_each_series() -> None:
    """So that a reader knows what is in a year before opening it."""
    edition = an_edition(a_letter("2026-01"), a_letter("2026-02"))
    text = Reading(archive_page(edition, Shelf.of(edition)).html).text
    assert "Năm 2026 KHCN – cơ chế tài chính: 2 công văn" in text


def test_the_search_page_has_the_places_that_its_script_fills() -> None:
    """And tells what to do without a script."""
    reading = Reading(search_page().html)
    assert {"congvan-search", "cv-search-form", "cv-search-input", "cv-search-status", "cv-search-results"} <= set(
        reading.ids
    )
    assert [x["aria-live"] for _, x in reading.tags if x.get("id") == "cv-search-status"] == ["polite"]
    assert "noscript" in {tag for tag, _ in reading.tags}


def test_agencies_stand_as_in_a_vietnamese_dictionary() -> None:
    """Đ comes after D, not after Z."""
    names = ["UBND xã Đông", "UBND xã Yên", "UBND xã Dân", "UBND xã An"]
    ordered = agencies_in_order(an_agency(id=x, short=x) for x in names)
    assert [x.short for x in ordered] == ["UBND xã An", "UBND xã Dân", "UBND xã Đông", "UBND xã Yên"]

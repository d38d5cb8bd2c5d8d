from datetime import date

import pytest

from congvan.model.terms import Audience, Frequency, Status
from congvan.model.view import LetterView
from congvan.render.pages import agency_page
from congvan.render.pages.agencies import (
    AgencyShare,
    VolumeLink,
    agency_year_pages,
    by_series_and_year,
    standings,
    years_listed,
)
from congvan.render.pages.shelf import Shelf
from tests.factories import a_draft, a_duty, a_letter, a_series, an_agency, an_edition
from tests.unit.render.pages.html_reader import Reading

MOST_BYTES = 60_000
EDITION = an_edition(audience=Audience.INTERNAL)


def text_of(share: AgencyShare) -> str:
    """The words of an agency's page."""
    return Reading(agency_page(share, EDITION).html).text


def history(years: range, series: int) -> tuple[LetterView, ...]:
    """A letter a month in each year and series, the newest first."""
    made = [a_series(id=f"khcn-{n}", short=f"Báo cáo {n}") for n in range(series)]
    return tuple(
        a_letter(f"{year}-{month:02}", series=x) for year in reversed(years) for month in range(12, 0, -1) for x in made
    )


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
    duties = [a_duty("2026-03", due=date(2026, 4, 20), overdue=True), a_duty()]
    text = text_of(AgencyShare(an_agency(), [a_series()], EDITION.letters, duties))
    assert "Nộp hằng tháng, hạn ngày 20 trong tháng" in text
    assert "Địa chỉ Số 1 đường Ví Dụ, phường Bỉm Sơn Điện thoại 0237 000 0000" in text
    assert "Còn thiếu: tháng 3 năm 2026, hạn nộp 20/4/2026 Quá hạn 14 ngày" in text
    assert "Sắp đến hạn: tháng 5 năm 2026, hạn nộp 20/5/2026 Còn 16 ngày" in text
    assert "Mới nhất: tháng 4 năm 2026" in text
    assert "1/2 đúng hạn (50%), thiếu 1" in text


@pytest.mark.parametrize(
    ("letters", "in_time", "owed", "percent"),
    [
        ((), 0, 0, 0),
        ((a_letter(),), 1, 1, 100),
        ((a_letter(date=date(2026, 4, 20)),), 1, 1, 100),
        ((a_letter(date=date(2026, 4, 21)),), 0, 1, 0),
        ((a_letter(due=None),), 0, 0, 0),
        ((a_letter(), a_draft(due=date(2026, 5, 20))), 1, 1, 100),
        ((a_letter(), a_letter("2026-03", status=Status.WITHDRAWN)), 1, 2, 50),
        ((a_letter(status=Status.REPLACED),), 0, 1, 0),
        ((a_letter(), a_draft(due=date(2026, 5, 1))), 1, 2, 50),
        ((a_letter("2026-01"), a_letter("2026-02"), a_letter("2026-03", due=date(2026, 4, 1))), 2, 3, 66),
    ],
)
def test_the_share_in_time(letters: tuple[LetterView, ...], in_time: int, owed: int, percent: int) -> None:
    """Of what was due, as on the board: what was withdrawn or replaced is not in time; never rounded up to all."""
    (found,) = standings(AgencyShare(an_agency(), [a_series()], letters), EDITION.as_of)
    assert (found.in_time, found.owed, found.percent) == (in_time, owed, percent)


def test_the_newest_letter_is_no_draft() -> None:
    """What is being written is not what has been reported."""
    (found,) = standings(AgencyShare(an_agency(), [a_series()], [a_draft(), a_letter()]), EDITION.as_of)
    assert found.newest == a_letter()


def test_an_agency_with_no_letter_and_no_duty_has_a_page_that_says_so() -> None:
    """And one without a contact has no empty panel."""
    text = text_of(AgencyShare(an_agency(contact=None, series=())))
    assert "Không có loại báo cáo nào." in text
    assert "Kho chưa có công văn nào của cơ quan này." in text
    assert "Liên hệ" not in text


def test_an_agency_s_page_leads_to_the_volumes_that_there_are() -> None:
    """One a year of issue, with size and number of letters; none where none was made."""
    bound = [VolumeLink(2026, 1, "agencies/bim-son/bim-son-2026.pdf", 1_234_567)]
    page = agency_page(AgencyShare(an_agency(), [a_series()], EDITION.letters, [], bound), EDITION)
    assert 'href="bim-son-2026.pdf"' in page.html
    text = Reading(page.html).text
    assert "Tập công văn ban hành năm 2026" in text
    assert "PDF, 1,2 MB, 1 công văn, có mục lục và sổ đăng ký" in text
    assert "cv-volumes" in {x.id for x in page.headings}
    assert "Tập công văn" not in text_of(AgencyShare(an_agency(), [a_series()], EDITION.letters))


def test_older_years_are_folded() -> None:
    """The newest year of each series lies open, the others behind one line that counts them."""
    share = AgencyShare(an_agency(), [], history(range(2024, 2027), 1))
    reading = Reading(agency_page(share, EDITION).html)
    assert [tag for tag, _ in reading.tags].count("details") == 2
    assert "Năm 2026 Tháng 12 năm 2026" in reading.text
    assert "Năm 2025 (12 công văn)" in reading.text


@pytest.mark.parametrize(
    ("letters", "listed", "older"),
    [
        ((), set(), {}),
        (history(range(2024, 2027), 2), {2024, 2025, 2026}, {}),
        (history(range(2020, 2027), 6), {2025, 2026}, {2024: 72, 2023: 72, 2022: 72, 2021: 72, 2020: 72}),
        (history(range(2025, 2027), 17), set(), {2026: 204, 2025: 204}),
    ],
)
def test_a_long_history_goes_to_pages_of_its_own(
    letters: tuple[LetterView, ...], listed: set[int], older: dict[int, int]
) -> None:
    """Two hundred letters are listed, in whole years, the newest first; each other year has its page."""
    assert years_listed(letters) == (frozenset(listed), older)
    share = AgencyShare(an_agency(), [], letters)
    page, years = agency_page(share, EDITION), list(agency_year_pages(share))
    assert {f"agencies/bim-son/{x}/" for x in older} <= {x.address for x in years}
    assert {f"agencies/bim-son/{x}/" for x in older} <= Reading(page.html).targets(page.address)
    found = [x for each in (page, *years) for x in Reading(each.html).targets(each.address)]
    assert {f"{x.id}/" for x in letters} <= set(found)
    assert all(len(x.html.encode()) < MOST_BYTES for x in (page, *years))


def test_an_agency_s_page_leads_to_the_data_that_there_are() -> None:
    """To feeds, calendar and figures, under one heading; to none that was not made."""
    there = [("Theo dõi công văn mới (Atom)", "agencies/bim-son/feed.xml"), ("Số liệu (CSV)", "data/khcn.csv")]
    page = agency_page(AgencyShare(an_agency(), data=there), EDITION)
    assert {x for _, x in there} <= Reading(page.html).targets(page.address)
    assert "Dữ liệu" not in text_of(AgencyShare(an_agency()))


def test_an_agency_that_adds_up_says_what() -> None:
    """It owes nothing, and its page leads to the series all the same."""
    made = agency_page(AgencyShare(an_agency(series=()), consolidated=[a_series()]), EDITION)
    text = Reading(made.html).text
    assert f"Tổng hợp: {a_series().short}" in text
    assert "Không có loại báo cáo nào" not in text
    assert f'series/{a_series().id}/">{a_series().short}</a>' in made.html

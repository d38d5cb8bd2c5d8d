import gzip
from dataclasses import replace
from datetime import date

import pytest

from congvan.model.facts import FileFacts
from congvan.model.terms import Audience, Frequency, Status
from congvan.model.view import AgencyView, EditionView, Figure, FigureField, LetterView, SeriesView
from congvan.render.pages.page import Page
from congvan.render.pages.series import next_due, series_pages
from congvan.render.pages.shelf import Shelf
from tests.factories import a_draft, a_letter, a_series, an_agency, an_edition
from tests.unit.render.pages.html_reader import Reading

MONEY = FigureField("budget.total", ("Kinh phí", "Tổng số"), "integer", "đồng", "sum")
SERIES = a_series(fields=(MONEY,))
PAGE = "series/khcn-tai-chinh/"
OTHER = an_agency(id="ha-long", short="UBND xã Hà Long")


def a_report(
    agency: AgencyView, period: str = "2026-04", dong: int | None = 5_000_000, **changes: object
) -> LetterView:
    """Make a letter with one figure."""
    figures = (Figure(MONEY.name, MONEY.labels, "", dong, "đồng"),)
    return a_letter(period, **{"agency": agency, "series": SERIES, "figures": figures, **changes})


def pages(*letters: LetterView, files: tuple[str, ...] = (), **changes: object) -> dict[str, Page]:
    """Make the pages of all series."""
    edition: EditionView = an_edition(*letters, **changes)
    facts = {x: FileFacts(1234, "0" * 64) for x in files}
    return {x.address: x for x in series_pages(edition, Shelf.of(edition), facts)}


def text(page: Page) -> str:
    """Read a page's words."""
    return Reading(page.html).text.replace("\u00a0", " ")


def test_a_series_page_tells_who_asks_when_it_is_due_and_who_has_reported() -> None:
    """Whoever owes the series is on its board, letters or none, and in the sum only with a letter."""
    told = text(pages(a_report(an_agency()), agencies=(an_agency(), OTHER), audience=Audience.INTERNAL)[PAGE])
    assert "Trả lời yêu cầu Công văn số 1133/SKHCN-KHTC, ngày 30 tháng 3 năm 2026" in told
    assert "Cơ quan yêu cầu Sở Khoa học và Công nghệ tỉnh Thanh Hóa" in told
    assert "Hạn nộp sắp tới 20/5/2026 (tháng 5 năm 2026, còn 16 ngày); 20/6/2026 (tháng 6 năm 2026)" in told
    assert "Tháng 4 năm 2026 20/4/2026 1/2 đúng hạn, 1 thiếu" in told
    assert "chưa có đã quá hạn mà kho chưa có công văn" in told
    assert "Tháng 4 năm 2026: 1/2 cơ quan chưa có công văn còn hiệu lực UBND xã Hà Long (chưa có)" in told
    assert "UBND phường Bỉm Sơn đúng hạn" in told
    assert "Số công văn được gộp trên số cơ quan 1/2" in told
    assert "Tổng số (triệu đồng, cộng) 5" in told


def test_the_public_is_told_what_is_not_there_not_that_nobody_wrote_it() -> None:
    """A letter may be internal: one word for every report that the public edition does not have."""
    made = pages(a_report(an_agency()), agencies=(an_agency(), OTHER))
    told = text(made[PAGE])
    assert "Tháng 4 năm 2026 20/4/2026 1/2 đúng hạn, 1 không có" in told
    assert "1/2 cơ quan không có công văn còn hiệu lực trên bản công khai UBND xã Hà Long (không có)" in told
    assert "không có đã quá hạn, không có trên bản công khai" in told
    for page in made.values():
        assert not any(word in text(page) for word in ("thiếu", "kho chưa có", "chưa có công văn còn"))


def test_the_list_tells_each_series_in_a_line() -> None:
    """How the newest period stands."""
    told = text(pages(a_report(an_agency()), agencies=(an_agency(), OTHER), audience=Audience.INTERNAL)["series/"])
    assert "2 cơ quan · 1 công văn Tháng 4 năm 2026: 1/2 đúng hạn, 1 thiếu" in told


def test_what_a_consolidator_writes_stands_apart() -> None:
    """It is neither on the board nor in the sums, and its letters have a list of their own."""
    department = an_agency(id="so", short="Sở Mẫu", consolidates=(SERIES.id,))
    whole = a_report(department, dong=7_000_000)
    page = pages(a_report(an_agency()), whole, agencies=(an_agency(), department))[PAGE]
    told = text(page)
    assert "Công văn tổng hợp Sở Mẫu, tháng 4 năm 2026" in told
    assert "Tháng 4 năm 2026 20/4/2026 1/1 đúng hạn" in told
    assert "Tổng số (triệu đồng, cộng) 5" in told
    assert "cv-consolidated" in {x.id for x in page.headings}


ONE = (a_report(an_agency()),)


@pytest.mark.parametrize(
    ("series", "letters", "expected"),
    [
        (a_series(), (), "Chưa có cơ quan nào phải nộp loại báo cáo này."),
        (a_series(fields=()), (a_letter(),), "Loại báo cáo này không có số liệu để cộng gộp."),
        (SERIES, (a_draft(series=SERIES, figures=()),), "Chưa có công văn đã ban hành nào để cộng gộp."),
        (SERIES, ONE, "Mới có số liệu của một kỳ"),
        (replace(SERIES, due_day=None), ONE, "không có hạn"),
        (replace(SERIES, internal=True), ONE, "Loại báo cáo này không công bố ra ngoài."),
        (replace(SERIES, requested_by=None), ONE, "1/1 đúng hạn"),
        (SERIES, (a_report(an_agency(), status=Status.WITHDRAWN),), "1 thu hồi trong 1 cơ quan"),
        (SERIES, (a_report(an_agency(short="Dài " * 125)),), "1/1 đúng hạn"),
    ],
)
def test_odd_series_have_a_page_that_says_what_there_is(
    series: SeriesView, letters: tuple[LetterView, ...], expected: str
) -> None:
    """No letter, no figures, a draft alone, one letter, no due day, internal, withdrawn, a name without end."""
    shown = tuple(replace(x, series=series) for x in letters)
    edition = replace(an_edition(*shown), letters=shown, series=(series,), agencies=(an_agency(),) if shown else ())
    (page,) = (x for x in series_pages(edition, Shelf.of(edition)) if x.address == PAGE)
    assert expected in text(page)
    assert {x.id for x in page.headings} <= set(Reading(page.html).ids)


def test_a_series_page_leads_to_the_days_on_which_reports_are_due() -> None:
    """As a calendar, by a word that tells what it is good for."""
    page = pages(*ONE, files=("deadlines.ics",))[PAGE]
    assert "deadlines.ics" in Reading(page.html).targets(PAGE)
    assert "Lịch hạn nộp (thêm vào điện thoại)" in text(page)


def test_files_are_linked_that_there_are() -> None:
    """And those alone."""
    some = ("data/khcn-tai-chinh.csv", f"{PAGE}feed.xml")
    assert set(some) <= Reading(pages(*ONE, files=some)[PAGE].html).targets(PAGE)
    assert not any(x.endswith((".xlsx", ".json")) for x in Reading(pages(*ONE, files=some)[PAGE].html).links)
    assert "Dữ liệu" not in text(pages(*ONE)[PAGE])


def test_older_periods_have_pages_by_year() -> None:
    """Once there are more periods than the series' page has room for, every year has one; each shows its own."""
    letters = [a_report(an_agency(), f"{y}-{m:02}") for y in (2025, 2026) for m in range(1, 8)]
    made = pages(*letters)
    assert set(made) == {"series/", PAGE, f"{PAGE}2025/", f"{PAGE}2026/"}
    assert {f"{PAGE}2025/", f"{PAGE}2026/"} <= Reading(made[PAGE].html).targets(PAGE)
    older = made[f"{PAGE}2025/"]
    assert "bim-son/khcn-tai-chinh/2025-01/" in Reading(older.html).targets(older.address)
    assert "bim-son/khcn-tai-chinh/2026-01/" not in Reading(older.html).targets(older.address)
    assert set(pages(*letters[7:])) == {"series/", PAGE}


def test_what_an_audience_may_not_see_is_in_no_sum() -> None:
    """The public view of a series has no internal figure; its page has none either."""
    hidden = FigureField("budget.spare", ("Kinh phí", "Dự phòng"), "integer", "đồng", "sum", internal=True)
    figures = (Figure(hidden.name, hidden.labels, "", 77_777, "đồng", internal=True),)
    letter = a_letter(series=SERIES, figures=figures)  # a figure that no field tells of
    told = text(pages(letter)[PAGE])
    assert "Dự phòng" not in told
    assert "77.777" not in told
    inside = replace(letter, series=replace(SERIES, fields=(MONEY, hidden)))
    assert "Dự phòng Nội bộ (đồng, cộng) 77.777" in text(pages(inside, audience=Audience.INTERNAL)[PAGE])


@pytest.mark.parametrize(
    ("frequency", "day", "after", "as_of", "expected"),
    [
        (Frequency.MONTHLY, 20, 0, "2026-04-20", "2026-04 2026-04-20 0, 2026-05 2026-05-20 30"),
        (Frequency.QUARTERLY, 5, 1, "2026-04-06", "2026-Q2 2026-07-05 90, 2026-Q3 2026-10-05 182"),
        (Frequency.YEARLY, 31, 12, "2026-04-06", "2025 2026-12-31 269, 2026 2027-12-31 634"),
        (Frequency.MONTHLY, 31, 0, "2026-02-28", "2026-02 2026-02-28 0, 2026-03 2026-03-31 31"),
    ],
)  # fmt: skip
def test_the_next_due_days(frequency: Frequency, day: int, after: int, as_of: str, expected: str) -> None:
    """Counted from the period's last month, however long after it the report is due."""
    series = a_series(frequency=frequency, due_day=day, months_after=after)
    today = date.fromisoformat(as_of)
    assert ", ".join(f"{x} {due} {days}" for x, due, days in next_due(series, today)) == expected
    assert next_due(replace(series, due_day=None), today) == []


def test_a_board_of_166_agencies_stays_light() -> None:
    """2,000 cells: some 100 bytes a cell as typed, and over the wire less than a picture."""
    wards = [an_agency(id=f"xa-mau-{n}", short=f"UBND xã Mẫu số {n}") for n in range(166)]
    letters = [a_report(x, f"2026-{m:02}", number=n * 12 + m) for n, x in enumerate(wards) for m in range(1, 13)]
    html = pages(*letters)[PAGE].html.encode()
    assert len(html) < 300_000
    assert len(gzip.compress(html, mtime=0)) < 30_000

from datetime import date

import pytest

from congvan.vietnamese.dates import day_month_year, days, issue_date, short_date

# (day, in words, in figures). Nghị định 30/2020/NĐ-CP: a zero before days below 10 and the months 1 and 2.
DATES = [
    (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026", "05/02/2026"),
    (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026", "31/01/2026"),
    (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026", "09/3/2026"),
    (date(2026, 9, 10), "ngày 10 tháng 9 năm 2026", "10/9/2026"),
    (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026", "01/12/2026"),
    (date(2025, 10, 20), "ngày 20 tháng 10 năm 2025", "20/10/2025"),
]


@pytest.mark.parametrize(("day", "words", "figures"), DATES, ids=[str(day) for day, _, _ in DATES])
def test_dates(day: date, words: str, figures: str) -> None:
    """A date takes leading zeros where the decree asks for them and nowhere else."""
    assert day_month_year(day) == words
    assert short_date(day) == figures
    assert issue_date(day, "Bỉm Sơn") == f"Bỉm Sơn, {words}"


def test_the_day_says_the_year() -> None:
    """A year given beside a day is not read."""
    assert issue_date(date(2026, 2, 5), "Hà Nội", 1999) == "Hà Nội, ngày 05 tháng 02 năm 2026"


def test_a_draft_leaves_room_for_day_and_month() -> None:
    """A draft of a known year leaves room that HTML keeps and no line break enters."""
    room = "\N{NO-BREAK SPACE}" * 6
    assert issue_date(None, "Bỉm Sơn", 2026) == f"Bỉm Sơn, ngày{room}tháng{room}năm 2026"


def test_a_draft_without_a_year_leaves_room_for_it() -> None:
    """Without a year, its place is blank too."""
    room = "\N{NO-BREAK SPACE}" * 6
    assert issue_date(None, "Bỉm Sơn") == f"Bỉm Sơn, ngày{room}tháng{room}năm{room}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày 5 tháng 04 năm 2026", [("ngày 5 tháng 04 năm 2026", 5, 4, 2026)]),
        ("Ngày 30 tháng 2", [("Ngày 30 tháng 2", 30, 2, None)]),
        ("từ 28/4/2026-05/5/2026.", [("28/4/2026", 28, 4, 2026), ("05/5/2026", 5, 5, 2026)]),
        ("ngày 15-4-2026, 15.4.2026", [("ngày 15-4-2026", 15, 4, 2026), ("15.4.2026", 15, 4, 2026)]),
        ("nghỉ lễ ngày 30/4 và 01/5", [("ngày 30/4", 30, 4, None)]),
        ("28-31/4/2026", [("31/4/2026", 31, 4, 2026)]),
        ("số 12/5/2026, Số 12/5/2026, 12/05/2026/QĐ-UBND, QĐ-12/5/2026", []),
        ("Luật 91/2025/QH15, Nghị định 30/2020/NĐ-CP, 1133/SKHCN", []),
        ("ngày 24/24 giờ, 12/15 hộ, 2/3 số hộ, 12.5%, 1.234.567", []),
        ("ngày 20 hằng tháng, trước ngày 20", []),
    ],
)
def test_days_in_prose(text: str, found: list[tuple[str, int, int, int | None]]) -> None:
    """Days in words and in figures are found as typed; numbers of documents and fractions are none."""
    assert [(text[x.start : x.end], x.day, x.month, x.year) for x in days(text)] == found


@pytest.mark.parametrize(
    ("text", "padded"),
    [
        ("ngày 05 tháng 02 năm 2026", True),
        ("ngày 15 tháng 4 năm 2026", True),
        ("ngày 5 tháng 4 năm 2026", False),
        ("ngày 15 tháng 04 năm 2026", False),
        ("ngày 15 tháng 2 năm 2026", False),
        ("ngày 31 tháng 4 năm 2026", True),
    ],
)
def test_padding(text: str, padded: bool) -> None:
    """Only a day that exists can be padded wrongly."""
    assert [x.is_padded for x in days(text)] == [padded]

from datetime import date

import pytest

from congvan.model.period import Period
from congvan.model.terms import Frequency, Status, Urgency
from congvan.render.pages import words
from tests.factories import a_draft, a_duty, a_letter, a_series


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2026-04", "4/2026"), ("2026-Q2", "Quý II/2026"), ("2026-H1", "6T đầu 2026"), ("2026-H2", "6T cuối 2026"),
     ("2026-9M", "9T 2026"), ("2026", "2026")],
)  # fmt: skip
def test_periods_fit_a_table_head(period: str, expected: str) -> None:
    """Each of the five forms has a short name."""
    assert words.short_period(Period.parse(period)) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 5, 20), "còn 16 ngày"),
        (date(2026, 5, 5), "còn 1 ngày"),
        (date(2026, 5, 4), "đến hạn trong ngày"),
        (date(2026, 5, 3), "quá hạn 1 ngày"),
        (date(2021, 1, 1), "quá hạn 1.949 ngày"),
    ],
)
def test_due_days_are_counted_from_the_day_of_the_edition(due: date, expected: str) -> None:
    """Relative to 4 May 2026, whatever the clock says."""
    assert words.until_due(a_duty(due=due), date(2026, 5, 4)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "ngày 20 trong tháng"),
        ({"frequency": Frequency.QUARTERLY}, "ngày 20 tháng cuối của kỳ báo cáo"),
        ({"due_day": 5, "months_after": 1}, "ngày 5 tháng liền sau kỳ báo cáo"),
        ({"due_day": 5, "months_after": 2}, "ngày 5 tháng thứ 2 sau kỳ báo cáo"),
        ({"due_day": None}, ""),
    ],
)
def test_a_due_rule_is_a_phrase(changes: dict[str, object], expected: str) -> None:
    """Day and month, the month told as the series counts it."""
    assert words.due_rule(a_series(**changes)) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 byte"),
        (999, "999 byte"),
        (1000, "1 KB"),
        (18_432, "18 KB"),
        (1_249_999, "1,2 MB"),
        (12_000_000, "12,0 MB"),
    ],
)
def test_sizes_are_told_as_a_reader_reads_them(count: int, expected: str) -> None:
    """Decimal units, decimal comma."""
    assert words.size(count) == expected


def test_every_word_of_the_format_has_a_vietnamese_one() -> None:
    """A status, urgency or frequency added to the format fails here, not on a page."""
    assert all(words.status(a_letter(status=x)) for x in Status)
    assert all(words.urgency(x) for x in Urgency)
    assert all(words.frequency(a_series(frequency=x)) for x in Frequency)


def test_a_draft_has_no_number_to_tell() -> None:
    """A draft is not called `Số /UBND-VHXH`."""
    assert words.number(a_draft()) == "Chưa có số"
    assert words.number(a_letter()) == "Số 12/UBND-VHXH"


def test_a_title_keeps_its_capitals() -> None:
    """Only the first letter changes, accents and abbreviations stay."""
    assert words.sentence("đề án UBND") == "Đề án UBND"
    assert words.sentence("") == ""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.model.period import Period, spoken
from congvan.model.series import Due, Series, SeriesFile
from congvan.model.source import Positions
from congvan.model.terms import Frequency

PERIODS = st.one_of(
    st.builds(Period, st.integers(1001, 2999), st.just(Frequency.MONTHLY), st.integers(1, 12)),
    st.builds(Period, st.integers(1001, 2999), st.just(Frequency.QUARTERLY), st.integers(1, 4)),
    st.builds(Period, st.integers(1001, 2999), st.just(Frequency.HALF_YEARLY), st.integers(1, 2)),
    st.builds(Period, st.integers(1001, 2999), st.sampled_from([Frequency.NINE_MONTHS, Frequency.YEARLY])),
)


@pytest.mark.parametrize(
    ("text", "frequency", "label", "last_day", "previous"),
    [
        ("2026-04", Frequency.MONTHLY, "tháng 4 năm 2026", date(2026, 4, 30), "2026-03"),
        ("2026-01", Frequency.MONTHLY, "tháng 1 năm 2026", date(2026, 1, 31), "2025-12"),
        ("2024-02", Frequency.MONTHLY, "tháng 2 năm 2024", date(2024, 2, 29), "2024-01"),
        ("2026-Q1", Frequency.QUARTERLY, "quý I năm 2026", date(2026, 3, 31), "2025-Q4"),
        ("2026-Q4", Frequency.QUARTERLY, "quý IV năm 2026", date(2026, 12, 31), "2026-Q3"),
        ("2026-H1", Frequency.HALF_YEARLY, "6 tháng đầu năm 2026", date(2026, 6, 30), "2025-H2"),
        ("2026-H2", Frequency.HALF_YEARLY, "6 tháng cuối năm 2026", date(2026, 12, 31), "2026-H1"),
        ("2026-9M", Frequency.NINE_MONTHS, "9 tháng đầu năm 2026", date(2026, 9, 30), "2025-9M"),
        ("2026", Frequency.YEARLY, "năm 2026", date(2026, 12, 31), "2025"),
    ],
)
def test_the_five_forms(text: str, frequency: Frequency, label: str, last_day: date, previous: str) -> None:
    """What each is called, when it ends, and what comes before it."""
    period = Period.parse(text)
    assert (period.frequency, period.label, period.last_day) == (frequency, label, last_day)
    assert (str(period), str(period.previous)) == (text, previous)


@pytest.mark.parametrize(
    "text", ["", "2026-4", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-H3", "2026-6M", "2026-q1", "26-04", "3026",
             " 2026", "2026\n", "2026-04-01", "２０２６", "2٠٢٦-04"]
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    """Nothing but the five forms, in plain digits: the path is the identity and must come back as it was."""
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(text)


@given(PERIODS)
def test_text_and_back(period: Period) -> None:
    """What is written is read again."""
    assert Period.parse(str(period)) == period


@given(PERIODS)
def test_the_day_after_begins_the_next(period: Period) -> None:
    """Periods of a frequency follow one another without a gap; nine months leave the rest of the year."""
    following = Period.containing(period.last_day + timedelta(days=1), period.frequency)
    if period.frequency is Frequency.NINE_MONTHS:
        assert following == period
    else:
        assert following.previous == period
    assert Period.containing(period.last_day, period.frequency) == period


@given(st.lists(PERIODS, min_size=2, max_size=2))
def test_order(two: list[Period]) -> None:
    """By their ends; what ends on one day, the shorter first."""
    one, other = two
    if one.last_day != other.last_day:
        assert (one.order < other.order) == (one.last_day < other.last_day)
    assert Period.parse("2026-12").order < Period.parse("2026-Q4").order < Period.parse("2026-H2").order
    assert Period.parse("2026-H2").order < Period.parse("2026").order < Period.parse("2027-01").order


@pytest.mark.parametrize(
    ("period", "day", "months_after", "due"),
    [
        ("2026-04", 20, 0, date(2026, 4, 20)),
        ("2026-02", 31, 0, date(2026, 2, 28)),
        ("2024-02", 30, 0, date(2024, 2, 29)),
        ("2026-12", 5, 1, date(2027, 1, 5)),
        ("2026-Q1", 5, 1, date(2026, 4, 5)),
        ("2026-H1", 31, 3, date(2026, 9, 30)),
        ("2026-9M", 15, 0, date(2026, 9, 15)),
        ("2026", 15, 12, date(2027, 12, 15)),
    ],
)
def test_due(period: str, day: int, months_after: int, due: date) -> None:
    """Counted in the period's last month, or so many months after; the month's last day where it is shorter."""
    file = SeriesFile(
        title="x", short="x", frequency=Frequency.MONTHLY, due=Due.model_construct(day=day, months_after=months_after)
    )
    assert Series("x", file, {}, Positions("x")).due(Period.parse(period)) == due


def test_never_due() -> None:
    """A series need not say."""
    file = SeriesFile(title="x", short="x", frequency=Frequency.MONTHLY)
    assert Series("x", file, {}, Positions("x")).due(Period.parse("2026-04")) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("tháng 4 năm 2026", [(Frequency.MONTHLY, 4, 2026)]),
        ("Tháng 04/2026, tháng 3", [(Frequency.MONTHLY, 4, 2026), (Frequency.MONTHLY, 3, None)]),
        ("quý II năm 2026; Quý 3/2025", [(Frequency.QUARTERLY, 2, 2026), (Frequency.QUARTERLY, 3, 2025)]),
        ("6 tháng đầu năm 2026", [(Frequency.HALF_YEARLY, 1, 2026)]),
        ("sáu tháng cuối năm 2025", [(Frequency.HALF_YEARLY, 2, 2025)]),
        (
            "9 tháng đầu năm 2026, 9 tháng năm 2025",
            [(Frequency.NINE_MONTHS, 1, 2026), (Frequency.NINE_MONTHS, 1, 2025)],
        ),
        ("năm 2026", [(Frequency.YEARLY, 1, 2026)]),
        ("ngày 05 tháng 4 năm 2026, tháng 13 năm 2026, năm 2026-2030, quý vị", []),
    ],
)
def test_periods_in_prose(text: str, named: list[tuple[Frequency, int, int | None]]) -> None:
    """The forms of the label and their short ones; a day's month and a span of years are no periods."""
    assert [(x.frequency, x.index, x.year) for x in spoken(text)] == named


@given(PERIODS)
def test_a_label_names_its_own_period(period: Period) -> None:
    """What is printed for a period is read as that period and as no other."""
    years_in_prose = range(1900, 2100)
    if period.year in years_in_prose:
        assert [x.may_be(period) for x in spoken(period.label)] == [True]
        assert not any(x.may_be(period.previous) for x in spoken(period.label))


@given(PERIODS)
def test_first_and_last_day(period: Period) -> None:
    """A period begins the day after the one before it ends; nine months begin with the year."""
    assert period.first_day <= period.last_day
    if period.frequency is not Frequency.NINE_MONTHS:
        assert period.first_day == period.previous.last_day + timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "period", "lies"),
    [
        ("tháng 4", "2026-Q2", True),
        ("tháng 4 năm 2026", "2026-Q2", True),
        ("tháng 3", "2026-Q2", False),
        ("tháng 4 năm 2025", "2026-Q2", False),
        ("quý II", "2026-04", False),
        ("quý III", "2026-9M", True),
        ("6 tháng cuối năm 2026", "2026", True),
    ],
)
def test_parts_of_a_period(text: str, period: str, lies: bool) -> None:
    """A quarter's report may name its months; a month's report is not on the quarter."""
    assert [x.lies_in(Period.parse(period)) for x in spoken(text)] == [lies]

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.vietnamese.amounts import (
    AmbiguousAmount,
    UnreadableAmount,
    format_dong,
    group_digits,
    parse_dong,
)
from congvan.vietnamese.numbers import Fault


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("382 triệu", 382_000_000),
        ("382triệu đồng", 382_000_000),
        ("2,0 tỷ", 2_000_000_000),
        ("2,382 tỷ đồng", 2_382_000_000),
        ("2,382 tỉ", 2_382_000_000),
        ("2,382  TỶ  ĐỒNG", 2_382_000_000),
        ("2,382\u00a0tỷ\u202fđồng", 2_382_000_000),
        (unicodedata.normalize("NFD", "2,382 tỷ đồng"), 2_382_000_000),
        ("2.382.000.000", 2_382_000_000),
        ("200000000", 200_000_000),
        ("200.000.000 VND", 200_000_000),
        ("200.000.000 VNĐ", 200_000_000),
        ("200.000.000đ", 200_000_000),
        ("200.000.000 ₫", 200_000_000),
        ("1,5 nghìn tỷ", 1_500_000_000_000),
        ("1,5 ngàn tỉ đồng", 1_500_000_000_000),
        ("500 nghìn", 500_000),
        ("500 ngàn đồng", 500_000),
        ("1.234,5 triệu", 1_234_500_000),
        ("1,2345 triệu", 1_234_500),
        ("2.382.000 triệu", 2_382_000_000_000),
        ("0,382 tỷ", 382_000_000),
        ("05 triệu", 5_000_000),
        ("382.000", 382_000),
        ("2.382 đồng", 2_382),
        ("0", 0),
        ("0 đồng", 0),
        ("0,0 tỷ", 0),
        ("2 tỷ 382 triệu đồng", 2_382_000_000),
        ("2 tỷ 382,5 triệu", 2_382_500_000),
        ("1 nghìn tỷ 2 tỷ", 1_002_000_000_000),
        ("2 tỷ 500.000 đồng", 2_000_500_000),
        ("1234 tỷ 500 triệu", 1_234_500_000_000),
    ],
)
def test_parse(text: str, dong: int) -> None:
    """Amounts are read in whole đồng, however officers write them."""
    assert parse_dong(text) == dong


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2.382 tỷ", (2_382_000_000_000, 2_382_000_000)),
        ("2.382 TỶ ĐỒNG", (2_382_000_000_000, 2_382_000_000)),
        ("2.382 triệu", (2_382_000_000, 2_382_000)),
        ("382.500 nghìn", (382_500_000, 382_500)),
        ("2.382", (2_382, 2_382_000, 2_382_000_000)),
        ("2,382", (2_382, 2_382_000, 2_382_000_000)),
        ("2,382 đồng", (2_382,)),
        ("2.5 tỷ", (2_500_000_000,)),
        ("0.500 tỷ", (500_000_000,)),
        ("2,382,000", (2_382_000,)),
    ],
)
def test_what_may_be_a_slip_is_asked_about(text: str, readings: tuple[int, ...]) -> None:
    """A dot or comma that may be meant the other way round is never taken silently."""
    with pytest.raises(AmbiguousAmount) as caught:
        parse_dong(text)
    assert caught.value.readings == readings


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.EMPTY),
        (" \u00a0", Fault.EMPTY),
        ("9" * 81, Fault.LONG),
        ("-5 triệu", Fault.NEGATIVE),
        ("\u22125 triệu", Fault.NEGATIVE),
        ("âm 5 triệu", Fault.NEGATIVE),
        ("0,5 đồng", Fault.FRACTION),
        ("1,5", Fault.FRACTION),
        ("1.5 đồng", Fault.FRACTION),
        ("1,2345678 triệu", Fault.FRACTION),
        ("2,0000000000000000000000000000000000000001 tỷ", Fault.FRACTION),  # beyond Decimal's 28 digits
        ("2.38.000", Fault.GROUPING),
        ("2.38.000 triệu", Fault.GROUPING),
        ("2..5 tỷ", Fault.GROUPING),
        ("1.234 tỷ 500 triệu", Fault.GROUPING),
        ("triệu", Fault.FORM),
        ("đồng", Fault.FORM),
        ("hai tỷ", Fault.FORM),
        ("khoảng 2 tỷ", Fault.FORM),
        ("2 tỷ/năm", Fault.FORM),
        ("2 USD", Fault.FORM),
        ("2 000 000", Fault.FORM),
        ("1e9", Fault.FORM),
        ("\u0663 triệu", Fault.FORM),  # a digit, but Arabic
        ("2 tỷ 3", Fault.FORM),  # spoken for 2,3 tỷ
        ("2 triệu tỷ", Fault.FORM),
        ("382 triệu 2 tỷ", Fault.FORM),
        ("2 tỷ 1500 triệu", Fault.FORM),
        ("1,5 tỷ 3 triệu", Fault.FORM),
    ],
)
def test_what_is_no_amount_is_refused(text: str, fault: Fault) -> None:
    """Text that is no amount is refused with the reason, and the exception's words do not repeat it."""
    with pytest.raises(UnreadableAmount) as caught:
        parse_dong(text)
    assert caught.value.fault is fault
    assert not text.strip() or text not in str(caught.value)


@pytest.mark.parametrize(
    ("dong", "text"),
    [
        (0, "0 đồng"),
        (999, "999 đồng"),
        (2_382, "2.382 đồng"),
        (500_000, "500.000 đồng"),
        (1_500_000, "1,5 triệu đồng"),
        (1_234_567, "1.234.567 đồng"),
        (382_000_000, "382 triệu đồng"),
        (382_500_000, "382,5 triệu đồng"),
        (382_050_000, "382,05 triệu đồng"),
        (2_382_000_000, "2,382 tỷ đồng"),
        (2_382_500_000, "2.382,5 triệu đồng"),
        (2_382_000_123, "2.382.000.123 đồng"),
        (12_000_000_000, "12 tỷ đồng"),
        (2_000_000_000_000, "2 nghìn tỷ đồng"),
        (5_382_000_000_000, "5,382 nghìn tỷ đồng"),  # not `5.382 tỷ`, which is the usual slip
        (5_382_600_000_000, "5.382,6 tỷ đồng"),
        (1_234_000_000_000_000, "1.234.000 tỷ đồng"),  # nor `1.234 nghìn tỷ`
        (-382_000_000, "-382 triệu đồng"),
        (-5, "-5 đồng"),
    ],
)
def test_format(dong: int, text: str) -> None:
    """An amount is printed in the largest unit that is exact and cannot be misread."""
    assert format_dong(dong) == text


@pytest.mark.parametrize(
    ("dong", "written", "text"),
    [
        (2_000_000_000, "2,0 tỷ", "2,0 tỷ đồng"),
        (2_382_000_000, "2,382 tỷ đồng", "2,382 tỷ đồng"),
        (2_382_000_000, "2382 triệu", "2382 triệu đồng"),
        (2_000_000_000, " 2,0\u00a0TỈ VNĐ", "2,0 tỉ đồng"),
        (2_382_000_000, "2 tỷ 382triệu", "2 tỷ 382 triệu đồng"),
        (200_000_000, "200000000", "200 triệu đồng"),  # no unit: the shortest form
        (200_000_000, "200.000.000 đồng", "200 triệu đồng"),
        (5, "2,0 tỷ", "5 đồng"),  # another amount
        (5, "2.382 tỷ", "5 đồng"),  # unclear
        (5, "vài tỷ", "5 đồng"),  # no amount
    ],
)
def test_the_officers_own_writing_is_kept(dong: int, written: str, text: str) -> None:
    """What the officer wrote with a unit is printed so, but never against the value."""
    assert format_dong(dong, written) == text


def test_group_digits() -> None:
    """Thousands are grouped by dots."""
    assert [group_digits(n) for n in (0, 999, 2_382_000, -1_000)] == ["0", "999", "2.382.000", "-1.000"]


# Budgets are round: pure chance would hardly ever meet a unit.
AMOUNTS = st.builds(lambda n, zeros: n * 10**zeros, st.integers(0, 10**7), st.integers(0, 12))


@given(AMOUNTS)
def test_what_is_printed_is_read_back(dong: int) -> None:
    """Printing and reading gives the same amount and is never in doubt."""
    assert parse_dong(format_dong(dong)) == dong


@given(AMOUNTS)
def test_grouped_digits_with_the_currency_are_read_back(dong: int) -> None:
    """All digits, grouped, with `đồng`, are never in doubt."""
    assert parse_dong(f"{group_digits(dong)} đồng") == dong


@given(AMOUNTS)
def test_printing_what_was_printed_changes_nothing(dong: int) -> None:
    """The printed form, taken as the officer's own, is kept."""
    assert format_dong(dong, format_dong(dong)) == format_dong(dong)


@given(st.text(alphabet="0123456789., tỷriệuđồngnà-", max_size=90))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is typed is read, asked about with different readings, or refused with a reason."""
    assert _outcome(text) in {"read", "asked", "refused"}


def _outcome(text: str) -> str:
    try:
        return "read" if parse_dong(text) >= 0 else "negative"
    except AmbiguousAmount as asked:
        return "asked" if len(set(asked.readings)) == len(asked.readings) > 0 else "asked for nothing"
    except UnreadableAmount as refused:
        return "refused" if refused.fault else "refused for nothing"

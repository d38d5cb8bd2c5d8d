from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan.vietnamese.numbers import AmbiguousNumber, Fault, UnreadableNumber, format_number, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("12", 12),
        ("05", 5),
        ("1234", 1234),
        ("1.234", 1234),
        ("12.345.678", 12345678),
        (" 98,5 ", Decimal("98.5")),
        ("0,05", Decimal("0.05")),
        ("1.234,5", Decimal("1234.5")),
        ("1,234", Decimal("1.234")),
        ("-7", -7),
        ("\u22121.500,25", Decimal("-1500.25")),
    ],
)
def test_parse(text: str, value: int | Decimal) -> None:
    """A dot groups by three, a comma is the decimal mark."""
    assert parse_number(text) == value
    assert isinstance(parse_number(text), type(value))


def test_decimals_are_kept_as_written() -> None:
    """`2,0` stays different from `2`: the officer said how exact it is."""
    assert str(parse_number("2,0")) == "2.0"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1.5", Decimal("1.5")),
        ("98.55", Decimal("98.55")),
        ("0.123", Decimal("0.123")),
        ("1.2345", Decimal("1.2345")),
        ("-1.5", Decimal("-1.5")),
        ("1,234,567", 1234567),
        ("1,234,567.8", Decimal("1234567.8")),
    ],
)
def test_foreign_numbers_are_asked_about(text: str, reading: int | Decimal) -> None:
    """A number in another country's notation is not taken, but what it may mean is said."""
    with pytest.raises(AmbiguousNumber) as caught:
        parse_number(text)
    assert caught.value.readings == (reading,)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.EMPTY),
        ("-", Fault.EMPTY),
        ("9" * 5000, Fault.LONG),  # more digits than Python reads at all
        ("2.38.000", Fault.GROUPING),
        ("1.2345.678", Fault.GROUPING),
        ("1,2,3", Fault.GROUPING),
        (",5", Fault.GROUPING),
        ("5,", Fault.GROUPING),
        ("1.234.", Fault.GROUPING),
        ("mười", Fault.FORM),
        ("1 234", Fault.FORM),
        ("1e5", Fault.FORM),
        ("--5", Fault.FORM),
        ("\u0663", Fault.FORM),  # a digit, but Arabic
        ("NaN", Fault.FORM),
    ],
)
def test_what_is_no_number_is_refused(text: str, fault: Fault) -> None:
    """Text that is no number is refused with the reason, and the exception's words do not repeat it."""
    with pytest.raises(UnreadableNumber) as caught:
        parse_number(text)
    assert caught.value.fault is fault
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1234, "1.234"),
        (-1234567, "-1.234.567"),
        (98.5, "98,5"),
        (0.1, "0,1"),
        (1e-7, "0,0000001"),
        (1e16, "10.000.000.000.000.000"),
        (Decimal("1234.50"), "1.234,50"),
        (Decimal("-0.5"), "-0,5"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_format(value: float | Decimal, text: str) -> None:
    """Numbers are written with grouping dots and a decimal comma, never with an exponent."""
    assert format_number(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_only_finite_numbers_are_written(value: float | Decimal) -> None:
    """Infinity and not-a-number have no Vietnamese form."""
    with pytest.raises(ValueError, match="finite"):
        format_number(value)


@given(
    st.one_of(
        st.integers(-(10**40), 10**40),
        st.decimals(-(10**20), 10**20, allow_nan=False, allow_infinity=False, places=6),
    )
)
def test_what_is_written_is_read_back(value: int | Decimal) -> None:
    """Writing and reading loses nothing, however long the number."""
    assert parse_number(format_number(value)) == value

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from congvan.model.period import Period
from congvan.model.terms import Frequency, Status
from congvan.model.view import AgencyView, Figure, FigureField, LetterView, PlainValue, Rollup
from congvan.render.rollup import Sum, Total, firsts, rollup, total
from tests.factories import a_draft, a_letter, a_series, an_agency

MONEY = FigureField("budget.total", ("Kinh phí", "Tổng số"), "integer", "đồng", "sum")
SHARE = FigureField("share", ("Tỉ lệ",), "number", "", "average")
OPEN = FigureField("open", ("Đã mở",), "boolean", "", "count")
REMARK = FigureField("remark", ("Nhận xét",), "text")
SERIES = a_series(fields=(MONEY, SHARE, OPEN, REMARK), requested_by=None)


def a_ward(name: str, **changes: Any) -> AgencyView:
    """Make an agency that owes the series."""
    return an_agency(id=name, short=f"UBND {name}", **changes)


def a_report(
    agency: AgencyView, period: str = "2026-04", /, status: Status = Status.ISSUED, **values: PlainValue
) -> LetterView:
    """Make a letter with these figures; those not named it has not."""
    names = {"money": MONEY, "share": SHARE, "open": OPEN}
    figures = tuple(
        Figure(names[x].name, names[x].labels, str(value), value, names[x].unit) for x, value in values.items()
    )
    return a_letter(period, agency=agency, series=SERIES, figures=figures, status=status)


A, B, C, D = (a_ward(x) for x in "abcd")
WARDS = (A, B, C, D)


@pytest.mark.parametrize(
    ("how", "kind", "unit", "values", "value", "letters"),
    [
        # 2.382.000.123 + 618.000.000 + 0, worked by hand; the letter without a value is in no sum
        ("sum", "integer", "đồng", (2_382_000_123, 618_000_000, 0, None), 3_000_000_123, 3),
        # more digits than a machine's number holds
        ("sum", "integer", "đồng", (9_007_199_254_740_993, 1), 9_007_199_254_740_994, 2),
        # 0,1 + 0,2 is 0,3; 98,5 + 1,5 is a whole hundred
        ("sum", "number", "", (0.1, 0.2), Decimal("0.3"), 2),
        ("sum", "number", "", (98.5, 1.5), 100, 2),
        ("sum", "number", "", (1e-7, 2e-7), Decimal("3E-7"), 2),
        ("sum", "integer", "", (-5, 3), -2, 2),
        ("max", "number", "", (98.5, 99, 12), 99, 3),
        ("min", "number", "", (98.5, 99.25, 98.25), Decimal("98.25"), 3),
        # 1 + 2 + 2 = 5, by 3 = 1,666…: one decimal more than was written
        ("average", "integer", "", (1, 2, 2), Decimal("1.7"), 3),
        # 98,5 + 97,25 + 99 = 294,75, by 3 = 98,25 exactly
        ("average", "number", "", (98.5, 97.25, 99), Decimal("98.25"), 3),
        # 10 by 3 in đồng: no smaller unit; 5 by 2 is 2,5 and goes up
        ("average", "integer", "đồng", (3, 3, 4), 3, 3),
        ("average", "integer", "đồng", (2, 3), 3, 2),
        ("average", "integer", "", (-1, -2), Decimal("-1.5"), 2),
        ("count", "boolean", "", (True, False, True, None), 2, 3),
        ("count", "boolean", "", (False, False), 0, 2),
        ("count", "text", "", ("có", "", None, "x"), 2, 2),
        ("count", "integer", "", (0, None), 1, 1),
        ("sum", "integer", "", (None, None), None, 0),
        ("count", "boolean", "", (), None, 0),
        # a method that does not fit the figure gives nothing, rather than something
        ("sum", "text", "", ("3", "4"), None, 0),
        ("sum", "boolean", "", (True, True), None, 0),
    ],
)  # fmt: skip
def test_values_are_put_together_exactly(
    how: Rollup, kind: Any, unit: Any, values: tuple[PlainValue, ...], value: Sum | None, letters: int
) -> None:
    """Each method, against values worked out by hand; how many letters have one is told with it."""
    field = FigureField("x", ("X",), kind, unit, how)
    assert total(field, how, values) == Total(field, value, letters)


def test_a_period_is_added_up_figure_by_figure() -> None:
    """Figures without a method are left out; who owes and is not in the sum is named."""
    letters = [
        a_report(A, money=100, share=98.5, open=True),
        a_report(B, money=250, share=None, open=False),
        a_report(C, "2026-03", money=7),
    ]
    april, march = rollup(SERIES, letters, WARDS)
    assert [str(x.period) for x in (april, march)] == ["2026-04", "2026-03"]
    assert [(x.field.name, x.value, x.letters) for x in april.totals] == [
        ("budget.total", 350, 2),
        ("share", Decimal("98.5"), 1),
        ("open", 1, 2),
    ]
    assert [x.id for x in april.missing] == ["c", "d"]
    assert (len(april.entered), april.owing) == (2, 4)
    # A and B had not begun in March: their first letters are of April. D has none and owes from the beginning.
    assert [x.id for x in march.missing] == ["d"]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REPLACED, Status.WITHDRAWN])
def test_only_what_stands_is_added_up(status: Status) -> None:
    """A letter that is not issued, or not any more, is not in the sum, and its agency is missing from it."""
    (april,) = rollup(SERIES, [a_report(A, money=100), a_report(B, "2026-04", status, money=900)], (A, B))
    assert april.totals[0].value == 100
    assert [x.id for x in april.missing] == ["b"]


def test_a_consolidated_letter_is_not_added_to_what_it_adds_up() -> None:
    """Its agency owes nothing to itself either, even if it lists the series as owed."""
    department = an_agency(id="so", series=(SERIES.id,), consolidates=(SERIES.id,))
    (april,) = rollup(SERIES, [a_report(A, money=100), a_report(department, money=100)], (A, department))
    assert april.totals[0].value == 100
    assert april.missing == ()
    assert april.owing == 1


def test_nobody_owed_before_the_reports_were_asked_for() -> None:
    """As on the board: what was due before the request is not missing."""
    asked = a_series(fields=(MONEY,))  # asked for on 30 March 2026, due on the 20th
    march, *_ = rollup(asked, [a_report(A, "2026-03", money=1)], WARDS)
    assert march.missing == ()


def test_a_draft_alone_makes_a_period_without_sums() -> None:
    """There is nothing to add up, and that is told."""
    (may,) = rollup(SERIES, [a_draft("2026-05", agency=A, series=SERIES, figures=())], (A,))
    assert [x.value for x in may.totals] == [None, None, None]
    assert [x.id for x in may.missing] == ["a"]


def test_the_order_of_letters_does_not_matter() -> None:
    """Two builds are equal byte for byte, however letters came."""
    letters = [a_report(x, money=3) for x in WARDS]
    assert rollup(SERIES, letters, WARDS) == rollup(SERIES, letters[::-1], WARDS)


def test_first_letters() -> None:
    """The first period of each agency, whatever stands first."""
    assert firsts([a_report(A, "2026-04"), a_report(A, "2025-12"), a_report(B)]) == {
        "a": Period(2025, Frequency.MONTHLY, 12),
        "b": Period(2026, Frequency.MONTHLY, 4),
    }


def test_what_is_never_due_is_owed_all_the_same() -> None:
    """Without a due day nobody is late, yet whoever has not reported is missing from the sum."""
    undated = a_series(fields=(MONEY,), due_day=None, requested_by=None)
    (april,) = rollup(undated, [a_report(A, money=1)], (A, B))
    assert [x.id for x in april.missing] == ["b"]
    assert april.entered[0].date == date(2026, 4, 17)

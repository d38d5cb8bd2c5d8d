from congvan.model.period import Period
from congvan.model.view import Figure, FigureField, LetterView, PlainValue
from congvan.render.pages.totals import TotalRow, TotalTable, make_totals
from congvan.render.rollup import rollup
from tests.factories import a_letter, a_series, an_agency

MONEY = FigureField("budget.total", ("Kinh phí", "Tổng số"), "integer", "đồng", "sum")
SPENT = FigureField("budget.spent", ("Kinh phí", "Đã chi"), "integer", "đồng", "sum", internal=True)
OPEN = FigureField("open", ("Đã mở",), "boolean", "", "count")
WARDS = tuple(an_agency(id=f"xa-{n}") for n in range(3))
MARCH, APRIL = Period.parse("2026-03"), Period.parse("2026-04")


def a_report(at: int, period: str, *values: PlainValue) -> LetterView:
    """Make the letter of one of the wards: total, spent, open."""
    fields = (MONEY, SPENT, OPEN)
    figures = tuple(Figure(x.name, x.labels, "", value, x.unit) for x, value in zip(fields, values, strict=True))
    return a_letter(period, agency=WARDS[at], series=SERIES, figures=figures)


SERIES = a_series(fields=(MONEY, SPENT, OPEN, FigureField("note", ("Ghi chú",), "text")), requested_by=None)


def table_of(*letters: LetterView) -> TotalTable:
    """Lay out two months."""
    totals = {x.period: x for x in rollup(SERIES, letters, WARDS)}
    return make_totals(SERIES.fields, (APRIL, MARCH), totals)


def row(table: TotalTable, label: str) -> TotalRow:
    """Find a row."""
    (found,) = (x for group in table.groups for x in group.rows if x.label == label)
    return found


def test_figures_stand_in_groups_with_how_many_letters_they_are_of() -> None:
    """Money in millions where nothing is lost by it; figures without a method are no rows."""
    table = table_of(
        a_report(0, "2026-04", 1_250_500_000, 999_999, True),
        a_report(1, "2026-04", 2_000_000, None, False),
        a_report(2, "2026-03", 3_000_000, 1, None),
    )
    assert [(x.label, [y.label for y in x.rows]) for x in table.groups] == [
        ("Kinh phí", ["Tổng số", "Đã chi"]),
        ("", ["Đã mở"]),
    ]
    assert [(x.entered, x.owing, x.share) for x in table.periods] == [(2, 3, "2/3"), (1, 1, "")]
    total = row(table, "Tổng số")
    assert total.how == "triệu đồng, cộng"
    assert [(x.text, x.letters) for x in total.cells] == [("1.252,5", None), ("3,0", None)]


def test_a_sum_of_fewer_letters_than_there_are_says_of_how_many() -> None:
    """A letter that left a figure out is not passed over in silence."""
    table = table_of(a_report(0, "2026-04", 1, 999_999, True), a_report(1, "2026-04", 2, None, None))
    spent = row(table, "Đã chi")
    assert (spent.internal, spent.how) == (True, "đồng, cộng")
    assert [(x.text, x.letters) for x in spent.cells] == [("999.999", 1), ("–", None)]
    assert [(x.text, x.letters) for x in row(table, "Đã mở").cells] == [("1", 1), ("–", None)]


def test_a_period_without_letters_is_a_gap_not_a_nought() -> None:
    """In the table as in the picture."""
    table = table_of(a_report(0, "2026-04", 0, 0, False))
    assert [x.text for x in row(table, "Tổng số").cells] == ["0", "–"]
    assert "Mới có số liệu của một kỳ" in row(table, "Tổng số").picture


def test_nothing_at_all() -> None:
    """No letters: rows of dashes, no pictures."""
    table = table_of()
    assert {x.text for group in table.groups for y in group.rows for x in y.cells} == {"–"}
    assert not any(y.picture for group in table.groups for y in group.rows)


def test_a_period_in_progress_is_marked_in_its_column() -> None:
    """A sum of two agencies of three is no collapse: its column is an outline and says of how many it is."""
    whole = [a_report(at, "2026-03", 9, 1, True) for at in range(3)]
    table = table_of(*whole, *(a_report(at, "2026-04", 9, 1, True) for at in range(2)))
    assert table.has_partial
    picture = row(table, "Tổng số").picture
    assert '<rect x="' in picture
    assert picture.count("<title>4/2026: 2/3 cơ quan</title>") == 2  # for a wide page and a narrow one
    assert "chưa đủ: 4/2026 (2/3 cơ quan)." in picture
    assert "3/2026:" not in picture
    assert not table_of(*whole).has_partial


def test_numbers_of_a_row_have_equally_many_decimals() -> None:
    """9,272 under 18,22 is hard to compare: 18,220."""
    table = table_of(a_report(0, "2026-04", 9_272_000, 1, True), a_report(0, "2026-03", 18_220_000_000, 2, True))
    assert [x.text for x in row(table, "Tổng số").cells] == ["9,272", "18.220,000"]
    assert [x.text for x in row(table, "Đã chi").cells] == ["1", "2"]

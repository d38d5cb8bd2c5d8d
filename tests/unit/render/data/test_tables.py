import csv
import io
from datetime import date

import pytest

from congvan.model.facts import FileFacts
from congvan.model.terms import Audience
from congvan.model.view import FigureField, FigureKind, PlainValue
from congvan.render.csv_text import Cell
from congvan.render.data.columns import columns_table
from congvan.render.data.letters_table import letters_table
from congvan.render.data.series_table import figure_head, series_table
from congvan.render.data.sums_table import sums_table
from congvan.render.data.table import Table, table_csv, typed
from congvan.render.rollup import rollup
from tests.factories import a_draft, a_letter, an_agency, an_edition
from tests.unit.render.data.data_series import FIELDS, SERIES, a_reported, a_wide_series


def heads(table: Table) -> list[str]:
    """The heads of a table."""
    return [x.head for x in table.columns]


def cell(table: Table, head: str, row: int = 0) -> Cell:
    """One cell, by its head."""
    return table.rows[row][heads(table).index(head)]


def test_a_row_is_a_letter_and_a_column_a_figure() -> None:
    """Values are of their kinds: đồng whole, days as days, yes as truth; what is not given is nothing."""
    table = series_table(SERIES, (a_reported(), a_reported("2026-03", {})), "", internal=False)
    assert cell(table, "Mã công văn") == "bim-son/so-lieu/2026-04"
    assert cell(table, "Kinh phí / Tổng số (đồng)") == 2_382_000_000
    assert cell(table, "Hồ sơ / Đúng hạn (%)") == 98.7
    assert cell(table, "Quỹ / Đã thành lập") is True
    assert cell(table, "Quỹ / Từ ngày") == date(2025, 12, 31)
    assert cell(table, "Số ngày muộn") == 0
    assert table.rows[1][-len(FIELDS) :] == (None,) * len(FIELDS)


def test_no_two_heads_are_equal() -> None:
    """Two figures of one label, or one with the label of a column of ours, are told apart by their names."""
    table = series_table(SERIES, (), "", internal=False)
    assert heads(table)[-3:] == ["Ghi chú", "ghi chú [note.again]", "Số, ký hiệu [number]"]
    assert len({x.casefold() for x in heads(table)}) == len(table.columns)


def test_a_unit_is_said_once() -> None:
    """Where the label says đồng, the head does not say it again."""
    assert figure_head(FigureField("a", ("Thu", "Số tiền (đồng)"), "integer", "đồng")) == "Thu / Số tiền (đồng)"
    assert figure_head(FigureField("a", ("Thu",), "integer", "đồng")) == "Thu (đồng)"


def test_what_is_internal_is_a_column_of_the_internal_edition_alone() -> None:
    """The public table does not have the word."""
    public = series_table(SERIES, (a_reported(),), "", internal=False)
    assert not [x for x in heads(public) if "nội bộ" in x.casefold()]
    assert cell(series_table(SERIES, (a_reported(internal=True),), "", internal=True), "Nội bộ") is True


def test_pages_are_linked_where_the_site_is_known() -> None:
    """A file that was downloaded leads back by full addresses only."""
    assert "Trang công văn" not in heads(series_table(SERIES, (), "", internal=False))
    table = series_table(SERIES, (a_reported(),), "https://kho.example.org/", internal=False)
    assert cell(table, "Trang công văn") == "https://kho.example.org/bim-son/so-lieu/2026-04/"


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (True, "integer", None), (1, "boolean", None), (2.5, "integer", None), (3, "number", 3), ("", "text", None),
        ("chưa rõ", "date", None), ("2026-02-30", "date", None), (True, "text", "true"), (7, "text", "7"),
    ],
)  # fmt: skip
def test_a_cell_is_of_its_columns_kind_or_empty(value: PlainValue, kind: FigureKind, expected: Cell) -> None:
    """Nothing else gets into a column, so a program that trusts the description never stumbles."""
    assert typed(value, kind) == expected


def test_sums_are_those_of_the_one_rollup() -> None:
    """Issued letters alone; a period of which only a draft is there has no sum."""
    letters = (a_draft("2026-05", series=SERIES), a_reported(), a_reported(agency=an_agency(id="khac")))
    table = sums_table(SERIES, rollup(SERIES, letters, (an_agency(),)))
    assert table
    assert [x[:3] for x in table.rows] == [("2026-05", 0, 0), ("2026-04", 2, 0)]
    assert cell(table, "Kinh phí / Tổng số (đồng)", 1) == 2 * 2_382_000_000
    assert cell(table, "Kinh phí / Tổng số (đồng)", 0) is None


def test_a_series_without_data_has_its_table_all_the_same() -> None:
    """Its letters are listed; there is nothing to add up."""
    letter = a_letter(figures=())
    assert len(series_table(letter.series, (letter,), "", internal=False).rows) == 1
    assert sums_table(letter.series, rollup(letter.series, (letter,), ())) is None


def test_columns_are_explained() -> None:
    """One row a column; who may see a figure is told to the office alone."""
    table = series_table(SERIES, (), "", internal=False)
    explained = columns_table(table, internal=False)
    assert [x[0] for x in explained.rows] == heads(table)
    assert explained.rows[-len(FIELDS)][1:6] == ("budget.total", "số nguyên", "đồng", "Kinh phí / Tổng số", "cộng")
    assert "Chỉ nội bộ" not in heads(explained)
    assert "Chỉ nội bộ" in heads(columns_table(table, internal=True))


def test_the_list_of_letters_has_the_keys_of_the_json() -> None:
    """One row a letter, in the edition's order; in the public one no column tells of what is internal."""
    letter = a_letter()
    table = letters_table(an_edition(letter, a_letter("2026-03")), {})
    assert (cell(table, "id"), cell(table, "number"), cell(table, "date")) == (str(letter.id), 12, date(2026, 4, 17))
    assert "internal" not in heads(table)
    facts = {"bim-son/khcn-tai-chinh/2026-04/bim-son-khcn-tai-chinh-2026-04.pdf": FileFacts(9, "ab")}
    internal = letters_table(an_edition(letter, audience=Audience.INTERNAL), facts)
    assert (cell(internal, "internal"), cell(internal, "pdf_bytes")) == (False, 9)


def test_csv_is_read_back_as_it_was() -> None:
    """The mark of UTF-8 for Excel, RFC 4180 for all others, no formula, forty columns and more."""
    text = table_csv(series_table(SERIES, (a_reported(),), "", internal=False))
    assert text.startswith("\ufeffMã công văn,")
    assert text.endswith("\r\n")
    head, row = csv.reader(io.StringIO(text[1:], newline=""))
    told = dict(zip(head, row, strict=True))
    assert (told["Ghi chú"], told["Quỹ / Đã thành lập"], told["Hồ sơ / Tiếp nhận"]) == ("'=HYPERLINK(1)", "true", "-5")
    wide = table_csv(series_table(a_wide_series(40), (), "", internal=False))
    assert wide.splitlines()[0].endswith("Nhóm / Số 39")

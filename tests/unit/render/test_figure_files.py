import csv
import io
import json

from congvan.model.view import Figure
from congvan.render.figure_files import figures_csv, figures_json
from tests.factories import a_draft, a_letter


def rows(text: str) -> list[list[str]]:
    """The CSV as a spreadsheet reads it."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_a_figure() -> None:
    """Name, labels, value in đồng, unit, and the words of the letter."""
    assert rows(figures_csv(a_letter())) == [
        ["name", "label", "value", "unit", "text"],
        ["budget.total", "Kinh phí phân bổ / Tổng số", "2382000000", "đồng", "2,382 tỷ đồng"],
        ["budget.disbursed", "Kinh phí phân bổ / Đã giải ngân", "200000000", "đồng", "200 triệu đồng"],
        ["fund.established", "Quỹ / Đã thành lập", "false", "", "chưa"],
    ]
    assert figures_csv(a_letter()).count("\r\n") == 4


def test_no_cell_is_a_formula() -> None:
    """Text that begins like one is put behind an apostrophe, which spreadsheets do not show; a number below 0 stays."""
    texts = ("=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "＝1")
    figures = (*(Figure("x", ("=nhãn",), text, text) for text in texts), Figure("x", ("n",), "-5", -5))
    *found, number = rows(figures_csv(a_letter(figures=figures)))[1:]
    assert [x[2] for x in found] == [f"'{x}" for x in texts]
    assert [x[4] for x in found] == [f"'{x}" for x in texts]
    assert {x[1] for x in found} == {"'=nhãn"}
    assert number[2] == "-5"


def test_json_says_which_letter() -> None:
    """And whether a figure is internal, where the edition has any."""
    figures = (Figure("a", ("A",), "1", 1), Figure("b", ("B",), "–", None, internal=True))
    assert json.loads(figures_json(a_letter(figures=figures))) == {
        "letter": "bim-son/khcn-tai-chinh/2026-04",
        "agency": "Ủy ban nhân dân phường Bỉm Sơn",
        "series": "Báo cáo tháng về tháo gỡ điểm nghẽn cơ chế tài chính cho khoa học, công nghệ",
        "period": "2026-04",
        "symbol": "12/UBND-VHXH",
        "date": "2026-04-17",
        "figures": [
            {"name": "a", "labels": ["A"], "value": 1, "unit": None, "text": "1"},
            {"name": "b", "labels": ["B"], "value": None, "unit": None, "text": "–", "internal": True},
        ],
    }


def test_a_draft_has_neither_symbol_nor_date() -> None:
    """In JSON that is null."""
    content = json.loads(figures_json(a_draft()))
    assert (content["symbol"], content["date"]) == (None, None)

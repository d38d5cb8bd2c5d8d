"""Tables get a size, widths and decimal lines. How they look on a page: tests/golden."""

import re

import pytest
from lxml import html as lxml_html

from congvan.model.form import FORMS
from congvan.render.body import render_body
from congvan.render.paper import on_paper
from congvan.render.paper.figures import shown
from congvan.render.paper.tables import set_tables
from congvan.typeface.faces import vendored

ROOM = 467.7  # points: 165 mm


def table(markdown: str, room: float = ROOM) -> str:
    """The table of a body, as set."""
    root = lxml_html.fragment_fromstring(render_body(markdown).html, create_parent="div")
    set_tables(root, FORMS[0], vendored(), room)
    return str(lxml_html.tostring(root, encoding="unicode"))


def size(html: str) -> float:
    """The size that a table was given."""
    found = re.search(r"font-size:([0-9.]+)pt", html)
    assert found
    return float(found[1])


def column(*cells: str, head: str = "Số", rule: str = "---") -> str:
    """A table of two columns, the second with these cells."""
    rows = "".join(f"| tổ {n} | {cell} |\n" for n, cell in enumerate(cells))
    return f"| Tên | {head} |\n|---|{rule}|\n{rows}"


@pytest.mark.parametrize(
    ("words", "whole", "rest"),
    [
        ("1.234.567", "1.234.567", ""),
        ("1.234,50", "1.234", ",50"),
        ("0,5%", "0", ",5%"),
        ("-12,5", "-12", ",5"),
        ("+3 %", "+3", " %"),
        ("(1.234,5 triệu đồng)", "(1.234", ",5 triệu đồng)"),
        ("2,382 tỷ", "2", ",382 tỷ"),
        ("45 km²", "45", " km²"),
        ("7", "7", ""),
    ],
)
def test_a_figure_is_parted_at_its_decimal_mark(words: str, whole: str, rest: str) -> None:
    """With signs before it and units behind."""
    found = shown(lxml_html.fragment_fromstring(f"<td>{words}</td>"))
    assert found is not None
    assert (found.whole, found.rest, found.is_figure) == (whole, rest, True)


@pytest.mark.parametrize("words", ["30/4/2026", "1.5", "1-2", "12.34", "quý I", "1,2,3", "12 tháng 4", "I", "a1", "2x",
                                   "3 nhiệm vụ đã hoàn thành trước hạn"])  # fmt: skip
def test_what_only_looks_like_a_figure_is_none(words: str) -> None:
    """Dates, ranges, numbers of another country, sentences."""
    assert shown(lxml_html.fragment_fromstring(f"<td>{words}</td>")) is None


def test_figures_get_room_behind_them_so_that_decimal_marks_meet() -> None:
    """What a cell lacks of the widest end, in the typeface: `,25` is 3 pt and two figures of 7 pt at 14 pt wider."""
    html = table(column("1.250", "730,25", "**64,5**", "–"))
    padding = [float(x) for x in re.findall(r'class="figure" style="padding-right:([0-9.]+)pt"', html)]
    comma, digit = 3.5, 7.0  # a fourth and a half of 14 pt, in Times New Roman, bold or not
    assert padding == pytest.approx([4 + comma + 2 * digit, 4, 4 + digit, 4 + comma + 2 * digit], abs=0.02)


@pytest.mark.parametrize(
    ("markdown", "is_aligned"),
    [
        (column("1", "2,5"), True),
        (column("1", "", "–", "2,5"), True),
        (column("1", "2,5", rule="--:"), True),
        (column("1", "2,5", rule=":-:"), False),
        (column("1", "chưa"), False),
        (column("", "–"), False),
        (column("01/4/2026", "2/4/2026"), False),
    ],
)
def test_only_columns_of_figures_are_aligned(markdown: str, is_aligned: bool) -> None:
    """With or without blanks; the writer's own word comes first."""
    assert ('class="figure"' in table(markdown)) is is_aligned


@pytest.mark.parametrize("head", ["STT", "TT", "Số TT", "stt.", "**STT**"])
def test_numbers_of_rows_are_centred(head: str) -> None:
    """They are names, not amounts."""
    html = table(column("1", "2", head=head))
    assert html.count('class="ordinal"') == 2
    assert "figure" not in html


def test_a_small_table_keeps_the_bodys_size_and_a_crowded_one_gets_less() -> None:
    """Never less than 10 pt; words are broken only below that."""
    assert size(table(column("1", "2"))) == 14
    crowded = "|" + " Tên nhiệm vụ trọng tâm |" * 9 + "\n|" + "---|" * 9 + "\n|" + " 01/02/2026 |" * 9 + "\n"
    assert 10 <= size(table(crowded, 560)) < 14
    assert "tight" not in table(crowded, 560)
    assert size(table(crowded, 300)) == 10
    assert "tight" in table(crowded, 300)


def test_widths_are_shares_of_the_whole() -> None:
    """A column of long words takes more than one of figures, and none takes nothing."""
    long = "https://example.com/" + "a" * 200
    for markdown in (column("1", "2"), column(long, "x"), column("rất dài " * 30, "x")):
        widths = [float(x) for x in re.findall(r'<col style="width:([0-9.]+)%">', table(markdown))]
        assert sum(widths) == pytest.approx(100, abs=0.1)
        assert min(widths) > 5


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
        "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
        "<table></table>",
        "<table><tr></tr></table>",
    ],
)
def test_tables_of_another_build_are_left_to_break_anywhere(markup: str) -> None:
    """Nothing is known of their columns."""
    html = table(f"{markup}\n")
    assert "figure" not in html
    assert "<td" not in html or 'class="tight"' in html


LONG_NOTE = "\n\n[^1]: " + "Số liệu của Văn phòng, đã đối chiếu với từng tổ dân phố trong kỳ báo cáo " * 6


def printed(markdown: str) -> str:
    """A body as on paper: with its notes where they are called."""
    return on_paper(render_body(markdown).html, FORMS[0], vendored()).body


@pytest.mark.parametrize("cell", ["Nền tảng dùng chung", "730,25"])
def test_a_note_called_in_a_cell_changes_neither_size_nor_widths(cell: str) -> None:
    """Its words stand at the page's foot; only its call takes room, less than a letter."""
    plain, noted = (printed(column(f"{cell}{call}", "812,5") + LONG_NOTE + "\n\n[^1]") for call in ("", "[^1]"))
    widths = [[float(x) for x in re.findall(r"width:([0-9.]+)%", html)] for html in (plain, noted)]
    assert size(noted) == size(plain) == 14
    assert widths[1] == pytest.approx(widths[0], abs=4)


def test_a_figure_that_calls_a_note_keeps_its_decimal_line() -> None:
    """`730,25` with a call behind it: the others stand as far away as the call is wide, a figure of 65 % of 14 pt."""
    html = printed(column("730,25[^1]", "812,50") + LONG_NOTE)
    padding = [float(x) for x in re.findall(r'class="figure" style="padding-right:([0-9.]+)pt"', html)]
    assert padding == pytest.approx([4, 4 + 0.65 * 7], abs=0.02)


def test_a_call_typed_as_html_breaks_no_table() -> None:
    """The sanitiser leaves it, and it calls nothing."""
    calls = '<a class="footnote-ref" href="#x">1</a>', "<sup><a class=footnote-ref>2</a></sup>"
    assert size(printed(column(*calls))) == 14

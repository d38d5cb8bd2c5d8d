"""The parts that not every letter has, measured: appendices, tables, footnotes, marks; and where pages may end.

As in `test_letter_form.py` the numbers are the decree's own or worked by hand, none is taken from `model/form/`, and
pdfplumber counts in points from the top left corner.
"""

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from congvan.render.body import render_body
from tests.factories import a_letter
from tests.golden.measured import MM, Line, Pages
from tests.golden.sheets import LETTERS

PARTS = ("addressees-parent", "money", "wide-table", "long-table", "footnotes", "appendices", "long-words", "draft",
         "replaced", "withdrawn")  # fmt: skip


@pytest.fixture(scope="module")
def letters() -> dict[str, Pages]:
    """The golden letters that have such parts."""
    return {name: Pages(LETTERS[name]) for name in PARTS}


@pytest.fixture
def appendices(letters: dict[str, Pages]) -> Pages:
    """A letter of one page, with an appendix of two upright pages and one of two turned ones."""
    return letters["appendices"]


# --- appendices -------------------------------------------------------------------------------------------------------


def test_each_appendix_begins_a_page_and_the_landscape_one_is_turned(appendices: Pages) -> None:
    """A4 all the same."""
    upright, turned = (595.3, 841.9), (841.9, 595.3)
    assert [(round(a, 1), round(b, 1)) for a, b in appendices.sizes] == [upright] * 3 + [turned] * 2
    for start, page in (("Phụ lục I", 2), ("Phụ lục II", 4)):
        line = next(x for x in appendices.lines if x.text == start)
        assert line.page == page
        assert line.text == appendices.on(page)[0].text


def test_pages_of_an_appendix_are_counted_for_themselves(appendices: Pages) -> None:
    """Arabic, 13 to 14 pt, centred in the top margin of each page but the first of each part."""
    tops = [[c for c in page if c["top"] < 18 * MM] for page in appendices.chars]
    assert ["".join(c["text"] for c in x) for x in tops] == ["", "", "2", "", "2"]
    for page, middle in ((3, (30 + 195) / 2), (5, (30 + 282) / 2)):
        (number,) = tops[page - 1]
        assert 12.75 <= number["size"] <= 14.25
        assert (number["x0"] + number["x1"]) / 2 / MM == pytest.approx(middle, abs=2)


@pytest.mark.parametrize(("start", "title"), [("I", "DANH MỤC NHIỆM VỤ"), ("II", "BẢNG SỐ LIỆU")])
def test_an_appendix_says_its_name_its_title_and_its_letter(appendices: Pages, start: str, title: str) -> None:
    """Row 27: the name 14 pt bold, the title bold capitals of 13 to 14 pt, then which letter it belongs to."""
    name, heading, letter = (
        next(x for x in appendices.lines if x.text == f"Phụ lục {start}"),
        appendices.find(title),
        next(x for x in appendices.lines if x.text.startswith("(Kèm theo") and x.page == (2 if start == "I" else 4)),
    )
    middle = (30 + (195 if start == "I" else 282)) / 2
    assert {round(c["size"], 1) for c in name.chars} == {14}
    assert heading.text == heading.text.upper()
    for line, ending in ((name, "-Bold"), (heading, "-Bold"), (letter, "-Italic")):
        assert all(c["fontname"].endswith(ending) for c in line.chars if c["text"].strip())
        assert all(12.75 <= c["size"] <= 14.25 for c in line.chars)
        assert line.middle / MM == pytest.approx(middle, abs=1)
    assert name.bottom < heading.bottom < letter.bottom
    words = letter.text if start == "II" else letter.text + appendices.lines[appendices.lines.index(letter) + 1].text
    assert "Công văn số 12/UBND-VHXH ngày 17 tháng 4 năm 2026 của Ủy ban" in words


def test_an_appendix_comes_after_the_signature(appendices: Pages) -> None:
    """The letter is whole on its own pages."""
    assert appendices.find("Lê Văn Bình").page == 1
    assert "./." in "".join(x.text for x in appendices.lines if x.page == 1)


# --- margins, words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PARTS)
def test_nothing_leaves_the_margins(name: str, letters: dict[str, Pages]) -> None:
    """Row 2: words and rules, on upright and turned pages; long words and wide tables too."""
    pages = letters[name]
    for (width, height), chars, shapes in zip(pages.sizes, pages.chars, pages.shapes, strict=True):
        inside = [x for x in (*chars, *shapes) if 18 * MM < x["top"] < height - 19 * MM]
        assert min(x["x0"] for x in inside) / MM >= 29.5
        assert (width - max(x["x1"] for x in inside if x.get("text") != " ")) / MM >= 14.5
        assert (height - max(x["bottom"] for x in inside)) / MM >= 19.4


@pytest.mark.parametrize("name", PARTS)
def test_every_character_of_the_body_is_on_the_paper(name: str, letters: dict[str, Pages]) -> None:
    """As often as in the source at least, but for what parts an appendix' name from its title."""
    wanted = Counter(re.sub(r"[\s:.]", "", render_body(LETTERS[name].body).text.casefold()))
    printed = Counter("".join(c["text"] for page in letters[name].chars for c in page).casefold())
    assert wanted - printed == Counter()


# --- tables -----------------------------------------------------------------------------------------------------------


def test_a_table_of_several_pages_repeats_its_head(letters: dict[str, Pages]) -> None:
    """On each page it stands on, above its first row."""
    pages = letters["long-table"]
    assert len(pages.sizes) == 3
    rows = [x for x in pages.lines if "Tổ công nghệ số" in x.text]
    assert [int(x.text.split()[0]) for x in rows] == list(range(1, 61))
    for page in (1, 2, 3):
        head = next(x for x in pages.on(page) if x.text.startswith("STT"))
        assert head.top < min(x.top for x in rows if x.page == page)
        assert all(c["fontname"].endswith("-Bold") for c in head.chars if c["text"].strip())


def test_figures_stand_on_their_decimal_mark(letters: dict[str, Pages]) -> None:
    """Each column's commas in one line, to a third of a point, and whole numbers end where the commas begin."""
    rows = [x for x in letters["money"].lines if re.match(r"\d (Hạ|Nền|Đào|Thuê)|Cộng", x.text)]
    assert len(rows) == 5
    expected = {"1.250": None, "812,5": 1, "730,25": 0, "98,125": 1, "64,5": 0, "12.340": None, "12.339,75": 1,
                "14.384,75": 0, "13.250,375": 1}  # fmt: skip
    edges: dict[int, set[float]] = {0: set(), 1: set()}
    for row in rows:
        for number, column in expected.items():
            if f" {number} " not in f" {row.text} ":
                continue
            chars = _run(row, number)
            at = number.find(",")
            edge = chars[at]["x0"] if at >= 0 else chars[-1]["x1"]
            edges[column or 0].add(round(edge, 2))
    assert [len(x) > 0 and max(x) - min(x) < 0.34 for x in edges.values()] == [True, True]


def _run(line: Line, words: str) -> list[dict[str, Any]]:
    """The characters of some words within a line."""
    chars = [c for c in line.chars if c["text"].strip()]
    at = "".join(c["text"] for c in chars).index(words)
    return chars[at : at + len(words)]


def test_a_wide_table_is_set_smaller_rather_than_in_broken_words(letters: dict[str, Pages]) -> None:
    """Nine columns upright: no date and no amount is broken, the type is 10 pt at least."""
    pages = letters["wide-table"]
    text = "\n".join(x.text for x in pages.lines)
    assert text.count("01/02/2026") == 5
    assert all(f"1.{n}50.000.000" in text for n in range(1, 6))
    sizes = {round(c["size"], 1) for c in pages.chars[0] if c["top"] > pages.find("STT").top and c["bottom"] < 200 * MM}
    assert min(sizes) >= 10


# --- footnotes --------------------------------------------------------------------------------------------------------


def test_footnotes_stand_at_the_foot_of_their_page(letters: dict[str, Pages]) -> None:
    """Under a rule, 10 to 12 pt, above the office's address, each once and in order."""
    pages = letters["footnotes"]
    notes = [
        next(x for x in pages.lines if words in x.text) for words in ("Nghị quyết số 57", "Tính trên", "Theo biên")
    ]
    assert [x.page for x in notes] == [1, 1, 1]
    assert notes[0].top < notes[1].top < notes[2].top < pages.find("Địa chỉ:").top
    body = max(x.bottom for x in pages.on(1) if "3" in x.text and x.text.startswith("lại ngày"))
    # the border of a box, which is drawn as all between its outer edge and its inner one: 0.75 pt at the top
    inner, outer = [x["top"] for x in pages.shapes[0] if x["width"] / MM == pytest.approx(50, abs=1)]
    assert inner - outer == pytest.approx(0.75, abs=0.1)
    assert body < outer < notes[0].top
    assert all(9.75 <= c["size"] <= 12.25 for x in notes for c in x.chars if not c["text"].isdigit())
    text = "".join(x.text for x in pages.lines)
    assert [text.count(x) for x in ("Tính trên tổng số", "Theo biên bản", "Nghị quyết số 57")] == [1, 1, 1]


def test_a_note_of_an_appendix_stands_on_its_page(appendices: Pages) -> None:
    """At the foot of the turned page, not behind the letter."""
    (note,) = [x for x in appendices.lines if "Nguồn: Văn phòng" in x.text]
    assert note.page == 5
    assert note.bottom / MM > 180


# --- marks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "mark", "notice"),
    [
        ("draft", "DỰ THẢO", ""),
        ("replaced", "ĐÃ ĐƯỢC THAY THẾ", "Được thay thế bằng Công văn số 15/UBND-VHXH"),
        ("withdrawn", "ĐÃ THU HỒI", "Thu hồi ngày 02/5/2026. Bản công khai: đã lược bỏ thông tin nội bộ"),
    ],
)
def test_what_became_of_a_letter_is_on_every_page(name: str, mark: str, notice: str, letters: dict[str, Pages]) -> None:
    """The pages of appendices too, in the margins."""
    pages = letters[name]
    every = set(range(1, len(pages.sizes) + 1))
    assert {x.page for x in pages.lines if x.text == mark and x.bottom < 20 * MM} == every
    assert not notice or {x.page for x in pages.lines if notice in x.text and x.top > 277 * MM} == every


def test_a_turned_page_bears_the_marks_too() -> None:
    """Within its own margins."""
    view = LETTERS["withdrawn"]
    table = "# Phụ lục: Bảng {.landscape}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    pages = Pages(a_letter(body=f"{view.body}\n\n{table}", status=view.status, withheld=True, withdrawn=view.withdrawn))
    notice = next(x for x in pages.lines if x.text.startswith("Thu hồi ngày") and x.page == 2)
    assert notice.middle / MM == pytest.approx((30 + 282) / 2, abs=1)
    assert next(x for x in pages.lines if x.text == "ĐÃ THU HỒI" and x.page == 2).bottom < 20 * MM


# --- lists, calls of footnotes ----------------------------------------------------------------------------------------


def test_items_of_each_level_have_their_sign() -> None:
    """`-`, `+`, `*`; the third further in: 1.27 cm, the decree's other number."""
    pages = Pages(a_letter(body="Báo cáo:\n\n- Một:\n    - Hai:\n        - Ba;\n        - Bốn.\n\nHết./."))
    lines = [pages.find(x) for x in ("- Một:", "+ Hai:", "* Ba;", "* Bốn.")]
    assert [x.x0 / MM - 30 for x in lines] == pytest.approx([10, 10, 12.7, 12.7], abs=0.3)


def test_a_call_in_a_line_sets_it_no_further_from_the_next() -> None:
    """18 pt from line to line, with and without."""
    words = "Ủy ban nhân dân phường báo cáo kết quả thực hiện "
    pages = Pages(a_letter(body=f"{words * 2}{words[:-1]}[^1] {words * 6}\n\n[^1]: Ghi chú."))
    bottoms = [max(c["bottom"] for c in x.chars if c["size"] > 13) for x in pages.on(1) if words[:12] in x.text]
    assert len(bottoms) >= 5
    assert {round(b - a, 1) for a, b in pairwise(bottoms)} == {18.0}


def test_a_note_called_behind_a_figure_is_set_in_lines() -> None:
    """A figure's cell is kept on one line, the note at the page's foot is not; the call is small in small type."""
    note = "Số liệu của Văn phòng, đã đối chiếu với từng tổ dân phố trong kỳ báo cáo. " * 3
    pages = Pages(a_letter(body=f"Báo cáo:\n\n| Tên | Số |\n|---|---|\n| Tổ | 12,5[^1] |\n\nHết./.\n\n[^1]: {note}"))
    assert max(x.x1 for x in pages.lines) / MM < 195.5
    assert sum("đối chiếu" in x.text for x in pages.lines) >= 2
    row = pages.find("Tổ 12,5")
    assert row.chars[-1]["size"] == pytest.approx(0.65 * 14, abs=0.1)

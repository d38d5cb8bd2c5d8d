"""What is new in a letter against the one before, worked by hand."""

import time
from datetime import date

import pytest

from congvan.model.view import Figure, LetterView
from congvan.render.body import render_body
from congvan.render.comparison import BlockChange, Comparison, compare
from tests.factories import a_letter

OPENING = "Ủy ban nhân dân phường báo cáo tình hình thực hiện nhiệm vụ trong kỳ như sau:"


def letter(period: str, body: str, *figures: Figure, day: date | None = None) -> LetterView:
    """Make a letter of that month with that text."""
    return a_letter(period, body=body, figures=figures, date=day)


def compared(before: LetterView, now: LetterView) -> Comparison:
    """Compare two letters."""
    return compare((now, render_body(now.body)), (before, render_body(before.body)))


def texts(before: str, now: str) -> Comparison:
    """Compare the texts of the letters of March and April 2026."""
    return compared(letter("2026-03", before), letter("2026-04", now))


def told(block: BlockChange) -> str:
    """Write a block's change on one line."""
    signs = {"same": "{}", "added": "[+{}+]", "gone": "[-{}-]", "skipped": "{{…}}"}
    return f"{block.kind}: " + "".join(signs[x.kind].format(x.text) for x in block.runs)


def lines(found: Comparison) -> list[tuple[str, str, list[str]]]:
    """Write all that changed, section by section."""
    return [(x.kind, x.heading, [told(y) for y in x.blocks]) for x in found.sections]


def test_nothing_new() -> None:
    """The same text is no news, and every block is counted."""
    found = texts(f"{OPENING}\n\n## 1. Kết quả\n\nXong.", f"{OPENING}\n\n## 1. Kết quả\n\nXong.")
    assert found.is_empty
    assert found.unchanged == 2
    assert [(x.heading, x.blocks) for x in found.same_sections] == [("", 1), ("1. Kết quả", 1)]


def test_a_changed_paragraph() -> None:
    """It is told word by word, under its section with the section's id on the page."""
    found = texts(
        "## 1. Kết quả\n\nPhường tổ chức hai hội nghị.\n\nKhông đổi gì.",
        "## 1. Kết quả\n\nPhường tổ chức ba hội nghị.\n\nKhông đổi gì.",
    )
    assert lines(found) == [("changed", "1. Kết quả", ["changed: Phường tổ chức[- hai-][+ ba+] hội nghị."])]
    assert (found.sections[0].id, found.sections[0].unchanged) == (render_body("## 1. Kết quả").headings[0].id, 1)


def test_new_and_gone_sections() -> None:
    """A section under a new heading is new, whatever its number; one whose heading is not there any more is gone."""
    found = texts(
        "## 1. Kết quả\n\nXong.\n\n## 2. Khó khăn\n\nThiếu người làm.\n\n## 3. Kiến nghị\n\nKhông có.",
        "## 1. Kết quả\n\nXong.\n\n## 2. Kiến nghị\n\nKhông có.\n\n## 3. Phòng chống bão lụt\n\nĐã trực 24 giờ.",
    )
    assert lines(found) == [
        ("gone", "2. Khó khăn", ["gone: [-Thiếu người làm.-]"]),
        ("added", "3. Phòng chống bão lụt", ["added: [+Đã trực 24 giờ.+]"]),
    ]
    assert found.sections[0].id == ""


def test_the_period_is_no_news() -> None:
    """Each letter names its own period, and days of its own months; what both name alike is fixed."""
    before = """\
Thực hiện Công văn ngày 30/3/2026, phường báo cáo kỳ tháng 3 năm 2026, số liệu đến ngày 15/3/2026.

Tháng 3 tăng so với tháng 2 năm 2026; ban hành ngày 18/3/2026."""
    now = """\
Thực hiện Công văn ngày 30/3/2026, phường báo cáo kỳ tháng 4 năm 2026, số liệu đến ngày 15/4/2026.

Tháng 4 tăng so với tháng 3 năm 2026; ban hành ngày 17/4/2026."""
    found = compared(letter("2026-03", before, day=date(2026, 3, 18)), letter("2026-04", now, day=date(2026, 4, 17)))
    assert lines(found) == []
    assert found.unchanged == 2


def test_a_day_that_does_not_move_with_the_period_is_news() -> None:
    """A fixed day that is another now is told, and so is a day of the period that is another day."""
    found = texts("Họp ngày 05/3/2026 tại phường theo kế hoạch.", "Họp ngày 09/4/2026 tại phường theo kế hoạch.")
    assert lines(found) == [("changed", "", ["changed: Họp[- ngày 05/3/2026-][+ ngày 09/4/2026+] tại phường theo kế hoạch."])]  # fmt: skip  # noqa: E501


def test_figures() -> None:
    """They are told by themselves: changed, new, gone; what the text prints of them is not told once more."""
    march = (
        Figure("a", ("Đã chi",), "200 triệu đồng", 200_000_000, "đồng"),
        Figure("b", ("Số việc",), "12", 12),
        Figure("c", ("Cũ",), "5", 5),
        Figure("d", ("Từ năm",), "–", None),
        Figure("e", ("Đã mở",), "không", False),
        Figure("f", ("Như trước",), "7", 7),
    )
    april = (
        Figure("a", ("Đã chi",), "350 triệu đồng", 350_000_000, "đồng"),
        Figure("b", ("Số việc",), "15", 15),
        Figure("d", ("Từ năm",), "2026", 2026),
        Figure("e", ("Đã mở",), "có", True),
        Figure("f", ("Như trước",), "7", 7),
    )
    found = compared(
        letter("2026-03", "Đã chi 200 triệu đồng cho 12 việc.\n\nCó 12 tổ.", *march),
        letter("2026-04", "Đã chi 350 triệu đồng cho 15 việc.\n\nCó 12 tổ.", *april),
    )
    assert [(x.kind, (x.now or x.before).labels[0]) for x in found.figures if x.now or x.before] == [  # type: ignore[union-attr]
        ("changed", "Đã chi"),
        ("changed", "Số việc"),
        ("added", "Từ năm"),
        ("changed", "Đã mở"),
        ("gone", "Cũ"),
    ]
    assert (found.same_figures, found.sections, found.unchanged) == (1, (), 2)


def test_the_way_an_amount_is_written_is_no_change() -> None:
    """`2 tỷ` and `2,0 tỷ` are the same money."""
    found = compared(
        letter("2026-03", "", Figure("a", ("Chi",), "2 tỷ đồng", 2_000_000_000, "đồng")),
        letter("2026-04", "", Figure("a", ("Chi",), "2,0 tỷ đồng", 2_000_000_000, "đồng")),
    )
    assert found.is_empty


def test_tables_row_by_row() -> None:
    """A row is known by its label; its cells are compared as words; new and gone rows are told."""
    head = "| STT | Nội dung | Số |\n|---|---|---|\n"
    found = texts(
        head + "| 1 | Hộ tịch | 10 |\n| 2 | Đất đai | 20 |\n| 3 | Điện nước | 4 |\n",
        head + "| 1 | Hộ tịch | 10 |\n| 2 | Chứng thực bản sao | 9 |\n| 3 | Đất đai | 25 |\n",
    )
    blocks = found.sections[0].blocks
    assert all(x.is_row for x in blocks)
    assert [told(x) for x in blocks] == [
        "added: [+2 │ Chứng thực bản sao │ 9+]",
        "changed: [-2 -][+3+] │ Đất đai │[- 20-][+ 25+]",
        "gone: [-3 │ Điện nước │ 4-]",
    ]


def test_moved_paragraphs() -> None:
    """A paragraph that stands in another section now is not new: it is told where it came from."""
    moved = "Toàn bộ cán bộ đã được tập huấn kỹ năng số."
    found = texts(
        f"## Kết quả\n\n{moved}\n\nXong việc một.\n\n## Tập huấn\n\nChưa mở lớp nào.",
        f"## Kết quả\n\nXong việc một.\n\n## Tập huấn\n\nChưa mở lớp nào.\n\n{moved}",
    )
    assert lines(found) == [("changed", "Tập huấn", [f"moved: {moved}"])]
    assert found.sections[0].blocks[0].moved_from == "Kết quả"


def test_a_renamed_heading() -> None:
    """A heading that was reworded keeps its section; the change of the heading is told."""
    found = texts("## 1. Khó khăn, vướng mắc\n\nKhông có.", "## 1. Khó khăn, vướng mắc còn lại\n\nKhông có.")
    assert lines(found) == [
        ("changed", "1. Khó khăn, vướng mắc còn lại", ["changed: 1. Khó khăn, vướng mắc[+ còn lại+]"])
    ]


def test_headings_that_stand_twice() -> None:
    """Sections of the same name are compared in their order."""
    found = texts("## A\n\nmột\n\n## A\n\nhai", "## A\n\nmột\n\n## A\n\nhai ba bốn năm sáu")
    assert [(x.heading, [told(y) for y in x.blocks]) for x in found.sections] == [
        ("A", ["gone: [-hai-]", "added: [+hai ba bốn năm sáu+]"])
    ] or [told(y) for x in found.sections for y in x.blocks] == ["added: [+hai ba bốn năm sáu+]", "gone: [-hai-]"]


def test_a_withheld_mark_is_text() -> None:
    """Where something was left out the mark stands, and is compared as any words."""
    found = texts("Hỏi [thông tin nội bộ, không công bố].", "Hỏi văn phòng của phường.")
    assert "[-Hỏi [thông tin nội bộ, không công bố].-]" in " ".join(told(x) for s in found.sections for x in s.blocks)


def test_another_text_altogether() -> None:
    """Where nearly all is new, that is said and nothing listed."""
    old = "\n\n".join(f"Đoạn cũ thứ {x} nói về những việc đã làm ở tổ dân phố." for x in range(20))
    new = "\n\n".join(f"Phần {x} trình bày kế hoạch hoàn toàn khác hẳn trước kia." for x in range(20))
    found = texts(old, new)
    assert (found.rewritten, found.sections, found.is_empty) == (True, (), False)


@pytest.mark.parametrize(
    "body",
    ["", "   ", "## \n\n## ", "| a |\n|---|\n", "<b>x", "a" * 10_000, "\0\ue000\ue001", "- " * 50, "&lt;b&gt;"],
    ids=["empty", "blank", "bare headings", "bare table", "open tag", "one word", "controls", "deep list", "escaped"],
)
def test_odd_texts(body: str) -> None:
    """Nothing raises, in either place."""
    for one, other in ((body, OPENING), (OPENING, body), (body, body)):
        found = texts(one, other)
        assert found.is_empty or one != other


def _table(rows: int, word: str) -> str:
    return "| Việc | Số |\n|---|---|\n" + "".join(f"| {word} số {x} | {x * 7 % 97} |\n" for x in range(rows))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (" ".join(f"từ{x}" for x in range(14_000)), " ".join(f"chữ{x}" for x in range(14_000))),
        (" ".join(["một hai"] * 9_000), " ".join(["hai một ba"] * 7_000)),
        ("\n\n".join(f"Đoạn {x} nói về việc {x % 7}." for x in range(2_000)),
         "\n\n".join(f"Đoạn {x} kể về việc {x % 5}." for x in range(2_000))),
        (_table(2_000, "Việc"), _table(2_000, "Mục")),
        (_table(2_000, "Việc"), _table(2_000, "Việc").replace("| 4 |", "| 44 |")),
        ("\n\n".join(f"## Mục {x}\n\nXong." for x in range(800)),
         "\n\n".join(f"## Phần {x}\n\nChưa." for x in range(800))),
    ],
    ids=["one paragraph", "repeated words", "2,000 paragraphs", "2,000 other rows", "2,000 rows", "800 sections"],
)  # fmt: skip
def test_cost_is_bounded(before: str, now: str) -> None:
    """Letters of 80 KB, or with 2,000 rows, are compared in a second, and what is listed fits on a page."""
    one, other = letter("2026-03", before), letter("2026-04", now)
    bodies = render_body(before), render_body(now)
    started = time.process_time()
    found = compare((other, bodies[1]), (one, bodies[0]))
    assert time.process_time() - started < 1.5  # seconds, on a slow machine
    assert not found.is_empty
    shown = [x.text for s in found.sections for b in s.blocks for x in b.runs if x.kind != "skipped"]
    assert sum(map(len, shown)) <= 24_000
    assert sum(len(x.blocks) for x in found.sections) <= 60

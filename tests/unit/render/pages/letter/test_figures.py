from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from congvan.model import address
from congvan.model.facts import FileFacts
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.model.terms import Frequency, Status
from congvan.model.view import Figure, LetterView, PlainValue
from congvan.render.body import render_body
from congvan.render.pages.letter import letter_page
from congvan.render.pages.letter.dossier import Dossier
from congvan.render.pages.letter.figures import FigurePart, figure_part
from tests.factories import a_letter


def letter(period: str, values: Mapping[str, PlainValue], status: Status = Status.ISSUED) -> LetterView:
    """A letter of a period with these figures, by label."""
    figures = tuple(
        Figure(f"f{at}", tuple(label.split("/")), "–" if value is None else str(value), value)
        for at, (label, value) in enumerate(values.items())
    )
    return a_letter(id=LetterId("bim-son", "khcn-tai-chinh", Period.parse(period)), figures=figures, status=status)


def part(*run: LetterView) -> FigurePart:
    """The figures of the first of these letters, the newest first."""
    return figure_part(Dossier(run[0], render_body(""), run=run))


def section(*run: LetterView) -> lxml_html.HtmlElement:
    """The figures on the page of the first of these letters, read back."""
    page = lxml_html.fromstring(letter_page(Dossier(run[0], render_body(""), run=run)).html)
    (found,) = page.xpath("//section[@aria-labelledby='cv-figures']")
    return found


def rows(found: lxml_html.HtmlElement) -> list[list[str]]:
    """The words of each row of the table of figures; of a chart that there is one."""
    table = found.find("table")
    return [
        ["(biểu đồ)" if x.find("svg") is not None else " ".join(x.text_content().split()) for x in row.xpath("th|td")]
        for row in table.iter("tr")
    ]


def months(count: int, value: PlainValue = 7) -> list[LetterView]:
    """Letters of so many months up to April 2026, the newest first."""
    period, found = Period(2026, Frequency.MONTHLY, 4), []
    for _ in range(count):
        found.append(letter(str(period), {"Hồ sơ": value}))
        period = period.previous
    return found


def test_figures_stand_beside_those_of_the_period_before() -> None:
    """Value, value before, change, chart; each column names its period."""
    now = letter("2026-04", {"Hồ sơ/Đã nhận": 120, "Hồ sơ/Ghi chú": "tốt", "Nhân sự": None})
    before = letter("2026-03", {"Hồ sơ/Đã nhận": 100, "Hồ sơ/Ghi chú": "khá", "Nhân sự": 4})
    assert rows(section(now, before)) == [
        ["Chỉ tiêu", "Kỳ này 4/2026", "Kỳ trước 3/2026", "Thay đổi", "Các kỳ gần đây"],
        ["Hồ sơ"],
        ["Đã nhận", "120", "100", "tăng 20 (+20,0%)", "(biểu đồ)"],
        ["Ghi chú", "tốt", "khá", "đã thay đổi", ""],
        ["Nhân sự", "–", "4", "kỳ này không có", ""],
    ]


def test_a_first_letter_has_its_values_alone() -> None:
    """Nothing to compare with is said in a sentence, not shown as empty columns."""
    found = section(letter("2026-04", {"Hồ sơ": 120}))
    assert rows(found) == [["Chỉ tiêu", "Giá trị"], ["Hồ sơ", "120"]]
    assert "Chưa có kỳ trước để so sánh." in found.text_content()
    assert not found.xpath(".//details | .//svg")


def test_a_letter_without_figures_has_no_such_part() -> None:
    """No heading, no note."""
    page = letter_page(Dossier(letter("2026-04", {}), render_body(""), run=(letter("2026-04", {}),))).html
    assert "cv-figures" not in page
    assert part(letter("2026-04", {})).notes == ()


def test_every_value_of_a_chart_stands_in_a_table() -> None:
    """Who cannot see the chart reads twelve periods, the newest first; the thirteenth letter is too old."""
    run = [replace(x, figures=(replace(x.figures[0], text=f"giá trị {at}"),)) for at, x in enumerate(months(13))]
    found = section(*run)
    (table,) = found.xpath(".//details//table")
    assert table.findtext("caption") == "Hồ sơ"
    told = [(x.findtext("th"), x.findtext("td")) for x in table.iter("tr")]
    assert told[0] == ("4/2026", "giá trị 0")
    assert told[-1] == ("5/2025", "giá trị 11")
    assert len(told) == 12
    assert len(found.xpath(".//*[local-name()='rect']")) == 12
    assert "từ 5/2025 đến 4/2026" in found.findtext(".//summary")


def test_a_period_without_a_letter_is_a_gap() -> None:
    """It has its place in chart and table; the column before says which period it is."""
    run = [x for x in months(6) if x.id.period.index != 3]
    found = section(*run)
    assert rows(found)[0][2] == "Kỳ trước 2/2026"
    assert "Kỳ gần nhất có số liệu để so sánh là tháng 2 năm 2026." in found.text_content()
    assert len(found.xpath(".//*[local-name()='rect']")) == 5
    assert "1 kỳ không có số liệu" in found.xpath(".//*[local-name()='title']")[0].text
    assert [x.text for x in found.xpath(".//details//td")][:3] == ["7", "–", "7"]


def test_a_series_that_has_just_begun_has_no_gaps_before() -> None:
    """What was not asked for yet is not missing."""
    assert part(*months(3)).periods == ("2/2026", "3/2026", "4/2026")


@pytest.mark.parametrize(("status", "word"), [(Status.WITHDRAWN, "đã thu hồi"), (Status.REPLACED, "đã được thay thế")])
def test_letters_that_no_longer_count_are_compared_with_nothing(status: Status, word: str) -> None:
    """Their values stand in the table with the word for it; neither the chart nor the change knows them."""
    run = (letter("2026-04", {"Hồ sơ": 120}), letter("2026-03", {"Hồ sơ": 9}, status), letter("2026-02", {"Hồ sơ": 80}))
    found = section(*run)
    assert rows(found)[1] == ["Hồ sơ", "120", "80", "tăng 40 (+50,0%)", "(biểu đồ)"]
    assert len(found.xpath(".//*[local-name()='rect']")) == 2
    assert [x.text for x in found.xpath(".//details//td")] == ["120", f"9 ({word})", "80"]
    assert f"Công văn tháng 3 năm 2026 {word}: số liệu của kỳ đó không dùng để so sánh." in found.text_content()


def test_a_withdrawn_letter_shows_its_own_figures() -> None:
    """Its page stays what it was; the page itself says that it was called back."""
    found = section(letter("2026-04", {"Hồ sơ": 5}, Status.WITHDRAWN), letter("2026-03", {"Hồ sơ": 4}))
    assert rows(found)[1] == ["Hồ sơ", "5", "4", "tăng 1", "(biểu đồ)"]


def test_a_new_year_is_said_and_not_rated() -> None:
    """Figures added up over a year begin anew: no percentage, and a sentence why they are small."""
    found = section(letter("2026-01", {"Lũy kế": 290}), letter("2025-12", {"Lũy kế": 4_312}))
    assert rows(found)[1][3] == "giảm 4.022"
    assert "Kỳ trước thuộc năm 2025" in found.text_content()
    yearly = section(letter("2026", {"Tổng": 290}), letter("2025", {"Tổng": 580}))
    assert rows(yearly)[1][3] == "giảm 290 (−50,0%)"
    assert "Kỳ trước thuộc năm" not in yearly.text_content()


def test_what_is_no_number_has_no_chart() -> None:
    """Words, days and yes or no have their history in the table; without any number there is no such column."""
    run = (
        letter("2026-04", {"Ý kiến": "a", "Có kế hoạch": True}),
        letter("2026-03", {"Ý kiến": "a", "Có kế hoạch": False}),
    )
    found = section(*run)
    assert rows(found)[0][-1] == "Thay đổi"
    assert len(found.xpath(".//details//table")) == 2


def test_a_former_text_is_shortened() -> None:
    """The letter's own text is whole; of the others there are the first words, lest twelve of them burst the page."""
    long = "Nội dung đã báo cáo " * 50
    found = section(letter("2026-04", {"Nêu rõ": long}), letter("2026-03", {"Nêu rõ": long}))
    _, now, before, *_ = rows(found)[1]
    assert now == long.strip()
    assert len(before) <= 120
    assert before.endswith("…")


def test_figures_that_an_audience_may_not_see_leave_no_trace() -> None:
    """What the view does not hold is neither compared nor counted: an earlier letter's other figures are not named."""
    now, before = letter("2026-04", {"Hồ sơ": 1}), letter("2026-03", {"Hồ sơ": 1, "Bí mật": 987})
    assert "Bí mật" not in section(now, before).text_content()


def test_internal_figures_are_marked_by_a_word() -> None:
    """In the table and in the history."""
    run = [replace(x, figures=(replace(x.figures[0], internal=True),)) for x in months(2)]
    found = section(*run)
    assert len(found.xpath(".//*[@class='cv-badge cv-badge--internal']")) == 2


def test_many_figures_keep_a_page_light() -> None:
    """Forty figures over twelve periods, and each text is escaped."""
    run = [
        letter(str(x.id.period), {f"Nhóm {n // 5}/Chỉ tiêu <{n}>": n * 1000 + 1 for n in range(40)}) for x in months(12)
    ]
    page = letter_page(Dossier(run[0], render_body(""), run=tuple(run))).html
    assert len(page.encode()) < 130_000
    assert "Chỉ tiêu <" not in page
    assert page.count("<svg") == 40


def test_the_figures_of_all_periods_are_one_click_away() -> None:
    """As a workbook, where there is one."""
    view = letter("2026-04", {"Số hồ sơ": 5})
    workbook = address.series_xlsx(view.series.id)
    for files in ({}, {workbook: FileFacts(1, "0" * 64)}):
        page = letter_page(Dossier(view, render_body(""), files, (view,)))
        links = {x.text: x.get("href") for x in lxml_html.fromstring(page.html).iter("a")}
        assert links.get("Số liệu mọi kỳ (Excel)") == ("../../../data/khcn-tai-chinh.xlsx" if files else None)

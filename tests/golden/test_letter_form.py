"""A letter in, its PDF out, measured with a second library against the decree's own numbers.

The numbers here are those of Nghị định 30/2020/NĐ-CP, Phụ lục I; none is taken from `model/form/`. pdfplumber counts
in points from the top left corner of the page. Long, because the form is one sheet whose
parts are measured against one another.
"""

import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from congvan.model.terms import Status, Urgency
from congvan.model.view import LetterView, Relation
from congvan.publish.pdf import PdfJob, make_pdfs
from congvan.render.body import render_body
from congvan.render.letter_html import letter_html
from congvan.store.cache import Cache
from tests.factories import a_draft, a_letter, an_agency

MM = 72 / 25.4
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
LONG = (
    "báo cáo tình hình thực hiện các giải pháp đột phá để phát triển khoa học, công nghệ, đổi mới sáng tạo "
    "thông qua việc tháo gỡ điểm nghẽn về cơ chế tài chính phường Bỉm Sơn"
)
_PARAGRAPH = (
    "Ủy ban nhân dân phường đã quán triệt và triển khai các chủ trương, chính sách của Trung ương, của tỉnh về phát "
    "triển khoa học công nghệ, đổi mới sáng tạo và chuyển đổi số đến toàn thể cán bộ, công chức, viên chức."
)
BODY = f"""{_PARAGRAPH}

## I. Kết quả

## 1. Thông tin chung

- Kỳ báo cáo: tháng 4 năm 2026;
- {_PARAGRAPH}

### a) Công tác chỉ đạo

{(_PARAGRAPH + chr(10) + chr(10)) * 14}
Ủy ban nhân dân phường báo cáo Sở Khoa học và Công nghệ tổng hợp theo quy định./.
"""
TO = ("Sở Khoa học và Công nghệ tỉnh Thanh Hóa", "Sở Tài chính tỉnh Thanh Hóa;", "Văn phòng tỉnh")

VARIANTS: dict[str, LetterView] = {
    "draft": a_draft("2026-04", body=BODY, subject=LONG, withheld=True, agency=an_agency(contact=None)),
    "issued under a parent": a_letter(
        number=7,
        symbol="07/UBND-VHXH",
        date=date(2026, 2, 5),
        body=BODY,
        agency=an_agency(parent=("Ủy ban nhân dân tỉnh Mẫu",)),
    ),
    "several addressees, long subject, replaced": a_letter(
        subject=LONG,
        to=TO,
        body=BODY,
        status=Status.REPLACED,
        relations=(Relation("replaced-by", a_letter().id, "15/UBND-VHXH", date(2026, 5, 5)),),
        agency=an_agency(letterhead=("TRUNG TÂM ỨNG DỤNG VÀ PHÁT TRIỂN KHOA HỌC CÔNG NGHỆ",)),
    ),
    "urgent": a_letter(urgency=Urgency.THUONG_KHAN, body=BODY),
    "short": a_letter(urgency=Urgency.KHAN, body="Kính báo cáo./."),
}


class Sheet:
    """One letter's PDF as a person with a ruler sees it."""

    def __init__(self, view: LetterView, path: Path) -> None:
        """Read the whole file."""
        self.view = view
        with pdfplumber.open(path) as pdf:
            self.pages = [(page.width, page.height, page.rotation) for page in pdf.pages]
            self.lines = [
                (page.page_number, line)
                for page in pdf.pages
                for line in page.extract_text_lines(return_chars=True, strip=True)
            ]
            self.words = [
                (page.page_number, word)
                for page in pdf.pages
                for word in page.extract_words(
                    keep_blank_chars=True, x_tolerance=4, extra_attrs=["fontname", "size"], use_text_flow=True
                )
            ]
            self.chars = [(page.page_number, char) for page in pdf.pages for char in page.chars]
            self.rules = [
                (page.page_number, shape)
                for page in pdf.pages
                for shape in (*page.lines, *page.rects)
                if shape["height"] < 2 and shape["width"] > 5
            ]
            self.boxes = [rect for rect in pdf.pages[0].rects if rect["height"] > 15]
            self.shapes = [*pdf.pages[0].rects, *pdf.pages[0].lines, *pdf.pages[0].curves]

    def find(self, start: str, page: int | None = None) -> dict[str, Any]:
        """Give the run of words in one font that begins so."""
        for number, word in self.words:
            if word["text"].strip().startswith(start) and page in {None, number}:
                return dict(word)
        raise AssertionError(f"{start!r} is not on the sheet")

    def rule_below(self, word: dict[str, Any]) -> dict[str, Any]:
        """Give the drawn rule right under some words."""
        found = [
            x
            for number, x in self.rules
            if number == 1
            and 0 < x["top"] - word["bottom"] < 8
            and x["x0"] > word["x0"] - 5
            and x["x1"] < word["x1"] + 5
        ]
        assert len(found) == 1, f"{len(found)} rules below {word['text']!r}"
        return dict(found[0])


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    """All variants, made once."""
    folder = tmp_path_factory.mktemp("letters")
    jobs = [PdfJob(n, letter_html(v, render_body(v.body), site_url=""), {}) for n, v in VARIANTS.items()]
    made: list[Any] = []
    for start in range(0, len(jobs), 4):  # up to four need no further process
        made += make_pdfs(jobs[start : start + 4], Cache(folder), workers=1)
    assert [x.problem for x in made] == [None] * len(jobs)
    return {x.name: Sheet(VARIANTS[x.name], x.path) for x in made}


@pytest.fixture(params=VARIANTS)
def sheet(request: pytest.FixtureRequest, sheets: dict[str, Sheet]) -> Sheet:
    """Each variant in turn."""
    return sheets[request.param]


def middle(word: dict[str, Any]) -> float:
    """The middle of some words, across."""
    return float(word["x0"] + word["x1"]) / 2


def baseline(sheet: Sheet, word: dict[str, Any]) -> float:
    """The height of the line that some words stand on."""
    inside = [
        c
        for number, c in sheet.chars
        if abs(c["top"] - word["top"]) < 0.1
        and word["x0"] - 0.1 <= c["x0"] <= word["x1"]
        and c["text"] == word["text"].strip()[0]
    ]
    return float(inside[0]["matrix"][5])


def body_chars(sheet: Sheet) -> Iterator[tuple[int, dict[str, Any]]]:
    """The characters of the body: from below the addressee to above `Nơi nhận`."""
    first = min(
        w["top"]
        for n, w in sheet.words
        if n == 1 and w["text"].startswith(("Ủy ban nhân dân phường đã", "Kính báo cáo"))
    )
    last, end = next((n, w["top"]) for n, w in sheet.words if w["text"].startswith("Nơi nhận"))
    for number, char in sheet.chars:
        above = number == 1 and char["top"] < first - 1
        below = (number == last and char["top"] > end - 2) or number > last
        if not above and not below and 20 * MM < char["top"] < 277 * MM and char["size"] > 12.2:
            yield number, char


def test_every_page_is_an_upright_a4_sheet(sheet: Sheet) -> None:
    """Row 1."""
    for width, height, rotation in sheet.pages:
        assert width == pytest.approx(595.3, abs=1)
        assert height == pytest.approx(841.9, abs=1)
        assert rotation == 0


def test_the_words_of_the_letter_keep_the_margins(sheet: Sheet) -> None:
    """Row 2: left 30 to 35 mm, right 15 to 20, top and bottom 20 to 25; only our own marks stand outside."""
    inside = [c for _, c in sheet.chars if 18 * MM < c["top"] < 278 * MM and c["text"].strip()]
    assert min(c["x0"] for c in inside) / MM == pytest.approx(30, abs=0.5)
    assert (595.3 - max(c["x1"] for c in inside)) / MM >= 14.5
    assert min(c["top"] for c in inside) / MM >= 19.5
    assert (841.9 - max(c["bottom"] for c in inside)) / MM >= 19.5
    outside = "".join(c["text"] for _, c in sheet.chars if not 18 * MM < c["top"] < 278 * MM)
    assert "Ủy ban" not in outside


def test_the_only_typeface_is_the_metric_twin_of_times_new_roman(sheet: Sheet) -> None:
    """Row 3."""
    names = {c["fontname"].split("+")[1] for _, c in sheet.chars}
    assert names <= {f"Liberation-Serif{x}" for x in ("", "-Bold", "-Italic", "-Bold-Italic")}


def test_all_but_the_stamp_is_black(sheet: Sheet) -> None:
    """Row 4."""
    red = {str(c["non_stroking_color"]) for _, c in sheet.chars} - {"(0.0,)", "(0.0, 0.0, 0.0)", "(0, 0, 0)"}
    assert bool(red) is (sheet.view.urgency is not None)


def test_pages_are_numbered_from_the_second_in_the_top_margin(sheet: Sheet) -> None:
    """Row 5: 13 to 14 pt, upright, centred between the margins."""
    for number in range(1, len(sheet.pages) + 1):
        top = [c for n, c in sheet.chars if n == number and c["top"] < 18 * MM and c["text"].isdigit()]
        assert "".join(c["text"] for c in top) == ("" if number == 1 else str(number))
        for char in top:
            assert 12.75 <= char["size"] <= 14.25
            assert "Italic" not in char["fontname"]
            assert middle(char) / MM == pytest.approx((30 + 195) / 2, abs=2)


def test_state_and_motto_stand_in_the_top_right(sheet: Sheet) -> None:
    """Rows 6, 7, 9: sizes (13, 14, 14) or (12, 13, 13), bold, one line each, centred on each other, nothing between."""
    state, motto, day = sheet.find(STATE), sheet.find(MOTTO), sheet.find(f"{sheet.view.agency.place}, ngày")
    sizes = tuple(round(x["size"], 1) for x in (state, motto, day))
    assert sizes in {(13, 14, 14), (12, 13, 13)}
    assert state["text"].strip() == STATE
    assert motto["text"].strip() == MOTTO
    assert state["fontname"].endswith("Serif-Bold")
    assert motto["fontname"].endswith("Serif-Bold")
    assert state["x0"] > 595 / 2 - 60
    assert middle(motto) == pytest.approx(middle(state), abs=1 * MM)
    above = sheet.find("Số:")["top"] - 2
    right = [w["text"].strip() for n, w in sheet.words if n == 1 and 18 * MM < w["top"] < above and w["x1"] > 100 * MM]
    assert right == [STATE, MOTTO]


def test_the_motto_is_ruled_to_its_width(sheet: Sheet) -> None:
    """Row 8: a drawn line of 0.97 to 1.03 of the words' width."""
    motto = sheet.find(MOTTO)
    rule = sheet.rule_below(motto)
    assert 0.97 <= rule["width"] / (motto["x1"] - motto["x0"]) <= 1.03
    assert middle(rule) == pytest.approx(middle(motto), abs=1 * MM)


def test_the_issuer_is_bold_capitals_with_a_short_rule(sheet: Sheet) -> None:
    """Rows 10 to 12: the parent regular above, the rule 1/3 to 1/2 of the last line's width, centred."""
    left = [
        w
        for n, w in sheet.words
        if n == 1 and w["x1"] < 100 * MM and w["top"] < sheet.find("Số:")["top"] - 2 and w["top"] > 18 * MM
    ]
    bold = [w for w in left if w["fontname"].endswith("Serif-Bold")]
    regular = [w for w in left if w["fontname"].endswith("Serif")]
    assert [w["text"] for w in left] == [w["text"].upper() for w in left]
    assert " ".join(w["text"].strip() for w in bold) == " ".join(sheet.view.agency.letterhead).upper()
    assert " ".join(w["text"].strip() for w in regular) == " ".join(sheet.view.agency.parent).upper()
    assert all(11.75 <= w["size"] <= 13.25 for w in left)
    rule = sheet.rule_below(bold[-1])
    assert 1 / 3 <= rule["width"] / (bold[-1]["x1"] - bold[-1]["x0"]) <= 1 / 2
    assert all(middle(w) == pytest.approx(middle(rule), abs=1 * MM) for w in left)


def test_number_and_date_share_a_line(sheet: Sheet) -> None:
    """Rows 13, 14: 13 pt regular and 13 to 14 pt italic on one baseline, each centred in its column."""
    number, day = sheet.find("Số:"), sheet.find(f"{sheet.view.agency.place}, ngày")
    assert number["size"] == pytest.approx(13, abs=0.25)
    assert number["fontname"].endswith("Serif")
    assert day["fontname"].endswith("Italic")
    assert baseline(sheet, number) == pytest.approx(baseline(sheet, day), abs=1)
    assert middle(day) == pytest.approx(middle(sheet.find(MOTTO)), abs=1 * MM)
    issuer = [w for n, w in sheet.words if n == 1 and w["x1"] < 100 * MM and 18 * MM < w["top"] < number["top"] - 2][-1]
    assert middle(number) == pytest.approx(middle(issuer), abs=1 * MM)


def test_a_draft_leaves_room_for_number_and_day(sheets: dict[str, Sheet]) -> None:
    """Row 13: the number is blank, and so are day and month."""
    draft = sheets["draft"]
    number, day = draft.find("Số:"), draft.find("Bỉm Sơn, ngày")
    assert number["text"].replace("\u00a0", " ").split() == ["Số:", "/UBND-VHXH"]
    assert number["x1"] - number["x0"] > 100
    assert day["text"].replace("\u00a0", " ").split() == ["Bỉm", "Sơn,", "ngày", "tháng", "năm", "2026"]


def test_small_numbers_days_and_months_take_a_zero(sheets: dict[str, Sheet]) -> None:
    """Rows 13, 14."""
    issued = sheets["issued under a parent"]
    assert issued.find("Số:")["text"] == "Số: 07/UBND-VHXH"
    assert issued.find("Bỉm Sơn, ngày")["text"] == "Bỉm Sơn, ngày 05 tháng 02 năm 2026"


def test_the_subject_stands_under_the_number(sheet: Sheet) -> None:
    """Row 15: 12 to 13 pt regular, centred under the number, 6 pt below it, no rule."""
    number, subject = sheet.find("Số:"), sheet.find("V/v")
    assert 11.75 <= subject["size"] <= 13.25
    assert subject["fontname"].endswith("Serif")
    end = sheet.find("Kính gửi")["top"]
    lines = [
        w for n, w in sheet.words if n == 1 and subject["top"] - 1 < w["top"] < end and w["size"] == subject["size"]
    ]
    assert all(middle(w) == pytest.approx(middle(number), abs=1 * MM) for w in lines)
    assert 4 <= subject["top"] - number["bottom"] <= 9
    assert not [x for n, x in sheet.rules if n == 1 and 0 < x["top"] - lines[-1]["bottom"] < 4 and x["x1"] < 100 * MM]


def test_one_addressee_stands_on_the_same_line(sheets: dict[str, Sheet]) -> None:
    """Row 16."""
    to = sheets["short"].find("Kính gửi:")
    assert to["text"] == "Kính gửi: Sở Khoa học và Công nghệ tỉnh Thanh Hóa."
    assert 12.75 <= to["size"] <= 14.25


def test_several_addressees_stand_in_one_column_under_the_colon(sheets: dict[str, Sheet]) -> None:
    """Row 16: `- …;`, the last `- ….`, however their writer ended them."""
    several = sheets["several addressees, long subject, replaced"]
    to = several.find("Kính gửi:")
    assert to["text"].strip() == "Kính gửi:"
    names = [w for n, w in several.words if n == 1 and 0 < w["top"] - to["top"] < 60 and w["text"].startswith("- ")]
    assert [w["text"].strip() for w in names] == [f"- {TO[0]};", f"- {TO[1]}", f"- {TO[2]}."]
    colon = next(c for n, c in several.chars if n == 1 and c["text"] == ":" and abs(c["top"] - to["top"]) < 1)
    assert {round(w["x0"] - colon["x0"], 0) for w in names} == {0}


def test_the_body_has_one_size_and_a_steady_pitch(sheet: Sheet) -> None:
    """Row 17: 13 to 14 pt, lines 16.1 to 24.2 pt apart, paragraphs at least 6 pt further."""
    chars = list(body_chars(sheet))
    assert {round(c["size"], 2) for _, c in chars} == {14.0}
    heights = sorted({(n, round(c["matrix"][5], 1)) for n, c in chars}, key=lambda x: (x[0], -x[1]))
    steps = [a[1] - b[1] for a, b in pairwise(heights) if a[0] == b[0]]
    assert all(16.1 <= x <= 24.3 for x in steps)
    if len(sheet.pages) > 1:
        assert max(steps) - min(steps) >= 5.9


def test_first_lines_are_moved_in_and_the_rest_is_justified(sheet: Sheet) -> None:
    """Row 17: by 10 or 12.7 mm."""
    lines: dict[tuple[int, float], list[dict[str, Any]]] = {}
    for number, char in body_chars(sheet):
        lines.setdefault((number, round(char["matrix"][5], 1)), []).append(char)
    starts = {round((min(c["x0"] for c in line) / MM - 30) * 10) / 10 for line in lines.values()}
    assert starts <= {-0.1, 0.0, 0.1, 9.9, 10.0, 10.1}
    ends = [max(c["x1"] for c in line if c["text"].strip()) / MM for line in lines.values()]
    assert max(ends) <= 195.3
    if len(sheet.pages) > 1:
        assert sum(abs(x - 195) < 0.5 for x in ends) > len(ends) / 3


def test_headings_are_set_by_their_kind(sheets: dict[str, Sheet]) -> None:
    """Row 18: `I.` bold capitals, `1.` bold, `a)` regular."""
    sheet = sheets["urgent"]
    assert sheet.find("I. KẾT QUẢ")["fontname"].endswith("Bold")
    assert sheet.find("1. Thông tin chung")["fontname"].endswith("Bold")
    assert sheet.find("a) Công tác chỉ đạo")["fontname"].endswith("Serif")


def test_the_body_ends_once(sheet: Sheet) -> None:
    """Row 19."""
    assert "".join(c["text"] for _, c in sheet.chars).count("./.") == 1


def test_the_signature_block(sheet: Sheet) -> None:
    """Rows 20 to 22: authority and title over the name, 25 mm between, and never alone on a page."""
    authority, title, name = sheet.find("KT. CHỦ TỊCH"), sheet.find("PHÓ CHỦ TỊCH"), sheet.find("Lê Văn Bình")
    for word in (authority, title, name):
        assert 12.75 <= word["size"] <= 14.25
        assert word["fontname"].endswith("Serif-Bold")
        assert middle(word) == pytest.approx(middle(authority), abs=1)
    assert (name["top"] - title["bottom"]) / MM >= 25
    page = next(n for n, w in sheet.words if w["text"].startswith("KT. CHỦ TỊCH"))
    assert [w for n, w in sheet.words if n == page and w["top"] < authority["top"] - 5 and w["top"] > 20 * MM]
    assert page == next(n for n, w in sheet.words if w["text"].startswith("Lê Văn Bình"))


def test_copies_begin_level_with_the_authority(sheet: Sheet) -> None:
    """Rows 23, 24: `Nơi nhận:` 12 pt bold italic at the left margin, the copies 11 pt regular."""
    title, authority = sheet.find("Nơi nhận:"), sheet.find("KT. CHỦ TỊCH")
    assert title["size"] == pytest.approx(12, abs=0.25)
    assert title["fontname"].endswith("Bold-Italic")
    assert title["x0"] / MM == pytest.approx(30, abs=0.5)
    assert baseline(sheet, title) == pytest.approx(baseline(sheet, authority), abs=2)
    copies = [w for _, w in sheet.words if w["text"].startswith("- ") and w["size"] == pytest.approx(11, abs=0.25)]
    assert [w["text"].strip() for w in copies] == [
        "- Như trên;",
        "- Chủ tịch UBND phường (b/c);",
        "- Lưu: VT, VHXH, annv(01).",
    ]


def test_the_offices_address_stands_at_the_foot_of_page_1_alone(sheet: Sheet) -> None:
    """Row 25: 11 to 12 pt under a rule over the whole width; never where the agency gives none."""
    found = [(n, w) for n, w in sheet.words if w["text"].startswith("Địa chỉ:")]
    assert len(found) == (0 if sheet.view.agency.contact is None else 1)
    for page, word in found:
        assert page == 1
        assert 10.75 <= word["size"] <= 12.25
        rule = next(x for n, x in sheet.rules if n == 1 and 0 < word["top"] - x["top"] < 12)
        assert rule["width"] / MM == pytest.approx(165, abs=0.5)
        above = max(c["bottom"] for n, c in sheet.chars if n == 1 and c["top"] < rule["top"] - 3)
        assert above < rule["top"]
        assert word["bottom"] / MM < 277.5


@pytest.mark.parametrize(("variant", "words", "wide"), [("urgent", "THƯỢNG KHẨN", 40), ("short", "KHẨN", 20)])
def test_the_urgency_stamp(sheets: dict[str, Sheet], variant: str, words: str, wide: float) -> None:
    """Row 26: a red box of 8 mm, the words bold 13 to 14 pt within."""
    sheet = sheets[variant]
    stamp = sheet.find(words)
    assert 12.75 <= stamp["size"] <= 14.25
    assert stamp["fontname"].endswith("Bold")
    red = [s for s in sheet.shapes if s["non_stroking_color"] == (1, 0, 0) or s["stroking_color"] == (1, 0, 0)]
    assert (max(s["x1"] for s in red) - min(s["x0"] for s in red)) / MM == pytest.approx(wide, abs=0.5)
    assert (max(s["bottom"] for s in red) - min(s["top"] for s in red)) / MM == pytest.approx(8, abs=0.5)
    assert min(s["x0"] for s in red) < stamp["x0"]
    assert stamp["x1"] < max(s["x1"] for s in red)


def test_the_text_layer_is_composed_and_whole(sheet: Sheet) -> None:
    """Row 30: NFC, no replacement characters, all words of the body in their order."""
    text = "".join(c["text"] for _, c in sheet.chars)
    assert unicodedata.is_normalized("NFC", text)
    assert "\ufffd" not in text
    extracted = "".join(c["text"] for _, c in body_chars(sheet)).casefold()
    source = render_body(sheet.view.body).text.casefold()
    assert "".join(extracted.replace("- ", "").split()) == "".join(source.split())


def test_marks_tell_what_became_of_the_letter_on_every_page(sheets: dict[str, Sheet]) -> None:
    """A draft and a replaced letter say so outside the decree's fields."""
    for variant, mark in (("draft", "DỰ THẢO"), ("several addressees, long subject, replaced", "ĐÃ ĐƯỢC THAY THẾ")):
        pages = {n for n, w in sheets[variant].words if w["text"].strip() == mark and w["bottom"] < 20 * MM}
        assert pages == set(range(1, len(sheets[variant].pages) + 1))
    assert not [w for _, w in sheets["urgent"].words if "DỰ THẢO" in w["text"]]


def test_the_public_edition_says_that_something_was_left_out(sheets: dict[str, Sheet]) -> None:
    """On every page, in the bottom margin."""
    notice = "Bản công khai: đã lược bỏ thông tin nội bộ"
    pages = {n for n, w in sheets["draft"].words if notice in w["text"] and w["top"] > 277 * MM}
    assert pages == set(range(1, len(sheets["draft"].pages) + 1))
    assert not [w for _, w in sheets["urgent"].words if notice in w["text"]]

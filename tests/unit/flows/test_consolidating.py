"""`congvan.flows.consolidating`: sums worked out by hand, from the files of an archive to the text of a draft."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from pathlib import Path

import pytest

from congvan.checking import read_and_check
from congvan.errors import ArchiveError, CongvanError, RefusedError
from congvan.flows.consolidating import Consolidated, consolidate
from congvan.model.identity import LetterId
from congvan.model.terms import Audience
from congvan.project import project
from tests.small_archive import AGENCY, JANUARY, SERIES, SOUND, changed, sound, write

TODAY = date(2026, 3, 1)
OFFICE, WHOLE = "reports/_agencies/so-mau.yml", "reports/so-mau/bao-cao/2026-01.md"
OTHER, OTHERS_JANUARY = "reports/_agencies/xa-hai.yml", "reports/xa-hai/bao-cao/2026-01.md"
DEPARTMENT = """\
name: Sở Nội vụ tỉnh Mẫu
short: Sở Nội vụ
letterhead: [SỞ NỘI VỤ TỈNH MẪU]
parent: [ỦY BAN NHÂN DÂN TỈNH MẪU]
place: Mẫu
notations: [SNV-CCHC]
consolidates: [bao-cao]
"""
_SECOND = {
    "{a: 100 triệu, b: 200 triệu, total: 300 triệu, spent: 50 triệu}": (
        '{a: "1,25 tỷ", b: 500000, total: "1.250.500.000", spent: 1000}'
    ),
    "rate: 98,5": "rate: 0,25",
    "open: true": "open: false",
    "count: 12": "count: 8",
}
SECOND = reduce(lambda text, pair: text.replace(*pair), _SECOND.items(), SOUND[JANUARY])
INCLUDED = "Số liệu được tổng hợp từ báo cáo của 2/3 cơ quan: UBND xã Hai; UBND xã Mẫu."
SIGNER = "{title: GIÁM ĐỐC, name: Trần Văn Tổng}"
ROLLUP = "rollup: {money.total: sum, money.spent: sum, rate: max, count: average, open: count}"
FILES: Mapping[str, str | None] = {
    **{k: str(v) for k, v in changed(SERIES, "rollup: {money.total: sum}", ROLLUP).items()},
    OFFICE: DEPARTMENT,
    OTHER: SOUND[AGENCY].replace("xã Mẫu", "xã Hai").replace("XÃ MẪU", "XÃ HAI").replace("place: Mẫu", "place: Hai"),
    "reports/_agencies/xa-ba.yml": SOUND[AGENCY].replace("xã Mẫu", "xã Ba").replace("XÃ MẪU", "XÃ BA").replace(
        "place: Mẫu", "place: Ba"
    ),
    OTHERS_JANUARY: SECOND,
}  # fmt: skip


def made(
    root: Path, files: Mapping[str, str | None] | None = None, agency: str | None = None, period: str = "2026-01"
) -> Consolidated:
    """Consolidate January of the small archive with two more agencies, one of which reported."""
    reports = write(root, {**FILES, **(files or {})})
    return consolidate(read_and_check(reports, None, TODAY), "bao-cao", period, agency, reports)


def test_the_draft_has_the_sums_in_figures_and_prose(tmp_path: Path) -> None:
    """300 triệu + 1.250.500.000 = 1.550.500.000; 50 triệu + 1.000 = 50.001.000; (12 + 8) by 2 = 10."""
    draft = made(tmp_path).draft
    assert draft.id == LetterId.parse("so-mau/bao-cao/2026-01")
    for line in (
        "notation: SNV-CCHC",
        "subject: tổng hợp báo cáo tháng về việc mẫu tháng 1 năm 2026",
        "    total: 1.550,5 triệu  # Tổng",
        "    spent: 50,001 triệu  # Đã chi",
        "    a:  # cần điền: Phần a",
        "  rate: 98,5  # Tỉ lệ: cao nhất",
        "  count: 10  # Số việc: bình quân",
        "  # open:  # cần điền: Đã mở (1/2 cơ quan)",
        "## 1. Thông tin chung",
        "## 2. Kết quả",
        "- Tổng: {{ data.money.total }}.",
        "- Số việc (bình quân): {{ data.count }}.",
        "- Đã mở: 1/2 cơ quan.",
        f"{INCLUDED} Số liệu của từng cơ quan tại Phụ lục kèm theo.",
        "Chưa có báo cáo đã ban hành của 1 cơ quan: UBND xã Ba.",
    ):
        assert line in draft.text.split("\n"), line
    assert "visibility" not in draft.text
    assert {text for _, text in draft.to_change} >= {"to: []", "## 2. Kết quả", "a:  # cần điền: Phần a"}
    assert all(draft.text.split("\n")[line - 1].strip() == text for line, text in draft.to_change)


def test_filled_in_the_draft_is_sound_and_tied_to_what_it_adds_up(tmp_path: Path) -> None:
    """Nothing is wrong with it but what was left to fill in; it leads to both letters, and they lead to it."""
    text = made(tmp_path / "a").draft.text
    for old, new in (
        ("status: draft", "status: issued"), ("number:", "number: 5"), ("\ndate:", "\ndate: 2026-01-25"),
        ("to: []", "to: [Ủy ban nhân dân tỉnh Mẫu]"), ("contact: {name: , phone: , email: }\n", ""),
        ("signer:  # cần điền: {authority: [], title: CHỨC VỤ, name: Họ và tên}", f"signer: {SIGNER}"),
        ("a:  # cần điền: Phần a", "a: 1.550,5 triệu"), ("b:  # cần điền: Phần b", "b: 0"),
        ("# open:  #", "open: true  #"), ("## 2. Kết quả\n", "## 2. Kết quả\n\nTrong kỳ không phát sinh.\n"),
    ):  # fmt: skip
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    archive = sound(tmp_path / "b", {**FILES, WHOLE: text})
    edition = project(archive, Audience.PUBLIC)[0]
    ties = {str(x.id): [(y.kind, str(y.letter)) for y in x.relations] for x in edition.letters}
    whole, parts = "so-mau/bao-cao/2026-01", ["xa-hai/bao-cao/2026-01", "xa-mau/bao-cao/2026-01"]
    assert ties.pop(whole) == [("consolidates", x) for x in parts]
    assert {x: ties[x] for x in parts} == {x: [("consolidated-in", whole)] for x in parts}
    assert ties["xa-mau/bao-cao/2026-02"] == []


def test_a_letter_that_came_after_is_not_consolidated(tmp_path: Path) -> None:
    """Dated the day after, it cannot have been in the sums."""
    whole = SOUND[JANUARY].replace("UBND-VP", "SNV-CCHC").replace("2026-01-19", "2026-01-18")
    archive = sound(tmp_path, {**FILES, WHOLE: whole})
    assert not any(x.relations for x in project(archive, Audience.PUBLIC)[0].letters)


@pytest.mark.parametrize(
    "files",
    [
        {JANUARY: SOUND[JANUARY].replace("copies:", "visibility: internal\ncopies:")},
        {
            **changed(SERIES, "rollup: {money.total: sum}", "rollup: {money.hidden: sum}"),
            OTHERS_JANUARY: SECOND.replace("spent: 1000", "spent: 1000, hidden: 5 triệu"),
        },
    ],
)
def test_a_draft_with_anything_internal_says_so(tmp_path: Path, files: dict[str, str | None]) -> None:
    """An internal letter or an internal figure in the sums makes the draft internal; the figure stands inside."""
    found = made(tmp_path, files)
    assert found.is_internal
    assert "\nvisibility: internal  #" in found.draft.text
    if "hidden: 5 triệu" in found.draft.text:
        assert (
            "/// internal\nKinh phí:\n\n- Dự phòng (của 1/2 cơ quan): {{ data.money.hidden }}.\n///" in found.draft.text
        )


_GROUP = "title: Kinh phí\n      visibility: internal"


def test_the_title_of_an_internal_group_stands_inside(tmp_path: Path) -> None:
    """Outside it would be public as soon as somebody takes `visibility: internal` away from the letter."""
    rollup = ("rollup: {money.total: sum}", "rollup: {money.total: sum, money.spent: sum, rate: max}")
    files = changed(SERIES, "title: Kinh phí", _GROUP, *rollup)
    text = made(tmp_path, {k: str(v) for k, v in files.items()}).draft.text
    inside = "- Tổng: {{ data.money.total }}.\n- Đã chi: {{ data.money.spent }}."
    assert f"/// internal\nKinh phí:\n\n{inside}\n///\n\n- Tỉ lệ" in text
    body = text.split("---\n")[2]
    assert body.count("Kinh phí") == 1
    assert "| Cơ quan | Tỉ lệ |" in body  # the appendix has public figures alone


def test_each_agency_s_figures_stand_in_an_appendix(tmp_path: Path) -> None:
    """As the letters print them; of one letter alone there is nothing to compare."""
    text = made(tmp_path / "a").draft.text
    table = """\
# Phụ lục: Số liệu của từng cơ quan

| Cơ quan | Kinh phí – Tổng | Kinh phí – Đã chi | Tỉ lệ | Số việc | Đã mở |
| --- | ---: | ---: | ---: | ---: | ---: |
| UBND xã Hai | 1.250,5 triệu đồng | 1.000 đồng | 0,25 | 8 | không |
| UBND xã Mẫu | 300 triệu đồng | 50 triệu đồng | 98,5 | 12 | có |
"""
    assert text.endswith(f"./.\n\n{table}")
    assert "Phụ lục" not in made(tmp_path / "b", {OTHERS_JANUARY: None}).draft.text


def test_a_group_goes_into_the_section_about_it(tmp_path: Path) -> None:
    """That which shares its words; what has no such section stands in the first."""
    sections = ("[Thông tin chung, Kết quả]", "[Kết quả, Kinh phí thực hiện]")
    schema = str(changed(SERIES, *sections, "rollup: {money.total: sum}", ROLLUP)[SERIES])
    letters = {
        name: text.replace("1. Thông tin chung", "1. Kết quả").replace("2. Kết quả", "2. Kinh phí thực hiện")
        for name, text in (*SOUND.items(), (OTHERS_JANUARY, SECOND))
        if name.endswith(".md")
    }
    text = made(tmp_path, {SERIES: schema, **letters}).draft.text
    first, second = text.split("## 1. ")[1].split("## 2. ")
    assert "- Tỉ lệ (cao nhất)" in first
    assert "Kinh phí:" not in first
    assert "Kinh phí:\n\n- Tổng: {{ data.money.total }}." in second


def test_names_are_words_and_nothing_else(tmp_path: Path) -> None:
    """No placeholder, passage or link of a name, a title or a label becomes one in the draft."""
    office = str(FILES[OTHER]).replace("short: UBND xã Hai", 'short: "{{ contact.phone }} [x](http://e.example)"')
    label = changed(SERIES, "title: Tỉ lệ", 'title: "/// internal <b>"', "title: Số việc", "title: '~~~ *a*'")
    schema = str(label[SERIES]).replace("rollup: {money.total: sum}", ROLLUP)
    body = made(tmp_path, {OTHER: office, SERIES: schema}).draft.text.split("---\n", 2)[2]
    assert "contact.phone" in body
    for bad in ("{{ contact", "[x](", "/// internal", "<b>", "~~~", "*a*"):
        assert bad not in body.replace(r"\*a\*", ""), bad


BEFORE = "reports/so-mau/bao-cao/2025-12.md"


def test_the_letter_before_tells_to_whom_and_by_whom(tmp_path: Path) -> None:
    """Its receivers, signer, contact and copies are taken over; what is blank is named, and nothing else is wrong."""
    head = SOUND[JANUARY].replace("UBND-VP", "SNV-CCHC").replace("2026-01-19", "2025-12-19")
    people = 'to: ["Ủy ban nhân dân tỉnh Mẫu, Văn phòng"]\ncontact: {name: Lê Thị Tổng, phone: "0900000007"}'
    before = head.replace("to: [Sở Nội vụ tỉnh Mẫu]", people).replace("CHỦ TỊCH", "GIÁM ĐỐC")
    found = made(tmp_path / "a", {BEFORE: before})
    front = found.draft.text.split("---\n")[1]
    assert people in front
    assert "signer: {title: " in front
    assert "Trần Văn Mẫu" in front
    assert 'copies: [Như trên, "Lưu: VT"]' in front
    assert found.blanks == ("data.money.a", "data.money.b")
    assert made(tmp_path / "b").blanks == ("to", "data.money.a", "data.money.b")
    reports = write(tmp_path / "c", {**FILES, BEFORE: before, WHOLE: found.draft.text})
    wrong = [x for x in read_and_check(reports, None, TODAY).findings if x.is_error]
    assert {(x.place.path, x.field) for x in wrong} == {(WHOLE, "money.a"), (WHOLE, "money.b")}


def test_nobody_to_write_to_is_said_plainly(tmp_path: Path) -> None:
    """An empty list is a missing key, not a number out of range."""
    reports = write(tmp_path, {**FILES, WHOLE: made(tmp_path / "a").draft.text})
    wrong = {x.field: x.rule.code for x in read_and_check(reports, None, TODAY).findings if x.is_error}
    assert wrong == {"to": "CV102", "money.a": "CV307", "money.b": "CV307"}


@pytest.mark.parametrize("within", [True, False])
def test_it_is_not_written_elsewhere(tmp_path: Path, within: bool) -> None:
    """An agency's folder that is a link, to outside or to another agency's, or a letter that is a broken link."""
    reports = write(tmp_path / "archive", FILES)
    outside = reports / "xa-ba" if within else tmp_path / "outside"
    outside.mkdir(exist_ok=True)
    (reports / "so-mau").symlink_to(outside)
    checked = read_and_check(write(tmp_path / "sound", FILES), None, TODAY)
    with pytest.raises(ArchiveError, match="symbolic link"):
        consolidate(checked, "bao-cao", "2026-01", None, reports)


def test_a_broken_link_is_not_overwritten(tmp_path: Path) -> None:
    """It exists, though it leads nowhere."""
    reports = write(tmp_path / "archive", FILES)
    (reports / WHOLE.removeprefix("reports/")).parent.mkdir(parents=True)
    (reports / WHOLE.removeprefix("reports/")).symlink_to("nowhere")
    checked = read_and_check(write(tmp_path / "sound", FILES), None, TODAY)
    with pytest.raises(ArchiveError, match="exists"):
        consolidate(checked, "bao-cao", "2026-01", None, reports)


@pytest.mark.parametrize(
    ("files", "agency", "period", "told"),
    [
        ({OFFICE: None}, None, "2026-01", "consolidates: [bao-cao]"),
        ({"reports/_agencies/so-hai.yml": DEPARTMENT}, None, "2026-01", "so-hai, so-mau"),
        ({}, "so-mu", "2026-01", "so-mau"),
        ({}, None, "2026-Q1", "2026-Q1"),
        ({}, None, "2026-1", "2026-1"),
        ({}, None, "2026-03", "nothing to add up"),  # a draft alone
        ({WHOLE: "x"}, None, "2026-01", "exists"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, files: dict[str, str | None], agency: str | None, period: str, told: str
) -> None:
    """None or several that consolidate, an unknown agency, a wrong period, nothing there, a letter that exists."""
    with pytest.raises(ArchiveError) as caught:
        made(tmp_path, files, agency, period)
    assert told in str(caught.value)


def test_an_office_may_be_named(tmp_path: Path) -> None:
    """Among several, or one that does not say so: then that is told."""
    second = made(tmp_path / "a", {"reports/_agencies/so-hai.yml": DEPARTMENT}, "so-hai")
    assert (second.draft.id.agency, second.is_declared, second.letters) == ("so-hai", True, 2)
    silent = made(tmp_path / "b", {OFFICE: DEPARTMENT.replace("consolidates: [bao-cao]\n", "")}, "so-mau")
    assert (silent.draft.id.agency, silent.is_declared) == ("so-mau", False)


def test_a_sum_that_would_lack_a_letter_is_refused(tmp_path: Path) -> None:
    """An error in a letter of the period, not in one of another."""
    broken = SECOND.replace("status: issued", "status: isued")
    with pytest.raises(RefusedError):
        made(tmp_path / "a", {OTHERS_JANUARY: broken})
    assert made(tmp_path / "b", {"reports/xa-hai/bao-cao/2026-02.md": broken}).letters == 2


def test_what_is_consolidated_must_exist(tmp_path: Path) -> None:
    """A misspelt series in an agency's file is an error."""
    with pytest.raises(CongvanError):
        made(tmp_path, {OFFICE: DEPARTMENT.replace("[bao-cao]", "[bao-cap]")}, "so-mau")

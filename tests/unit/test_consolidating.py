"""`congvan.consolidating`: sums worked out by hand, from the files of an archive to the text of a draft."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from pathlib import Path

import pytest

from congvan.checking import read_and_check
from congvan.consolidating import Consolidated, consolidate
from congvan.errors import ArchiveError, CongvanError, RefusedError
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
        "subject: tổng hợp báo cáo tháng về việc mẫu",
        "    total: 1.550,5 triệu  # Tổng",
        "    spent: 50,001 triệu  # Đã chi",
        "    a:  # cần điền: Phần a",
        "  rate: 98,5  # Tỉ lệ: cao nhất",
        "  count: 10  # Số việc: bình quân",
        "  open:  # cần điền: Đã mở (1/2 cơ quan)",
        "## 1. Thông tin chung",
        "## 2. Kết quả",
        "- Tổng: {{ data.money.total }}.",
        "- Số việc (bình quân): {{ data.count }}.",
        "- Đã mở: 1/2 cơ quan.",
        "Số liệu được tổng hợp từ báo cáo của 2/3 cơ quan: UBND xã Hai; UBND xã Mẫu.",
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
        ("{authority: [], title: , name: }", "{title: GIÁM ĐỐC, name: Trần Văn Tổng}"),
        ("a:  # cần điền: Phần a", "a: 1.550,5 triệu"), ("b:  # cần điền: Phần b", "b: 0"),
        ("open:  #", "open: true  #"), ("## 2. Kết quả\n", "## 2. Kết quả\n\nTrong kỳ không phát sinh.\n"),
    ):  # fmt: skip
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    text = text.replace("secret:  # cần điền: Nhận xét riêng", "").replace("remark:  # cần điền: Nhận xét", "")
    text = text.replace("    hidden:  # cần điền: Dự phòng\n", "")
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
        assert "/// internal\n- Dự phòng (của 1/2 cơ quan): {{ data.money.hidden }}.\n///" in found.draft.text


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

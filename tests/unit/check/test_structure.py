from pathlib import Path

import pytest

from congvan.model.finding import Severity
from congvan.model.text import Language
from tests.small_archive import DRAFT, FEBRUARY, JANUARY, SERIES, SOUND, Files, changed, check

_FRONT = SOUND[DRAFT].partition("---\n\n")[0] + "---\n"


def _three(body: str) -> Files:
    """A draft with this body, the only letter of a series that asks for three sections."""
    sections = changed(SERIES, "[Thông tin chung, Kết quả]", "[Mở đầu, Kết quả đạt được, Khó khăn]")
    return {**sections, JANUARY: None, FEBRUARY: None, DRAFT: f"{_FRONT}{body}./.\n"}


def _codes(tmp_path: Path, files: Files) -> list[tuple[str, int | None]]:
    return [(x.rule.code, x.place.line) for x in check(tmp_path, files)[1] if x.place.path == DRAFT]


@pytest.mark.parametrize(
    "heading", ["# Thông tin chung", "### a) Thông tin chung", "## IV. Thông tin chung", "## 1.2. Thông tin chung ##",
                "   ##\tThông tin chung của đơn vị", "## 1) Thông tin chung", "## **1. Thông tin chung**",
                "## I. THÔNG TIN CHUNG", "## 1. Thông  tin *chung*:"]
)  # fmt: skip
def test_a_section_however_it_is_numbered(tmp_path: Path, heading: str) -> None:
    """Numbers, levels, capitals and what follows do not make it another section."""
    found = check(tmp_path, changed(DRAFT, "## 1. Thông tin chung", heading))[1]
    assert not [x for x in found if x.rule.severity is Severity.ERROR]


def test_the_tone_mark_may_stand_on_either_vowel(tmp_path: Path) -> None:
    """`hoà` and `hòa` are one word."""
    files = {
        **changed(SERIES, "Thông tin chung", "Điều hòa"),
        **{k: v for name in (JANUARY, FEBRUARY, DRAFT)
           for k, v in changed(name, "Thông tin chung", "Điều hoà").items()},
    }  # fmt: skip
    assert not [x for x in check(tmp_path, files)[1] if x.rule.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## 1. Mở đầu\n\nA.\n\n## 2. Kết quả đạt được\n\nB.\n\n## 3. Khó khăn\n\nC", []),
        ("## 1. Mở đầu\n\nA.\n\n## 3. Khó khăn\n\nC", [("CV402", 21)]),
        ("## 2. Kết quả đạt được\n\nB.\n\n## 3. Khó khăn\n\nC", [("CV402", 17)]),
        ("## 1. Mở đầu\n\nA.\n\n## 2. Kết quả đạt được\n\nB", [("CV402", 23)]),
        ("## 1. Khó khăn\n\nC.\n\n## 2. Mở đầu\n\nA.\n\n## 3. Kết quả đạt được\n\nB", [("CV406", 17)]),
        ("## 1. Mở đầu\n\nA.\n\n## 2. Kêt quả đạt đươc\n\nB.\n\n## 3. Khó khăn\n\nC", [("CV407", 21)]),
        ("## 1. Mở đầu\n\nA.\n\n2. Kết quả đạt được\n\nB.\n\n## 3. Khó khăn\n\nC", [("CV408", 21)]),
        ("A", [("CV402", 17)] * 3),
    ],
)
def test_each_section_is_told_where_it_belongs(tmp_path: Path, body: str, found: list[tuple[str, int]]) -> None:
    """Missing before the next one, or before the end; out of order, misspelt, or no heading: there."""
    told = [x for x in _codes(tmp_path, _three(body)) if "CV402" <= x[0] <= "CV408"]
    assert told == found


def test_out_of_order_says_behind_which(tmp_path: Path) -> None:
    """The hint names the section before it, and the line as it should be."""
    body = "## 1. Khó khăn\n\nC.\n\n## 2. Mở đầu\n\nA.\n\n## 3. Kết quả đạt được\n\nB"
    (finding,) = [x for x in check(tmp_path, _three(body))[1] if x.rule.code == "CV406"]
    assert finding.hint(Language.VI) == (
        "Đưa mục này về vị trí ngay sau mục «Kết quả đạt được» và đánh số: ## 3. Khó khăn"
    )


_LONG = "Trong kỳ đơn vị đã tổ chức ba hội nghị, hai lớp tập huấn và kiểm tra bốn tổ dân phố."


@pytest.mark.parametrize(
    ("february", "draft", "told"),
    [
        (_LONG, _LONG, True),
        (_LONG, f"{_LONG[:40]}\n{_LONG[40:]}", True),  # lines may be broken elsewhere
        (_LONG, _LONG.replace("ba", "bốn"), False),
        ("Trong kỳ không phát sinh.", "Trong kỳ không phát sinh.", False),
        (f"{_LONG} {{{{ data.money.spent }}}}", f"{_LONG} {{{{ data.money.spent }}}}", False),
    ],
)
def test_a_section_left_as_it_was(tmp_path: Path, february: str, draft: str, *, told: bool) -> None:
    """A note at its heading, unless it is short or its figures come from the data."""
    old = "Kỳ báo cáo: {{ period }}."
    found = check(tmp_path, {**changed(FEBRUARY, old, february), **changed(DRAFT, old, draft)})[1]
    assert [(x.rule.code, x.place.path) for x in found] == [("CV414", DRAFT)] * told


def test_issued_letters_are_what_they_are(tmp_path: Path) -> None:
    """Two issued letters may be the same."""
    old = "Kỳ báo cáo: {{ period }}."
    assert check(tmp_path, {**changed(JANUARY, old, _LONG), **changed(FEBRUARY, old, _LONG)})[1] == []

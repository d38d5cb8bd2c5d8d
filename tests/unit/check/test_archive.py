from pathlib import Path

import pytest

from congvan.check.attachments import MAX_BYTES
from congvan.model.rules import ALL
from congvan.model.text import Language
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, JANUARY, SERIES, SOUND, Files, changed, check


def _places(tmp_path: Path, files: Files) -> list[tuple[str, str, int | None]]:
    return [(x.rule.code, x.place.path, x.place.line) for x in check(tmp_path, files)[1]]


def test_nothing_is_left_out_after_the_first(tmp_path: Path) -> None:
    """All findings of all files come at once, in the order of files and lines."""
    files = {
        **changed(DRAFT, "status: draft", "status: drafft", "count: 12", "cuont: 12", "{{ period }}", "{{ period"),
        **changed(FEBRUARY, "number: 2", "number: 02"),
        **changed(AGENCY, "place:", "plaec:"),
    }
    assert _places(tmp_path, files) == [
        ("CV102", AGENCY, 1),
        ("CV101", AGENCY, 4),
        ("CV103", FEBRUARY, 3),
        ("CV104", DRAFT, 2),
        ("CV306", DRAFT, 13),
        ("CV030", DRAFT, 22),
    ]


@pytest.mark.parametrize(
    "spoilt",
    [
        changed(DRAFT, "{{ period }}", "{{ perriod }}"),
        changed(DRAFT, "copies:", "attachments: [{file: a.pdf, title: A, visibility: public}]\ncopies:"),
        changed(DRAFT, "count: 12", "count: x"),
    ],
)
def test_only_what_is_sound_is_admitted(tmp_path: Path, spoilt: Files) -> None:
    """A letter with an error of its own is not in the archive; the others are."""
    archive, findings = check(tmp_path, spoilt)
    assert {x.place.path for x in findings} == {DRAFT}
    assert [x.source for x in archive.in_order] == [JANUARY, FEBRUARY]


def test_an_attachment_larger_than_what_is_searched(tmp_path: Path) -> None:
    """It is refused before anything reads it whole."""
    folder = tmp_path / FOLDER / "2026-03"
    folder.mkdir(parents=True)
    with (folder / "bang.xlsx").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    declared = changed(DRAFT, "copies:", "attachments: [{file: bang.xlsx, title: Bảng}]\ncopies:")
    assert _places(tmp_path, declared) == [("CV003", f"{FOLDER}/2026-03/bang.xlsx", None)]


def test_a_broken_file_makes_no_other_finding(tmp_path: Path) -> None:
    """Who refers to a letter, series or agency whose file is broken has done nothing wrong."""
    assert _places(tmp_path / "a", {SERIES: "title: ["}) == [("CV008", SERIES, 1)]
    assert _places(tmp_path / "b", {AGENCY: "name: ["}) == [("CV008", AGENCY, 1)]
    broken = {JANUARY: "x", **changed(FEBRUARY, "copies:", "replaces: xa-mau/bao-cao/2026-01\ncopies:")}
    assert _places(tmp_path / "c", broken) == [("CV006", JANUARY, 1)]
    claimed = {
        **changed(JANUARY, "issued", "replaced"),
        **changed(FEBRUARY, "copies:", "replaces: xa-mau/bao-cao/2026-01\ncopies:", "number: 2", "number: 02"),
    }
    assert _places(tmp_path / "d", claimed) == [("CV103", FEBRUARY, 3)]


def _of_the_register(tmp_path: Path, files: Files) -> list[str]:
    """Codes of numbers given twice and dates that run backwards; that a letter is late is another matter."""
    return [code for code, _, _ in _places(tmp_path, files) if code in ("CV201", "CV202")]


def test_the_register_is_kept_for_each_year_and_symbol(tmp_path: Path) -> None:
    """One number may be borne once a year under each notation; a later number of another book may be earlier."""
    other_notation = changed(FEBRUARY, "number: 2", "number: 1", "UBND-VP", "UBND-VHXH", "2026-02-19", "2026-01-02")
    assert _of_the_register(tmp_path / "a", other_notation) == []
    next_year = changed(FEBRUARY, "number: 2", "number: 1", "2026-02-19", "2027-01-02")
    assert _of_the_register(tmp_path / "b", next_year) == []


def test_three_letters_with_one_number(tmp_path: Path) -> None:
    """Each but the first is told."""
    files = {
        **changed(FEBRUARY, "number: 2", "number: 1"),
        f"{FOLDER}/2026-04.md": SOUND[FEBRUARY].replace("number: 2", "number: 1").replace("60", "80"),
    }
    assert _of_the_register(tmp_path, files) == ["CV201", "CV201"]


def test_a_circle_of_two(tmp_path: Path) -> None:
    """Both letters of a circle are told."""
    files = {
        **changed(JANUARY, "issued", "replaced", "copies:", "replaces: xa-mau/bao-cao/2026-02\ncopies:"),
        **changed(FEBRUARY, "issued", "replaced", "copies:", "replaces: xa-mau/bao-cao/2026-01\ncopies:"),
    }
    assert [x[:2] for x in _places(tmp_path, files)] == [("CV206", JANUARY), ("CV206", FEBRUARY)]


def test_no_finding_repeats_a_persons_data(tmp_path: Path) -> None:
    """A mistake in the contact or the remarks is told without its words: findings are logged."""
    files = changed(DRAFT, "copies:", "contact: {name: [PLANTED], phone: {PLANTED: 1}}\nnotes: {a: PLANTED}\ncopies:")
    findings = check(tmp_path, files)[1]
    assert {x.rule.code for x in findings} == {"CV103"}
    assert "PLANTED" not in repr(findings)


def test_the_rest_of_a_value_with_a_comma_is_not_dropped(tmp_path: Path) -> None:
    """Within braces a comma parts entries: what stands behind it is refused, not lost, and not repeated."""
    files = changed(DRAFT, "copies:", "contact: {name: Nguyễn Văn Mẫu, PLANTED, email: }\ncopies:")
    (finding,) = check(tmp_path, files)[1]
    assert (finding.rule.code, finding.field) == ("CV101", "contact.…")
    assert "PLANTED" not in repr(finding)
    assert "dấu nháy kép" in finding.hint(Language.VI)


def test_hints_name_the_nearest(tmp_path: Path) -> None:
    """A mistyped word is answered with the one that was meant, in both languages."""
    (finding,) = check(tmp_path, changed(DRAFT, "status: draft", "status: drafts"))[1]
    assert finding.hint(Language.VI) == "Viết: status: draft"
    assert finding.hint(Language.EN) == "Write: status: draft"


def test_codes_are_in_order_and_unique() -> None:
    """A code is said once and for ever."""
    codes = [x.code for x in ALL]
    assert codes == sorted(set(codes))

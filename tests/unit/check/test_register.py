"""The envelope's corrections, notations, names of offices, gaps in the register: tables of what is right and wrong."""

from datetime import date
from pathlib import Path

import pytest

from congvan.check.envelope.corrections import date_meant, number_and_notation, truth_meant, whole_meant
from congvan.check.envelope.notations import is_in_form, type_code
from congvan.model.duties import overdue
from congvan.model.finding import Finding
from congvan.model.period import Period
from congvan.model.series import Due, Series, SeriesFile
from congvan.model.source import Positions
from congvan.model.terms import Audience, Frequency
from congvan.model.text import Language, said
from congvan.read.period_names import renamed
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, JANUARY, SERIES, SOUND, Files, changed, check
from tests.unit.check.examples_register import on

_WHOLE = changed(AGENCY, "series:", "whole_register: true\nseries:")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17/4/2026", "2026-04-17"), ("2026-4-17", "2026-04-17"), ("17-04-2026", "2026-04-17"),
        ("17.4.2026", "2026-04-17"), ("ngày 17 tháng 4 năm 2026", "2026-04-17"), ("17/4/26", "2026-04-17"),
        ("20260417", "2026-04-17"), ("2026/04/17", "2026-04-17"),
        ("4/17/2026", ""), ("2026-02-30", ""), ("17/4", ""), ("hôm nay", ""), ("", ""), ("1" * 50, ""),
        ("1/1/12345", ""),
    ],
)  # fmt: skip
def test_dates(typed: str, meant: str) -> None:
    """A day typed in another form is told in ours, if it can be one day only."""
    assert date_meant(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("012", "12"), ("Số 12", "12"), ("Số: 012", "12"), ("12/UBND-VP", "12"), ("công văn số 7", "7"),
        ("0", ""), ("000", ""), ("mười hai", ""), ("12a", ""), ("٣", ""), ("1" * 30, ""), ("/UBND", ""),
    ],
)  # fmt: skip
def test_whole_numbers(typed: str, meant: str) -> None:
    """A number with a leading zero, its label or the notation is told bare."""
    assert whole_meant(typed) == meant


def test_truths() -> None:
    """Yes and no in Vietnamese are understood, other words are not."""
    assert [truth_meant(x) for x in ("có", "Không", "YES", "chưa rõ")] == ["true", "false", "true", ""]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("12/UBND-VHXH", ("12", "UBND-VHXH")), ("Số: 05 / ubnd – vhxh", ("5", "UBND-VHXH")),
        ("/UBND-VP", ("", "UBND-VP")), ("UBND-VP", ("", "")), ("số 3", ("3", "")), ("UBND-VP/2026", ("", "")),
    ],
)  # fmt: skip
def test_number_and_notation(typed: str, parts: tuple[str, str]) -> None:
    """What was typed in one is parted in two."""
    assert number_and_notation(typed) == parts


@pytest.mark.parametrize(
    "notation",
    ["UBND-VHXH", "SKHCN-CĐS", "VPCP-QHĐP", "UBND-KT,HT&ĐT", "SGDĐT-GDTrH", "UBND", "PA05-Đ1", "BTTTT-CNTT", "TCT-CS"],
)
def test_notations_in_form(notation: str) -> None:
    """Notations as offices have them."""
    assert is_in_form(notation)


@pytest.mark.parametrize(
    "notation",
    ["ubnd-vhxh", "UBND - VHXH", "UBND–VHXH", "UBND-", "-VP", "UBND--VP", "UBND VHXH", "UBND_VP", "Ubnd-VP", ""],
)
def test_notations_out_of_form(notation: str) -> None:
    """Small letters, spaces, dashes and empty groups."""
    assert not is_in_form(notation)


@pytest.mark.parametrize(
    ("notation", "agency", "code"),
    [
        ("CV-UBND", "Ủy ban nhân dân xã Mẫu", "CV"), ("bc-ubnd", "Ủy ban nhân dân xã Mẫu", "BC"),
        ("BC-UBND", "Ủy ban nhân dân xã Bến Cát", "BC"), ("TTr-SNV", "Sở Nội vụ", "TTR"),
        ("UBND-BC", "Ủy ban nhân dân xã Mẫu", ""), ("CĐ-ĐT", "Trường Cao đẳng Mẫu", ""),
        ("TC-HC", "Phòng Tài chính - Kế hoạch", ""), ("CVP-TH", "Văn phòng", ""), ("CV", "Sở Nội vụ", ""),
    ],
)  # fmt: skip
def test_type_codes(notation: str, agency: str, code: str) -> None:
    """A type code before the agency's abbreviation is found; an agency whose own begins so is let be."""
    assert type_code(notation, agency) == code


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("2026-4", "2026-04.md"), ("2026-q2", "2026-Q2.md"), ("thang-4-2026", "2026-04.md"), ("Tháng 4", "2026-04.md"),
        ("thang-4", "2026-04.md"), ("04-2026", "2026-04.md"), ("2026_04", "2026-04.md"), ("202604", "2026-04.md"),
        ("quý II năm 2026", "2026-Q2.md"), ("quy-2-2026", "2026-Q2.md"), ("2026-h1", "2026-H1.md"),
        ("6-thang-dau-nam-2026", "2026-H1.md"), ("6 tháng cuối năm 2026", "2026-H2.md"), ("2026-9m", "2026-9M.md"),
        ("nam-2026", "2026.md"), ("2026-13", "một trong các dạng"), ("2026-04 (1)", "một trong các dạng"),
        ("bao-cao", "một trong các dạng"), ("x" * 100, "một trong các dạng"), ("readme", "một trong các dạng"),
    ],
)  # fmt: skip
def test_names_of_periods(stem: str, name: str) -> None:
    """A file named in another way is told its name, if it can be one period only."""
    assert name in said(renamed(stem), Language.VI, Audience.PUBLIC)


@pytest.mark.parametrize(
    ("path", "old", "new", "hint"),
    [
        (JANUARY, "2026-01-19", "19/1/2026", "Viết: date: 2026-01-19"),
        (JANUARY, "2026-01-19", "sáng nay", "Ví dụ: date: 2026-04-17"),
        (JANUARY, "number: 1", "number: 012", "Viết: number: 12"),
        (JANUARY, "number: 1\nnotation: UBND-VP", "number: 1/UBND-VP\nnotation: UBND-VP",
         "Viết thành hai dòng: number: 1 và notation: UBND-VP"),
        (JANUARY, "status: issued", "status: đã ban hành", "Viết: status: issued"),
        (JANUARY, "subject: báo cáo", "subjet: báo cáo", "Viết: subject: báo cáo việc mẫu"),
        (JANUARY, "copies:", "contac: {name: Lý Thị Thử}\ncopies:", "Viết: contact: …"),
        (JANUARY, "copies:", "note: Lý Thị Thử\ncopies:", "Viết: notes: …"),
        (JANUARY, "number: 1", "số: 1", "Viết: number: …"),
        (JANUARY, '"Lưu: VT"', "“Lưu: VT”", 'Ví dụ: copies: ["Lưu: VT"]'),
        (JANUARY, "copies:", "attachments: bang.xlsx\ncopies:",
         "Ví dụ: attachments: [{file: bang-so-lieu.xlsx, title: Bảng số liệu, visibility: internal}]"),
        (JANUARY, "signer: {", "contact: Lý Thị Thử\nsigner: {",
         'Ví dụ: contact: {name: Nguyễn Văn An, phone: "0900000001", email: nguyenvanan@example.com}'),
        (JANUARY, "UBND-VP", "UBND-VHXXH", "Viết: notation: UBND-VHXH"),
        (JANUARY, "UBND-VP", "ubnd – vp", "Viết: notation: UBND-VP"),
        (JANUARY, "UBND-VP", "SNV-CCHC", "Dùng một trong: UBND-VP, UBND-VHXH"),
        (DRAFT, "UBND-VP", "12/UBND-VP", "Viết: notation: UBND-VP"),
        (FEBRUARY, "copies:", "corrects: 2026-01.md\ncopies:", "Viết: corrects: xa-mau/bao-cao/2026-01"),
        (FEBRUARY, "copies:", "corrects: ../2026-01/\ncopies:", "Viết: corrects: xa-mau/bao-cao/2026-01"),
        (FEBRUARY, "copies:", "corrects: tháng trước\ncopies:",
         "Viết theo dạng cơ-quan/loại-báo-cáo/kỳ, ví dụ: xa-mau/bao-cao/2026-02"),
    ],
)  # fmt: skip
def test_hints_show_the_line(tmp_path: Path, path: str, old: str, new: str, hint: str) -> None:
    """What can be meant in one way is told as the line that should stand there."""
    found = check(tmp_path, changed(path, old, new))[1]
    assert hint in [x.hint(Language.VI) for x in found]


def test_hints_of_an_internal_letter(tmp_path: Path) -> None:
    """The corrected line is for those who may read the letter."""
    files = changed(JANUARY, "2026-01-19", "19/1/2026", "copies:", "visibility: internal\ncopies:")
    (finding,) = [x for x in check(tmp_path, files)[1] if x.rule.code == "CV103"]
    assert "2026-01-19" not in finding.hint(Language.VI)
    assert finding.hint(Language.VI, Audience.INTERNAL) == "Viết: date: 2026-01-19"


def _gaps(tmp_path: Path, files: Files) -> list[tuple[str, str]]:
    found = check(tmp_path, {**_WHOLE, **files})[1]
    return [
        (x.place.path, said(x.values["numbers"], Language.VI, Audience.PUBLIC)) for x in found if x.rule.code == "CV209"
    ]


def test_gaps_in_the_register(tmp_path: Path) -> None:
    """One number and runs of numbers are told; the first year may begin anywhere, later ones begin with 1."""
    assert _gaps(tmp_path / "a", changed(FEBRUARY, "number: 2", "number: 3")) == [(FEBRUARY, "2")]
    assert _gaps(tmp_path / "b", changed(FEBRUARY, "number: 2", "number: 900")) == [(FEBRUARY, "2–899")]
    assert _gaps(tmp_path / "c", changed(JANUARY, "number: 1\n", "number: 2\n")) == []
    next_year = changed(FEBRUARY, "number: 2", "number: 3", "2026-02-19", "2027-01-04")
    assert _gaps(tmp_path / "d", next_year) == [(FEBRUARY, "1–2")]


def test_two_notations_share_one_run_of_numbers(tmp_path: Path) -> None:
    """Unless a number occurs under both: then each has its own."""
    other = ("UBND-VP", "UBND-VHXH")
    assert _gaps(tmp_path / "a", changed(FEBRUARY, *other)) == []
    own = {
        **changed(FEBRUARY, "number: 2", "number: 1", *other),
        f"{FOLDER}/2026-04.md": SOUND[FEBRUARY].replace("number: 2", "number: 3").replace(*other).replace("60", "80"),
    }
    assert _gaps(tmp_path / "b", own) == [(f"{FOLDER}/2026-04.md", "2")]


def test_no_gap_where_a_letter_is_unreadable(tmp_path: Path) -> None:
    """Its number may be the one that is missing."""
    third = {f"{FOLDER}/2026-04.md": SOUND[FEBRUARY].replace("number: 2", "number: 3").replace("60", "80")}
    assert _gaps(tmp_path / "a", {**third, FEBRUARY: "x"}) == []
    assert _gaps(tmp_path / "b", {**third, **changed(FEBRUARY, "number: 2", "number: 02")}) == []


def _codes(found: list[Finding]) -> list[str]:
    return [x.rule.code for x in found]


def test_what_is_due(tmp_path: Path) -> None:
    """Nothing is missing on the due day itself, before the first letter, or where the file is only broken."""
    on_the_day, after = on(date(2026, 2, 20)), on(date(2026, 2, 21))
    without: Files = {FEBRUARY: None, DRAFT: None}
    assert _codes(on_the_day(tmp_path / "a", without)) == []
    assert _codes(after(tmp_path / "b", without)) == ["CV210"]
    assert _codes(after(tmp_path / "c", {**without, JANUARY: None})) == []
    assert _codes(after(tmp_path / "d", {DRAFT: None, FEBRUARY: "x"})) == ["CV006"]
    asked = changed(SERIES, "due:", "requested_by: {agency: Sở Nội vụ, number: 1/SNV, date: 2026-02-21}\ndue:")
    assert _codes(after(tmp_path / "e", {**without, **asked})) == []


@pytest.mark.parametrize("frequency", list(Frequency))
def test_overdue_periods_follow_one_another(frequency: Frequency) -> None:
    """For every frequency the periods run on to the day, each once."""
    due = Due.model_construct(day=5, months_after=1)
    file = SeriesFile.model_construct(title="x", short="x", frequency=frequency, due=due, requested_by=None)
    series = Series("s", file, {}, Positions("s.yml"))
    found = [x for x, _ in overdue(series.due, None, Period(2024, frequency), date(2026, 2, 1))]
    assert found == sorted(set(found), key=lambda x: x.order)
    assert (
        len(found) == {"monthly": 24, "quarterly": 8, "half-yearly": 4, "nine-months": 2, "yearly": 2}[frequency.value]
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0237 000 000", "(0237) 3.000.000"), ("0237 000 000", "0237 3000 000 - máy lẻ 12"), ("0237 000 000", "1022"),
        ("0237 000 000", "1900 000 000"), ("vanphong@example.com", '"vp@example.com; ubnd@mau.example.com"'),
        ("place: Mẫu", "place: XÃ MẪU"), ("name: Ủy ban", "name: Uỷ ban"), ("ỦY BAN NHÂN DÂN, XÃ MẪU", "UBND XÃ MẪU"),
        ("name: Ủy ban nhân dân xã Mẫu", "name: Trung tâm CNTT tỉnh Mẫu"),
    ],
)  # fmt: skip
def test_offices_as_they_are(tmp_path: Path, old: str, new: str) -> None:
    """Numbers with separators and extensions, several addresses, names in other capitals or with abbreviations."""
    assert check(tmp_path, changed(AGENCY, old, new))[1] == []

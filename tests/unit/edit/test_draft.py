from pathlib import Path

import pytest

from congvan.edit import draft as drafting
from congvan.edit.draft import Draft, new_draft
from congvan.errors import ArchiveError, RefusedError
from congvan.model.letter import FrontMatter
from congvan.model.text import Language
from congvan.read.letter import parse_letter
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, JANUARY, SERIES, Files, changed, check, write


def _new(tmp_path: Path, files: Files, period: str = "2026-03") -> Draft:
    return new_draft(write(tmp_path, {DRAFT: None, **files}), "xa-mau", "bao-cao", period)


def _codes(tmp_path: Path, draft: Draft, files: Files) -> list[tuple[str, str]]:
    """What `check` says of the draft, put in its place."""
    name = f"{FOLDER}/{draft.id.period}.md"
    found = check(tmp_path / "checked", {DRAFT: None, **files, name: draft.text})[1]
    return [(x.rule.code, x.field) for x in found if x.place.path == name]


_LIFE = """\
# ghi chú của văn thư
notes: |-
  nhiều dòng

  kín
attachments:
  - {file: a.pdf, title: A}
changes: [{date: 2026-02-20, note: Sửa}]
"""


def test_what_becomes_of_each_field() -> None:
    """Blanked, dropped, or carried over: a new field must be thought about, or last month's is issued again."""
    carried = {"visibility", "notation", "subject", "to", "contact", "signer", "copies", "data"}
    assert FrontMatter.model_fields.keys() == drafting._BLANKED.keys() | drafting._DROPPED | carried


def test_from_the_letter_before(tmp_path: Path) -> None:
    """Words and figures are carried, what belongs to the earlier letter's own life is not; old figures are marked."""
    files = {**changed(FEBRUARY, "copies:", f"{_LIFE}copies:"), f"{FOLDER}/2026-02/a.pdf": b"x"}
    draft = _new(tmp_path, files)
    assert str(draft.previous) == "xa-mau/bao-cao/2026-02"
    assert draft.text.startswith("---\nstatus: draft\nnumber:\nnotation: UBND-VP\ndate:\nsubject: báo cáo việc mẫu\n")
    assert "  count: 12  # số của kỳ 2026-02: cập nhật\n" in draft.text
    assert all(word not in draft.text for word in ("kín", "a.pdf", "Sửa", "changes"))
    assert draft.text.count("\n---\n") == 1
    assert _codes(tmp_path, draft, files) == []


def test_what_must_be_looked_at(tmp_path: Path) -> None:
    """Each marked figure and each line that speaks of the earlier period, by its line in the draft."""
    draft = _new(tmp_path, changed(FEBRUARY, "Kỳ báo cáo: {{ period }}.", "Trong Tháng 2 năm 2026, đến 28/02/2026."))
    lines = draft.text.split("\n")
    assert [lines[n - 1].strip() for n, _ in draft.to_change] == [text for _, text in draft.to_change]
    words = [text.partition(":")[0] for _, text in draft.to_change]
    assert words == ["money", "rate", "count", "open", "since", "Trong Tháng 2 năm 2026, đến 28/02/2026."]


def test_a_mark_is_not_carried_twice(tmp_path: Path) -> None:
    """A draft made of a draft names its own predecessor alone."""
    once = _new(tmp_path / "a", {})
    twice = _new(tmp_path / "b", {DRAFT: once.text}, "2026-04")
    assert twice.text.count("số của kỳ") == once.text.count("số của kỳ") == 5
    assert "2026-02" not in twice.text


def test_a_body_that_begins_with_a_passage(tmp_path: Path) -> None:
    """The fence of the front matter stays, even where its last key falls away."""
    files = changed(
        FEBRUARY, "since: null\n---\n\nThực", "since: null\nnotes: kín\n---\n/// internal\nx\n///\nThực"
    )  # fmt: skip
    assert _codes(tmp_path, _new(tmp_path, files), files) == []


@pytest.mark.parametrize(
    "remark",
    ['remark: "hai dòng\n    trong nháy"', "remark: hai dòng\n    không nháy", "remark: >-\n    gấp\n    lại",
     "remark: |\n    # một\n    hai", "remark: 'a # b'"],
)  # fmt: skip
def test_marks_change_no_value(tmp_path: Path, remark: str) -> None:
    """A text over several lines keeps its words: rather no mark than a wrong figure."""
    files = changed(FEBRUARY, "count: 12", remark)
    draft = _new(tmp_path, files)
    after, findings = parse_letter(draft.text, DRAFT, draft.id)
    before, _ = parse_letter(str(files[FEBRUARY]), FEBRUARY, draft.id)
    assert findings == []
    assert after is not None
    assert before is not None
    assert after.front["data"] == before.front["data"]


def test_keys_on_one_line(tmp_path: Path) -> None:
    """Front matter in braces cannot be taken over line by line; that is said, and no issued draft is made."""
    files: Files = {
        FEBRUARY: "---\n{status: issued, number: 2, notation: A, date: 2026-02-19, subject: x, to: [y]}\n---\nx\n"
    }
    with pytest.raises(ArchiveError, match="one key a line"):
        _new(tmp_path, files)


def test_the_latest_before(tmp_path: Path) -> None:
    """A later letter is nobody's predecessor; a gap does not matter."""
    draft = _new(tmp_path, {f"{FOLDER}/2026-09.md": "x"}, "2026-06")
    assert str(draft.previous) == "xa-mau/bao-cao/2026-02"


def test_the_first_letter(tmp_path: Path) -> None:
    """From series and agency: every section and figure with its title, ready to be filled in."""
    files: Files = {
        JANUARY: None, FEBRUARY: None,
        **changed(SERIES, "due:", 'requested_by: {agency: "Sở A, Sở B", number: 1/SA, date: 2026-01-01}\ndue:'),
    }  # fmt: skip
    draft = _new(tmp_path, files)
    assert draft.previous is None
    assert 'to: ["Sở A, Sở B"]\n' in draft.text
    assert "    total:  # Tổng\n" in draft.text
    assert "\n## 2. Kết quả\n" in draft.text
    listed = [text for _, text in draft.to_change]
    assert "subject:" in listed
    assert "total:  # Tổng" in listed
    assert "## 1. Thông tin chung" in listed
    assert not {"number:", "date:", "data:", "money:  # Kinh phí"} & set(listed)
    assert {x for x, _ in _codes(tmp_path, draft, files)} == {"CV102", "CV307", "CV409"}


def test_the_first_letter_filled_in(tmp_path: Path) -> None:
    """Once the blanks are filled nothing is left to be said."""
    files: Files = {JANUARY: None, FEBRUARY: None}
    text = _new(tmp_path, files).text
    for blank, filled in {
        "subject:": "subject: x", "to: []": "to: [y]", "title: , name: }": "title: CHỦ TỊCH, name: Z}",
        "    a:": "    a: 0", "    b:": "    b: 0", "    total:": "    total: 0", "    spent:": "    spent: 0",
        "    hidden:": "    hidden: 0", "  rate:": "  rate: 0", "  count:": "  count: 0", "  open:": "  open: true",
        "  remark:": "  remark: x", "  secret:": "  secret: x",
        "## 1. Thông tin chung\n": "## 1. Thông tin chung\n\nĐã làm.", "## 2. Kết quả\n": "## 2. Kết quả\n\nTốt.",
    }.items():  # fmt: skip
        assert text.count(f"\n{blank}") == 1 or text.count(blank) == 1, blank
        text = text.replace(blank, filled)
    assert check(tmp_path / "checked", {**files, DRAFT: text})[1] == []


@pytest.mark.parametrize(
    ("agency", "series", "period", "words"),
    [
        ("xa-mua", "bao-cao", "2026-03", "Did you mean 'xa-mau'"),
        ("../xa-mau", "bao-cao", "2026-03", "no agency"),
        ("xa-mau", "baocao", "2026-03", "Did you mean 'bao-cao'"),
        ("xa-mau", "bao-cao", "thang-3", "no period"),
        ("xa-mau", "bao-cao", "2026-Q1", "does not fit"),
        ("xa-mau", "bao-cao", "2026-02", "is not overwritten"),
    ],
)
def test_refusals(tmp_path: Path, agency: str, series: str, period: str, words: str) -> None:
    """Each in one sentence, in both languages."""
    reports = write(tmp_path, {})
    with pytest.raises(ArchiveError, match=words) as refused:
        new_draft(reports, agency, series, period)
    assert refused.value.say(Language.VI) != refused.value.say(Language.EN)


@pytest.mark.parametrize("files", [{FEBRUARY: "x"}, {FEBRUARY: b"\xff"}, {FEBRUARY: "---\na: [\n---\n"}, {SERIES: "["}])
def test_an_earlier_letter_that_cannot_be_read(tmp_path: Path, files: Files) -> None:
    """Its findings are given, each once."""
    with pytest.raises(RefusedError) as refused:
        _new(tmp_path, files)
    assert len(refused.value.findings) == 1


def test_the_agencys_file_is_broken(tmp_path: Path) -> None:
    """The first letter needs it."""
    with pytest.raises(RefusedError):
        _new(tmp_path, {JANUARY: None, FEBRUARY: None, AGENCY: "- x"})


_SCHEMA = ".congvan/schema/letter-bao-cao.json"
_COMMENT = f"# yaml-language-server: $schema=../../../{_SCHEMA}"


@pytest.mark.parametrize("files", [{}, {JANUARY: None, FEBRUARY: None}])
def test_the_modeline(tmp_path: Path, files: Files) -> None:
    """Where the archive has schemas, a draft tells editors its own, as its second line."""
    draft = _new(tmp_path, {**files, _SCHEMA: "{}"})
    assert draft.text.split("\n")[:3] == ["---", _COMMENT, "status: draft"]
    assert _codes(tmp_path, draft, {**files, _SCHEMA: "{}"}) == _codes(tmp_path, _new(tmp_path / "b", files), files)
    lines = draft.text.split("\n")
    assert [lines[n - 1].strip() for n, _ in draft.to_change] == [text for _, text in draft.to_change]


def test_the_modeline_is_carried(tmp_path: Path) -> None:
    """The earlier letter's own stays, wherever it stands, and is not put in twice."""
    files = {**changed(FEBRUARY, "copies:", f"{_COMMENT}\ncopies:"), _SCHEMA: "{}"}
    assert _new(tmp_path, files).text.count("yaml-language-server") == 1

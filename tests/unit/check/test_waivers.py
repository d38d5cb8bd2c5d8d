"""Waivers end to end, and that nothing is quoted beside personal data."""

from datetime import date
from pathlib import Path

import pytest

from congvan import checking
from congvan.check.concealing import conceal
from congvan.check.waivers import of_file
from congvan.model.finding import Place
from congvan.model.rules import ALL
from congvan.model.rules import files as rules
from congvan.model.terms import Audience
from congvan.model.text import HIDDEN, Language, Phrase, Quote, Text
from tests.plain_check import read_archive
from tests.small_archive import DRAFT, FEBRUARY, SERIES, Files, changed, check, write

_BY_CODE = {x.code: x for x in ALL}


def _with(comment: str) -> Files:
    """February's letter signed by a doctor's degree, an error that can be waived, with this comment behind it."""
    return changed(FEBRUARY, "name: Trần Văn Mẫu}", f"name: ThS. Trần Văn Mẫu}}{comment}")


def test_a_waived_error_lets_its_letter_pass(tmp_path: Path) -> None:
    """With the waiver the letter is admitted: at once, and from what was kept; without, it is not."""
    bad = _with("")
    assert [x.rule.code for x in check(tmp_path / "a", bad)[1] if x.is_error] == ["CV620"]
    assert FEBRUARY not in {x.source for x in check(tmp_path / "b", bad)[0].in_order}
    good = _with(" # congvan: allow CV620: ghi theo quyết định bổ nhiệm")
    archive, findings = check(tmp_path / "c", good)
    assert [x.rule.code for x in findings] == ["CV016"]
    assert FEBRUARY in {x.source for x in archive.in_order}
    reports = write(tmp_path / "d", good)
    for _ in range(2):
        checked = checking.read_and_check(reports, tmp_path / "cache")
        assert list(checked.findings) == findings
        assert FEBRUARY in {x.source for x in checked.archive.in_order}


@pytest.mark.parametrize("line", [9, 10, 11])
def test_nothing_is_quoted_beside_personal_data(line: int) -> None:
    """What another rule quotes from that line or the next ones is for the internal audience; elsewhere it is not."""
    where = Text("{at}").of(at=Quote("kín", Audience.PUBLIC))
    personal = _BY_CODE["CV602"].at(Place("x.md", 10, 1))
    near = rules.UNREADABLE.at(Place("x.md", line, 4), reason=where, other=Quote("kín", Audience.PUBLIC))
    far = rules.UNREADABLE.at(Place("x.md", 12, 4), reason=where)
    elsewhere = rules.UNREADABLE.at(Place("y.md", 10, 4), reason=where)
    said = [x.message(Language.EN) for x in conceal([near, personal, far, elsewhere]) if x.rule is rules.UNREADABLE]
    assert said == [
        f"The file cannot be read: {HIDDEN.english}.", "The file cannot be read: kín.", "The file cannot be read: kín.",
    ]  # fmt: skip
    assert conceal([near])[0].message(Language.EN) == "The file cannot be read: kín."
    assert isinstance(where, Phrase)


def test_a_waiver_of_what_depends_on_the_day(tmp_path: Path) -> None:
    """An overdue draft that may stay so: let stand on that day, and not called unused where no day is known."""
    reports = write(
        tmp_path, changed(DRAFT, "status: draft", "status: draft # congvan: allow CV211: chờ ý kiến cấp trên")
    )
    on_the_day = checking.check(reports, None, date(2026, 6, 1))
    assert "CV016" in {x.rule.code for x in on_the_day}
    assert "CV211" not in {x.rule.code for x in on_the_day}
    assert checking.check(reports, None, None) == []


_REASON = "# congvan: allow CV712: zqreason"


@pytest.mark.parametrize(
    ("front", "audience"),
    [
        (f"contact:\n  name: Lê Mẫu\n  {_REASON}\n", Audience.INTERNAL),
        (f"contact: {{name: Lê Mẫu,\n{_REASON}\n  phone: 0237 000 000}}\n", Audience.INTERNAL),
        (f"notes: |\n  ghi nhớ\n  {_REASON}\n", Audience.INTERNAL),
        (f'notes: "ghi nhớ\n{_REASON}\n  nữa"\n', Audience.INTERNAL),
        (f"notes: ghi nhớ\n{_REASON}\n", Audience.PUBLIC),
        (f"{_REASON}\n", Audience.PUBLIC),
    ],
)
def test_whoever_may_read_the_place_of_a_waiver_reads_its_reason(
    tmp_path: Path, front: str, audience: Audience
) -> None:
    """Also where the comment has a line for itself, within a field that is kept."""
    files = changed(FEBRUARY, "data:\n", f"{front}data:\n", "## 2.", "Các tổ , hộ.\n\n## 2.")
    waived = [x for x in check(tmp_path, files)[1] if x.rule is rules.WAIVED]
    assert [x.values["reason"] for x in waived] == [Quote("zqreason", audience)]


def test_reasons_beside_an_internal_figure(tmp_path: Path) -> None:
    """A series' schema that has an internal figure may be spoken of beside any of its figures."""
    comments = {"short: Việc mẫu": Audience.PUBLIC, "    count: {type: integer, title: Số việc}": Audience.INTERNAL}
    pairs = [x for line in comments for x in (line, f"{line}  {_REASON}")]
    write(tmp_path, changed(SERIES, *pairs))
    (series,) = read_archive(tmp_path / "reports")[0].series
    assert [x.audience for x in of_file(series)] == list(comments.values())

"""`congvan rollup`: the real command on a real archive, its words, its exit codes and what the sites make of it."""

from pathlib import Path

import pytest

from tests.integration.archives import ATTACHED, copy_archive, edit, kept
from tests.integration.warm import run

CLEAN, FOUND, FAILED = 0, 1, 2
SERIES, PERIOD = "cai-cach-hanh-chinh", "2025-12"
WHOLE = f"so-mau/{SERIES}/{PERIOD}"
OFFICE = f"""\
name: Sở Nội vụ tỉnh Mẫu
short: Sở Nội vụ tỉnh Mẫu
letterhead: [SỞ NỘI VỤ TỈNH MẪU]
parent: [ỦY BAN NHÂN DÂN TỈNH MẪU]
place: Mẫu
notations: [SNV-CCHC]
consolidates: [{SERIES}]
"""


@pytest.fixture
def department(tmp_path: Path) -> Path:
    """Make an archive of two letters of a series, of one period, in which a department adds them up."""
    archive = copy_archive(tmp_path / "archive", (ATTACHED, f"mau-cau-moi/{SERIES}/{PERIOD}"))
    (archive / "reports/_agencies/so-mau.yml").write_text(OFFICE, "utf-8")
    return archive


def test_the_draft_is_made_told_and_not_made_twice(department: Path) -> None:
    """Its place is named, what is to be done is listed, and what exists stays as it is."""
    done = run(department, "congvan", "rollup", SERIES, PERIOD)
    assert done.returncode == CLEAN, done.stdout + done.stderr
    assert f"Đã soạn reports/{WHOLE}.md từ 2 công văn" in done.stderr
    assert f"reports/{WHOLE}.md:8: contact" in done.stdout
    text = (department / f"reports/{WHOLE}.md").read_text("utf-8")
    assert "2/3 cơ quan: UBND phường Mẫu Cầu Mới; UBND phường Mẫu Đồi Thông." in text
    assert ": to, data.plan.issued, data.rates.online," in done.stderr.strip().split("\n")[-1]
    assert text.index("## 6.") > text.index("Phí, lệ phí thu trong kỳ:")  # `trong kỳ` is no `trọng tâm kỳ tới`

    checked = run(department, "congvan", "check", f"reports/{WHOLE}.md", "--format", "json")
    assert checked.returncode == FOUND
    assert '"CV102"' in checked.stdout  # to whom it goes is still to be told
    assert '"CV105"' not in checked.stdout

    before = kept(department / "reports")
    again = run(department, "congvan", "rollup", SERIES, PERIOD)
    assert again.returncode == FAILED
    assert WHOLE in again.stderr
    assert kept(department / "reports") == before


def test_it_is_written_where_it_is_asked_for(department: Path) -> None:
    """With `-o` the archive stays as it is; what is there is not overwritten."""
    before = kept(department / "reports")
    done = run(department, "congvan", "rollup", SERIES, PERIOD, "-o", "nhap.md", "--lang", "en")
    assert done.returncode == CLEAN, done.stderr
    assert "Made nhap.md from 2 letters" in done.stderr
    assert run(department, "congvan", "rollup", SERIES, PERIOD, "-o", "nhap.md").returncode == FAILED
    assert kept(department / "reports") == before


def test_what_cannot_be_done_is_said_in_a_sentence(department: Path) -> None:
    """Nobody who adds up, nothing to add up, a series that is none: exit code 2; an error in a letter: 1."""
    for arguments, told in (
        (("chuyen-doi-so", PERIOD), "consolidates: [chuyen-doi-so]"),
        ((SERIES, "2031-01"), "2031-01"),
        (("cai-cach", PERIOD), SERIES),
        ((SERIES, "2025"), "2025"),
    ):
        done = run(department, "congvan", "rollup", *arguments)
        assert done.returncode == FAILED, arguments
        assert told in done.stderr
    edit(department / f"reports/{ATTACHED}.md", "status: issued", "status: isued")
    refused = run(department, "congvan", "rollup", SERIES, PERIOD)
    assert refused.returncode == FOUND
    assert f"reports/{ATTACHED}.md:2:9" in refused.stdout
    assert not (department / f"reports/{WHOLE}.md").exists()

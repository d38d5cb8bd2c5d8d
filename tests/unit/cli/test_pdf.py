"""`congvan pdf`: what is told beside the file, and how a letter may be named."""

from pathlib import Path

import pytest

from congvan.cli import run
from tests.small_archive import FEBRUARY, Files, changed, write

LETTER = FEBRUARY.removeprefix("reports/").removesuffix(".md")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for an archive, as the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _make(archive: Path, files: Files) -> None:
    (archive / "mkdocs.yml").write_text("site_name: x\n")
    write(archive, files)


@pytest.mark.parametrize("name", [LETTER, FEBRUARY, FEBRUARY.removesuffix(".md")])
def test_warnings_are_told_before_the_file(archive: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """The letter's own, with exit code 0; those of other letters are not; the file may be named without `.md`."""
    january = FEBRUARY.replace("02.md", "01.md")
    spoilt = [changed(x, "{{ data.money.spent }}./.", "{{ data.money.spent }}.") for x in (FEBRUARY, january)]
    _make(archive, {**spoilt[0], **spoilt[1]})
    assert run(["pdf", name, "-o", "a.pdf", "--lang", "en"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith(f"{FEBRUARY}:26:30: ")
    assert ": warning CV430: " in captured.out
    assert january not in captured.out
    assert "a.pdf" in captured.err


def test_a_sound_letter_has_nothing_to_tell(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output stays empty."""
    _make(archive, {})
    assert run(["pdf", LETTER, "-o", "a.pdf"]) == 0
    assert capsys.readouterr().out == ""


def test_a_date_to_come_is_refused(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the day on the wall, as the check does, where no other is set."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    _make(archive, changed(FEBRUARY, "date: 2026-02-19", "date: 2962-02-19"))
    assert run(["pdf", LETTER, "-o", "a.pdf"]) == 1
    assert "CV207" in capsys.readouterr().out
    assert not (archive / "a.pdf").exists()


def test_a_reason_of_the_system_is_said_in_vietnamese(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that stands where the file should."""
    _make(archive, {})
    (archive / "a.pdf").mkdir()
    assert run(["pdf", LETTER, "-o", "a.pdf"]) == 2
    assert capsys.readouterr().err == "Không ghi được a.pdf: đây là thư mục, không phải tệp.\n"


@pytest.mark.parametrize(
    "command",
    [
        ["pdf", LETTER],
        ["export", "2026"],
        ["export", "bao-cao", "--format", "csv"],
        ["rollup", "bao-cao", "2"],
        ["sign", LETTER, "--p12", "key.p12"],
    ],
)
def test_a_mistyped_folder_is_not_made(archive: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    """It is told before any work, and nothing is written."""
    _make(archive, {})
    assert run([*command, "-o", "nope/x.pdf", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "There is no folder nope to write x.pdf into; make it first, or correct the path.\n"
    )
    assert not (archive / "nope").exists()


@pytest.mark.parametrize(("command", "default"), [("pdf", "public"), ("export", "public"), ("serve", "internal")])
def test_help_tells_the_default_audience(capsys: pytest.CaptureFixture[str], command: str, default: str) -> None:
    """For whom a file is made matters most where nobody said it."""
    assert run([command, "--help", "--lang", "en"]) == 0
    assert f"{default} (default)" in " ".join(capsys.readouterr().out.split())


def test_a_folder_is_not_inspected(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is called a folder, in one sentence."""
    assert run(["inspect", str(archive), "--lang", "en"]) == 2
    assert capsys.readouterr().err == f"'{archive}' is a folder; name one PDF file.\n"

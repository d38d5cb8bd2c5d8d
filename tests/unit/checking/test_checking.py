"""Findings of `congvan.checking`: the same whatever was kept and however many processes work; nothing done twice."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from congvan import checking
from congvan.checking import check, desk, duties, read_and_check
from congvan.checking.desk import Desk
from congvan.errors import ArchiveError
from congvan.model.finding import Finding, Place, in_order
from congvan.model.rules import files
from congvan.read.archive import LetterFile
from congvan.store.examined import Kept
from tests.bench.archive import make_archive, spoil
from tests.plain_check import check_archive, read_archive
from tests.small_archive import AGENCY, DRAFT, FEBRUARY, FOLDER, JANUARY, SERIES, SOUND, write

SAMPLES = Path(__file__).parents[3] / "reports"
TODAY = date(2026, 11, 22)
FAULTS = {
    JANUARY: SOUND[JANUARY].replace("number: 1", "number: 2").replace("100 triệu", "1.000"),
    DRAFT: "no letter",
    f"{FOLDER}/2026-04.md": "---\nstatus: [\n---\n",
    f"{FOLDER}/2026-05.md": SOUND[JANUARY] + "[a](xa-mau/bao-cao/2020-01)\n{{ data.no }}\n/// internal\n",
    f"{FOLDER}/2026-02/note.txt": "undeclared",
    "reports/xa-khac/bao-cao/2026-01.md": SOUND[JANUARY],
}


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """The samples and the small archive, with faults of every kind; its folder `reports`."""
    shutil.copytree(SAMPLES, tmp_path / "reports")
    spoil(tmp_path)
    return write(tmp_path, FAULTS)


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of letters as they are examined in this process."""
    names: list[str] = []
    real = Desk.examine

    def remembered(self: Desk, file: LetterFile) -> Kept:
        names.append(file.name)
        return real(self, file)

    monkeypatch.setattr(Desk, "examine", remembered)
    return names


def plain(reports: Path) -> list[Finding]:
    """The findings without any store, all in this process, as `check_archive` gives them."""
    raw, unreadable = read_archive(reports)
    return in_order([*unreadable, *check_archive(raw, TODAY)[1]])


@pytest.mark.parametrize("processes", [False, True])
def test_the_same_findings(spoiled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, processes: bool) -> None:
    """Cold, warm, half warm and without a store, in one process and in several."""
    monkeypatch.setattr(duties, "WORTH_PROCESSES", 1 if processes else 10**9)
    monkeypatch.setattr(duties, "_PIECE", 2)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    cache, expected = tmp_path / "cache", plain(spoiled)
    assert len(expected) > 100
    assert check(spoiled, None, TODAY) == expected
    assert check(spoiled, cache, TODAY) == expected
    assert check(spoiled, cache, TODAY) == expected
    for file in sorted(cache.rglob("*.json"))[::2]:
        file.write_bytes(file.read_bytes()[:-9])
    assert check(spoiled, cache, TODAY) == expected


def test_the_samples_are_sound_and_the_same_archive(tmp_path: Path) -> None:
    """The letters that a build gets from a warm store are those that a check without one admits."""
    raw, _ = read_archive(SAMPLES)
    expected, _ = check_archive(raw)
    for _ in ("cold", "warm"):
        assert read_and_check(SAMPLES, tmp_path).sound() == expected


def test_nothing_is_examined_twice(tmp_path: Path, examined: list[str]) -> None:
    """Neither by a second check nor by a build after it."""
    reports = write(tmp_path, {})
    check(reports, tmp_path / "cache", TODAY)
    assert examined == [JANUARY, FEBRUARY, DRAFT]
    check(reports, tmp_path / "cache", None)
    read_and_check(reports, tmp_path / "cache", TODAY).sound()
    assert len(examined) == 3


@pytest.mark.parametrize(
    ("name", "old", "new", "again"),
    [
        (FEBRUARY, "Thực hiện", "Triển khai", [FEBRUARY]),
        (AGENCY, "short: UBND xã Mẫu", "short: UBND xã", [JANUARY, FEBRUARY, DRAFT]),
        (AGENCY, "short:", "proper_names: [Bỉm Sơn]\nshort:", [JANUARY, FEBRUARY, DRAFT]),
        (SERIES, "title: ", "title: x", [JANUARY, FEBRUARY, DRAFT]),
    ],
)
def test_what_changed_is_examined_again(
    tmp_path: Path, examined: list[str], name: str, old: str, new: str, again: list[str]
) -> None:
    """A letter, or what it belongs to, with all that it lends to its letters."""
    reports = write(tmp_path, {})
    check(reports, tmp_path / "cache", TODAY)
    examined.clear()
    text = (tmp_path / name).read_text()
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1))
    check(reports, tmp_path / "cache", TODAY)
    assert examined == again


def test_an_attachment_counts(tmp_path: Path, examined: list[str]) -> None:
    """A file that comes, changes or goes has its letter examined again."""
    reports, cache = write(tmp_path, {}), tmp_path / "cache"
    file = tmp_path / FOLDER / "2026-02/note.txt"
    file.parent.mkdir()
    check(reports, cache, TODAY)
    for text in ("ab", "cd", None):
        examined.clear()
        if text:
            file.write_text(text)
            os.utime(file, ns=(0, ord(text[0])))
        else:
            file.unlink()
        check(reports, cache, TODAY)
        assert examined == [FEBRUARY]


def test_other_code_finds_for_itself(tmp_path: Path, examined: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of our rules found is not taken over."""
    reports = write(tmp_path, {})
    check(reports, tmp_path / "cache", TODAY)
    monkeypatch.setattr(desk, "fingerprint", lambda: "another")
    check(reports, tmp_path / "cache", TODAY)
    assert len(examined) == 6


def test_what_is_deleted_vanishes(tmp_path: Path) -> None:
    """No word of a letter that is gone stays in the store, nor its duty's file when it was the last."""
    reports, cache = write(tmp_path, {JANUARY: SOUND[JANUARY] + "\n[PLANTED](PLANTED)\n"}), tmp_path / "cache"
    check(reports, cache, TODAY)
    (file,) = cache.rglob("*.json")
    assert b'"2026-01"' in file.read_bytes()
    (tmp_path / JANUARY).unlink()
    check(reports, cache, TODAY)
    assert b'"2026-01"' not in file.read_bytes()
    shutil.rmtree(tmp_path / FOLDER)
    check(reports, cache, TODAY)
    assert not file.exists()


def test_an_unchanged_store_is_not_written(tmp_path: Path) -> None:
    """So that a check leaves no trace where there was nothing to do."""
    reports, cache = write(tmp_path, {}), tmp_path / "cache"
    check(reports, cache, TODAY)
    (file,) = cache.rglob("*.json")
    before = file.stat()
    check(reports, cache, TODAY)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails today is told today, and tried again tomorrow."""
    reports, cache = write(tmp_path, {}), tmp_path / "cache"
    real = LetterFile.read

    def refused(self: LetterFile) -> bytes | Finding:
        return real(self) if self.name != FEBRUARY else files.UNREADABLE.at(Place(FEBRUARY), reason="refused")

    with monkeypatch.context() as patch:
        patch.setattr(LetterFile, "read", refused)
        for _ in ("cold", "warm"):
            assert [x.place.path for x in check(reports, cache, None) if x.is_error] == [FEBRUARY]
    assert not [x for x in check(reports, cache, None) if x.is_error]


def test_a_letter_changed_meanwhile_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was examined and what is projected are the same bytes, or there is no edition."""
    reports = write(tmp_path, {})
    real = checking._see

    def changed(*arguments: object) -> checking.Seen:
        seen = real(*arguments)  # type: ignore[arg-type]
        (tmp_path / FEBRUARY).write_text(SOUND[FEBRUARY] + "\nPLANTED\n")
        return seen

    monkeypatch.setattr(checking, "_see", changed)
    with pytest.raises(ArchiveError, match=r"2026-02\.md was changed"):
        read_and_check(reports, tmp_path / "cache")


def _dies(_: object) -> list[bytes]:
    os._exit(1)


def test_a_process_that_dies(spoiled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it left undone is done here."""
    expected = plain(spoiled)

    monkeypatch.setattr(duties, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(duties, "_examine_there", _dies)
    assert check(spoiled, tmp_path / "cache", TODAY) == expected


def test_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    """Its letters are examined each time anew, for nothing of them can be kept."""
    reports = write(tmp_path, {})
    odd = os.fsdecode(os.fsencode(reports) + b"/xa-\xe9/bao-cao")
    Path(odd).mkdir(parents=True)
    (Path(odd) / "2026-01.md").write_text(SOUND[JANUARY])
    first = check(reports, tmp_path / "cache", TODAY)
    assert any("\ufffd" in x.place.path for x in first) or any("\udce9" in x.place.path for x in first)
    assert check(reports, tmp_path / "cache", TODAY) == first


def test_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long work says how far it is; short work says nothing."""
    said: list[tuple[int, int]] = []
    reports = write(tmp_path, {})
    check(reports, None, TODAY, lambda done, total: said.append((done, total)))
    assert said == []
    monkeypatch.setattr(duties, "WORTH_PROCESSES", 3)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    check(reports, None, TODAY, lambda done, total: said.append((done, total)))
    assert said == [(3, 3)]


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one processor: no other processes")
def test_interrupted_in_the_midst(tmp_path: Path) -> None:
    """Ctrl-C reaches every process of the terminal; none says more than the one that was asked, and none stays."""
    folder = make_archive(SAMPLES.parent, tmp_path / "archive", 300)
    with subprocess.Popen(
        [sys.executable, "-m", "congvan", "check"],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stderr
        process.stderr.readline()  # the first word of progress: they are at work
        os.killpg(process.pid, signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
    assert process.returncode in (130, 0)  # 0: it was done already

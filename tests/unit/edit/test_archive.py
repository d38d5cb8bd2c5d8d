"""A new archive: whatever the day and the names, nothing is wrong in it."""

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from posixpath import normpath

import pytest
from jsonschema import Draft202012Validator

from congvan.checking import check
from congvan.edit.archive import SAMPLE_NAME, NewArchive, new_archive
from congvan.errors import ArchiveError
from congvan.model.text import Language
from tests.unit.edit.yaml_of_editors import front_matter, load

TODAY = date(2026, 11, 22)
_MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$", re.MULTILINE)


def _write(archive: NewArchive, root: Path) -> Path:
    for name, content in archive.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / "reports"


@pytest.mark.parametrize("name", [SAMPLE_NAME, "Uỷ ban nhân dân  xã Hòa: Bình", "Ủy ban nhân dân tỉnh Đắk Lắk"])
@pytest.mark.parametrize("title", ["Báo cáo tháng về chuyển đổi số", 'Y tế "A", [b] #c', "3"])
def test_nothing_is_wrong(tmp_path: Path, name: str, title: str) -> None:
    """Not even a note, for names that YAML would trip over too."""
    assert check(_write(new_archive(TODAY, name, title), tmp_path), None, TODAY) == []


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2027, 1, 31), date(2028, 2, 29), date(2026, 12, 5)])
def test_on_any_day(tmp_path: Path, day: date) -> None:
    """The samples are of this month and the last: nothing is late, nothing is in the future."""
    assert check(_write(new_archive(day), tmp_path), None, day) == []
    assert check(tmp_path / "reports", None, day + timedelta(1)) == []


def test_its_first_letter() -> None:
    """What is written next is of the following month, by the names made of the office's and the series' own."""
    assert str(new_archive(TODAY).next) == "mau/chuyen-doi-so/2026-12"
    assert str(new_archive(date(2026, 12, 1), "Ủy ban nhân dân xã Đông Á").next) == "dong-a/chuyen-doi-so/2027-01"


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("Sở Y tế", "x", "Sở Y tế"), ("", "x", "understood"), ("Ủy ban nhân dân phường ", "x", "understood"),
        (f"Ủy ban nhân dân phường {'a' * 120}", "x", "understood"),
        ("Ủy ban nhân dân phường 東", "x", "letters or digits"),
        (SAMPLE_NAME, "", "1 to 120"), (SAMPLE_NAME, " \n", "1 to 120"), (SAMPLE_NAME, "a" * 121, "1 to 120"),
        (SAMPLE_NAME, "…", "letters or digits"),
    ],
)  # fmt: skip
def test_refusals(name: str, title: str, words: str) -> None:
    """One sentence in each language; no archive with a broken file."""
    with pytest.raises(ArchiveError, match=words) as refused:
        new_archive(TODAY, name, title)
    assert refused.value.say(Language.VI) != refused.value.say(Language.EN)


def test_every_modeline_leads_to_its_schema() -> None:
    """Each YAML file and letter of the archive names a schema that is there, and keeps to it."""
    files = new_archive(TODAY).files
    told = [x for x in files if x.startswith("reports/")]
    assert len(told) == 4
    for name in told:
        text = files[name].decode()
        (schema,) = _MODELINE.findall(text)
        found = json.loads(files[normpath((PurePosixPath(name).parent / schema).as_posix())])
        instance = front_matter(text) if name.endswith(".md") else load(text)
        assert list(Draft202012Validator(found).iter_errors(instance)) == [], name


def test_no_word_is_left() -> None:
    """Nothing of the templates' own marks remains, in no name and no text."""
    for name, content in new_archive(TODAY).files.items():
        assert b"%%" not in content
        assert "%%" not in name
        assert "dot-" not in name


@pytest.mark.parametrize(
    ("file", "schema"), [(".github/workflows/archive.yml", "github-workflows"), (".gitlab-ci.yml", "gitlab-ci")]
)
def test_a_workflow_follows_its_published_schema(tmp_path: Path, file: str, schema: str) -> None:
    """A forge ignores a misspelt key, or refuses it after the push."""
    _write(new_archive(TODAY), tmp_path)
    transform = ["--data-transform", schema] if schema == "gitlab-ci" else []
    command = [sys.executable, "-m", "check_jsonschema", *transform, "--builtin-schema", f"vendor.{schema}"]
    result = subprocess.run([*command, tmp_path / file], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_git_does_not_take_keys() -> None:
    """The keys that sign letters are never committed by mistake."""
    assert {"*.p12", "*.pfx", "*.key", "/congvan-*-20*/"} <= set(
        new_archive(TODAY).files[".gitignore"].decode().split()
    )

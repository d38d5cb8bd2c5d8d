"""The short forms that an archive adds to the search."""

from pathlib import Path

from congvan.checking import read_and_check
from congvan.model.short_forms import MOST
from congvan.model.terms import Audience
from congvan.project import project
from tests.small_archive import check

_FILE = "reports/_short_forms.yml"
_SOUND = 'short_forms:\n  - {short: PCTT, long: ["phòng, chống thiên tai"]}\n'


def _codes(folder: Path, text: str) -> list[str]:
    return [x.rule.code for x in check(folder, {_FILE: text})[1]]


def test_sound_ones_reach_both_editions(tmp_path: Path) -> None:
    """They are public, and stand with the short form first."""
    assert _codes(tmp_path, _SOUND) == []
    archive = read_and_check(tmp_path / "reports").archive
    for audience in Audience:
        assert project(archive, audience)[0].short_forms == (("PCTT", "phòng, chống thiên tai"),)


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    """An unknown key, a form without meaning, a form twice in whatever capitals."""
    assert "CV101" in _codes(tmp_path / "a", "short_froms: []\n")
    assert _codes(tmp_path / "b", "short_forms:\n  - {short: PCTT, long: []}\n")
    twice = _SOUND + "  - {short: pctt, long: [phòng cháy]}\n"
    assert len(_codes(tmp_path / "c", twice)) == 1


def test_there_may_not_be_any_number(tmp_path: Path) -> None:
    """The search page carries them all: as many as MOST, and no more; nor any number of spellings."""
    many = [f"  - {{short: A{x}, long: [b{x}]}}\n" for x in range(MOST + 1)]
    assert _codes(tmp_path / "a", "short_forms:\n" + "".join(many[:-1])) == []
    assert _codes(tmp_path / "b", "short_forms:\n" + "".join(many)) == ["CV105"]
    spelt = ", ".join(f"b{x}" for x in range(50))
    assert _codes(tmp_path / "c", f"short_forms: [{{short: A, long: [{spelt}]}}]\n") == ["CV105"]

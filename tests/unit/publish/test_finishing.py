"""The last step: what was written is listed, verified, copied and put in its place, without any site generator."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from congvan.errors import RefusedError
from congvan.model import address
from congvan.model.finding import Finding, Place
from congvan.model.identity import LetterId
from congvan.model.manifest import Kind, Manifest
from congvan.model.rules.files import UNREADABLE
from congvan.model.terms import Status
from congvan.publish.edition import staged
from congvan.publish.finishing import finish
from congvan.publish.work import Work
from congvan.store.cache import Cache
from tests.factories import an_edition

KINDS = {"index.html": Kind.PAGE}
WRONG = Finding(UNREADABLE, Place("index.html"))


def a_work(folder: Path, found: Callable[[Path], list[Finding]]) -> tuple[Work, list[tuple[Path, Manifest]]]:
    """An edition's work whose verification finds this; and what was verified, in turn."""
    asked: list[tuple[Path, Manifest]] = []

    def verify(where: Path, manifest: Manifest) -> list[Finding]:
        assert (where / "SHA256SUMS").is_file()
        asked.append((where, manifest))
        return found(where)

    return Work(an_edition(), Cache(folder / "cache"), verify), asked


def finished(target: Path, work: Work, text: str, *, offline: bool) -> list[Finding]:
    """Write an edition of one page and finish it."""
    with staged(target) as folder:
        (folder / "index.html").write_text(f"<html><head></head><body>{text}</body></html>")
        return finish(folder, target, work, KINDS, offline=offline)


def test_a_sound_edition_and_its_copy_take_their_places(tmp_path: Path) -> None:
    """Both are verified, each by the list of its own files."""
    target = tmp_path / "site" / "public"
    work, asked = a_work(tmp_path, lambda _: [])
    assert finished(target, work, "new", offline=True) == []
    assert "new" in (target / "index.html").read_text()
    assert "new" in (target.with_name("public-offline") / "index.html").read_text()
    assert [("MO-KHO.html" in x.files) for _, x in asked] == [False, True]


def test_without_being_asked_there_is_no_copy(tmp_path: Path) -> None:
    """The edition alone."""
    target = tmp_path / "site" / "public"
    work, _ = a_work(tmp_path, lambda _: [])
    finished(target, work, "new", offline=False)
    assert [x.name for x in target.parent.iterdir() if x.is_dir()] == ["public"]


@pytest.mark.parametrize("wrong", ["public", "public-offline"])
def test_nothing_changes_if_either_is_refused(tmp_path: Path, wrong: str) -> None:
    """An error in the copy stops the edition too; what stood there stands."""
    target = tmp_path / "site" / "public"
    finished(target, a_work(tmp_path, lambda _: [])[0], "old", offline=True)
    work, _ = a_work(tmp_path, lambda where: [WRONG] if where.name.startswith(f".{wrong}.") else [])
    with pytest.raises(RefusedError):
        finished(target, work, "new", offline=True)
    for name in ("public", "public-offline"):
        assert "old" in (target.with_name(name) / "index.html").read_text()


def test_what_went_without_a_word_stops_the_edition(tmp_path: Path) -> None:
    """A letter that the last edition has and the archive has no more; not where git has the whole past."""
    target = tmp_path / "site" / "public"
    sound, _ = a_work(tmp_path, lambda _: [])
    who = sound.edition.letters[0].id
    told = {"audience": sound.edition.audience.value, "letters": [{"id": str(who), "status": "issued"}]}
    with staged(target) as folder:
        for name, content in {address.LETTERS_JSON: told, address.letter_json(who): {"content": {"body": "x"}}}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(json.dumps(content))
        finish(folder, target, sound, {}, offline=False)
    alone = replace(sound, edition=replace(sound.edition, letters=()), status_of=dict[LetterId, Status]().get)
    with pytest.raises(RefusedError) as refused:
        finished(target, alone, "new", offline=False)
    assert [(x.rule.code, x.place.path) for x in refused.value.findings] == [("CV559", who.source)]
    assert not (target / "index.html").exists()
    finished(target, replace(alone, past_is_known=True), "new", offline=False)
    assert "new" in (target / "index.html").read_text()


def test_a_preview_is_verified_where_it_lies(tmp_path: Path) -> None:
    """It has no place to take."""
    work, asked = a_work(tmp_path, lambda _: [])
    folder = tmp_path / "preview"
    folder.mkdir()
    (folder / "index.html").write_text("<html></html>")
    finish(folder, None, work, KINDS, offline=True)
    assert [where for where, _ in asked] == [folder]
    assert not (tmp_path / "preview-offline").exists()

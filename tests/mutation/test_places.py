"""A secret in any place of a finished edition, in any writing, is found; the same place with other words is not."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from congvan import pipeline
from congvan.model.finding import Finding
from congvan.model.manifest import Kind, Manifest
from congvan.model.terms import Audience
from congvan.publish.checksums import write_checksums
from tests.mutation.kit import FOUND, Archive, all_said, secrets_in
from tests.mutation.places import HARMLESS, Place, linked
from tests.mutation.places_files import FILE_PLACES
from tests.mutation.places_pdf import PDF_PLACES
from tests.mutation.places_text import TEXT_PLACES

PLACES: Mapping[str, Place] = {**TEXT_PLACES, **PDF_PLACES, **FILE_PLACES}
BY_FORM = frozenset({"CV913"})  # says of a person's telephone number or e-mail, beside the rule that it was withheld
Verify = Callable[[Path], list[Finding]]


# Places that the gate does not look into yet; whoever mends one takes it out of this list.
OPEN: frozenset[str] = frozenset()


def _marks(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason="not promised: docs/operations.md", strict=True)] if name in OPEN else []


@pytest.fixture(scope="session")
def verify(archive: Archive) -> Verify:
    """The gate as a build has it, over a folder whose list of checksums and of files agrees with what is there."""
    cache = archive.root / ".cache"
    checked = pipeline.read_and_check(archive.root / "reports", cache)
    gate = pipeline.open_work(checked, cache, Audience.PUBLIC, None, reports=archive.root / "reports").verify

    def run(folder: Path) -> list[Finding]:
        write_checksums(folder)
        files = (x.relative_to(folder).as_posix() for x in folder.rglob("*") if x.is_file() and not x.is_symlink())
        return gate(folder, Manifest(Audience.PUBLIC, {x: Kind.SITE for x in files if x != "SHA256SUMS"}))

    return run


@pytest.mark.parametrize("name", [pytest.param(x, marks=_marks(x)) for x in PLACES])
def test_secret_is_found(archive: Archive, verify: Verify, tmp_path: Path, name: str) -> None:
    """The file and the rule are named, the secret nowhere."""
    place = PLACES[name]
    folder = linked(archive.public, tmp_path / "public")
    (folder / "SHA256SUMS").unlink()
    place.plant(folder, place.text)
    findings = verify(folder)
    assert {x.rule.code for x in findings if x.is_error} - BY_FORM == place.rules
    assert all("reports/" in str(x.values["origin"]) for x in findings if x.rule.code in FOUND)
    assert secrets_in(all_said(findings)) == set()


def test_other_words_are_not_found(archive: Archive, verify: Verify, tmp_path: Path) -> None:
    """All places at once with words that anybody may read: what is found is what such a page may never hold."""
    folder = linked(archive.public, tmp_path / "public")
    (folder / "SHA256SUMS").unlink()
    for place in PLACES.values():
        place.plant(folder, HARMLESS[place.secret])
    allowed = {rule for place in PLACES.values() for rule in place.rules if rule not in FOUND}
    assert {(x.rule.code, x.place.path) for x in verify(folder) if x.rule.code not in allowed} == set()


def test_untouched_edition_is_clean(archive: Archive, verify: Verify, tmp_path: Path) -> None:
    """Nothing planted, nothing found."""
    folder = linked(archive.public, tmp_path / "public")
    (folder / "SHA256SUMS").unlink()
    assert verify(folder) == []


def test_there_are_enough() -> None:
    """The promise of docs/trust.md: at least forty places."""
    assert len(PLACES) >= 100

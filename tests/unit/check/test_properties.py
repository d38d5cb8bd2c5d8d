"""Whatever an archive holds, a check ends, with findings that are placed and told; the same ones each time."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from congvan.checking import check
from congvan.model.finding import Place
from congvan.model.rules.body import EMPTY_BODY
from tests.fuzz.archive import AGENCY, SERIES, TODAY, assert_told, findings_of
from tests.fuzz.strategies import archives, letters, series_files, yaml_texts
from tests.fuzz.targets import TARGETS, seeds
from tests.small_archive import JANUARY, SOUND, write

# The same examples every time: what a run finds can be found again. `scripts/fuzz` looks for others.
_EACH = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def _check_one(name: str, data: bytes) -> None:
    files = {x: SOUND[x].encode() for x in (AGENCY, SERIES, JANUARY)} | {name: data}
    assert_told(findings_of(files), files)


@settings(_EACH, max_examples=250)
@given(letters())
def test_any_letter(data: bytes) -> None:
    """A letter with front matter and body of any kind."""
    _check_one(JANUARY, data)


@settings(_EACH, max_examples=250)
@given(series_files())
def test_any_series(data: bytes) -> None:
    """A series' file of any kind, JSON Schema's keywords among it, with a letter of the series."""
    _check_one(SERIES, data)


@settings(_EACH, max_examples=80)
@given(yaml_texts(SOUND[AGENCY]))
def test_any_agency(text: str) -> None:
    """An agency's file of any kind, with a letter of the agency."""
    _check_one(AGENCY, text.encode("utf-8", "replace"))


@settings(_EACH, max_examples=100)
@given(archives())
def test_any_archive(files: Mapping[str, bytes]) -> None:
    """Several files at once, so that rules between letters meet odd ones; and again the same findings."""
    findings = findings_of(files)
    assert_told(findings, files)
    assert findings_of(files) == findings


@settings(_EACH, max_examples=40)
@given(archives())
def test_what_is_kept_is_what_was_found(files: Mapping[str, bytes]) -> None:
    """From the disk: without a store, cold and warm, each time the same."""
    with tempfile.TemporaryDirectory() as folder:
        reports = write(Path(folder), files)
        expected = check(reports, None, TODAY)
        assert check(reports, Path(folder) / "cache", TODAY) == expected
        assert check(reports, Path(folder) / "cache", TODAY) == expected


@pytest.mark.parametrize("target", TARGETS)
def test_what_the_fuzzer_begins_with(target: str) -> None:
    """Sound files, and every input with which something was found: each ends with findings that are well told."""
    begin = seeds(target)
    assert begin
    for data in begin:
        TARGETS[target](data)


@pytest.mark.parametrize("place", [Place(JANUARY, 999, 1), Place(JANUARY, 1, 99), Place(JANUARY, 0, 1), Place("x")])
def test_an_ill_told_finding_is_noticed(place: Place) -> None:
    """What these tests rest on: a place outside of its file, or of the archive, fails them."""
    with pytest.raises(AssertionError):
        assert_told([EMPTY_BODY.at(place)], {JANUARY: SOUND[JANUARY].encode()})

"""Whatever the projection, the cache or the site generator lets through, the gate stops it."""

from pathlib import Path

import pytest

from congvan.model.terms import Audience
from tests.mutation.kit import Archive, build, copied
from tests.mutation.projection import MUTATIONS
from tests.mutation.test_renderers import assert_refused


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_gets_through_stops_the_build(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """What broken code lets out was staged, is found by the rules named, and is not published."""
    mutation = MUTATIONS[name]
    copy = copied(archive, tmp_path / "archive")
    mutation.apply(monkeypatch, copy.root)
    if mutation.both:
        assert build(copy, Audience.INTERNAL).promoted
    outcome = build(copy)
    assert_refused(copy, outcome)
    assert outcome.leaked >= mutation.leaks
    assert outcome.rules >= mutation.rules

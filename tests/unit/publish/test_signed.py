from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from congvan.errors import ArchiveError, RefusedError
from congvan.model.identity import LetterId
from congvan.model.signature import Level, Signature, Verdict
from congvan.model.terms import Audience, Status
from congvan.model.view import EditionView, LetterView, SignedView, WithdrawalView
from congvan.publish.signed import Render, with_proven_copies
from tests.factories import a_letter, an_edition


class _Words:
    """Takes a copy for a rendering if it begins with it; knows what the other edition prints."""

    def __init__(self, elsewhere: bytes = b"nothing") -> None:
        self.elsewhere = elsewhere

    def is_rendering(self, signed: bytes, rendering: bytes) -> bool:
        return signed.startswith(rendering)

    def is_of_other_edition(self, who: LetterId, signed: bytes, render: Render) -> bool:
        assert who.agency
        del render  # it knows what that would print
        return signed.startswith(self.elsewhere)


def _edition(
    folder: Path, copy: bytes, audience: Audience, **changes: Any
) -> tuple[EditionView, Mapping[LetterId, Path]]:
    file, printed = folder / "a.signed.pdf", folder / "a.pdf"
    file.write_bytes(copy)
    printed.write_bytes(b"printed")
    signed = SignedView("reports/a.signed.pdf", str(file), sha256(copy).hexdigest())
    view = a_letter(signed=signed, **changes)
    return an_edition(view, audience=audience), {view.id: printed}


def _printed(view: LetterView) -> bytes:
    return b"withdrawn" if view.withdrawn else b"as issued"


@pytest.mark.parametrize("audience", list(Audience))
def test_a_copy_of_this_edition_is_published(audience: Audience, tmp_path: Path) -> None:
    """The letter keeps it."""
    edition, pdfs = _edition(tmp_path, b"printed, signed", audience)
    proven = with_proven_copies(edition, pdfs, _Words(), _printed)
    assert proven.letters == edition.letters


def test_a_copy_of_the_other_edition(tmp_path: Path) -> None:
    """The office may see what the public sees; the public is told that there is a copy, and nothing else."""
    for audience, kept in ((Audience.INTERNAL, False), (Audience.PUBLIC, True)):
        edition, pdfs = _edition(tmp_path, b"elsewhere, signed", audience)
        (view,) = with_proven_copies(edition, pdfs, _Words(b"elsewhere"), _printed).letters
        assert view.signed
        assert view.signed.is_kept is kept
        assert (view.signed == SignedView()) is kept


def test_a_copy_that_shows_less_says_so(tmp_path: Path) -> None:
    """In the office's edition, whose page shows more than what was signed."""
    for content, is_public in ((b"elsewhere, signed", True), (b"printed, signed", False)):
        edition, pdfs = _edition(tmp_path, content, Audience.INTERNAL)
        (view,) = with_proven_copies(edition, pdfs, _Words(b"elsewhere"), _printed).letters
        assert view.signed
        assert view.signed.is_public is is_public


def test_a_time_that_is_still_to_come(tmp_path: Path) -> None:
    """It is told by which day nobody can have signed yet; one that a stamp proves, or that is past, is not."""
    edition, pdfs = _edition(tmp_path, b"printed, signed", Audience.PUBLIC)
    (view,) = edition.letters
    assert view.signed
    later = datetime.combine(edition.as_of, time(12), UTC) + timedelta(days=2)
    claim = Signature("S", "A", "B", later, False, Level.B_B, Verdict.VALID, claimed=later)
    for signature, day in (
        (claim, edition.as_of),
        (replace(claim, time_proven=True), None),
        (replace(claim, claimed=later - timedelta(days=4)), None),
    ):
        signed = replace(view, signed=replace(view.signed, signatures=(signature,)))
        (told,) = with_proven_copies(replace(edition, letters=(signed,)), pdfs, _Words(), _printed).letters
        assert told.signed
        assert told.signed.overtaken == day


def test_a_time_stamp_tells_the_newest_day(tmp_path: Path) -> None:
    """A seal of the minute of a stamped signature, days after the letter's, is not doubted; a later one is."""
    edition, pdfs = _edition(tmp_path, b"printed, signed", Audience.PUBLIC)
    (view,) = edition.letters
    assert view.signed
    later = datetime.combine(edition.as_of, time(12), UTC) + timedelta(days=3)
    stamped = Signature("S", "A", "B", later, True, Level.B_T, Verdict.VALID, claimed=later)
    for days, day in ((0, None), (1, later.date())):
        claimed = later + timedelta(days=days)
        seal = replace(stamped, time=claimed, time_proven=False, level=Level.B_B, claimed=claimed)
        signed = replace(view, signed=replace(view.signed, signatures=(stamped, seal)))
        (told,) = with_proven_copies(replace(edition, letters=(signed,)), pdfs, _Words(), _printed).letters
        assert told.signed
        assert told.signed.overtaken == day


def test_a_copy_from_before_the_letter_was_withdrawn(tmp_path: Path) -> None:
    """What was signed is the letter as it was issued."""
    gone = WithdrawalView(date(2026, 6, 1), "sai")
    edition, pdfs = _edition(tmp_path, b"as issued, signed", Audience.PUBLIC, status=Status.WITHDRAWN, withdrawn=gone)
    assert with_proven_copies(edition, pdfs, _Words(), _printed).letters == edition.letters


def test_anything_else_stops_the_build(tmp_path: Path) -> None:
    """By a finding at the copy."""
    edition, pdfs = _edition(tmp_path, b"something else", Audience.PUBLIC)
    with pytest.raises(RefusedError) as caught:
        with_proven_copies(edition, pdfs, _Words(), _printed)
    assert [(x.rule.code, x.place.path) for x in caught.value.findings] == [("CV544", "reports/a.signed.pdf")]


def test_what_was_not_verified_is_not_published(tmp_path: Path) -> None:
    """Somebody changed the file after its signatures were verified."""
    edition, pdfs = _edition(tmp_path, b"printed, signed", Audience.PUBLIC)
    (tmp_path / "a.signed.pdf").write_bytes(b"printed, and signed by somebody else")
    with pytest.raises(ArchiveError, match="was changed while it was being checked"):
        with_proven_copies(edition, pdfs, _Words(), _printed)


def test_without_a_comparison_nothing_is_published(tmp_path: Path) -> None:
    """Whoever cannot tell keeps the copy back."""
    edition, pdfs = _edition(tmp_path, b"printed, signed", Audience.INTERNAL)
    (view,) = with_proven_copies(edition, pdfs, None, _printed).letters
    assert view.signed == SignedView()
    assert replace(view, signed=None) == replace(edition.letters[0], signed=None)

"""What is told in words: every verdict that is no good one, and what became of a letter."""

from typing import Any

import pytest

from congvan.flows.proving.standing import standing
from congvan.flows.words import VERDICTS
from congvan.model.finding import Place
from congvan.model.rules import proof as rules
from congvan.model.signature import Verdict
from congvan.model.terms import Audience
from congvan.model.text import Language, said

LETTER: dict[str, Any] = {
    "id": "xa-mau/bao-cao/2026-01",
    "symbol": "01/UBND-VP",
    "status": "issued",
    "date": "2026-01-19",
}
BY = {"symbol": "09/UBND-VP", "date": "2026-03-02"}


def test_every_verdict_has_words() -> None:
    """But that all is well, which is told otherwise."""
    assert set(VERDICTS) == set(Verdict) - {Verdict.VALID}


@pytest.mark.parametrize(
    ("more", "became"),
    [
        ({"status": "replaced"}, ["was replaced"]),
        (
            {"status": "replaced", "relations": [BY | {"kind": "replaced-by"}]},
            ["replaced by number 09/UBND-VP of 02/3/"],
        ),
        ({"relations": [BY | {"kind": "corrected-by"}]}, ["corrected by number 09/UBND-VP of 02/3/"]),
        ({"status": "withdrawn", "withdrawn": {"date": "2026-03-02"}}, ["withdrawn on 02/3/"]),
        ({"status": "withdrawn"}, ["was withdrawn"]),
    ],
)
def test_what_became_of_a_letter(more: dict[str, Any], became: list[str]) -> None:
    """Each thing once, with what is known of it."""
    found = list(standing(LETTER | more))
    assert {x.rule for x in found} == {rules.OUT_OF_FORCE}
    told = [said(x.values["became"], Language.EN, Audience.PUBLIC) for x in found]
    assert [part in text for part, text in zip(became, told, strict=True)] == [True] * len(became), told


def test_a_letter_that_stands() -> None:
    """It says so; a draft, and one of which only the id is known, say nothing."""
    assert [x.rule for x in standing(LETTER)] == [rules.CURRENT]
    assert list(standing(LETTER | {"status": "draft"})) == []
    assert list(standing({"id": LETTER["id"]})) == []


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"relations": [BY | {"kind": "corrected-by"}]},
        {"status": "withdrawn", "withdrawn": {"date": "2026-03-02"}},
    ],
)
def test_a_log_shows_no_internal_letters_numbers(more: dict[str, Any]) -> None:
    """Anybody may read a log: of an internal letter it says where it lies, neither its number nor its day."""
    for internal, shown in ((True, False), (False, True)):
        found = [x.at_place(Place("x.pdf")) for x in standing(LETTER | more | {"internal": internal})]
        told = "".join(x.message(Language.EN, Audience.PUBLIC) for x in found)
        assert LETTER["id"] in told
        assert ["UBND" in told, "/3" in told, "19/01" in told] == [shown, shown and bool(more), shown]

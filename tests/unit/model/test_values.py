import pickle

import pytest

from congvan.model.amount import Amount
from congvan.model.finding import Finding, Place, Severity, in_order
from congvan.model.rules import ALL
from congvan.model.rules.files import YAML_TAB
from congvan.model.rules.register import DUPLICATE_NUMBER
from congvan.model.source import Positions, Scalar
from congvan.model.terms import Audience
from congvan.model.text import Language


def test_amounts_are_equal_by_value() -> None:
    """However it was written, the money is the same."""
    assert Amount(2_000_000_000, "2 tỷ") == Amount(2_000_000_000, "2,0 tỷ")
    assert len({Amount(1, "1"), Amount(1, "01"), Amount(2, "2")}) == 2
    assert Amount(1) != 1


def test_places() -> None:
    """Of a value, of what lies above it where it does not exist, and of a key."""
    places = Positions("x.md", {(): (2, 1), ("a",): (2, 4), ("a", 0): (3, 5)}, {("a",): (2, 1)})
    assert places.value("a", 0) == Place("x.md", 3, 5)
    assert places.value("a", 7, "b") == Place("x.md", 2, 4)
    assert places.value("b") == Place("x.md", 2, 1)
    assert places.key("a") == Place("x.md", 2, 1)
    assert places.key("a", 0) == Place("x.md", 3, 5)


def test_a_scalar_is_its_text() -> None:
    """It compares as text, and keeps its quotes in mind through a pickle."""
    scalar = Scalar("12", style='"')
    assert scalar == "12"
    again = pickle.loads(pickle.dumps(scalar))  # noqa: S301 - our own bytes
    assert (again, again.plain) == ("12", False)


_DUPLICATE = DUPLICATE_NUMBER.at(Place("b.md", 3, 9), "number", symbol="{x}/A", year=2026, other="a.md")


def test_a_finding_as_json() -> None:
    """The contract's keys, in its order; braces in a value are only text."""
    assert _DUPLICATE.as_json(Language.EN) == {
        "code": "CV201",
        "severity": "error",
        "path": "b.md",
        "line": 3,
        "column": 9,
        "field": "number",
        "message": "Number {x}/A of 2026 is already borne by a.md.",
        "hint": "Check the register and mend one of the two numbers.",
    }
    assert _DUPLICATE.message(Language.VI) == "Số {x}/A năm 2026 đã cấp cho a.md."


def test_a_finding_survives_a_pickle() -> None:
    """Worker processes send findings home."""
    assert pickle.loads(pickle.dumps(_DUPLICATE)) == _DUPLICATE  # noqa: S301 - our own bytes


def test_findings_in_order() -> None:
    """By file, line, column and code; what is the same is said once."""
    first, second = YAML_TAB.at(Place("a.md", 10, 1)), YAML_TAB.at(Place("a.md", 2, 1))
    whole = YAML_TAB.at(Place("a.md"))
    assert in_order([_DUPLICATE, first, second, first, whole]) == [whole, second, first, _DUPLICATE]


def test_words_of_the_rules() -> None:
    """Every rule speaks both languages, ends its sentences, and asks for the same values in both messages."""
    for rule in ALL:
        for text in (rule.title, rule.message, rule.hint):
            assert all(text.template(x).strip() for x in Language), rule.code
        assert all(rule.message.template(x).endswith(".") for x in Language), rule.code
        assert not any(rule.title.template(x).endswith(".") for x in Language), rule.code
        assert rule.severity in Severity


@pytest.mark.parametrize(
    ("reader", "meant_for", "seen"),
    [
        (Audience.PUBLIC, Audience.PUBLIC, True),
        (Audience.PUBLIC, Audience.INTERNAL, False),
        (Audience.INTERNAL, Audience.PUBLIC, True),
        (Audience.INTERNAL, Audience.INTERNAL, True),
    ],
)
def test_who_may_see(reader: Audience, meant_for: Audience, seen: bool) -> None:
    """The public sees what is public; the office sees all."""
    assert reader.may_see(meant_for) is seen


def test_a_finding_without_place_in_the_file() -> None:
    """A finding about a whole file has neither line nor column."""
    shown = Finding(YAML_TAB, Place("a.md")).as_json(Language.VI)
    assert (shown["line"], shown["column"], shown["field"]) == (None, None, "")

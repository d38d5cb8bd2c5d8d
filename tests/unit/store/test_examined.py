import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from congvan.check.facts import Facts, Mention
from congvan.model.finding import Finding, Place
from congvan.model.identity import LetterId
from congvan.model.rules import body as rules
from congvan.model.terms import Audience, Status
from congvan.model.text import Language, Phrase, Quote, Several, Text
from congvan.store.examined import Examined, Kept, decode, encode, from_bytes, to_bytes

FACTS = Facts(
    id=LetterId.parse("xa-mau/bao-cao/2026-Q2"),
    admitted=True,
    visibility=Audience.INTERNAL,
    status=Status.ISSUED,
    number=7,
    notation="UBND-VP",
    date=date(2026, 7, 1),
    replaces="",
    corrects="xa-mau/bao-cao/2026-Q1",
    figures={"a.whole": 1, "a.decimal": 1.0, "yes": True, "no": False, "blank": None, "text": "1", "money": 10**18},
    mentions=(Mention("xa-mau/bao-cao/2025", 20, 3, Audience.PUBLIC),),
    places={"number": "4:9", "data.a.whole": "12:2"},
)
QUOTE = Quote("chữ {lạ} \u202e\x00", Audience.INTERNAL)
FINDING = rules.BAD_LINK.at(Place("reports/xa-mau/bao-cao/2026-Q2.md", 3, 4), "to.0", quoted=QUOTE, how="x")
ENTRY = Kept("k" * 64, FACTS, (FINDING, rules.EMPTY_BODY.at(Place("reports/a"))))


@pytest.mark.parametrize(
    "value",
    [
        "", "chữ", QUOTE, Quote("", Audience.PUBLIC), Text("one"), Phrase(Text("{a}"), {}),
        Phrase(Text("{b} {a}"), {"a": QUOTE, "b": Phrase(Text("{c}"), {"c": Text("two")})}),
        ("a", QUOTE, (Text("three"),)), Several((QUOTE, Text("one")), Text(" or ")), Several(("a",)),
    ],
)  # fmt: skip
def test_every_kind_of_value_comes_back(value: Any) -> None:
    """Also within one another, and through JSON itself."""
    back = decode(json.loads(json.dumps(encode(value))))
    assert back == value
    assert type(back) is type(value)


def test_an_entry_comes_back() -> None:
    """With the exact type of each figure: 1, 1.0, true and "1" are different things to a comparison."""
    back = from_bytes(to_bytes({"2026-Q2": ENTRY, "2026-Q1": Kept("", None, ())}))
    assert back == {"2026-Q2": ENTRY, "2026-Q1": Kept("", None, ())}
    facts = back["2026-Q2"].facts
    assert facts
    assert {k: type(x) for k, x in facts.figures.items()} == {k: type(x) for k, x in FACTS.figures.items()}
    assert repr(facts) == repr(FACTS)
    assert back["2026-Q2"].findings[0].rule is rules.BAD_LINK


def summed(text: str) -> bytes:
    """An entry that somebody wrote by hand, with the right sum."""
    return sha256(text.encode()).hexdigest().encode() + b"\n" + text.encode()


def changed(old: str, new: str) -> bytes:
    """A sound entry with one change, and the right sum."""
    text = to_bytes({"2026-Q2": ENTRY}).partition(b"\n")[2].decode()
    assert old in text
    return summed(text.replace(old, new, 1))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n", b"\xff\xfe\n\x00", to_bytes({"2026-Q2": ENTRY})[:-1], to_bytes({"2026-Q2": ENTRY})[1:],
        summed("[]"), summed("null"), summed("{"), summed('{"2026-Q2": 1}'), summed("[" * 100_000),
        summed('{"a":' * 100_000),
        summed('{"2026-Q2": {"key": "k", "facts": null}}'),
        summed('{"2026-Q2": {"key": "k", "facts": null, "findings": [["CV001"]]}}'),
        changed('"CV', '"XY'), changed('"quote"', '"pickle"'), changed('"internal"}', '"nobody"}'),
        changed('"audience"', '"audiences"'), changed('"issued"', '"burnt"'), changed('"index":2', '"index":"x"'),
        changed("2026-07-01", "2026-07-32"), changed(",3,4,", ',"3",4,'),
        changed('{"quote":', '{"phrase":'), changed('{"quote":', '{"text":'),
    ],
)  # fmt: skip
def test_a_broken_or_foreign_file_counts_as_none(data: bytes) -> None:
    """Whatever lies there, it is made again, without an exception."""
    assert from_bytes(data) == {}


def finding_with(value: Any) -> list[Any]:
    """A finding as it is kept, with that value in its sentence."""
    return ["CV403", "reports/xa-mau/bao-cao/2026-Q2.md", 3, 4, "", {"how": value}]


def nested(depth: int) -> Any:
    """A value within a value, so many times."""
    return {"several": {"values": [nested(depth - 1)], "joint": ""}} if depth else "x"


@pytest.mark.parametrize(
    "finding",
    [
        ["CV403", "reports/a.md", 3, 4, "", {}],  # nothing for the sentence's blank
        ["CV403", "/etc/passwd", 1, 1, "", {"how": "x"}], ["CV403", "a/../../b", 1, 1, "", {"how": "x"}],
        ["CV403", "reports/a.md", -3, 4, "", {"how": "x"}], ["CV403", "reports/a.md", 3, -4, "", {"how": "x"}],
        finding_with(["x"]), finding_with({"map": {}}), finding_with({"text": {"english": ["x"]}}),
        finding_with({"text": {"english": "{blank}"}}), finding_with({"quote": {"text": ["x"], "audience": "public"}}),
        finding_with({"phrase": {"text": {"text": {"english": "{a}"}}, "values": {"map": {}}}}),
        finding_with({"phrase": {"text": {"text": {"english": "{a:3000000000}"}}, "values": {"map": {"a": "x"}}}}),
        finding_with({"phrase": {"text": {"text": {"english": "{a.real}"}}, "values": {"map": {"a": "x"}}}}),
        finding_with({"several": {"values": ["x", ["y"]], "joint": ", "}}), finding_with(nested(50)),
    ],
)  # fmt: skip
def test_a_planted_finding_that_cannot_be_said_counts_as_none(finding: list[Any]) -> None:
    """Nothing that is read here makes a command stop, eat memory, or show a line from outside the archive."""
    entry = {"key": "k", "facts": None, "findings": [finding]}
    assert from_bytes(summed(json.dumps({"2026-Q2": entry}))) == {}


def test_a_planted_finding_is_else_one() -> None:
    """The findings of the test above are refused for what is wrong in them alone."""
    entry = {"key": "k", "facts": None, "findings": [finding_with(nested(3))]}
    assert from_bytes(summed(json.dumps({"2026-Q2": entry})))["2026-Q2"].findings[0].hint(Language.EN) == "x"


@pytest.mark.parametrize("link", ["examined", "examined/xa-mau", "examined/xa-mau/bao-cao.json"])
def test_nothing_behind_a_link_is_touched(tmp_path: Path, link: str) -> None:
    """A repository may hold a link in the cache's place: what lies behind it is neither read, written nor removed."""
    away, store = tmp_path / "away", Examined(tmp_path / "cache")
    Examined(away).save("xa-mau", "bao-cao", {"2026-Q2": ENTRY})
    before = {x: x.read_bytes() for x in away.rglob("*.json")}
    place = tmp_path / "cache" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(away / link)

    assert store.load("xa-mau", "bao-cao") == {}
    store.save("xa-mau", "bao-cao", {"2026-Q1": ENTRY})
    store.forget_all_but([])

    assert {x: x.read_bytes() for x in away.rglob("*.json")} == before


def test_what_is_no_text_is_not_kept() -> None:
    """A folder's name of other bytes cannot be written as JSON."""
    facts = Facts(**{**{x: getattr(FACTS, x) for x in FACTS.__slots__}, "notation": "\udce9"})
    assert to_bytes({"2026-Q2": Kept("k", facts, ())}) == b""
    assert from_bytes(b"") == {}


def test_a_duty_is_kept_and_found(tmp_path: Path) -> None:
    """Under its agency and series, readable by its owner alone: findings may quote what is internal."""
    store = Examined(tmp_path)
    store.save("xa-mau", "bao-cao", {"2026-Q2": ENTRY})
    assert store.load("xa-mau", "bao-cao") == {"2026-Q2": ENTRY}
    assert store.load("xa-mau", "khac") == {}
    (file,) = (x for x in tmp_path.rglob("*") if x.is_file())
    assert file.stat().st_mode & 0o777 == 0o600


def test_duties_without_letters_are_forgotten(tmp_path: Path) -> None:
    """Nothing of a deleted duty stays behind."""
    store = Examined(tmp_path)
    for series in ("a", "b"):
        store.save("xa-mau", series, {"2026-Q2": ENTRY})
    store.forget_all_but([("xa-mau", "b")])
    assert (store.load("xa-mau", "a"), store.load("xa-mau", "b")) == ({}, {"2026-Q2": ENTRY})


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    """An archive may lie where nobody may write."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    store = Examined(tmp_path / "cache")
    store.save("xa-mau", "bao-cao", {"2026-Q2": ENTRY})
    assert store.load("xa-mau", "bao-cao") == {}


def test_a_finding_has_no_other_parts() -> None:
    """A new field of `Finding` must be kept too, or be said here not to be: `waives` is filled in after all."""
    assert set(Finding.__slots__) <= {"rule", "place", "field", "values", "waives"}

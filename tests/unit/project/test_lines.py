"""Which lines of a file anybody may read; every file has planted words where the public must not look."""

import pytest

from congvan.model.archive import RawFile
from congvan.model.identity import LetterId
from congvan.model.period import Period
from congvan.project.lines import public_lines, public_lines_of_agency, public_lines_of_series
from congvan.read.letter import parse_letter
from congvan.read.yaml_tree import read_mapping
from tests.small_archive import AGENCY, SERIES, SOUND

WHO = LetterId("xa-mau", "bao-cao", Period.parse("2026-01"))


def _raw(text: str) -> RawFile:
    tree, positions, faults = read_mapping(text, "x.yml")
    assert tree is not None
    assert not faults
    return RawFile("x", "x.yml", tree, positions)


def _shown(text: str, series: str | None = SOUND[SERIES]) -> list[str]:
    """The words of the public lines of a letter."""
    letter, faults = parse_letter(text, "x.md", WHO)
    assert letter
    assert not faults
    shown = public_lines(letter, text, _raw(series) if series else None)
    return [line for number, line in enumerate(text.split("\n"), 1) if number in shown and line.strip(" -")]


def _letter(front: str, body: str = "") -> str:
    return f"---\n{front}\n---\n{body}"


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        ("subject: a\nnotes: PLANTED\nto: [b]", ["subject: a", "to: [b]"]),
        ("notes: |\n  PLANTED\n\n  PLANTED\nto:\n  - b\n  - c", ["to:", "  - b", "  - c"]),
        ("notes: PLANTED\n  PLANTED\nsubject: a\n  b", ["subject: a", "  b"]),
        ("contact: {name: PLANTED,\n  phone: PLANTED}\nsubject: a", ["subject: a"]),
        ("contact:\n  name: PLANTED\n  phone:\n    PLANTED", []),
        ("{subject: a, notes: PLANTED}", []),
        ("{notes: [PLANTED,\nPLANTED], subject: a}", []),
        ('{subject: a,\n notes: "x\n PLANTED", to: b}', ["{subject: a,"]),
        ("note: PLANTED\nsubjekt: PLANTED\nsubject: a", ["subject: a"]),
        ("subject: a # PLANTED\n# PLANTED\nto: b#c", ["to: b#c"]),
        ("attachments: [{file: PLANTED, title: PLANTED}]", []),
        (
            ("attachments:\n  - {file: PLANTED, title: x}\n  - file: b\n    visibility: public\n    title: c\n"
            "  - file: PLANTED\n    visibility: internal"),
            ["attachments:", "  - file: b", "    visibility: public", "    title: c"],
        ),
        ("data:\n  money: {a: 1}\n  secret: PLANTED\n  count: 3", ["data:", "  money: {a: 1}", "  count: 3"]),
        (
            "data:\n  money: {a: 1, hidden: PLANTED}\n  PLANTED: 3\n  remark: >\n    a\n    b",
            ["data:", "  remark: >", "    a", "    b"],
        ),
        ("data: {count: 3, secret: PLANTED}", []),
        ("signer: {title: a, name: b}\ncopies: ['c']", ["signer: {title: a, name: b}", "copies: ['c']"]),
    ],
)  # fmt: skip
def test_front_matter(front: str, shown: list[str]) -> None:
    """Lines of public fields, with the lines that go on from them; nothing that shares a line with what is kept."""
    assert _shown(_letter(front)) == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("a\n\n/// internal\nPLANTED\n///\nb", ["a", "b"]),
        ('a {{ internal("PLANTED") }} PLANTED\nb {{ period }} c', ["b {{ period }} c"]),
        ("a <!-- PLANTED --> b\nc\n<!--\nPLANTED\n-->\nd", ["c", "d"]),
        ("a\n<!-- PLANTED\n\nPLANTED", ["a"]),
        ("<!-- congvan: allow CV712: PLANTED -->\na\nb <!-- congvan: allow CV712: PLANTED -->\nc", ["a", "c"]),
    ],
)
def test_body(body: str, shown: list[str]) -> None:
    """Lines of public passages without an internal phrase and without a comment."""
    assert _shown(_letter("status: draft", body)) == ["status: draft", *shown]


@pytest.mark.parametrize(
    ("said", "series"),
    [
        ("visibility: internal\n", SOUND[SERIES]),
        ("visibility: publik\n", SOUND[SERIES]),
        ("", None),
        ("", SOUND[SERIES].replace("visibility: public\n", "")),
        ("", SOUND[SERIES].replace("visibility: public\n", "visibility: internal\n")),
    ],
)
def test_internal_letters(said: str, series: str | None) -> None:
    """An internal letter has no public line, nor one of which nobody said for whom it is."""
    assert _shown(_letter(f"{said}subject: PLANTED", "PLANTED"), series) == []


def test_without_a_sound_series() -> None:
    """A letter that is public by its own word shows no figure as long as its series does not say which are internal."""
    assert _shown(_letter("visibility: public\ndata:\n  count: PLANTED"), None) == ["visibility: public"]


@pytest.mark.parametrize(
    "schema",
    [
        "{type: object, properties: {a: {type: array, items: {visibility: internal}}}}",
        "{type: object, properties: {a: {type: string, visibility: intern}}}",
        "{type: object, properties: {a: {anyOf: [{visibility: internal}]}}}",
        "{type: object, visibility: internal, properties: {a: {type: string}}}",
        "[]",
        "{properties: {a: true}}",
    ],
)
def test_odd_schemas(schema: str) -> None:
    """A figure whose audience is said in an odd way, or that is not declared as a figure, is not shown."""
    assert "PLANTED" not in "".join(
        _shown(_letter("data:\n  a:\n    - PLANTED"), f"visibility: public\ndata: {schema}")
    )


def test_agencies_and_series() -> None:
    """An agency's fields are public, a public series' are but for its internal figures; comments are not."""
    agency = SOUND[AGENCY] + "# PLANTED\nplants: PLANTED\n"
    assert len(public_lines_of_agency(_raw(agency), agency)) == SOUND[AGENCY].count("\n")
    series = SOUND[SERIES]
    shown = public_lines_of_series(_raw(series), series)
    hidden = [x for number, x in enumerate(series.split("\n"), 1) if number not in shown and x]
    assert [x.split(":")[0].strip() for x in hidden] == ["hidden", "secret"]
    internal = series.replace("visibility: public", "visibility: internal", 1)
    assert public_lines_of_series(_raw(internal), internal) == frozenset()

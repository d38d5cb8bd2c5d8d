"""The short codes of letters: of the id alone, for ever the same, without signs that are taken for others."""

import random

import pytest

from congvan.model import proof
from congvan.model.identity import LetterId
from congvan.model.proof import ALPHABET, LENGTH, code_of, has_proof, shared_code
from tests.factories import a_draft, a_letter


def _ids(count: int) -> list[LetterId]:
    """Letters of many wards, series and years."""
    months = [f"{year}-{month:02}" for year in range(2020, 2035) for month in range(1, 13)]
    return [
        LetterId.parse(f"xa-{n // len(months) // 4}/loai-{n // len(months) % 4}/{months[n % len(months)]}")
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("bim-son/khcn-tai-chinh/2026-04", "m3hnbgpns6"),
        ("mau-song-xanh/chuyen-doi-so/2025-07", "1wey4x176g"),
        ("a/b/2026-Q2", "79swmzw3vm"),
    ],
)
def test_a_code_never_changes(who: str, code: str) -> None:
    """These stand on paper: a program that gives others has broken every printed letter."""
    assert code_of(LetterId.parse(who)) == code


def test_a_code_is_typed_without_mistakes() -> None:
    """Ten small letters and figures; none that looks like another, none that only capitals tell apart."""
    for who in _ids(500):
        code = code_of(who)
        assert len(code) == LENGTH == 10
        assert set(code) <= set("23456789abcdefghjkmnpqrstvwxyz01")
        assert not set(code) & set("ilou")
        assert code == code.lower()
    assert len(set(ALPHABET)) == 32


def test_a_hundred_thousand_letters_have_codes_of_their_own() -> None:
    """And no order of the letters changes any."""
    ids = _ids(100_000)
    assert shared_code(ids) is None
    codes = {x: code_of(x) for x in ids[:200]}
    random.Random(1).shuffle(ids)  # noqa: S311 - any order will do
    assert all(code_of(x) == codes[x] for x in ids if x in codes)


def test_two_letters_with_one_code_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With codes of two characters there are two such letters among a few hundred."""
    monkeypatch.setattr(proof, "LENGTH", 2)
    ids = _ids(400)
    pair = shared_code(ids)
    assert pair is not None
    assert pair[0] != pair[1]
    assert code_of(pair[0]) == code_of(pair[1])
    assert shared_code([ids[0], ids[0]]) is None


def test_who_bears_a_code() -> None:
    """An issued public letter; neither a draft nor an internal one, which nobody outside could look up."""
    assert has_proof(a_letter())
    assert not has_proof(a_draft())
    assert not has_proof(a_letter(internal=True))

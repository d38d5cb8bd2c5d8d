"""Where a tone mark may stand on either of two vowels."""

import pytest

from congvan.vietnamese.tones import moved, open_pairs

_BOTH = [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ỦY", "UỶ"), ("Hóa", "Hoá"), ("tụy", "tuỵ")]


@pytest.mark.parametrize(("first", "second"), _BOTH)
def test_pairs(first: str, second: str) -> None:
    """Both ways are found, told apart, and each is turned into the other."""
    for word, other, on_second in ((first, second, False), (second, first, True)):
        ((start, end, found),) = open_pairs(word)
        assert found is on_second
        assert word[:start] + moved(word[start:end]) + word[end:] == other


@pytest.mark.parametrize(
    "word", ["hoàn", "huỳnh", "quý", "quả", "Quỷ", "ngoáy", "toàn", "mùa", "của", "hoa", "huy", "thuế"]
)
def test_one_place_only(word: str) -> None:
    """Closed syllables, qu, and pairs without a mark are none."""
    assert list(open_pairs(word)) == []

"""Which words could be Vietnamese syllables."""

import pytest

from congvan.vietnamese.syllable import is_syllable


@pytest.mark.parametrize(
    "word", ["nghiêng", "gì", "giếng", "giặt", "quốc", "quý", "khuỷu", "Đường", "a", "ỷ", "oẹ", "thuở", "yếu"]
)
def test_syllables(word: str) -> None:
    """Initial, rime and tone go together."""
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["", "tp", "v", "tr", "kg", "the", "report", "gửt", "hoc", "Mỹller", "ăn1", "việt nam", "áá"]
)
def test_others(word: str) -> None:
    """Abbreviations, other languages, a tone that cannot stand on a stopped rime."""
    assert is_syllable(word) is (word == "the")  # which is Vietnamese too

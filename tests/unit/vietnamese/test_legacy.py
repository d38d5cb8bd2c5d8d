"""Vietnamese in other encodings is told from words of other languages."""

import pytest

from congvan.vietnamese.legacy import Garbled, ungarbled

_SENTENCE = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc được đường nước ruộng quyết kỹ thuật"
_TCVN3 = (
    "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc ®\xad\xeec ®\xad\xeang n\xad\xedc ruéng quyÕt kü thuËt"
)
_VNI = (
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp Töï do Haïnh phuùc ñöôïc ñöôøng nöôùc ruoäng quyeát kyõ thuaät"
)


@pytest.mark.parametrize(("kind", "typed"), [(Garbled.TCVN3, _TCVN3), (Garbled.VNI, _VNI)])
def test_fonts_with_codes_of_their_own(kind: Garbled, typed: str) -> None:
    """Every word with a character that Vietnamese lacks is read as it was meant."""
    pairs = list(zip(typed.split(" "), _SENTENCE.split(" "), strict=True))
    read = [(ungarbled(word)[kind], meant) for word, meant in pairs if ungarbled(word)]
    assert len(read) >= len(pairs) // 2
    assert [x for x, _ in read] == [meant for _, meant in read]


def test_utf8_taken_for_windows() -> None:
    """Bytes of UTF-8 shown one by one are put together again, with the five vacant codes too."""
    words = [x for x in _SENTENCE.split() if not x.isascii()]
    shown = [
        "".join(bytes([y]).decode("cp1252", "replace").replace("\ufffd", chr(y)) for y in x.encode()) for x in words
    ]
    read = [(ungarbled(garbled), word) for garbled, word in zip(shown, words, strict=True)]
    assert all(reading.get(Garbled.UTF8) == word for reading, word in read if reading)
    assert sum(bool(reading) for reading, _ in read) >= len(words) - 2


_OTHERS = (
    "Cộng hòa quyết café Müller naïve façade Zoë Ø10 5µm m² kΩ Curaçao ±5 §5 25°C Köln Übung · µ ½ © Société résumé "
    "«Văn» Ångström CO₂ piñata Señor Núñez (Việt), 1.234,5đ ☐"
)


@pytest.mark.parametrize("word", _OTHERS.split())
def test_others_are_left_alone(word: str) -> None:
    """Vietnamese as it should be, French, German, Spanish, units and signs."""
    assert ungarbled(word) == {}

"""The vendored typeface: what it has, and how wide it is."""

import unicodedata

import pytest

from congvan.typeface import faces


def test_the_four_faces_and_their_licence_are_there() -> None:
    """The SIL Open Font License asks for its text beside them."""
    names = {x.name for x in faces.folder().iterdir()}
    assert set(faces.FACES.values()) <= names
    assert "OFL.txt" in names


def test_all_vietnamese_letters_are_there() -> None:
    """Every vowel with every tone, both cases, and đ: 134 letters beyond ASCII."""
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    letters = {unicodedata.normalize("NFC", v + t) for v in vowels for t in tones} | {"đ"}
    letters |= {x.upper() for x in letters}
    assert len([x for x in letters if ord(x) > 127]) == 134
    assert faces.missing("".join(letters)) == []


def test_missing_characters_are_given_once_in_order() -> None:
    """White space is not drawn and so never missing."""
    assert faces.missing("☃a漢☃\n\t\u00a0\u200b") == ["☃", "漢"]
    assert faces.name_of("☃") == "U+2603 SNOWMAN"


@pytest.mark.parametrize(("size", "millimetres"), [(12, 88.3), (13, 95.7)])
def test_the_states_name_is_as_wide_as_measured_on_paper(size: float, millimetres: float) -> None:
    """Design notes: the name takes 88.3 mm at 12 pt and 95.7 mm at 13 pt."""
    points = faces.width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size, bold=True)
    assert points * 25.4 / 72 == pytest.approx(millimetres, abs=0.6)

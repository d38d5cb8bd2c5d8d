"""The vendored typeface: what it has, and how wide it is."""

import subprocess
import sys
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from congvan.typeface import common, faces
from congvan.vietnamese.letters import CAPITAL, SMALL


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


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_table_of_common_characters_is_the_files_own(weight: str) -> None:
    """A check trusts it instead of reading a font: all are there, as wide as the table says."""
    with TTFont(faces.folder() / faces.FACES[weight, "normal"]) as font:
        names, metrics = font.getBestCmap(), font["hmtx"]
        assert font["head"].unitsPerEm == common.UNITS
        assert {x: metrics[names[ord(x)]][0] for x in common.COMMON} == dict(common.WIDTHS[weight])


def test_every_face_has_the_common_characters() -> None:
    """ASCII, Latin-1, all of Vietnamese, usual signs; and what draws the ticks."""
    for name in faces.FACES.values():
        with TTFont(faces.folder() / name) as font:
            assert {chr(x) for x in font.getBestCmap()} >= common.COMMON
    assert {chr(x) for x in range(0x20, 0x7F)} | {chr(x) for x in range(0xA1, 0x100)} - {"\xad"} <= common.COMMON
    assert set(f"{SMALL}{CAPITAL}–—‘’“”…•□×") <= common.COMMON


def test_the_description_is_what_the_files_say() -> None:
    """Family and version stand in their tables of names."""
    typeface = faces.vendored()
    for path in typeface.files.values():
        with TTFont(path) as font:
            assert typeface.description == f"{font['name'].getBestFamilyName()} {faces.version_of(font['name'])}"


def test_ordinary_letters_need_no_font_library() -> None:
    """To know that nothing is missing from them takes no font to be opened."""
    code = (
        "from congvan.typeface import faces; import sys; faces.missing('Kính gửi □'); print('fontTools' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_words_are_as_wide_by_the_table_as_by_the_files() -> None:
    """What neither draws has no width; what is in no table is taken for a square."""
    words = "Ủy ban nhân dân phường Bỉm Sơn, 12%"
    assert common.common_width(words, 14) == pytest.approx(faces.width(words, 14))
    assert common.common_width(words, 13, bold=True) == pytest.approx(faces.width(words, 13, bold=True))
    assert common.common_width("\u00ad漢", 10) == 10

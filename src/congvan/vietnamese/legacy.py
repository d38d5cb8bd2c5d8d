"""A garbled word enters; the Vietnamese word that it was, and how it came to be garbled, leave.

TCVN3 (`.VnTime`) and VNI fonts draw Vietnamese over the codes of other letters; copied without their font, the codes
appear as those letters: `ViÖt Nam`, `Vieät Nam`. UTF-8 taken for Windows' own encoding gives `Viá»‡t Nam`.
Sources: TCVN 5712:1993 (third table); the VNI-Windows code table; Unicode's mapping of Windows-1252.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from congvan.vietnamese.letters import LETTERS, VOWELS
from congvan.vietnamese.syllable import is_syllable


class Garbled(StrEnum):
    """How Vietnamese was garbled."""

    TCVN3 = "TCVN3 (.VnTime)"
    VNI = "VNI"
    UTF8 = "UTF-8"


# Rows as in VOWELS: without tone, grave, hook, tilde, acute, dot.
_TCVN3_VOWELS = (
    "aµ¶·¸¹", "¨»¼½¾Æ", "©ÇÈÉÊË", "eÌÎÏÐÑ", "ªÒÓÔÕÖ", "i×ØÜÝÞ",
    "oßáâãä", "«åæçèé", "¬êëìíî", "uïñòóô", "\xadõö÷øù", "yúûüýþ",
)  # fmt: skip
# Toneless capitals have codes of their own; capitals with tones are small letters of a font of capitals.
_TCVN3 = str.maketrans("".join(_TCVN3_VOWELS) + "®¡¢£¤¥¦§", "".join(VOWELS) + "đĂÂÊÔƠƯĐ")

_TONES = "øûõùï"  # grave, hook, tilde, acute, dot behind a vowel
_VNI_MARKS = {"a": _TONES, "e": _TONES, "o": _TONES, "u": _TONES, "ô": _TONES, "ö": _TONES, "y": "øûõù"}
_VNI_VOWELS = {"a": "a", "e": "e", "o": "o", "u": "u", "ô": "ơ", "ö": "ư", "y": "y"}
_CIRCUMFLEX, _BREVE = "âàåãáä", "êèúüéë"  # toneless, then as above; behind a, e, o and behind a
_VNI_SINGLE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    """The codes of VNI, one or two characters each, and the letter that each draws."""
    rows = {row[0]: row for row in VOWELS}
    small = dict(_VNI_SINGLE)
    for vowel, marks in _VNI_MARKS.items():
        small |= {vowel + mark: tone for mark, tone in zip(marks, rows[_VNI_VOWELS[vowel]][1:], strict=False)}
    for vowel, letter in zip("aeo", "âêô", strict=True):
        small |= {vowel + mark: tone for mark, tone in zip(_CIRCUMFLEX, rows[letter], strict=True)}
    small |= {"a" + mark: tone for mark, tone in zip(_BREVE, rows["ă"], strict=True)}
    capitals = {code.upper(): letter.upper() for code, letter in small.items()}
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in small.items()}
    return {**mixed, **capitals, **small}


_VNI = _vni()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_EDGES = re.compile(r"^[^\w®¡-§¨-¾]+|[\s.,;:!?)\]}\"'”’/]+$")
_LEAST = 2  # a garbled syllable has a consonant or a second vowel


def ungarbled(word: str) -> dict[Garbled, str]:
    """Give every Vietnamese reading of a word that looks garbled; nothing for a word as it should be."""
    bare = _EDGES.sub("", word)
    if len(bare) < _LEAST or LETTERS.issuperset(bare):
        return {}
    readings = {kind: reading(bare) for kind, reading in _READINGS.items()}
    return {kind: said for kind, said in readings.items() if said and said != bare}


def _tcvn3(word: str) -> str:
    said = word.translate(_TCVN3)
    return said if is_syllable(said) else ""


def _from_vni(word: str) -> str:
    said = _VNI_CODE.sub(lambda x: _VNI[x[0]], word)
    return said if is_syllable(said) else ""


def _utf8(word: str) -> str:
    """Take the characters for the bytes that Windows' encoding shows so, and read those as UTF-8."""
    try:
        said = b"".join(_byte(x) for x in word).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""
    return said if any(x in LETTERS and not x.isascii() for x in said) else ""


def _byte(character: str) -> bytes:
    """Five codes of Windows-1252 are vacant and pass through as they are."""
    return character.encode("latin-1" if character < "\xa0" else "cp1252")


_READINGS: dict[Garbled, Callable[[str], str]] = {
    Garbled.UTF8: _utf8,
    Garbled.TCVN3: _tcvn3,
    Garbled.VNI: _from_vni,
}

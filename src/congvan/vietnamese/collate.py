"""Text enters, a key leaves that sorts it as a Vietnamese dictionary does, whatever the machine's locale.

Letters decide first, tones only between texts with the same letters, capitals last (CLDR, collation `vi`).
"""

import unicodedata
from dataclasses import dataclass

from congvan.vietnamese.fold import TONE_MARKS

# f, j, w and z are no Vietnamese letters but stand in names; they take their places in the Latin alphabet.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_ALPHABET)}
_VOWEL_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn
_LEVEL = 0  # ngang, the tone without a mark; the others follow in the order of TONE_MARKS

# Space before signs before digits before letters, as in CLDR.
_SPACE, _SIGN, _DIGIT, _LETTER, _OTHER = range(5)


@dataclass(frozen=True, slots=True, order=True)
class SortKey:
    """Where a text stands in Vietnamese order. Compared part by part, in this order."""

    letters: tuple[tuple[int, int], ...]
    tones: tuple[tuple[int, ...], ...]
    capitals: tuple[bool, ...]
    text: str


def sort_key(text: str) -> SortKey:
    """Give the key that sorts by letters (a ă â …), then tones (ngang huyền hỏi ngã sắc nặng), then case.

    Tones are compared word by word, so `hòa` and `hoà` stand beside each other. The text itself parts what
    else is equal, so the order is the same on every run.
    """
    composed = unicodedata.normalize("NFC", text)
    letters: list[tuple[int, int]] = []
    tones: list[list[int]] = [[]]
    for character in composed.casefold():
        letter, tone = _letter_and_tone(character)
        letters.append(_place(letter))
        if letters[-1][0] < _LETTER:
            tones.append([])
        elif tone != _LEVEL:
            tones[-1].append(tone)
    capitals = tuple(character.isupper() for character in composed)
    return SortKey(tuple(letters), tuple(map(tuple, tones)), capitals, composed)


def _letter_and_tone(character: str) -> tuple[str, int]:
    """Part one lower-case character into its letter of the alphabet and its tone, without other accents."""
    decomposed = unicodedata.normalize("NFD", character)
    base, marks = decomposed[0], decomposed[1:]
    kept = "".join(mark for mark in marks if mark in _VOWEL_MARKS)
    tone = next((TONE_MARKS.index(mark) + 1 for mark in marks if mark in TONE_MARKS), _LEVEL)
    return unicodedata.normalize("NFC", base + kept), tone


def _place(letter: str) -> tuple[int, int]:
    """Give a letter's or sign's place: its kind, then its place among its kind."""
    if letter in _PLACE:
        return _LETTER, _PLACE[letter]
    if letter.isspace():
        return _SPACE, 0
    if letter.isdecimal():
        return _DIGIT, unicodedata.decimal(letter)
    return (_OTHER if letter.isalpha() else _SIGN), ord(letter[0])

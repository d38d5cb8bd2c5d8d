"""Text enters; the letters in it that only look Vietnamese leave as those that they look like.

Letters of other alphabets, African and Icelandic D for `Đ`, full-width forms: the eye takes them for ours, search and
sorting do not. After Unicode's table of confusables (UTS #39), as far as keyboards and copied text bring them.
"""

import re
import unicodedata

from congvan.vietnamese.fold import TONE_MARKS
from congvan.vietnamese.letters import LETTERS

_CYRILLIC = str.maketrans("аеорсухіјѕһԁԛԝАВЕКМНОРСТХУІЈЅԚԜ", "aeopcyxijshdqwABEKMHOPCTXYIJSQW")
_GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικνρυχ", "ABEZHIKMNOPTYXoikvpux")
_LATIN = str.maketrans("ðÐƉɖıɑɡ", "đĐĐđiag")
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width forms of ASCII
_FOREIGN: dict[int, int | str] = {**_CYRILLIC, **_GREEK}
_OURS: dict[int, int | str] = {**_LATIN, **_WIDE}

LOOKALIKES = frozenset(map(chr, (*_FOREIGN, *_OURS)))
MARKS = "\u0300-\u036f"
_CLUSTER = re.compile(f"[^{MARKS}][{MARKS}]+")


def as_meant(word: str) -> str:
    """Give a word with the letters that it seems to have; letters of other alphabets only beside Latin ones.

    Marks that stand in an order in which they do not compose are put in order. A word that is as it should be, or
    wholly of another alphabet, comes back as it went in.
    """
    latin = any(x in LETTERS for x in word)
    table = {**_OURS, **_FOREIGN} if latin else _OURS
    return _CLUSTER.sub(_composed, word.translate(table))


def _composed(cluster: re.Match[str]) -> str:
    """Put vowel marks before tone marks, without repetitions, and compose what then composes."""
    decomposed = unicodedata.normalize("NFD", cluster[0])
    base, marks = decomposed[0], decomposed[1:]
    ordered = sorted(dict.fromkeys(marks), key=lambda mark: mark in TONE_MARKS)
    return unicodedata.normalize("NFC", base + "".join(ordered))

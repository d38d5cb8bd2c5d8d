"""Text enters; what leaves is a key for comparing it, or its words. Keys are never shown to anybody.

`fold` forgets all accents (for search); `tone_key` forgets only where in its syllable a tone mark stands.
Neither minds whether the text came composed or decomposed.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Grave (huyền), hook above (hỏi), tilde (ngã), acute (sắc), dot below (nặng).
TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"

# Unicode's block of combining marks holds the tones and the vowels' breve, circumflex and horn. Marks of
# other scripts stand elsewhere and stay: there they are not accents but letters.
_FORGET: dict[int, str | None] = dict.fromkeys(range(0x0300, 0x0370))
# đ does not decompose. Eth and African D look like Đ in capitals and are typed for it.
_FORGET |= dict.fromkeys(map(ord, "đðɖ"), "d")

# Keeps the moved marks from composing with the last letter ("combining grapheme joiner").
_JOINER = "\u034f"
_MARK = "[\u0300-\u036f]"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|{_MARK})*")
_SLUG_BREAK = re.compile(r"[^a-z0-9]+")
_TONE = re.compile(f"[{TONE_MARKS}]")
_CACHED = 2**12  # names and titles, which are compared with every letter


def fold(text: str) -> str:
    """Give the text in lower case without tone and vowel marks, `đ` as `d`: as people type without accents.

    Folding twice changes nothing more. The length may change (`ß` becomes `ss`).
    """
    lower = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFC", lower.translate(_FORGET))


@lru_cache(_CACHED)
def tone_key(text: str) -> str:
    """Give the text with each word's tone marks moved to the word's end: one key for `hòa` and `hoà`.

    The decree itself (30/2020/NĐ-CP) mixes both ways of placing them. Nothing is rewritten in place, so
    `hoàn`, `suýt`, `huỳnh`, `quý`, `giò` need no rule of their own. Case and vowel marks still count.
    """
    return unicodedata.normalize("NFC", _WORD.sub(_tones_last, unicodedata.normalize("NFD", text)))


def slug(text: str) -> str:
    """Give the id of a heading: folded words joined by hyphens; `muc` if it has none."""
    return _SLUG_BREAK.sub("-", fold(text)).strip("-") or "muc"


def words(text: str) -> Iterator[str]:
    """Yield the words of the text in reading order, composed: runs of letters and digits."""
    return (match.group() for match in _WORD.finditer(unicodedata.normalize("NFC", text)))


def has_name(text: str, name: str) -> bool:
    """Whether a text has all words of a name, one after the other; neither accents nor capitals count."""
    wanted = " ".join(words(fold(name)))
    return bool(wanted) and f" {wanted} " in f" {' '.join(words(fold(text)))} "


def _tones_last(word: re.Match[str]) -> str:
    """Move the tone marks of one decomposed word behind its letters."""
    tones = _TONE.findall(word[0])
    return "".join([_TONE.sub("", word[0]), _JOINER, *tones]) if tones else word[0]

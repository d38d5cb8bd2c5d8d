"""Text enters; the syllables leave whose tone mark may stand on either of two vowels: `hòa` or `hoà`, `ủy` or `uỷ`."""

import re
import unicodedata
from collections.abc import Iterator

from congvan.vietnamese.fold import TONE_MARKS

# The vowels of such a pair, with the mark on the first and on the second of them.
_ON_FIRST = frozenset([x + y for x in "òóỏõọ" for y in "ae"] + [f"{x}y" for x in "ùúủũụ"])
_ON_SECOND = frozenset([f"o{x}" for x in "àáảãạèéẻẽẹ"] + [f"u{x}" for x in "ỳýỷỹỵ"])
_PAIRS = {pair: second for pairs, second in ((_ON_FIRST, False), (_ON_SECOND, True)) for pair in pairs}
# Only where nothing follows: `hoàn` and `huỳnh` have one place. Roughly so, which is quick; the pairs say exactly.
_ENDING = re.compile(r"[oOuUòóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ][aeyAEYàáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?!\w)")
_INITIALS = ("q", "Q")  # `quỷ` begins with qu and has one vowel


def open_pairs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where each such pair of vowels begins and ends, and whether the mark stands on the second one."""
    for found in _ENDING.finditer(text):
        second = _PAIRS.get(found[0].lower())
        if second is not None and not text.startswith(_INITIALS, max(0, found.start() - 1)):
            yield found.start(), found.end(), second


def moved(pair: str) -> str:
    """Give the pair with its tone mark on the other vowel: `òa` for `oà`, `uỷ` for `ủy`."""
    letters = [unicodedata.normalize("NFD", x) for x in pair]
    mark = next(x for letter in letters for x in letter if x in TONE_MARKS)
    bare = [x.replace(mark, "") for x in letters]
    place = 0 if mark in letters[1] else 1
    bare[place] += mark
    return unicodedata.normalize("NFC", "".join(bare))

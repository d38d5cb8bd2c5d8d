"""Words: typed twice in a row; tone marks placed in two ways within one letter; the archive's names.

Vietnamese doubles words on purpose (`từ từ`, `luôn luôn`, `ngày ngày`), and a word may end one expression and begin the
next (`hiện tại tại xã`): only words that are never doubled count, and pairs of words (`thực hiện thực hiện`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from operator import eq

from congvan.check.language.names import by_beginning, misspelt
from congvan.check.language.words import Words, core
from congvan.check.sheet import Passage, Sheet
from congvan.model.finding import Finding
from congvan.model.rules import language as rules
from congvan.model.text import Quote
from congvan.vietnamese.syllable import is_syllable
from congvan.vietnamese.tones import moved, open_pairs

# A word that is never doubled, and the words behind which it may nevertheless stand twice: `đạt được được`.
_NEVER_TWICE: Mapping[str, frozenset[str]] = {
    word: frozenset(before.split())
    for word, before in {
        "của": "", "và": "", "các": "", "những": "", "cho": "", "với": "", "để": "", "hoặc": "", "nhưng": "", "nếu": "",
        "vì": "", "đã": "", "sẽ": "", "đang": "", "thì": "", "khi": "sau", "được": "đạt có thu làm nhận giành đã",
        "là": "gọi tức nghĩa hay", "trong": "bên phía", "trên": "nêu cấp bên phía kể nói ở", "thuộc": "trực phụ",
        "theo": "kèm tiếp đi đem", "gồm": "bao", "bị": "thiết chuẩn trang", "nhằm": "", "và/hoặc": "",
    }.items()
}  # fmt: skip
# … and the words that, behind it, make it part of another word: `của của cải`, `theo theo dõi của Sở`.
_BEGINS: Mapping[str, frozenset[str]] = {
    word: frozenset(behind.split())
    for word, behind in {
        "của": "cải", "theo": "dõi", "để": "dành lại ý", "trong": "sạch sáng suốt lành", "được": "mùa giá",
        "bị": "đơn can cáo", "thuộc": "tính", "cho": "vay thuê phép", "là": "lượt", "với": "tay", "khi": "nào",
    }.items()
}  # fmt: skip
_COMMITTEE = frozenset({"Ủy", "Uỷ"})  # of `Ủy ban`, the one capital that letters are full of
_PAIRED_ON_PURPOSE = frozenset({"từng", "rất", "mãi", "dần", "luôn", "mỗi"})  # `từng bước từng bước`
# Between two words of one paragraph: not where a line is broken on purpose.
_NEXT = re.compile(r"[ \t\xa0]+|[ \xa0]?\n[ \t]*")


def check_spelling(sheet: Sheet) -> Iterator[Finding]:
    """Check the words of what is printed of one letter."""
    names = by_beginning(sheet.house.proper_names)
    for passage in sheet.passages:
        if passage.field != "notes":  # the office's own remarks, often about words
            words = Words(passage)
            yield from _twice(words)
            yield from misspelt(words, names)
    yield from _tone_places(sheet)


def _twice(words: Words) -> Iterator[Finding]:
    """Yield words that follow themselves; the last one of a pair may carry punctuation."""
    every = words.all
    for i in _hits(map(eq, every[1:], every)):
        if _is_slip(every, i) and _is_running(words, i, i + 1):
            yield _doubled(words, i + 1, i + 1)
    for i in _hits(map(eq, every[2:], every)):
        if _is_pair(every[i : i + 4]) and _is_running(words, i, i + 3):
            yield _doubled(words, i + 2, i + 3)


def _hits(marks: Iterable[bool]) -> Iterator[int]:
    return compress(count(), marks)


def _is_slip(words: Sequence[str], i: int) -> bool:
    """Whether the words at i and i + 1 are one that is never doubled, and neither belongs to its other neighbour."""
    word = words[i]
    if word not in _NEVER_TWICE:
        return False
    before = core(words[i - 1]).lower() if i else ""
    behind = core(words[i + 2]) if i + 2 < len(words) else ""
    return before not in _NEVER_TWICE[word] and behind not in _BEGINS.get(word, ())


def _is_pair(words: Sequence[str]) -> bool:
    """Whether four words are two, twice; nothing but the last may carry punctuation."""
    if len(words) < 4 or words[0] == words[1] or words[0].lower() in _PAIRED_ON_PURPOSE:  # noqa: PLR2004 - as promised
        return False
    again = core(words[3]) == words[1] and words[3].startswith(words[1])
    return again and is_syllable(words[0]) and is_syllable(words[1])


def _is_running(words: Words, first: int, last: int) -> bool:
    """Whether words stand in one paragraph, with nothing between them but space."""
    prose = words.passage.prose
    for i in range(first, last):
        gap = words.starts[i] + len(words.all[i]), words.starts[i + 1]
        line = prose.rfind("\n", 0, gap[0]) + 1 if "\n" in prose[slice(*gap)] else gap[0]
        if not _NEXT.fullmatch(prose, *gap) or prose.startswith("#", line):
            return False
    return True


def _doubled(words: Words, first: int, last: int) -> Finding:
    """Tell of words that stand here for the second time."""
    passage = words.passage
    start, end = words.start(first), words.end(last)
    written = Quote(passage.prose[start:end], passage.audience(start, end))
    return rules.WORD_TWICE.at(passage.place(start), passage.field, word=written, right=written)


def _tone_places(sheet: Sheet) -> Iterator[Finding]:
    """Yield the first syllable that places its tone mark in the way that this letter follows less often."""
    found = [
        (passage, start, end, second)
        for passage in sheet.passages
        if passage.field != "notes"
        for start, end, second in open_pairs(passage.prose)
        if _is_common(passage.prose, start, end)
    ]
    on_second = sum(second for *_, second in found)
    if 0 < on_second < len(found):
        fewer = on_second * 2 < len(found) or (on_second * 2 == len(found) and not found[0][3])
        yield _placed(*next((p, a, b) for p, a, b, second in found if second is fewer))


def _is_common(text: str, start: int, end: int) -> bool:
    """Whether the syllable is no name's: a person's name is written as its bearer writes it."""
    first = text[_beginning(text, start)]
    return first.islower() or text[start:end] in _COMMITTEE


def _beginning(text: str, at: int) -> int:
    """Where the syllable begins that ends in a pair of vowels."""
    while at and text[at - 1].isalpha():
        at -= 1
    return at


def _placed(passage: Passage, start: int, end: int) -> Finding:
    """Tell of one syllable; the pair of vowels ends it."""
    begin = _beginning(passage.prose, start)
    whose = passage.audience(begin, end)
    written = passage.prose[begin:end]
    right = passage.prose[begin:start] + moved(passage.prose[start:end])
    return rules.TONE_PLACE.at(
        passage.place(begin), passage.field, written=Quote(written, whose), right=Quote(right, whose)
    )

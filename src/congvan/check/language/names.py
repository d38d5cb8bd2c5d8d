"""The archive's proper names in a letter: with all their marks, a capital in every syllable.

A name is looked for by its folded syllables. Since many a name is also a word (`Thống Nhất`, `Hòa Bình`), what is
written small counts as the name only behind a word such as `phường`, and other marks only where marks were lost or the
word before is the name's own. One syllable counts only behind that word.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count

from congvan.check.language.words import Words, core, folded
from congvan.model.agency import Agency
from congvan.model.finding import Finding
from congvan.model.rules import language as rules
from congvan.model.series import Series
from congvan.model.terms import Audience
from congvan.model.text import Quote
from congvan.vietnamese.fold import fold, tone_key

# The last syllable of the words that a place's name follows.
_UNITS = frozenset(("phường", "xã", "tỉnh", "huyện", "quận", "phố", "trấn", "khu", "tp", "tx"))
# The last syllable of the words that a person's or a firm's name follows, which may be like a place's.
_OTHERS = frozenset(
    ("ông", "bà", "anh", "chị", "cô", "chí", "bác", "em", "họ", "cháu", "ty", "htx", "nghiệp", "hàng", "quán", "trường")
)
_SURNAMES = frozenset(
    {
        "Bùi", "Cao", "Châu", "Chu", "Dương", "Đàm", "Đào", "Đặng", "Đinh", "Đoàn", "Đỗ", "Hà", "Hồ", "Hoàng", "Huỳnh",
        "Kiều", "La", "Lã", "Lại", "Lâm", "Lê", "Lương", "Lưu", "Lý", "Mai", "Nghiêm", "Ngô", "Nguyễn", "Phan", "Phạm",
        "Phùng", "Quách", "Tạ", "Tăng", "Thái", "Tô", "Tống", "Trần", "Triệu", "Trịnh", "Trương", "Võ", "Vũ", "Vương",
    }
)  # fmt: skip
# Names that are words too; small behind a unit they are those words: `xã thống nhất`, `xã hội an toàn`.
_WORDS = frozenset(
    {
        "an ninh", "an toan", "binh an", "binh yen", "cong chinh", "dan chu", "doan ket", "doc lap", "doi moi",
        "dong dao", "dong tam", "dong tien", "hanh phuc", "hoa binh", "hoa hop", "hoi an", "hop nhat", "hop tac",
        "hop thanh", "hung thinh", "huu nghi", "on dinh", "phu quy", "quang trung", "quyet tam", "quyet thang",
        "quyet tien", "tan thanh", "tan tien", "thai binh", "thang loi", "thanh binh", "thanh cong", "thanh lap",
        "thanh thuy", "thong nhat", "tien bo", "tien hanh", "tien thanh", "tien tien", "trung tam", "trung thanh",
        "tu do", "tu lap", "vinh quang",
    }
)  # fmt: skip
_QUOTES = "\"“”'‘’«»"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: as it is written, its folded syllables, and the words that it follows where that is known."""

    text: str
    syllables: tuple[str, ...]
    units: frozenset[str]


def names_of(agencies: Iterable[Agency], series: Iterable[Series]) -> tuple[str, ...]:
    """Give every name that agencies and public series of an archive hold, in one order."""
    files = [x.file for x in agencies]
    asking = [
        x.file.requested_by.agency for x in series if x.file.requested_by and x.file.visibility is Audience.PUBLIC
    ]
    return tuple(sorted({*asking, *(y for x in files for y in (x.name, x.short, x.place, *x.proper_names))}))


def misspelt(words: Words, known: Mapping[str, Sequence[Name]]) -> Iterator[Finding]:
    """Yield the names of the archive that a passage writes otherwise."""
    every = words.all
    firsts = {x for x in set(every) if folded(x) in known}
    for i in compress(count(), map(firsts.__contains__, every)) if firsts else ():
        first = folded(every[i])
        standing = [x for x in _beginning(known, first, every[i + 1 : i + 2]) if _stands(every, i, x)]
        longest = [x for x in standing if len(x.syllables) == len(standing[0].syllables)]
        if longest and all(_is_misspelt(words, i, x) for x in longest):
            yield _finding(words, i, longest[0])


def _beginning(known: Mapping[str, Sequence[Name]], first: str, behind: Sequence[str]) -> Sequence[Name]:
    """Give the names that may begin with a folded syllable and the word behind it; of one syllable if no other."""
    longer = known.get(f"{first} {folded(behind[0])}", ()) if behind else ()
    return longer or known[first]


@lru_cache(8)
def by_beginning(names: tuple[str, ...]) -> Mapping[str, Sequence[Name]]:
    """The proper parts of names by their first two folded syllables, or their only one; longest first.

    Every first syllable is a key too, if only to nothing.
    """
    units: dict[str, set[str]] = {}
    for name in names:
        proper, unit = _proper(name)
        if proper:
            units.setdefault(proper, set()).update([unit] if unit else [])
    made = [Name(x, tuple(folded(y) for y in x.split()), frozenset(units[x])) for x in sorted(units)]
    firsts: dict[str, list[Name]] = {}
    for known in sorted(made, key=lambda x: -len(x.syllables)):
        if len(known.syllables) > 1 or known.units:
            firsts.setdefault(" ".join(known.syllables[:2]), []).append(known)
            firsts.setdefault(known.syllables[0], [])
    return firsts


def _proper(name: str) -> tuple[str, str]:
    """Part `Sở Nội vụ tỉnh Mẫu` into what is written with capitals at its end, and the unit before that."""
    words = name.split()
    start = len(words)
    while start and words[start - 1][0].isupper() and not words[start - 1].isupper():
        start -= 1
    before = words[start - 1].lower() if start else ""
    return " ".join(words[start:]), before if before in _UNITS else ""


def _stands(words: Sequence[str], i: int, name: Name) -> bool:
    """Whether the words from i on are the name's syllables, without punctuation between them."""
    end = i + len(name.syllables)
    found = words[i:end]
    inner = all(x.endswith(core(x)) for x in found[:-1]) and all(x.startswith(core(x)) for x in found[1:])
    return inner and tuple(map(folded, found)) == name.syllables


def _is_misspelt(words: Words, i: int, name: Name) -> bool:
    every, end = words.all, i + len(name.syllables)
    written = " ".join(map(core, every[i:end]))
    if tone_key(written) in (tone_key(name.text), tone_key(name.text.upper())) or _is_mention(every, i, end):
        return False
    before = core(every[i - 1]) if i else ""
    follows = before.lower() in _UNITS and every[i - 1].endswith(before)
    own = follows and (not name.units or before.lower() in name.units)
    if len(name.syllables) == 1:
        return own and _is_wrong_syllable(written, name)
    if tone_key(written.lower()) == tone_key(name.text.lower()):
        return _has_wrong_capitals(written, own=own, starts=_starts(words, i))
    lost = _has_lost_marks(written, name.text)
    if written.istitle() or written.isupper():
        return (lost or own) if follows else lost and not _is_another(words, i)
    return follows and lost and written[0].isupper()


def _is_wrong_syllable(written: str, name: Name) -> bool:
    """Small where it is the name else, or a capital over other marks."""
    return written == name.text.lower() or (written.istitle() and _has_lost_marks(written, name.text))


def _has_wrong_capitals(written: str, *, own: bool, starts: bool) -> bool:
    word = fold(written) in _WORDS
    if written.islower():
        return own and not word
    return own or not (word or starts)


def _starts(words: Words, i: int) -> bool:
    """Whether the word at i may have its capital for beginning a sentence, a line or a cell."""
    before = words.all[i - 1] if i else ""
    return not before[-1:].isalpha() or "\n" in words.passage.prose[words.starts[i - 1] + len(before) : words.starts[i]]


def _is_another(words: Words, i: int) -> bool:
    """Whether the name may be a person's or a firm's, by the word before it; a sentence's first has its capital so."""
    before = core(words.all[i - 1]) if i else ""
    if not before or not words.all[i - 1].endswith(before):
        return False
    named = before.istitle() and not _starts(words, i - 1)
    return named or before in _SURNAMES or before.lower() in _OTHERS


def _is_mention(words: Sequence[str], i: int, end: int) -> bool:
    """Whether quotation marks stand round the very words: then the text speaks of them."""
    return words[i][0] in _QUOTES and words[end - 1].rstrip(".,;:)")[-1:] in tuple(_QUOTES)


def _has_lost_marks(written: str, name: str) -> bool:
    """Whether every letter has marks that the name has too, but not all of them."""
    return all(_marks(a) <= _marks(b) for a, b in zip(written.split(), name.split(), strict=True))


@lru_cache(2**12)
def _marks(syllable: str) -> frozenset[str]:
    """The marks of a syllable, `đ` for the stroke of that letter."""
    return frozenset(x for x in unicodedata.normalize("NFD", syllable.lower()) if unicodedata.combining(x) or x == "đ")


def _finding(words: Words, i: int, name: Name) -> Finding:
    passage = words.passage
    start, end = words.start(i), words.end(i + len(name.syllables) - 1)
    whose = passage.audience(start, end)
    written = " ".join(passage.prose[start:end].split())
    right = name.text.upper() if written.isupper() else name.text
    return rules.NAME_MISSPELT.at(
        passage.place(start), passage.field, written=Quote(written, whose), right=Quote(right, whose)
    )

"""A file kept back enters; what gives away that its words stand elsewhere leaves: phrases, and data of persons.

Of a file that anybody may read leaves what excuses them: a form's headings are the same in both. Words, forms and dates
that stand in every office's files part phrases and are in none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import BytesAhoCorasick

from congvan.verify.canonical import SEPARATOR, canonical, squeezed
from congvan.verify.decode import decode
from congvan.verify.office import BOUND
from congvan.verify.persons import typed_in

# Least words with letters in them, and least letters, of a phrase that is nobody else's; as of an internal letter's.
LEAST_WORDS, LEAST_LETTERS = 6, 24
# Characters that are read of a file. Twice as many of one that excuses: what was not read excuses nothing.
MOST_READ, MOST_EXCUSING = 1_000_000, 4_000_000
MOST_PHRASES, MOST_PERSONS = 600, 300  # of a file, before what is public is taken out
_HEAD = 16  # bytes by which a phrase is known
LONGEST_PHRASE = 1_000  # characters: a text of one sentence is known by its beginning

_ENDS = re.compile(rf"[.;:!?…|\t\n{BOUND}{SEPARATOR}]+")
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
# What stands in letters and files of every office (Decree 30/2020/NĐ-CP, Appendix I), or changes with each period.
_FORMULAS = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc|\bv/v\b"
    r"|\bsố\s*\d*\s*/\s*[\w/-]+"  # of a document
    r"|\b(?:ngày|tháng|quý|năm)\s+(?:\d+|[ivx]+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, repr=False)
class Telling:
    """What gives a file away, the longest phrases first; of persons' data its key and how it is typed. Not shown."""

    phrases: tuple[str, ...]
    persons: tuple[tuple[str, str], ...]


def telling(name: str, data: bytes) -> Telling:
    """Give what gives a file away.

    Raises:
        Undecodable: it is encrypted, broken, too deep, too large, or of no kind that is known.
    """
    found = decode(name.lower(), data)
    told = {squeezed(canonical(x)): x for text in _bounded(found.prose, MOST_READ) for x in _phrases(text)}
    longest = sorted(told.values(), key=lambda x: (-len(x), x))
    # A border between cells parts figures, which side by side would look like a number.
    seen = (x.replace(BOUND, "|") for x in dict.fromkeys((*found.shown, *found.prose)))
    persons = dict(typed_in(_bounded(seen, MOST_READ)))
    return Telling(tuple(longest[:MOST_PHRASES]), tuple(sorted(persons.items())[:MOST_PERSONS]))


def excusing(name: str, data: bytes) -> bytes:
    """Give the words of a file that anybody may read, without spaces.

    Raises:
        Undecodable: as `telling`.
    """
    found = decode(name.lower(), data)
    texts = dict.fromkeys((*found.shown, *found.prose))
    return b"\n".join(squeezed(canonical(x)) for x in _bounded(texts, MOST_EXCUSING))


def untold(found: Sequence[Telling], public: Iterable[bytes]) -> list[Telling]:
    """Give what gives files away without what public files say; `public` are the words of these, as `excusing`."""
    phrases = {x: squeezed(canonical(x)) for one in found for x in one.phrases}
    numbers = {key: _number(key) for one in found for key, _ in one.persons}
    said = _among({*phrases.values(), *numbers.values()}, public)
    return [
        Telling(
            tuple(x for x in one.phrases if phrases[x] not in said),
            tuple((key, typed) for key, typed in one.persons if numbers[key] not in said),
        )
        for one in found
    ]


def _among(wanted: Iterable[bytes], texts: Iterable[bytes]) -> set[bytes]:
    """Those of the wanted that texts hold. Looked for by their beginnings: to make ready for more takes long."""
    by_head: dict[bytes, list[bytes]] = {}
    for one in wanted:
        by_head.setdefault(one[:_HEAD], []).append(one)
    if not by_head:
        return set()
    heads, search = list(by_head.values()), BytesAhoCorasick(list(by_head))
    return {
        one
        for text in texts
        for at, start, _ in search.find_matches_as_indexes(text, overlapping=True)
        for one in heads[at]
        if text.startswith(one, start)
    }


def _bounded(texts: Iterable[str], most: int) -> Iterator[str]:
    for text in texts:
        if most > 0:
            yield text[:most]
            most -= len(text)


def _phrases(text: str) -> Iterator[str]:
    for part in _ENDS.split(_FORMULAS.sub("\n", unicodedata.normalize("NFC", text))):
        phrase = part.strip()[:LONGEST_PHRASE]
        words = [x for x in _WORD.findall(phrase) if _LETTER.search(x)]
        if len(words) >= LEAST_WORDS and len(_LETTER.findall(phrase)) >= LEAST_LETTERS:
            yield phrase


def _number(key: str) -> bytes:
    """A telephone number without the nought that a country's code takes the place of; any other value as it is."""
    return squeezed(canonical(key)).lstrip(b"0")

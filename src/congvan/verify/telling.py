"""A file kept back enters; what gives away that its words stand elsewhere leaves: phrases, and data of persons.

Of a file that anybody may read leaves what excuses them: a form's headings are the same in both. Words, forms and dates
that stand in every office's files part phrases and are in none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from congvan.verify.canonical import SEPARATOR, canonical, squeezed
from congvan.verify.decode import decode
from congvan.verify.office import BOUND
from congvan.verify.persons import typed_in
from congvan.vietnamese.among import among

# Least words with letters in them, and least letters, of a phrase that is nobody else's; as of an internal letter's.
LEAST_WORDS, LEAST_LETTERS = 6, 24
# Characters that are read of a file. Twice as many of one that excuses: what was not read excuses nothing.
MOST_READ, MOST_EXCUSING = 1_000_000, 4_000_000
MOST_PHRASES, MOST_PERSONS = 600, 300  # of a file, before what is public is taken out
LONGEST_PHRASE = 1_000  # characters: a text of one sentence is known by its beginning

# "V/v" (about) stands between a letter's number and what it is about.
_ENDS = re.compile(rf"(?:[.;:!?…|\t\n{BOUND}{SEPARATOR}]|\bv/v\b)+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
# What stands in letters and files of every office (Decree 30/2020/NĐ-CP, Appendix I), or changes with each period.
_FORMULAS = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc"
    r"|\bsố\s*(?:\d+\s*)?(?:/\s*\d{4}\s*)?/\s*[^\W\d_]{2}[\w/-]*"  # of a document: a house's number has no letters
    r"|\b(?:ngày|tháng|quý|năm)\s+(?:\d+|[ivx]+)\b",
    re.IGNORECASE,
)
# A text that names a document and no more, as the line under an appendix's title does (Decree 30, Appendix III).
_CITATION = re.compile(
    r"\W*(?:[^\W\d_]+ ){1,7}số (?:\d+ ?)?/[\w/-]+(?: ngày (?:\S+ tháng \S+ năm \S+|[\d/.]+))?"
    r"(?: của (?:ủy ban|uỷ ban|ubnd|hội đồng|hđnd|sở|bộ|chính phủ|thủ tướng|chủ tịch)(?: [^\W\d_]+)*)?\W*",
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
    said = among({*phrases.values(), *numbers.values()}, public)
    return [
        Telling(
            tuple(x for x in one.phrases if phrases[x] not in said),
            tuple((key, typed) for key, typed in one.persons if numbers[key] not in said),
        )
        for one in found
    ]


def _bounded(texts: Iterable[str], most: int) -> Iterator[str]:
    for text in texts:
        if most > 0:
            yield text[:most]
            most -= len(text)


def _phrases(text: str) -> Iterator[str]:
    """Yield what formulas leave of each sentence; the whole sentence, if none of these pieces tells enough."""
    whole = _FORMULAS.sub(lambda x: " ".join(x[0].split()), unicodedata.normalize("NFC", text))  # over a line's end too
    for sentence in _ENDS.split(whole):
        pieces = [x.strip() for x in _FORMULAS.split(sentence)]
        if telling := [x for x in pieces if _tells(x)]:
            yield from (x[:LONGEST_PHRASE] for x in telling)
        elif _tells(" ".join(pieces)) and not _CITATION.fullmatch(" ".join(sentence.split())):
            yield sentence.strip()[:LONGEST_PHRASE]


def _tells(phrase: str) -> bool:
    words = [x for x in _WORD.findall(phrase[:LONGEST_PHRASE]) if _LETTER.search(x)]
    return len(words) >= LEAST_WORDS and len(_LETTER.findall(phrase[:LONGEST_PHRASE])) >= LEAST_LETTERS


def _number(key: str) -> bytes:
    """A telephone number without the nought that a country's code takes the place of; any other value as it is."""
    return squeezed(canonical(key)).lstrip(b"0")

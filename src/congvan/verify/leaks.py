"""Secrets and canonical texts enter; which secrets a text holds leaves, never the secrets themselves.

One search for all secrets at once (Aho and Corasick, 1975), so the time grows with the bytes and the secrets, not with
their product. A hit in the squeezed text counts only where it begins and ends like a word or a number.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from ahocorasick_rs import BytesAhoCorasick

from congvan.model.withheld import Secret
from congvan.verify.canonical import canonical, squeezed

# Shorter ones stand everywhere by chance ("an", "ĐT"; years, prices): a hit would prove nothing and stop every build.
SHORTEST_TEXT = 4
SHORTEST_NUMBER = 6
# Up to here a text must stand with the same spaces: "Lê An" is not "lean", "Toản" is not "to an".
EXACT_BELOW = 8
# From here on chance is out of the question: no word boundary is asked for.
ANYWHERE_FROM = 24
# A longer text is found by its first words; what follows may be broken up by a page's number and header, as in a PDF.
# Every word must be there: last month's public letter often has the same sentence with one figure changed.
HEAD_WORDS = 12
MOST_BREAKS = 3
# Letters between two parts of a broken text at most (header, page number, footnotes), and letters by which the text is
# known again behind a break; fewer would be found there by chance.
LONGEST_BREAK, SHORTEST_PART = 600, 12
# The shortest number without its leading zero, as a spreadsheet keeps a telephone number.
_SHORTEST_BARE = 8
_PHONE_LENGTHS = range(9, 13)
_COUNTRY = b"84"
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")


class _Form(Enum):
    """How a pattern must stand in a text to count."""

    EXACT = auto()  # between boundaries, with its own spaces only
    WORDS = auto()  # between boundaries, with any spaces
    ANYWHERE = auto()
    AMOUNT = auto()  # a number; spaces only between groups of three digits, or its own
    IDENTIFIER = auto()  # a number; spaces anywhere but around a single digit


_MINDS_SPACES = frozenset({_Form.EXACT, _Form.AMOUNT, _Form.IDENTIFIER})


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What is looked for, squeezed: of which secret it is, how it must stand, and what must follow it."""

    owner: int
    form: _Form
    breaks: tuple[int, ...]  # its own word breaks, as offsets
    rest: bytes


class Wanted:
    """The secrets, made ready to be looked for in many texts."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        """Take the secrets; their indexes are what `found_in` gives."""
        patterns: defaultdict[bytes, list[_Pattern]] = defaultdict(list)
        for owner, secret in enumerate(secrets):
            for words, form, rest in _ways(secret):
                breaks = _breaks(words) if form in _MINDS_SPACES else ()
                patterns[squeezed(words)].append(_Pattern(owner, form, breaks, squeezed(rest)))
        self._patterns = list(patterns.values())
        self._search = BytesAhoCorasick(list(patterns)) if patterns else None

    def found_in(self, words: bytes) -> frozenset[int]:
        """Give the indexes of the secrets that a canonical text holds."""
        if self._search is None:
            return frozenset()
        text = squeezed(words)
        hits = self._search.find_matches_as_indexes(text, overlapping=True)
        gaps = _breaks(words) if hits else ()
        return frozenset(
            pattern.owner
            for index, start, end in hits
            for pattern in self._patterns[index]
            if _stands(pattern, text, start, end, gaps) and _followed(text, end, pattern.rest)
        )


def too_short(secret: Secret) -> bool:
    """Whether a secret is too short to be looked for (see SHORTEST_TEXT and SHORTEST_NUMBER)."""
    return not any(_ways(secret))


# --- what is looked for -----------------------------------------------------------------------------------


def _ways(secret: Secret) -> Iterator[tuple[bytes, _Form, bytes]]:
    """Yield the ways in which a secret may be written: words to look for, how they must stand, and what must follow."""
    words = canonical(secret.text).replace(b"\n", b" ")
    letters = squeezed(words)
    if letters.isdigit():
        yield from ((number, form, b"") for number, form in _numbers(words))
    elif len(letters) >= SHORTEST_TEXT:
        yield _whole_or_head(words)
        if _MAIL.fullmatch(secret.text.strip()):  # as it is written to hide it from programs: name (at) host
            yield _whole_or_head(canonical(secret.text.replace("@", " at ")))


def _whole_or_head(words: bytes) -> tuple[bytes, _Form, bytes]:
    parts = words.split()
    head, rest = b" ".join(parts[:HEAD_WORDS]), b" ".join(parts[HEAD_WORDS:])
    return head, _Form.ANYWHERE if rest else _text_form(words), rest


def _text_form(words: bytes) -> _Form:
    length = len(squeezed(words))
    if length >= ANYWHERE_FROM:
        return _Form.ANYWHERE
    return _Form.WORDS if length >= EXACT_BELOW else _Form.EXACT


def _numbers(words: bytes) -> Iterator[tuple[bytes, _Form]]:
    """The ways in which one number is written: with and without the country's code, as a spreadsheet keeps it."""
    digits = squeezed(words)
    if len(digits) < SHORTEST_NUMBER:
        return
    subscriber = _subscriber(digits)
    if subscriber is not None:
        prefixes = (b"0", b"", _COUNTRY, _COUNTRY + b"0", b"00" + _COUNTRY)
        yield from ((prefix + subscriber, _Form.IDENTIFIER) for prefix in prefixes)
    elif digits.startswith(b"0"):
        yield digits, _Form.IDENTIFIER
        if len(digits.lstrip(b"0")) >= _SHORTEST_BARE:
            yield digits.lstrip(b"0"), _Form.IDENTIFIER
    else:
        yield words, _Form.AMOUNT


def _subscriber(digits: bytes) -> bytes | None:
    """A telephone number without trunk zero and country code; None if the number can be none."""
    national = re.fullmatch(rb"(?:00840?|840?|0)([1-9]\d+)", digits)
    if national is None or len(digits) not in _PHONE_LENGTHS or len(national[1]) < _SHORTEST_BARE:
        return None
    return national[1]


# --- whether a hit counts ---------------------------------------------------------------------------------


def _breaks(words: bytes) -> tuple[int, ...]:
    """Where words begin, as offsets in the squeezed text, ascending."""
    return tuple(match.start() - number for number, match in enumerate(re.finditer(b" ", words)))


def _stands(pattern: _Pattern, text: bytes, start: int, end: int, gaps: tuple[int, ...]) -> bool:
    """Whether a pattern found at that place stands there as a text of its own."""
    if pattern.form is _Form.ANYWHERE:
        return True
    if not (_boundary(text, start, gaps) and _boundary(text, end, gaps)):
        return False
    if pattern.form is _Form.WORDS:
        return True
    inside = tuple(gap - start for gap in gaps[bisect_left(gaps, start + 1) : bisect_left(gaps, end)])
    return _spaced_alike(pattern, inside, end - start)


def _followed(text: bytes, at: int, rest: bytes) -> bool:
    """Whether a text goes on with that rest, broken at most so often by something in between."""
    for _ in range(MOST_BREAKS + 1):
        same = _common(text[at : at + len(rest)], rest)
        at, rest = at + same, rest[same:]
        if not rest:
            return True
        if len(rest) < SHORTEST_PART:
            return False
        at = text.find(rest[:SHORTEST_PART], at, at + LONGEST_BREAK)
        if at < 0:
            return False
    return False


def _common(first: bytes, second: bytes) -> int:
    """How many bytes two texts begin with in common."""
    differing = (number for number, (a, b) in enumerate(zip(first, second, strict=False)) if a != b)
    return next(differing, min(len(first), len(second)))


def _spaced_alike(pattern: _Pattern, inside: tuple[int, ...], length: int) -> bool:
    """Whether the spaces inside a hit are ones that the pattern may have."""
    if inside == pattern.breaks:
        return True
    if pattern.form is _Form.AMOUNT:
        return all((length - gap) % 3 == 0 for gap in inside)
    if pattern.form is _Form.IDENTIFIER:
        edges = (0, *inside, length)
        return all(b - a > 1 for a, b in pairwise(edges))
    return False


def _boundary(text: bytes, at: int, gaps: tuple[int, ...]) -> bool:
    """Whether a word or a number may begin or end at that place of the squeezed text."""
    if at in (0, len(text)) or text[at - 1 : at + 1].find(b"\n") >= 0:
        return True
    position = bisect_left(gaps, at)
    if position < len(gaps) and gaps[position] == at:
        return True
    return text[at - 1 : at].isdigit() != text[at : at + 1].isdigit()

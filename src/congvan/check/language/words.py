"""The words of a passage, in order, with their places where they are asked for; each cut once from its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from congvan.check.body_text import FILLER
from congvan.check.sheet import Passage
from congvan.vietnamese.fold import fold

_WORD = re.compile(r"\S+")
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’«»–—…" + FILLER
_CACHED = 2**15  # more than the syllables of Vietnamese, with capitals and punctuation


@lru_cache(_CACHED)
def core(word: str) -> str:
    """Give a word without the punctuation round it."""
    return word.strip(_SIGNS)


@lru_cache(_CACHED)
def folded(word: str) -> str:
    """Give a word without punctuation, marks and capitals."""
    return fold(core(word))


@dataclass(frozen=True)
class Words:
    """The words of one passage: what stands between spaces."""

    passage: Passage

    @cached_property
    def all(self) -> Sequence[str]:
        """The words in order, with the punctuation that sticks to them."""
        return self.passage.prose.split()

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each word begins."""
        return [x.start() for x in _WORD.finditer(self.passage.prose)]

    def start(self, index: int) -> int:
        """Where a word begins, without punctuation before it."""
        word = self.all[index]
        return self.starts[index] + word.index(core(word))

    def end(self, index: int) -> int:
        """Where a word ends, without punctuation behind it."""
        return self.start(index) + len(core(self.all[index]))

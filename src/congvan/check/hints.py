"""What to suggest when a word is not one of those known: the nearest, or the list."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from congvan.model.text import Phrase, Text

_NONE: Mapping[str, str] = MappingProxyType({})
_DID_YOU_MEAN = Text("Có phải «{match}» không?", "Did you mean '{match}'?")
_LIST = Text("Các tên dùng được: {explained}.", "Known here: {listed}.")


def nearest(word: str, known: Iterable[str], meanings: Mapping[str, str] = _NONE) -> dict[str, Phrase]:
    """Give the value `nearest` that rules' hints are filled with.

    `meanings` says in Vietnamese what a known word means; who typed the meaning is told the word.
    """
    names = sorted(set(known))
    match = match_of(word, names, meanings)
    if match:
        return {"nearest": _DID_YOU_MEAN.of(match=match)}
    explained = ", ".join(f"{x} ({meanings[x]})" if x in meanings else x for x in names) or "–"
    return {"nearest": _LIST.of(explained=explained, listed=", ".join(names) or "–")}


def match_of(word: str, known: Iterable[str], meanings: Mapping[str, str] = _NONE) -> str:
    """Give the known word that was most likely meant; empty if there is none."""
    names = sorted(set(known))
    meant = [name for name in names if meanings.get(name) == word.lower()]
    return next(iter(meant or get_close_matches(word.lower(), names, n=1, cutoff=0.6)), "")

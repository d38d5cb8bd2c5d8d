"""What to suggest when a word is not one of those known: the nearest, or the list."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})


def nearest(word: str, known: Iterable[str], meanings: Mapping[str, str] = _NONE) -> dict[str, str]:
    """Give the values `nearest` and `nearest_en` that rules' hints are filled with.

    `meanings` says in Vietnamese what a known word means; who typed the meaning is told the word.
    """
    names = sorted(set(known))
    meant = [name for name in names if meanings.get(name) == word.lower()]
    match = meant or get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    if match:
        return {"nearest": f"Có phải «{match[0]}» không?", "nearest_en": f"Did you mean '{match[0]}'?"}
    listed = ", ".join(names) or "–"
    explained = ", ".join(f"{x} ({meanings[x]})" if x in meanings else x for x in names) or "–"
    return {"nearest": f"Các tên dùng được: {explained}.", "nearest_en": f"Known here: {listed}."}

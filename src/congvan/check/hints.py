"""What to suggest when a word is not one of those known: the nearest, or the list."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> dict[str, str]:
    """Give the values `nearest` and `nearest_en` that rules' hints are filled with."""
    names = sorted(set(known))
    match = get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    if match:
        return {"nearest": f"Có phải «{match[0]}» không?", "nearest_en": f"Did you mean '{match[0]}'?"}
    listed = ", ".join(names) or "–"
    return {"nearest": f"Các tên dùng được: {listed}.", "nearest_en": f"Known here: {listed}."}

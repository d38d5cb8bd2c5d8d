"""What to suggest: the nearest of the words known, or their list; and the line as it should be typed."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from congvan.model.text import Phrase, Text, Value

_NONE: Mapping[str, str] = MappingProxyType({})
_DID_YOU_MEAN = Text("Did you mean '{match}'?")
_WRITE = Text("Write: {line}")
_LINE = Text("{key}: {value}")
_TWO_LINES = Text("Write two lines: {first} and {second}")
_LIST = Text("Known here: {listed}.")


def nearest(word: str, known: Iterable[str], meanings: Mapping[str, str] = _NONE) -> dict[str, Phrase]:
    """Give the value `nearest` that rules' hints are filled with.

    `meanings` says in Vietnamese what a known word means; who typed the meaning is told the word.
    """
    names = sorted(set(known))
    match = match_of(word, names, meanings)
    if match:
        return {"nearest": did_you_mean(match)}
    explained = ", ".join(f"{x} ({meanings[x]})" if x in meanings else x for x in names) or "–"
    return {"nearest": _LIST.of(explained=explained, listed=", ".join(names) or "–")}


def did_you_mean(match: str) -> Phrase:
    """Ask whether another word was meant."""
    return _DID_YOU_MEAN.of(match=match)


def line(key: str, value: Value) -> Phrase:
    """Give a line of front matter."""
    return _LINE.of(key=key, value=value)


def write(line: Value) -> Phrase:
    """Say how the line should be typed."""
    return _WRITE.of(line=line)


def write_two(first: Value, second: Value) -> Phrase:
    """Say how the line should be typed as two."""
    return _TWO_LINES.of(first=first, second=second)


def match_of(word: str, known: Iterable[str], meanings: Mapping[str, str] = _NONE, *, sure: bool = False) -> str:
    """Give the known word that was most likely meant, letters' case aside; empty if there is none.

    `sure` asks for one that differs in a letter or two only.
    """
    names = {x.lower(): x for x in sorted(set(known))}
    lower = word.lower()[:_LONGEST]
    meant = [x for x in names.values() if meanings.get(x) == lower]
    close = get_close_matches(lower, names, n=1, cutoff=_SURE if sure else _LIKELY)
    return next(iter([*meant, *(names[x] for x in close)]), "")


# Shares of common letters: at 0.6 difflib takes what a person would call a slip, at 0.8 no other word of the format.
_LIKELY, _SURE = 0.6, 0.8
_LONGEST = 100  # characters compared; no known word is longer, and comparing takes the square of the length

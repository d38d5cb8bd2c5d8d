"""Folded texts enter, and others in which they may stand; those of the first leave that stand there."""

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick

_HEAD = 16  # bytes by which a text is looked for: to make ready for more takes long


def among(wanted: Iterable[bytes], texts: Iterable[bytes]) -> set[bytes]:
    """Give those of the wanted that texts hold, in linear time; an empty one is nothing to look for."""
    by_head: dict[bytes, set[bytes]] = {}
    for one in wanted:
        by_head.setdefault(one[:_HEAD], set()).add(one)
    by_head.pop(b"", None)
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

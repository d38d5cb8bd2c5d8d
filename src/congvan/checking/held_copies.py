"""What touched an issued letter's signed copies enters; the one that must be there leaves, and whether another one is.

A signed copy grows by further signatures, which are written behind what is there, and in no other way.
"""

from pathlib import Path
from typing import Protocol

from congvan.check.attachments import MAX_BYTES
from congvan.check.held import Held
from congvan.checking.trail import Trails
from congvan.read.archive import SignedFile
from congvan.read.blobs import begins_with

_MOST_COPIES = 50  # of one letter that are compared, the newest


class Bytes(Protocol):
    """Where bytes are had by their id."""

    def get(self, name: str, most: int) -> bytes | None:
        """Give the bytes; None if they are not there, or more than `most`."""


def kept_copy(held: Held, trails: Trails, blobs: Bytes) -> str:
    """Give the id of the signed copy that goes with a letter; empty if there was none since it says what it says.

    It is the first one of these words, or what that became by further signatures. Of one that lay there before the
    letter told of other words, nobody knows whether it is to stay.
    """
    kept, last, turns = "", "", list(held.turns)
    for step in list(trails.copies(held.stays))[-_MOST_COPIES:]:
        while turns and turns[0] > step.at:
            kept, turns = _turned(kept, last), turns[1:]
        if turns and turns[0] == step.at:
            kept, turns = "", turns[1:]
        last = step.blob
        if not kept or _has_grown(blobs, kept, last):
            kept = last
    for _ in turns:
        kept = _turned(kept, last)
    return kept


def is_unlike(now: SignedFile | None, before: str, blobs: Bytes) -> bool:
    """Whether a signed copy is not the former one with more behind it, or is gone."""
    if now is None:
        return True
    data = blobs.get(before, MAX_BYTES)
    try:
        return data is None or not begins_with(Path(now.path).read_bytes(), data)
    except OSError:
        return False  # which is told where it is read


def _turned(kept: str, last: str) -> str:
    """What counts once a letter told of other words: another copy than it had, if it is there already."""
    return "" if last == kept else last


def _has_grown(blobs: Bytes, before: str, after: str) -> bool:
    one, other = blobs.get(before, MAX_BYTES), blobs.get(after, MAX_BYTES)
    return one is not None and other is not None and begins_with(other, one)
